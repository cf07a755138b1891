"""On which days and at which times something happens, as a line says: "20 januari kl 9-12".

A small grammar of its own; what it does not read it does not guess. A weekday or a week number that does
not fit the date is told; a missing year is never filled in, the years that fit the weekday are proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.records import date_words as words
from desktop_app.records.keys import normal

_LONGEST = timedelta(days=31)
_BEFORE, _AFTER = 25, 2
"""How many years before and after the present one are proposed for a day without a year."""
_GAP = "\x00"
"""Stands where a day was taken out of a text."""


class Occasion(Struct, frozen=True):
    """A day or several with times. `first` is None where the year is missing. `problems` are keys: no year,
    weekday, week, order. `years` fit the weekday, where the year is missing or the weekday does not fit.
    `weekday` and `week` are what the text says; `rest` is what the grammar did not use."""

    written: str
    first: date | None
    last: date | None
    start: time | None = None
    end: time | None = None
    cancelled: bool = False
    rest: str = ""
    problems: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    weekday: int | None = None
    week: int | None = None


class Days(Struct, frozen=True):
    """Months and days as they stand; `year` None is not written. With `ends`, the year is the last day's."""

    months: tuple[int, int]
    days: tuple[int, int]
    year: int | None
    place: tuple[int, int]

    def in_year(self, year: int) -> tuple[date, date] | None:
        """The first and the last day when the first is in that year."""
        (first_month, last_month), (first_day, last_day) = self.months, self.days
        try:
            first = date(year, first_month, first_day)
            return first, date(year + self.over_new_year, last_month, last_day)
        except ValueError:
            return None

    @property
    def over_new_year(self) -> bool:
        return self.months[1] < self.months[0]


def occasion(text: str, *, year: int | None = None, around: int | None = None) -> Occasion | None:
    """The first day or days of a line with its times; None if it has no day that can be read. `year` is the
    heading's; without any, years from 25 before `around` to two after are proposed where the weekday fits."""
    written = normal(text)
    found = next(iter(all_days(written)), None)
    if not found:
        return None
    rest = f"{written[: found.place[0]]} {_GAP} {written[found.place[1] :]}"
    return _occasion(written, rest, found, year, around)


def occasions(text: str, *, year: int | None = None, around: int | None = None) -> tuple[Occasion, ...]:
    """Every day of a line that names several ("12 februari, 23 april och 4 juni kl 13-15"): a time behind
    the last or before the first holds for all that have none."""
    written = normal(text)
    days = all_days(written)
    if len(days) < 2:
        one = occasion(text, year=year, around=around)
        return (one,) if one else ()
    years = [each.year for each in days]
    if years[-1] and not any(years[:-1]):
        year = years[-1] if _ascending(days) else year
    found = []
    for at, each in enumerate(days):
        start = 0 if at == 0 else _border(written, days[at - 1].place[1], each.place[0])
        end = len(written) if at + 1 == len(days) else _border(written, each.place[1], days[at + 1].place[0])
        part = f"{written[start : each.place[0]]} {_GAP} {written[each.place[1] : end]}"
        one = _occasion(normal(written[start:end]).strip(" ,;"), part, each, year, around)
        if one:
            found.append(one)
    timed = [one for one in found if one.start]
    if len(timed) == 1 and (timed[0] is found[-1] or timed[0] is found[0]):
        found = [replace(one, start=timed[0].start, end=timed[0].end) for one in found]
    return tuple(found)


def _ascending(days: list[Days]) -> bool:
    starts = [(each.months[0], each.days[0]) for each in days]
    return starts == sorted(starts)


def _border(text: str, after: int, before: int) -> int:
    """Where between two days the second one's words begin: behind the last comma, semicolon or "och"."""
    marks = list(re.finditer(r"[,;]|\b(?:och|samt|and)\b|\.\s", text[after:before]))
    return after + (marks[0].end() if marks else 0)


def _occasion(written: str, rest: str, found: Days, year: int | None, around: int | None) -> Occasion | None:
    rest, weekdays = _weekdays(rest)
    week = words.WEEK.search(rest)
    rest = words.WEEK.sub(" ", rest)
    cancelled = bool(words.CANCELLED.search(rest))
    rest, start, end = clock(words.CANCELLED.sub(" ", rest))
    rest = normal(words.SMALL.sub(" ", rest.replace(_GAP, " ").replace("()", " ")))
    rest = re.sub(r"\(\s*\)", " ", rest).strip(" ,;:–-.")
    rest = re.sub(r"(?:^|\s)(?:och|samt|and)$", "", rest)
    if rest.startswith("(") and rest.endswith(")") and rest.count("(") == 1:
        rest = rest[1:-1].strip()
    number = int(week[1]) if week else None
    base = Occasion(
        written, None, None, start, end, cancelled, rest, weekday=next(iter(weekdays), None), week=number
    )
    which = found.year or year
    if found.year and found.over_new_year:
        which = found.year - 1
    if which is None:
        years = _fitting(found, weekdays, number, around) if (weekdays or number) and around else ()
        return replace(base, problems=("no year",), years=years)
    pair = found.in_year(which)
    if not pair:
        return None
    problems = _misfits(pair, weekdays, number)
    years = _fitting(found, weekdays, None, which + _AFTER) if "weekday" in problems else ()
    near = tuple(each for each in years if abs(each - which) <= 6)
    return replace(base, first=pair[0], last=pair[1], problems=problems, years=near)


