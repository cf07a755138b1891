"""How days, times and spans read in the window, in the person's language."""

from __future__ import annotations

from datetime import date, datetime, time

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from desktop_app.i18n import _, language, locale_name
from desktop_app.records.meetings.meetings import Meeting
from desktop_app.records.spans import Span


def day(on: date) -> str:
    """onsdag 20 januari 2027"""
    return format_date(on, "EEEE d MMMM y", locale=locale_name())


def day_of_year(on: date) -> str:
    """onsdag 20 januari: where the year stands beside it."""
    return format_date(on, "EEEE d MMMM", locale=locale_name())


def short_day(on: date) -> str:
    """20 jan. 2027"""
    return format_date(on, "d MMM y", locale=locale_name())


def list_day(on: date) -> str:
    """ons 20 jan. 2027: in lists, where weekdays stand under each other."""
    return format_date(on, "EEE d MMM y", locale=locale_name())


def days(first: date, last: date) -> str:
    """onsdag 20 januari 2027, or 30 maj–1 juni 2027."""
    if first == last:
        return day(first)
    return _stretch(first, last, "MMMM")


def _stretch(first: date, last: date, month: str) -> str:
    """What both days share is said once."""
    whole = start = f"d {month} y"
    if first.year == last.year:
        start = "d" if first.month == last.month else f"d {month}"
    begins, ends = (
        format_date(on, form, locale=locale_name()) for on, form in ((first, start), (last, whole))
    )
    return f"{begins}–{ends}"


def clock(at: time) -> str:
    """9 and 9.30 in Swedish, 09:00 and 09:30 in English."""
    if language() != "sv":
        return f"{at:%H:%M}"
    return f"{at.hour}.{at:%M}" if at.minute else str(at.hour)


def clocks(start: time | None, end: time | None) -> str:
    """9–12 in a column of times; 9 or –12 where only the begin or the end is known."""
    begins, ends = (clock(at) if at else "" for at in (start, end))
    return f"{begins}–{ends}" if ends else begins


def times(start: time | None, end: time | None) -> str:
    """kl. 9–12; "" where no time is known."""
    if start is None:
        return _("until {time}").format(time=clock(end)) if end else ""
    return _("at {time}").format(time=f"{clock(start)}–{clock(end)}" if end else clock(start))


def when(meeting: Meeting) -> str:
    """onsdag 20 januari 2027 kl. 9–12"""
    text = f"{days(meeting.first_day, meeting.last_day)} {times(meeting.start, meeting.end)}".strip()
    return text[:1].upper() + text[1:]


def moment(at: datetime) -> str:
    """22 nov. 2026 14:05, by the clock on the wall."""
    return format_datetime(at.astimezone(), "d MMM y HH:mm", locale=locale_name())


def span(held: Span) -> str:
    """As it was written, otherwise "från 1 jan. 2024", "t.o.m. 30 juni 2024", or both."""
    if held.text:
        return held.text
    if held.first and held.last:
        return f"{short_day(held.first)}–{short_day(held.last)}"
    if held.first:
        return _("from {day}").format(day=short_day(held.first))
    return _("until {day}").format(day=short_day(held.last)) if held.last else ""


def list_days(first: str, last: str) -> str:
    """A meeting's days in a list, from ISO: ons 20 jan. 2027, or 1–3 feb. 2027."""
    begins, ends = date.fromisoformat(first), date.fromisoformat(last or first)
    return list_day(begins) if begins == ends else _stretch(begins, ends, "MMM")


def list_when(first: str, last: str, start: str, end: str) -> str:
    """ons 20 jan. 2027, 9–12; the days alone where no time is known."""
    known = [clock(time.fromisoformat(each)) for each in (start, end) if each]
    return ", ".join(filter(None, (list_days(first, last), "–".join(known))))


def decimal(value: float) -> str:
    """412, 1,2"""
    return format_decimal(value, "#,##0.#" if value < 10 else "#,##0", locale=locale_name())
