"""Who is invited to the coming meetings of a network: what moves when a seat changes hands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import MeetingId, MembershipId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.meetings.meetings import AHEAD
from desktop_app.store import tables as t
from desktop_app.store.source import Source, among, rows_among

at, mt, mn, m = t.attendance, t.meeting, t.meeting_network, t.membership


class Invitation(NamedTuple):
    """Somebody on the list of a coming meeting, of whom no attendance is noted yet."""

    id: int
    version: int
    meeting: MeetingId
    first_day: str
    participant: ParticipantId
    organisation: OrganisationId | None
    capacity: str


def ahead(
    source: Source, network: NetworkId, first_day: date, *people: ParticipantId
) -> dict[ParticipantId, dict[MeetingId, Invitation]]:
    """The invitations of some people to the network's coming meetings from a day on, by meeting. Whom the
    press may call is not invited by that."""
    mine = sa.select(mn.c.meeting).where(mn.c.network == network)
    statement = (
        sa.select(at.c.id, at.c.version, mt.c.id, mt.c.first_day)
        .add_columns(at.c.participant, at.c.organisation, at.c.capacity)
        .join(mt, mt.c.id == at.c.meeting)
        .where(
            at.c.participant.in_(people),
            at.c.presence == "",
            at.c.capacity != "press",
            mt.c.status.in_(AHEAD),
            mt.c.first_day >= first_day.isoformat(),
            mt.c.id.in_(mine),
        )
        .order_by(mt.c.first_day, mt.c.id, at.c.id)
    )
    found: dict[ParticipantId, dict[MeetingId, Invitation]] = {person: {} for person in people}
    for row in source.fetch(statement):
        found[row.participant][MeetingId(row[2])] = Invitation(*row)
    return found


def still_due(
    source: Source,
    participant: ParticipantId,
    invitations: dict[MeetingId, Invitation],
    without: Sequence[MembershipId] = (),
) -> set[MeetingId]:
    """The meetings to which somebody belongs by a membership that holds on their day; some do not count."""
    statement = (
        sa.select(mn.c.meeting)
        .join(mt, mt.c.id == mn.c.meeting)
        .join(m, m.c.network == mn.c.network)
        .where(
            m.c.participant == participant,
            m.c.id.not_in(without),
            sa.or_(m.c.first_day.is_(None), m.c.first_day <= mt.c.first_day),
            sa.or_(m.c.last_day.is_(None), m.c.last_day >= mt.c.first_day),
            among(source, mn.c.meeting),
        )
    )
    return {MeetingId(row[0]) for row in rows_among(source, statement, list(invitations))}
