"""The card of a day: its meetings, what kind of day it is, and what the marks of the networks mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.records.keys import sort_key
from desktop_app.store.meetings.calendar import CalendarMeeting
from desktop_app.ui import words
from desktop_app.ui.calendar.found import Found
from desktop_app.ui.calendar.marks import NOBODYS, Mark, MarkField
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.sheet import Sheet, plain
from desktop_app.ui.style import GAP

MEETINGS = "dayMeetings"


def sheet(found: Found, day: date, opened: Callable[[int], None], new: Callable[[], None]) -> Sheet:
    made = Sheet("daySheet")
    told = words.day_of_year(day)
    made.title(told[:1].upper() + told[1:])
    made.quiet(_("{year}, week {week}").format(year=day.year, week=day.isocalendar().week))
    for each in found.said_of(day):
        made.say(each)
    here = found.meetings(day)
    if here:
        made.section(_("Meetings"))
        made.add(_table(here).on_open(opened))
        for meeting in here:
            for text in (meeting.place, _("Notice has been sent") if meeting.told else ""):
                if text:
                    made.quiet(f"{meeting.title}: {text}" if len(here) > 1 else text)
    else:
        made.space()
        made.quiet(_("No meeting on this day."))
    made.button(_("&New meeting…"), "dayNew", new)
    _say_marks(made, found)
    return made.close_up()


def _table(here: Sequence[CalendarMeeting]) -> Lines:
    """With a column for what is cancelled where something is."""
    cancelled = any(each.status == "cancelled" for each in here)
    headings = (_("Time"), _("Meeting"), *[_("Status")] * cancelled)
    lines = [Line(int(each.id), _cells(each)[: len(headings)], each.status == "cancelled") for each in here]
    return Lines(MEETINGS, _("Meetings"), headings, lines, days=0)


def _cells(meeting: CalendarMeeting) -> tuple[str, ...]:
    known = [words.clock(time.fromisoformat(each)) for each in (meeting.start, meeting.end) if each]
    state = _("cancelled") if meeting.status == "cancelled" else ""
    return "–".join(known), meeting.title, state


def _say_marks(made: Sheet, found: Found) -> None:
    """Those of the month or year in sight, by name."""
    used: dict[int, Mark] = {}
    for day in found.by_day:
        for meeting in found.meetings(day):
            mark = found.mark(meeting)
            used[mark.number] = mark
    named = [mark for mark in used.values() if mark is not NOBODYS]
    if named:
        made.section(_("Networks"))
    for mark in sorted(named, key=lambda mark: sort_key(mark.name)):
        made.add(_named(mark))


def _named(mark: Mark) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    row.addWidget(MarkField(mark), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(plain(mark.name), 1)
    return line
