"""What somebody says of the lists where they are looked at: other columns, another network, another kind of
list. Each is planned again with progress and Cancel, and with the choices that still fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtCore import QObject, Signal

from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.importing.checking import Checking
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.planner import Planner
from desktop_app.ui.importing.shapes import Shape, flip
from desktop_app.ui.importing.source import Source


class Aiming(QObject):
    said = Signal()
    """Something is planned again from now on."""
    network_chosen = Signal(object)
    planned_again = Signal()
    """Everything; the step that is shown shows it anew."""
    replanned = Signal()
    """One source."""

    def __init__(
        self, desk: Desk, planner: Planner, checking: Checking, draft: Callable[[], Draft], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._planner = planner
        self._checking = checking
        self._draft = draft
        checking.network.chosen.connect(self._choose_network)
        checking.replan.connect(self.plan_soon)
        checking.kind.flipped.connect(self._flip)
        checking.kind.meeting_chosen.connect(self._choose_meeting)

    def plan_soon(self, source: Source) -> None:
        self.said.emit()
        source.forget_plan()
        self._planner.plan_soon(self._draft(), source, self.replanned.emit)

    def plan_again(self) -> None:
        """What the plan was made of has been changed: the same once more, with what was chosen."""
        draft = self._draft()
        draft.forget_plans()
        self._planner.plan(draft, draft.unplanned(), self.planned_again.emit)

    def read_meetings(self) -> None:
        """The meetings that a list may answer to: the network's, or all."""
        network = self._draft().network
        self._desk.read(
            lambda store: choosable(store, network), self._checking.kind.show_meetings, key="import.meetings"
        )

    def _choose_network(self, network: object) -> None:
        draft = self._draft()
        draft.aim(None if network is None else NetworkId(int(str(network))), draft.organisation)
        self.network_chosen.emit(network)
        self.read_meetings()
        self.plan_again()

    def _flip(self, to: str) -> None:
        source = self._checking.source
        if source is not None:
            flip(source, cast("Shape", to))
            self.plan_soon(source)

    def _choose_meeting(self, number: int) -> None:
        source = self._checking.source
        if source is not None and number != source.meeting:
            source.meeting = MeetingId(number)
            self.plan_soon(source)


def choosable(store: Store, network: NetworkId | None) -> list[tuple[int, str]]:
    """Number and name of each meeting: the next one first, then those after it, then those that have been."""
    today = date.today().isoformat()
    rows = meetings.rows(store, meetings.ids(store, network=network))
    coming = [row for row in rows if row.last_day >= today]
    been = [row for row in rows if row.last_day < today]
    return [
        (int(row.id), f"{words.list_when(row.first_day, row.last_day, row.start, row.end)}, {row.title}")
        for row in (*coming, *reversed(been))
    ]
