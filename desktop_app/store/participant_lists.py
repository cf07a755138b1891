"""Which participants a list holds, and in which order: by name, by where they are, by what they are called
there, or by how they are reached.

Of somebody's several affiliations on a day the one entered first counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, groupby
from typing import Any, TypeVar

import sqlalchemy as sa

from desktop_app.records import keys
from desktop_app.records.ids import NetworkId, OrganisationId, OwnListId
from desktop_app.store import listing, own_lists
from desktop_app.store import tables as t
from desktop_app.store.names import Names, names_on
from desktop_app.store.source import Source, among, gathered, given, numbers, rows_among
from desktop_app.store.values import valid

p, a, c, m, o = t.participant, t.affiliation, t.contact, t.membership, t.organisation
Conditions = list[sa.ColumnElement[bool]]
_Held = TypeVar("_Held")

_CHUNK, _GROWTH = 16, 8
"""So many organisations are asked first for their people, and so many times more each time after that."""
_FEW = 4000
"""Of no more people than these each is looked up by number."""
_NO_TITLE = keys.sort_key("")


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
    by_name = partial(_by_name, source, within, search=search, descending=descending, as_of=as_of)
    if order == "name":
        return by_name(limit=limit)
    if order == "email":
        found = _by_email(source, within, search=search, descending=descending, as_of=as_of, limit=limit)
        if limit is not None and len(found) >= limit:
            return found
        return list(dict.fromkeys(chain(found, by_name(limit=limit))))[:limit]
    names = names_on(source, day) if order == "organisation" else None
    if limit is not None and not search and within == ALL:
        first = partial(_first_by_organisation, names=names) if names else _first_by_title
        found = first(source, day, descending=descending, limit=limit)
        if len(found) >= limit:
            return found
    everybody = by_name(limit=None)
    places = _places(source, day, names, everybody)
    placed = sorted(filter(places.__contains__, everybody), key=places.__getitem__, reverse=descending)
    return [*placed, *(number for number in everybody if number not in places)][:limit]


def count(source: Source, within: Within, *, search: str, as_of: date | None) -> int:
    if as_of is not None and within == ALL and not search:
        return int(source.value(sa.select(sa.func.count()).select_from(_here(as_of).subquery())))
    where = [*own_lists.holding(p, within.own_list)]
    if as_of is None:
        where += _placed(within, date.today(), p.c.id)
    else:
        where += _present(within, as_of, p.c.id, few=False)
    return listing.count(source, p, "participant", search=search, where=where)


def _by_name(
    source: Source,
    within: Within,
    *,
    search: str,
    descending: bool,
    as_of: date | None,
    limit: int | None,
) -> list[int]:
    return listing.ids(
        source,
        p,
        "participant",
        search=search,
        orders=(p.c.sort_key,),
        descending=descending,
        limit=limit,
        where=own_lists.holding(p, within.own_list),
        by_number=_those(within, as_of, few=limit is not None),
    )


def _those(within: Within, as_of: date | None, *, few: bool) -> listing.ByNumber:
    """What must hold of a participant's number; `few` are asked for."""
    if as_of is None:
        return partial(_placed, within, date.today())
    return partial(_present, within, as_of, few=few)


def _by_email(
    source: Source,
    within: Within,
    *,
    search: str,
    descending: bool,
    as_of: date | None,
    limit: int | None,
) -> list[int]:
    """Those who have an address."""
    reached = sa.select(c.c.participant.label("record"), sa.func.min(c.c.value).label("address"))
    emails = reached.where(c.c.kind == "email", c.c.participant.is_not(None))
    first = emails.group_by(c.c.participant).subquery()
    return listing.ids(
        source,
        p,
        "participant",
        search=search,
        orders=(first.c.address, p.c.sort_key),
        descending=descending,
        limit=limit,
        where=own_lists.holding(p, within.own_list),
        by_number=_those(within, as_of, few=limit is not None),
        joined=p.join(first, first.c.record == p.c.id),
    )


def _ties(day: date) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """The participants of the affiliations, and of the memberships, that hold on a day."""
    tied, seated = (sa.select(tie.c.participant).where(valid(tie, day)) for tie in (a, m))
    return tied, seated


def _here(day: date) -> sa.CompoundSelect[Any]:
    """Who is anywhere on a day."""
    return sa.union(*_ties(day))


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
    if few:
        tied, seated = _ties(day)
        here = tied.where(a.c.participant == number), seated.where(m.c.participant == number)
        return [sa.or_(*map(sa.exists, here))]
    return [number.in_(_here(day))]


