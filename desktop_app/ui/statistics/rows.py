"""Figures as the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.keys import search_terms, search_text
from desktop_app.store.statistics import By
from desktop_app.ui.table.model import Column
from desktop_app.work.figures import Figure, cells, columns


class Figures:
    """Those that have been read already; in their own order, or by a number."""

    def __init__(self, by: By = "network", shown: Sequence[Figure] = ()) -> None:
        self._shown = {figure.id: figure for figure in shown}
        self.columns = tuple(
            Column(name, heading, 30) if name == "name" else Column(name, heading, 11, "right")
            for name, heading in columns(by)
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        terms = search_terms(search)
        found = [figure for figure in self._shown.values() if _found(figure, terms)]
        if order and order != "name":
            found.sort(key=lambda figure: -1 if (value := getattr(figure, order)) is None else int(value))
        if descending:
            found.reverse()
        return [figure.id for figure in found][:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        return [cells(self._shown[number]) if number in self._shown else () for number in ids]

    def count(self) -> int:
        return len(self._shown)


def _found(figure: Figure, terms: Sequence[str]) -> bool:
    words = search_text(figure.name).split()
    return all(any(word.startswith(term) for word in words) for term in terms)
