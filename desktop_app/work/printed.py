"""How days and times are written on paper, in the person's language."""

from __future__ import annotations

from datetime import date, time

from desktop_app.i18n import _, language, locale_name, ngettext
from desktop_app.records.meetings.meetings import Meeting

_LONG = "EEEE d MMMM y"


def day(on: date) -> str:
    """2026-11-22 in Swedish, 22 Nov 2026 in English."""
    return named(on, "short" if language() == "sv" else "medium")


def named(on: date, form: str) -> str:
    """In a form of Babel's: "EEEE d MMMM y" is "onsdag 20 januari 2027"."""
    from babel.dates import format_date

    return format_date(on, form, locale=locale_name())


def moment(meeting: Meeting) -> str:
    """When and where a meeting is, on one line: "Wednesday 20 January 2027, 09:00–12:00, Town hall"."""
    days = " – ".join(named(each, _LONG) for each in dict.fromkeys((meeting.first_day, meeting.last_day)))
    cancelled = _("Cancelled") if meeting.status == "cancelled" else ""
    clocks = "–".join(clock(each) for each in (meeting.start, meeting.end) if each)
    place = meeting.place or meeting.host_name
    line = ", ".join(part for part in (cancelled, days, clocks, place, meeting.room) if part)
    return line[:1].upper() + line[1:]


def clock(at: time) -> str:
    return at.isoformat("minutes")


def left_out(hidden: int) -> tuple[str, ...]:
    """What a page notes of those who do not stand on it because their identity is protected, if any."""
    if not hidden:
        return ()
    said = ngettext(
        "{count} person left out (protected identity)",
        "{count} people left out (protected identity)",
        hidden,
    )
    return (said.format(count=hidden),)
