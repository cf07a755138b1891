"""The rows of an import for a table: filtered by kind, searched and ordered in memory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from desktop_app.i18n import _
from desktop_app.records.keys import search_terms, search_text, sort_key
from desktop_app.ui.importing import words
from desktop_app.ui.importing.answers import word
from desktop_app.ui.importing.rows import KINDS, STATES, Kind, Row, Sort
from desktop_app.ui.table.model import Column


class ImportRows:
    """A TableSource. `shown` are the kinds to show and `sorts` what the rows speak of, none for all; the
    order unasked is that of the rows."""

    def __init__(self, found: Sequence[Row]) -> None:
        self.found = found
        self.shown: frozenset[Kind] = frozenset()
        self.sorts: frozenset[Sort] = frozenset()

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column("state", _("State"), 15),
            Column("name", _("Name"), 24),
            Column("organisation", _("Organisation"), 16),
            Column("answer", _("Choice"), 17, sortable=False),
            Column("changes", _("What changes"), 18, sortable=False),
        )

    def row(self, number: int) -> Row:
        return self.found[number - 1]

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        return [(words.name(row), words.organisation(row)) for row in self.found]

    @cached_property
    def _searched(self) -> list[str]:
        return [
            f" {search_text(*names, words.changes(row), row.source.name)}"
            for names, row in zip(self._names, self.found, strict=True)
        ]

    @cached_property
    def _places(self) -> dict[str, list[tuple[str, ...]]]:
        return {
            "name": [(sort_key(name), sort_key(at)) for name, at in self._names],
            "organisation": [(sort_key(at), sort_key(name)) for name, at in self._names],
        }

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        terms = [term if len(term) > 2 else f" {term}" for term in search_terms(search)]
        numbers = [
            row.number
            for row in self.found
            if self._is_shown(row) and all(term in self._searched[row.number - 1] for term in terms)
        ]
        if order == "state":
            numbers.sort(key=lambda number: KINDS.index(self.row(number).kind), reverse=descending)
        elif order:
            places = self._places[order]
            numbers.sort(key=lambda number: places[number - 1], reverse=descending)
        return numbers[:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        return [self._cells(self.row(number)) for number in ids]

    def count(self) -> int:
        return sum(map(self._is_shown, self.found))

    def _is_shown(self, row: Row) -> bool:
        return (not self.shown or row.kind in self.shown) and (not self.sorts or row.sort in self.sorts)

    def _cells(self, row: Row) -> tuple[str, ...]:
        name, organisation = self._names[row.number - 1]
        return _(STATES[row.kind]), name, organisation, word(row), words.changes(row)
