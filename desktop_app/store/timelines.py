"""A participant over time: what they were where, where they sat, and which meetings they were asked to."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import sqlalchemy as sa

from desktop_app.i18n import _
from desktop_app.records.ids import ParticipantId
from desktop_app.records.meetings.meetings import PRESENCES, REPLIES
from desktop_app.records.participants import Affiliation, ParticipantMembership, Stretch
from desktop_app.records.spans import Span
from desktop_app.store import tables as t
from desktop_app.store import ties
from desktop_app.store.names import dated_names
from desktop_app.store.source import Source

at, mt, mn, n = t.attendance, t.meeting, t.meeting_network, t.network


def timeline(source: Source, number: ParticipantId) -> list[Stretch]:
    """Affiliations, then seats, then meetings; of each the earliest first, and first of all what has no known
    beginning."""
    names = dated_names(source)
    held = [_affiliation(tie) for tie in ties.affiliations(source, number, names)]
    seats = [_seat(seat) for seat in ties.memberships(source, number, names)]
    return [*sorted(held, key=_beginning), *sorted(seats, key=_beginning), *_meetings(source, number)]


def _beginning(stretch: Stretch) -> tuple[date, date]:
    return stretch.span.first or date.min, stretch.span.last or date.max


def _affiliation(tie: Affiliation) -> Stretch:
    party = f"({tie.party})" if tie.party else ""
    acting = _("acting") if tie.acting else ""
    detail = " ".join(
        part for part in (acting, ", ".join(filter(None, (tie.title, tie.unit))), party) if part
    )
    return Stretch("affiliation", tie.organisation, tie.organisation_name, detail, tie.span)


def _seat(seat: ParticipantMembership) -> Stretch:
    acting = f" ({_('acting')})" if seat.acting else ""
    detail = ", ".join(filter(None, (seat.role_name + acting, seat.organisation_name)))
    return Stretch("seat", seat.network, seat.network_name, detail, seat.span)


def _meetings(source: Source, number: ParticipantId) -> list[Stretch]:
    asked_to = sa.select(at.c.meeting).where(at.c.participant == number)
    networks: defaultdict[int, list[str]] = defaultdict(list)
    called = sa.select(mn.c.meeting, n.c.name).join(n, n.c.id == mn.c.network)
    for meeting, name in source.fetch(called.where(mn.c.meeting.in_(asked_to)).order_by(mn.c.id)):
        networks[meeting].append(name)
    statement = (
        sa.select(mt.c.id, mt.c.title, mt.c.first_day, mt.c.last_day, mt.c.status, at.c.reply, at.c.presence)
        .join(at, at.c.meeting == mt.c.id)
        .where(at.c.participant == number)
        .order_by(mt.c.first_day, mt.c.start.asc().nulls_first(), mt.c.id)
    )
    return [
        Stretch(
            kind="meeting",
            record=row.id,
            name=row.title or ", ".join(networks[row.id]) or _("Meeting"),
            detail=_attended(row.status, row.reply, row.presence),
            span=Span(date.fromisoformat(row.first_day), date.fromisoformat(row.last_day)),
        )
        for row in source.fetch(statement)
    ]


def _attended(status: str, reply: str, presence: str) -> str:
    """What is known of somebody's part in a meeting: the presence, or else the reply."""
    if status == "cancelled":
        return _("Cancelled")
    known = dict(PRESENCES)[presence] if presence else dict(REPLIES)[reply] if reply else ""
    return _(known) if known else ""
