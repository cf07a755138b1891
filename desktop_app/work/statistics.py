"""Figures of a period as tables: attendance and vacancies per network, organisation and half-year, and who
was where, as a basis for fees and travel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId, OrganisationId
from desktop_app.records.meetings.meetings import CAPACITIES, PRESENCES
from desktop_app.records.meetings.roll_call import WAYS
from desktop_app.store import coverage, networks
from desktop_app.store import statistics as stored
from desktop_app.store.source import Source
from desktop_app.work.exports import Table

_DECADES = 3
"""Years in one table, in tens."""


def halves(first: date, last: date) -> Iterator[tuple[str, date]]:
    """The half-years ("2026-1") that have a day between two, each with the last of its days there."""
    year, half = first.year, 1 if first.month <= 6 else 2
    while (end := date(year, 6, 30) if half == 1 else date(year, 12, 31)) < last:
        yield f"{year}-{half}", end
        year, half = (year, 2) if half == 1 else (year + 1, 1)
    yield f"{year}-{half}", last


def period(first: date | None, last: date | None) -> tuple[date, date]:
    """The period asked for, by default the year up to today. Raises `Invalid`."""
    end = last or date.today()
    begin = first or date(end.year, 1, 1)
    if end < begin:
        raise Invalid(_("The last day is before the first day."), field="last_day")
    if end - begin > timedelta(366 * 10 * _DECADES):
        raise Invalid(_("Choose a period of at most thirty years."), field="first_day")
    return begin, end


def attendance(
    source: Source, *, first: date | None = None, last: date | None = None, network: NetworkId | None = None
) -> Table:
    """A row for each network, organisation and half-year in which it was asked to a meeting or had seats: the
    meetings, how many were asked and came, and the seats that were vacant at the end of the half-year."""
    begin, end = period(first, last)
    chosen = None if network is None else [network]
    rows = {
        (row.half, row.network or NetworkId(0), row.organisation): row
        for row in stored.attended(source, begin, end, networks=chosen)
    }
    vacant: dict[tuple[str, NetworkId, OrganisationId | None], int] = {
        (half, cell.network, cell.organisation): cell.vacant
        for half, day in halves(begin, end)
        for cell in coverage.cells(source, as_of=day, networks=chosen)
        if cell.seats or cell.vacant
    }
    groups = networks.names(source)
    bodies = stored.organisation_names(source, end)
    nobody = ("", "")
    ordered = sorted(
        {*rows, *vacant},
        key=lambda key: (key[0], groups[key[1]][1], bodies.get(key[2] or 0, nobody)[1], key[2] or 0),
    )
    told = []
    for key in ordered:
        half, group, body = key
        row = rows.get(key)
        counted = (row.meetings, row.invited, row.present, row.remote, row.regrets) if row else (0,) * 5
        per_cent = share(row.present, row.noted) if row else None
        place = (half, groups[group][0], bodies.get(body or 0, nobody)[0])
        told.append(
            (*place, *map(str, counted), "" if per_cent is None else str(per_cent), str(vacant.get(key, 0)))
        )
    return Table(_("Attendance"), _columns(), tuple(told))


def counts() -> tuple[tuple[str, str], ...]:
    """The columns that every table of attendance and vacancies has."""
    return (
        ("meetings", _("Meetings")),
        ("invited", _("Invited")),
        ("present", _("Present")),
        ("remote", _("Of these remotely")),
        ("regrets", _("Regrets")),
        ("share", _("Present, per cent")),
        ("vacant", _("Vacant seats")),
    )


def share(present: int, noted: int) -> int | None:
    """Per cent present of those whose presence is noted; None where none is."""
    return round(100 * present / noted) if noted else None


def _columns() -> tuple[tuple[str, str], ...]:
    return (
        ("half", _("Half-year")),
        ("network", _("Network")),
        ("organisation", _("Organisation")),
        *counts(),
    )


def fees(
    source: Source, *, first: date | None = None, last: date | None = None, network: NetworkId | None = None
) -> Table:
    """Everybody who was at a meeting of a period, a row each, with times and parts. Protected people are left
    out."""
    begin, end = period(first, last)
    capacities, presences = dict(CAPACITIES), dict(PRESENCES)
    columns = (
        ("name", _("Name")),
        ("organisation", _("Organisation")),
        ("capacity", _("As")),
        ("meeting", _("Meeting")),
        ("first_day", _("First day")),
        ("last_day", _("Last day")),
        ("start", _("Begins")),
        ("end", _("Ends")),
        ("place", _("Place")),
        ("presence", _("Presence")),
        ("parts", _("Part")),
    )
    told = []
    found = stored.presences(source, begin, end, network=network)
    for row in (each for each in found if not each.protected):
        way = _(WAYS[row.via]) if row.via else _(presences[row.presence])
        served = _("Serving deputy") if row.serving else _(capacities[row.capacity])
        who = (row.name, row.organisation, served, row.title)
        told.append((*who, row.first_day, row.last_day, row.start, row.end, row.place, way, row.parts))
    hidden = {row.participant for row in found if row.protected}
    return Table(_("Basis for fees and travel"), columns, tuple(told), hidden=len(hidden))
