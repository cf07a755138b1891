"""Free days of Sweden, and what speaks against a day."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import free_days
from desktop_app.records.free_days import Busy
from desktop_app.records.spans import Span

DAYS = st.dates(date(2010, 1, 1), date(2060, 12, 31))


def told(first: date, last: date | None = None, *times: time, **more: object) -> list[tuple[str, str]]:
    found = free_days.cautions(first, last or first, *times, **more)  # type: ignore[arg-type]
    return [(caution.reason, caution.sentence) for caution in found]


def test_the_holidays_and_eves_of_a_year() -> None:
    days = free_days.holidays(2026)
    assert len(days) == 16
    assert list(days) == sorted(days)
    assert days[date(2026, 6, 19)] == "Midsommarafton"
    assert days[date(2026, 6, 20)] == "Midsommardagen"
    assert date(2026, 4, 4) not in days  # påskafton, a Saturday


@pytest.mark.parametrize(
    ("year", "between"),
    [(2026, [(1, 2), (1, 5), (5, 15)]), (2027, [(5, 7)]), (2028, [(1, 7), (5, 26), (6, 5)])],
)
def test_working_days_between_free_ones(year: int, between: list[tuple[int, int]]) -> None:
    days = (date(year, 1, 1) + timedelta(number) for number in range(365))
    assert [(day.month, day.day) for day in days if free_days.is_between(day)] == between


def test_what_the_calendar_says_against_a_day() -> None:
    assert told(date(2026, 6, 19)) == [("holiday", "2026-06-19 is Midsommarafton.")]
    assert told(date(2026, 6, 20)) == [("holiday", "2026-06-20 is Midsommardagen.")]
    assert told(date(2026, 9, 5)) == [("weekend", "2026-09-05 is a Saturday.")]
    assert told(date(2026, 5, 15)) == [("between", "2026-05-15 is a working day between two free days.")]
    assert told(date(2026, 9, 9)) == []


def test_each_day_of_a_meeting_is_looked_at() -> None:
    assert [reason for reason, _ in told(date(2026, 5, 13), date(2026, 5, 16))] == [
        "holiday",
        "between",
        "weekend",
    ]


def test_school_holidays_are_named_once() -> None:
    spans = [("Sportlov v. 7", Span(date(2027, 2, 15), date(2027, 2, 19)))]
    assert told(date(2027, 2, 18), date(2027, 2, 19), school=spans) == [
        ("school", "2027-02-18 is in the school holiday Sportlov v. 7.")
    ]
    assert told(date(2027, 2, 24), school=spans) == []


def test_who_is_somewhere_else_then() -> None:
    day = date(2027, 3, 3)
    people = ("Anna Ek", "Bo Lind", "Cia Berg", "Dan Ström", "Eva Ljung")
    morning = Busy("Chefsnätverket", people[:1], day, day, time(9), time(12))
    assert told(day, day, time(11), time(13), busy=[morning]) == [
        ("busy", "Anna Ek is at Chefsnätverket then.")
    ]
    assert told(day, day, time(12), time(13), busy=[morning]) == []
    assert told(day, busy=[morning]) != []
    for count, names in ((2, "Anna Ek and Bo Lind are"), (3, "Anna Ek, Bo Lind and Cia Berg are")):
        busy = Busy("AU", people[:count], day - timedelta(1), day)
        assert told(day, busy=[busy]) == [("busy", f"{names} at AU then.")]
    five = Busy("AU", people, day, day)
    assert told(day, busy=[five]) == [("busy", "Anna Ek, Bo Lind, Cia Berg and 2 more are at AU then.")]


@pytest.mark.parametrize(
    ("meeting", "days_before", "due"),
    [
        (date(2026, 9, 23), 14, date(2026, 9, 9)),
        (date(2026, 9, 23), 3, date(2026, 9, 18)),  # a Sunday: the Friday before
        (date(2026, 1, 7), 1, date(2026, 1, 5)),  # trettondagen; a klämdag is a working day
        (date(2026, 6, 24), 4, date(2026, 6, 18)),  # over midsummer
        (date(2026, 9, 18), -1, date(2026, 9, 21)),  # the day after is a Saturday: not back to the meeting
        (date(2026, 9, 16), -4, date(2026, 9, 18)),
        (date(2026, 9, 23), 0, date(2026, 9, 23)),
    ],
)
def test_when_something_is_due(meeting: date, days_before: int, due: date) -> None:
    assert free_days.due(meeting, days_before) == due


@given(DAYS, st.integers(-30, 60))
def test_what_is_due_is_due_on_a_working_day_near_by(meeting: date, days_before: int) -> None:
    due = free_days.due(meeting, days_before)
    wanted = meeting - timedelta(days_before)
    assert not free_days.is_free(due)
    assert abs(due - wanted) <= timedelta(6)
    assert due <= wanted if days_before >= 0 else due > meeting


@given(DAYS)
def test_a_day_is_free_or_between_or_neither(day: date) -> None:
    assert not (free_days.is_free(day) and free_days.is_between(day))
    assert bool(told(day)) == (free_days.is_free(day) or free_days.is_between(day))
