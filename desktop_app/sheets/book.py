"""What a spreadsheet or a pasted text says, as plain data, every cell at its own address.

A `Book` is read once, in a process apart, and travels from there by pickle. Rows and columns are numbered
from 1 as the spreadsheet shows them; `sheet.rows[0]` is row 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Literal

from msgspec import Struct, field

Value = str | int | float | bool | date | datetime | time | None
"""What stands in a cell; a blank cell is None, never ""."""

State = Literal["visible", "hidden", "very hidden"]
Kind = Literal["xlsx", "xlsb", "xls", "ods", "xml", "html", "document", "csv", "cards", "text"]


class Area(Struct, frozen=True):
    """Merged cells, both ends belonging to it; it never reaches outside the sheet's rows."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Sheet(Struct, frozen=True):
    """All rows are equally wide. Blank rows are kept, except after the last row that holds something."""

    name: str
    state: State
    rows: tuple[tuple[Value, ...], ...]
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """(row, column) to what a click opens, as written: "mailto:…", "https://…", "#Sheet2!A1"."""
    struck: frozenset[tuple[int, int]] = frozenset()
    """(row, column) of cells whose text is struck through."""
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """(row, column) of cells that stand empty here because the file has no value for them: the error as Excel
    shows it ("#N/A"), "" for a formula that nobody has worked out. They may stand outside the rows."""
    title: str = ""
    """The caption of a table in a web page or document, or the line just over it."""


class Book(Struct, frozen=True):
    """`file` is the name without folder; `encoding` and `delimiter` are "" where there is none.

    A workbook's sheets keep their names. The tables of a web page, a document or a mail are called "table 1",
    "table 2" and so on as they stand in it; a csv file has one sheet "csv", a table in a .txt file is called
    "text". Where the kind is "text" there is one sheet without name, of one column: a line a row.
    """

    file: str
    kind: Kind
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    size: int = 0
    sha256: str = ""


@cache
def letters(column: int) -> str:
    """The letters a spreadsheet shows over a column: 1 is A, 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def number(column: str) -> int:
    """The number of a column's letters: A is 1, AB is 28."""
    total = 0
    for letter in column:
        total = total * 26 + ord(letter) - 64
    return total
