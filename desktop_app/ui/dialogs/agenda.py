"""A meeting's agenda: its lines written, put in order and timed; and what was said and decided on one item.

Holds the lines as they were read. Times add up while one writes; nothing is written before Save.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.fields import Field
from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings.agenda import FIELDS, KINDS, PROGRAMME, AgendaItem
from desktop_app.records.meetings.meetings import Meeting
from desktop_app.records.meetings.timetable import timetable
from desktop_app.store.database import Store
from desktop_app.store.meetings import agenda as stored
from desktop_app.store.meetings import meetings
from desktop_app.ui import words
from desktop_app.ui.colours import PROBLEM
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.saving import LIST, SavingDialog
from desktop_app.ui.form.days import read_day, read_time
from desktop_app.ui.form.dialog import FormDialog
from desktop_app.ui.form.form import Failed, Form, Saved, Values
from desktop_app.ui.form.parts import push_button
from desktop_app.ui.form.rows import Cells, Row, Rows, WrongCell
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, muted
from desktop_app.work.meetings import agenda as verbs

_NO, _WHEN, _TITLE, _PRESENTER, _KIND, _MINUTES, _START, _DAY = range(8)
_MISFITS = 3


def open_agenda(desk: Desk, meeting: MeetingId) -> None:
    desk.read(lambda store: meetings.get(store, meeting), lambda held: AgendaDialog(desk, held).open())


class AgendaDialog(SavingDialog):
    def __init__(self, desk: Desk, held: Meeting) -> None:
        super().__init__(desk, "agenda", _("Agenda of {meeting}").format(meeting=held.dated))
        self._held = held
        self._items = {item.id: item for item in held.agenda}
        columns = [
            Cells(_("Number"), 44, written=False, figures=True),
            Cells(_("When"), 104, written=False),
            Cells(_("Item")),
            Cells(_("Presenter"), 144),
            Cells(_("Kind"), 112, choices=KINDS),
            Cells(_("Minutes"), 80, figures=True),
            Cells(_("Begins"), 72),
        ]
        if held.last_day != held.first_day:
            columns.append(Cells(_("Day"), 104))
        self._rows = Rows("agendaRows", _("Agenda"), columns)
        self._rows.setMinimumHeight(LIST)
        self._rows.show_rows([self._texts(item) for item in held.agenda])
        self._told = QLabel()
        self._told.setObjectName("agendaTold")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._lay_out()
        self._rows.edited.connect(self._add_up)
        take_room(self, 1040, 660)
        self.settle()
        self._add_up()
        self._rows.setFocus()
        if not held.agenda:
            self._rows.add_row()

    def _lay_out(self) -> None:
        self.column.addWidget(self._rows, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for text, name, pressed in (
            (_("&New line"), "agendaNew", self._rows.add_row),
            (_("Move &up"), "agendaUp", lambda: self._rows.move_row(-1)),
            (_("Move &down"), "agendaDown", lambda: self._rows.move_row(1)),
            (_("&Remove the line"), "agendaRemove", self._rows.remove_row),
        ):
            buttons.addWidget(push_button(text, name, pressed))
        buttons.addStretch()
        self.column.addLayout(buttons)
        self.column.addWidget(self._told)
        told = muted(
            _("Enter writes in a cell, Insert makes a line, Alt+Up and Alt+Down move it, Ctrl+Enter saves.")
        )
        told.setWordWrap(True)
        self.column.addWidget(told)
        self.end("agendaSave", self._save)

    def _texts(self, item: AgendaItem) -> Row:
        minutes = "" if item.minutes is None else str(item.minutes)
        start = f"{item.start:%H:%M}" if item.start else ""
        texts = ["", "", item.title, item.presenter, item.kind, minutes, start]
        if self._held.last_day != self._held.first_day:
            texts.append(item.day.isoformat() if item.day else "")
        return item.id, tuple(texts)

    def written(self) -> object:
        """A line in which nothing stands yet is none."""
        return [(key, texts[_TITLE:]) for key, texts in self._rows.rows() if key or _says(texts)]

    def _lines(self) -> list[AgendaItem]:
        """The rows that have a title, as items; new ones have the number 0. Raises `WrongCell`."""
        return [
            self._line(row, key, texts) for row, (key, texts) in enumerate(self._rows.rows()) if _says(texts)
        ]

    def _line(self, row: int, key: object, texts: Sequence[str]) -> AgendaItem:
        known = self._items.get(key) if isinstance(key, int) else None
        title = " ".join(texts[_TITLE].split())
        if not title:
            raise WrongCell(_("Line {line}: the item needs a title.").format(line=row + 1), row, _TITLE)
        return replace(
            known or AgendaItem(0, 0, title),
            title=title,
            presenter=" ".join(texts[_PRESENTER].split()),
            kind=texts[_KIND],
            minutes=_minutes(texts[_MINUTES].strip(), row),
            start=_clock(texts[_START].strip(), row),
            day=_day(texts[_DAY].strip(), row, self._held) if len(texts) > _DAY else None,
        )

    def _add_up(self) -> None:
        """Say beside each line when it is, and below what does not fit."""
        try:
            lines = self._lines()
        except WrongCell as error:
            self._told.setText(str(error))
            self._told.setForegroundRole(PROBLEM)
            self._told.show()
            return
        self._told.setForegroundRole(self.foregroundRole())
        held = self._held
        times = timetable(lines, held.first_day, held.last_day, held.start, held.end)
        slots = iter(times.slots)
        number = 0
        for row, (_key, texts) in enumerate(self._rows.rows()):
            if not texts[_TITLE].strip():
                self._rows.tell(row, _NO, "")
                self._rows.tell(row, _WHEN, "")
                continue
            slot = next(slots)
            number += texts[_KIND] not in PROGRAMME
            self._rows.tell(row, _NO, "" if texts[_KIND] in PROGRAMME else str(number))
            self._rows.tell(row, _WHEN, words.clocks(slot.start, slot.end))
        said = [*_ends(lines), *(each.sentence for each in times.misfits[:_MISFITS])]
        self._told.setText("\n".join(said))
        self._told.setVisible(bool(said))

    def _save(self) -> None:
        try:
            lines = self._lines()
        except WrongCell as error:
            self.trouble.trouble(error)
            self._rows.go_to(error)
            return
        meeting, known = self._held.id, list(self._items.values())

        def write(store: Store) -> None:
            kept = {line.id for line in lines}
            for item in known:
                if item.id not in kept:
                    verbs.remove(store, item=item.id)
            numbers = [_write(store, meeting, line, self._items.get(line.id)) for line in lines]
            if numbers != [item.id for item in meetings.get(store, meeting).agenda]:
                verbs.order(store, meeting=meeting, items=numbers)

        self.desk.do(write, self.accept, self.trouble.trouble)


def _says(texts: Sequence[str]) -> bool:
    return any(texts[column].strip() for column in (_TITLE, _PRESENTER, _MINUTES, _START))


def _write(store: Store, meeting: MeetingId, line: AgendaItem, known: AgendaItem | None) -> int:
    """Write what differs of a line; gives its number."""
    names = ("title", "kind", "day", "start", "minutes", "presenter")
    values: dict[str, Any] = {name: getattr(line, name) for name in names}
    if known is None:
        return verbs.add(store, meeting=meeting, **values)
    differing = {name: value for name, value in values.items() if value != getattr(known, name)}
    if differing:
        verbs.change(store, item=line.id, version=known.version, **differing)
    return line.id


def _ends(lines: Sequence[AgendaItem]) -> list[str]:
    """How long all of it takes, as far as that is known."""
    known = [line.minutes for line in lines if line.minutes is not None]
    if not known:
        return []
    hours, minutes = divmod(sum(known), 60)
    said = _("{lines} lines, {hours} h {minutes} min in all.")
    told = [said.format(lines=len(lines), hours=hours, minutes=minutes)]
    without = len(lines) - len(known)
    if without:
        said = ngettext(
            "{count} line has no minutes: when those after it begin is not known.",
            "{count} lines have no minutes: when those after them begin is not known.",
            without,
        )
        told.append(said.format(count=without))
    return told


def _minutes(text: str, row: int) -> int | None:
    if not text:
        return None
    if not text.isdecimal():
        sentence = _("Line {line}: “{text}” is not a number of minutes.")
        raise WrongCell(sentence.format(line=row + 1, text=text), row, _MINUTES)
    return int(text)


def _clock(text: str, row: int) -> time | None:
    at = read_time(text) if text else None
    if text and at is None:
        sentence = _("Line {line}: “{text}” is not a time.")
        raise WrongCell(sentence.format(line=row + 1, text=text), row, _START)
    return at


def _day(text: str, row: int, held: Meeting) -> date | None:
    on = read_day(text, held.first_day) if text else None
    if text and (on is None or not held.first_day <= on <= held.last_day):
        sentence = _("Line {line}: “{text}” is no day of the meeting.")
        raise WrongCell(sentence.format(line=row + 1, text=text), row, _DAY)
    return on


# what was said and decided on one item

_NUMBER = Field("decision_no", N_("Number of the decision (§)"), "number")


def open_item(desk: Desk, meeting: MeetingId, number: int) -> None:
    def work(store: Store) -> tuple[AgendaItem | None, int]:
        held = next((item for item in stored.items(store, meeting) if item.id == number), None)
        return held, stored.next_decision(store, meeting)

    desk.read(work, lambda found: _open_item(desk, found[0], found[1]) if found[0] else None)


def _open_item(desk: Desk, held: AgendaItem, following: int) -> None:
    first = ("text", "decision", "decision_no", "status", "presenter", "title")
    known = {field.name: field for field in (*FIELDS, replace(_NUMBER, hint=str(following)))}
    fields = [known[name] for name in first]
    shown: Values = {field.name: getattr(held, field.name) for field in fields}

    def save(values: Values, saved: Saved, failed: Failed) -> None:
        given: dict[str, Any] = {name: value for name, value in values.items() if value != shown[name]}
        number, decision = values["decision_no"], str(values["decision"])
        decided = bool({"decision", "decision_no"} & set(given))
        plain = {name: value for name, value in given.items() if name not in ("decision", "decision_no")}
        if decided and not decision:
            plain["decision"] = ""

        def write(store: Store) -> None:
            if plain:
                verbs.change(store, item=held.id, **plain)
            if decided and decision:
                wanted = number if isinstance(number, int) else None
                verbs.decide(store, item=held.id, decision=decision, number=wanted)

        if given:
            desk.do(write, saved, failed)
        else:
            saved()

    form = Form(fields, save, name="agendaItem", ask=desk.ask)
    form.set_values(shown)
    FormDialog(held.title, form, desk.window).open()
