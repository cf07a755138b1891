"""Attendance and vacancies of a period summed up: by network, by organisation or by half-year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.i18n import N_, _, language
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.records.ids import NetworkId
from desktop_app.store import coverage, networks, vacancies
from desktop_app.store import statistics as stored
from desktop_app.store.source import Source
from desktop_app.store.statistics import By
from desktop_app.work import statistics
from desktop_app.work.exports import Table
from desktop_app.work.printed import day

KINDS: tuple[tuple[By, str], ...] = (
    ("network", N_("Network")),
    ("organisation", N_("Organisation")),
    ("half", N_("Half-year")),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One network, organisation or half-year. `noted` is how many invitations have a presence; `vacant` are
    the seats unfilled at the end of the period, or of the half-year."""

    id: int
    name: str
    meetings: int = 0
    invited: int = 0
    noted: int = 0
    present: int = 0
    remote: int = 0
    regrets: int = 0
    vacant: int = 0

    @property
    def share(self) -> int | None:
        return statistics.share(self.present, self.noted)


@dataclass(frozen=True, slots=True)
class Asked:
    """What figures are wanted of."""

    first: date
    last: date
    by: By = "network"
    network: NetworkId | None = None


def figures(source: Source, asked: Asked) -> list[Figure]:
    """In Swedish order, half-years in their own; without those that had neither meetings nor seats."""
    statistics.period(asked.first, asked.last)
    chosen = None if asked.network is None else [asked.network]
    found: dict[int | str, Figure] = {}
    for row in stored.attended(source, asked.first, asked.last, networks=chosen, by=(asked.by,)):
        key = {"network": row.network, "organisation": row.organisation, "half": row.half}[asked.by] or 0
        found[key] = Figure(0, "", *row[3:])
    for key, vacant in _vacant(source, asked).items():
        found[key] = replace(found.get(key, Figure(0, "")), vacant=vacant)
    named = _names(source, asked)
    ordered = sorted(found, key=lambda key: (named.get(key, ("", ""))[1], str(key)))
    return [
        replace(found[key], id=place, name=named.get(key, (str(key or "–"), ""))[0])
        for place, key in enumerate(ordered, 1)
    ]


def _vacant(source: Source, asked: Asked) -> Counter[int | str]:
    if asked.by == "half":
        halves = list(statistics.halves(asked.first, asked.last))
        counts = vacancies.vacant_on(source, [end for _half, end in halves], network=asked.network)
        return Counter(dict(zip((half for half, _end in halves), counts, strict=True)))
    chosen = None if asked.network is None else [asked.network]
    found: Counter[int | str] = Counter()
    for cell in coverage.cells(source, as_of=asked.last, networks=chosen):
        if cell.seats or cell.vacant:
            found[cell.network if asked.by == "network" else cell.organisation] += cell.vacant
    return found


def _names(source: Source, asked: Asked) -> dict[int | str, tuple[str, str]]:
    """What is shown and what is sorted by."""
    if asked.by == "half":
        halves = [half for half, _end in statistics.halves(asked.first, asked.last)]
        return {half: (said(half), half) for half in halves}
    if asked.by == "network":
        return dict(networks.names(source).items())
    return dict(stored.organisation_names(source, asked.last).items())


def said(half: str) -> str:
    """2026-1 as "våren 2026"."""
    year, number = half.split("-")
    return (_("spring {year}") if number == "1" else _("autumn {year}")).format(year=year)


def cells(figure: Figure) -> tuple[str, ...]:
    share = "" if figure.share is None else str(figure.share)
    counts = (figure.meetings, figure.invited, figure.present, figure.remote, figure.regrets)
    return (figure.name, *map(str, counts), share, str(figure.vacant))


def columns(by: By) -> tuple[tuple[str, str], ...]:
    return (
        ("name", _(dict(KINDS)[by])),
        *statistics.counts(),
    )


def table(source: Source, asked: Asked) -> Table:
    """The summary, and beside it the figures of each network, organisation and half-year."""
    rows = tuple(cells(figure) for figure in figures(source, asked))
    whole = statistics.attendance(source, first=asked.first, last=asked.last, network=asked.network)
    return Table(_("Statistics"), columns(asked.by), rows, whole)


def _column(name: str, heading: str) -> Column:
    if name == "name":
        return Column(name, heading, 40)
    return Column(name, heading, 24 if name == "share" else 11, "right", bars=name == "share")


def document(source: Source, asked: Asked) -> Document:
    title = _("Attendance and vacancies")
    if asked.network is not None:
        title = f"{title}, {networks.name(source, asked.network)}"
    rows = tuple(Row(cells(figure)) for figure in figures(source, asked))
    return Document(
        title=title,
        columns=tuple(_column(name, heading) for name, heading in columns(asked.by)),
        groups=(Group("", rows),),
        lines=(f"{day(asked.first)} – {day(asked.last)}",),
        notes=() if rows else (_("No meetings"),),
        footer=title,
        language=language(),
        landscape=True,
    )
