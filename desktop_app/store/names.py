"""What organisations are called on a day.

`organisation.name` is what an organisation was called when it was last written. Only the few whose names have
days are called otherwise on other days: every list asks for those, and takes the others' as they stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from desktop_app.records import keys
from desktop_app.records.ids import OrganisationId
from desktop_app.records.organisations import OrganisationName, called
from desktop_app.store import tables as t
from desktop_app.store.source import Source
from desktop_app.store.values import span_of

o, n = t.organisation, t.organisation_name


class Names:
    """The printed names of a day."""

    def __init__(self, otherwise: Mapping[int, str]) -> None:
        self._otherwise = otherwise
        """By organisation, the names of those whose names have days."""

    def of(self, organisation: int | None, name: str | None) -> str:
        """What an organisation is called whose `name` stands in the table; "" for none."""
        return self._otherwise.get(organisation or 0, name or "")

    def order(self) -> sa.ColumnElement[Any]:
        """The sort key of the organisation table's rows."""
        if not self._otherwise:
            return o.c.sort_key
        other = {number: keys.sort_key(name) for number, name in self._otherwise.items()}
        return sa.case(other, value=o.c.id, else_=o.c.sort_key)

    def key(self, organisation: int | None, sort_key: str | None) -> str | None:
        """The sort key of an organisation whose own stands in the table."""
        other = self._otherwise.get(organisation or 0)
        return sort_key if other is None else keys.sort_key(other)


class DatedNames:
    """All printed names of the organisations whose names have days."""

    def __init__(self, names: Mapping[int, Sequence[OrganisationName]]) -> None:
        self._names = names

    def on(self, day: date) -> Names:
        return Names({number: _text(names, day) for number, names in self._names.items()})

    def of(self, organisation: int | None, name: str | None, day: date) -> str:
        """`Names.of`, for who asks about several days."""
        names = self._names.get(organisation or 0)
        return _text(names, day) if names else name or ""

    def of_tie(self, row: Any, as_of: date | None = None) -> str:
        """What the `organisation` of a row with a span is called (`organisation_name` in the table): on the
        day asked for, else today or on the span's nearest day."""
        nearest = as_of or date.today()
        span = span_of(row)
        day = min(max(nearest, span.first or nearest), span.last or date.max)
        return self.of(row.organisation, row.organisation_name, day)


def _text(names: Sequence[OrganisationName], day: date) -> str:
    found = called(names, day)
    return found.text if found else ""


def dated_names(source: Source) -> DatedNames:
    found: defaultdict[int, list[OrganisationName]] = defaultdict(list)
    for row in source.fetch(_with_days()):
        found[row.organisation].append(OrganisationName(row.kind, row.text, span_of(row), row.id))
    return DatedNames(found)


@cache
def _with_days() -> sa.Select[Any]:
    """All printed names of the organisations whose names have days; made once, for every list asks it."""
    some = n.alias("some")
    having = sa.select(some.c.organisation).where(some.c.kind.in_(("own form", "former")), _dated(some))
    return (
        sa.select(n.c.id, n.c.organisation, n.c.kind, n.c.text, n.c.first_day, n.c.last_day, n.c.span_text)
        .where(n.c.organisation.in_(having))
        .where(sa.or_(n.c.kind == "own form", sa.and_(n.c.kind == "former", _dated(n))))
        .order_by(n.c.organisation, n.c.id)
    )


def names_on(source: Source, day: date) -> Names:
    """How organisations are printed on a day."""
    return dated_names(source).on(day)


def name_on(source: Source, number: OrganisationId | None, day: date) -> str:
    """What one organisation is called on a day; "" for none."""
    if number is None:
        return ""
    return names_on(source, day).of(number, source.value(sa.select(o.c.name).where(o.c.id == number)))


def _dated(names: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.or_(names.c.first_day.is_not(None), names.c.last_day.is_not(None))
