"""A sheet's cells as texts, by row and column from 1, and the one way to refuse a place in it."""

from __future__ import annotations

from functools import cached_property
from typing import NoReturn

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.sheets.book import Sheet, Value
from desktop_app.work.intake import content


class Grid:
    """Addresses behind a link stand in the place of "Mejla"; personal identity numbers are gone, `identities`
    holds the (row, column) where one stood."""

    def __init__(self, file: str, sheet: Sheet) -> None:
        self.file = file
        self.sheet = sheet
        self.identities: set[tuple[int, int]] = set()
        self._texts = [
            tuple(self._text((row, column), value) for column, value in enumerate(values, start=1))
            for row, values in enumerate(sheet.rows, start=1)
        ]

    def _text(self, place: tuple[int, int], value: Value) -> str:
        text, identity = content.without_identity(content.text(value))
        if identity:
            self.identities.add(place)
        link = self.sheet.links.get(place, "")
        if link.casefold().startswith("mailto:") and "@" not in text:
            return link[len("mailto:") :].partition("?")[0]
        return text

    @cached_property
    def width(self) -> int:
        return max((len(row) for row in self._texts), default=0)

    @property
    def height(self) -> int:
        return len(self._texts)

    def row(self, row: int) -> tuple[str, ...]:
        return self._texts[row - 1]

    def text(self, row: int, column: int) -> str:
        texts = self._texts[row - 1]
        return texts[column - 1] if column <= len(texts) else ""

    def filled(self, row: int) -> list[str]:
        return [text for text in self._texts[row - 1] if text]

    def refuse(
        self, sentence: str, *, row: int | None = None, column: str = "", advice: str = ""
    ) -> NoReturn:
        sheet = "" if self.sheet.name == "csv" else self.sheet.name
        raise FileProblem(
            sentence,
            advice=advice
            or _("Put the list right in the spreadsheet and import it again. Nothing has been imported."),
            where=Where(self.file, sheet, row, column),
        )