def _weekdays(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without its weekdays, and the first and last that it names."""
    match = words.WEEKDAY.search(text)
    found = tuple(words.weekday(word) for word in match.groups() if word) if match else ()
    return words.WEEKDAY.sub(" ", text), found


def _misfits(days: tuple[date, date], weekdays: tuple[int, ...], week: int | None) -> tuple[str, ...]:
    problems = []
    if weekdays and not _weekdays_fit(days, weekdays):
        problems.append("weekday")
    if week and days[0].isocalendar().week != week:
        problems.append("week")
    if days[1] < days[0] or days[1] - days[0] > _LONGEST:
        problems.append("order")
    return tuple(problems)


def _weekdays_fit(days: tuple[date, date], weekdays: tuple[int, ...]) -> bool:
    """The first day's, and the last one's where the text names two."""
    return days[0].weekday() == weekdays[0] and (len(weekdays) == 1 or days[1].weekday() == weekdays[1])


def _fitting(days: Days, weekdays: tuple[int, ...], week: int | None, around: int) -> tuple[int, ...]:
    pairs = ((year, days.in_year(year)) for year in range(around - _BEFORE, around + _AFTER + 1))
    return tuple(year for year, pair in pairs if pair and not _misfits(pair, weekdays, week))


def all_days(text: str) -> list[Days]:
    """Every day or stretch of days of a normal text, in its order."""
    found: list[Days] = []
    for pattern, reader in (
        (words.ISO, _iso),
        (words.COMPACT, _compact),
        (words.POINTS, _points),
        (words.LISTED, _listed),
        (words.WRITTEN, _with_month),
        (words.MONTH_FIRST, _month_first),
        (words.SLASH, _slash),
    ):
        for match in pattern.finditer(text):
            taken = any(match.start() < one.place[1] and one.place[0] < match.end() for one in found)
            if not taken:
                found += (days for days in reader(match) if days.in_year(days.year or 2024))
    return sorted(found, key=lambda one: one.place)


def _iso(match: re.Match[str]) -> Iterator[Days]:
    year, month, day, last_year, last_month, last_day = (int(part or 0) for part in match.groups())
    days = Days((month, last_month or month), (day, last_day or day), year, match.span())
    if not last_year or last_year == year + days.over_new_year:
        yield replace(days, year=last_year or year)


def _compact(match: re.Match[str]) -> Iterator[Days]:
    year, month, day = (int(part) for part in match.groups())
    yield Days((month, month), (day, day), year, match.span())


def _points(match: re.Match[str]) -> Iterator[Days]:
    day, month, year = (int(part) for part in match.groups())
    yield Days((month, month), (day, day), year, match.span())


def _slash(match: re.Match[str]) -> Iterator[Days]:
    first_day, first_month, day, month, year, short = match.groups()
    whole = int(year) if year else 2000 + int(short) if short else None
    yield Days(
        (int(first_month or month), int(month)), (int(first_day or day), int(day)), whole, match.span()
    )


def _with_month(match: re.Match[str]) -> Iterator[Days]:
    first_day, first_month, first_year, last_day, last_month, year = match.groups()
    if first_month and not last_day:
        return
    last = words.month(last_month)
    first = words.month(first_month) if first_month else last
    days = (words.number(first_day), words.number(last_day or first_day))
    found = Days((first, last), days, int(year) if year else None, match.span())
    if not first_year or (year and int(year) == int(first_year) + found.over_new_year):
        yield found


def _listed(match: re.Match[str]) -> Iterator[Days]:
    """ "3 och 17 mars" are two days, "19 och 20 mars" one stretch."""
    month, year = words.month(match[2]), int(match[3]) if match[3] else None
    numbers = [int(part) for part in re.findall(r"\d+", match[1])]
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        yield Days((month, month), (numbers[0], numbers[-1]), year, match.span())
        return
    start = match.start()
    for at, day in enumerate(numbers):
        end = match.end() if at + 1 == len(numbers) else start + 1
        yield Days((month, month), (day, day), year, (start, end))
        start = end


def _month_first(match: re.Match[str]) -> Iterator[Days]:
    month = words.month(match[1])
    first = words.number(match[2])
    last = words.number(match[3]) if match[3] else first
    yield Days((month, month), (first, last), int(match[4]) if match[4] else None, match.span())


def clock(text: str) -> tuple[str, time | None, time | None]:
    """The text without its times, and the times: of several stretches the first start and the last end."""
    for pattern in (words.TIMES, words.BARE_TIMES, words.FOUR_DIGITS, words.HALF_DAY_TIME, words.POINT_TIME):
        for match in pattern.finditer(text):
            start, end = _times(match)
            if not start or (end is None and match.re in (words.BARE_TIMES, words.FOUR_DIGITS)):
                continue
            after = text[match.end() :]
            further = words.MORE_TIMES.match(after)
            if end and further and (last := _time(further[1], further[2], "")):
                end, after = last, after[further.end() :]
            return text[: match.start()] + " " + after, start, end
    return text, None, None


def _times(match: re.Match[str]) -> tuple[time | None, time | None]:
    """None, None where one of them is no time of day."""
    groups = match.groups()
    half = (groups[-1] or "") if match.re is not words.POINT_TIME else ""
    if len(groups) <= 3:
        return _time(groups[0], groups[1], half), None
    hour, minute, last_hour, last_minute, _half = groups
    end = _time(last_hour, last_minute, half)
    morning = half and end and int(hour) > int(last_hour)
    start = _time(hour, minute, "am" if morning else half)
    if last_hour and not end:
        return None, None
    return start, end


def _time(hour: str | None, minute: str | None, half: str) -> time | None:
    if hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return None
    hours = int(hour)
    if half.casefold().startswith("p") and hours < 12:
        hours += 12
    return time(hours, int(minute or 0))
