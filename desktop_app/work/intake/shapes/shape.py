"""What the shape of a sheet gives: lists, whose entries are the cells that speak of one person or body.

Whatever the sheet looks like - a table, cards, several people in a row, a row for each contact detail - an
entry holds its cells by field, each at its own address, and the place that the headings around it name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.sheets import book
from desktop_app.sheets.book import Sheet
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.understood import ColumnGuess, Problem, SkippedRow

NAME_FIELDS = ("name", "given", "family")
Kind = Literal["people", "organisations"]


class Asked(Struct, frozen=True):
    """What is known before a sheet is read: the person's own mapping, the year of days without one, and
    whether the person has said whose list it is."""

    gazetteer: Gazetteer
    mapping: Mapping[str, str]
    year: int | None = None
    sent: bool = False


class Cell(Struct, frozen=True):
    row: int
    column: int
    text: str


class Place(Struct, frozen=True):
    """What a heading over a section, a group of columns or a sheet says of the people under it. An
    `organisation_text` without `organisation` is one that is not known: it hides what stands further out."""

    organisation: Form | None = None
    organisation_text: str = ""
    role: str = ""
    role_text: str = ""
    title: str = ""
    department: str = ""
    network: str = ""
    party: str = ""

    def within(self, outer: Place) -> Place:
        """This place, with what only the outer one says."""
        if self is NOWHERE:
            return outer
        own = (
            self
            if self.organisation_text
            else replace(self, organisation=outer.organisation, organisation_text=outer.organisation_text)
        )
        return Place(
            own.organisation,
            own.organisation_text,
            self.role or outer.role,
            self.role_text or outer.role_text,
            self.title or outer.title,
            self.department or outer.department,
            self.network or outer.network,
            self.party or outer.party,
        )


NOWHERE = Place()


class Entry(Struct, frozen=True):
    """The cells that speak of one person; `row` and `column` are where the name stands."""

    row: int
    column: int
    cells: Mapping[str, tuple[Cell, ...]]
    place: Place = NOWHERE
    refused: str = ""
    """Why the row cannot be imported; "" = fine."""

    def text(self, *named: str) -> str:
        whole = " ".join([cell.text for each in named for cell in self.cells.get(each, ())])
        return whole.replace("\n", " ") if "\n" in whole else whole

    def first(self, named: str) -> Cell | None:
        cells = self.cells.get(named)
        return cells[0] if cells else None


class Listing(Struct, frozen=True):
    """One list found in a sheet. `lines` are the texts around it; `days` the meetings of its columns,
    `day_rows` those of its rows, where each column is a person's, None for any other list."""

    grid: Grid
    kind: Kind
    header_row: int | None
    columns: tuple[ColumnGuess, ...]
    entries: tuple[Entry, ...]
    skipped: tuple[SkippedRow, ...] = ()
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    days: Mapping[int, date] = field(default_factory=dict)
    day_rows: Mapping[int, date] | None = None

    @property
    def sheet(self) -> Sheet:
        return self.grid.sheet

    def heading(self, column: int) -> str:
        letter = book.letters(column)
        return next((one.heading for one in self.columns if one.column == letter), "")

    def numbers(self, *named: str) -> list[int]:
        """The numbers of the columns with one of these fields, from the left."""
        return sorted({book.number(one.column) for one in self.columns if one.field in named})
