"""Which telephone numbers a cell holds, and how a number is printed in Sweden.

What cannot be read is kept as written and told; no letter of a cell is lost.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from desktop_app.records.keys import normal

_NOTHING = frozenset(
    {"", "-", "--", "–", "—", "?", "saknas", "finns ej", "ingen", "n/a", "none", "uppgift saknas", "0", "x"}
)
_SEPARATOR = re.compile(r"(\s*(?:[\n\r;,|]|\s/\s|/|\boch\b|\beller\b|\band\b|\bsamt\b)\s*)", re.IGNORECASE)
_LABELS = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)\.?:?", re.IGNORECASE))
    for kind, words in (
        ("switchboard", "växeln?|vxl|vx|switchboard|kundtjänst"),
        ("mobile", "mobiltelefon|mobilnr|mobil|mob|mobile|cell|sms"),
        ("fax", "telefax|fax"),
        ("phone", "direktnr|direkt|dir|telefon|tele|tfn|tel|arbete|arb|kontor|phone|office"),
    )
)
_EXTENSION = re.compile(
    r"[,\s(]*(?<!\w)(?:anknytning|ankn|ank|ext|extension)\.?:?\s*\d{1,6}\)?\s*$", re.IGNORECASE
)
_RANGE = re.compile(r"^(.*\d\d)\s*[-–]\s*\d{1,2}$")
_LOST_POINT = re.compile(r"^(\d{4,15})\.0$")
_ONLY_NUMBER = re.compile(r"^[+\d][\d\s()/.\-–—‑−+]*$")
_WITH_PREFIX = re.compile(r"^(?:\+46|0046|0(?!0))\s*(?:\(0\))?((?:[\s()/.–—‑−-]*[0-9])+)$")
_MOBILE = re.compile(r"\+46(7[02369])([0-9]{3})([0-9]{2})([0-9]{2})")
_PLAIN = re.compile(r"(?:\+46|0(?!0))(?:(?: ?\(0\))|[ –-])?[0-9](?:[ –-]?[0-9])+\Z")
"""One number and nothing else, with nothing in it that could set two apart."""
_NOT_DIGITS = re.compile(r"[^0-9]+")
_NON_GEOGRAPHIC = re.compile(r"^\+4677([1-9])(\d{2})(\d{2})(\d{2})$")


class Phone(Struct, frozen=True):
    """`value` is E.164, "" where the number cannot be read. `trouble` is "" or one of unreadable, internal
    (an extension of a few digits), range (the first number of a series was taken), extension (one was left
    out)."""

    kind: str
    value: str
    written: str
    trouble: str = ""


def read(cell: str | float, *, kind: str = "phone") -> tuple[Phone, ...]:
    """Every number in a cell. `kind` is the column's and holds where neither a label nor the number says
    more."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell)
    number = _swedish(text) if _PLAIN.match(text) else None
    if number:
        return (_phone(number, "", kind, text),)
    if normal(text).casefold().strip(".()") in _NOTHING:
        return ()
    found: list[Phone] = []
    for part in _parts(text):
        found += _numbers(part, kind)
    return tuple(found)


def _digits(text: str) -> int:
    return sum(c.isdigit() for c in text)


def _parts(text: str) -> list[str]:
    """The cell cut at its separators, but only where a number of five digits or more stands on both sides."""
    pieces = _SEPARATOR.split(text)
    parts = [pieces[0]]
    for separator, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if _digits(piece) >= 5 and _digits(parts[-1]) >= 5:
            parts.append(piece)
        else:
            parts[-1] += separator + piece
    return [part for part in (normal(part) for part in parts) if part]


def _numbers(written: str, kind: str) -> list[Phone]:
    bare, label = _without_labels(written)
    shortened = _EXTENSION.sub("", bare)
    number = _swedish(shortened) or _library_number(shortened)
    if number:
        return [_phone(number, label, kind, written, "extension" if shortened != bare else "")]
    series = _RANGE.match(shortened)
    number = _library_number(series[1]) if series else None
    if number:
        return [_phone(number, label, kind, written, "range")]
    inside = _inside(bare)
    if len(inside) == 1:
        return [_phone(inside[0][1], label, kind, written)]
    if inside:
        return _cut(written, kind)
    return [Phone(label or kind, "", written, "internal" if 2 <= _digits(bare) <= 5 else "unreadable")]


