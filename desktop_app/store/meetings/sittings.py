"""Who sits in a meeting's networks on its day, and how many seats these have: who belongs on its list, and by
what a quorum is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.records.meetings.meetings import Meeting
from desktop_app.store import tables as t
from desktop_app.store.source import Source
from desktop_app.store.values import valid

m, n, nm, mn = t.membership, t.network, t.network_member, t.meeting_network


@dataclass(frozen=True, slots=True)
class Sitting:
    """Of one network: its seats, stated or those that are filled; its rule for a quorum as written; and of
    each who sits there what their role counts as ("seat", "deputy", "no": somebody with several as the first
    of these), and the order in which deputies are called."""

    network: NetworkId
    name: str
    seats: int
    quorum: str
    counts: Mapping[ParticipantId, str]
    call_order: Mapping[ParticipantId, int]


def sittings(source: Source, meeting: Meeting) -> list[Sitting]:
    """In the order of the meeting's networks."""
    mine = sa.select(mn.c.network).where(mn.c.meeting == meeting.id)
    rank = sa.case({"seat": 0, "deputy": 1}, value=t.role.c.counts, else_=2)
    held = (
        sa.select(m.c.network, m.c.participant, t.role.c.counts, m.c.call_order)
        .join(t.role, t.role.c.id == m.c.role)
        .where(m.c.network.in_(mine), valid(m, meeting.first_day))
        .order_by(rank.desc(), m.c.id)
    )
    stated = (
        sa.select(sa.func.coalesce(sa.func.sum(nm.c.seats), 0))
        .where(nm.c.network == n.c.id, valid(nm, meeting.first_day))
        .scalar_subquery()
    )
    sitting: dict[NetworkId, list[Any]] = {}
    for row in source.fetch(held):
        sitting.setdefault(row.network, []).append(row)
    of_network = sa.select(n.c.id, n.c.quorum, stated.label("seats")).where(n.c.id.in_(mine))
    known = {row.id: row for row in source.fetch(of_network)}
    return [_sitting(known[each.network], each.name, sitting.get(each.network, [])) for each in meeting.joint]


def _sitting(network: Any, name: str, rows: list[Any]) -> Sitting:
    counts = {row.participant: row.counts for row in rows}
    return Sitting(
        network.id,
        name,
        int(network.seats) or sum(kind == "seat" for kind in counts.values()),
        network.quorum,
        counts,
        {row.participant: row.call_order for row in rows if row.call_order is not None},
    )
