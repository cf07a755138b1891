"""The organisations that take part in a network from a day on: as what, and with how many seats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId
from desktop_app.records.networks import NetworkMember
from desktop_app.store import members as stored
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.capacities import Capacities, capacity_item
from desktop_app.ui.dialogs.member_bodies import MemberBodies
from desktop_app.ui.screen import take_room
from desktop_app.work import networks as verbs

_Key = Qt.ItemDataRole.UserRole
MOST = 99
WIDTHS = (96, 96, 176)


def open_members(desk: Desk, network: NetworkId, name: str) -> None:
    desk.read(
        lambda store: stored.of_day(store, network),
        lambda members: MembersDialog(desk, network, name, members).open(),
    )


class MembersDialog(MemberBodies):
    def __init__(self, desk: Desk, network: NetworkId, name: str, members: Sequence[NetworkMember]) -> None:
        title = _("Members and seats of {network}").format(network=name)
        headings = (_("Organisation"), _("Seats"), _("Deputies"), _("Capacity"))
        super().__init__(desk, "members", title, headings, figures=(1, 2))
        self._network = network
        self.table.setItemDelegateForColumn(3, Capacities(self.table))
        for column, width in enumerate(WIDTHS, 1):
            self.table.horizontalHeader().resizeSection(column, width)
        for member in members:
            if member.organisation is not None:
                row = self.append(int(member.organisation), member.organisation_name)
                self._show(row, member.seats, member.deputy_seats, member.capacity)
        take_room(self, 680, 600)
        self.begin()

    def fill_row(self, row: int) -> None:
        self._show(row, 1, 0, "member")

    def _show(self, row: int, seats: int, deputies: int, capacity: str) -> None:
        self.table.setItem(row, 1, QTableWidgetItem(str(seats)))
        self.table.setItem(row, 2, QTableWidgetItem(str(deputies)))
        self.table.setItem(row, 3, capacity_item(capacity))

    def sum(self) -> str:
        rows = range(self.table.rowCount())
        seats = sum(self._number(row, 1) for row in rows)
        return _("{members} members, {seats} seats").format(members=len(rows), seats=seats)

    def _number(self, row: int, column: int) -> int:
        texts = self.row_texts(row)
        text = texts[column].strip()
        if not (text.isdecimal() and int(text) <= MOST):
            raise Invalid(
                _("{organisation}: “{text}” is not a number of seats.").format(
                    organisation=texts[0], text=text
                ),
                advice=_("Write a number from 0 to 99."),
            )
        return int(text)

    def save(self) -> None:
        try:
            members = [self._member(row, body) for row, body in enumerate(self.bodies())]
            first_day = self.first_day()
        except Invalid as error:
            self.trouble.trouble(error)
            return
        self.desk.do(
            lambda store: verbs.set_members(
                store, network=self._network, members=members, first_day=first_day
            ),
            self.accept,
            self.trouble.trouble,
        )

    def _member(self, row: int, organisation: int) -> dict[str, Any]:
        return {
            "organisation": organisation,
            "seats": self._number(row, 1),
            "deputy_seats": self._number(row, 2),
            "capacity": self.table.model().index(row, 3).data(_Key),
        }
