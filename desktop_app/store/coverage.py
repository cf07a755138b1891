"""Coverage as it is asked for: which organisation has which seats in which network on a day, and who holds
them.

Whoever takes part in a network as secretary or contact person represents nobody there and is not counted. A
network that is not at work on the day has no cells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from desktop_app.records.coverage import Cell, Municipality
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.store import tables as t
from desktop_app.store.names import names_on
from desktop_app.store.roles import role_name
from desktop_app.store.source import Source, among, rows_among
from desktop_app.store.values import valid

m, nm, o, p, n = t.membership, t.network_member, t.organisation, t.participant, t.network


class Representative(NamedTuple):
    """Somebody who sits in a network for an organisation, in a role named in the reader's language."""

    participant: ParticipantId
    name: str
    network: NetworkId
    network_name: str
    role: str


def cells(source: Source, *, as_of: date, networks: Sequence[NetworkId] | None = None) -> list[Cell]:
    """A cell for every organisation that is a member of a network or has somebody there, by their numbers;
    of all networks, or of some."""
    counts, nothing = t.role.c.counts, sa.literal(0)
    given = sa.select(nm.c.network, nm.c.organisation, nm.c.seats, nm.c.deputy_seats)
    stated = given.add_columns(nothing.label("held"), nothing.label("deputies"))
    sitting = (
        sa.select(m.c.network, m.c.organisation, nothing, nothing)
        .add_columns(sa.case((counts == "seat", 1), else_=0), sa.case((counts == "deputy", 1), else_=0))
        .join(t.role, t.role.c.id == m.c.role)
        .where(t.role.c.staff == 0)
    )
    both = sa.union_all(
        *(
            statement.join(n, n.c.id == table.c.network).where(
                valid(table, as_of),
                valid(n, as_of),
                table.c.organisation.is_not(None),
                *([] if networks is None else [among(source, table.c.network)]),
            )
            for table, statement in ((nm, stated), (m, sitting))
        )
    ).subquery()
    key = both.c.network, both.c.organisation
    numbers = (both.c.seats, both.c.deputy_seats, both.c.held, both.c.deputies)
    statement = sa.select(*key, *map(sa.func.sum, numbers)).group_by(*key).order_by(*key)
    rows = source.fetch(statement) if networks is None else rows_among(source, statement, networks)
    return [
        Cell(
            network,
            organisation,
            int(seats),
            int(held),
            max(0, int(seats - held)) + max(0, int(deputy_seats - deputies)),
            int(deputies),
        )
        for network, organisation, seats, deputy_seats, held, deputies in rows
    ]


def network_names(source: Source, *, as_of: date) -> list[tuple[NetworkId, str]]:
    """The networks that there are on a day, in Swedish order."""
    statement = sa.select(n.c.id, n.c.name).where(valid(n, as_of)).order_by(n.c.sort_key, n.c.id)
    return [(NetworkId(row.id), row.name) for row in source.fetch(statement)]


def people(
    source: Source, network: NetworkId | None, organisation: OrganisationId, as_of: date
) -> list[Representative]:
    """Who sits for an organisation on a day, in one network or in all: by network, role and name in Swedish
    order."""
    statement = (
        sa.select(m.c.participant, p.c.written, n.c.id, n.c.name, t.role.c.name_sv, t.role.c.name_en)
        .join(p, p.c.id == m.c.participant)
        .join(n, n.c.id == m.c.network)
        .join(t.role, t.role.c.id == m.c.role)
        .where(m.c.organisation == organisation, valid(m, as_of), valid(n, as_of), t.role.c.staff == 0)
        .order_by(n.c.sort_key, n.c.id, t.role.c.position, p.c.sort_key, m.c.id)
    )
    if network is not None:
        statement = statement.where(m.c.network == network)
    return [
        Representative(row.participant, row.written, row.id, row.name, role_name(row))
        for row in source.fetch(statement)
    ]


def municipalities(
    source: Source, *, as_of: date, networks: Sequence[NetworkId] | None = None
) -> dict[str, Municipality]:
    """Every municipality of the register by its code, with its part in all networks or in some."""
    mine: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in cells(source, as_of=as_of, networks=networks):
        mine[cell.organisation].append(cell)
    names = names_on(source, as_of)
    statement = sa.select(o.c.id, o.c.code, o.c.name).where(o.c.kind == "municipality", o.c.code != "")
    return {
        code: Municipality(
            code=code,
            organisation=OrganisationId(number),
            name=names.of(number, name),
            represented=sum(cell.held > 0 for cell in mine[number]),
            networks=len(mine[number]),
            vacant=sum(cell.vacant for cell in mine[number]),
        )
        for number, code, name in source.fetch(statement.order_by(o.c.sort_key))
    }
