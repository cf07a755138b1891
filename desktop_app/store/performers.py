"""Who carries out assignments, as may be said outside the register: without those with a protected
identity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import AssignmentId, ParticipantId
from desktop_app.store import tables as t
from desktop_app.store.source import Source, rows_of

who, p = t.assignment_participant, t.participant


class Performers(NamedTuple):
    """The names that may be said of each assignment, and how many people are left out of all of them."""

    names: dict[AssignmentId, str]
    hidden: int


def at_work(rows: Sequence[Any], day: date) -> Sequence[Any]:
    """Those of an assignment's lines whose part is not over by a day, or all where everybody's is."""
    return [row for row in rows if row.last_day is None or row.last_day >= day.isoformat()] or rows


def unprotected(
    source: Source, assignments: Sequence[AssignmentId], *, today: date | None = None
) -> Performers:
    """All who carry or have carried them out, or those who are `at_work` today."""
    among: Any = sa.bindparam("ids", expanding=True)
    statement = (
        sa.select(who.c.assignment, who.c.last_day, p.c.id, p.c.written, p.c.protected)
        .join(p, p.c.id == who.c.participant)
        .where(who.c.assignment.in_(among), who.c.capacity == "performer")
        .order_by(who.c.position, who.c.id)
    )
    found: dict[AssignmentId, list[Any]] = {}
    for row in rows_of(source, statement, assignments):
        found.setdefault(row.assignment, []).append(row)
    shown = {number: at_work(rows, today) if today else rows for number, rows in found.items()}
    return Performers(
        {
            number: ", ".join(dict.fromkeys(row.written for row in rows if not row.protected))
            for number, rows in shown.items()
        },
        len({row.id for rows in shown.values() for row in rows if row.protected}),
    )


def protected(source: Source, assignment: AssignmentId) -> set[ParticipantId]:
    """Those of an assignment, its contact persons too, who may not be named."""
    statement = sa.select(p.c.id).join(who, who.c.participant == p.c.id)
    found = source.fetch(statement.where(who.c.assignment == assignment, p.c.protected == 1))
    return {ParticipantId(row.id) for row in found}
