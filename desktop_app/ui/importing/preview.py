"""How does a file look to the eye? Its sheets as plain texts, read in a child process, without Qt.

Personal identity numbers are taken out here too: they are shown as little as they are imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.errors import UserError
from desktop_app.records.progress import Work
from desktop_app.sheets import reading
from desktop_app.sheets.apart import apart
from desktop_app.sheets.book import Book
from desktop_app.work.imports import Pasted
from desktop_app.work.intake.grid import Grid


@dataclass(frozen=True, slots=True)
class Preview:
    """One sheet that holds something. All rows are equally wide; `rows[0]` is row 1."""

    name: str
    hidden: bool
    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int) -> str:
        """Rows and columns are counted from 1; outside the sheet there is nothing."""
        return self.rows[row - 1][column - 1] if row <= len(self.rows) and column <= self.width else ""


def preview(
    given: Path | Pasted, encoding: str = "", delimiter: str | None = None
) -> Work[tuple[Preview, ...]]:
    """The sheets of a file or a text; none where it cannot be read, for then the plan says why."""
    try:
        if isinstance(given, Pasted):
            return (yield from apart(_of_text, given.text, given.name, delimiter))
        return (yield from apart(_of_file, given, encoding, delimiter))
    except UserError:
        return ()


def _of_file(path: Path, encoding: str, delimiter: str | None) -> tuple[Preview, ...]:
    return _sheets(reading.read(path, encoding=encoding, delimiter=delimiter))


def _of_text(text: str, name: str, delimiter: str | None) -> tuple[Preview, ...]:
    return _sheets(reading.read_text(text, name=name, delimiter=delimiter))


def _sheets(book: Book) -> tuple[Preview, ...]:
    found = []
    for sheet in book.sheets:
        grid = Grid(book.file, sheet)
        rows = tuple(
            tuple(grid.text(row, column) for column in range(1, grid.width + 1))
            for row in range(1, grid.height + 1)
        )
        if any(any(row) for row in rows):
            found.append(Preview(sheet.name, sheet.state != "visible", rows))
    return tuple(found)
