"""Until when somebody is on leave, as it stands behind a title or a name: "tjänstledig t.o.m. 31/8"."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from desktop_app.records import dates

_LEAVE = re.compile(
    r"[(,\s]*\b(?:tjänstledig|föräldraledig|ledig|on leave|barnledig|sjukskriven|tjl|tjänstl|"
    r"permisjon|orlov)\b[^()]*?"
    r"\b(?:t\.? ?o\.? ?m\.?|till och med|till|until)(?!\w)\s*([^()]+)\)?",
    re.IGNORECASE,
)


class Leave(Struct, frozen=True):
    """`rest` is the text without the leave, `written` the leave as it stands; `until` None = none is told."""

    rest: str
    written: str = ""
    until: date | None = None


def read(text: str, day: date) -> Leave:
    """`day` is the list's own, from which a day without a year is counted."""
    match = _LEAVE.search(text)
    until = dates.day_after(match.group(1), day) if match else None
    if not match or not until:
        return Leave(text)
    return Leave(f"{text[: match.start()]} {text[match.end() :]}", match.group().strip(" (),"), until)
