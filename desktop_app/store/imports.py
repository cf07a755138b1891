"""What the intake asks of the register: whom a file may mean, and what its source said last time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.progress import Progress, Work
from desktop_app.store import tables as t
from desktop_app.store.source import Source, among, rows_among
from desktop_app.store.values import valid

p, a, c, m, o = t.participant, t.affiliation, t.contact, t.membership, t.organisation


class Candidate(NamedTuple):
    """A participant with all that matching looks at: ties and memberships that hold today or later."""

    participant: Any
    affiliations: list[Any]
    contacts: list[Any]
    memberships: list[Any]


class Near(NamedTuple):
    """Of everybody whom a file's rows may mean as little as tells whom to look at. Many stand in one text,
    which crosses to the other process many times as fast as rows."""

    named: list[tuple[str, str, str | None]]
    """Per name key the participants of that name, and those of them who stand nowhere: numbers and blanks."""
    at: list[tuple[OrganisationId, str]]
    """Those who stand at an organisation: "participant name key", a line each. Whoever has only a seat for
    it stands in another text than those who work there."""
    mobiles: list[tuple[str, str]]
    """Per mobile number of a row the participants who have it, of those with a row's name that others have,
    too."""
    mailed: list[ParticipantId]
    """Those with a row's address."""


class Details(NamedTuple):
    """Participants whole, as rows of plain values; the last three begin with the participant."""

    people: list[tuple[Any, ...]]
    """id, given, family, written, protected"""
    affiliations: list[tuple[Any, ...]]
    """… id, organisation, its name, title, unit, party, acting, leave_until, last_day; those of today"""
    contacts: list[tuple[Any, ...]]
    """… id, kind, value, as_written, shared"""
    memberships: list[tuple[Any, ...]]
    """… id, network, organisation, the role's key, acting, first_day, last_day; of today or later"""


def near(
    source: Source,
    *,
    names: Sequence[str],
    emails: Sequence[str],
    mobiles: Sequence[str],
    organisations: Sequence[OrganisationId],
) -> Work[Near]:
    """Those whom rows may mean. Yields between two questions to the database, each a short one."""
    today = date.today()
    named = yield from _asked(source, _namesakes(source, today), names)
    at = yield from _asked(source, _standing(source, a, today), organisations, size=20)
    tied = sa.exists().where(  # the sum keeps SQLite to the index of the participant, who has few ties
        a.c.participant == m.c.participant, a.c.organisation + 0 == m.c.organisation, valid(a, today)
    )
    seated_only = _standing(source, m, today).where(~tied)
    at += yield from _asked(source, seated_only, organisations, size=20)
    mail = sa.select(c.c.participant).where(c.c.kind == "email", c.c.participant.is_not(None))
    mailed = yield from _asked(source, mail.where(among(source, c.c.value)), emails)
    several = [name for name, numbers, _nowhere in named if " " in numbers]
    reached = yield from _asked(source, _mobiles(source), several if mobiles else ())
    wanted = frozenset(mobiles)
    return Near(named, at, [row for row in reached if row[0] in wanted], [row[0] for row in mailed])


def _namesakes(source: Source, today: date) -> sa.Select[Any]:
    number = sa.cast(p.c.id, sa.Text)
    tied = sa.exists().where(a.c.participant == p.c.id, valid(a, today))
    seat = sa.exists().where(m.c.participant == p.c.id, valid(m, today), m.c.organisation.is_not(None))
    nowhere = sa.case((~tied & ~seat, number))
    texts = (sa.func.aggregate_strings(each, " ") for each in (number, nowhere))
    named = sa.select(p.c.name_key, *texts).group_by(p.c.name_key)
    return named.where(among(source, p.c.name_key))


def _standing(source: Source, tie: sa.Table, today: date) -> sa.Select[Any]:
    line = sa.func.aggregate_strings(sa.cast(p.c.id, sa.Text) + " " + p.c.name_key, "\n")
    there = sa.select(tie.c.organisation, line).join(p, p.c.id == tie.c.participant)
    return there.where(among(source, tie.c.organisation), valid(tie, today)).group_by(tie.c.organisation)


def _mobiles(source: Source) -> sa.Select[Any]:
    number = sa.func.aggregate_strings(sa.cast(c.c.participant, sa.Text), " ")
    reached = sa.select(c.c.value, number).join(p, p.c.id == c.c.participant).group_by(c.c.value)
    return reached.where(c.c.kind == "mobile", among(source, p.c.name_key))


