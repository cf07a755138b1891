"""The card of a day: its meetings, what kind of day it is, and what the marks of the networks mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from desktop_app.i18n import _
from desktop_app.store.meetings.calendar import CalendarMeeting
from desktop_app.ui import words
from desktop_app.ui.calendar.found import Found
from desktop_app.ui.calendar.marks import NOBODYS, Mark, MarkField
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.sheet import Sheet, beside, plain

MEETINGS = "dayMeetings"


def sheet(found: Found, day: date, opened: Callable[[int], None]) -> Sheet:
    made = Sheet("daySheet")
    told = words.day(day)
    made.title(told[:1].upper() + told[1:])
    made.quiet(_("week {week}").format(week=day.isocalendar().week))
    for each in found.said_of(day):
        made.say(each)
    here = found.meetings(day)
    if here:
        made.section(_("Meetings"))
        lines = [Line(int(each.id), _cells(each), each.status == "cancelled") for each in here]
        made.add(Lines(MEETINGS, _("Meetings"), (_("Time"), _("Meeting"), ""), lines).on_open(opened))
        for meeting in here:
            for text in (meeting.place, _("Notice has been sent") if meeting.told else ""):
                if text:
                    made.quiet(f"{meeting.title}: {text}" if len(here) > 1 else text)
    else:
        made.space()
        made.quiet(_("No meeting on this day."))
    _say_marks(made, found)
    return made.close_up()


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
    named = sorted((mark for mark in used.values() if mark is not NOBODYS), key=lambda mark: mark.name)
    if named:
        made.section(_("Networks"))
    for mark in named:
        made.add(beside(MarkField(mark), plain(mark.name)))
