"""Assignments as a page to be printed and as a table for a spreadsheet."""

from __future__ import annotations

from datetime import date

from desktop_app.i18n import _, language
from desktop_app.records.assignments import STATUSES
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.store import assignments, networks, performers
from desktop_app.store.assignments import Which
from desktop_app.store.source import Source
from desktop_app.work.exports import Table
from desktop_app.work.printed import day


def table(source: Source, which: Which, today: date) -> Table:
    """By what is to be ready first. Performers with a protected identity are left out."""
    wanted = assignments.ids(source, which=which)
    told, hidden = performers.unprotected(source, wanted, today=today)
    columns = (
        ("title", _("Assignment")),
        ("network", _("Network")),
        ("performers", _("Carried out by")),
        ("organisation", _("Organisation")),
        ("scope", _("Per cent")),
        ("period", _("Period")),
        ("deadline", _("Ready by")),
        ("status", _("Status")),
    )
    rows = tuple(
        (
            row.title,
            row.network,
            told.get(row.id, ""),
            row.organisation,
            str(row.scope or ""),
            row.period,
            row.deadline,
            _("Overdue") if row.overdue else _(dict(STATUSES)[row.status]),
        )
        for row in assignments.rows(source, wanted, today=today)
    )
    return Table(_("Assignments"), columns, rows, hidden=hidden)


def document(source: Source, which: Which, today: date) -> Document:
    """A page with a row an assignment; what is done or cancelled is muted. A column in which nothing stands
    would be one to be filled in by hand, and is left out."""
    made = table(source, which, today)
    widths = {"title": 34, "network": 22, "performers": 24, "organisation": 20, "scope": 8, "period": 14}
    told = {
        name
        for place, (name, _heading) in enumerate(made.columns)
        if not made.rows or any(row[place] for row in made.rows)
    }
    if which.network is not None:
        told.discard("network")
    shown = made.only([name for name, _heading in made.columns if name in told])
    quiet = {_(dict(STATUSES)[status]) for status in ("done", "cancelled")}
    title = _("Assignments")
    if which.network is not None:
        title = f"{title}, {networks.name(source, which.network)}"
    return Document(
        title=title,
        columns=tuple(
            Column(name, heading, widths.get(name, 14), "right" if name == "scope" else "left")
            for name, heading in shown.columns
        ),
        groups=(Group("", tuple(Row(cells, muted=cells[-1] in quiet) for cells in shown.rows)),),
        lines=(_("As of {day}").format(day=day(today)),),
        notes=made.notes,
        footer=title,
        language=language(),
        landscape=True,
    )
