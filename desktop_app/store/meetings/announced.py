"""A network's meetings as its public page tells of them, with no more statements for many than for one."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import NetworkId
from desktop_app.store import tables as t
from desktop_app.store.names import dated_names
from desktop_app.store.source import Source
from desktop_app.store.values import clock

mt, mn, n, o = t.meeting, t.meeting_network, t.network, t.organisation


class Announced(NamedTuple):
    """`host` is called as on the meeting's day; `others` are the networks that it is held with, and `part` is
    when the network itself is there. Of the `note` only what it says of a joint meeting is for everybody."""

    first_day: date
    last_day: date
    start: time | None
    end: time | None
    title: str
    host: str
    place: str
    status: str
    note: str
    others: tuple[str, ...]
    part: tuple[time | None, time | None]


def of_network(source: Source, network: NetworkId) -> list[Announced]:
    """By day and time; cancelled ones too."""
    others: dict[int, list[str]] = {}
    mine = sa.select(mn.c.meeting).where(mn.c.network == network)
    joint = (
        sa.select(mn.c.meeting, n.c.name)
        .join(n, n.c.id == mn.c.network)
        .where(mn.c.meeting.in_(mine), mn.c.network != network)
        .order_by(mn.c.id)
    )
    for meeting, name in source.fetch(joint):
        others.setdefault(meeting, []).append(name)
    statement = (
        sa.select(mt, o.c.name.label("host_name"), mn.c.start.label("part_start"), mn.c.end.label("part_end"))
        .join(mn, mn.c.meeting == mt.c.id)
        .outerjoin(o, o.c.id == mt.c.host)
        .where(mn.c.network == network)
        .order_by(mt.c.first_day, mt.c.start.asc().nulls_last(), mt.c.id)
    )
    called, found = dated_names(source), []
    for row in source.fetch(statement):
        first_day = date.fromisoformat(row.first_day)
        found.append(
            Announced(
                first_day=first_day,
                last_day=date.fromisoformat(row.last_day),
                start=clock(row.start),
                end=clock(row.end),
                title=row.title,
                host=called.of(row.host, row.host_name, first_day) or row.host_note,
                place=row.place,
                status=row.status,
                note=row.note,
                others=tuple(others.get(row.id, ())),
                part=(clock(row.part_start), clock(row.part_end)),
            )
        )
    return found
