"""Who stands on the lists of meetings: what an import compares with and writes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import MeetingId, NetworkId, ParticipantId
from desktop_app.store import tables as t
from desktop_app.store.source import Source, among, rows_among

at, mn = t.attendance, t.meeting_network


class AttendanceRow(NamedTuple):
    """A participant at a meeting; `replied_on` is ISO."""

    id: int
    version: int
    meeting: MeetingId
    participant: ParticipantId
    reply: str
    replied_on: str | None
    presence: str
    diet: str


def rows(source: Source, meetings: Sequence[MeetingId]) -> list[AttendanceRow]:
    """Every participant of some meetings."""
    columns = (
        at.c.id,
        at.c.version,
        at.c.meeting,
        at.c.participant,
        at.c.reply,
        at.c.replied_on,
        at.c.presence,
        at.c.diet,
    )
    statement = sa.select(*columns).where(among(source, at.c.meeting), at.c.participant.is_not(None))
    return [AttendanceRow(*row) for row in rows_among(source, statement.order_by(at.c.id), meetings)]


def networks(source: Source, meeting: MeetingId) -> list[NetworkId]:
    """Whose meeting it is."""
    found = source.fetch(sa.select(mn.c.network).where(mn.c.meeting == meeting).order_by(mn.c.id))
    return [NetworkId(row[0]) for row in found]
