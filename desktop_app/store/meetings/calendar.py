"""The meetings of some days across networks, as a calendar shows them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.store import tables as t
from desktop_app.store.source import Source

mt, mn, n = t.meeting, t.meeting_network, t.network


class CalendarMeeting(NamedTuple):
    """A meeting with the `colour` of its first network ("" is the program's choice); days and times are ISO.
    `told` is 1 where those invited have got a notice."""

    id: MeetingId
    version: int
    first_day: str
    last_day: str
    start: str
    end: str
    title: str
    place: str
    status: str
    told: int
    networks: tuple[NetworkId, ...]
    colour: str


def between(source: Source, first: date, last: date) -> list[CalendarMeeting]:
    """Every meeting that has a day between two, cancelled ones too, by day and time."""
    near = (mt.c.first_day <= last.isoformat(), mt.c.last_day >= first.isoformat())
    whose: dict[int, list[tuple[NetworkId, str, str]]] = {}
    tied = (
        sa.select(mn.c.meeting, n.c.id, n.c.name, n.c.colour)
        .join(n, n.c.id == mn.c.network)
        .join(mt, mt.c.id == mn.c.meeting)
        .where(*near)
        .order_by(mn.c.id)
    )
    for meeting, number, name, colour in source.fetch(tied):
        whose.setdefault(meeting, []).append((NetworkId(number), name, colour))
    statement = sa.select(mt).where(*near).order_by(mt.c.first_day, mt.c.start.asc().nulls_first(), mt.c.id)
    found = []
    for row in source.fetch(statement):
        groups = whose.get(row.id, [])
        found.append(
            CalendarMeeting(
                id=MeetingId(row.id),
                version=row.version,
                first_day=row.first_day,
                last_day=row.last_day,
                start=row.start or "",
                end=row.end or "",
                title=row.title or ", ".join(name for _number, name, _colour in groups) or _("Meeting"),
                place=row.place,
                status=row.status,
                told=int(row.notice_on is not None),
                networks=tuple(number for number, _name, _colour in groups),
                colour=groups[0][2] if groups else "",
            )
        )
    return found
