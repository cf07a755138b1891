"""Which days, times and stretches of time a Swedish text means: "20 januari kl 9-12", "hösten 2019".

A small grammar of its own; what it does not read it does not guess. A weekday or a week number that does
not fit the date is told; a missing year is never filled in, the years that fit the weekday are proposed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from desktop_app.records.keys import normal
from desktop_app.records.spans import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january", "februari febr feb february", "mars mar march", "april apr", "maj may",
            "juni jun june", "juli jul july", "augusti aug august", "september sept sep",
            "oktober okt october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_MONTH = rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DASH = r"\s*(?:-|–|—|till|t\.?o\.?m\.?)\s*"
_WRITTEN = re.compile(
    rf"(?<![\d/.:])(\d{{1,2}})(?::?e)?(?:\s*{_MONTH}(?:\s*(\d{{4}}))?)?(?:{_DASH}(\d{{1,2}}))?\s*{_MONTH}"
    r"(?:\s*,?\s*((?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
_ISO = re.compile(rf"(?<!\d)(\d{{4}})-(\d\d)-(\d\d)(?!\d)(?:(?:{_DASH})(\d{{4}})-(\d\d)-(\d\d)(?!\d))?")
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
_SLASH = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])(?:[-–\s,]*((?:19|20)\d\d)(?!\d))?")
_POINTS = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)")
_CLOCK = r"(\d{1,2})(?:[.:](\d\d))?"
_TIMES = re.compile(
    rf"(?:\b(?:kl|klockan)\b\.?\s*){_CLOCK}(?:{_DASH}(?:kl\.?\s*)?{_CLOCK})?(?!\d)", re.IGNORECASE
)
_BARE_TIMES = re.compile(rf"(?<![\d.:/-])(\d{{1,2}})(?:[.:](\d\d))?{_DASH}{_CLOCK}(?![\d.:/-])")
_POINT_TIME = re.compile(r"(?<![\d.:/-])(\d{1,2})[.:](\d\d)(?![\d.:/-])")
_WEEKDAY = re.compile(
    r"\b(mån|tis|ons|tors|fre|lör|sön)(?:dag)?(?:en)?\b\.?(?:\s*[-–]\s*(mån|tis|ons|tors|fre|lör|sön)(?:dag)?(?:en)?\b\.?)?",
    re.IGNORECASE,
)
_WEEK = re.compile(r"\(?\b(?:v|vecka|veckan)\b\.?\s*(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\b\)?", re.IGNORECASE)
_CANCELLED = re.compile(r"\(?\b(?:inställ[td]a?|ställs in|cancelled)\b[!.]*\)?", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–—/]\s*((?:19|20)?\d\d))?(?![\d-])")
_SEASON = re.compile(
    r"\b(våren|vår|vt|vårterminen|hösten|höst|ht|höstterminen|sommaren)\b[\s.-]*((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:t\.? ?o\.? ?m\.?|till och med|until|längst till)(?!\w)\s*(?:den\s+)?", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:fr\.? ?o\.? ?m\.?|från och med|från|from|since|sedan)(?!\w)\s*(?:den\s+)?", re.IGNORECASE
)
_SMALL = re.compile(r"\b(?:den|datum|kl|ca|cirka)\b\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day or several with times. `first` is None where the year is missing (see `years`). `problems` are
    keys: no year, weekday, week, order. `rest` is what the grammar did not use."""

    written: str
    first: date | None
    last: date | None
    start: time | None = None
    end: time | None = None
    cancelled: bool = False
    rest: str = ""
    problems: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Days:
    """Months and days as they stand; `year` None is not written."""

    months: tuple[int, int]
    days: tuple[int, int]
    year: int | None
    place: tuple[int, int]

    def in_year(self, year: int) -> tuple[date, date] | None:
        (first_month, last_month), (first_day, last_day) = self.months, self.days
        try:
            first = date(year, first_month, first_day)
            return first, date(year + (last_month < first_month), last_month, last_day)
        except ValueError:
            return None


def occasion(text: str, *, year: int | None = None, around: int | None = None) -> Occasion | None:
    """The days and times of a line; None if it has no day that can be read. `year` is the heading's; without
    any, years from 25 before `around` to two after are proposed where the weekday fits."""
    written = normal(text)
    found = _days(written)
    if not found:
        return None
    rest = f"{written[: found.place[0]]} \x00 {written[found.place[1] :]}"
    rest, weekdays = _taken(_WEEKDAY, rest)
    rest, weeks = _taken(_WEEK, rest)
    rest, cancelled = _taken(_CANCELLED, rest)
    rest, start, end = _clock(rest)
    rest = normal(_SMALL.sub(" ", rest.replace("\x00", " "))).strip(" ,;:()–-.")
    which = found.year or year
    wanted = weekdays[0].casefold() if weekdays else ""
    if which is None:
        years = _fitting(found, wanted, around) if wanted and around else ()
        return Occasion(written, None, None, start, end, bool(cancelled), rest, ("no year",), years)
    pair = found.in_year(which)
    if not pair:
        return None
    problems = _misfits(pair, wanted, weeks[0] if weeks else "")
    return Occasion(written, pair[0], pair[1], start, end, bool(cancelled), rest, problems)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, list[str]]:
    """The text without what the pattern finds, and the first group of each find (the whole without
    groups)."""
    found = [match.group(1) if pattern.groups else match.group() for match in pattern.finditer(text)]
    return pattern.sub(" ", text), found


