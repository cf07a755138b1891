"""A source of rows that counts what it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.ui.table.model import Column

PLACES = ("Ale", "Haninge", "Öckerö")


@dataclass
class Rows:
    """Rows numbered from 1; every third is in Haninge. `asked` keeps every call."""

    number: int
    columns: tuple[Column, ...] = (
        Column("name", "Namn", 24),
        Column("place", "Kommun", 16),
        Column("meetings", "Möten", 8, "right"),
    )
    asked: list[tuple[str, object]] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    suffix: str = ""

    def __post_init__(self) -> None:
        self.numbers = list(range(1, self.number + 1))

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        del order
        self.asked.append(("ids", limit))
        found = [n for n in self.numbers if n not in self.gone]
        if search:
            found = [n for n in found if search.casefold() in self.cells(n)[1].casefold()]
        if descending:
            found.reverse()
        return found[:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        self.asked.append(("rows", len(ids)))
        return [() if n in self.gone else self.cells(n) for n in ids]

    def count(self) -> int:
        self.asked.append(("count", None))
        return len(self.numbers) - len(self.gone)

    def cells(self, number: int) -> tuple[str, ...]:
        return (f"Person {number}{self.suffix}", PLACES[number % 3], str(number % 7))
