"""The organisations that take part in a network from a day on: as what, and with how many seats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import NetworkId
from desktop_app.records.networks import NetworkMember
from desktop_app.store import members as stored
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.capacities import Capacities, capacity_item
from desktop_app.ui.dialogs.saving import end_with_save
from desktop_app.ui.form.days import DateEditor
from desktop_app.ui.form.editors import Choice, OrganisationEditor
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, MARGIN, WIDE, muted, section_title
from desktop_app.work import networks as verbs

_Number = Qt.ItemDataRole.UserRole
MOST = 99


def open_members(desk: Desk, network: NetworkId, name: str) -> None:
    desk.read(
        lambda store: stored.of_day(store, network),
        lambda members: MembersDialog(desk, network, name, members).open(),
    )


class MembersDialog(QDialog):
    def __init__(self, desk: Desk, network: NetworkId, name: str, members: Sequence[NetworkMember]) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._network = network
        title = _("Members and seats of {network}").format(network=name)
        self.setObjectName("membersDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = self._make_table()
        self._editor = OrganisationEditor(
            Field("member", N_("Organisation"), "organisation"), desk.find_organisations
        )
        self._editor.line.setObjectName("newMember")
        self._editor.line.returnPressed.connect(self._add)
        self._first_day = DateEditor(Field("first_day", N_("From"), "date", hint=N_("empty: always so")))
        self._first_day.line.setObjectName("membersFrom")
        self._first_day.line.setFixedWidth(176)
        self._first_day.show_value(date.today() if members else None)
        self._trouble = MessageBar()
        self._trouble.setObjectName("membersTrouble")
        self._lay_out(title)
        for member in members:
            if member.organisation is not None:
                self._append(member.organisation, member.organisation_name, member)
        take_room(self, 680, 600)
        self._editor.line.setFocus()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setObjectName("members")
        table.setAccessibleName(_("Members and seats"))
        table.setHorizontalHeaderLabels([_("Organisation"), _("Seats"), _("Deputies"), _("Capacity")])
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setProperty("quiet", True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = table.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(1, 96)
        head.resizeSection(2, 96)
        head.resizeSection(3, 176)
        table.setItemDelegateForColumn(3, Capacities(table))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        font = head.font()
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(font)
        return table

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(section_title(title))
        label = QLabel(_("&Add an organisation"))
        label.setBuddy(self._editor.line)
        self._editor.line.setAccessibleName(_("Add an organisation"))
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._editor.line, 1)
        add = QPushButton(_("A&dd"))
        add.setObjectName("membersAdd")
        add.setAutoDefault(False)
        add.clicked.connect(self._add)
        line.addWidget(add)
        column.addWidget(label)
        column.addLayout(line)
        column.addWidget(self._table, 1)
        remove = QPushButton(_("&Remove the selected"))
        remove.setObjectName("membersRemove")
        remove.setAutoDefault(False)
        remove.clicked.connect(self._remove)
        self._sum = muted()
        when = QLabel(_("&From"))
        when.setBuddy(self._first_day.line)
        self._first_day.line.setAccessibleName(_("From"))
        foot = QHBoxLayout()
        foot.setSpacing(MARGIN)
        foot.addWidget(remove)
        foot.addStretch()
        foot.addWidget(self._sum)
        column.addLayout(foot)
        since = QHBoxLayout()
        since.setSpacing(GAP)
        since.addWidget(when)
        since.addWidget(self._first_day.line)
        told = muted(_("What was so before that day stays in the history."))
        told.setWordWrap(True)
        since.addWidget(told, 1)
        column.addLayout(since)
        column.addWidget(self._trouble)
        end_with_save(self, column, "membersSave", self._save)
        self._table.itemChanged.connect(self._count)

    def _append(self, organisation: int, name: str, member: NetworkMember | None = None) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        named = QTableWidgetItem(name)
        named.setData(_Number, organisation)
        named.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self._table.setItem(row, 0, named)
        self._table.setItem(row, 1, QTableWidgetItem(str(member.seats if member else 1)))
        self._table.setItem(row, 2, QTableWidgetItem(str(member.deputy_seats if member else 0)))
        self._table.setItem(row, 3, capacity_item(member.capacity if member else "member"))

    def _organisation(self, row: int) -> int:
        return int(self._table.model().index(row, 0).data(_Number))

    def _add(self) -> None:
        self._trouble.clear()
        try:
            choice = self._editor.value()
        except Invalid as error:
            self._trouble.trouble(error)
            return
        if not isinstance(choice, Choice):
            return
        rows = {self._organisation(row): row for row in range(self._table.rowCount())}
        if choice.id not in rows:
            self._append(choice.id, choice.label)
        self._table.selectRow(rows.get(choice.id, self._table.rowCount() - 1))
        self._editor.show_value(None)

    def _remove(self) -> None:
        for row in sorted({index.row() for index in self._table.selectedIndexes()}, reverse=True):
            self._table.removeRow(row)
        self._count()

    def _count(self) -> None:
        try:
            seats = sum(self._number(row, 1) for row in range(self._table.rowCount()))
        except Invalid:  # a number that is being written
            return
        said = _("{members} members, {seats} seats")
        self._sum.setText(said.format(members=self._table.rowCount(), seats=seats))

    def _text(self, row: int, column: int) -> str:
        return str(self._table.model().index(row, column).data() or "").strip()

    def _number(self, row: int, column: int) -> int:
        text = self._text(row, column)
        if not (text.isdecimal() and int(text) <= MOST):
            name = self._text(row, 0)
            raise Invalid(
                _("{organisation}: “{text}” is not a number of seats.").format(organisation=name, text=text),
                advice=_("Write a number from 0 to 99."),
            )
        return int(text)

    def _save(self) -> None:
        try:
            members = [self._member(row) for row in range(self._table.rowCount())]
            day = self._first_day.value()
        except Invalid as error:
            self._trouble.trouble(error)
            return
        first_day = day if isinstance(day, date) else None
        self._desk.do(
            lambda store: verbs.set_members(
                store, network=self._network, members=members, first_day=first_day
            ),
            self.accept,
            self._trouble.trouble,
        )

    def _member(self, row: int) -> dict[str, Any]:
        organisation: Any = self._organisation(row)
        return {
            "organisation": organisation,
            "seats": self._number(row, 1),
            "deputy_seats": self._number(row, 2),
            "capacity": self._table.model().index(row, 3).data(_Number),
        }
