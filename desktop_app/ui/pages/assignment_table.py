"""Assignments as lines of a list, or of another record's card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from desktop_app.i18n import _
from desktop_app.records.assignments import OPEN, STATUSES
from desktop_app.records.ids import NetworkId
from desktop_app.store import assignments
from desktop_app.store.assignments import AssignmentRow, Which
from desktop_app.store.database import Store
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.sheet import Sheet


def state(row: AssignmentRow) -> str:
    """What it has come to; what is overdue is said before anything else."""
    return _("Overdue") if row.overdue else _(dict(STATUSES)[row.status])


def deadline(row: AssignmentRow) -> str:
    """As written, a day as a list writes it."""
    try:
        return words.short_day(date.fromisoformat(row.deadline))
    except ValueError:
        return row.deadline


def of_network(store: Store, network: NetworkId, day: date) -> list[AssignmentRow]:
    """The open ones, by what is to be ready first."""
    wanted = assignments.ids(store, which=Which(network, OPEN))
    return assignments.rows(store, wanted, today=day)


def say(made: Sheet, desk: Desk, rows: Sequence[AssignmentRow], *, of_network: bool = False) -> None:
    """Those of a participant, or of a network, on its card; Enter opens one."""
    if not rows:
        return
    lines = [
        Line(
            int(row.id),
            (row.title, row.performers if of_network else row.network, deadline(row), state(row)),
            row.status not in OPEN,
        )
        for row in rows
    ]
    second = _("Carried out by") if of_network else _("Network")
    made.section(_("Assignments"))
    headings = (_("Assignment"), second, _("Ready by"), _("Status"))
    table = Lines("assignments", _("Assignments"), headings, lines)
    made.add(table.on_open(partial(desk.go, "assignments")))
