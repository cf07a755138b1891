"""Lists: the ids in the order asked for, filtered by a search and by conditions; the database sorts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from desktop_app.store import search as searching
from desktop_app.store import tables
from desktop_app.store.source import Source, numbers

Row = TypeVar("Row", bound=tuple[Any, ...])
ByNumber = Callable[[sa.ColumnElement[Any]], Sequence[sa.ColumnElement[bool]]]
"""Conditions on a record's number: what a search finds is narrowed by them without reading its table."""


def no_condition(_number: sa.ColumnElement[Any]) -> Sequence[sa.ColumnElement[bool]]:
    return ()


def ids(
    source: Source,
    table: sa.Table,
    kind: str,
    *,
    search: str,
    orders: Sequence[Any],
    descending: bool,
    limit: int | None,
    where: Sequence[Any] = (),
    by_number: ByNumber = no_condition,
    joined: sa.FromClause | None = None,
) -> list[int]:
    """The ids of a table's records. Nulls and empty texts come last whichever way; ties break by id."""
    hits = searching.hits(source, kind, search)
    if hits is not None and orders[0] is table.c.get("sort_key") and not descending:
        found = hits.order_by(None).subquery()
        kept = sa.select(found.c.record).where(*by_number(found.c.record)).order_by(found.c.rank)
        if where:
            kept = kept.join(table, table.c.id == found.c.record).where(*where)
        return numbers(source, kept.limit(limit))  # the index is in this order already
    statement = sa.select(table.c.id).select_from(table if joined is None else joined)
    statement = statement.where(*where, *by_number(table.c.id))
    if hits is not None:
        statement = statement.where(table.c.id.in_(sa.select(hits.order_by(None).subquery().c.record)))
    ordered = [column.desc().nulls_last() if descending else column.asc().nulls_last() for column in orders]
    return numbers(source, statement.order_by(*ordered, table.c.id).limit(limit))


def count(source: Source, table: sa.Table, kind: str, *, search: str, where: Sequence[Any] = ()) -> int:
    hits = searching.hits(source, kind, search)
    if hits is not None and not where:
        return int(source.value(sa.select(sa.func.count()).select_from(hits.order_by(None).subquery())))
    statement = sa.select(sa.func.count()).select_from(table).where(*where)
    if hits is not None:
        statement = statement.where(table.c.id.in_(sa.select(hits.order_by(None).subquery().c.record)))
    return int(source.value(statement))


def in_order(found: Sequence[Row], wanted: Sequence[int]) -> list[Row]:
    """Rows (whose first field is the id) in the order of the ids asked for."""
    by_id = {row[0]: row for row in found}
    return [by_id[number] for number in wanted if number in by_id]


def place_after(source: Source, table: str, **owner: int) -> int:
    """The position after the last row of an owner: `place_after(store, "agenda_item", meeting=7)`."""
    held = tables.TABLES[table]
    mine = [held.c[name] == number for name, number in owner.items()]
    last = source.value(sa.select(sa.func.max(held.c.position)).where(*mine))
    return 0 if last is None else int(last) + 1
