"""The year to come made ready: last year's lists as a draft, its meetings on the same weekdays.

What would be copied is shown first (`ahead`), then written, whole or in part (`new_year`). What is there
already is not made twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.records.meetings.meetings import Meeting
from desktop_app.records.networks import Network, TextList
from desktop_app.store import networks
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.store.source import Source
from desktop_app.work.meetings.meetings import checked_days, insert
from desktop_app.work.text_lists import write_lines


@dataclass(frozen=True, slots=True)
class CopiedList:
    """A list of last year with the heading and the period that its copy gets."""

    source: TextList
    heading: str
    period: str


@dataclass(frozen=True, slots=True)
class MovedMeeting:
    """A meeting of last year with the days that its copy gets."""

    source: Meeting
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class NewYear:
    """What a year begins with."""

    network: NetworkId
    year: int
    lists: tuple[CopiedList, ...]
    meetings: tuple[MovedMeeting, ...]


def plan(held: Network, known: Sequence[Meeting], year: int) -> NewYear:
    """What of the year before is copied to a year; `known` are the network's meetings of both. Cancelled ones
    are not, nor is what the year has already."""
    there = {(each.kind, each.span.text) for each in held.lists}
    lists = [
        CopiedList(each, each.heading.replace(str(year - 1), str(year)), str(year))
        for each in held.lists
        if _is_of(each, year - 1) and (each.kind, str(year)) not in there
    ]
    taken = {meeting.first_day for meeting in known}
    moved = (
        MovedMeeting(meeting, day, day + (meeting.last_day - meeting.first_day))
        for meeting in known
        if meeting.first_day.year == year - 1 and meeting.status != "cancelled"
        for day in [same_weekday(meeting.first_day, year)]
        if day not in taken
    )
    return NewYear(held.id, year, tuple(lists), tuple(moved))


def _is_of(held: TextList, year: int) -> bool:
    """Whether a list is of that year alone."""
    return (held.span.first, held.span.last) == (date(year, 1, 1), date(year, 12, 31))


def same_weekday(day: date, year: int) -> date:
    """The same weekday of another year, nearest to the same date: Wednesday 20 January 2021 is Wednesday
    19 January 2022."""
    same = date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)
    ahead = (day.weekday() - same.weekday()) % 7
    nearest = same + timedelta(ahead if ahead <= 3 else ahead - 7)
    return nearest + timedelta(7 * (year - nearest.year))


def ahead(source: Source, network: NetworkId, year: int) -> NewYear:
    """The plan for a network; raises `Invalid` for a year that no date can have."""
    if not 1900 <= year <= 2200:
        raise Invalid(_("{year} is not a year to plan for.").format(year=year), field="year")
    rows = meetings.rows(source, meetings.ids(source, network=network))
    near = (row.id for row in rows if row.first_day[:4] in (str(year - 1), str(year)))
    known = [meetings.get(source, number) for number in near]
    return plan(networks.get(source, network), known, year)


def new_year(
    store: Store,
    *,
    network: NetworkId,
    year: int,
    lists: Sequence[int] | None = None,
    of_meetings: Sequence[MeetingId] | None = None,
) -> list[MeetingId]:
    """Copy to a year what `ahead` shows; `lists` and `of_meetings` choose among last year's. Gives the new
    meetings, which are planned and have neither host nor anybody invited."""
    made = ahead(store, network, year)
    name = networks.name(store, network)
    with store.change("networks.new_year", year=year, network=name) as running:
        for each in made.lists:
            if lists is None or each.source.id in lists:
                _copy(running, network, each)
        return [
            _move(running, each)
            for each in made.meetings
            if of_meetings is None or each.source.id in of_meetings
        ]


def _copy(running: Change, network: NetworkId, wanted: CopiedList) -> None:
    write_lines(
        running,
        networks.get(running, network),
        kind=wanted.source.kind,
        heading=wanted.heading,
        period=wanted.period,
        lines=wanted.source.lines,
    )


def _move(running: Change, wanted: MovedMeeting) -> MeetingId:
    source = wanted.source
    days = checked_days(wanted.first_day, wanted.last_day, source.start, source.end)
    said = {name: getattr(source, name) for name in ("title", "place", "kind", "room")}
    networks = [network for network, _name in source.networks]
    return insert(running, {**days, **said, "status": "planned"}, networks)
