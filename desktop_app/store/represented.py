"""Who sits for an organisation, in which network and in which role, on a day; what is vacant is a row too."""

from __future__ import annotations

from collections import Counter
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import MembershipId, NetworkId, OrganisationId, ParticipantId
from desktop_app.store import tables as t
from desktop_app.store.roles import all_roles, role_name
from desktop_app.store.source import Source
from desktop_app.store.values import valid

m, nm, n, p = t.membership, t.network_member, t.network, t.participant


class Represented(NamedTuple):
    """One seat of an organisation; a vacant one has neither membership nor participant."""

    network: NetworkId
    network_name: str
    role_key: str
    role: str
    membership: MembershipId | None
    participant: ParticipantId | None
    name: str
    acting: bool


def represented(
    source: Source, organisation: OrganisationId, *, as_of: date | None = None
) -> list[Represented]:
    """By network in Swedish order, then role and name; vacant seats last of their network."""
    day = as_of or date.today()
    role_of = {role.id: role for role in all_roles(source)}
    held = source.fetch(
        sa.select(m.c.id, m.c.network, m.c.role, m.c.participant, m.c.acting)
        .add_columns(n.c.name, n.c.sort_key, p.c.written, p.c.sort_key.label("person_key"))
        .join(n, n.c.id == m.c.network)
        .join(p, p.c.id == m.c.participant)
        .where(m.c.organisation == organisation, valid(m, day))
        .order_by(m.c.id)
    )
    stated = source.fetch(
        sa.select(nm.c.network, nm.c.seats, nm.c.deputy_seats, n.c.name, n.c.sort_key)
        .join(n, n.c.id == nm.c.network)
        .where(nm.c.organisation == organisation, valid(nm, day))
        .order_by(nm.c.id)
    )
    filled = Counter((row.network, role_of[row.role].counts) for row in held)
    lines: list[tuple[tuple[Any, ...], Represented]] = []
    for row in held:
        role = role_of[row.role]
        place = (row.sort_key, row.network, False, role.position, row.person_key)
        whose = (row.id, row.participant, row.written, bool(row.acting))
        lines.append((place, Represented(row.network, row.name, role.key, role_name(role), *whose)))
    for row in stated:
        for key, wanted in (("member", row.seats), ("deputy", row.deputy_seats)):
            role = next(each for each in role_of.values() if each.key == key)
            place = (row.sort_key, row.network, True, role.position, "")
            empty = Represented(row.network, row.name, key, role_name(role), None, None, "", acting=False)
            lines += [(place, empty)] * (wanted - filled[row.network, role.counts])
    return [line for _place, line in sorted(lines, key=itemgetter(0))]