def _places(source: Source, day: date, names: Names | None, everybody: Sequence[int]) -> Mapping[int, int]:
    """Per participant the place of their organisation in the order of its names, or that of their title
    where there are no names; without those who have none."""
    value: sa.ColumnElement[Any] = a.c.title_key if names is None else a.c.organisation
    numbers_of = [gathered(source, column).label(column.name) for column in (a.c.participant, a.c.id)]
    held = sa.select(value.label("value"), *numbers_of).where(valid(a, day)).group_by(value)
    few = len(everybody) <= _FEW
    groups = (held.where(among(source, a.c.participant)) if few else held).subquery()
    asked: sa.Select[Any] = sa.select(groups)
    if names is not None:
        asked = asked.add_columns(o.c.sort_key).join_from(groups, o, o.c.id == groups.c.value)
    found = rows_among(source, asked, everybody) if few else source.fetch(asked)
    if names is None:
        place = _in_order({row.value: row.value for row in found if row.value > _NO_TITLE})
    else:
        place = _in_order({row.value: names.key(row.value, row.sort_key) or "" for row in found})
    places: dict[int, int | None] = {}
    first: dict[int, int] = {}
    for row in found:
        at = place.get(row.value)
        for person, tie in zip(given(row.participant), given(row.id), strict=True):
            if tie <= first.get(person, tie):
                first[person], places[person] = tie, at
    return {person: at for person, at in places.items() if at is not None}


def _in_order(keys_of: Mapping[_Held, str]) -> dict[_Held, int]:
    """Each one's place by its key; those of one key stand together."""
    place = {key: at for at, key in enumerate(sorted(set(keys_of.values())))}
    return {one: place[key] for one, key in keys_of.items()}


def _first(day: date) -> sa.ColumnElement[bool]:
    """Whether an affiliation holds on a day, and none of the same participant that was entered before it."""
    before = a.alias("before")
    same = sa.and_(before.c.participant == a.c.participant, before.c.id < a.c.id)
    return sa.and_(valid(a, day), ~sa.exists(sa.select(before.c.id).where(same, valid(before, day))))


def _first_by_title(source: Source, day: date, *, descending: bool, limit: int) -> list[int]:
    """The first so many of all who have a title on a day; fewer where there are not so many. They are looked
    for among the titles as far as that many have one."""
    key = a.c.title_key.desc() if descending else a.c.title_key
    titled = sa.select(a.c.title_key).where(a.c.title_key > _NO_TITLE, _first(day))
    last = source.value(titled.order_by(key).offset(limit - 1).limit(1))
    if last is None:
        return []
    statement = (
        titled.with_only_columns(p.c.id)
        .join_from(a, p, p.c.id == a.c.participant)
        .where(a.c.title_key >= last if descending else a.c.title_key <= last)
        .order_by(key, p.c.sort_key.desc() if descending else p.c.sort_key, p.c.id)
        .limit(limit)
    )
    return numbers(source, statement)


def _first_by_organisation(
    source: Source, day: date, *, names: Names, descending: bool, limit: int
) -> list[int]:
    """The first so many of all who are somewhere on a day. Organisations are gone through in their order
    until there are enough: to sort everybody takes ten times as long."""
    tied = sa.exists(sa.select(a.c.id).where(a.c.organisation == o.c.id))
    known = source.fetch(sa.select(o.c.id, o.c.sort_key).where(tied))
    place = _in_order({row.id: names.key(row.id, row.sort_key) or "" for row in known})
    statement = (
        sa.select(p.c.id, a.c.organisation)
        .join(a, a.c.participant == p.c.id)
        .where(among(source, a.c.organisation), _first(day))
        .order_by(p.c.sort_key.desc() if descending else p.c.sort_key, p.c.id)
    )
    found: list[int] = []
    for chunk in _chunks(place, descending=descending):
        rows = rows_among(source, statement, chunk)
        rows.sort(key=lambda row: place[row.organisation], reverse=descending)
        found += [row.id for row in rows]
        if len(found) >= limit:
            break
    return found[:limit]


def _chunks(place: Mapping[int, int], *, descending: bool) -> Iterator[Sequence[int]]:
    """Organisations that have or had somebody, in their order; those of one name stay together."""
    chunk: list[int] = []
    size = _CHUNK
    for _place, alike in groupby(sorted(place, key=place.__getitem__, reverse=descending), place.__getitem__):
        chunk += alike
        if len(chunk) >= size:
            yield chunk
            chunk, size = [], size * _GROWTH
    yield chunk
