"""Networks as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import MembershipId, NetworkId, ParticipantId, RoleId, number_of
from desktop_app.records.keys import form_key
from desktop_app.records.networks import Membership, Network, NetworkMember, TextList
from desktop_app.store import listing, search, seats
from desktop_app.store import tables as t
from desktop_app.store.roles import role_name
from desktop_app.store.source import Source, rows_of
from desktop_app.store.values import span_of, valid

n, nm, m, o, p = t.network, t.network_member, t.membership, t.organisation, t.participant


class NetworkRow(NamedTuple):
    """A line of the list of networks, as of a day: `members` are organisations, `vacant` unfilled seats."""

    id: NetworkId
    name: str
    kind: str
    owner: str
    participants: int
    members: int
    vacant: int


def _owner_key() -> Any:
    return sa.select(o.c.sort_key).where(o.c.id == n.c.owner).scalar_subquery()


def _seated(as_of: date) -> Any:
    """The number of people who hold a seat or deputy seat."""
    return (
        sa.select(sa.func.count(sa.distinct(m.c.participant)))
        .join(t.role, t.role.c.id == m.c.role)
        .where(m.c.network == n.c.id, valid(m, as_of), t.role.c.staff == 0)
        .scalar_subquery()
    )


def ids(
    source: Source,
    *,
    search: str = "",
    order: str = "name",
    descending: bool = False,
    as_of: date | None = None,
    limit: int | None = None,
) -> list[NetworkId]:
    day = as_of or date.today()
    orders: dict[str, tuple[Any, ...]] = {
        "name": (n.c.sort_key,),
        "kind": (n.c.kind, n.c.sort_key),
        "owner": (_owner_key(), n.c.sort_key),
        "participants": (_seated(day), n.c.sort_key),
    }
    found = listing.ids(
        source, n, "network", search=search, orders=orders[order], descending=descending, limit=limit
    )
    return [NetworkId(number) for number in found]


def count(source: Source, *, search: str = "") -> int:
    return listing.count(source, n, "network", search=search)


def rows(source: Source, wanted: Sequence[int], *, as_of: date | None = None) -> list[NetworkRow]:
    """In the order of `wanted`; a record that has gone is left out."""
    day = as_of or date.today()
    statement = sa.select(
        n.c.id,
        n.c.name,
        n.c.kind,
        sa.func.coalesce(o.c.name, ""),
        _seated(day),
    )
    statement = statement.select_from(n.outerjoin(o, o.c.id == n.c.owner))
    found = rows_of(source, statement.where(n.c.id.in_(sa.bindparam("ids", expanding=True))), wanted)
    taking_part = _organisations_of(source, wanted, day)
    vacant = seats.vacant_counts(source, wanted, as_of=day)
    made = [
        NetworkRow(
            row[0], row[1], row[2], row[3], row[4], len(taking_part.get(row[0], ())), vacant.get(row[0], 0)
        )
        for row in found
    ]
    return listing.in_order(made, wanted)


def _organisations_of(source: Source, wanted: Sequence[int], day: date) -> dict[int, set[int]]:
    among: Any = sa.bindparam("ids", expanding=True)
    stated = sa.select(nm.c.network, nm.c.organisation).where(nm.c.network.in_(among), valid(nm, day))
    seated = (
        sa.select(m.c.network, m.c.organisation)
        .join(t.role, t.role.c.id == m.c.role)
        .where(m.c.network.in_(among), valid(m, day), t.role.c.staff == 0)
    )
    found: dict[int, set[int]] = {}
    for network, organisation in [*rows_of(source, stated, wanted), *rows_of(source, seated, wanted)]:
        if organisation is not None:
            found.setdefault(network, set()).add(organisation)
    return found


def get(source: Source, number: NetworkId, *, as_of: date | None = None) -> Network:
    """A network whole, with its members and memberships of a day."""
    day = as_of or date.today()
    found = source.fetch(
        sa.select(n, sa.func.coalesce(o.c.name, "").label("owner_name"))
        .outerjoin(o, o.c.id == n.c.owner)
        .where(n.c.id == number)
    )
    if not found:
        raise NotFound(_("There is no network {number}.").format(number=number))
    row = found[0]
    return Network(
        id=number,
        version=row.version,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        owner=row.owner,
        owner_name=row.owner_name,
        about=row.about,
        stated_seats=row.stated_seats,
        stated_members=row.stated_members,
        appointed_by=row.appointed_by,
        rhythm=row.rhythm,
        area=row.area,
        web=row.web,
        note=row.note,
        span=span_of(row),
        members=members(source, number, as_of=day),
        memberships=memberships(source, number, as_of=day),
        lists=lists(source, number),
    )


def members(source: Source, number: NetworkId, *, as_of: date | None = None) -> tuple[NetworkMember, ...]:
    statement = (
        sa.select(nm, sa.func.coalesce(o.c.name, "").label("organisation_name"))
        .outerjoin(o, o.c.id == nm.c.organisation)
        .where(nm.c.network == number, valid(nm, as_of or date.today()))
        .order_by(o.c.sort_key.asc().nulls_last(), nm.c.id)
    )
    return tuple(
        NetworkMember(
            id=row.id,
            version=row.version,
            organisation=row.organisation,
            organisation_name=row.organisation_name,
            capacity=row.capacity,
            seats=row.seats,
            deputy_seats=row.deputy_seats,
            span=span_of(row),
        )
        for row in source.fetch(statement)
    )


def memberships(source: Source, number: NetworkId, *, as_of: date | None = None) -> tuple[Membership, ...]:
    """Those who sit in a network on a day, by organisation, role and name in Swedish order."""
    statement = (
        sa.select(
            m,
            p.c.written,
            sa.func.coalesce(o.c.name, "").label("organisation_name"),
            t.role.c.name_sv,
            t.role.c.name_en,
        )
        .join(p, p.c.id == m.c.participant)
        .join(t.role, t.role.c.id == m.c.role)
        .outerjoin(o, o.c.id == m.c.organisation)
        .where(m.c.network == number, valid(m, as_of or date.today()))
        .order_by(o.c.sort_key.asc().nulls_last(), t.role.c.position, p.c.sort_key, m.c.id)
    )
    return tuple(
        Membership(
            id=MembershipId(row.id),
            version=row.version,
            participant=row.participant,
            name=row.written,
            organisation=row.organisation,
            organisation_name=row.organisation_name,
            role=RoleId(row.role),
            role_name=role_name(row),
            acting=bool(row.acting),
            span=span_of(row),
        )
        for row in source.fetch(statement)
    )


def lists(source: Source, number: NetworkId) -> tuple[TextList, ...]:
    """A network's purpose, missions and priorities, in their order."""
    tl, line = t.text_list, t.text_line
    found = source.fetch(sa.select(tl).where(tl.c.network == number).order_by(tl.c.position, tl.c.id))
    lines: dict[int, list[str]] = {}
    statement = sa.select(line.c.list, line.c.text).where(line.c.list.in_([row.id for row in found]))
    for list_id, text in source.fetch(statement.order_by(line.c.position, line.c.id)):
        lines.setdefault(list_id, []).append(text)
    return tuple(
        TextList(row.id, row.version, row.kind, row.heading, span_of(row), tuple(lines.get(row.id, ())))
        for row in found
    )


