"""Blank municipality cells that mean "the same as above", as in a table where the cells were merged.

Only where the column shows that it is written so: filled where a group begins, blank below. An e-mail address
that points elsewhere forbids it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from desktop_app.records import emails
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.work.intake.organisation_cell import named
from desktop_app.work.intake.shapes.shape import Cell, Entry

_FIELD = "organisation"


def filled_down(entries: Sequence[Entry], gazetteer: Gazetteer, *, sent: bool) -> tuple[Entry, ...]:
    """The entries, each with the organisation that the last filled cell above gives it. Where the list is
    known to be `sent` by one organisation, only addresses can show that a blank means the one above."""
    if not any(_FIELD in entry.cells for entry in entries) or all(_FIELD in entry.cells for entry in entries):
        return tuple(entries)
    above: Cell | None = None
    sources: list[Cell | None] = []
    for entry in entries:
        own = entry.first(_FIELD)
        sources.append(None if own else above)
        above = own or above
    if not _means_above(entries, sources, gazetteer, sent=sent):
        return tuple(entries)
    filled = []
    for entry, source in zip(entries, sources, strict=True):
        coded = "organisation_code" in entry.cells
        if source and not coded and not _points_elsewhere(entry, source, gazetteer):
            filled.append(replace(entry, cells={**entry.cells, _FIELD: (source,)}))
        else:
            filled.append(entry)
    return tuple(filled)


def _means_above(
    entries: Sequence[Entry], sources: Sequence[Cell | None], gazetteer: Gazetteer, *, sent: bool
) -> bool:
    blanks = [(entry, source) for entry, source in zip(entries, sources, strict=True) if source]
    if not blanks or not entries[0].first(_FIELD):
        return False
    repeated = 0
    for one, other in pairwise(entries):
        first, second = one.first(_FIELD), other.first(_FIELD)
        if first and second and first.row != second.row and first.text == second.text:
            repeated += 1
    agreeing = disagreeing = 0
    for entry, source in blanks:
        at = _by_email(entry, gazetteer)
        form = named(gazetteer, source.text)
        if at and form:
            agreeing += at.organisation == form.organisation
            disagreeing += at.organisation != form.organisation
    if disagreeing > agreeing:
        return False
    if agreeing:
        return repeated <= max(1, len(entries) // 10) or agreeing > 2
    rows, blank_rows = {entry.row for entry in entries}, {entry.row for entry, _source in blanks}
    return not sent and not repeated and len(blank_rows) * 5 >= len(rows)


def _by_email(entry: Entry, gazetteer: Gazetteer) -> Form | None:
    for cell in entry.cells.get("email", ()):
        for address in emails.read(cell.text).addresses:
            form = gazetteer.by_email(address)
            if form:
                return form
    return None


def _points_elsewhere(entry: Entry, source: Cell, gazetteer: Gazetteer) -> bool:
    at, form = _by_email(entry, gazetteer), named(gazetteer, source.text)
    return bool(at and form and at.organisation != form.organisation and at.kind == "municipality")