def _without_labels(written: str) -> tuple[str, str]:
    """The text without its labels, and the kind that the first of them says."""
    bare, label = written, ""
    if written.lower() == written.upper():
        return written.strip(" ,;:|/"), ""
    for name, pattern in _LABELS:
        bare, count = pattern.subn(" ", bare)
        if count and not label:
            label = name
    return normal(bare).strip(" ,;:|/"), label


def _cut(written: str, kind: str) -> list[Phone]:
    """Several numbers with nothing but blanks or words between; each takes the words before it."""
    found: list[Phone] = []
    at = 0
    inside = _inside(written)
    if not inside:
        return [Phone(kind, "", written, "unreadable")]
    for position, (end, number) in enumerate(inside, start=1):
        part = written[at : len(written) if position == len(inside) else end].strip()
        found.append(_phone(number, _without_labels(part)[1], kind, part))
        at = end
    return found


class _Number(Struct, frozen=True):
    value: str
    mobile: bool


def _phone(number: _Number, label: str, column: str, written: str, trouble: str = "") -> Phone:
    """A label goes before the number's own kind, and that before the column's."""
    kind = "phone" if label or column == "mobile" else column
    if label and label != "phone":
        kind = label
    elif number.mobile:
        kind = "mobile"
    return Phone(kind, number.value, written, trouble)


def _library() -> Any:
    import phonenumbers

    return phonenumbers


@cache
def _swedish_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = _library().PhoneMetadata.metadata_for_region("SE")
    return re.compile(data.mobile.national_number_pattern), re.compile(
        data.fixed_line.national_number_pattern
    )


def _swedish(text: str) -> _Number | None:
    """A Swedish number with its zero or +46, by the library's own patterns; a hundred times as fast as
    asking it."""
    match = _WITH_PREFIX.match(text)
    if not match:
        return None
    digits = _NOT_DIGITS.sub("", match[1])
    mobile, fixed = _swedish_patterns()
    if mobile.fullmatch(digits):
        return _Number(f"+46{digits}", mobile=True)
    return _Number(f"+46{digits}", mobile=False) if fixed.fullmatch(digits) else None


def _library_number(text: str) -> _Number | None:
    """The number, Swedish unless it says otherwise; None if it is none or has letters in it."""
    library = _library()
    text = _LOST_POINT.sub(r"\1", text)
    if not _ONLY_NUMBER.match(text):
        return None
    try:
        number = library.parse(text, "SE")
    except library.NumberParseException:
        return None
    return _checked(number)


def _checked(number: Any) -> _Number | None:
    library = _library()
    kind = library.number_type(number)
    if kind == library.PhoneNumberType.UNKNOWN:
        return None
    value = str(library.format_number(number, library.PhoneNumberFormat.E164))
    return _Number(value, kind == library.PhoneNumberType.MOBILE)


def _inside(text: str) -> list[tuple[int, _Number]]:
    """Where each number inside a longer text ends, and the number."""
    found = ((match.end, _checked(match.number)) for match in _library().PhoneNumberMatcher(text, "SE"))
    return [(end, number) for end, number in found if number]


@lru_cache(maxsize=1 << 14)
def printed(value: str, written: str = "") -> str:
    """How a number is printed: "031-335 51 88", "0771-12 34 56"; a foreign one with its country; else as
    written."""
    if not value:
        return written
    mobile = _MOBILE.fullmatch(value)
    if mobile:  # what the library says too, a hundred times as fast
        return "0{}-{} {} {}".format(*mobile.groups())
    library = _library()
    special = _NON_GEOGRAPHIC.match(value)
    if special:
        return "077{}-{} {} {}".format(*special.groups())
    try:
        number = library.parse(value, None)
    except library.NumberParseException:
        return written or value
    if not library.is_valid_number(number):
        return written or value
    formats = library.PhoneNumberFormat
    return str(
        library.format_number(
            number, formats.NATIONAL if number.country_code == 46 else formats.INTERNATIONAL
        )
    )
