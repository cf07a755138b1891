"""Checklists as they are asked for: those of meetings, and the templates of networks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.records.meetings.checklists import ChecklistItem
from desktop_app.store import tables as t
from desktop_app.store.source import Source, rows_of
from desktop_app.store.values import day

c = t.checklist_item


class State(NamedTuple):
    """How far a meeting's checklist has come: `late` are those that should have been done."""

    meeting: MeetingId
    items: int
    done: int
    late: int


def of_meeting(source: Source, meeting: MeetingId) -> tuple[ChecklistItem, ...]:
    """In the order in which it is to be done."""
    due = (c.c.due.asc().nulls_last(), c.c.position, c.c.id)
    return _items(source, c.c.meeting == meeting, *due)


def of_network(source: Source, network: NetworkId) -> tuple[ChecklistItem, ...]:
    """The template of a network's meetings, in the order in which it was written."""
    return _items(source, c.c.network == network, c.c.position, c.c.id)


def _items(source: Source, owned: sa.ColumnElement[bool], *order: Any) -> tuple[ChecklistItem, ...]:
    return tuple(
        ChecklistItem(row.id, row.version, row.text, row.days_before, day(row.due), day(row.done_on))
        for row in source.fetch(sa.select(c).where(owned).order_by(*order))
    )


def meeting_of(source: Source, item: int) -> MeetingId:
    """Whose checklist an item stands on; raises `NotFound`, also for one of a template."""
    found = source.value(sa.select(c.c.meeting).where(c.c.id == item))
    if found is None:
        raise NotFound(_("There is no checklist item {number}.").format(number=item))
    return MeetingId(found)


def states(source: Source, meetings: Sequence[MeetingId], *, today: date) -> dict[MeetingId, State]:
    """Of those of the meetings that have a checklist."""
    late = sa.and_(c.c.done_on.is_(None), c.c.due < today.isoformat())
    statement = (
        sa.select(
            c.c.meeting,
            sa.func.count(),
            sa.func.count(c.c.done_on),
            sa.func.sum(sa.case((late, 1), else_=0)),
        )
        .where(c.c.meeting.in_(sa.bindparam("ids", expanding=True)))
        .group_by(c.c.meeting)
    )
    return {
        row[0]: State(row[0], row[1], row[2], int(row[3])) for row in rows_of(source, statement, meetings)
    }
