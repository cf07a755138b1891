"""The probable duplicates as the rows of a table, in memory: the surest first."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.i18n import _
from desktop_app.records.duplicates import Pair
from desktop_app.records.keys import fold, sort_key
from desktop_app.ui.table.model import Column


class Pairs:
    """A TableSource; a row's number is the pair's place among all that were found, from 1."""

    def __init__(self, found: Sequence[Pair] = ()) -> None:
        self._pairs = dict(enumerate(found, 1))
        self.columns = (
            Column("name", _("Name"), 16),
            Column("evidence", _("Why"), 24, sortable=False),
            Column("certainty", _("How sure"), 8, align="right"),
        )

    def pair(self, number: int) -> Pair | None:
        return self._pairs.get(number)

    def drop(self, pair: Pair) -> None:
        """This one is settled."""
        self._pairs = {number: each for number, each in self._pairs.items() if each != pair}

    def drop_all_of(self, participant: int) -> None:
        """Somebody is there no more."""
        self._pairs = {
            number: each for number, each in self._pairs.items() if participant not in (each.a, each.b)
        }

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        wanted = fold(search).split()
        numbers = [
            number
            for number, pair in self._pairs.items()
            if all(word in fold(f"{pair.a_name} {pair.b_name} {pair.evidence}") for word in wanted)
        ]
        if order == "name":
            numbers.sort(key=lambda number: sort_key(self._pairs[number].a_name), reverse=descending)
        elif order == "certainty":
            numbers.sort(key=lambda number: self._pairs[number].certainty, reverse=descending)
        return numbers[:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        return [_cells(self._pairs.get(number)) for number in ids]

    def count(self) -> int:
        return len(self._pairs)


def _cells(pair: Pair | None) -> tuple[str, ...]:
    if pair is None:
        return ()
    name = pair.a_name if pair.a_name == pair.b_name else f"{pair.a_name} / {pair.b_name}"
    return name, pair.evidence, f"{100 * pair.certainty:.0f} %"
