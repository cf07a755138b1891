"""Organisations as they are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.gazetteer import Domain, Form
from desktop_app.records.ids import OrganisationId, OwnListId
from desktop_app.records.keys import form_key
from desktop_app.records.organisations import Association, Organisation, OrganisationName
from desktop_app.records.participants import Contact
from desktop_app.store import listing, own_lists, search, ties
from desktop_app.store import tables as t
from desktop_app.store.names import Names, name_on, names_on
from desktop_app.store.source import Source, among, rows_among, rows_of
from desktop_app.store.values import span_of, valid

o, n, am = t.organisation, t.organisation_name, t.organisation_member


class OrganisationRow(NamedTuple):
    """A line of the list of organisations, called as on a day."""

    id: OrganisationId
    name: str
    kind: str
    code: str
    county: str


def _orders(names: Names) -> dict[str, tuple[Any, ...]]:
    name = names.order()
    return {"name": (name,), "kind": (o.c.kind, name), "code": (o.c.code, name), "county": (o.c.county, name)}


def ids(
    source: Source,
    *,
    search: str = "",
    order: str = "name",
    descending: bool = False,
    kind: str | None = None,
    own_list: OwnListId | None = None,
    as_of: date | None = None,
    limit: int | None = None,
) -> list[OrganisationId]:
    return [
        OrganisationId(number)
        for number in listing.ids(
            source,
            o,
            "organisation",
            search=search,
            orders=_orders(names_on(source, as_of or date.today()))[order],
            descending=descending,
            limit=limit,
            where=_among(kind, own_list),
        )
    ]


def count(
    source: Source, *, search: str = "", kind: str | None = None, own_list: OwnListId | None = None
) -> int:
    return listing.count(source, o, "organisation", search=search, where=_among(kind, own_list))


def _among(kind: str | None, own_list: OwnListId | None) -> Sequence[sa.ColumnElement[bool]]:
    of_kind = () if kind is None else (o.c.kind == kind,)
    return (*of_kind, *own_lists.holding(o, own_list))


def rows(source: Source, wanted: Sequence[int], *, as_of: date | None = None) -> list[OrganisationRow]:
    """In the order of `wanted`; a record that has gone is left out."""
    statement = sa.select(o.c.id, o.c.name, o.c.kind, o.c.code, o.c.county).where(
        o.c.id.in_(sa.bindparam("ids", expanding=True))
    )
    names = names_on(source, as_of or date.today())
    found = [OrganisationRow(*row) for row in rows_of(source, statement, wanted)]
    return listing.in_order([row._replace(name=names.of(row.id, row.name)) for row in found], wanted)


def kinds(source: Source) -> list[str]:
    """The kinds of the register's organisations, the most used first."""
    statement = sa.select(o.c.kind).where(o.c.kind != "").group_by(o.c.kind)
    return [row[0] for row in source.fetch(statement.order_by(sa.func.count().desc(), o.c.kind))]


def get(source: Source, number: OrganisationId, *, as_of: date | None = None) -> Organisation:
    """An organisation whole, with the names of all times or those of a day; its associations are those of
    that day, by default today."""
    found = source.fetch(sa.select(o).where(o.c.id == number))
    if not found:
        raise NotFound(_("There is no organisation {number}.").format(number=number))
    row = found[0]
    names = source.fetch(sa.select(n).where(n.c.organisation == number).order_by(n.c.id))
    day = as_of or date.today()
    called, then = names_on(source, day), valid(am, day)
    return Organisation(
        id=number,
        version=row.version,
        kind=row.kind,
        code=row.code,
        county=row.county,
        names=tuple(
            OrganisationName(name.kind, name.text, span_of(name), name.id, name.version)
            for name in names
            if as_of is None or span_of(name).contains(as_of)
        ),
        members=_associations(source, sa.and_(am.c.association == number, then), am.c.member, called),
        member_of=_associations(source, sa.and_(am.c.member == number, then), am.c.association, called),
        contacts=tuple(contacts(source, number)),
        about=row.about,
        web=row.web,
        domains=tuple(row.domains.split()),
        postal_address=row.postal_address,
        visiting_address=row.visiting_address,
        note=row.note,
    )


def _associations(source: Source, mine: Any, other: Any, names: Names) -> tuple[Association, ...]:
    """The ties that `mine` finds, with the organisations of the column `other`, by name in Swedish order."""
    statement = (
        sa.select(am, o.c.id.label("other"), o.c.name)
        .join(o, o.c.id == other)
        .where(mine)
        .order_by(names.order(), am.c.id)
    )
    return tuple(
        Association(row.id, row.version, row.other, names.of(row.other, row.name), row.capacity, span_of(row))
        for row in source.fetch(statement)
    )


