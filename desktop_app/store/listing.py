"""Lists: the ids in the order asked for, filtered by a search and by conditions; the database sorts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

import sqlalchemy as sa

from desktop_app.store import search as searching
from desktop_app.store.source import Source, numbers

Row = TypeVar("Row", bound=tuple[Any, ...])


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
    if hits is not None and orders[0] is table.c.get("sort_key") and not descending:
        if where:
            found = hits.order_by(None).subquery()
            kept = sa.select(found.c.record).join(table, table.c.id == found.c.record).where(*where)
            hits = kept.order_by(found.c.rank)
        return numbers(source, hits.limit(limit))  # the index is in this order already
    statement = sa.select(table.c.id).select_from(table if joined is None else joined).where(*where)
    if hits is not None:
        statement = statement.where(table.c.id.in_(sa.select(hits.order_by(None).subquery().c.record)))
    ordered = [column.desc().nulls_last() if descending else column.asc().nulls_last() for column in orders]
    return numbers(source, statement.order_by(*ordered, table.c.id).limit(limit))


def ids_by(
    source: Source,
    table: sa.Table,
    kind: str,
    *,
    search: str,
    key: sa.Subquery | None,
    descending: bool,
    limit: int | None,
    where: Sequence[Any] = (),
) -> list[int]:
    """The ids of a table's records in the order of a key, those without one last, and by name: of the same
    key, and where none is given. `key` has a row for every record that has one, with columns record and key;
    where few of many have, theirs are all that is sorted."""
    asked = partial(ids, source, table, kind, search=search, descending=descending)
    if key is None:
        return asked(orders=(table.c.sort_key,), limit=limit, where=where)
    joined = table.join(key, key.c.record == table.c.id)
    found = asked(orders=(key.c.key, table.c.sort_key), limit=limit, where=where, joined=joined)
    if limit is not None and len(found) >= limit:
        return found
    without = table.c.id.not_in(sa.select(key.c.record))
    left = None if limit is None else limit - len(found)
    return found + asked(orders=(table.c.sort_key,), limit=left, where=(*where, without))


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
