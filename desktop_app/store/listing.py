"""Lists: the ids in the order asked for, filtered by a search and by conditions; the database sorts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from desktop_app.store import search as searching
from desktop_app.store.source import Source

Row = TypeVar("Row")


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
    joined: sa.FromClause | None = None,
) -> list[int]:
    """The ids of a table's records. Nulls and empty texts come last whichever way; ties break by id."""
    hits = searching.hits(source, kind, search)
    if hits is not None and orders[0] is table.c.get("sort_key") and not where and not descending:
        return [int(row[0]) for row in source.fetch(hits.limit(limit))]  # the index is in this order already
    statement = sa.select(table.c.id).select_from(table if joined is None else joined).where(*where)
    if hits is not None:
        statement = statement.where(table.c.id.in_(sa.select(hits.order_by(None).subquery().c.record)))
    ordered = [column.desc().nulls_last() if descending else column.asc().nulls_last() for column in orders]
    return [int(row[0]) for row in source.fetch(statement.order_by(*ordered, table.c.id).limit(limit))]


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
    by_id: dict[int, Row] = {row[0]: row for row in found}  # type: ignore[index]
    return [by_id[number] for number in wanted if number in by_id]
