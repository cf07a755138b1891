"""What a meeting deals with: items, breaks, meals and visits in order, with what was said and decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from desktop_app.i18n import N_
from desktop_app.records.fields import Field

KINDS = (
    ("item", N_("Item")),
    ("information", N_("Information")),
    ("discussion", N_("Discussion")),
    ("decision", N_("For decision")),
    ("break", N_("Break")),
    ("meal", N_("Meal")),
    ("visit", N_("Study visit")),
    ("other", N_("Other programme")),
)
PROGRAMME = ("break", "meal", "visit", "other")
"""The kinds that have no number: they are what the day holds besides the agenda."""
STATUSES = (("", N_("Not taken up")), ("done", N_("Dealt with")), ("postponed", N_("Postponed")))


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line of a meeting's agenda or programme. `number` counts the items, in order; a line of the
    programme has none. `start` is a fixed time."""

    id: int
    version: int
    title: str
    kind: str = "item"
    number: int | None = None
    day: date | None = None
    start: time | None = None
    minutes: int | None = None
    presenter: str = ""
    text: str = ""
    decision: str = ""
    decision_no: int | None = None
    status: str = ""
    carried_from: int | None = None
    """The item of an earlier meeting that was postponed to this one."""


def numbers(kinds: Iterable[str]) -> list[int | None]:
    """The number of each line of an agenda."""
    found: list[int | None] = []
    count = 0
    for kind in kinds:
        count += kind not in PROGRAMME
        found.append(None if kind in PROGRAMME else count)
    return found


FIELDS = (
    Field("title", N_("Item"), width=40, required=True),
    Field("kind", N_("Kind"), "choice", width=14, choices=KINDS),
    Field("day", N_("Day"), "date", width=12),
    Field("start", N_("Begins"), "time", width=8),
    Field("minutes", N_("Minutes"), "number", width=6),
    Field("presenter", N_("Presenter"), width=24),
    Field("status", N_("Status"), "choice", width=12, choices=STATUSES[1:]),
    Field("text", N_("Text"), "long", width=40),
    Field("decision", N_("What was decided"), "long", width=40),
)
