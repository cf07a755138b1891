"""For how long and until when somebody has an assignment: "30 procent under hösten 2019", "vid årsskiftet",
"klart till sommaren", "från hösten 2019 till våren 2020".

What one date or season means, `dates` says; here stretches get their two ends, and words like "till" and
"före" their day. A part without a year is the next one from the day the assignment was given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.records import dates, free_days
from desktop_app.records.keys import normal
from desktop_app.records.spans import Span

_SCOPE = re.compile(
    r"(?<!\d)(?P<number>\d{1,3})\s*(?:%|procent|per ?cent)(?:\s+av\s+(?:en\s+)?(?:heltid|tjänst))?|"
    r"\bpå\s+(?P<word>hel|halv|kvarts)tid\b|\b(?P<time>hel|halv|kvarts)tid\b",
    re.IGNORECASE,
)
_TIMES = {"hel": 100, "halv": 50, "kvarts": 25}
_BETWEEN = re.compile(
    r"\s*[–—]\s*|\s+-+\s+|(?<=[^\W\d])-(?=[^\W\d])|(?<=/\d)-(?=\d)|(?<=/\d\d)-(?=\d)|"
    r"\s+(?:till(?: och med)?|t\.?\s?o\.?\s?m\.?|until|to|och|samt|and)\s+",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:t\.?\s?o\.?\s?m\.?|till och med|senast|until|no later than|by)(?!\w)\s*(?:den\s+)?(?P<rest>.+)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<word>till|inför|före|innan|to|before)(?!\w)\s*(?:den\s+)?(?P<rest>.+)", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:fr\.?\s?o\.?\s?m\.?|från(?: och med)?|sedan|from|since)(?!\w)\s*(?:den\s+)?(?P<rest>.+)",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\A(?:(?:under|vid|i|på|för|den|during|in|at|the)\s+)+", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"\b(?:läsåret|school year)\s+((?:19|20)\d\d)\s*[/–-]\s*(?:20)?\d\d", re.IGNORECASE)
_FEAST = re.compile(r"\b(jul|påsk|midsommar)(?:en)?(?:\s+((?:19|20)\d\d))?\Z", re.IGNORECASE)
_FEASTS = {"jul": "Julafton", "påsk": "Långfredagen", "midsommar": "Midsommarafton"}
_DAY, _YEAR = timedelta(days=1), timedelta(days=365)

Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Period:
    """The stretch of time, and the share of somebody's time in per cent."""

    span: Span
    scope: int | None = None


def read(text: str, *, on: date | None = None) -> Period:
    """What "30 procent under hösten 2019" says; `on` is the day the assignment was given."""
    match = _SCOPE.search(text)
    if not match:
        return Period(span(text, on=on))
    word = match["word"] or match["time"]
    scope = _TIMES[word.casefold()] if word else int(match["number"])
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return Period(span(rest, on=on), scope if 0 < scope <= 100 else None)


def span(text: str, *, on: date | None = None) -> Span:
    """The stretch of time that a text tells, with its words; an empty Span for none."""
    said = _SMALL.sub("", normal(text))
    for between in _BETWEEN.finditer(said):
        pair = _pair(said[: between.start()], said[between.end() :], on)
        if pair:
            return Span(*pair, said)
    until, since = _UNTIL.search(said), _FROM.search(said)
    if until and (edge := _stretch(until["rest"], on)):
        return Span(None, edge[1], said)
    if since and (edge := _stretch(since["rest"], on)):
        return Span(edge[0], None, said)
    whole = _stretch(said, on)
    if whole:
        return Span(*whole, said)
    loose = dates.span(said)
    return Span(loose.first, loose.last, said) if loose else Span()


def deadline(text: str, *, on: date | None = None) -> Span:
    """By when something shall be ready: the `last` day that is not too late. "Till sommaren" is the day
    before it begins, "vid årsskiftet" the last of December. An empty Span for no day."""
    said = normal(text)
    before = None if _UNTIL.search(said) or _FROM.search(said) else _BEFORE.search(said)
    part = before["rest"] if before else said
    feast = _feast(part, on)
    found = feast or (_stretch(part, on, ahead=True) if before else None)
    if not found:
        whole = span(said, on=on)
        last = _end((whole.first, whole.last)) if whole.first and whole.last else whole.last
        return Span(whole.first, last, said) if last else Span()
    first, last = found
    if before and _end(found) == last:
        to_a_day = first == last and not feast and before["word"].casefold() in ("till", "to")
        return Span(None, first if to_a_day else first - _DAY, said)
    return Span(None, first, said)


def _pair(left: str, right: str, on: date | None) -> Stretch | None:
    """From the one to the other; what has no year has that of the other."""
    since = _FROM.search(left)
    left = since["rest"] if since else left
    begin, end = _stretch(left), _stretch(right)
    if end and not begin:
        begin = _stretch(left, _end(end) - _YEAR)
    elif on and not begin:
        begin = _stretch(left, on)
    if begin and not end:
        end = _stretch(right, begin[0])
    return (begin[0], _end(end)) if begin and end and begin[0] <= _end(end) else None


def _stretch(text: str, on: date | None = None, *, ahead: bool = False) -> Stretch | None:
    """The one stretch that a text is, or that it names; without a year the first that is not over by `on`, or
    where it is `ahead`, has not begun."""
    text = _SMALL.sub("", normal(text).strip(" .,;()"))
    school_year = _SCHOOL_YEAR.fullmatch(text)
    if school_year:
        return date(int(school_year[1]), 7, 1), date(int(school_year[1]) + 1, 6, 30)
    for written in filter(None, (text, dates.part(text))):
        for year in ("", *(range(on.year - 1, on.year + 3) if on else ())):
            dated = normal(f"{written} {year}")
            found = dates.span(dated)
            if not (found.first and found.last and found.text == dated):
                continue
            if not year or not on or (found.first > on if ahead else found.last >= on):
                return found.first, found.last
    return None


def _end(found: Stretch) -> date:
    """The last day; of the turn of a year the last of December."""
    first, last = found
    return first if (first.month, first.day, last - first) == (12, 31, _DAY) else last


def _feast(text: str, on: date | None) -> Stretch | None:
    """The eve that Christmas and midsummer begin with, or Good Friday; without a year the next."""
    match = _FEAST.search(text)
    if not match or not (match[2] or on):
        return None
    name = _FEASTS[match[1].casefold()]
    years = (int(match[2]),) if match[2] else (on.year, on.year + 1) if on else ()
    eves = (day for year in years for day, called in free_days.holidays(year).items() if called == name)
    eve = next((day for day in eves if match[2] or not on or day >= on), None)
    return (eve, eve) if eve else None
