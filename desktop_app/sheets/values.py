"""What does a value that a library or a file gives mean as a cell's value in a Book?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import cast

from desktop_app.errors import Where
from desktop_app.sheets.book import Value, letters
from desktop_app.sheets.guard import LETTERS, too_long

_LARGEST_INT = 1e15
"""Beyond fifteen digits a spreadsheet's number has lost the last ones."""


def row_of(cells: Sequence[object], row: int, sheet: str) -> tuple[Value, ...]:
    """One row as a library gives it; a text that no cell can hold is refused with its place."""
    try:
        # nearly every cell is a short text: it is let through without a call, which halves the time
        return tuple(
            [v if type(v) is str and 0 < len(v) <= LETTERS and "\r" not in v else value_of(v) for v in cells]
        )
    except TooLongError as error:
        column = next(n for n, value in enumerate(cells, 1) if value is error.args[0])
        raise too_long(Where(sheet=sheet, row=row, column=letters(column))) from error


class TooLongError(Exception):
    """Its argument is the text."""


def value_of(value: object) -> Value:
    if isinstance(value, float):
        return number(value)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, timedelta):
        return clock(value)
    return cast("Value", value)


def number(value: float) -> int | float | None:
    """Spreadsheets know no whole numbers; 701740605.0 is meant as one. What is beyond all numbers is none."""
    if not isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _LARGEST_INT else value


def text(written: str) -> str | None:
    """Line breaks of every kind become line feeds; the empty text is no value."""
    if len(written) > LETTERS:
        raise TooLongError(written)
    return with_line_feeds(written)


def with_line_feeds(written: str) -> str | None:
    return written.replace("\r\n", "\n").replace("\r", "\n") or None


ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""The numbers that stand for errors in Excel's binary files."""

_LAST_DAY = 2_958_465
_LEAP_DAY_THAT_NEVER_WAS = 60


def day(serial: float, number_format: str, *, since_1904: bool) -> Value:
    """The day, the time of day or both that a number means where it is shown in that format. A number that no
    calendar has stays a number."""
    if not 0 <= serial <= _LAST_DAY:
        return number(serial)
    if serial < 1 or "[h" in number_format.lower():
        return clock(timedelta(seconds=round(serial * 86_400)))
    begin = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
    if not since_1904 and serial < _LEAP_DAY_THAT_NEVER_WAS:
        begin += timedelta(days=1)
    return moment(begin + timedelta(seconds=round(serial * 86_400)))


def clock(span: timedelta) -> time | str:
    """A time of day; [h]:mm beyond a day is kept as text."""
    if timedelta(0) <= span < timedelta(days=1):
        return (datetime.combine(date.min, time()) + span).time()
    minutes = int(span.total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def moment(at: datetime) -> date | datetime:
    """Midnight is how a spreadsheet writes a day."""
    return at.date() if at.time() == time() else at


def read_date(written: str) -> Value:
    """A date as XML writes it ("2026-03-01", "2026-03-01T09:30:00.000"); the text itself where it is none."""
    try:
        return moment(datetime.fromisoformat(written[:26]))
    except ValueError:
        return written or None


def read_time(written: str) -> Value:
    try:
        return time.fromisoformat(written[:15])
    except ValueError:
        return written or None
