"""Which day or stretch of time a text means: "31/8 2026", "hösten 2019", "2019–2022", "v. 12".

What is not read is not guessed: a day, week, month or season without a year is none unless the year is given.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from desktop_app.records import date_words as words
from desktop_app.records.keys import normal
from desktop_app.records.occasions import all_days, occasion
from desktop_app.records.spans import Span

__all__ = ["between_days", "day", "day_after", "occasion", "part", "span"]

_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–—/]\s*((?:19|20)?\d\d))?(?![\d-])")
_YEAR = r"(?P<year>(?:19|20)\d\d|(?<=[\s'’-])\d\d)(?:\s*[-–/]\s*(?P<next>(?:20)?\d\d))?(?!\d)"
_AND_YEAR = rf"(?:[\s.'’-]*{_YEAR})?"
_SEASON = re.compile(
    r"\b(?:(?P<spring>vårterminen|våren|vår|vt|spring)|(?P<summer>sommaren|summer)|"
    rf"(?P<autumn>höstterminen|hösten|höst|ht|autumn)|(?P<winter>vintern|winter))\b{_AND_YEAR}",
    re.IGNORECASE,
)
_TURN = re.compile(rf"\b(?:årsskiftet|nyår|turn of the year)\b{_AND_YEAR}", re.IGNORECASE)
_QUARTER = re.compile(
    r"\b(?:q(?P<short>[1-4])|kvartal (?P<number>[1-4])|(?P<word>första|andra|tredje|fjärde) kvartalet)\b"
    rf"{_AND_YEAR}",
    re.IGNORECASE,
)
_HALF = re.compile(rf"\b(?P<half>första|andra) halvåret\b{_AND_YEAR}", re.IGNORECASE)
_MONTH = re.compile(
    rf"(?<![\d.:])(?<!\d )(?<!:[ae] )(?<!\d\. )"
    rf"\b(?P<first>{words.MONTH})(?:{words.DASH}(?P<last>{words.MONTH}))?\s*(?P<year>{words.YEAR})",
    re.IGNORECASE,
)
_ONE_PART = re.compile(rf"(?:19|20)\d\d|{_SEASON.pattern}", re.IGNORECASE)
"""What "sedan" and "t.o.m." may stand before besides a day: one year or season."""
_ORDER = ("första", "andra", "tredje", "fjärde")
_UNTIL = re.compile(
    r"\b(?:t\.? ?o\.? ?m\.?|till och med|until|längst till)(?!\w)\s*(?:den\s+)?", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:fr\.? ?o\.? ?m\.?|från och med|från|from|since|sedan)(?!\w)\s*(?:den\s+)?", re.IGNORECASE
)


_BETWEEN = re.compile(
    r"\s+-{1,2}\s+|\s*--\s*|\s*[–—]\s*|(?<=\d{8})-(?=\d{8})|\s+(?:till|until|to|t\.? ?o\.? ?m\.?|"
    r"till och med)\s+",
    re.IGNORECASE,
)


def day(text: str, *, year: int | None = None) -> date | None:
    """The one day that a text holds ("31/8", "1 mars 2026", "2026-03-01"); None without a year or with a
    stretch."""
    found = occasion(text, year=year)
    return found.first if found and found.first == found.last else None


def day_after(text: str, start: date) -> date | None:
    """The day a text without a year means, the next on or after `start`; a year that is written holds."""
    found = next(iter(all_days(normal(text))), None)
    if not found:
        return None
    for year in (found.year,) if found.year else (start.year, start.year + 1):
        pair = found.in_year(year)
        if pair and (found.year or pair[0] >= start):
            return pair[0]
    return None


def span(text: str, *, year: int | None = None) -> Span:
    """The stretch of time a text holds: "2019–2022", "2021", "hösten 2019", "v. 12 2026", "fr.o.m.
    2026-05-01", "t.o.m. 31/8 2026", "sedan 1996". An empty Span where none can be read; `year` is the one it
    has from elsewhere."""
    text = normal(text)
    whole = between_days(text)
    if whole:
        return whole
    for pattern in (_UNTIL, _FROM):
        match = pattern.search(text)
        if match:
            rest = text[match.end() :]
            edge = day(rest, year=year)
            if edge is None and _ONE_PART.fullmatch(rest):
                stretch = span(rest, year=year)
                edge = stretch.last if pattern is _UNTIL else stretch.first
            if edge:
                return Span(None, edge, text) if pattern is _UNTIL else Span(edge, None, text)
    part = _part_of_year(text, year)
    if part:
        return part
    found = occasion(text, year=year)
    if found and found.first:
        return Span(found.first, found.last, text) if not found.problems else Span()
    years = _YEARS.search(text)
    return _years(years) if years and not found else Span()


def between_days(text: str) -> Span | None:
    """ "2023-01-01 – 2024-06-30", "20230101-20241231", "fr.o.m. 1/3 2024 t.o.m. 31/12 2026"."""
    between = _BETWEEN.search(text)
    first = day(text[: between.start()]) if between else None
    last = day(text[between.end() :]) if between and first else None
    return Span(first, last, text) if first and last and first <= last else None


def part(text: str) -> str:
    """The words of a text that name a season, the turn of a year, a quarter, a month or a week, with its year
    if there is one; "" for none."""
    text = normal(text)
    found = (pattern.search(text) for pattern in (_SEASON, _TURN, _HALF, _QUARTER, _MONTH, words.WEEK))
    first = min(filter(None, found), key=lambda match: match.start(), default=None)
    return first.group().strip("() ") if first else ""


def _part_of_year(text: str, given: int | None) -> Span | None:
    for pattern, bounds in ((_SEASON, _season), (_HALF, _half), (_QUARTER, _quarter), (_MONTH, _month)):
        match = pattern.search(text)
        if match and (first := _year_of(match) or given):
            edges = bounds(match)
            if pattern is _SEASON and match["winter"]:
                return Span(date(first, 12, 1), _last_day(first + 1, 2), match.group())
            return Span(date(first, edges[0], 1), _last_day(first, edges[1]), match.group())
    turn = _TURN.search(text)
    if turn and (first := _year_of(turn) or given):
        return Span(date(first, 12, 31), date(first + 1, 1, 1), turn.group())
    week = words.WEEK.search(text)
    if week and not all_days(text):
        return _week(text, week, given)
    return None


def _year_of(match: re.Match[str]) -> int | None:
    year = match["year"]
    return None if not year else int(year) if len(year) == 4 else 2000 + int(year)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _season(match: re.Match[str]) -> tuple[int, int]:
    """Half a year, for that much is known: spring term January to June, autumn July to December."""
    return (1, 6) if match["spring"] else (6, 8) if match["summer"] else (7, 12)


def _half(match: re.Match[str]) -> tuple[int, int]:
    return (1, 6) if match["half"].casefold() == "första" else (7, 12)


def _quarter(match: re.Match[str]) -> tuple[int, int]:
    written = match["short"] or match["number"]
    number = int(written) if written else _ORDER.index(match["word"].casefold()) + 1
    return 3 * number - 2, 3 * number


def _month(match: re.Match[str]) -> tuple[int, int]:
    first = words.month(match["first"])
    last = words.month(match["last"]) if match["last"] else first
    return first, max(first, last)


def _week(text: str, match: re.Match[str], given: int | None) -> Span | None:
    """Monday of the first week to Sunday of the last."""
    years = _YEARS.search(text[: match.start()] + " " + text[match.end() :])
    year = int(years.group(1)) if years else given
    if year is None:
        return None
    try:
        first = date.fromisocalendar(year, int(match[1]), 1)
        last = date.fromisocalendar(year, int(match[2] or match[1]), 7)
    except ValueError:
        return None
    return Span(first, last, match.group().strip("()")) if last > first else None


def _years(match: re.Match[str]) -> Span:
    first, second = int(match.group(1)), match.group(2) or ""
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second) if second else first
    if last < first and len(second) == 2 and 1 <= int(second) <= 12:  # "2024-03" is a month
        return Span(date(first, int(second), 1), _last_day(first, int(second)), match.group())
    return Span(date(first, 1, 1), date(last, 12, 31), match.group()) if last >= first else Span()
