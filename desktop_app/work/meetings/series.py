"""A year's meetings at once: from a pattern or a pasted list of days, with what speaks against each day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import dates, free_days
from desktop_app.records.date_words import YEAR
from desktop_app.records.free_days import Caution
from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId
from desktop_app.records.keys import normal
from desktop_app.records.meetings import series
from desktop_app.store import networks as stored_networks
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings as stored
from desktop_app.store.meetings import school_holidays
from desktop_app.store.meetings.busy import busy
from desktop_app.store.source import Source
from desktop_app.work.meetings.meetings import checked_days, insert

MOST = 400
"""Meetings in one series."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A day of the series, with its times, what speaks against it, and whether the networks meet then
    already."""

    day: date
    start: time | None
    end: time | None
    cautions: tuple[Caution, ...]
    there: bool


def from_pattern(
    source: Source, *, networks: Sequence[NetworkId], pattern: str, first_day: date, last_day: date
) -> list[Proposed]:
    """The days of a pattern in words ("sista fredagen varannan månad kl 9-12") between two days. Raises
    `Invalid` for words that are not understood, and for more days than a series can have."""
    wanted = series.read(pattern)
    days = wanted.days(first_day, last_day)
    return _judged(source, networks, [(day, wanted.start, wanted.end) for day in days])


def from_list(
    source: Source, *, networks: Sequence[NetworkId], text: str, year: int | None = None
) -> list[Proposed]:
    """The days of a list, one a line ("20 januari kl 9-12"), under headings that tell their year ("2027").
    Raises `Invalid` with the number of a line that holds neither."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if normal(line):
            occasion = dates.occasion(line, year=year)
            if occasion is None and (of_heading := _year_of(line)):
                year = of_heading
                continue
            if occasion is None or occasion.first is None:
                raise Invalid(
                    _("Line {number} holds no day: “{text}”.").format(number=number, text=normal(line)),
                    field="text",
                    advice=_("Write a day on each line, and the year."),
                )
            found.append((occasion.first, occasion.start, occasion.end))
    return _judged(source, networks, found)


def _year_of(heading: str) -> int | None:
    """The one year that a line without a day names; a season alone names none."""
    told = dates.span(heading)
    if told.first is None or told.last is None or not re.search(YEAR, heading):
        return None
    return told.first.year if told.first.year == told.last.year else None


def _judged(
    source: Source, networks: Sequence[NetworkId], days: Sequence[tuple[date, time | None, time | None]]
) -> list[Proposed]:
    if not days:
        return []
    if len(days) > MOST:
        raise Invalid(_("A series has at most {most} meetings.").format(most=MOST), field="last_day")
    first, last = min(day for day, *_times in days), max(day for day, *_times in days)
    holidays = [(each.name, each.span) for each in school_holidays.rows(source)]
    there = stored.days_of(source, networks, first, last)
    others = busy(source, networks, first, last, besides=list(there.values()))
    return [
        Proposed(
            day,
            start,
            end,
            free_days.cautions(day, day, start, end, school=holidays, busy=others),
            day in there,
        )
        for day, start, end in days
    ]


def add_series(
    store: Store,
    *,
    networks: Sequence[NetworkId],
    days: Sequence[date] = (),
    pattern: str = "",
    first_day: date | None = None,
    last_day: date | None = None,
    start: time | None = None,
    end: time | None = None,
    title: str = "",
    place: str = "",
    host: OrganisationId | None = None,
) -> list[MeetingId]:
    """Meetings on the days given, or on those of a pattern between two days; in one change. A day on which
    the networks meet already gets no second meeting. Times that are not given are those of the pattern."""
    if bool(days) == bool(pattern):
        raise Invalid(_("Give either the days of the series or a pattern."), field="pattern")
    if pattern:
        wanted = series.read(pattern)
        begin = first_day or date.today()
        days = wanted.days(begin, last_day or begin + timedelta(365))
        start, end = start or wanted.start, end or wanted.end
    if not days:
        raise Invalid(_("The pattern gives no day."), field="pattern")
    if len(days) > MOST:
        raise Invalid(_("A series has at most {most} meetings.").format(most=MOST), field="last_day")
    there = stored.days_of(store, networks, min(days), max(days))
    fresh = [day for day in sorted(set(days)) if day not in there]
    said = {"title": normal(title), "place": normal(place), "host": host, "status": "planned"}
    names = ", ".join(row.name for row in stored_networks.rows(store, networks))
    with store.change("meetings.added", title=normal(title) or names, count=len(fresh)) as running:
        return [insert(running, {**checked_days(day, day, start, end), **said}, networks) for day in fresh]
