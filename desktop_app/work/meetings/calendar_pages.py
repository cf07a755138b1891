"""The calendar on paper: a month as weeks of days, a year as a list of its meetings month by month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import groupby

from desktop_app.i18n import _, language
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.records.free_days import holidays, is_free
from desktop_app.store.meetings import calendar, school_holidays
from desktop_app.store.meetings.calendar import CalendarMeeting
from desktop_app.store.source import Source
from desktop_app.work.printed import named

_DAY = timedelta(days=1)


def month(source: Source, year: int, number: int) -> Document:
    """A row a week; a day's cell has its number, what kind of day it is, and its meetings."""
    begins = date(year, number, 1)
    ends = (begins + 31 * _DAY).replace(day=1) - _DAY
    first = begins - begins.weekday() * _DAY
    told = _by_day(source, first, ends + 6 * _DAY)
    rows = []
    while first <= ends:
        week = [first + place * _DAY for place in range(7)]
        cells = (_cell(day, told) if day.month == number else "" for day in week)
        rows.append(Row((str(first.isocalendar().week), *cells)))
        first += 7 * _DAY
    names = [_named(date(2024, 1, place), "EEEE") for place in range(1, 8)]  # begins on a Monday
    title = _named(begins, "LLLL y")
    return Document(
        title=title,
        columns=(
            Column("week", _("Week"), 6),
            *(Column(f"day{place}", name, 16) for place, name in enumerate(names)),
        ),
        groups=(Group("", tuple(rows)),),
        footer=title,
        language=language(),
        landscape=True,
        even=True,
    )


def year(source: Source, number: int) -> Document:
    """A row a meeting, under its month."""
    first, last = date(number, 1, 1), date(number, 12, 31)
    found = calendar.between(source, first, last)
    groups = tuple(
        Group(_named(date.fromisoformat(each[0].first_day), "LLLL"), tuple(map(_row, each)))
        for each in (list(same) for _month, same in groupby(found, key=lambda meeting: meeting.first_day[:7]))
    )
    title = _("Meetings {year}").format(year=number)
    return Document(
        title=title,
        columns=(
            Column("week", _("Week"), 6, "right"),
            Column("day", _("Day"), 22),
            Column("time", _("Time"), 12),
            Column("meeting", _("Meeting"), 44),
            Column("place", _("Place"), 22),
        ),
        groups=groups,
        notes=() if found else (_("No meetings"),),
        footer=title,
        language=language(),
    )


def _row(meeting: CalendarMeeting) -> Row:
    begins, ends = date.fromisoformat(meeting.first_day), date.fromisoformat(meeting.last_day)
    day = _named(begins, "EEE d MMM")
    if ends != begins:
        day = f"{day} – {_named(ends, 'EEE d MMM')}"
    week = str(begins.isocalendar().week)
    return Row((week, day, _times(meeting), _title(meeting), meeting.place), meeting.status == "cancelled")


def _by_day(source: Source, first: date, last: date) -> dict[date, list[str]]:
    """What is said of each day: the holiday, the school holidays, the meetings."""
    told: dict[date, list[str]] = {}
    for day in _days(first, last):
        name = holidays(day.year).get(day)
        if name and is_free(day):
            told.setdefault(day, []).append(name)
    for each in school_holidays.rows(source):
        for day in _days(max(first, each.span.first or first), min(last, each.span.last or last)):
            told.setdefault(day, []).append(each.name)
    for meeting in calendar.between(source, first, last):
        begins, ends = date.fromisoformat(meeting.first_day), date.fromisoformat(meeting.last_day)
        for day in _days(max(begins, first), min(ends, last)):
            told.setdefault(day, []).append(f"{_times(meeting)} {_title(meeting)}".strip())
    return told


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * _DAY


def _cell(day: date, told: dict[date, list[str]]) -> str:
    return "\n".join((str(day.day), *told.get(day, ())))


def _title(meeting: CalendarMeeting) -> str:
    if meeting.status != "cancelled":
        return meeting.title
    return _("cancelled: {meeting}").format(meeting=meeting.title)


def _times(meeting: CalendarMeeting) -> str:
    known = [time.fromisoformat(each).isoformat("minutes") for each in (meeting.start, meeting.end) if each]
    return "–".join(known)


def _named(day: date, form: str) -> str:
    text = named(day, form)
    return text[:1].upper() + text[1:]
