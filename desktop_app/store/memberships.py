"""Memberships as they are asked for from their network: who sits there, for whom, in which role, from-to."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import MembershipId, NetworkId, ParticipantId, RoleId
from desktop_app.records.networks import Membership
from desktop_app.store import tables as t
from desktop_app.store.names import DatedNames, dated_names
from desktop_app.store.roles import role_name
from desktop_app.store.source import Source
from desktop_app.store.values import span_of, valid

m, o, p = t.membership, t.organisation, t.participant


def of_day(
    source: Source, number: NetworkId, *, as_of: date | None = None, names: DatedNames | None = None
) -> tuple[Membership, ...]:
    """Those who sit in a network on a day, by organisation, role and name in Swedish order; deputies in the
    order in which they are called. `names` where the caller has them already."""
    day = as_of or date.today()
    return _rows(source, day, m.c.network == number, valid(m, day), names=names)


def beginning_after(source: Source, number: NetworkId, *, as_of: date) -> tuple[Membership, ...]:
    """Those who are going to sit in a network and do not yet, or not on that seat."""
    return _rows(source, None, m.c.network == number, m.c.first_day > as_of.isoformat())


def of_any_day(source: Source, number: NetworkId, *, as_of: date | None = None) -> tuple[Membership, ...]:
    """Everybody who ever sat in a network or is going to; their organisations as they are called on a day."""
    return _rows(source, as_of, m.c.network == number)


def of_participant(source: Source, number: ParticipantId) -> tuple[Membership, ...]:
    """Every seat that somebody ever had or is going to have, in any network."""
    return _rows(source, None, m.c.participant == number)


def get(source: Source, number: MembershipId) -> Membership:
    """One membership; raises `NotFound`."""
    found = _rows(source, None, m.c.id == number)
    if not found:
        raise NotFound(_("There is no membership {number}.").format(number=number))
    return found[0]


def _rows(
    source: Source, as_of: date | None, *where: Any, names: DatedNames | None = None
) -> tuple[Membership, ...]:
    names = names or dated_names(source)
    principal = p.alias("principal")
    statement = (
        sa.select(
            m,
            p.c.written,
            sa.func.coalesce(principal.c.written, "").label("deputy_for_name"),
            o.c.name.label("organisation_name"),
            t.role.c.name_sv,
            t.role.c.name_en,
        )
        .join(p, p.c.id == m.c.participant)
        .join(t.role, t.role.c.id == m.c.role)
        .outerjoin(o, o.c.id == m.c.organisation)
        .outerjoin(principal, principal.c.id == m.c.deputy_for)
        .where(*where)
        .order_by(
            names.on(as_of or date.today()).order().asc().nulls_last(),
            t.role.c.position,
            m.c.call_order.asc().nulls_last(),
            p.c.sort_key,
            m.c.first_day.asc().nulls_first(),
            m.c.id,
        )
    )
    return tuple(
        Membership(
            id=MembershipId(row.id),
            version=row.version,
            network=NetworkId(row.network),
            participant=row.participant,
            name=row.written,
            organisation=row.organisation,
            organisation_name=names.of_tie(row, as_of),
            role=RoleId(row.role),
            role_name=role_name(row),
            acting=bool(row.acting),
            span=span_of(row),
            deputy_for=row.deputy_for,
            deputy_for_name=row.deputy_for_name,
            call_order=row.call_order,
        )
        for row in source.fetch(statement)
    )
