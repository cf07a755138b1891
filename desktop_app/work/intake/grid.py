"""A sheet's cells as texts, by row and column from 1, and the one way to refuse a place in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NoReturn

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.sheets.book import Sheet
from desktop_app.work.intake import content

_INVITES = re.compile(
    r"(?:mejla|maila|skicka|klicka|kontakta|skriv|e-?post|e-?mail|send|mail|click)\b", re.IGNORECASE
)
"""What a link to an address says where it does not say whose it is."""


class Grid:
    """Addresses behind a link stand in the place of "Mejla"; personal identity numbers are gone, `identities`
    holds the (row, column) where one stood. `inherited` holds the cells that have got their text from the
    first of the merged cells they belong to."""

    def __init__(self, file: str, sheet: Sheet) -> None:
        self.file = file
        self.sheet = sheet
        self.identities: set[tuple[int, int]] = set()
        self.inherited: dict[tuple[int, int], tuple[int, int]] = {}
        self._texts = [tuple(map(content.cell_text, values)) for values in sheet.rows]
        self._without_identities()
        self._behind_links()

    def _without_identities(self) -> None:
        for row, texts in enumerate(self._texts, start=1):
            if not content.may_hold_identity("\n".join(texts)):
                continue
            for column, text in enumerate(texts, start=1):
                bare, found = content.without_identity(text)
                if found:
                    self.identities.add((row, column))
                    self._put(row, column, bare)

    def _behind_links(self) -> None:
        for (row, column), link in self.sheet.links.items():
            kind, _colon, target = link.partition(":")
            if not (row <= self.height and column <= len(self._texts[row - 1])):
                continue
            text = self.text(row, column)
            if kind.casefold() == "mailto" and "@" not in text:
                address = target.partition("?")[0]
                named = content.is_full_name(text) and not _INVITES.match(text)
                self._put(row, column, f"{text} <{address}>" if named else address)
            elif kind.casefold() == "tel" and not any(c.isdigit() for c in text):
                self._put(row, column, target)

    def _put(self, row: int, column: int, text: str) -> None:
        texts = self._texts[row - 1]
        self._texts[row - 1] = (*texts[: column - 1], text, *texts[column:])

    def spread_merges(self) -> None:
        """Give what stands in cells merged over several rows to each of these rows."""
        for area in self.sheet.merges:
            text = self.text(area.first_row, area.first_column)
            if not text:
                continue
            for row in range(area.first_row + 1, min(area.last_row, self.height) + 1):
                if not self.text(row, area.first_column):
                    self._put(row, area.first_column, text)
                    self.inherited[row, area.first_column] = (area.first_row, area.first_column)

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

    def column(self, column: int, rows: Sequence[int]) -> list[tuple[int, str]]:
        """Row and text of the cells of a column that hold something."""
        texts, at = self._texts, column - 1
        return [(row, text) for row in rows if at < len(texts[row - 1]) and (text := texts[row - 1][at])]

    def filled(self, row: int) -> list[str]:
        return [text for text in self._texts[row - 1] if text]

    def own(self, row: int, columns: range) -> list[tuple[int, str]]:
        """Column and text of the cells of a row that hold something of their own."""
        texts = self._texts[row - 1]
        found = [
            (column, texts[column - 1]) for column in columns if column <= len(texts) and texts[column - 1]
        ]
        if not self.inherited:
            return found
        return [(column, text) for column, text in found if (row, column) not in self.inherited]

    def refuse(
        self, sentence: str, *, row: int | None = None, column: str = "", advice: str = ""
    ) -> NoReturn:
        sheet = "" if self.sheet.name in ("csv", "text") else self.sheet.name
        raise FileProblem(
            sentence,
            advice=advice
            or _("Put the list right in the spreadsheet and import it again. Nothing has been imported."),
            where=Where(self.file, sheet, row, column),
        )
