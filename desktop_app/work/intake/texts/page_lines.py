"""What the lines of a list are before anybody is read out of them: an address list, an introduction, a table
copied a cell a line."""

from __future__ import annotations

import re

from msgspec.structs import replace

from desktop_app.records.gazetteer import Gazetteer
from desktop_app.work.intake.texts import text_labels, text_line
from desktop_app.work.intake.texts.blocks import Block
from desktop_app.work.intake.texts.text_said import Found

_BODY = re.compile(r"\b(?:kommun|kommunen|stad|län|region|landsting|\w*förbund)$|^region\b", re.IGNORECASE)
_INTRODUCTION = re.compile(
    r"\b(?:deltagare|deltar|namn|följande|lista|listan|representanter|representerar|ledamöter|personer|"
    r"kontaktpersoner|kommer|anmäler|anmäla|anmälda)\b.*:$",
    re.IGNORECASE,
)
""" "Här kommer våra deltagare:"."""
_ENTRY_END = re.compile(r"\s*;\s*|(?<=>)\s*,\s*|\t|(?<=\w\))\s*,\s+(?=[^,()<>]+[(<][^\s()]+@)")


def entries(text: str) -> list[str]:
    """The people of a line that holds an address list: "Anna Berg <anna@…>; Ek, Bo <bo@…>"."""
    if text.count("@") + text.count(";") < 2 or "@" not in text:
        return [text]
    text = re.sub(r"^[^<>@;,:]{2,60}:\s+(?=[^;]*<)", "", text)
    return [part for part in _ENTRY_END.split(text) if part.strip()]


def is_body(text: str) -> bool:
    """True for what may be an organisation though it is not known: "Hemstads kommun"."""
    return len(text) < 60 and bool(_BODY.search(text))


def is_introduction(text: str) -> bool:
    """True for a line that leads in to a list."""
    return bool(_INTRODUCTION.search(text))


def cell_by_cell(block: Block, gazetteer: Gazetteer) -> bool:
    """True for a table that was copied a cell a line: its blank lines part cells, and an organisation is that
    of the person above it. It has two headings or more, or ends with the organisation of its last person."""
    if len(block.lines) > 1 and all(text_labels.is_label(line.text) for line in block.lines[:2]):
        return True
    if not block.lines or not all(line.gap for line in block.lines[1:]):
        return False
    found = [text_line.read(line.text, gazetteer) for line in block.lines]
    placed = sum(bool(gazetteer.find(line.text)) for line in block.lines)
    return (
        bool(found[0].people)
        and bool(gazetteer.find(block.lines[-1].text))
        and placed == sum(len(one.people) for one in found)
    )


def one_each(found: Found) -> Found:
    """Where each line names one person and an organisation, a second name is an organisation that is not
    known: "Ola Nord, Röda Korset"."""
    if len(found.people) != 2 or found.people[0].place:
        return found
    person, other = found.people
    if other.place or other.emails or other.phones or other.title or other.role:
        return found
    return Found([replace(person, unsure=other.name.written)])
