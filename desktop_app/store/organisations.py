"""Organisations as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.gazetteer import Domain, Form
from desktop_app.records.ids import OrganisationId
from desktop_app.records.keys import form_key
from desktop_app.records.organisations import Organisation, OrganisationName
from desktop_app.records.participants import Contact
from desktop_app.store import listing, search
from desktop_app.store import tables as t
from desktop_app.store.source import Source, among, rows_among, rows_of
from desktop_app.store.values import span_of

o, n = t.organisation, t.organisation_name


class OrganisationRow(NamedTuple):
    """A line of the list of organisations."""

    id: OrganisationId
    name: str
    kind: str
    code: str
    county: str


_ORDERS = {
    "name": (o.c.sort_key,),
    "kind": (o.c.kind, o.c.sort_key),
    "code": (o.c.code, o.c.sort_key),
    "county": (o.c.county, o.c.sort_key),
}


def ids(
    source: Source,
    *,
    search: str = "",
    order: str = "name",
    descending: bool = False,
    limit: int | None = None,
) -> list[OrganisationId]:
    return [
        OrganisationId(number)
        for number in listing.ids(
            source,
            o,
            "organisation",
            search=search,
            orders=_ORDERS[order],
            descending=descending,
            limit=limit,
        )
    ]


def count(source: Source, *, search: str = "") -> int:
    return listing.count(source, o, "organisation", search=search)


def rows(source: Source, wanted: Sequence[int]) -> list[OrganisationRow]:
    """In the order of `wanted`; a record that has gone is left out."""
    statement = sa.select(o.c.id, o.c.name, o.c.kind, o.c.code, o.c.county).where(
        o.c.id.in_(sa.bindparam("ids", expanding=True))
    )
    return listing.in_order([OrganisationRow(*row) for row in rows_of(source, statement, wanted)], wanted)


def get(source: Source, number: OrganisationId) -> Organisation:
    found = source.fetch(sa.select(o).where(o.c.id == number))
    if not found:
        raise NotFound(_("There is no organisation {number}.").format(number=number))
    row = found[0]
    names = source.fetch(sa.select(n).where(n.c.organisation == number).order_by(n.c.id))
    m = t.organisation_member
    members = source.fetch(
        sa.select(m.c.member)
        .join(o, o.c.id == m.c.member)
        .where(m.c.association == number)
        .order_by(o.c.sort_key)
    )
    return Organisation(
        id=number,
        version=row.version,
        kind=row.kind,
        code=row.code,
        county=row.county,
        names=tuple(OrganisationName(name.kind, name.text, span_of(name)) for name in names),
        members=tuple(OrganisationId(member[0]) for member in members),
        about=row.about,
        web=row.web,
        domains=tuple(row.domains.split()),
        postal_address=row.postal_address,
        visiting_address=row.visiting_address,
        note=row.note,
    )


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
    c = t.contact
    statement = sa.select(c).where(c.c.organisation == number).order_by(c.c.position, c.c.id)
    return [
        Contact(row.id, row.version, row.kind, row.value, row.as_written, bool(row.shared))
        for row in source.fetch(statement)
    ]


def name(source: Source, number: OrganisationId | None) -> str:
    if number is None:
        return ""
    return str(source.value(sa.select(o.c.name).where(o.c.id == number)) or "")


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
    found = [Form(*row) for row in source.fetch(written.order_by(n.c.id))]
    domains = source.fetch(sa.select(o.c.id, o.c.domains).where(o.c.domains != "").order_by(o.c.id))
    return found, [Domain(OrganisationId(row[0]), domain) for row in domains for domain in row[1].split()]
