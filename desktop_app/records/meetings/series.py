"""On which days a series of meetings falls: "sista fredagen varannan månad", "första tisdagen i månaden",
"varannan onsdag", "tredje torsdagen i mars, juni och september", "var fjärde vecka", "onsdagar jämna veckor".

A pattern counts weekdays of months, or weeks. A word that is not understood is refused, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import date_words as words
from desktop_app.records import dates
from desktop_app.records.keys import normal
from desktop_app.records.occasions import clock
from desktop_app.records.spans import ALWAYS, Span

Weeks = Literal["", "even", "odd"]
LAST = -1
_NUMBERS = {
    "första": 1, "förste": 1, "first": 1, "andra": 2, "andre": 2, "second": 2, "other": 2, "tredje": 3,
    "third": 3, "fjärde": 4, "fourth": 4, "femte": 5, "fifth": 5, "sjätte": 6, "sixth": 6, "åttonde": 8,
    "sista": LAST, "siste": LAST, "last": LAST,
}  # fmt: skip
_NUMBER = rf"(?:{'|'.join(_NUMBERS)}|[1-9](?::?[ae]|st|nd|rd|th))"
_AND = r"(?:\s*,\s*|\s+(?:och|samt|and)\s+)"
_DAY = r"(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en|arna|ar)?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_UNIT = r"(?P<unit>månad(?:en)?|months?|kvartal(?:et)?|quarter|veck(?:a|an|or)|weeks?)"
_MONTHS = rf"{words.MONTH}(?:(?:{_AND}|{words.DASH}){words.MONTH})*"
_GRAMMAR = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in (
        ("weeks", r"\b(?:(?P<even>jämna?|even)|udda|ojämna?|odd)\s+(?:veckor(?:na)?|vecka|weeks?)\b"),
        (
            "nth",
            rf"(?:\b(?P<each>vart?|varje|every)\s+)?\b(?P<nths>{_NUMBER}(?:{_AND}{_NUMBER})*)\s+(?P<day>{_DAY})\b",
        ),
        (
            "every",
            (
                rf"\b(?:(?P<two>varannan|vartannat)|(?:vart?|every)\s+(?P<number>{_NUMBER})|varje|every|each)\s+"
                rf"(?:{_UNIT}|(?P<day>{_DAY}))\b"
            ),
        ),
        ("of each", rf"\b(?:i|per|of|in|a)(?:\s+the)?\s+{_UNIT}\b"),
        ("except", rf"\b(?:utom|förutom|ej|inte|not|except)(?:\s+(?:i|in))?\s+({_MONTHS})"),
        ("only", rf"\b({_MONTHS})(?!\s*\d|{words.DASH})"),
        ("days", rf"\b(?P<day>{_DAY})\b"),
    )
}
"""What a text is made of, each taken out before the next is looked for."""
_SMALL = re.compile(r"\b(?:i|på|den|in|of|on|the|under|during|för|for)\b|[,;.()]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pattern:
    """By months: the `nths` weekdays (1 first, LAST last) of each, or of each second, third … month. By weeks
    where `nths` is empty: the weekday, or that of the first day, of each, or of each second, third … week.
    `months` are the only ones, empty for all."""

    weekday: int | None = None
    nths: tuple[int, ...] = ()
    every: int = 1
    weeks: Weeks = ""
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """What a text says: the pattern, the times of each meeting, and within which days, if it tells."""

    pattern: Pattern
    start: time | None = None
    end: time | None = None
    within: Span = ALWAYS

    def days(self, first: date, last: date) -> tuple[date, ...]:
        """Those from the first to the last day that the text allows, too."""
        first, last = max(first, self.within.first or first), min(last, self.within.last or last)
        return tuple(days(self.pattern, first, last))


def days(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    """The days of the pattern from the first to the last; every second month or week counts from the first
    day there is."""
    found = _weekdays_of_months(pattern, first, last) if pattern.nths else _weekdays(pattern, first, last)
    begun: int | None = None
    for day in found:
        number = 12 * day.year + day.month if pattern.nths else (day - date.min).days // 7
        begun = number if begun is None else begun
        if (number - begun) % pattern.every == 0 and (not pattern.months or day.month in pattern.months):
            yield day


def _weekdays_of_months(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    for number in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        month = date(number // 12, number % 12 + 1, 1)
        day = month + timedelta(days=((pattern.weekday or 0) - month.weekday()) % 7)
        there = [each for week in range(5) if (each := day + timedelta(weeks=week)).month == month.month]
        chosen = {there[nth if nth == LAST else nth - 1] for nth in pattern.nths if nth <= len(there)}
        yield from (day for day in sorted(chosen) if first <= day <= last)


def _weekdays(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    weekday = first.weekday() if pattern.weekday is None else pattern.weekday
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while day <= last:
        if not pattern.weeks or (day.isocalendar().week % 2 == 0) == (pattern.weeks == "even"):
            yield day
        day += timedelta(weeks=1)


def read(text: str) -> Series:
    """The series that a text tells; raises `Invalid` where it is not understood."""
    rest, start, end = clock(normal(text))
    found: dict[str, re.Match[str]] = {}
    for name, grammar in _GRAMMAR.items():
        match = grammar.search(rest)
        if match:
            found[name] = match
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    rest = normal(_SMALL.sub(" ", rest))
    within = dates.span(rest)
    pattern = _pattern(found)
    if not pattern or within.text != rest:
        raise Invalid(
            _("“{text}” is not understood as the days of a series.").format(text=text),
            advice=_("Write for example “last Friday every other month” or “every other Wednesday”."),
            field="pattern",
        )
    return Series(pattern, start, end, within)


def _pattern(found: dict[str, re.Match[str]]) -> Pattern | None:
    """None where the words do not make one together."""
    days = [
        match["day"] for name, match in found.items() if name in ("nth", "every", "days") and match["day"]
    ]
    if len(days) > 1:
        return None
    weekday = words.weekday(days[0]) if days else None
    weeks: Weeks = "" if "weeks" not in found else "even" if found["weeks"]["even"] else "odd"
    months = _months(found)
    unit, every = _interval(found)
    nth = found.get("nth")
    nths = tuple(_number(each) for each in re.findall(_NUMBER, nth["nths"], re.IGNORECASE)) if nth else ()
    if nth and nth["each"] and not unit and "only" not in found:  # "var tredje torsdag"
        return Pattern(weekday, every=nths[0], months=months) if len(nths) == 1 and nths[0] > 0 else None
    if not nths:
        told = (
            unit
            or weeks
            or "every" in found
            or (days and days[0].casefold().endswith(("ar", "arna", "days")))
        )
        return Pattern(weekday, (), every, weeks, months) if told and unit in ("", "week") else None
    if weeks or unit == "week" or (unit == "quarter" and (months or every > 1)):
        return None
    if unit == "quarter":
        months = (3, 6, 9, 12) if nths == (LAST,) else (1, 4, 7, 10)
    return Pattern(weekday, nths, every, months=months)


def _interval(found: dict[str, re.Match[str]]) -> tuple[str, int]:
    """month, quarter, week or nothing, and each how many of them."""
    match = found.get("every") or found.get("of each")
    if not match:
        return "", 1
    written = (match["unit"] or "week").casefold()
    unit = {"m": "month", "k": "quarter", "q": "quarter"}.get(written[0], "week")
    if match is found.get("of each"):
        return unit, 1
    return unit, 2 if match["two"] else _number(match["number"] or "1")


def _months(found: dict[str, re.Match[str]]) -> tuple[int, ...]:
    if "except" in found:
        return tuple(month for month in range(1, 13) if month not in _named(found["except"][1]))
    return tuple(sorted(_named(found["only"][1]))) if "only" in found else ()


def _named(text: str) -> set[int]:
    """The months of a list such as "januari–mars och maj"."""
    named: set[int] = set()
    stretches = re.finditer(rf"({words.MONTH})(?:{words.DASH}({words.MONTH}))?", text, re.IGNORECASE)
    for stretch in stretches:
        first = words.month(stretch[1])
        last = words.month(stretch[2]) if stretch[2] else first
        named |= {(first + number - 1) % 12 + 1 for number in range((last - first) % 12 + 1)}
    return named


def _number(text: str) -> int:
    return _NUMBERS.get(text.casefold()) or words.number(text)
