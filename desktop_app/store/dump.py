"""All records of a register as plain data: what `export all` writes and tests compare."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from desktop_app.store import tables
from desktop_app.store.columns import kept_columns
from desktop_app.store.source import Source


def everything(source: Source) -> dict[str, list[dict[str, Any]]]:
    """Every record table's rows by id, without versions, times and what is computed."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in sorted(tables.RECORDS, key=lambda each: each.name):
        columns = [table.c.id, *(table.c[name] for name in kept_columns(table))]
        rows = source.fetch(sa.select(*columns).order_by(table.c.id))
        found[table.name] = [dict(row._mapping) for row in rows]
    return found
