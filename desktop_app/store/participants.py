"""Participants as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import (
    MembershipId,
    NetworkId,
    OrganisationId,
    ParticipantId,
    RoleId,
    number_of,
)
from desktop_app.records.keys import name_key
from desktop_app.records.participants import Affiliation, Contact, Participant, ParticipantMembership
from desktop_app.store import listing, search
from desktop_app.store import tables as t
from desktop_app.store.roles import role_name
from desktop_app.store.source import Source, rows_of
from desktop_app.store.values import day, span_of, valid

p, a, c, m, o = t.participant, t.affiliation, t.contact, t.membership, t.organisation


class ParticipantRow(NamedTuple):
    """A line of the list of participants, as of a day; several values of a kind are set apart by commas."""

    id: ParticipantId
    name: str
    organisation: str
    title: str
    email: str
    phone: str
    networks: str


def _present(column: Any, as_of: date) -> Any:
    """One value per participant from the affiliation that holds on a day, the earliest entered first."""
    inner = a.alias("present")
    first = (
        sa.select(inner.c.id)
        .where(inner.c.participant == p.c.id, valid(inner, as_of))
        .order_by(inner.c.id)
        .limit(1)
        .correlate(p)
        .scalar_subquery()
    )
    return sa.select(column).where(a.c.id == first, o.c.id == a.c.organisation).scalar_subquery()


def _orders(as_of: date) -> dict[str, tuple[Any, ...]]:
    first_email = (
        sa.select(sa.func.min(c.c.value))
        .where(c.c.participant == p.c.id, c.c.kind == "email")
        .scalar_subquery()
    )
    return {
        "name": (p.c.sort_key,),
        "organisation": (_present(o.c.sort_key, as_of), p.c.sort_key),
        "title": (_present(a.c.title, as_of), p.c.sort_key),
        "email": (first_email, p.c.sort_key),
    }


def _where(network: NetworkId | None, organisation: OrganisationId | None, as_of: date) -> list[Any]:
    where = []
    if network is not None:
        where.append(p.c.id.in_(sa.select(m.c.participant).where(m.c.network == network, valid(m, as_of))))
    if organisation is not None:
        tied = sa.select(a.c.participant).where(a.c.organisation == organisation, valid(a, as_of))
        seated = sa.select(m.c.participant).where(m.c.organisation == organisation, valid(m, as_of))
        where.append(p.c.id.in_(sa.union(tied, seated)))
    return where


def ids(
    source: Source,
    *,
    search: str = "",
    order: str = "name",
    descending: bool = False,
    network: NetworkId | None = None,
    organisation: OrganisationId | None = None,
    as_of: date | None = None,
    limit: int | None = None,
) -> list[ParticipantId]:
    day_asked = as_of or date.today()
    found = listing.ids(
        source,
        p,
        "participant",
        search=search,
        orders=_orders(day_asked)[order],
        descending=descending,
        limit=limit,
        where=_where(network, organisation, day_asked),
    )
    return [ParticipantId(number) for number in found]


def count(
    source: Source,
    *,
    search: str = "",
    network: NetworkId | None = None,
    organisation: OrganisationId | None = None,
    as_of: date | None = None,
) -> int:
    where = _where(network, organisation, as_of or date.today())
    return listing.count(source, p, "participant", search=search, where=where)


def rows(source: Source, wanted: Sequence[int], *, as_of: date | None = None) -> list[ParticipantRow]:
    """In the order of `wanted`, without records that have gone. Protected people show their name alone."""
    day_asked = as_of or date.today()
    among: Any = sa.bindparam("ids", expanding=True)
    tied = _joined(
        rows_of(
            source,
            sa.select(a.c.participant, o.c.name, a.c.title)
            .join(o, o.c.id == a.c.organisation)
            .where(a.c.participant.in_(among), valid(a, day_asked))
            .order_by(a.c.id),
            wanted,
        )
    )
    reached = rows_of(
        source,
        sa.select(c.c.participant, c.c.kind, c.c.as_written)
        .where(c.c.participant.in_(among))
        .order_by(c.c.position, c.c.id),
        wanted,
    )
    emails = _joined([(row[0], row[2]) for row in reached if row[1] == "email"])
    phones = _joined([(row[0], row[2]) for row in reached if row[1] in ("mobile", "phone")])
    seated = _joined(
        rows_of(
            source,
            sa.select(
                m.c.participant,
                sa.case((t.network.c.short_name != "", t.network.c.short_name), else_=t.network.c.name),
            )
            .join(t.network, t.network.c.id == m.c.network)
            .where(m.c.participant.in_(among), valid(m, day_asked))
            .order_by(t.network.c.sort_key),
            wanted,
        )
    )
    people = rows_of(source, sa.select(p.c.id, p.c.written, p.c.protected).where(p.c.id.in_(among)), wanted)
    made = []
    for person in people:
        organisations, titles = tied.get(person.id, ([], []))
        hidden = bool(person.protected)
        made.append(
            ParticipantRow(
                id=person.id,
                name=person.written,
                organisation=_together(organisations),
                title=_together(titles),
                email="" if hidden else _together(emails.get(person.id, ([],))[0]),
                phone="" if hidden else _together(phones.get(person.id, ([],))[0]),
                networks=_together(seated.get(person.id, ([],))[0]),
            )
        )
    return listing.in_order(made, wanted)


def _joined(found: Sequence[Any]) -> dict[int, tuple[list[str], ...]]:
    """Per participant (first field) the values of each further field."""
    gathered: dict[int, tuple[list[str], ...]] = {}
    for number, *values in found:
        lists = gathered.setdefault(number, tuple([] for _value in values))
        for held, value in zip(lists, values, strict=True):
            held.append(value)
    return gathered


def _together(values: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(value for value in values if value))


def get(source: Source, number: ParticipantId) -> Participant:
    """A participant whole, with affiliations, contacts and memberships of all times."""
    found = source.fetch(sa.select(p).where(p.c.id == number))
    if not found:
        raise NotFound(_("There is no participant {number}.").format(number=number))
    row = found[0]
    return Participant(
        id=number,
        version=row.version,
        given=row.given,
        family=row.family,
        written=row.written,
        protected=bool(row.protected),
        note=row.note,
        affiliations=_affiliations(source, number),
        contacts=_contacts(source, number),
        memberships=_memberships(source, number),
    )


def _affiliations(source: Source, number: ParticipantId) -> tuple[Affiliation, ...]:
    statement = (
        sa.select(a, o.c.name.label("organisation_name"))
        .join(o, o.c.id == a.c.organisation)
        .where(a.c.participant == number)
        .order_by(a.c.first_day.desc().nulls_last(), a.c.id)
    )
    return tuple(
        Affiliation(
            id=row.id,
            version=row.version,
            organisation=row.organisation,
            organisation_name=row.organisation_name,
            title=row.title,
            unit=row.unit,
            capacity=row.capacity,
            party=row.party,
            acting=bool(row.acting),
            leave_until=day(row.leave_until),
            span=span_of(row),
        )
        for row in source.fetch(statement)
    )


def _contacts(source: Source, number: ParticipantId) -> tuple[Contact, ...]:
    statement = sa.select(c).where(c.c.participant == number).order_by(c.c.position, c.c.id)
    return tuple(
        Contact(row.id, row.version, row.kind, row.value, row.as_written, bool(row.shared))
        for row in source.fetch(statement)
    )


def _memberships(source: Source, number: ParticipantId) -> tuple[ParticipantMembership, ...]:
    statement = (
        sa.select(
            m,
            t.network.c.name.label("network_name"),
            sa.func.coalesce(o.c.name, "").label("organisation_name"),
            t.role.c.name_sv,
            t.role.c.name_en,
        )
        .join(t.network, t.network.c.id == m.c.network)
        .join(t.role, t.role.c.id == m.c.role)
        .outerjoin(o, o.c.id == m.c.organisation)
        .where(m.c.participant == number)
        .order_by(t.network.c.sort_key, m.c.id)
    )
    return tuple(
        ParticipantMembership(
            id=MembershipId(row.id),
            version=row.version,
            network=row.network,
            network_name=row.network_name,
            organisation=row.organisation,
            organisation_name=row.organisation_name,
            role=RoleId(row.role),
            role_name=role_name(row),
            acting=bool(row.acting),
            span=span_of(row),
        )
        for row in source.fetch(statement)
    )


def named(source: Source, text: str) -> ParticipantId:
    """The one participant that a name or a number means; raises `NotFound`, naming those who come near."""
    number = number_of(text)
    if number is not None:
        return get(source, ParticipantId(number)).id
    found = [row[0] for row in source.fetch(sa.select(p.c.id).where(p.c.name_key == name_key(text)))]
    if len(found) == 1:
        return ParticipantId(found[0])
    near = rows(source, found or search.record_ids(source, "participant", text, limit=3))
    raise NotFound(
        (
            _("Several participants are called “{name}”.")
            if found
            else _("There is no participant “{name}”.")
        ).format(name=text),
        advice=_("Name one by its number: {names}.").format(
            names="; ".join(" ".join(filter(None, (str(row.id), row.name, row.organisation))) for row in near)
        )
        if near
        else "",
    )
