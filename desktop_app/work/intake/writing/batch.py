"""Rows gathered to be written many at a time, and how many at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from desktop_app.store.change import Change

T = TypeVar("T")

_PORTION = 500
"""Rows of a file written between two moments at which the import may be cancelled."""
_ORDER = ("affiliation", "contact", "membership", "not_same", "import_value")


def portions(items: Sequence[T]) -> Iterator[tuple[int, Sequence[T]]]:
    """A few hundred at a time, with how many are done after them."""
    for start in range(0, len(items), _PORTION):
        portion = items[start : start + _PORTION]
        yield start + len(portion), portion


def in_turn(items: Sequence[T], whose: Callable[[T], Hashable]) -> Iterator[tuple[int, Sequence[T]]]:
    """The same, with nobody twice in a portion: what an item changes the next of the same person finds."""
    rounds: list[list[T]] = []
    before: Counter[Hashable] = Counter()
    for item in items:
        turn = before[whose(item)]
        before[whose(item)] += 1
        if turn == len(rounds):
            rounds.append([])
        rounds[turn].append(item)
    past = 0
    for each in rounds:
        for done, portion in portions(each):
            yield past + done, portion
        past += len(each)


class Batch:
    """New rows of a table all name the same columns."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._new: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
        self._changed: defaultdict[str, list[tuple[int, int, Mapping[str, Any]]]] = defaultdict(list)
        self._gone: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, table: str, *rows: Mapping[str, Any]) -> None:
        self._new[table] += rows

    def alter(self, table: str, row: int, version: int, values: Mapping[str, Any]) -> None:
        self._changed[table].append((row, version, values))

    def remove(self, table: str, rows: Sequence[int]) -> None:
        self._gone[table] += rows

    def write(self) -> None:
        """In an order that does not hang on what came first, so that ids do not either."""
        for table in _ORDER:
            self._change.insert_many(table, self._new.pop(table, []))
        for table, rows in self._changed.items():
            self._change.update_many(table, rows)
        for table, gone in self._gone.items():
            self._change.delete(table, gone)
        self._changed.clear()
        self._gone.clear()