def members_ever(source: Source, association: OrganisationId) -> tuple[Association, ...]:
    """The ties of all members that an association has, has had or is going to have."""
    names = names_on(source, date.today())
    return _associations(source, am.c.association == association, am.c.member, names)


def within(source: Source, bodies: Sequence[OrganisationId]) -> dict[OrganisationId, OrganisationId]:
    """Some organisations and all that are members of them, or of their members, today or later; each with the
    one of the first by which it is reached."""
    standing = sa.or_(am.c.last_day.is_(None), am.c.last_day >= date.today().isoformat())
    members: defaultdict[int, list[OrganisationId]] = defaultdict(list)
    for row in source.fetch(sa.select(am.c.association, am.c.member).where(standing).order_by(am.c.id)):
        members[row.association].append(row.member)
    found = {body: body for body in bodies}
    waiting = list(bodies)
    while waiting:
        body = waiting.pop()
        for member in members[body]:
            if member not in found:
                found[member] = found[body]
                waiting.append(member)
    return found


class Reached(NamedTuple):
    """Where an organisation is reached; `contacts` are values, or what is written where none can be read."""

    id: OrganisationId
    version: int
    name: str = ""
    web: str = ""
    postal_address: str = ""
    visiting_address: str = ""
    note: str = ""
    contacts: frozenset[str] = frozenset()


def reached(source: Source, wanted: Sequence[OrganisationId]) -> list[Reached]:
    """Organisations with what an import may add to."""
    c = t.contact
    held: dict[int, set[str]] = {}
    statement = sa.select(c.c.organisation, c.c.value, c.c.as_written)
    for owner, value, as_written in rows_among(
        source, statement.where(among(source, c.c.organisation)), wanted
    ):
        held.setdefault(owner, set()).add(value or as_written)
    facts = sa.select(
        o.c.id, o.c.version, o.c.name, o.c.web, o.c.postal_address, o.c.visiting_address, o.c.note
    )
    found = rows_among(source, facts.where(among(source, o.c.id)).order_by(o.c.id), wanted)
    return [Reached(*row)._replace(contacts=frozenset(held.get(row.id, ()))) for row in found]


def contacts(source: Source, number: OrganisationId) -> list[Contact]:
    """The organisation's own addresses and telephones."""
    return list(ties.contacts(source, t.contact.c.organisation == number))


def name(source: Source, number: OrganisationId | None) -> str:
    """What an organisation is called today; "" for none."""
    return name_on(source, number, date.today())


def written(source: Source, number: OrganisationId) -> str:
    """The name that stands in the organisation's own row; `name` tells today's."""
    return str(source.value(sa.select(o.c.name).where(o.c.id == number)))


def named(source: Source, text: str) -> OrganisationId:
    """The one organisation that a name, alias, code or number means; raises `NotFound`."""
    statement = sa.select(n.c.organisation).where(n.c.form_key == form_key(text)).distinct()
    found = [row[0] for row in source.fetch(statement)]
    if not found:
        by_code = sa.select(o.c.id).where(sa.or_(o.c.code == text, sa.cast(o.c.id, sa.Text) == text))
        found = [row[0] for row in source.fetch(by_code)]
    if len(found) != 1:
        near = [row.name for row in rows(source, search.record_ids(source, "organisation", text, limit=3))]
        raise NotFound(
            _("There is no organisation called “{name}”.").format(name=text),
            advice=_("Do you mean {names}?").format(names=", ".join(near)) if near else "",
        )
    return OrganisationId(found[0])


def forms(source: Source) -> tuple[list[Form], list[Domain]]:
    """Every way of writing every organisation, and their e-mail domains: what the gazetteer is built from."""
    written: Any = sa.select(n.c.organisation, o.c.code, o.c.kind, o.c.name, n.c.text).join(
        o, o.c.id == n.c.organisation
    )
    names = names_on(source, date.today())
    found = [
        Form(row.organisation, row.code, row.kind, names.of(row.organisation, row.name), row.text)
        for row in source.fetch(written.order_by(n.c.id))
    ]
    domains = source.fetch(sa.select(o.c.id, o.c.domains).where(o.c.domains != "").order_by(o.c.id))
    return found, [Domain(OrganisationId(row[0]), domain) for row in domains for domain in row[1].split()]
