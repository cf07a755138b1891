"""A list with a row for each contact detail: "Anna Berg | Mobil | 070-…", "Anna Berg | E-post | anna@…".

The rows of one person become one entry, each detail in the field that its label names.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from desktop_app.records.gazetteer import Gazetteer
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.organisation_cell import named
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, Cell, Entry


def joined(entries: Sequence[Entry], gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The entries as they are, unless they have a label and a value: then one for each person."""
    if not any("label" in entry.cells and "value" in entry.cells for entry in entries):
        return tuple(entries)
    whole: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        text = entry.text("organisation")
        form = named(gazetteer, text)
        key = (entry.text(*NAME_FIELDS), str(form.organisation) if form else text, repr(entry.place))
        first = whole.get(key)
        details = _details(entry)
        rest = {field: cells for field, cells in entry.cells.items() if field not in {"label", "value"}}
        cells = {**rest, **first.cells} if first else rest
        for field, cell in details:
            cells[field] = (*cells.get(field, ()), cell)
        whole[key] = replace(first or entry, cells=cells)
    return tuple(whole.values())


def _details(entry: Entry) -> list[tuple[str, Cell]]:
    found = []
    for label, value in zip(entry.cells.get("label", ()), entry.cells.get("value", ()), strict=False):
        field = headings.read(label.text).field
        if field in {"", "ignore", "label", "value", "name"}:
            found.append(("notes", Cell(value.row, value.column, f"{label.text}: {value.text}")))
        else:
            found.append((field, value))
    return found
