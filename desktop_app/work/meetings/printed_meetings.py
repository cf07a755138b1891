"""A meeting on one line as networks' pages write it: "19-20 mars kl 9-12 i Alingsås kommun (Inställt!)"."""

from __future__ import annotations

import re
from datetime import time

from desktop_app.i18n import _, language
from desktop_app.store.meetings.announced import Announced
from desktop_app.work.printed import named

_JOINT = re.compile(r"\b(?:gemensam|tillsammans med|ihop med|joint)", re.IGNORECASE)


def line(meeting: Announced, *, dated: bool = False) -> str:
    """Days, times, title, host and place of a network's meeting; `dated` says the year, which otherwise
    stands in the heading."""
    parts = (
        _days(meeting, dated=dated),
        _("at {clock}").format(clock=clocks(meeting.start, meeting.end)) if meeting.start else "",
        meeting.title,
        _("in {host}").format(host=meeting.host) if meeting.host else "",
    )
    told = " ".join(filter(None, parts))
    if meeting.place:
        told = _("{meeting}, place: {place}").format(meeting=told, place=meeting.place)
    joint = _joint(meeting)
    told = f"{told} ({joint})" if joint else told
    return _("{meeting} (Cancelled!)").format(meeting=told) if meeting.status == "cancelled" else told


def _days(meeting: Announced, *, dated: bool) -> str:
    """ "20 januari", "19-20 mars", "30 maj-1 juni"; with the year also where it is another at the end."""
    first, last = meeting.first_day, meeting.last_day
    form = "d MMMM y" if dated else "d MMMM"
    if last == first:
        return named(first, form)
    if first.year != last.year:
        return f"{named(first, 'd MMMM y')}-{named(last, 'd MMMM y')}"
    return f"{named(first, 'd' if first.month == last.month else 'd MMMM')}-{named(last, form)}"


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


def _joint(meeting: Announced) -> str:
    """With whom the network meets, for which part of the day where that is known."""
    if _JOINT.search(meeting.note) and "\n" not in meeting.note:
        return meeting.note
    if not meeting.others:
        return ""
    part = f"{clocks(*meeting.part)} " if all(meeting.part) else ""
    return part + _("joint meeting with {networks}").format(networks=", ".join(meeting.others))