def called(source: Source, text: str) -> list[NetworkId]:
    """The networks with that name or short name; case and punctuation do not count."""
    wanted = form_key(text)
    known = source.fetch(sa.select(n.c.id, n.c.name, n.c.short_name).order_by(n.c.sort_key))
    return [NetworkId(row.id) for row in known if wanted in (form_key(row.name), form_key(row.short_name))]


def exists(source: Source, number: NetworkId) -> bool:
    return source.value(sa.select(n.c.id).where(n.c.id == number)) is not None


def with_name(source: Source, name: str) -> NetworkId | None:
    """The network of a name, however it is written; None where there is none."""
    wanted = form_key(name)
    names = source.fetch(sa.select(n.c.id, n.c.name).order_by(n.c.id))
    return next((NetworkId(row.id) for row in names if form_key(row.name) == wanted), None)


def named(source: Source, text: str) -> NetworkId:
    """The network that a name, short name or number means; raises `NotFound`, naming those that come near."""
    number = number_of(text)
    if number is not None and source.value(sa.select(n.c.id).where(n.c.id == number)):
        return NetworkId(number)
    found = called(source, text)
    if len(found) == 1:
        return found[0]
    near = rows(source, search.record_ids(source, "network", text, limit=3) or ids(source, limit=5))
    raise NotFound(
        _("There is no network called “{name}”.").format(name=text),
        advice=_("The nearest are {names}.").format(names=", ".join(row.name for row in near))
        if near
        else "",
    )


def seat_of(source: Source, number: MembershipId) -> tuple[ParticipantId, NetworkId]:
    """Whose membership it is, and in which network."""
    found = source.fetch(sa.select(m.c.participant, m.c.network).where(m.c.id == number))
    if not found:
        raise NotFound(_("There is no membership {number}.").format(number=number))
    return ParticipantId(found[0].participant), NetworkId(found[0].network)
