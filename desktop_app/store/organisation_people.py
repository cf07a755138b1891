"""Organisations with their people: how far each is represented, and who was something there, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.spans import Span
from desktop_app.store import organisations
from desktop_app.store import tables as t
from desktop_app.store.roles import all_roles, role_name
from desktop_app.store.source import Source, among, rows_among
from desktop_app.store.values import span_of, valid

a, c, m, n, nm, o, p = (
    t.affiliation,
    t.contact,
    t.membership,
    t.network,
    t.network_member,
    t.organisation,
    t.participant,
)
_FIRST_KINDS = ("switchboard", "phone", "email", "mobile")
"""Where an organisation is reached first."""


class OrganisationLine(NamedTuple):
    """A line of the list of organisations on a day. `networks` are those in which somebody sits for it;
    `vacant` counts its unfilled seats and deputy seats."""

    id: OrganisationId
    name: str
    kind: str
    county: str
    networks: int
    vacant: int
    contact: str


def lines(source: Source, wanted: Sequence[int], *, as_of: date) -> list[OrganisationLine]:
    """In the order of `wanted`, without records that have gone."""
    sums = {row.organisation: row for row in rows_among(source, _sums(source, as_of), wanted)}
    reached = _reached(source, wanted)
    return [
        OrganisationLine(
            row.id,
            row.name,
            row.kind,
            row.county,
            int(sums[row.id].networks) if row.id in sums else 0,
            int(sums[row.id].vacant) if row.id in sums else 0,
            reached.get(row.id, ""),
        )
        for row in organisations.rows(source, wanted, as_of=as_of)
    ]


def _sums(source: Source, as_of: date) -> sa.Select[Any]:
    """Per organisation the networks it sits in and its vacant seats, added up in the database: an office may
    have three hundred seats for each of sixty organisations in sight."""
    roles = [role for role in all_roles(source) if not role.staff]
    holding = [role.id for role in roles if role.counts == "seat"]
    deputies = [role.id for role in roles if role.counts == "deputy"]
    at_work = sa.select(n.c.id).where(valid(n, as_of))
    one, nothing = sa.literal(1), sa.literal(0)
    sitting = sa.select(
        m.c.organisation,
        m.c.network,
        one.label("sits"),
        sa.case((m.c.role.in_(holding), -1), else_=0).label("seats"),
        sa.case((m.c.role.in_(deputies), -1), else_=0).label("deputies"),
    ).where(
        among(source, m.c.organisation),
        valid(m, as_of),
        m.c.network.in_(at_work),
        m.c.role.in_([role.id for role in roles]),
    )
    given = sa.select(nm.c.organisation, nm.c.network, nothing, nm.c.seats, nm.c.deputy_seats).where(
        among(source, nm.c.organisation), valid(nm, as_of), nm.c.network.in_(at_work)
    )
    both = sa.union_all(sitting, given).subquery()
    names = ("sits", "seats", "deputies")
    sums = (sa.func.sum(both.c[name]).label(name) for name in names)
    each = sa.select(both.c.organisation, *sums).group_by(both.c.organisation, both.c.network).subquery()

    def left(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        return sa.func.sum(sa.case((column > 0, column), else_=0))

    return sa.select(
        each.c.organisation,
        sa.func.sum(sa.case((each.c.sits > 0, 1), else_=0)).label("networks"),
        (left(each.c.seats) + left(each.c.deputies)).label("vacant"),
    ).group_by(each.c.organisation)


def _reached(source: Source, wanted: Sequence[int]) -> dict[int, str]:
    statement = (
        sa.select(c.c.organisation, c.c.kind, c.c.as_written)
        .where(among(source, c.c.organisation), c.c.kind.in_(_FIRST_KINDS))
        .order_by(c.c.position, c.c.id)
    )
    found = sorted(rows_among(source, statement, wanted), key=lambda row: _FIRST_KINDS.index(row.kind))
    return {row.organisation: row.as_written for row in reversed(found)}


class Held(NamedTuple):
    """What somebody was, is or will be for an organisation: employed there (no network), or in a seat."""

    participant: ParticipantId
    name: str
    what: str
    network: NetworkId | None
    network_name: str
    span: Span


def employed(
    source: Source, organisation: OrganisationId, *, as_of: date, limit: int
) -> tuple[list[Held], int]:
    """Affiliations of all times, those of a day first and by name; and how many there are."""
    present = sa.case((valid(a, as_of), 0), else_=1)
    mine = a.c.organisation == organisation
    statement = (
        sa.select(a, p.c.written)
        .join(p, p.c.id == a.c.participant)
        .where(mine)
        .order_by(present, p.c.sort_key, a.c.id)
        .limit(limit)
    )
    found = [
        Held(row.participant, row.written, _title(row), None, "", span_of(row))
        for row in source.fetch(statement)
    ]
    return found, int(source.value(sa.select(sa.func.count()).select_from(a).where(mine)))


def _title(row: Any) -> str:
    party = f" ({row.party})" if row.party else ""
    return ", ".join(part for part in (row.title, row.unit) if part) + party


def seats_of_other_days(
    source: Source, organisation: OrganisationId, *, as_of: date, limit: int
) -> tuple[list[Held], int]:
    """Seats that were held for it before a day or will be after it, the latest begun first; and how many."""
    other = sa.and_(m.c.organisation == organisation, sa.not_(valid(m, as_of)))
    statement = (
        sa.select(m, p.c.written, n.c.name.label("network_name"), t.role.c.name_sv, t.role.c.name_en)
        .join(p, p.c.id == m.c.participant)
        .join(n, n.c.id == m.c.network)
        .join(t.role, t.role.c.id == m.c.role)
        .where(other)
        .order_by(m.c.first_day.desc().nulls_last(), m.c.last_day.desc(), p.c.sort_key, m.c.id)
        .limit(limit)
    )
    found = [
        Held(row.participant, row.written, role_name(row), row.network, row.network_name, span_of(row))
        for row in source.fetch(statement)
    ]
    return found, int(source.value(sa.select(sa.func.count()).select_from(m).where(other)))
