"""What somebody answers to an invitation: a calendar's reply, or the subject of a mail alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from desktop_app.records.keys import normal

Answer = Literal["accepted", "declined", "tentative", "delegated"]

_WORDS: tuple[tuple[Answer, str], ...] = (
    ("tentative", r"tentative(?:ly accepted)?|preliminärt(?: accepterat| accepterad)?|kanske|maybe"),
    ("tentative", r"new time proposed|ny tid föreslagen|föreslagen ny tid|proposed new time"),
    ("delegated", r"delegated|delegerat|delegerad"),
    ("accepted", r"accepted|accepterat|accepterad|godkänt|tackat ja|tackar ja|har tackat ja"),
    (
        "declined",
        r"declined|avböjt|avböjd|avvisat|tackat nej|tackar nej|har tackat nej|förhinder|får förhinder",
    ),
)
_FORWARDED = r"(?:(?:sv|re|vb|fw|fwd)\s*:\s*)*"
_SUBJECTS = tuple(
    (answer, re.compile(rf"{_FORWARDED}(?:{word})\s*[:–-]\s*(?P<meeting>.*)", re.IGNORECASE | re.DOTALL))
    for answer, word in _WORDS
)
_OF_GOOGLE = re.compile(r"\s+@\s+.*\Z", re.DOTALL)
"""When the meeting is and in whose calendar: " @ ons 20 jan. 2027 09:00–12:00 (CET) (a@ale.example)"."""


@dataclass(frozen=True, slots=True)
class Reply:
    """`uid` and `sequence` tell which meeting in which version, where a calendar replied; `meeting` is what
    the sender calls it and `start` when it begins. `proposed` is a beginning and end that would suit them
    better. All times are by the Swedish clock."""

    answer: Answer
    name: str
    email: str
    uid: str = ""
    sequence: int | None = None
    meeting: str = ""
    start: datetime | None = None
    comment: str = ""
    answered_at: datetime | None = None
    delegated_to: str = ""
    proposed: tuple[datetime | None, datetime | None] | None = None


def of_subject(subject: str) -> tuple[Answer, str] | None:
    """The answer and the meeting that the subject of a mail names ("Avböjt: Styrgruppen"); None for another
    subject."""
    text = normal(subject)
    for answer, pattern in _SUBJECTS:
        match = pattern.fullmatch(text)
        if match:
            return answer, _OF_GOOGLE.sub("", match["meeting"])
    return None
