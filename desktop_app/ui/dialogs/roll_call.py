"""The roll call: who was there, typed as row numbers of the sign-in sheet or as names, or ticked in the list.

Holds what has been typed; beside it the list tells at once what becomes of everybody. Nothing is noted before
the whole text is understood, and then all of it in one change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidgetItem,
)

from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings import roll_call
from desktop_app.records.meetings.meetings import THERE, Attendance, Meeting
from desktop_app.records.meetings.roll_call import Entry, RollCall
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.store.meetings.sittings import Sitting, sittings
from desktop_app.ui.colours import PROBLEM
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import invited
from desktop_app.ui.dialogs.saving import LIST, SavingDialog
from desktop_app.ui.form.parts import label_of, push_button
from desktop_app.ui.presence_words import Names, said_presence, said_quorum
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import muted
from desktop_app.ui.table.small import SmallTable
from desktop_app.work.meetings import attending, quorums
from desktop_app.work.meetings.quorums import Quorum

_SHOWN_PROBLEMS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What a text is understood by: the meeting with its list, and who sits in its networks."""

    meeting: Meeting
    sittings: Sequence[Sitting]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a text would make of the list."""

    text: str
    rows: Sequence[Attendance]
    call: RollCall
    quorums: Sequence[Quorum]


def know(store: Store, meeting: MeetingId) -> Known:
    held = meetings.get(store, meeting)
    return Known(held, sittings(store, held))


def foresee(known: Known, text: str) -> Foreseen:
    call = attending.understood(known.meeting, text)
    rows = attending.foreseen(known.meeting, call.entries)
    return Foreseen(text, rows, call, quorums.counted(known.meeting, known.sittings, rows))


def open_roll_call(desk: Desk, meeting: MeetingId, name: str) -> None:
    def work(store: Store) -> tuple[Known, str]:
        return know(store, meeting), attending.said(store, meeting)

    def show(found: tuple[Known, str]) -> None:
        if found[0].meeting.attendance:
            RollCallDialog(desk, name, *found).open()
        else:
            desk.bar.tell(_("Nobody is on the list of the meeting. Invite them first."))

    desk.read(work, show)


class RollCallDialog(SavingDialog):
    def __init__(self, desk: Desk, name: str, known: Known, text: str) -> None:
        super().__init__(desk, "rollCall", _("Roll call: {meeting}").format(meeting=name))
        self._known = known
        self._meeting = known.meeting.id
        self._line = QLineEdit(text)
        self._line.setObjectName("rollCallText")
        self._problem = QLabel()
        self._problem.setObjectName("rollCallProblem")
        self._problem.setForegroundRole(PROBLEM)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._sum = muted()
        self._sum.setObjectName("rollCallSum")
        self._sum.setWordWrap(True)
        self._table = _Sheet(self._toggle)
        self._lay_out()
        self.settle()
        self._show()
        self._line.textChanged.connect(self._show)
        desk.changes.changed.connect(self._read_again)
        take_room(self, 760, 640)
        self._line.setFocus()

    def _lay_out(self) -> None:
        self.column.addWidget(label_of(_("&Who was there"), self._line))
        self.column.addWidget(self._line)
        told = muted(
            _(
                "1-14 16 were there, 18d by distance, 20t is a serving deputy, 21f is excused, 22x was "
                "absent; also 5 until item 2, 8 by telephone, 20t for 5, or a name."
            )
        )
        told.setWordWrap(True)
        self.column.addWidget(told)
        self.column.addWidget(self._problem)
        self._table.setMinimumHeight(LIST)
        self.column.addWidget(self._table, 1)
        self.column.addWidget(self._sum)
        guest = push_button(_("&New guest…"), "rollCallGuest", self._invite)
        self.end("rollCallSave", self._save, _("&Note attendance"), guest)

    def written(self) -> object:
        return self._line.text()

    def _read_again(self, _changed: object) -> None:
        """The list has grown by a guest, or somebody else has changed it."""
        meeting = self._meeting
        self.desk.read(lambda store: know(store, meeting), self._take, key="rollCall")

    def _take(self, known: Known) -> None:
        self._known = known
        self._show()

    def _show(self) -> None:
        self._found = found = foresee(self._known, self._line.text())
        self._table.show_rows(found.rows)
        if found.call.entries and self._line.hasFocus():
            self._table.show_number(found.call.entries[-1].row)
        problems = found.call.problems[:_SHOWN_PROBLEMS]
        said = [_placed(found.text[each.start : each.end], each.sentence) for each in problems]
        self._problem.setText("\n".join(said))
        self._problem.setVisible(bool(said))
        self._sum.setText("\n".join([_counted(found), *map(_said_quorum, found.quorums)]))

    def _toggle(self, rows: Sequence[int]) -> None:
        """Present, or not noted, in the text, where it can be seen and changed further."""
        known = {entry.row: entry for entry in self._found.call.entries}
        on = any(row not in known for row in rows)
        for row in rows:
            if not on:
                del known[row]
            elif row not in known:
                known[row] = Entry(row)
        left = [self._found.text[each.start : each.end] for each in self._found.call.problems]
        self._line.setText(" ".join(filter(None, [roll_call.write(known.values()), *left])))

    def _invite(self) -> None:
        invited.invite_guest(replace(self.desk, window=self), self._meeting)

    def _save(self) -> None:
        text, told = self._line.text(), {entry.row for entry in self._found.call.entries}
        noted = {row.sheet_row for row in self._known.meeting.attendance if row.presence and row.sheet_row}
        emptied = sorted(noted - told)
        self.desk.do(
            lambda store: attending.call_roll(store, meeting=self._meeting, text=text, not_noted=emptied),
            self.accept,
            self.trouble.trouble,
        )


class _Sheet(SmallTable):
    """The sign-in sheet: number, name, organisation, and what becomes of everybody. A click on a number, or
    the space bar, ticks."""

    def __init__(self, toggle: Callable[[Sequence[int]], None]) -> None:
        headings = (_("Number"), _("Name"), _("Organisation"), _("Presence"))
        super().__init__("rollCallSheet", _("Sign-in sheet"), headings, figures=(0,))
        self._toggle = toggle
        self._numbers: list[int] = []
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._clicked)

    def show_rows(self, rows: Sequence[Attendance]) -> None:
        """The same list keeps its place and what is selected."""
        names: Names = {row.participant: row.name for row in rows if row.participant}
        self._numbers = [row.sheet_row or 0 for row in rows]
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            there = Qt.CheckState.Checked if row.presence in THERE else Qt.CheckState.Unchecked
            self._cell(place, 0, str(row.sheet_row)).setCheckState(there)
            self._cell(place, 1, row.name)
            self._cell(place, 2, row.organisation_text)
            self._cell(place, 3, said_presence(row, names))

    def show_number(self, number: int) -> None:
        """Scroll to whom one has typed last; in the middle, for the end may be below a low screen."""
        item = self.item(self._numbers.index(number), 0)
        if item is not None:
            self.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _cell(self, row: int, column: int, text: str) -> QTableWidgetItem:
        known = self.item(row, column)
        item = known or QTableWidgetItem()
        if not known:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)
        return item

    def _clicked(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self._toggle([self._numbers[item.row()]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        if event.key() == Qt.Key.Key_Space and chosen:
            self._toggle([self._numbers[row] for row in chosen])
        else:
            super().keyPressEvent(event)


def _placed(text: str, sentence: str) -> str:
    """A problem that does not quote what it is about is told behind it."""
    return sentence if text in sentence else _("“{text}”: {problem}").format(text=text, problem=sentence)


def _counted(found: Foreseen) -> str:
    """14 närvarande, 2 av dem på distans, 3 frånvarande, 41 ej antecknade"""
    there = sum(row.presence in THERE for row in found.rows)
    remote = sum(row.presence == "remote" for row in found.rows)
    absent = sum(row.presence == "absent" for row in found.rows)
    open_rows = sum(not row.presence for row in found.rows)
    told = [_("{count} present").format(count=there)]
    told += [_("of whom {count} remotely").format(count=remote)] * bool(remote)
    told += [_("{count} absent").format(count=absent)] * bool(absent)
    told += [_("{count} not noted").format(count=open_rows)] * bool(open_rows)
    return ", ".join(told)


def _said_quorum(each: Quorum) -> str:
    """The whole meeting, and the items for which it is another matter."""
    said = said_quorum(each)
    few = [item for item, count in each.items if count.reached != each.whole.reached]
    if few:
        numbers = ", ".join(str(item.number) for item in few)
        said += "; " + (
            _("no quorum for item {numbers}") if each.whole.reached else _("a quorum for item {numbers}")
        ).format(numbers=numbers)
    return f"{each.name}: {said}"
