"""Which other meetings the people of some networks have, so that a new one does not collide with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from desktop_app.i18n import _
from desktop_app.records.free_days import Busy
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.records.meetings.meetings import AHEAD, PEOPLE
from desktop_app.store import tables as t
from desktop_app.store.source import Source
from desktop_app.store.values import clock

mt, mn, at, m, p = t.meeting, t.meeting_network, t.attendance, t.membership, t.participant


def busy(
    source: Source,
    networks: Sequence[NetworkId],
    first: date,
    last: date,
    *,
    besides: Sequence[MeetingId] = (),
) -> list[Busy]:
    """The coming meetings between two days to which somebody who sits in the networks is asked, or belongs
    because of another seat, with their names in Swedish order; without those `besides`, and without whoever
    has declined."""
    near = (
        mt.c.status.in_(AHEAD),
        mt.c.first_day <= last.isoformat(),
        mt.c.last_day >= first.isoformat(),
        mt.c.id.not_in(besides),
    )
    mine = sa.select(m.c.participant).where(m.c.network.in_(networks), *_held(m, first, last))
    asked = (
        sa.select(mt.c.id.label("meeting"), at.c.participant)
        .join(at, at.c.meeting == mt.c.id)
        .where(*near, at.c.reply != "declined", at.c.capacity.in_(PEOPLE), at.c.participant.in_(mine))
    )
    declined = at.alias("declined")
    gone = sa.exists().where(
        declined.c.meeting == mt.c.id,
        declined.c.participant == m.c.participant,
        declined.c.reply == "declined",
    )
    seated = (
        sa.select(mt.c.id.label("meeting"), m.c.participant)
        .join(mn, mn.c.meeting == mt.c.id)
        .join(m, m.c.network == mn.c.network)
        .join(t.role, t.role.c.id == m.c.role)
        .where(*near, t.role.c.staff == 0, *_on_day(), m.c.participant.in_(mine), ~gone)
    )
    both = sa.union(asked, seated).subquery()
    statement = (
        sa.select(mt.c.id, mt.c.title, mt.c.first_day, mt.c.last_day, mt.c.start, mt.c.end, p.c.written)
        .join(both, both.c.meeting == mt.c.id)
        .join(p, p.c.id == both.c.participant)
        .order_by(mt.c.first_day, mt.c.id, p.c.sort_key)
    )
    found: dict[int, list[Any]] = {}
    for row in source.fetch(statement):
        found.setdefault(row.id, []).append(row)
    names = _networks(source, list(found))
    return [_busy(rows, names.get(number, "")) for number, rows in found.items()]


def _held(table: sa.Table, first: date, last: date) -> tuple[Any, ...]:
    """The rows of a table with a span that hold on some day between two."""
    return (
        sa.func.coalesce(table.c.first_day, last.isoformat()) <= last.isoformat(),
        sa.func.coalesce(table.c.last_day, first.isoformat()) >= first.isoformat(),
    )


def _on_day() -> tuple[Any, ...]:
    """The memberships that hold on the day of the meeting."""
    return (
        sa.func.coalesce(m.c.first_day, mt.c.first_day) <= mt.c.first_day,
        sa.func.coalesce(m.c.last_day, mt.c.first_day) >= mt.c.first_day,
    )


def _networks(source: Source, meetings: Sequence[int]) -> dict[int, str]:
    statement = (
        sa.select(mn.c.meeting, t.network.c.name)
        .join(t.network, t.network.c.id == mn.c.network)
        .where(mn.c.meeting.in_(meetings))
        .order_by(mn.c.id)
    )
    found: dict[int, list[str]] = {}
    for number, name in source.fetch(statement) if meetings else ():
        found.setdefault(number, []).append(name)
    return {number: ", ".join(names) for number, names in found.items()}


def _busy(rows: Sequence[Any], networks: str) -> Busy:
    row = rows[0]
    people = tuple(each.written for each in rows)
    days = date.fromisoformat(row.first_day), date.fromisoformat(row.last_day)
    return Busy(row.title or networks or _("Meeting"), people, *days, clock(row.start), clock(row.end))
