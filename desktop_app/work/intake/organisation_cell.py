"""Which organisation a cell or heading names: "Ale kommun (värd)", "114 Upplands Väsby", "Eda / Komvux".

By known forms and codes only; two organisations in one cell name neither.
"""

from __future__ import annotations

import re

from desktop_app.records import names
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.work.intake import content

_CODE = re.compile(r"^(\d{3,4})[\s.:–-]+(\D.*)$")
_CODE_BEHIND = re.compile(r"^(\D.*?)[\s,(–-]+(\d{4})\)?$")
_PARTS = re.compile(r",|/|\n|;|\||\s[-–—]\s|\(|\)|:\s|\boch\b")
_BODY = re.compile(
    r"förbund|högskol|universitet|\bAB\b|bolag|myndighet|länsstyrelse|region|tingsrätt|arbetsförmedling|stiftelse|"
    r"försäkringskass|förening|verket|\blän\b|council|university",
    re.IGNORECASE,
)
"""Words of bodies that are no part of a municipality."""


def named(gazetteer: Gazetteer, text: str) -> Form | None:
    """ "Partille kommun", "Ale kommun (värd)", "114 Upplands Väsby" or "Upplands Väsby (0114)"."""
    found = gazetteer.find(text)
    if found:
        return found
    if "(" in text:
        found = gazetteer.find(re.sub(r"\([^()]*\)", " ", text))
    if found or not any(c.isdigit() for c in text):
        return found
    coded, behind = _CODE.match(text), _CODE_BEHIND.match(text)
    code, name = (coded[1], coded[2]) if coded else (behind[2], behind[1]) if behind else ("", "")
    by_code, by_name = gazetteer.by_code(code), named(gazetteer, name) if name else None
    return by_name if by_code and by_name and by_code.organisation == by_name.organisation else None


def is_given_name(part: str, head: str, gazetteer: Gazetteer, *, placed: bool) -> bool:
    """True for a given name behind a family name's comma though it may name a municipality: "Lind, Nora (V)"
    and, where the organisation stands elsewhere (`placed`), also "Ek, Eda"."""
    part, head = part.strip(), head.strip()
    office = content.is_title(head) or content.is_office(head)
    single = placed and not office and " " not in f"{head}{part}" and gazetteer.find(part)
    return bool(single) or names.is_given_behind(part, head, placed=placed)


_BEHIND = re.compile(r"(?:,\s*|\s+[-–—]\s+|\s+(?:i|på|vid|hos|för|inom)\s+|\s+)")


def of_title(gazetteer: Gazetteer, title: str) -> tuple[str, Form | None]:
    """A title cut before the municipality it ends with: "Socialchef, Sala kommun", "Skolchef i Norberg". A
    place's bare name behind nothing but a blank is not cut off."""
    for gap in _BEHIND.finditer(title):
        form = gazetteer.find(title[gap.end() :])
        said = gap.group().strip() or re.search(r"\b(?:kommun|stad)\Z", title)
        if form and form.kind == "municipality" and said and content.is_title(title[: gap.start()]):
            return title[: gap.start()], form
    return title, None


def with_department(gazetteer: Gazetteer, text: str) -> tuple[Form | None, str]:
    """The organisation of a cell, and a department that stands beside it: "Ale kommun, Socialförvaltningen".

    A bare "…, Borås" behind something else is a place and names nobody's employer."""
    found = named(gazetteer, text)
    if found:
        inside = re.search(r"\(([^()]{6,})\)", text)
        return found, inside[1] if inside else ""
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    forms = {part: form for part in parts if (form := named(gazetteer, part))}
    rest = [part for part in parts if part not in forms]
    if len({form.organisation for form in forms.values()}) != 1 or any(map(_BODY.search, rest)):
        return None, ""
    part, form = next(iter(forms.items()))
    surely = parts[0] == part or re.search(r"kommun|stad", part, re.IGNORECASE)
    if not surely and not all(map(content.is_department, rest)):
        return None, ""
    return form, text.replace(part, "", 1).strip(" ,/;:|()–-\n")
