"""Which participants a list holds, and in which order: by name, by where they are, by what they are called
there, or by how they are reached.

Of somebody's several affiliations on a day the one entered first counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from desktop_app.records.ids import NetworkId, OrganisationId, OwnListId
from desktop_app.store import listing, own_lists
from desktop_app.store import tables as t
from desktop_app.store.names import AS_WRITTEN, Names, names_on
from desktop_app.store.source import Source, among, rows_among
from desktop_app.store.values import valid

p, a, c, m, o = t.participant, t.affiliation, t.contact, t.membership, t.organisation
Conditions = list[sa.ColumnElement[bool]]

_CHUNK, _GROWTH = 16, 8
"""So many organisations are asked first for their people, and so many times more each time after that."""


@dataclass(frozen=True, slots=True)
class Within:
    """Which participants a list is of; all by default."""

    network: NetworkId | None = None
    organisation: OrganisationId | None = None
    own_list: OwnListId | None = None


ALL = Within()


def ids(
    source: Source,
    within: Within,
    *,
    search: str,
    order: str,
    descending: bool,
    as_of: date | None,
    limit: int | None,
) -> list[int]:
    """Those without an organisation, a title or an address come last, by name."""
    day = as_of or date.today()
    placed = partial(_placed, within, day)
    present = placed if as_of is None else partial(_present, within, as_of, few=limit is not None)
    listed = own_lists.holding(p, within.own_list)
    asked = partial(
        listing.ids, source, p, "participant", search=search, descending=descending, limit=limit, where=listed
    )
    by_name = partial(asked, orders=(p.c.sort_key,), by_number=present)
    if order == "name":
        return by_name()
    names = names_on(source, day) if order == "organisation" else AS_WRITTEN
    if order == "organisation" and limit is not None and not search and within == ALL:
        found = _first_by_organisation(source, day, names, descending=descending, limit=limit)
    else:
        key = _keyed(order, day, names, few=within != ALL)
        found = asked(
            orders=(key.c.key, p.c.sort_key),
            by_number=present if order == "email" else placed,  # who has an affiliation is present
            joined=p.join(key, key.c.record == p.c.id),
        )
    if limit is not None and len(found) >= limit:
        return found
    return list(dict.fromkeys(chain(found, by_name())))[:limit]


def count(source: Source, within: Within, *, search: str, as_of: date | None) -> int:
    where = [*own_lists.holding(p, within.own_list)]
    if as_of is None:
        where += _placed(within, date.today(), p.c.id)
    else:
        where += _present(within, as_of, p.c.id, few=False)
    return listing.count(source, p, "participant", search=search, where=where)


def _ties(day: date) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """The participants of the affiliations, and of the memberships, that hold on a day."""
    tied, seated = (sa.select(tie.c.participant).where(valid(tie, day)) for tie in (a, m))
    return tied, seated


def _placed(within: Within, day: date, number: sa.ColumnElement[Any]) -> Conditions:
    """Whether a participant is where the list is of."""
    tied, seated = _ties(day)
    where: Conditions = []
    if within.network is not None:
        where.append(number.in_(seated.where(m.c.network == within.network)))
    if within.organisation is not None:
        there = tied.where(a.c.organisation == within.organisation)
        where.append(number.in_(there.union(seated.where(m.c.organisation == within.organisation))))
    return where


def _present(within: Within, day: date, number: sa.ColumnElement[Any], *, few: bool) -> Conditions:
    """A day that is asked for leaves out who is nowhere on it: has not come yet, or has left. That is seen
    one by one where few are asked for, and else of all at once."""
    placed = _placed(within, day, number)
    if placed:
        return placed
    tied, seated = _ties(day)
    if few:
        here = tied.where(a.c.participant == number), seated.where(m.c.participant == number)
        return [sa.or_(*map(sa.exists, here))]
    return [number.in_(tied.union(seated))]


def _keyed(order: str, day: date, names: Names, *, few: bool) -> sa.Subquery:
    """What a list is ordered by, of those who have it. Which affiliation is somebody's first is seen one by
    one where few are asked for, and else of all at once."""
    if order == "email":
        reached = sa.select(c.c.participant.label("record"), sa.func.min(c.c.value).label("key"))
        emails = reached.where(c.c.kind == "email", c.c.participant.is_not(None))
        return emails.group_by(c.c.participant).subquery()
    value = names.order() if order == "organisation" else a.c.title
    tied = sa.select(a.c.participant.label("record"), value.label("key")).where(value != "")
    if order == "organisation":
        tied = tied.join(o, o.c.id == a.c.organisation)
    if few:
        return tied.where(_first(day)).subquery()
    first = sa.select(sa.func.min(a.c.id)).where(valid(a, day)).group_by(a.c.participant)
    return tied.where(a.c.id.in_(first)).subquery()


def _first(day: date) -> sa.ColumnElement[bool]:
    """Whether an affiliation holds on a day, and none of the same participant that was entered before it."""
    before = a.alias("before")
    same = sa.and_(before.c.participant == a.c.participant, before.c.id < a.c.id)
    return sa.and_(valid(a, day), ~sa.exists(sa.select(before.c.id).where(same, valid(before, day))))


def _first_by_organisation(
    source: Source, day: date, names: Names, *, descending: bool, limit: int
) -> list[int]:
    """The first so many of all who are somewhere on a day. Organisations are gone through in their order
    until there are enough: to sort everybody takes ten times as long."""
    keys = (column.desc() if descending else column for column in (names.order(), p.c.sort_key))
    statement = (
        sa.select(p.c.id)
        .join(a, a.c.participant == p.c.id)
        .join(o, o.c.id == a.c.organisation)
        .where(among(source, a.c.organisation), _first(day))
        .order_by(*keys, p.c.id)
        .limit(limit)
    )
    found: list[int] = []
    for chunk in _chunks(source, names, descending=descending):
        found += [row.id for row in rows_among(source, statement, chunk)]
        if len(found) >= limit:
            break
    return found[:limit]


def _chunks(source: Source, names: Names, *, descending: bool) -> Iterator[Sequence[int]]:
    """Organisations that have or had somebody, in their order; those of one name stay together."""
    key = names.order().label("key")
    tied = sa.exists(sa.select(a.c.id).where(a.c.organisation == o.c.id))
    statement = sa.select(o.c.id, key).where(tied).order_by(key.desc() if descending else key)
    chunk: list[int] = []
    size = _CHUNK
    for _key, alike in groupby(source.fetch(statement), attrgetter("key")):
        chunk += [row.id for row in alike]
        if len(chunk) >= size:
            yield chunk
            chunk, size = [], size * _GROWTH
    yield chunk
