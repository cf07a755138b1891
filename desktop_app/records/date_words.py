"""The words and patterns that days, weekdays, weeks and times are written with, in Swedish, English, Danish
and Norwegian. Nothing here decides what a text means; `occasions` and `dates` do.
"""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january januar", "februari febr feb february februar", "mars mar march marts",
            "april apr", "maj may mai", "juni jun june", "juli jul july", "augusti aug august",
            "september sept sep", "oktober okt october oct", "november nov",
            "december dec desember des",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
DASH = r"\s*(?:-|–|—|till|to|t\.?o\.?m\.?)\s*"
YEAR = r"(?:19|20)\d\d(?!\d)"
DAY = r"\d{1,2}(?::?(?:e|a|dje|de|th|st|nd|rd)\b)?"

_STEMS = (
    r"mån(?:dag)?|monday|mandag",
    r"tis(?:dag)?|tuesday|tirsdag",
    r"ons(?:dag)?|wednesday",
    r"tors(?:dag)?|thursday",
    r"fre(?:dag)?|friday",
    r"lör(?:dag)?|saturday|lørdag",
    r"sön(?:dag)?|sunday|søndag",
)
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHORTEST = ("må", "ti", "", "to", "fr", "lö", "sö")
"""Not Wednesday: "on 5 March" is English."""
_ONE_DAY = (
    rf"(?:(?:{'|'.join(_STEMS)})(?:en|s)?|(?:{'|'.join(_ENGLISH)})(?=[.,]?\s*[\d\x00])|"
    rf"(?<![^\s,;(] )(?:{'|'.join(filter(None, _SHORTEST))})(?=\.?\s*[\d\x00]))"
)
WEEKDAY = re.compile(
    rf"\b({_ONE_DAY})\b\.?(?:\s*(?:-|–|till|och|to|and|&)\s*\b({_ONE_DAY})\b\.?)?", re.IGNORECASE
)
"""One weekday or a first and a last."""
WEEK = re.compile(
    r"\(?\b(?:v|vecka|veckan|week)\b\.?\s*(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\b(?!\s*(?:gånger|tim))\)?",
    re.IGNORECASE,
)
CANCELLED = re.compile(
    r"\(?\b(?:har )?(?:inställ[td]a?|ställs in|ställts in|utgår|a[vf]lys(?:t|es)|cancell?ed)\b[!.]*\)?",
    re.IGNORECASE,
)

ISO = re.compile(rf"(?<!\d)(\d{{4}})-(\d\d)-(\d\d)(?!\d)(?:{DASH}(\d{{4}})-(\d\d)-(\d\d)(?!\d))?")
COMPACT = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
POINTS = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)")
SLASH = re.compile(
    r"(?<![\d/.:])(?:(\d{1,2})(?:/(\d{1,2}))?\s*[-–]\s*)?(\d{1,2})/(\d{1,2})(?![\d/])"
    r"(?:[-–\s,]*((?:19|20)\d\d)(?!\d)|\s?[-–]\s?([23]\d)(?![\d/.:]))?"
)
WRITTEN = re.compile(
    rf"(?<![\d/.:])({DAY})(?:\.?\s*({MONTH})(?:\s*({YEAR}))?|\.(?=\s*[-–]))?(?:{DASH}(?:{_ONE_DAY}\s+)?(?:den\s+)?({DAY}))?\.?\s*(?:of\s+)?({MONTH})"
    rf"(?:\s*,?\s*({YEAR}))?",
    re.IGNORECASE,
)
LISTED = re.compile(
    rf"(?<![\d/.:])({DAY}(?:\s*(?:,|och|samt|&|and)\s*(?:den\s+)?{DAY})+)\s*({MONTH})(?:\s*,?\s*({YEAR}))?",
    re.IGNORECASE,
)
"""Several days of one month: "3, 10 och 17 mars"."""
MONTH_FIRST = re.compile(
    rf"\b({MONTH})\s+({DAY})(?:{DASH}({DAY}))?(?![\d.:])(?:\s*,?\s*({YEAR}))?", re.IGNORECASE
)
"""As the English write it: "March 5, 2026"."""

_CLOCK = r"(\d{1,2})(?:[.:]?([0-5]\d))?"
_AFTER = r"(?:\s*(a\.?m\.?|p\.?m\.?)(?![\w]))?"
_HALF = r"(?:\s*(?:a\.?m\.?|p\.?m\.?)(?=\s*[-–]))?"
TIMES = re.compile(
    rf"(?:\b(?:kl|klockan|at)\b\.?\s*){_CLOCK}(?:{DASH}(?:kl\.?\s*|ca\.?\s*|cirka\s*)?{_CLOCK})?{_AFTER}(?!\d)",
    re.IGNORECASE,
)
BARE_TIMES = re.compile(
    rf"(?<![\d.:/-])(\d{{1,2}})(?:[.:]([0-5]\d))?{_HALF}{DASH}(?:ca\.?\s*)?{_CLOCK}{_AFTER}(?![\d.:/-])",
    re.IGNORECASE,
)
FOUR_DIGITS = re.compile(rf"(?<![\d.:/-])(0\d|1[0-8])([0-5]\d){DASH}(\d\d)([0-5]\d)()(?![\d.:/-])")
POINT_TIME = re.compile(r"(?<![\d.:/-])(\d{1,2})[.:]([0-5]\d)(?![\d.:/-])")
HALF_DAY_TIME = re.compile(
    r"(?<![\d.:/-])(\d{1,2})(?:[.:]([0-5]\d))?\s*(a\.?m\.?|p\.?m\.?)(?!\w)", re.IGNORECASE
)
MORE_TIMES = re.compile(
    rf"^\s*(?:,|och|samt|and)\s*(?:kl\.?\s*)?\d{{1,2}}(?:[.:]\d\d)?{DASH}{_CLOCK}(?!\d)", re.IGNORECASE
)
"""A further stretch of the same day: "9-12 och 13-16"."""
SMALL = re.compile(
    r"\b(?:den|kl|klockan|ca|cirka|the|from)\b[.:]?|\b(?:datum|tid):|"
    r"(?:^\s*|(?<=[,;(] ))(?:datum|tid)\b[.:]?",
    re.IGNORECASE,
)
"""Words that say nothing once days and times are taken out."""


def weekday(word: str) -> int:
    """0 for Monday to 6 for Sunday; the word is one that WEEKDAY found."""
    text = word.casefold()
    for number, (stem, english, shortest) in enumerate(zip(_STEMS, _ENGLISH, _SHORTEST, strict=True)):
        if re.match(stem, text) or text.startswith(english) or text == shortest:
            return number
    raise ValueError(word)


def month(word: str) -> int:
    return MONTHS[word.casefold().rstrip(".")]


def number(text: str) -> int:
    """The number in "3:e" or "5th"."""
    found = re.match(r"\d+", text)
    if not found:
        raise ValueError(text)
    return int(found.group())
