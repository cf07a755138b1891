"""What is done with the school holidays that a series of meetings is warned about."""

from __future__ import annotations

from datetime import date

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.keys import normal
from desktop_app.records.spans import Span
from desktop_app.store.database import Store
from desktop_app.store.meetings import school_holidays as stored
from desktop_app.store.values import span_values


def add(store: Store, *, name: str, first_day: date, last_day: date | None = None) -> int:
    """A school holiday ("sportlov") from a day to a day; gives its number."""
    if not normal(name):
        raise Invalid(_("A school holiday needs a name."), field="name")
    span = Span(first_day, last_day or first_day)
    with store.change("school_holidays.added", name=normal(name)) as running:
        return running.insert("school_holiday", name=normal(name), **span_values(span))


def remove(store: Store, *, holiday: int) -> None:
    held = stored.get(store, holiday)
    with store.change("school_holidays.removed", name=held.name) as running:
        running.delete("school_holiday", [holiday])
