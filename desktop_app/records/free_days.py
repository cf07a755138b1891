"""Which days are free in Sweden, and which days a meeting or a task had better not fall on.

Free are Saturdays and Sundays, the public holidays (lag 1989:253) and the three eves on which nobody works
though no law says so: midsommarafton, julafton and nyårsafton. Other eves are free only in the afternoon, or
are Saturdays. A klämdag is a working day between two free ones. The days keep their Swedish names in every
language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from desktop_app.i18n import _, ngettext
from desktop_app.records.spans import Span

Reason = Literal["weekend", "holiday", "between", "school", "busy"]
_DAY = timedelta(days=1)
_PEOPLE = 3
"""As many names are said of those who are busy."""


@dataclass(frozen=True, slots=True)
class Busy:
    """Another meeting of people who would come, with their names. Without times it takes the whole day."""

    what: str
    people: tuple[str, ...]
    first: date
    last: date
    start: time | None = None
    end: time | None = None

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.first, self.start or time.min)

    @property
    def ends(self) -> datetime:
        return datetime.combine(self.last, self.end or time.max)


@dataclass(frozen=True, slots=True)
class Caution:
    """Why a day is a bad one, in a sentence."""

    reason: Reason
    day: date
    sentence: str


@lru_cache(maxsize=64)
def holidays(year: int) -> dict[date, str]:
    """The public holidays and the three eves of a year, in order, with their names. The first question loads
    the holidays of every country, which takes a fifth of a second."""
    from holidays.countries.sweden import Sweden

    return dict(sorted(Sweden(years=year, language="sv", categories=("public", "de_facto")).items()))


def is_free(day: date) -> bool:
    return day.weekday() >= 5 or day in holidays(day.year)


def is_between(day: date) -> bool:
    """Whether it is a klämdag."""
    return not is_free(day) and is_free(day - _DAY) and is_free(day + _DAY)


def due(meeting: date, days_before: int) -> date:
    """The day so many days before a meeting, after it where negative. Instead of a free day it is the working
    day before; where that is no longer after the meeting, the next one."""
    day = wanted = meeting - timedelta(days=days_before)
    while is_free(day):
        day -= _DAY
    if days_before < 0 and day <= meeting:
        day = wanted
        while is_free(day):
            day += _DAY
    return day


def cautions(
    first: date,
    last: date,
    start: time | None = None,
    end: time | None = None,
    *,
    school: Iterable[tuple[str, Span]] = (),
    busy: Iterable[Busy] = (),
) -> tuple[Caution, ...]:
    """What speaks against these days and times. `school` are holidays of schools, by name."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    found = [caution for day in days if (caution := _of_calendar(day))]
    for name, span in school:
        day = next(filter(span.contains, days), None)
        if day:
            sentence = _("{day} is in the school holiday {name}.").format(day=day, name=name)
            found.append(Caution("school", day, sentence))
    here = Busy("", (), first, last, start, end)
    found += [Caution("busy", max(first, other.first), _busy(other)) for other in busy if _meet(here, other)]
    return tuple(sorted(found, key=lambda caution: caution.day))


def _of_calendar(day: date) -> Caution | None:
    name = holidays(day.year).get(day)
    if name:
        return Caution("holiday", day, _("{day} is {holiday}.").format(day=day, holiday=name))
    if day.weekday() >= 5:
        sentence = _("{day} is a Saturday.") if day.weekday() == 5 else _("{day} is a Sunday.")
        return Caution("weekend", day, sentence.format(day=day))
    if is_between(day):
        sentence = _("{day} is a working day between two free days.").format(day=day)
        return Caution("between", day, sentence)
    return None


def _meet(one: Busy, other: Busy) -> bool:
    """Whether the two share a time: a meeting goes on, day and night, from its beginning to its end."""
    return max(one.begins, other.begins) < min(one.ends, other.ends)


def _busy(other: Busy) -> str:
    named, more = other.people[:_PEOPLE], len(other.people) - _PEOPLE
    if more <= 0:
        names = _(" and ").join(filter(None, (", ".join(named[:-1]), *named[-1:])))
        sentence = ngettext("{names} is at {meeting} then.", "{names} are at {meeting} then.", len(named))
        return sentence.format(names=names, meeting=other.what)
    sentence = _("{names} and {count} more are at {meeting} then.")
    return sentence.format(names=", ".join(named), count=more, meeting=other.what)
