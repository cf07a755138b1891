"""Who speaks of a record: asked before it is taken away."""

from __future__ import annotations

import sqlalchemy as sa

from desktop_app.store import tables
from desktop_app.store.source import Source


def uses(source: Source, table: str, number: int) -> int:
    """How many rows of other records point at a row; its own names and addresses do not
    count."""
    total = 0
    for child in tables.TABLES.values():
        if child.name.startswith(("import_", "contact", f"{table}_name")):
            continue
        for key in child.foreign_keys:
            if key.column.table.name == table:
                total += int(source.value(sa.select(sa.func.count()).where(key.parent == number)) or 0)
    return total