def _misfits(days: tuple[date, date], weekday: str, week: str) -> tuple[str, ...]:
    problems = []
    if weekday and _WEEKDAYS[days[0].weekday()] != weekday:
        problems.append("weekday")
    if week and days[0].isocalendar().week != int(week):
        problems.append("week")
    if days[1] < days[0] or days[1] - days[0] > timedelta(days=31):
        problems.append("order")
    return tuple(problems)


def _fitting(days: _Days, weekday: str, around: int) -> tuple[int, ...]:
    fitting = []
    for year in range(around - 25, around + 3):
        pair = days.in_year(year)
        if pair and _WEEKDAYS[pair[0].weekday()] == weekday:
            fitting.append(year)
    return tuple(fitting)


def _days(text: str) -> _Days | None:
    """The first day or days written in a text, by the form that stands earliest."""
    for pattern, reader in (
        (_ISO, _iso),
        (_COMPACT, _compact),
        (_POINTS, _points),
        (_WRITTEN, _with_month),
        (_SLASH, _slash),
    ):
        for match in pattern.finditer(text):
            days = reader(match)
            if days and days.in_year(days.year or 2024):
                return days
    return None


def _iso(match: re.Match[str]) -> _Days | None:
    year, month, day, last_year, last_month, last_day = match.groups()
    if last_year and last_year != year:
        return None
    return _Days(
        (int(month), int(last_month or month)), (int(day), int(last_day or day)), int(year), match.span()
    )


def _compact(match: re.Match[str]) -> _Days:
    year, month, day = (int(part) for part in match.groups())
    return _Days((month, month), (day, day), year, match.span())


def _points(match: re.Match[str]) -> _Days:
    day, month, year = (int(part) for part in match.groups())
    return _Days((month, month), (day, day), year, match.span())


def _slash(match: re.Match[str]) -> _Days:
    day, month, year = match.groups()
    return _Days((int(month), int(month)), (int(day), int(day)), int(year) if year else None, match.span())


def _with_month(match: re.Match[str]) -> _Days | None:
    first_day, first_month, first_year, last_day, last_month, year = match.groups()
    if first_month and not last_day:
        return None
    month = _MONTHS[last_month.casefold()]
    first = _MONTHS[first_month.casefold()] if first_month else month
    if first_year and first_year != year:
        return None
    return _Days(
        (first, month),
        (int(first_day), int(last_day or first_day)),
        int(year) if year else None,
        match.span(),
    )


def _clock(text: str) -> tuple[str, time | None, time | None]:
    """The text without its first times, and the times."""
    for pattern in (_TIMES, _BARE_TIMES, _POINT_TIME):
        for match in pattern.finditer(text):
            hour, minute, last_hour, last_minute = (*match.groups(), None, None)[:4]
            start, end = _time(hour, minute), _time(last_hour, last_minute)
            if start and (end or not last_hour):
                return text[: match.start()] + " " + text[match.end() :], start, end
    return text, None, None


def _time(hour: str | None, minute: str | None) -> time | None:
    if hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return time(int(hour), int(minute or 0))


def day(text: str, *, year: int | None = None) -> date | None:
    """The one day that a text holds ("31/8", "1 mars 2026", "2026-03-01"); None without a year or with a
    stretch."""
    found = occasion(text, year=year)
    return found.first if found and found.first == found.last else None


def day_after(text: str, start: date) -> date | None:
    """The day a text without a year means, the next on or after `start`; a year that is written holds."""
    found = _days(normal(text))
    if not found:
        return None
    for year in (found.year,) if found.year else (start.year, start.year + 1):
        pair = found.in_year(year)
        if pair and (found.year or pair[0] >= start):
            return pair[0]
    return None


def span(text: str) -> Span:
    """The stretch of time a text holds: "2019–2022", "2021", "hösten 2019", "fr.o.m. 2026-05-01", "t.o.m.
    31/8 2026". An empty Span where none can be read."""
    text = normal(text)
    for pattern in (_UNTIL, _FROM):
        match = pattern.search(text)
        if match:
            edge = day(text[match.end() :])
            if edge:
                return Span(None, edge, text) if pattern is _UNTIL else Span(edge, None, text)
    season = _SEASON.search(text)
    if season:
        return _season(season)
    found = occasion(text)
    if found and found.first:
        return Span(found.first, found.last, text) if not found.problems else Span()
    years = _YEARS.search(text)
    return _years(years) if years and not found else Span()


def _season(match: re.Match[str]) -> Span:
    """Half a year, for that much is known: spring term January to June, autumn July to December."""
    word, year = match.group(1).casefold(), int(match.group(2))
    months = (6, 8) if word.startswith("som") else (1, 6) if word.startswith("v") else (7, 12)
    last = date(year + months[1] // 12, months[1] % 12 + 1, 1) - timedelta(days=1)
    return Span(date(year, months[0], 1), last, match.group())


def _years(match: re.Match[str]) -> Span:
    first, second = int(match.group(1)), match.group(2) or ""
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second) if second else first
    return Span(date(first, 1, 1), date(last, 12, 31), match.group()) if last >= first else Span()
