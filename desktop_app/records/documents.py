"""A page to be printed, shown or saved, as plain data: what it says, not how it looks.

`work` returns a Document, the face hands it to paper (print, PDF, preview) or to sheets (xlsx, csv,
html, txt). Nothing of it is ever cut: a cell wraps, a row is never split between two pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop_app.records.cards import Cards
from desktop_app.records.shaded_map import ShadedMap


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share: a column of 20 is twice as wide as one of 10. Behind the figures of a column of
    `bars`, which are per cent, paper shows bars as long."""

    name: str
    title: str
    width: int = 20
    align: Literal["left", "right"] = "left"
    bars: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One cell per column. A muted row is a vacant seat or the like, printed in grey italics."""

    cells: tuple[str, ...]
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; an empty heading prints no heading row."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Running text under a heading: paragraphs, which may have several lines, or points. An empty heading
    prints none."""

    heading: str
    paragraphs: tuple[str, ...]
    points: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """`lines` stand under the title on the first page, `notes` after the last row, `footer` at the foot of
    every page to the left of "Page 1 of 3". A map fills the rest of the first page, and stands above the
    table in a web page; the table begins on the next page, and is all that a spreadsheet or a text shows.
    Sections stand above the table; a page without columns has none. The columns of an even page, a calendar,
    keep their shares however little stands in them. Where there are cards, paper shows them and nothing else,
    and the others the table of the same people."""

    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    footer: str = ""
    language: str = "sv"
    landscape: bool = False
    even: bool = False
    map: ShadedMap | None = None
    sections: tuple[Section, ...] = ()
    cards: Cards | None = None

    def rows(self) -> list[Row]:
        return [row for group in self.groups for row in group.rows]
