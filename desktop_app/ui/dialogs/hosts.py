"""Whose turn it is to be host of a network's meetings: the queue, the coming meetings, and who has been host.

What is done here is done at once and can be undone; the lists are read anew after each change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId
from desktop_app.records.meetings.hosting import Turn
from desktop_app.store.database import Store
from desktop_app.store.meetings import hosting as stored
from desktop_app.store.meetings import meetings
from desktop_app.store.meetings.hosting import Hosted, Skipped
from desktop_app.store.meetings.meetings import MeetingRow
from desktop_app.ui import words
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.ui.form.parts import push_button, scrolling
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.panels import Panel
from desktop_app.ui.screen import has_room_for_titles, take_room
from desktop_app.ui.style import GAP, MARGIN, WIDE, muted, section_title
from desktop_app.work.meetings import hosting as verbs

REASON = Field("reason", N_("Reason"), width=30)


@dataclass(frozen=True, slots=True)
class _Found:
    queue: Sequence[Turn]
    coming: Sequence[MeetingRow]
    turns: dict[MeetingId, Turn | None]
    skipped: Sequence[Skipped]
    history: Sequence[Hosted]


def _gather(store: Store, network: NetworkId) -> _Found:
    today = date.today()
    ahead = [each.meeting for each in stored.coming(store, network, on=today)]
    return _Found(
        verbs.queue(store, network),
        meetings.rows(store, ahead),
        verbs.proposed(store, network),
        stored.skipped(store, network),
        [each for each in stored.history(store, network) if each.first_day < today.isoformat()],
    )


class HostsDialog(QDialog):
    """Opened with `open()`."""

    def __init__(self, desk: Desk, network: NetworkId, name: str) -> None:
        super().__init__(desk.window)
        self.setObjectName("hostsDialog")
        self.setWindowTitle(_("Host's turn: {network}").format(network=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._told = MessageBar()
        self._told.setObjectName("hostsTold")
        self._desk = replace(desk, window=self, bar=self._told)
        self._network = network
        self._found: _Found | None = None
        self._coming = Panel("hostsComing", _("Coming meetings"))
        self._queue = Panel("hostsQueue", _("The queue"))
        self._history = Panel("hostsHistory", _("Hosts so far"))
        self._needs_both: list[QPushButton] = []
        self._close = push_button(_("Close"), "hostsClose", self.reject)
        self._lay_out()
        desk.changes.changed.connect(self._read)
        take_room(self, 860, 640)
        self._read()

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        for panel in (self._coming, self._queue, self._history):
            inside.addWidget(panel)
        inside.addStretch()
        holder = QWidget()
        holder.setLayout(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(MARGIN)
        if has_room_for_titles(self):
            heading = section_title(self.windowTitle())
            heading.setWordWrap(True)
            column.addWidget(heading)
        column.addLayout(self._buttons())
        column.addWidget(scrolling(holder), 1)
        column.addWidget(self._told)
        column.addLayout(self._foot())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for text, name, pressed in (
            (_("&Host by turn"), "hostsTake", self._take),
            (_("A&nother host…"), "hostsOther", self._other),
            (_("&Skip…"), "hostsSkip", self._skip),
            (_("S&wap…"), "hostsSwap", self._swap),
        ):
            button = push_button(text, name, pressed)
            row.addWidget(button)
            self._needs_both.append(button)
        row.addStretch()
        return row

    def _foot(self) -> QHBoxLayout:
        """What is done with all the meetings at once stands apart from what is done with one."""
        row = QHBoxLayout()
        button = push_button(_("Give &all their turns"), "hostsAll", self._take_all)
        self._needs_both.append(button)
        row.addWidget(button)
        row.addStretch()
        row.addWidget(self._close)
        return row

    # what is shown

    def _read(self, _changed: object = None) -> None:
        self._desk.read(lambda store: _gather(store, self._network), self._show, key="hosts")

    def _show(self, found: _Found) -> None:
        begins = self._found is None
        self._found = found
        lines = [Line(int(row.id), self._meeting_cells(found, row)) for row in found.coming]
        headings = (_("Day"), _("Host"), _("Note"))
        self._put(self._coming, headings, lines, _("No meeting is planned."))
        queue = [
            Line(int(turn.organisation), (turn.name, words.short_day(turn.last) if turn.last else _("never")))
            for turn in found.queue
        ]
        nothing = _("The network has no members that can be host.")
        self._put(self._queue, (_("Organisation"), _("Last host")), queue, nothing)
        history = [
            Line(int(each.meeting), (words.list_days(each.first_day, ""), each.name, _note(each)))
            for each in found.history
        ]
        self._put(self._history, headings, history, _("Nobody has been host yet."))
        for button in self._needs_both:
            button.setEnabled(bool(found.coming and found.queue))
        self._order_tabs()
        coming = self._coming.list
        if coming is not None and found.queue:
            coming.row_opened.connect(lambda _meeting: self._take())
        if coming is not None and begins:
            coming.setFocus()

    def _order_tabs(self) -> None:
        """Lists that are made anew stand last otherwise."""
        lists = (panel.list for panel in (self._coming, self._queue, self._history))
        *above, whole = self._needs_both
        order: list[QWidget] = [above[-1], *(each for each in lists if each is not None), whole, self._close]
        for one, next_one in pairwise(order):
            QWidget.setTabOrder(one, next_one)

    def _put(self, panel: Panel, headings: Sequence[str], lines: Sequence[Line], nothing: str) -> None:
        if not lines:
            panel.show_inside(muted(nothing))
            return
        table = Lines(f"{panel.objectName()}List", panel.title, headings, lines, days=0)
        panel.show_inside(table)
        if not table.currentIndex().isValid():
            table.selectRow(0)

    def _meeting_cells(self, found: _Found, row: MeetingRow) -> tuple[str, ...]:
        turn = found.turns.get(row.id)
        host = row.host or (_("turn: {name}").format(name=turn.name) if turn else "–")
        skips = [each for each in found.skipped if each.meeting == row.id]
        notes = [
            _("{name} skipped: {reason}").format(name=each.name, reason=each.reason or "–") for each in skips
        ]
        return words.list_days(row.first_day, row.last_day), host, ". ".join(notes)

    def _meeting(self) -> MeetingId:
        table = self._coming.list
        line = table.current() if table is not None else None
        assert line is not None, "the buttons are enabled only where a meeting is coming"
        return MeetingId(line.id)

    # what is done

    def _do(self, verb: Callable[[Store], object]) -> None:
        self._desk.do(verb, failed=self._told.trouble)

    def _take_all(self) -> None:
        self._do(lambda store: verbs.take_turns(store, network=self._network))

    def _take(self) -> None:
        number = self._meeting()
        self._do(lambda store: verbs.take(store, meeting=number, network=self._network))

    def _members(self) -> tuple[tuple[str, str], ...]:
        queue = self._found.queue if self._found is not None else ()
        return tuple((str(turn.organisation), turn.name) for turn in queue)

    def _other(self) -> None:
        number = self._meeting()
        host = Field("host", N_("Host"), "choice", choices=self._members(), required=True)

        def act(store: Store, values: Values) -> None:
            body, reason = OrganisationId(int(str(values["host"]))), str(values["reason"])
            verbs.take(store, meeting=number, network=self._network, host=body, reason=reason)

        self._ask(_("Another host"), (host, REASON), "host", act)

    def _skip(self) -> None:
        """Whoever's turn it is at the meeting, for a reason; the place in the queue is kept."""
        number = self._meeting()
        found = self._found
        turn = found.turns.get(number) if found is not None else None
        who = Field("organisation", N_("Organisation"), "choice", choices=self._members(), required=True)

        def act(store: Store, values: Values) -> None:
            body, reason = OrganisationId(int(str(values["organisation"]))), str(values["reason"])
            verbs.skip(store, network=self._network, organisation=body, meeting=number, reason=reason)

        shown: Values = {"organisation": str(turn.organisation)} if turn else {}
        self._ask(_("Skip a turn"), (who, REASON), "skip", act, shown)

    def _swap(self) -> None:
        number = self._meeting()
        rows = self._found.coming if self._found is not None else ()
        others = tuple(
            (str(row.id), f"{words.list_days(row.first_day, row.last_day)}, {row.host}")
            for row in rows
            if row.id != number and row.host
        )
        other = Field("other", N_("Swaps with"), "choice", choices=others, required=True)

        def act(store: Store, values: Values) -> None:
            between = [number, MeetingId(int(str(values["other"])))]
            verbs.swap(store, between=between, reason=str(values["reason"]))

        if others:
            self._ask(_("Swap hosts"), (other, REASON), "swap", act)
        else:
            self._told.tell(_("No other coming meeting has a host to swap with."))

    def _ask(
        self,
        title: str,
        fields: Sequence[Field],
        name: str,
        act: Callable[[Store, Values], None],
        shown: Values | None = None,
    ) -> None:
        def save(values: Values, saved: Saved, failed: Failed) -> None:
            self._desk.do(lambda store: act(store, values), saved, failed)

        rows = self._found.coming if self._found is not None else ()
        days = [words.list_days(row.first_day, row.last_day) for row in rows if row.id == self._meeting()]
        form = Form(fields, save, name=name, ask=self._desk.ask)
        if shown:
            form.set_values(shown)
        FormDialog(", ".join((title, *days)), form, self).open()


def _note(each: Hosted) -> str:
    turn = _("instead of {name}").format(name=each.turn_of) if each.turn_of else ""
    state = _("cancelled") if each.status == "cancelled" else ""
    return ", ".join(filter(None, (state, turn, each.reason)))
