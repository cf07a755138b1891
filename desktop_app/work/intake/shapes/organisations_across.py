"""A sheet with a column for each organisation and a row for each function: "Funktion | Ale | Mark".

Told by a row of nothing but known organisations, with names below them.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.i18n import _
from desktop_app.records import roles
from desktop_app.records.gazetteer import Form
from desktop_app.sheets import book
from desktop_app.work.intake import content
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.columns.contents import names_somebody
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.organisation_cell import named
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, Asked, Cell, Entry, Listing, Place
from desktop_app.work.intake.shapes.unfold import unfolded
from desktop_app.work.intake.understood import ColumnGuess, SkippedRow

_WITHIN = 30
"""Rows in which the organisations are looked for."""


def read(grid: Grid, columns: range, asked: Asked) -> Listing | None:
    """The people of such a sheet; None for any other."""
    for header in range(1, min(_WITHIN, grid.height - 1) + 1):
        forms = _organisations(grid, header, columns, asked)
        if forms:
            return _listing(grid, header, columns.start, forms, asked)
    return None


def _organisations(grid: Grid, header: int, columns: range, asked: Asked) -> Mapping[int, Form]:
    """The organisation of each column, {} where the row is none of organisations above people."""
    texts = [(column, text) for column, text in grid.own(header, columns) if column > columns.start]
    forms = {column: form for column, text in texts if (form := named(asked.gazetteer, text))}
    if len(forms) < max(2, len(texts)) or len({form.organisation for form in forms.values()}) < len(forms):
        return {}
    if any(headings.field_of(grid.text(header + 1, column)) in NAME_FIELDS for column in forms):
        return {}
    below = [grid.text(row, column) for row in range(header + 1, grid.height + 1) for column in forms]
    filled = [text for text in below if text]
    return forms if filled and sum(map(names_somebody, filled)) * 3 >= len(filled) * 2 else {}


def _listing(grid: Grid, header: int, side: int, forms: Mapping[int, Form], asked: Asked) -> Listing:
    entries: list[Entry] = []
    label = ""
    for row in range(header + 1, grid.height + 1):
        label = grid.text(row, side) or label
        said = {_field(label): (Cell(row, side, label),)} if label else {}
        entries += (
            Entry(row, column, {"name": (Cell(row, column, text),), **said}, Place(form, form.name))
            for column, form in forms.items()
            if (text := grid.text(row, column))
        )
    above = [row for row in range(1, header) if grid.filled(row)]
    taken = {header, *above, *(entry.row for entry in entries)}
    notes = [row for row in range(header, grid.height + 1) if row not in taken and grid.filled(row)]
    return Listing(
        grid,
        "people",
        header,
        tuple(_guess(grid, header, at, side, label) for at in (side, *forms)),
        unfolded(entries, asked.gazetteer),
        (
            *(SkippedRow(grid.sheet.name, row, _("title")) for row in above),
            *(SkippedRow(grid.sheet.name, row, _("note below the list")) for row in notes),
        ),
        tuple(text for row in above for text in grid.filled(row)),
    )


def _guess(grid: Grid, header: int, column: int, side: int, label: str) -> ColumnGuess:
    field, why = "name", _("an organisation stands over the names")
    if column == side:
        field, why = _field(label) if label else "ignore", _("it stands beside the names")
    return ColumnGuess(book.letters(column), grid.text(header, column), field, 0.8, why)


def _field(label: str) -> str:
    """What the text beside a row of people says of them."""
    if roles.key(label):
        return "role"
    if content.is_network(label):
        return "network"
    return "title" if content.is_title(label) else "department"
