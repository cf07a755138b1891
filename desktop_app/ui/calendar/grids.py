"""How days lie in a table: a month as weeks of seven days, a year as months of up to 31."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from babel.dates import format_date, get_day_names, get_month_names

from desktop_app.i18n import _, locale_name

_DAY = timedelta(days=1)


class Grid(Protocol):
    """`day` is any day of what is shown; `first` and `last` are the first and last in the table."""

    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date: ...
    @property
    def rows(self) -> int: ...
    @property
    def columns(self) -> int: ...
    @property
    def title(self) -> str: ...
    def day_at(self, row: int, column: int) -> date | None: ...
    def place_of(self, day: date) -> tuple[int, int] | None: ...
    def row_heading(self, row: int) -> str: ...
    def column_heading(self, column: int, *, short: bool) -> str: ...
    def holds(self, day: date) -> bool:
        """Whether a day belongs to the month or year, not to one beside it."""

    def moved(self, by: int) -> Grid:
        """The month or year so many later."""

    def same_day(self, day: date, by: int) -> date:
        """The same day of a month or year so many later, as far as it has one."""
        ...


@dataclass(frozen=True, slots=True)
class MonthGrid:
    year: int
    month: int

    @property
    def _begins(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def _ends(self) -> date:
        return _month_later(self._begins, 1) - _DAY

    @property
    def first(self) -> date:
        return self._begins - self._begins.weekday() * _DAY

    @property
    def last(self) -> date:
        return self._ends + (6 - self._ends.weekday()) * _DAY

    @property
    def rows(self) -> int:
        return ((self.last - self.first).days + 1) // 7

    @property
    def columns(self) -> int:
        return 7

    @property
    def title(self) -> str:
        text = format_date(self._begins, "LLLL y", locale=locale_name())
        return text[:1].upper() + text[1:]

    def day_at(self, row: int, column: int) -> date | None:
        return self.first + (7 * row + column) * _DAY

    def place_of(self, day: date) -> tuple[int, int] | None:
        return divmod((day - self.first).days, 7) if self.first <= day <= self.last else None

    def row_heading(self, row: int) -> str:
        return _("w. {week}").format(week=(self.first + 7 * row * _DAY).isocalendar().week)

    def column_heading(self, column: int, *, short: bool) -> str:
        kind: Literal["abbreviated", "wide"] = "abbreviated" if short else "wide"
        name = str(get_day_names(kind, "stand-alone", locale_name())[column])
        return name[:1].upper() + name[1:]

    def holds(self, day: date) -> bool:
        return self._begins <= day <= self._ends

    def moved(self, by: int) -> MonthGrid:
        then = _month_later(self._begins, by)
        return MonthGrid(then.year, then.month)

    def same_day(self, day: date, by: int) -> date:
        then = self.moved(by)
        return min(then._begins + (day.day - 1) * _DAY, then._ends)


@dataclass(frozen=True, slots=True)
class YearGrid:
    year: int

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    @property
    def rows(self) -> int:
        return 12

    @property
    def columns(self) -> int:
        return 31

    @property
    def title(self) -> str:
        return str(self.year)

    def day_at(self, row: int, column: int) -> date | None:
        begins = date(self.year, row + 1, 1)
        day = begins + column * _DAY
        return day if day.month == begins.month else None

    def place_of(self, day: date) -> tuple[int, int] | None:
        return (day.month - 1, day.day - 1) if day.year == self.year else None

    def row_heading(self, row: int) -> str:
        name = str(get_month_names("abbreviated", "stand-alone", locale_name())[row + 1]).rstrip(".")
        return name[:1].upper() + name[1:]

    def column_heading(self, column: int, *, short: bool) -> str:
        del short
        return str(column + 1)

    def holds(self, day: date) -> bool:
        return day.year == self.year

    def moved(self, by: int) -> YearGrid:
        return YearGrid(min(max(self.year + by, 1900), 2200))

    def same_day(self, day: date, by: int) -> date:
        year = self.moved(by).year
        return date(year, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _month_later(first: date, by: int) -> date:
    months = first.year * 12 + first.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)


def days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * _DAY
