"""The school holidays that the office has given, which meetings had better not fall on."""

from __future__ import annotations

from typing import NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.spans import Span
from desktop_app.store import tables as t
from desktop_app.store.source import Source
from desktop_app.store.values import span_of

h = t.school_holiday


class SchoolHoliday(NamedTuple):
    id: int
    name: str
    span: Span


def rows(source: Source) -> list[SchoolHoliday]:
    """The earliest first."""
    found = source.fetch(sa.select(h).order_by(h.c.first_day, h.c.id))
    return [SchoolHoliday(row.id, row.name, span_of(row)) for row in found]


def get(source: Source, number: int) -> SchoolHoliday:
    """Raises `NotFound`."""
    found = next((each for each in rows(source) if each.id == number), None)
    if found is None:
        raise NotFound(_("There is no school holiday {number}.").format(number=number))
    return found
