"""How days and times are written on paper, in the person's language."""

from __future__ import annotations

from datetime import date, time

from desktop_app.i18n import _, language, ngettext
from desktop_app.records.meetings.meetings import Meeting

_FORMS = {"sv": ("sv", "short"), "en": ("en_GB", "medium")}
"""2026-11-22 in Swedish, 22 Nov 2026 in English."""


def day(on: date) -> str:
    from babel.dates import format_date

    locale, form = _FORMS[language()]
    return format_date(on, form, locale=locale)


def moment(meeting: Meeting) -> str:
    """When and where a meeting is, on one line: "Wednesday 20 January 2027, 09:00–12:00, Town hall"."""
    last = _long(meeting.last_day) if meeting.last_day != meeting.first_day else ""
    days = f"{_long(meeting.first_day)} – {last}" if last else _long(meeting.first_day)
    cancelled = _("Cancelled") if meeting.status == "cancelled" else ""
    clocks = "–".join(clock(each) for each in (meeting.start, meeting.end) if each)
    line = ", ".join(part for part in (cancelled, days, clocks, meeting.place or meeting.host_name) if part)
    return line[:1].upper() + line[1:]


def _long(on: date) -> str:
    from babel.dates import format_date

    return format_date(on, "EEEE d MMMM y", locale=_FORMS[language()][0])


def clock(at: time) -> str:
    return at.isoformat("minutes")


def left_out(hidden: int) -> str:
    """What a page says of those who do not stand on it because their identity is protected."""
    if not hidden:
        return ""
    return ngettext(
        "{count} person left out (protected identity)",
        "{count} people left out (protected identity)",
        hidden,
    ).format(count=hidden)
