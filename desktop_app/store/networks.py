"""Networks as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId, number_of
from desktop_app.records.keys import form_key
from desktop_app.records.networks import Network, TextList
from desktop_app.store import listing, members, memberships, search, seats, text_lists
from desktop_app.store import tables as t
from desktop_app.store.names import dated_names, names_on
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
    """By default all networks; as of a day those that were at work then."""
    day = as_of or date.today()
    orders: dict[str, tuple[Any, ...]] = {
        "name": (n.c.sort_key,),
        "kind": (n.c.kind, n.c.sort_key),
        "owner": (_owner_key(), n.c.sort_key),
        "participants": (_seated(day), n.c.sort_key),
    }
    found = listing.ids(
        source,
        n,
        "network",
        search=search,
        orders=orders[order],
        descending=descending,
        limit=limit,
        where=_at_work(as_of),
    )
    return [NetworkId(number) for number in found]


def count(source: Source, *, search: str = "", as_of: date | None = None) -> int:
    return listing.count(source, n, "network", search=search, where=_at_work(as_of))


def _at_work(as_of: date | None) -> list[Any]:
    return [] if as_of is None else [valid(n, as_of)]


def rows(source: Source, wanted: Sequence[int], *, as_of: date | None = None) -> list[NetworkRow]:
    """In the order of `wanted`; a record that has gone is left out."""
    day = as_of or date.today()
    names, counted = names_on(source, day), seats.counted(source, wanted, as_of=day)
    made = [
        NetworkRow(
            id=row.id,
            name=row.name,
            kind=row.kind,
            owner=names.of(row.owner, row.owner_name),
            participants=counted[row.id].participants,
            members=counted[row.id].members,
            vacant=counted[row.id].vacant,
        )
        for row in rows_of(source, _named(), wanted)
    ]
    return listing.in_order(made, wanted)


@cache
def _named() -> sa.Select[Any]:
    """The statement of `rows`, made once: that takes longer than to run it."""
    statement = sa.select(n.c.id, n.c.name, n.c.kind, n.c.owner, o.c.name.label("owner_name"))
    statement = statement.select_from(n.outerjoin(o, o.c.id == n.c.owner))
    return statement.where(n.c.id.in_(sa.bindparam("ids", expanding=True)))


def get(source: Source, number: NetworkId, *, as_of: date | None = None) -> Network:
    """A network whole, with its members and memberships of a day, by default today; where a day is asked for
    without the lists that begin later."""
    day = as_of or date.today()
    found = source.fetch(
        sa.select(n, o.c.name.label("owner_name")).outerjoin(o, o.c.id == n.c.owner).where(n.c.id == number)
    )
    if not found:
        raise _missing(number)
    row, names = found[0], dated_names(source)
    return Network(
        id=number,
        version=row.version,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        owner=row.owner,
        owner_name=names.of(row.owner, row.owner_name, day),
        about=row.about,
        stated_seats=row.stated_seats,
        stated_members=row.stated_members,
        appointed_by=row.appointed_by,
        basis=row.basis,
        responsibility=row.responsibility,
        consultation=row.consultation,
        rules=tuple(row.rules.split()),
        rhythm=row.rhythm,
        area=row.area,
        web=row.web,
        note=row.note,
        quorum=row.quorum,
        deputies=tuple(row.deputies.split()),
        colour=row.colour,
        span=span_of(row),
        members=members.of_day(source, number, as_of=day, names=names),
        memberships=memberships.of_day(source, number, as_of=day, names=names),
        lists=tuple(
            each for each in lists(source, number) if as_of is None or (each.span.first or as_of) <= as_of
        ),
    )


def _missing(number: NetworkId) -> NotFound:
    return NotFound(_("There is no network {number}.").format(number=number))


def lists(source: Source, number: NetworkId) -> tuple[TextList, ...]:
    """A network's purpose, missions and priorities, in their order."""
    return text_lists.of(source, "network", number)


def called(source: Source, text: str) -> list[NetworkId]:
    """The networks with that name or short name; case and punctuation do not count."""
    wanted = form_key(text)
    known = source.fetch(sa.select(n.c.id, n.c.name, n.c.short_name).order_by(n.c.sort_key))
    return [NetworkId(row.id) for row in known if wanted in (form_key(row.name), form_key(row.short_name))]


def names(source: Source) -> dict[int, tuple[str, str]]:
    """What every network is called, with what it is sorted by."""
    found = source.fetch(sa.select(n.c.id, n.c.name, n.c.sort_key))
    return {row.id: (row.name, row.sort_key) for row in found}


def name(source: Source, number: NetworkId) -> str:
    """What a network is called; raises `NotFound`."""
    found = source.value(sa.select(n.c.name).where(n.c.id == number))
    if found is None:
        raise _missing(number)
    return str(found)


def all_names(source: Source) -> list[tuple[NetworkId, str]]:
    """What all networks are called, in Swedish order."""
    found = source.fetch(sa.select(n.c.id, n.c.name).order_by(n.c.sort_key, n.c.id))
    return [(NetworkId(row.id), row.name) for row in found]


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
