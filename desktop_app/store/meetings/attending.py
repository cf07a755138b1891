"""Who stands on the lists of meetings, as a meeting shows them and as an import compares with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import MeetingId, NetworkId, ParticipantId
from desktop_app.records.meetings.meetings import Attendance
from desktop_app.store import tables as t
from desktop_app.store.source import Source, among, rows_among
from desktop_app.store.values import clock, day

at, mn, o, p = t.attendance, t.meeting_network, t.organisation, t.participant


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
    """Every participant of some meetings; whom the press may call is not there for that."""
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
    statement = sa.select(*columns).where(
        among(source, at.c.meeting), at.c.participant.is_not(None), at.c.capacity != "press"
    )
    return [AttendanceRow(*row) for row in rows_among(source, statement.order_by(at.c.id), meetings)]


def lines(source: Source, meeting: MeetingId) -> tuple[Attendance, ...]:
    """The list of a meeting: in the order of its sheet's numbers, else by organisation and name in Swedish
    order, and last those who are no people of the register."""
    statement = (
        sa.select(at)
        .outerjoin(o, o.c.id == at.c.organisation)
        .outerjoin(p, p.c.id == at.c.participant)
        .where(at.c.meeting == meeting)
        .order_by(
            at.c.sheet_row.asc().nulls_last(),
            o.c.sort_key.asc().nulls_last(),
            p.c.sort_key.asc().nulls_last(),
            at.c.id,
        )
    )
    return tuple(_line(row) for row in source.fetch(statement))


def _line(row: Any) -> Attendance:
    return Attendance(
        id=row.id,
        version=row.version,
        participant=row.participant,
        name=row.name,
        title=row.title,
        organisation=row.organisation,
        organisation_text=row.organisation_text,
        capacity=row.capacity,
        reply=row.reply,
        presence=row.presence,
        diet=row.diet,
        role=row.role,
        party=row.party,
        acting=bool(row.acting),
        serving=bool(row.serving),
        deputises_for=row.deputises_for,
        via=row.via,
        parts=row.parts,
        duties=tuple(row.duties.split()),
        sheet_row=row.sheet_row,
        replied_on=day(row.replied_on),
        invited_on=day(row.invited_on),
        called_on=day(row.called_on),
        reachable_from=clock(row.reachable_from),
        reachable_to=clock(row.reachable_to),
        phone=row.phone,
        heads=row.heads,
        comment=row.comment,
        put_right=bool(row.put_right),
    )


def sort_keys(source: Source, meeting: MeetingId) -> dict[int, str]:
    """By line what a meeting's people are sorted by; nothing for those who are not in the register."""
    statement = sa.select(at.c.id, p.c.sort_key).join(p, p.c.id == at.c.participant)
    return {row.id: row.sort_key for row in source.fetch(statement.where(at.c.meeting == meeting))}


def protected(source: Source, meeting: MeetingId) -> dict[int, ParticipantId]:
    """Those with a protected identity, by their lines."""
    statement = sa.select(at.c.id, at.c.participant).join(p, p.c.id == at.c.participant)
    found = source.fetch(statement.where(at.c.meeting == meeting, p.c.protected == 1))
    return {row.id: ParticipantId(row.participant) for row in found}


def with_diet_or_comment(source: Source, before: date) -> list[tuple[int, int]]:
    """The id and version of the lines with either, of meetings that were over before a day."""
    over = sa.select(t.meeting.c.id).where(t.meeting.c.last_day < before.isoformat())
    said = sa.or_(at.c.diet != "", at.c.comment != "")
    statement = sa.select(at.c.id, at.c.version).where(said, at.c.meeting.in_(over))
    return [(row.id, row.version) for row in source.fetch(statement.order_by(at.c.id))]


def networks(source: Source, meeting: MeetingId) -> list[NetworkId]:
    """Whose meeting it is."""
    found = source.fetch(sa.select(mn.c.network).where(mn.c.meeting == meeting).order_by(mn.c.id))
    return [NetworkId(row[0]) for row in found]
