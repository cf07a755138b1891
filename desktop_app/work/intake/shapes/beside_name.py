"""What may stand in the cell of a name without being part of it: that the seat is vacant where somebody
stands in, and in brackets the municipality.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from desktop_app.records import names
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.work.intake import content
from desktop_app.work.intake.shapes.shape import Entry

_STAND_IN = re.compile(r"^\W*vakant\w*\W+((?:tf|t\.? ?f\.|vik\.)\s+\S.*?)\W*$", re.IGNORECASE)
"""Who stands in where a seat is vacant: "Vakant, tf Ove Ek"."""
_BRACKETS = re.compile(r"\s*\(([^()]+)\)")


def taken_out(entry: Entry, gazetteer: Gazetteer) -> Entry:
    """The entry with the name alone in the name's cell, as far as these two go."""
    cell = entry.first("name")
    if cell is None:
        return entry
    match = _STAND_IN.match(cell.text)
    if match and content.is_full_name(names.read(match[1]).written):
        return replace(entry, cells={**entry.cells, "name": (replace(cell, text=match[1]),)})
    if "(" in cell.text and "organisation" not in entry.cells and not entry.place.organisation_text:
        return _without_place(entry, gazetteer)
    return entry


def _without_place(entry: Entry, gazetteer: Gazetteer) -> Entry:
    """ "Maria Ed (Ale)" and "Maria Ed (S, Ale kommun)" for one person."""
    cell = entry.cells["name"][0]
    match = _BRACKETS.search(cell.text)
    parts = [part.strip() for part in match[1].split(",")] if match else []
    place = next((part for part in parts if gazetteer.find(part) and not names.is_party(part)), "")
    if not (match and place and content.is_full_name(names.read(cell.text[: match.start()]).written)):
        return entry
    rest = ", ".join(part for part in parts if part != place)
    text = cell.text[: match.start()] + (f" ({rest})" if rest else "") + cell.text[match.end() :]
    own = {"name": (replace(cell, text=text),), "organisation": (replace(cell, text=place),)}
    return replace(entry, cells={**entry.cells, **own})
