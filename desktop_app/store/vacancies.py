"""How many seats and deputy seats were unfilled on each of many days: what coverage counts of one, with no
more statements for many days than for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from desktop_app.records.ids import NetworkId
from desktop_app.store import tables as t
from desktop_app.store.source import Source

m, nm, n = t.membership, t.network_member, t.network
_ALWAYS = "0000", "9999"


def vacant_on(source: Source, days: Sequence[date], *, network: NetworkId | None = None) -> list[int]:
    """Of all networks, or of one; a number for each day."""
    wanted = [] if network is None else [n.c.id == network]
    given = sa.select(nm.c.network, nm.c.organisation, nm.c.seats, nm.c.deputy_seats)
    sitting = sa.select(m.c.network, m.c.organisation, t.role.c.counts).join(t.role, t.role.c.id == m.c.role)
    members = _within(source, given.where(nm.c.organisation.is_not(None)), nm, wanted)
    held = _within(source, sitting.where(m.c.organisation.is_not(None), t.role.c.staff == 0), m, wanted)
    return [_vacant(day.isoformat(), members, held) for day in days]


def _within(source: Source, statement: sa.Select[Any], table: sa.Table, wanted: Sequence[Any]) -> list[Any]:
    """Rows with the days between which they and their network hold."""
    spans = [
        sa.func.coalesce(each.c[name], bound).label(f"{label}_{name}")
        for label, each in (("own", table), ("network", n))
        for name, bound in zip(("first_day", "last_day"), _ALWAYS, strict=True)
    ]
    joined = statement.add_columns(*spans).join(n, n.c.id == table.c.network).where(*wanted)
    return [
        (*row[:-4], max(row[-4], row[-2]), min(row[-3], row[-1])) for row in map(tuple, source.fetch(joined))
    ]


def _vacant(day: str, members: Sequence[Any], held: Sequence[Any]) -> int:
    filled = Counter(
        (network, body, counts) for network, body, counts, first, last in held if first <= day <= last
    )
    seats: Counter[tuple[int, int, str]] = Counter()
    for network, body, ordinary, deputy, first, last in members:
        if first <= day <= last:
            seats[network, body, "seat"] += ordinary
            seats[network, body, "deputy"] += deputy
    return sum(max(0, number - filled[key]) for key, number in seats.items())
