"""Attendance in figures: per network, organisation and half-year, and line by line as a basis for fees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.meetings.meetings import PEOPLE, SEATED, THERE
from desktop_app.store import tables as t
from desktop_app.store.names import dated_names
from desktop_app.store.source import Source, among, rows_among

mt, mn, at, n, o = t.meeting, t.meeting_network, t.attendance, t.network, t.organisation


By = Literal["network", "organisation", "half"]
EACH: tuple[By, ...] = ("network", "organisation", "half")


class Attended(NamedTuple):
    """How the meetings of one network in one half-year ("2026-1") were attended by one organisation's people;
    None or "" where these are taken together. `noted` is how many invitations have a presence; `present`
    counts those who were `remote`, too; of the others some sent `regrets`."""

    network: NetworkId | None
    organisation: OrganisationId | None
    half: str
    meetings: int
    invited: int
    noted: int
    present: int
    remote: int
    regrets: int


def attended(
    source: Source,
    first: date,
    last: date,
    *,
    networks: Sequence[NetworkId] | None = None,
    by: Sequence[By] = EACH,
) -> list[Attended]:
    """Of the meetings between two days that were not cancelled; by what is asked for, in no order. Guests are
    not counted. A joint meeting counts in each of its networks."""
    year = sa.cast(sa.func.substr(mt.c.first_day, 1, 4), sa.Integer)
    second = sa.case((sa.func.substr(mt.c.first_day, 6, 2) > "06", 1), else_=0)
    nothing: sa.ColumnElement[int] = sa.literal(0)
    apart = "network" in by
    chosen = sa.true() if networks is None else among(source, mn.c.network)
    group = sa.cast(mn.c.network if apart else nothing, sa.BigInteger)
    counted = (
        sa.select(
            mt.c.id.label("meeting"),
            (group * _HALVES + (2 * year + second if "half" in by else nothing)).label("place"),
        )
        .select_from(mt.join(mn, mn.c.meeting == mt.c.id) if apart else mt)
        .where(
            mt.c.first_day >= first.isoformat(),
            mt.c.first_day <= last.isoformat(),
            mt.c.status != "cancelled",
            chosen if apart or networks is None else mt.c.id.in_(sa.select(mn.c.meeting).where(chosen)),
        )
        .cte()
    )
    body = sa.func.coalesce(at.c.organisation, 0) if "organisation" in by else nothing
    key = (counted.c.place * _BODIES + body).label("key")

    def number(condition: Any) -> Any:
        return sa.func.sum(sa.case((condition, 1), else_=0))

    statement = (
        sa.select(
            key,
            sa.func.count(sa.distinct(counted.c.meeting)),
            sa.func.count(),
            number(at.c.presence != ""),
            number(at.c.presence.in_(THERE)),
            number(at.c.presence == "remote"),
            number(sa.and_(at.c.reply == "declined", at.c.presence.not_in(THERE))),
        )
        .select_from(counted.join(at, at.c.meeting == counted.c.meeting))
        .where(at.c.capacity.in_(SEATED))
        .group_by(key)
    )
    rows = source.fetch(statement) if networks is None else rows_among(source, statement, networks)
    return [_attended(*row) for row in rows]


_HALVES, _BODIES = 1 << 15, 1 << 31
"""More than there are half-years, and than an organisation's number can be: network, half-year and
organisation go into one number, which a database sorts in half the time of three."""


def _attended(key: int, *numbers: int) -> Attended:
    place, body = divmod(key, _BODIES)
    network, half = divmod(place, _HALVES)
    return Attended(NetworkId(network) or None, OrganisationId(body) or None, _half(half), *numbers)


def _half(number: int) -> str:
    return f"{number // 2}-{number % 2 + 1}" if number else ""


class Presence(NamedTuple):
    """Somebody at a meeting, as the basis of a fee or of travel; `first_day`, `start` and `end` are ISO."""

    meeting: MeetingId
    first_day: str
    last_day: str
    start: str
    end: str
    title: str
    place: str
    participant: ParticipantId | None
    name: str
    organisation: str
    capacity: str
    serving: int
    presence: str
    via: str
    parts: str


def presences(source: Source, first: date, last: date, *, network: NetworkId | None = None) -> list[Presence]:
    """Everybody who was at a meeting between two days, by day and then as on the meetings' lists."""
    named = (
        sa.select(sa.func.min(n.c.name))
        .join(mn, mn.c.network == n.c.id)
        .where(mn.c.meeting == mt.c.id)
        .scalar_subquery()
    )
    called = sa.case((mt.c.title != "", mt.c.title), else_=sa.func.coalesce(named, ""))
    mine = sa.select(mn.c.meeting).where(mn.c.network == network)
    statement = (
        sa.select(mt.c.id, mt.c.first_day, mt.c.last_day)
        .add_columns(sa.func.coalesce(mt.c.start, ""), sa.func.coalesce(mt.c.end, ""), called, mt.c.place)
        .add_columns(at.c.participant, at.c.name, at.c.organisation_text, at.c.capacity, at.c.serving)
        .add_columns(at.c.presence, at.c.via, at.c.parts)
        .join(at, at.c.meeting == mt.c.id)
        .outerjoin(t.participant, t.participant.c.id == at.c.participant)
        .outerjoin(o, o.c.id == at.c.organisation)
        .where(
            mt.c.first_day >= first.isoformat(),
            mt.c.first_day <= last.isoformat(),
            at.c.presence.in_(THERE),
            at.c.capacity.in_(PEOPLE),
            sa.func.coalesce(t.participant.c.protected, 0) == 0,
            *([] if network is None else [mt.c.id.in_(mine)]),
        )
        .order_by(
            mt.c.first_day,
            mt.c.id,
            o.c.sort_key.asc().nulls_last(),
            t.participant.c.sort_key.asc().nulls_last(),
            at.c.id,
        )
    )
    return [Presence(*row) for row in source.fetch(statement)]


def organisation_names(source: Source, on: date) -> dict[int, tuple[str, str]]:
    """What organisations are called on a day, with what they are sorted by."""
    names = dated_names(source).on(on)
    found = source.fetch(sa.select(o.c.id, o.c.name, o.c.sort_key))
    return {row.id: (names.of(row.id, row.name), names.key(row.id, row.sort_key) or "") for row in found}
