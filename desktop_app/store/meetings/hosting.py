"""Who has been the host of a network's meetings, who is to be, and who was skipped."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId
from desktop_app.records.meetings.hosting import Coming, Hosting
from desktop_app.records.meetings.meetings import AHEAD
from desktop_app.store import tables as t
from desktop_app.store.names import dated_names, names_on
from desktop_app.store.source import Source
from desktop_app.store.values import valid

mt, mn, o, sk, nm = t.meeting, t.meeting_network, t.organisation, t.host_skip, t.network_member


class Skipped(NamedTuple):
    """An organisation that was passed over, for a meeting or on a day (ISO), and why."""

    id: int
    organisation: OrganisationId
    name: str
    meeting: MeetingId | None
    day: str
    reason: str


class Hosted(NamedTuple):
    """A line of the hosting history; `first_day` is ISO. `turn_of` is whose turn it was, if another's."""

    meeting: MeetingId
    first_day: str
    status: str
    host: OrganisationId
    name: str
    turn_of: str
    reason: str


def history(source: Source, network: NetworkId) -> list[Hosted]:
    """The hosts of a network's meetings since it began, the latest first; each called as on its day."""
    turn = o.alias("turn_body")
    statement = (
        sa.select(
            mt.c.id,
            mt.c.first_day,
            mt.c.status,
            mt.c.host,
            o.c.name,
            mt.c.turn_of,
            turn.c.name.label("turn_name"),
            mt.c.host_reason,
        )
        .join(mn, mn.c.meeting == mt.c.id)
        .join(o, o.c.id == mt.c.host)
        .outerjoin(turn, turn.c.id == mt.c.turn_of)
        .where(mn.c.network == network)
        .order_by(mt.c.first_day.desc(), mt.c.id.desc())
    )
    called, found = dated_names(source), []
    for row in source.fetch(statement):
        on = date.fromisoformat(row.first_day)
        host, instead = called.of(row.host, row.name, on), called.of(row.turn_of, row.turn_name, on)
        found.append(Hosted(row.id, row.first_day, row.status, row.host, host, instead, row.host_reason))
    return found


def hostings(
    source: Source, network: NetworkId, *, before: date, besides: MeetingId | None = None
) -> list[Hosting]:
    """Who was the host of the meetings before a day, and of those that day that are over; a cancelled one was
    nobody's. One meeting does not count."""
    return [
        Hosting(each.host, date.fromisoformat(each.first_day))
        for each in history(source, network)
        if each.status != "cancelled"
        and each.meeting != besides
        and (each.first_day, each.status in AHEAD) < (before.isoformat(), True)
    ]


def coming(source: Source, network: NetworkId, *, on: date) -> list[Coming]:
    """The meetings from a day on that are to be held, with who does not take them."""
    skips: dict[MeetingId | None, set[OrganisationId]] = {}
    for each in skipped(source, network):
        skips.setdefault(each.meeting, set()).add(each.organisation)
    statement = (
        sa.select(mt.c.id, mt.c.first_day, mt.c.host)
        .join(mn, mn.c.meeting == mt.c.id)
        .where(mn.c.network == network, mt.c.status.in_(AHEAD), mt.c.first_day >= on.isoformat())
        .order_by(mt.c.first_day, mt.c.start.asc().nulls_first(), mt.c.id)
    )
    return [
        Coming(
            MeetingId(row.id), date.fromisoformat(row.first_day), row.host, frozenset(skips.get(row.id, ()))
        )
        for row in source.fetch(statement)
    ]


def skipped(source: Source, network: NetworkId) -> list[Skipped]:
    """The latest first; organisations as they are called today."""
    statement = (
        sa.select(sk.c.id, sk.c.organisation, o.c.name, sk.c.meeting, sk.c.day, sk.c.reason)
        .join(o, o.c.id == sk.c.organisation)
        .where(sk.c.network == network)
        .order_by(sk.c.day.desc(), sk.c.id.desc())
    )
    names, found = names_on(source, date.today()), [Skipped(*row) for row in source.fetch(statement)]
    return [each._replace(name=names.of(each.organisation, each.name)) for each in found]


def members(source: Source, network: NetworkId, *, on: date) -> dict[OrganisationId, str]:
    """The member organisations of a day, who take their turns, with their names."""
    statement = (
        sa.select(nm.c.organisation, o.c.name)
        .join(o, o.c.id == nm.c.organisation)
        .where(nm.c.network == network, nm.c.capacity == "member", valid(nm, on))
        .order_by(o.c.sort_key)
    )
    called = dated_names(source).on(on)
    return {
        OrganisationId(row.organisation): called.of(row.organisation, row.name)
        for row in source.fetch(statement)
    }
