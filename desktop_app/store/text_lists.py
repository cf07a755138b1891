"""Lists of texts as they are asked for: those of a network, a meeting or an assignment."""

from __future__ import annotations

import sqlalchemy as sa

from desktop_app.records.networks import TextList
from desktop_app.store import tables as t
from desktop_app.store.source import Source
from desktop_app.store.values import span_of

tl, line = t.text_list, t.text_line


def of(source: Source, owner: str, number: int) -> tuple[TextList, ...]:
    """In their order; `owner` is network, assignment or meeting."""
    found = source.fetch(sa.select(tl).where(tl.c[owner] == number).order_by(tl.c.position, tl.c.id))
    if not found:
        return ()
    lines: dict[int, list[str]] = {}
    statement = sa.select(line.c.list, line.c.text).where(line.c.list.in_([row.id for row in found]))
    for list_id, text in source.fetch(statement.order_by(line.c.position, line.c.id)):
        lines.setdefault(list_id, []).append(text)
    return tuple(
        TextList(row.id, row.version, row.kind, row.heading, span_of(row), tuple(lines.get(row.id, ())))
        for row in found
    )
