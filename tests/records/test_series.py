"""Series of meetings from a pattern."""

from __future__ import annotations

import itertools
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Invalid
from desktop_app.records.meetings import series
from desktop_app.records.meetings.series import LAST, Pattern

FIRST, LAST_DAY = date(2027, 1, 1), date(2027, 12, 31)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


def days(text: str) -> list[str]:
    return [day.isoformat()[5:] for day in series.read(text).days(FIRST, LAST_DAY)]


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("sista fredagen varannan månad", Pattern(FRIDAY, (LAST,), 2)),
        ("Sista fredagen i varannan månad", Pattern(FRIDAY, (LAST,), 2)),
        ("första tisdagen i månaden", Pattern(TUESDAY, (1,))),
        ("varje första tisdag i månaden", Pattern(TUESDAY, (1,))),
        ("den andra onsdagen var tredje månad", Pattern(WEDNESDAY, (2,), 3)),
        ("första och tredje torsdagen i månaden", Pattern(THURSDAY, (1, 3))),
        ("tredje torsdagen i mars, juni, september", Pattern(THURSDAY, (3,), months=(3, 6, 9))),
        ("2:a onsdagen i januari–juni", Pattern(WEDNESDAY, (2,), months=(1, 2, 3, 4, 5, 6))),
        ("1:a måndagen i varje månad utom juli och augusti", Pattern(
            MONDAY, (1,), months=(1, 2, 3, 4, 5, 6, 9, 10, 11, 12),
        )),
        ("sista fredagen varje kvartal", Pattern(FRIDAY, (LAST,), months=(3, 6, 9, 12))),
        ("första måndagen i kvartalet", Pattern(MONDAY, (1,), months=(1, 4, 7, 10))),
        ("varannan onsdag", Pattern(WEDNESDAY, every=2)),
        ("varje måndag", Pattern(MONDAY)),
        ("torsdagar", Pattern(THURSDAY)),
        ("var tredje torsdag", Pattern(THURSDAY, every=3)),
        ("tisdag varannan vecka", Pattern(TUESDAY, every=2)),
        ("var fjärde vecka", Pattern(every=4)),
        ("jämna veckor", Pattern(weeks="even")),
        ("onsdagar udda veckor", Pattern(WEDNESDAY, weeks="odd")),
        ("last Friday every other month", Pattern(FRIDAY, (LAST,), 2)),
        ("first Tuesday of the month", Pattern(TUESDAY, (1,))),
        ("every other Wednesday", Pattern(WEDNESDAY, every=2)),
        ("Thursdays in even weeks", Pattern(THURSDAY, weeks="even")),
    ],
)  # fmt: skip
def test_how_a_pattern_is_written(text: str, pattern: Pattern) -> None:
    assert series.read(text).pattern == pattern


def test_the_days_of_a_year() -> None:
    assert days("sista fredagen varannan månad") == ["01-29", "03-26", "05-28", "07-30", "09-24", "11-26"]
    assert days("tredje torsdagen i mars, juni, september") == ["03-18", "06-17", "09-16"]
    assert days("femte fredagen i månaden") == ["01-29", "04-30", "07-30", "10-29", "12-31"]
    assert days("varannan onsdag")[:3] == ["01-06", "01-20", "02-03"]
    assert days("var fjärde vecka")[:3] == ["01-01", "01-29", "02-26"]
    assert days("onsdagar jämna veckor")[:2] == ["01-13", "01-27"]


def test_every_second_month_counts_from_the_first_day_there_is() -> None:
    found = series.days(Pattern(FRIDAY, (LAST,), 2), date(2027, 1, 30), LAST_DAY)
    assert [day.month for day in found] == [2, 4, 6, 8, 10, 12]


def test_odd_weeks_follow_each_other_over_a_new_year_of_53_weeks() -> None:
    found = list(series.days(Pattern(MONDAY, weeks="odd"), date(2026, 12, 14), date(2027, 1, 20)))
    assert found == [date(2026, 12, 14), date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 18)]


def test_times_and_a_period_may_stand_beside() -> None:
    found = series.read("sista fredagen varannan månad kl. 9.00–12.00, hösten 2027")
    assert (found.start, found.end, found.within.text) == (time(9), time(12), "hösten 2027")
    assert found.days(FIRST, LAST_DAY)[0] == date(2027, 7, 30)


@pytest.mark.parametrize(
    "text",
    [
        "", "onsdag", "någon gång", "en gång i månaden", "varannan månad", "varannan fredag och måndag",
        "sista fredagen jämna veckor", "första måndagen varannat kvartal", "sista sista fredagen",
        "var sista fredag", "sista fredagen, kanske", "20 januari",
    ],
)  # fmt: skip
def test_what_is_no_pattern_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="is not understood as the days of a series") as raised:
        series.read(text)
    assert raised.value.advice


PATTERNS = st.builds(
    Pattern,
    st.integers(0, 6),
    st.lists(st.sampled_from((1, 2, 3, 4, 5, LAST)), max_size=2).map(tuple),
    st.integers(1, 6),
    months=st.sets(st.integers(1, 12)).map(lambda months: tuple(sorted(months))),
)


@given(PATTERNS, st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 800))
def test_every_day_is_of_the_pattern_and_in_order(pattern: Pattern, first: date, length: int) -> None:
    last = first + timedelta(length)
    found = list(series.days(pattern, first, last))
    assert found == sorted(set(found))
    for day in found:
        assert first <= day <= last
        assert day.weekday() == pattern.weekday
        assert not pattern.months or day.month in pattern.months
        if pattern.nths:
            nth = (day.day - 1) // 7 + 1
            is_last = (day + timedelta(7)).month != day.month
            assert nth in pattern.nths or (is_last and LAST in pattern.nths)


@given(st.integers(0, 6), st.integers(1, 8), st.dates(date(2000, 1, 1), date(2050, 1, 1)))
def test_weeks_between_two_days_are_as_many_as_said(weekday: int, every: int, first: date) -> None:
    found = list(series.days(Pattern(weekday, every=every), first, first + timedelta(400)))
    assert all(after - before == timedelta(weeks=every) for before, after in itertools.pairwise(found))
    assert (found[0] - first).days < 7


@given(st.text(alphabet="sista fredagen varannan månad i juli 2027 kl 9-12,", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert isinstance(series.read(text).pattern, Pattern)
    except Invalid:
        return
