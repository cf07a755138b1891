"""What may be chosen for each row of an import, and what has been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from desktop_app.i18n import _, language
from desktop_app.ui.importing.rows import Kind, Row
from desktop_app.ui.importing.source import Answer
from desktop_app.work.intake.planning.planned import (
    CellChange,
    Identity,
    PlannedOrganisation,
    PlannedPerson,
)
from desktop_app.work.intake.understood import MeetingLine


def options(row: Row) -> Mapping[Answer, str]:
    """What may be answered to a row, with the words for it; the first is what happens unasked."""
    planned = row.planned
    if planned is None:
        return _of_no_person(row)
    if planned.options and planned.identity not in ("new", "same"):
        return {"": _("Leave"), **_who(planned), "new": _("It is a new person")}
    one = planned.match is not None or planned.twin is not None
    kept, empty = (any(bool(cell.new) is said for cell in planned.kept) for said in (True, False))
    return _of_person((row.kind, planned.identity, one, kept, empty), language())


@lru_cache(maxsize=256)
def _of_person(alike: tuple[Kind, Identity, bool, bool, bool], _language: str) -> Mapping[Answer, str]:
    """Of a person who is one known participant at most: rows that are alike in what they are, who they are,
    whether somebody is meant, whether the register kept another value, and whether it holds what the list
    leaves empty, take the same answers."""
    kind, identity, one, kept, empty = alike
    leave, same, new = _("Leave"), _("It is the same person"), _("It is a new person")
    if kind == "refused":
        return {"": _("Cannot be imported")}
    if kind in ("left_out", "proposed") and identity in ("new", "same"):
        return {"": leave, identity: _("Take in")}
    if identity == "new":
        return {"": _("Take in"), "skip": leave}
    if identity != "same":
        return {"": leave, **({"same": same} if one else {}), "new": new}
    first: dict[Answer, str] = {"": _("Change") if kind == "changed" else _("Nothing to do")}
    if kind == "conflict" or (kind == "unchanged" and kept):
        first = {"": _("Keep the register's value"), "file": _("Take the file's value")}
    if empty:
        first["empty"] = _("Empty what the list leaves empty")
    return {**first, "new": new} if kind == "unchanged" else {**first, "new": new, "skip": leave}


def _of_no_person(row: Row) -> Mapping[Answer, str]:
    if row.ending is not None:
        return {"": _("Keep the seat"), "end": _("End the seat")}
    if row.beside is not None:
        return _of_beside(row)
    return {"": _("Vacant") if row.kind == "vacant" else _("No person")}


def _of_beside(row: Row) -> Mapping[Answer, str]:
    """Of an organisation, or of what a page says."""
    leave, take = _("Leave"), _("Take in")
    if row.kind == "refused":
        return {"": _("Cannot be imported")}
    if row.kind == "unchanged":
        return {"": _("Nothing to do")}
    if row.sort == "network" and row.key[1] > 0:
        return {"": take}
    if row.kind == "conflict":
        return {"": _("Keep the register's value"), "file": _("Take the file's value"), "skip": leave}
    if row.kind in ("left_out", "proposed"):
        years = _years(row)
        return {"": leave, **years} if years else {"": leave, "file": take}
    return {"": _("Change") if row.kind == "changed" else take, "skip": leave}


def _years(row: Row) -> Mapping[Answer, str]:
    """For a meeting whose year the page does not say: each year that it may be in, the nearest first."""
    line = row.line
    if not isinstance(line, MeetingLine) or line.first_day is not None:
        return {}
    today = date.today()
    days = sorted((first for first, _last in line.candidates), key=lambda day: abs(day - today))
    years = (day.year for day in days)
    return {f"year:{year}": _("Take in, in {year}").format(year=year) for year in years}


def _who(planned: PlannedPerson) -> dict[Answer, str]:
    """Whom the row may be said to be: one, or one of several."""
    if planned.match is not None or planned.twin is not None:
        return {"same": _("It is the same person")}
    return {
        f"same:{each.match}": _("It is {name}").format(name=each.match_name)
        for each in planned.options
        if each.match is not None
    }


def word(row: Row) -> str:
    """What happens to a row as it is chosen."""
    return options(row).get(row.answer, "")


def answer(chosen: Iterable[Row], said: Answer) -> int:
    """Give these rows an answer; those that do not take it stay as they are. How many took it."""
    count = 0
    for row in chosen:
        if said in options(row):
            count += 1
            _answer(row, said)
    return count


def _answer(row: Row, said: Answer) -> None:
    source = row.source
    if row.ending is not None:
        (source.ending.add if said == "end" else source.ending.discard)(row.place)
    elif row.beside is not None:
        source.beside_cells.pop(row.place, None)
        source.besides[row.key] = said
        if not said:
            del source.besides[row.key]
    elif row.planned is not None:
        source.cells.pop(row.place, None)
        source.touch(row.place)
        source.choices[row.place] = said
        if not said:
            del source.choices[row.place]


def cells(row: Row) -> tuple[CellChange, ...]:
    """What may be written of a row into the participant or organisation that it is, cell by cell: what
    changes, then what was kept."""
    if isinstance(row.beside, PlannedOrganisation):
        return row.beside.cells
    meant = row.meant
    return (*meant.cells, *meant.kept) if meant is not None and meant.match is not None else ()


def taken(row: Row, at: int) -> bool:
    """Whether the file's value is written in one of the row's `cells`."""
    if isinstance(row.beside, PlannedOrganisation):
        wins = row.answer == "file" or (row.kind in ("changed", "conflict") and row.answer != "skip")
        unasked = wins and (row.answer == "file" or not row.beside.cells[at].conflict)
        return row.source.beside_cells.get(row.place, {}).get(at, unasked)
    meant = row.meant
    assert meant is not None
    new = at < len(meant.cells)
    cell = (*meant.cells, *meant.kept)[at]
    unasked = (new and not cell.conflict) or row.answer == ("file" if cell.new else "empty")
    return row.source.cells.get(row.place, {}).get(at, unasked)


def take(row: Row, at: int, *, on: bool) -> None:
    """Say of one cell whether the file's value is written."""
    if row.beside is not None:
        row.source.beside_cells.setdefault(row.place, {})[at] = on
        return
    row.source.cells.setdefault(row.place, {})[at] = on
    row.source.touch(row.place)


def common(chosen: Sequence[Row]) -> Mapping[Answer, str]:
    """Every answer that some of these rows take. What happens unasked may differ from row to row."""
    found: dict[Answer, str] = {}
    seen: Mapping[Answer, str] | None = None
    for row in chosen:
        taken_here = options(row)
        if taken_here is seen:  # rows that are alike share theirs
            continue
        seen = taken_here
        for said, text in taken_here.items():
            if found.setdefault(said, text) != text and said == "":
                found[said] = _("As proposed")
    return found
