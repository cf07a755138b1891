"""What query files read from: a source answers statements with plain rows.

`Store` (database.py) is the source of committed data, `Change` (change.py) that of a running change.
"""

from __future__ import annotations

import json
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


def numbers(source: Source, statement: sa.Select[Any]) -> list[int]:
    """The first column of a statement's rows, in their order. SQLite hands them over in one text: a hundred
    thousand in a quarter of the time, in which no other thread has to wait."""
    if source.dialect == "postgresql":
        return [row[0] for row in source.fetch(statement)]
    column = statement.subquery().c[0]
    found: list[int] = json.loads(source.value(sa.select(sa.func.json_group_array(column))))
    return found


def gathered(source: Source, column: sa.ColumnElement[int]) -> sa.ColumnElement[Any]:
    """The numbers of a group, which `given` takes out of the row."""
    return sa.func.array_agg(column) if source.dialect == "postgresql" else sa.func.json_group_array(column)


def given(held: Any) -> list[int]:
    numbers: list[int] = json.loads(held) if isinstance(held, str) else held
    return numbers


def rows_of(
    source: Source, statement: sa.Executable, ids: Sequence[Any], *, size: int = 500, **values: Any
) -> list[Any]:
    """Rows of a statement with an expanding parameter `ids`, asked for in portions; `values` are those of its
    other parameters."""
    found: list[Any] = []
    for start in range(0, len(ids), size):
        found += source.fetch(statement, {**values, "ids": list(ids[start : start + size])})
    return found


def listed(source: Source, type_: sa.types.TypeEngine[Any]) -> sa.TableValuedAlias:
    """The values given to `rows_among` as a table of one column, `value`."""
    values: sa.BindParameter[Any] = sa.bindparam("listed")
    if source.dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import ARRAY

        rows = sa.func.unnest(sa.cast(values, ARRAY(type_))).table_valued(sa.column("value", type_))
        return rows.render_derived()
    return sa.func.json_each(values).table_valued(sa.column("value", type_))


def among(source: Source, column: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Whether a column holds one of the values given to `rows_among`: one parameter, and so one statement to
    compile however many they are."""
    return column.in_(sa.select(listed(source, column.type).c.value))


def rows_among(source: Source, statement: sa.Executable, values: Sequence[Any]) -> list[Any]:
    """The rows of a statement with `listed` or `among`."""
    given = list(values) if source.dialect == "postgresql" else json.dumps(list(values))
    return source.fetch(statement, {"listed": given}) if values else []
