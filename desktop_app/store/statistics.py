"""Attendance in figures: per network, organisation and half-year, and line by line as a basis for fees."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from operator import itemgetter
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
    statement = _meetings(source, first, last, networks, by)
    rows = source.fetch(statement) if networks is None else rows_among(source, statement, networks)
    body_of = cache(itemgetter(slice(-1)))
    asked: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    bodies: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for network, day, lines in rows:
        if lines:
            place, meeting = (network, _half(day) if "half" in by else ""), lines.split(",")
            asked[place] += meeting
            bodies[place] += set(map(body_of, meeting))
    return [row for place in asked for row in _counted(place, Counter(asked[place]), Counter(bodies[place]))]


def _meetings(
    source: Source, first: date, last: date, networks: Sequence[NetworkId] | None, by: Sequence[By]
) -> sa.Select[Any]:
    """A network, a day, and what is noted of everybody who was asked, in one text: to sort and group 200,000
    lines takes a database three times as long as it takes to count them here."""
    apart = "network" in by
    line = _STATE + (10 * sa.func.coalesce(at.c.organisation, 0) if "organisation" in by else 0)
    lines = (
        sa.select(sa.func.aggregate_strings(sa.cast(line, sa.Text), ","))
        .where(at.c.meeting == mt.c.id, at.c.capacity.in_(SEATED))
        .scalar_subquery()
    )
    chosen = sa.true() if networks is None else among(source, mn.c.network)
    return (
        sa.select(mn.c.network if apart else sa.literal(0), mt.c.first_day, lines)
        .select_from(mt.join(mn, mn.c.meeting == mt.c.id) if apart else mt)
        .where(
            mt.c.first_day >= first.isoformat(),
            mt.c.first_day <= last.isoformat(),
            mt.c.status != "cancelled",
            chosen if apart or networks is None else mt.c.id.in_(sa.select(mn.c.meeting).where(chosen)),
        )
    )


_STATE = sa.case(
    (at.c.presence == "present", 2),
    (at.c.presence == "remote", 3),
    (at.c.reply == "declined", sa.case((at.c.presence == "", 4), else_=5)),
    (at.c.presence == "", 0),
    else_=1,
)
"""What is noted of somebody, in one figure; before it stand those of the organisation's number."""


def _counted(place: tuple[int, str], times: Counter[str], meetings: Counter[str]) -> Iterator[Attended]:
    """Of each organisation, by how many times a line with each state of it stands there."""
    network, half = place
    for body, held in meetings.items():
        unknown, absent, present, remote, declined, excused = [times.get(body + each, 0) for each in "012345"]
        noted = absent + present + remote + excused
        yield Attended(
            NetworkId(network) or None,
            OrganisationId(int(body or 0)) or None,
            half,
            held,
            unknown + declined + noted,
            noted,
            present + remote,
            remote,
            declined + excused,
        )


def _half(day: str) -> str:
    return f"{day[:4]}-{1 if day[5:7] <= '06' else 2}"


class Presence(NamedTuple):
    """Somebody at a meeting, as the basis of a fee or of travel; `first_day`, `start` and `end` are ISO.
    `protected` is 1 for a protected identity."""

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
    protected: int


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
        .add_columns(at.c.presence, at.c.via, at.c.parts, sa.func.coalesce(t.participant.c.protected, 0))
        .join(at, at.c.meeting == mt.c.id)
        .outerjoin(t.participant, t.participant.c.id == at.c.participant)
        .outerjoin(o, o.c.id == at.c.organisation)
        .where(
            mt.c.first_day >= first.isoformat(),
            mt.c.first_day <= last.isoformat(),
            at.c.presence.in_(THERE),
            at.c.capacity.in_(PEOPLE),
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
