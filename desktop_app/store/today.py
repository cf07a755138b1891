"""What today asks for: each list of the start page, short, and with how many more there are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Generic, NamedTuple, TypeVar

import sqlalchemy as sa

from desktop_app.records.assignments import OPEN
from desktop_app.records.ids import AssignmentId, MeetingId, NetworkId, ParticipantId
from desktop_app.records.meetings.meetings import AHEAD, PEOPLE
from desktop_app.store import assignments, seats
from desktop_app.store import tables as t
from desktop_app.store.assignments import AssignmentRow
from desktop_app.store.meetings import checklists, meetings
from desktop_app.store.meetings.checklists import State
from desktop_app.store.meetings.meetings import MeetingRow
from desktop_app.store.source import Source, rows_of
from desktop_app.store.values import valid

mt, at, m, p, n, s = t.meeting, t.attendance, t.membership, t.participant, t.network, t.assignment
SHOWN = 8
"""The lines of a list on the start page."""
SOON = timedelta(days=60)
Item = TypeVar("Item")


class Listed(NamedTuple, Generic[Item]):
    """The first lines, and how many there are of them in all."""

    lines: tuple[Item, ...]
    number: int


class Next(NamedTuple):
    """A coming meeting with the state of its checklist, and how many of those invited have not replied."""

    meeting: MeetingRow
    checklist: State | None
    missing: int


class Ending(NamedTuple):
    """A seat whose time ends; `last_day` is ISO."""

    participant: ParticipantId
    name: str
    network: NetworkId
    network_name: str
    last_day: str


def next_meetings(source: Source, today: date) -> Listed[Next]:
    """The meetings that are to be held, today's first."""
    ahead = (mt.c.status.in_(AHEAD), mt.c.last_day >= today.isoformat())
    order = (mt.c.first_day, mt.c.start.asc().nulls_first(), mt.c.id)
    first = sa.select(mt.c.id).where(*ahead).order_by(*order).limit(SHOWN)
    numbers = [MeetingId(row[0]) for row in source.fetch(first)]
    states = checklists.states(source, numbers, today=today)
    silent = (
        sa.select(at.c.meeting, sa.func.count())
        .where(
            at.c.meeting.in_(sa.bindparam("ids", expanding=True)), at.c.reply == "", at.c.capacity.in_(PEOPLE)
        )
        .group_by(at.c.meeting)
    )
    missing = {row[0]: row[1] for row in rows_of(source, silent, numbers)}
    lines = tuple(
        Next(row, states.get(row.id), missing.get(row.id, 0)) for row in meetings.rows(source, numbers)
    )
    return Listed(lines, _count(source, mt, *ahead))


def ending(source: Source, today: date, limit: int | None = SHOWN) -> Listed[Ending]:
    """Seats that end within 60 days and that are not taken over yet: by somebody of the same organisation, or
    by the same person anew; the first to end first."""
    later = m.alias("later")
    followed = sa.exists().where(
        later.c.network == m.c.network,
        sa.or_(later.c.organisation == m.c.organisation, later.c.participant == m.c.participant),
        later.c.first_day > m.c.last_day,
        later.c.role == m.c.role,
    )
    soon = (
        m.c.last_day >= today.isoformat(),
        m.c.last_day <= (today + SOON).isoformat(),
        valid(m, today),
        valid(n, today),
        ~followed,
    )
    whole = m.join(p, p.c.id == m.c.participant).join(n, n.c.id == m.c.network)
    statement = (
        sa.select(m.c.participant, p.c.written, m.c.network, n.c.name, m.c.last_day)
        .select_from(whole)
        .where(*soon)
        .order_by(m.c.last_day, n.c.sort_key, p.c.sort_key, m.c.id)
        .limit(limit)
    )
    lines = tuple(Ending(*row) for row in source.fetch(statement))
    return Listed(lines, _count(source, whole, *soon))


def assignments_due(source: Source, today: date) -> Listed[AssignmentRow]:
    """Open assignments that are late or due within 60 days, the latest first of all."""
    due = (s.c.status.in_(OPEN), s.c.deadline_last <= (today + SOON).isoformat())
    first = sa.select(s.c.id).where(*due).order_by(s.c.deadline_last, s.c.sort_key, s.c.id).limit(SHOWN)
    numbers = [AssignmentId(row[0]) for row in source.fetch(first)]
    return Listed(tuple(assignments.rows(source, numbers, today=today)), _count(source, s, *due))


def without_email(
    source: Source, today: date, limit: int | None = SHOWN
) -> Listed[tuple[ParticipantId, str]]:
    """Those who sit in a network today and have no address, by name; protected people are not looked for."""
    c = t.contact
    reached = sa.exists().where(c.c.participant == p.c.id, c.c.kind == "email", c.c.value != "")
    sitting = sa.exists().where(m.c.participant == p.c.id, valid(m, today))
    bare = (p.c.protected == 0, sitting, ~reached)
    statement = sa.select(p.c.id, p.c.written).where(*bare).order_by(p.c.sort_key, p.c.id).limit(limit)
    lines = tuple((ParticipantId(row.id), row.written) for row in source.fetch(statement))
    return Listed(lines, _count(source, p, *bare))


def vacant(source: Source, today: date) -> Listed[tuple[NetworkId, str, int]]:
    """The networks with unfilled seats, the most first, with how many; the count is of seats."""
    names = source.fetch(sa.select(n.c.id, n.c.name).where(valid(n, today)).order_by(n.c.sort_key))
    counts = seats.vacant_counts(source, [row.id for row in names], as_of=today)
    found = [(NetworkId(row.id), str(row.name), counts[row.id]) for row in names if counts.get(row.id)]
    return Listed(tuple(sorted(found, key=lambda each: -each[2])[:SHOWN]), sum(each[2] for each in found))


def _count(source: Source, table: Any, *where: Any) -> int:
    return int(source.value(sa.select(sa.func.count()).select_from(table).where(*where)))
