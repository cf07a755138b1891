"""The member organisations of networks as they are asked for, each with its number of seats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from desktop_app.records.ids import NetworkId
from desktop_app.records.networks import NetworkMember
from desktop_app.store import tables as t
from desktop_app.store.names import DatedNames, dated_names
from desktop_app.store.source import Source
from desktop_app.store.values import span_of, valid

nm, o = t.network_member, t.organisation


def of_day(
    source: Source, number: NetworkId, *, as_of: date | None = None, names: DatedNames | None = None
) -> tuple[NetworkMember, ...]:
    """`names` where the caller has them already."""
    day = as_of or date.today()
    return _rows(source, number, day, [valid(nm, day)], names)


def of_any_day(source: Source, number: NetworkId) -> tuple[NetworkMember, ...]:
    """Every line of the member organisations, those of before and those to come too."""
    return _rows(source, number, None, [])


def _rows(
    source: Source,
    number: NetworkId,
    as_of: date | None,
    where: Sequence[Any],
    names: DatedNames | None = None,
) -> tuple[NetworkMember, ...]:
    names = names or dated_names(source)
    statement = (
        sa.select(nm, o.c.name.label("organisation_name"))
        .outerjoin(o, o.c.id == nm.c.organisation)
        .where(nm.c.network == number, *where)
        .order_by(
            names.on(as_of or date.today()).order().asc().nulls_last(),
            nm.c.first_day.asc().nulls_first(),
            nm.c.id,
        )
    )
    return tuple(
        NetworkMember(
            id=row.id,
            version=row.version,
            organisation=row.organisation,
            organisation_name=names.of_tie(row, as_of),
            capacity=row.capacity,
            seats=row.seats,
            deputy_seats=row.deputy_seats,
            span=span_of(row),
        )
        for row in source.fetch(statement)
    )