def details(source: Source, wanted: Sequence[ParticipantId]) -> Work[Details]:
    """Participants with the affiliations of today and the memberships of today or later."""
    today = date.today()
    person = sa.select(p.c.id, p.c.given, p.c.family, p.c.written, p.c.protected)
    tie = (
        sa.select(a.c.participant, a.c.id, a.c.organisation, o.c.name, a.c.title, a.c.unit, a.c.party)
        .add_columns(a.c.acting, a.c.leave_until, a.c.last_day)
        .join(o, o.c.id == a.c.organisation)
        .where(among(source, a.c.participant), valid(a, today))
    )
    reached = sa.select(c.c.participant, c.c.id, c.c.kind, c.c.value, c.c.as_written, c.c.shared)
    seat = (
        sa.select(m.c.participant, m.c.id, m.c.network, m.c.organisation, t.role.c.key, m.c.acting)
        .add_columns(m.c.first_day, m.c.last_day)
        .join(t.role, t.role.c.id == m.c.role)
        .where(among(source, m.c.participant))
        .where(sa.or_(m.c.last_day.is_(None), m.c.last_day >= today.isoformat()))
    )
    return Details(
        (yield from _asked(source, person.where(among(source, p.c.id)).order_by(p.c.id), wanted)),
        (yield from _asked(source, tie.order_by(a.c.id), wanted)),
        (
            yield from _asked(
                source,
                reached.where(among(source, c.c.participant)).order_by(c.c.position, c.c.id),
                wanted,
            )
        ),
        (yield from _asked(source, seat.order_by(m.c.id), wanted)),
    )


def _asked(
    source: Source, statement: sa.Executable, values: Sequence[Any], *, size: int = 1000
) -> Work[list[tuple[Any, ...]]]:
    found: list[tuple[Any, ...]] = []
    for start in range(0, len(values), size):
        found += map(tuple, rows_among(source, statement, values[start : start + size]))
        yield Progress()
    return found


def seated(source: Source, networks: Sequence[NetworkId]) -> list[ParticipantId]:
    """Everybody who has, or has had, a seat in one of some networks."""
    held = sa.select(m.c.participant).where(m.c.network.in_(list(networks))).distinct()
    return [ParticipantId(row[0]) for row in source.fetch(held)]


def candidates(
    source: Source, wanted: Sequence[ParticipantId], *, as_of: date | None = None
) -> list[Candidate]:
    """Participants in bulk, with the affiliations of a day and the memberships of that day or later."""
    day = as_of or date.today()
    ties = _grouped(
        source,
        sa.select(a.c.participant, a.c.id, a.c.version, a.c.organisation, o.c.name.label("organisation_name"))
        .add_columns(a.c.title, a.c.unit, a.c.party, a.c.first_day, a.c.last_day)
        .join(o, o.c.id == a.c.organisation)
        .where(among(source, a.c.participant), valid(a, day))
        .order_by(a.c.id),
        wanted,
    )
    reached = _grouped(
        source,
        sa.select(c.c.participant, c.c.id, c.c.version, c.c.kind, c.c.value, c.c.as_written)
        .where(among(source, c.c.participant))
        .order_by(c.c.position, c.c.id),
        wanted,
    )
    seated = _grouped(
        source,
        sa.select(m.c.participant, m.c.id, m.c.version, m.c.network, m.c.organisation, m.c.role)
        .add_columns(t.role.c.key.label("role_key"), m.c.first_day, m.c.last_day)
        .join(t.role, t.role.c.id == m.c.role)
        .where(among(source, m.c.participant))
        .where(sa.or_(m.c.last_day.is_(None), m.c.last_day >= day.isoformat()))
        .order_by(m.c.id),
        wanted,
    )
    person = sa.select(p.c.id, p.c.version, p.c.given, p.c.family, p.c.written, p.c.protected)
    people = rows_among(source, person.where(among(source, p.c.id)).order_by(p.c.id), wanted)
    return [Candidate(row, ties[row.id], reached[row.id], seated[row.id]) for row in people]


def _grouped(source: Source, statement: sa.Executable, wanted: Sequence[int]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows_among(source, statement, wanted):
        found[row.participant].append(row)
    return found


def source_of(
    source: Source, *, shape: str, network: NetworkId | None, organisation: OrganisationId | None
) -> int | None:
    """The number under which lists of this shape, network and sender are remembered; None for a first one."""
    table = t.import_source
    number = source.value(
        sa.select(table.c.id).where(
            table.c.shape == shape,
            table.c.network.is_(None) if network is None else table.c.network == network,
            table.c.organisation.is_(None) if organisation is None else table.c.organisation == organisation,
        )
    )
    return None if number is None else int(number)


def last_imported(
    source: Source, source_id: int | None
) -> dict[ParticipantId, tuple[int, int, dict[str, str]]]:
    """Per participant the row, its version and the values that the last import from a source gave."""
    if source_id is None:
        return {}
    rows = source.fetch(sa.select(t.import_value).where(t.import_value.c.source == source_id))
    return {ParticipantId(row.participant): (row.id, row.version, json.loads(row.fields)) for row in rows}


def not_same(source: Source) -> frozenset[tuple[str, ParticipantId]]:
    """Pairs of a name key and a participant that somebody has said are two persons."""
    rows = source.fetch(sa.select(t.not_same.c.name_key, t.not_same.c.participant))
    return frozenset((row[0], ParticipantId(row[1])) for row in rows)
