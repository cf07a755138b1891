"""The headings of a grid whose first column has none: people below each other, days across, marks where they
meet, as Doodle exports an answered poll. A month may stand in a row of its own, and times in another.
"""

from __future__ import annotations

from desktop_app.work.intake import content
from desktop_app.work.intake.columns.contents import names_somebody
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes.heads import Head, in_month, is_day

_WITHIN = 15
"""Rows in which the days are looked for."""
_MARKS = frozenset({"ok", "(ok)", "if need be", "om det behövs"})


def find(grid: Grid, rows: range, columns: range) -> Head | None:
    """The head of such a grid, the day of each column as its heading; None for any other sheet."""
    for row in range(rows.start, min(rows.stop, rows.start + _WITHIN)):
        texts = _days(grid, row, columns)
        if len(texts) > 1 and not grid.text(row, columns.start):
            first = _first_person(grid, range(row + 1, rows.stop), columns)
            if first and _are_marks(grid, range(first, rows.stop), columns):
                return Head(row, first - 1, _with_times(grid, texts, range(row + 1, first)), {})
            return None
    return None


def _days(grid: Grid, row: int, columns: range) -> dict[int, str]:
    """The day of each column, {} where something else stands in the row."""
    own = grid.own(row, columns)
    above = dict(grid.own(row - 1, columns)) if row > 1 else {}
    found: dict[int, str] = {}
    for column, text in own:
        month = next((above[at] for at in range(column, columns.start, -1) if at in above), "")
        if is_day(text):
            found[column] = text
        elif day := in_month(text, month):
            found[column] = day
    if len(found) != len(own):
        return {}
    for area in grid.sheet.merges:
        if area.first_row == row and area.first_column in found:  # a day over several times
            found |= dict.fromkeys(range(area.first_column, area.last_column + 1), found[area.first_column])
    return found


def _with_times(grid: Grid, texts: dict[int, str], rows: range) -> dict[int, str]:
    """The days, each with the times that stand below it."""
    return {
        column: " ".join((text, *(each for row in rows if (each := grid.text(row, column))[:1].isdigit())))
        for column, text in texts.items()
    }


def _first_person(grid: Grid, rows: range, columns: range) -> int | None:
    """The first row that begins with somebody's name; before it only rows without any beginning, of times."""
    for row in rows:
        text = grid.text(row, columns.start)
        if text:
            return row if names_somebody(text) else None
    return None


def _are_marks(grid: Grid, rows: range, columns: range) -> bool:
    said = [text for row in rows for column, text in grid.own(row, columns) if column > columns.start]
    return bool(said) and sum(is_mark(text) for text in said) * 5 >= len(said) * 4


def is_mark(text: str) -> bool:
    return content.is_mark(text) or text.casefold() in _MARKS
