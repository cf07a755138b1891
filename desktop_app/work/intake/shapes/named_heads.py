"""The headings of a table in which nothing is a known heading, but whose columns a person has named: the
first row, where what stands in it is of another kind than what stands below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop_app.records.given_names import is_given
from desktop_app.sheets import book
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.columns.contents import names_somebody
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes.heads import Head
from desktop_app.work.intake.shapes.shape import Asked


def find(grid: Grid, rows: range, columns: range, asked: Asked) -> list[Head]:
    """One head, or [] where the first row of the named columns says no less than the others."""
    fits: Mapping[str, Callable[[str], bool]] = {
        "name": lambda text: names_somebody(text) or is_given(text),
        "given": is_given,
        "email": lambda text: "@" in text,
        "phone": lambda text: any(c.isdigit() for c in text),
        "mobile": lambda text: any(c.isdigit() for c in text),
        "organisation": lambda text: asked.gazetteer.find(text) is not None,
    }
    for row in rows:
        texts = {column: grid.text(row, column) for column in columns if grid.text(row, column)}
        named = {column: field for column in texts if (field := _said(asked.mapping, column, texts[column]))}
        if not named:
            continue
        judged = {column: fits[field] for column, field in named.items() if field in fits}
        if any(fit(texts[column]) for column, fit in judged.items()):
            return []
        below = range(row + 1, rows.stop)
        for column, fit in judged.items():
            cells = [text for each in below if (text := grid.text(each, column))]
            if cells and sum(map(fit, cells)) * 2 >= len(cells):
                return [Head(row, row, texts, {})]
        return []
    return []


def _said(mapping: Mapping[str, str], column: int, text: str) -> str:
    for key, field in mapping.items():
        if key.upper() == book.letters(column) or headings.key(key) == headings.key(text):
            return field
    return ""
