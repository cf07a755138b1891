"""Between the texts of the database and the days and spans of records."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import sqlalchemy as sa

from desktop_app.records.spans import Span


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def stored_value(value: Any) -> Any:
    """A day or a time as the database keeps it; anything else as it is."""
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date) else value


def span_of(row: Any) -> Span:
    return Span(day(row.first_day), day(row.last_day), row.span_text)


def span_values(span: Span) -> dict[str, str | None]:
    """A span as the three columns of a table."""
    return {
        "first_day": span.first.isoformat() if span.first else None,
        "last_day": span.last.isoformat() if span.last else None,
        "span_text": span.text,
    }


def valid(table: sa.FromClause, as_of: date) -> sa.ColumnElement[bool]:
    """The rows of a table with a span that hold on a day."""
    return _holds(table, as_of.isoformat())


def valid_on_day(table: sa.FromClause) -> sa.ColumnElement[bool]:
    """The same for a statement that is made once: its parameter `day` is the day's text."""
    return _holds(table, sa.bindparam("day", type_=sa.Text()))


def _holds(table: sa.FromClause, today: Any) -> sa.ColumnElement[bool]:
    return sa.and_(
        sa.func.coalesce(table.c.first_day, today) <= today,  # an OR leads SQLite to read an index twice
        sa.func.coalesce(table.c.last_day, today) >= today,
    )
