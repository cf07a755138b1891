"""A meeting on one line as networks' pages write it: "19-20 mars kl 9-12 i Alingsås kommun (Inställt!)"."""

from __future__ import annotations

import re
from datetime import date, time

from desktop_app.i18n import _, language
from desktop_app.records.ids import NetworkId
from desktop_app.records.meetings.meetings import Meeting
from desktop_app.store.meetings import meetings
from desktop_app.store.source import Source

_JOINT = re.compile(r"\b(?:gemensam|tillsammans med|ihop med|joint)", re.IGNORECASE)
_LOCALES = {"sv": "sv", "en": "en_GB"}


def line(source: Source, meeting: Meeting, network: NetworkId, *, dated: bool = False) -> str:
    """Days, times, title, host and place of a network's meeting; `dated` says the year, which otherwise
    stands in the heading. Of the office's own note only what it says of a joint meeting is for everybody."""
    title = meeting.title
    host = meeting.host_name or meeting.host_note
    parts = (
        _days(meeting, dated=dated),
        _("at {clock}").format(clock=clocks(meeting.start, meeting.end)) if meeting.start else "",
        title,
        _("in {host}").format(host=host) if host else "",
    )
    told = " ".join(filter(None, parts))
    if meeting.place:
        told = _("{meeting}, place: {place}").format(meeting=told, place=meeting.place)
    joint = _joint(source, meeting, network)
    told = f"{told} ({joint})" if joint else told
    return _("{meeting} (Cancelled!)").format(meeting=told) if meeting.status == "cancelled" else told


def _days(meeting: Meeting, *, dated: bool) -> str:
    """ "20 januari", "19-20 mars", "30 maj-1 juni"; with the year also where it is another at the end."""
    first, last = meeting.first_day, meeting.last_day
    form = "d MMMM y" if dated else "d MMMM"
    if last == first:
        return _day(first, form)
    if first.year != last.year:
        return f"{_day(first, 'd MMMM y')}-{_day(last, 'd MMMM y')}"
    return f"{_day(first, 'd' if first.month == last.month else 'd MMMM')}-{_day(last, form)}"


def _day(on: date, form: str) -> str:
    from babel.dates import format_date

    return format_date(on, form, locale=_LOCALES[language()])


def clocks(start: time | None, end: time | None) -> str:
    """ "9-12", "10.30-12.30"."""
    whole = all(clock is None or clock.minute == 0 for clock in (start, end))
    sign = "." if language() == "sv" else ":"
    texts = [
        str(clock.hour) if whole else f"{clock.hour}{sign}{clock.minute:02}"
        for clock in (start, end)
        if clock
    ]
    return "-".join(texts)


def _joint(source: Source, meeting: Meeting, network: NetworkId) -> str:
    """With whom the network meets, for which part of the day where that is known."""
    if _JOINT.search(meeting.note) and "\n" not in meeting.note:
        return meeting.note
    others = [name for number, name in meeting.networks if number != network]
    if not others:
        return ""
    start, end = meetings.part_of(source, meeting.id, network)
    part = f"{clocks(start, end)} " if start and end else ""
    return part + _("joint meeting with {networks}").format(networks=", ".join(others))
