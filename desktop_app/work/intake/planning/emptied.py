"""Where a list leaves a cell empty and the register holds something.

An empty cell says nothing, and is offered for emptying only: cell by cell, row by row, never unasked. Nor is
it offered where it is not certain that nothing stands there: the list must have the column, nothing may have
been told of the cell, and one affiliation alone can be meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from desktop_app.work.intake.planning.cells import ties_of
from desktop_app.work.intake.planning.planned import CellChange, Known, KnownPerson, PlannedPerson
from desktop_app.work.intake.understood import Person, SheetUnderstood, Understood

_HELD = {"title": "title", "department": "unit", "party": "party"}
"""Fields of an affiliation, by what the register calls them."""
Columns = Mapping[str, frozenset[str]]
"""The letters of a table's columns, by field."""


def with_emptied(
    planned: Sequence[PlannedPerson], understood: Understood, known: Known
) -> list[PlannedPerson]:
    """The plan's people, with what might be emptied among what is kept."""
    columns, by_id = _columns(understood), {somebody.id: somebody for somebody in known.people}
    return [_with_emptied(each, columns, by_id.get(each.match) if each.match else None) for each in planned]


def _with_emptied(
    planned: PlannedPerson, columns: Mapping[str, Columns], held: KnownPerson | None
) -> PlannedPerson:
    rows = (planned.person, *planned.also)
    if (
        held is None
        or planned.identity != "same"
        or any(row.gone or row.sheet not in columns for row in rows)
    ):
        return planned
    fields = set.intersection(*(_unsaid(row, columns[row.sheet]) for row in rows))
    cells = (*_of_affiliation(planned.person, held, fields), *_reached(planned.person, held, fields))
    return replace(planned, kept=(*planned.kept, *cells)) if cells else planned


def _columns(understood: Understood) -> dict[str, Columns]:
    """Of each sheet that holds one table, with one person a row."""
    found: dict[str, Columns] = {}
    several: set[str] = set()
    for sheet in understood.sheets:
        letters = _letters(sheet)
        people = max(len(letters.get(field, ())) for field in ("name", "given"))
        if sheet.sheet in found or people != 1:
            several.add(sheet.sheet)
        found[sheet.sheet] = letters
    return {sheet: letters for sheet, letters in found.items() if sheet not in several}


def _letters(sheet: SheetUnderstood) -> Columns:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for guess in sheet.columns:
        found[guess.field].add(guess.column)
    return {field: frozenset(letters) for field, letters in found.items()}


def _unsaid(row: Person, columns: Columns) -> set[str]:
    """The fields that the table has and of whose cells nothing was told."""
    told = {problem.column for problem in row.problems}
    return {field for field, letters in columns.items() if letters.isdisjoint(told)}


def _of_affiliation(person: Person, held: KnownPerson, fields: set[str]) -> Iterator[CellChange]:
    ties = ties_of(person, held)
    if len(ties) != 1:
        return
    for field, column in _HELD.items():
        old = getattr(ties[0], column)
        if field in fields and old and not getattr(person, field):
            yield CellChange(field, old, "")


def _reached(person: Person, held: KnownPerson, fields: set[str]) -> Iterator[CellChange]:
    """Addresses and numbers of the person alone. A single column of telephones is for every kind of them."""
    kinds = {"email"} & fields if not person.emails else set()
    if not person.phones:
        kinds |= {"phone", "mobile"} & fields
        kinds |= {"mobile"} if "phone" in fields and "mobile" not in fields else set()
    for contact in held.contacts:
        if contact.kind in kinds and contact.value and not contact.shared:
            yield CellChange(contact.kind, contact.value, "")
