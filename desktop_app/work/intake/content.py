"""What a single cell says, seen alone: its text, and which kind of thing it holds.

A personal identity number is recognised and taken out; it goes no further.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

from desktop_app.records import emails, names, phones, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.keys import normal
from desktop_app.sheets.book import Value

_IDENTITY = re.compile(r"(?<![\d-])(?:(?:19|20)\d\d(\d\d)(\d\d)[-+ ]?|\d\d(\d\d)(\d\d)[-+])\d{4}(?![\d-])")
_DATE = re.compile(r"^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?$|^\d{1,2}[/.]\d{1,2}[-/. ]?\d{0,4}$")
_LINK = re.compile(r"^(?:https?://|www\.)", re.IGNORECASE)
_NAME = re.compile(
    r"^[^\W\d_][\w'’.\-]*(?:,? [^\W\d_(][\w'’.\-]*|,? ?\([\w. ]+\)){0,5},?$"
)  # words of letters, "(S)" between them
_MARKS = frozenset(
    ["x", "(x)", "ja", "nej", "frånv", "frånv.", "digitalt", "närv", "närv.", "yes", "no", "-", "v", "✓"]
)
ERRORS = frozenset(
    [
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SAKNAS!",
        "#REFERENS!",
        "#VÄRDEFEL!",
    ]
)


def text(value: Value) -> str:
    """A cell as text: whole numbers without a point, dates as 2026-03-01, every kind of blank one space.

    Line breaks stay, for they say that the cell holds several things.
    """
    if value is None or isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return "\n".join(filter(None, (normal(line) for line in str(value).splitlines())))


def without_identity(said: str) -> tuple[str, bool]:
    """The text without personal identity numbers, and whether there was one."""
    found = False

    def cut(match: re.Match[str]) -> str:
        nonlocal found
        month, day = (int(part) for part in match.groups() if part)
        if not (1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)):
            return match.group()
        found = True
        return ""

    bare = _IDENTITY.sub(cut, said)
    return (bare.strip(), True) if found else (said, False)


def is_mark(said: str) -> bool:
    return said.casefold() in _MARKS


def is_name(said: str) -> bool:
    """Shaped like one person's name: words of letters, no digits, at most six of them."""
    return bool(_NAME.match(said)) and "@" not in said


def is_full_name(said: str) -> bool:
    """Two words or more, each with a capital, and shaped like a name."""
    words = said.split()
    return len(words) > 1 and all(word[0].isupper() for word in words) and is_name(said)


def kind(said: str, gazetteer: Gazetteer) -> str:
    """email, phone, date, organisation, role, mark, link, number, name or text."""
    if "@" in said and emails.read(said).addresses:
        return "email"
    if any(c.isdigit() for c in said):
        return _kind_with_digits(said)
    return _kind_of_words(said, gazetteer)


def _kind_of_words(said: str, gazetteer: Gazetteer) -> str:
    if is_mark(said):
        return "mark"
    if gazetteer.find(said):
        return "organisation"
    if roles.key(said) or names.is_vacant(said):
        return "role"
    return "name" if is_name(said) else "text"


def _kind_with_digits(said: str) -> str:
    if _LINK.match(said):
        return "link"
    if _DATE.match(said):
        return "date"
    if any(phone.value for phone in phones.read(said)):
        return "phone"
    return "number" if re.fullmatch(r"[\d\s.,]+", said) else "text"
