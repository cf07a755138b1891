"""What query files read from: a source answers statements with plain rows.

`Store` (database.py) is the source of committed data, `Change` (change.py) that of a running change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa


class Source:
    """Answers statements with rows; what query files read from."""

    dialect: str

    def fetch(self, statement: sa.Executable, values: Mapping[str, Any] | None = None) -> list[Any]:
        """All rows as tuples with named fields; the cursor is closed before this returns."""
        raise NotImplementedError

    def value(self, statement: sa.Executable, values: Mapping[str, Any] | None = None) -> Any:
        """The first column of the first row, or None."""
        rows = self.fetch(statement, values)
        return rows[0][0] if rows else None


@dataclass(frozen=True, slots=True)
class Changed:
    """What a committed change touched: the names of its tables. Sent after the commit, never before."""

    change: int
    kinds: frozenset[str]


def rows_of(source: Source, statement: sa.Executable, ids: Sequence[Any], *, size: int = 500) -> list[Any]:
    """Rows of a statement with an expanding parameter `ids`, asked for in portions."""
    found: list[Any] = []
    for start in range(0, len(ids), size):
        found += source.fetch(statement, {"ids": list(ids[start : start + size])})
    return found
