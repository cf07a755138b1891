"""The seats of a network and who holds them; a vacant seat is a row like any other.

A member organisation has a number of seats and deputy seats. Memberships whose role counts as a seat fill
them; what is left is vacant. Somebody whose organisation states no seats sits all the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import MembershipId, NetworkId, OrganisationId, ParticipantId
from desktop_app.store import tables as t
from desktop_app.store.names import names_on
from desktop_app.store.roles import all_roles, role_name
from desktop_app.store.source import Source, rows_of
from desktop_app.store.values import valid, valid_on_day

m, nm, o, p, a, c = t.membership, t.network_member, t.organisation, t.participant, t.affiliation, t.contact


class Seat(NamedTuple):
    """One seat as of a day; a vacant one has neither membership nor participant. A deputy's may be that of
    one person and have a place in the order of being called."""

    membership: MembershipId | None
    participant: ParticipantId | None
    name: str
    acting: bool
    organisation_id: OrganisationId | None
    organisation: str
    role_key: str
    role: str
    title: str
    party: str
    email: str
    mobile: str
    phone: str
    protected: bool = False
    deputy_for: str = ""
    call_order: int | None = None


def rows(source: Source, network: NetworkId, *, as_of: date | None = None) -> list[Seat]:
    """All seats of a network, by organisation in Swedish order, then role, then the order of being
    called, then name; vacant ones last of their organisation."""
    day = as_of or date.today()
    held, names = _held(source, network, day), names_on(source, day)
    vacant = _vacant(source, network, day, held)
    place = {role.key: role.position for role in all_roles(source)}
    ordered = sorted(
        [*held, *vacant],
        key=lambda seat: (
            seat[0] is None,
            names.key(seat[1].organisation_id, seat[0]) or "",
            seat[1].participant is None,
            place[seat[1].role_key],
            seat[1].call_order or _LAST,
            seat[2],
        ),
    )
    return [
        seat._replace(organisation=names.of(seat.organisation_id, seat.organisation))
        for _key, seat, _name in ordered
    ]


_LAST = 1 << 31
_Keyed = tuple[str | None, Seat, str]
"""A seat with the sort keys of its organisation and its holder."""


def _held(source: Source, network: NetworkId, day: date) -> list[_Keyed]:
    principal = p.alias("principal")
    statement = (
        sa.select(
            m.c.id,
            m.c.participant,
            m.c.organisation,
            m.c.acting,
            m.c.call_order,
            sa.func.coalesce(principal.c.written, "").label("deputy_for"),
            p.c.written,
            p.c.sort_key,
            p.c.protected,
            o.c.name.label("organisation_name"),
            o.c.sort_key.label("organisation_key"),
            t.role.c.key,
            t.role.c.name_sv,
            t.role.c.name_en,
        )
        .join(p, p.c.id == m.c.participant)
        .join(t.role, t.role.c.id == m.c.role)
        .outerjoin(principal, principal.c.id == m.c.deputy_for)
        .outerjoin(o, o.c.id == m.c.organisation)
        .where(m.c.network == network, valid(m, day))
        .order_by(m.c.id)
    )
    found = source.fetch(statement)
    tied = _affiliations(source, network, day)
    reached = _contacts(source, network)
    return [(row.organisation_key, _seat(row, tied, reached), row.sort_key) for row in found]


def _seat(row: Any, tied: dict[int, list[Any]], reached: dict[tuple[int, str], str]) -> Seat:
    ties = tied.get(row.participant, [])
    tie = next((tie for tie in ties if tie.organisation == row.organisation), ties[0] if ties else None)
    hidden = bool(row.protected)

    def contact(kind: str) -> str:
        return "" if hidden else reached.get((row.participant, kind), "")

    return Seat(
        membership=row.id,
        participant=row.participant,
        name=row.written,
        acting=bool(row.acting),
        organisation_id=row.organisation,
        organisation=row.organisation_name or "",
        role_key=row.key,
        role=role_name(row),
        title=tie.title if tie else "",
        party=tie.party if tie else "",
        email=contact("email"),
        mobile=contact("mobile"),
        phone=contact("phone"),
        protected=hidden,
        deputy_for=row.deputy_for,
        call_order=row.call_order,
    )


def _affiliations(source: Source, network: NetworkId, day: date) -> dict[int, list[Any]]:
    sitting = sa.select(m.c.participant).where(m.c.network == network)
    found: dict[int, list[Any]] = {}
    for row in source.fetch(sa.select(a).where(a.c.participant.in_(sitting), valid(a, day)).order_by(a.c.id)):
        found.setdefault(row.participant, []).append(row)
    return found


def _contacts(source: Source, network: NetworkId) -> dict[tuple[int, str], str]:
    """Per participant and kind the contacts as written, set apart by commas."""
    sitting = sa.select(m.c.participant).where(m.c.network == network)
    found: dict[tuple[int, str], str] = {}
    statement = sa.select(c.c.participant, c.c.kind, c.c.as_written).where(c.c.participant.in_(sitting))
    for participant, kind, written in source.fetch(statement.order_by(c.c.position, c.c.id)):
        before = found.get((participant, kind))
        found[participant, kind] = f"{before}, {written}" if before else written
    return found


class Counted(NamedTuple):
    """Of a network: people who hold a seat or deputy seat, organisations that are members or have somebody
    there, and unfilled seats and deputy seats."""

    participants: int
    members: int
    vacant: int


def counted(source: Source, networks: Sequence[int], *, as_of: date | None = None) -> dict[int, Counted]:
    day = (as_of or date.today()).isoformat()
    people: defaultdict[int, set[int]] = defaultdict(set)
    bodies: defaultdict[int, set[int | None]] = defaultdict(set)
    filled: Counter[tuple[int, int | None, str]] = Counter()
    for network, participant, organisation, counts, staff in rows_of(source, _holders(), networks, day=day):
        filled[network, organisation, counts] += 1
        if not staff:
            people[network].add(participant)
            bodies[network].add(organisation)
    vacant: Counter[int] = Counter()
    for network, organisation, seats, deputy_seats in rows_of(source, _members(), networks, day=day):
        bodies[network].add(organisation)
        for counts, wanted in (("seat", seats), ("deputy", deputy_seats)):
            vacant[network] += max(0, wanted - filled[network, organisation, counts])
    return {
        network: Counted(len(people[network]), len(bodies[network] - {None}), vacant[network])
        for network in networks
    }


@cache
def _holders() -> sa.Select[Any]:
    among: Any = sa.bindparam("ids", expanding=True)
    return (
        sa.select(m.c.network, m.c.participant, m.c.organisation, t.role.c.counts, t.role.c.staff)
        .join(t.role, t.role.c.id == m.c.role)
        .where(m.c.network.in_(among), valid_on_day(m))
    )


@cache
def _members() -> sa.Select[Any]:
    among: Any = sa.bindparam("ids", expanding=True)
    stated = sa.select(nm.c.network, nm.c.organisation, nm.c.seats, nm.c.deputy_seats)
    return stated.where(nm.c.network.in_(among), valid_on_day(nm))


def vacant_counts(source: Source, networks: Sequence[int], *, as_of: date | None = None) -> dict[int, int]:
    """How many seats and deputy seats of each network are unfilled; networks without any are left out."""
    found = counted(source, networks, as_of=as_of)
    return {network: each.vacant for network, each in found.items() if each.vacant}


def _vacant(source: Source, network: NetworkId, day: date, held: list[_Keyed]) -> list[_Keyed]:
    roles = {role.key: role for role in all_roles(source)}
    filled = Counter((seat.organisation_id, roles[seat.role_key].counts) for _key, seat, _name in held)
    members = source.fetch(
        sa.select(nm.c.organisation, nm.c.seats, nm.c.deputy_seats, o.c.name, o.c.sort_key)
        .outerjoin(o, o.c.id == nm.c.organisation)
        .where(nm.c.network == network, valid(nm, day))
        .order_by(nm.c.id)
    )
    empty = [
        (member, role)
        for member in members
        for role, wanted in (("member", member.seats), ("deputy", member.deputy_seats))
        for _place in range(wanted - filled[member.organisation, roles[role].counts])
    ]
    return [
        (
            member.sort_key,
            Seat(
                membership=None,
                participant=None,
                name="",
                acting=False,
                organisation_id=member.organisation,
                organisation=member.name or "",
                role_key=role,
                role=role_name(roles[role]),
                title="",
                party="",
                email="",
                mobile="",
                phone="",
            ),
            "",
        )
        for member, role in empty
    ]
