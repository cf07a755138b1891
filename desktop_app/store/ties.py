"""What a participant is where, how reached, and in which networks: the parts of a participant whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import MembershipId, ParticipantId, RoleId
from desktop_app.records.participants import Affiliation, Contact, ParticipantMembership
from desktop_app.store import tables as t
from desktop_app.store.names import DatedNames
from desktop_app.store.roles import role_name
from desktop_app.store.source import Source, among, rows_among
from desktop_app.store.values import day, span_of, valid

a, c, m, o, p = t.affiliation, t.contact, t.membership, t.organisation, t.participant


def affiliations(
    source: Source, number: ParticipantId, names: DatedNames, as_of: date | None = None
) -> tuple[Affiliation, ...]:
    """Those of all times, the latest begun first, or those of a day. An organisation is called as on that
    day, by default as today or at the tie's end."""
    statement = (
        sa.select(a, o.c.name.label("organisation_name"))
        .join(o, o.c.id == a.c.organisation)
        .where(a.c.participant == number, *_holding(a, as_of))
        .order_by(a.c.first_day.desc().nulls_last(), a.c.id)
    )
    return tuple(
        Affiliation(
            id=row.id,
            version=row.version,
            organisation=row.organisation,
            organisation_name=names.of_tie(row, as_of),
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


def contacts(source: Source, owned: sa.ColumnElement[bool]) -> tuple[Contact, ...]:
    """The contacts of a participant or of an organisation, in their order."""
    return tuple(
        Contact(
            id=row.id,
            version=row.version,
            kind=row.kind,
            value=row.value,
            as_written=row.as_written,
            shared=bool(row.shared),
            affiliation=row.affiliation,
            position=row.position,
        )
        for row in source.fetch(sa.select(c).where(owned).order_by(c.c.position, c.c.id))
    )


def memberships(
    source: Source, number: ParticipantId, names: DatedNames, as_of: date | None = None
) -> tuple[ParticipantMembership, ...]:
    """Those of all times, or those of a day, by network in Swedish order."""
    statement = (
        sa.select(
            m,
            t.network.c.name.label("network_name"),
            o.c.name.label("organisation_name"),
            t.role.c.name_sv,
            t.role.c.name_en,
        )
        .join(t.network, t.network.c.id == m.c.network)
        .join(t.role, t.role.c.id == m.c.role)
        .outerjoin(o, o.c.id == m.c.organisation)
        .where(m.c.participant == number, *_holding(m, as_of))
        .order_by(t.network.c.sort_key, m.c.id)
    )
    return tuple(
        ParticipantMembership(
            id=MembershipId(row.id),
            version=row.version,
            network=row.network,
            network_name=row.network_name,
            organisation=row.organisation,
            organisation_name=names.of_tie(row, as_of),
            role=RoleId(row.role),
            role_name=role_name(row),
            acting=bool(row.acting),
            span=span_of(row),
        )
        for row in source.fetch(statement)
    )


def rows(source: Source, table: str, participants: Sequence[ParticipantId]) -> list[Any]:
    """The affiliations, memberships or contacts of many participants as they stand in their table, in the
    order in which they were entered."""
    held = t.TABLES[table]
    statement = sa.select(held).where(among(source, held.c.participant)).order_by(held.c.id)
    return rows_among(source, statement, participants)


def people(source: Source, participants: Sequence[ParticipantId]) -> dict[ParticipantId, Any]:
    """The own rows of many participants by their numbers, in that order; raises `NotFound` where one has
    gone."""
    check_there(source, "participant", participants)
    found = {
        row.id: row for row in rows_among(source, sa.select(p).where(among(source, p.c.id)), participants)
    }
    return {number: found[number] for number in participants}


def holder(source: Source, affiliation: int) -> ParticipantId:
    """Whose affiliation it is; raises `NotFound`."""
    found = source.value(sa.select(a.c.participant).where(a.c.id == affiliation))
    if found is None:
        raise NotFound(_("There is no affiliation {number}.").format(number=affiliation))
    return ParticipantId(found)


def check_there(source: Source, table: str, numbers: Sequence[int]) -> None:
    """Raise `NotFound` where a participant, an organisation or another record has gone."""
    key = t.TABLES[table].c.id
    known = {row[0] for row in rows_among(source, sa.select(key).where(among(source, key)), numbers)}
    for number in numbers:
        if number not in known:
            sentence = {
                "participant": _("There is no participant {number}."),
                "organisation": _("There is no organisation {number}."),
                "network": _("There is no network {number}."),
                "meeting": _("There is no meeting {number}."),
                "assignment": _("There is no assignment {number}."),
            }[table]
            raise NotFound(sentence.format(number=number))


def _holding(table: sa.Table, as_of: date | None) -> Sequence[sa.ColumnElement[bool]]:
    return () if as_of is None else (valid(table, as_of),)
