"""Headings that tell nothing but seats, over the names themselves: "Ordinarie | | Suppleanter | ".

The column of the organisations may have a heading of its own or none.
"""

from __future__ import annotations

from desktop_app.records import names, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.columns.contents import names_somebody
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes import heads
from desktop_app.work.intake.shapes.heads import Head

_WITHIN = 15
"""Rows in which such headings are looked for."""


def find(grid: Grid, rows: range, columns: range, gazetteer: Gazetteer) -> list[Head]:
    """The headings, or [] where no row tells two seats and has people below it."""
    for row in range(rows.start, min(rows.stop - 1, rows.start + _WITHIN)):
        texts = dict(grid.own(row, columns))
        seats = {column: key for column, text in texts.items() if (key := roles.seat(text))}
        others = [text for column, text in texts.items() if column not in seats]
        known = all(headings.field_of(text) in {"organisation", "organisation_code"} for text in others)
        if len(set(seats.values())) > 1 and known:
            head = heads.at(grid, row, rows, columns, gazetteer)
            return [head] if _people_below(grid, head.last_row, range(min(seats), columns.stop)) else []
    return []


def _people_below(grid: Grid, row: int, columns: range) -> bool:
    """True where those below are people, vacant seats and parties."""
    below = range(row + 1, min(row + 6, grid.height + 1))
    texts = [text for each in below for _column, text in grid.own(each, columns)]
    people = sum(map(names_somebody, texts))
    return people > 1 and (people + sum(map(names.is_known_party, texts))) * 2 > len(texts)
