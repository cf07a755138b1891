"""Swedish dates, times and stretches of time."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import dates
from desktop_app.records.spans import Span

NINE, TWELVE = time(9), time(12)


@pytest.mark.parametrize(
    ("text", "first", "last", "start", "end"),
    [
        ("20 januari kl 9-12", (1, 20), (1, 20), NINE, TWELVE),
        ("20 januari kl. 9.00–12.00", (1, 20), (1, 20), NINE, TWELVE),
        ("onsdagen den 20 januari 2021", (1, 20), (1, 20), None, None),
        ("30 maj-1 juni", (5, 30), (6, 1), None, None),
        ("3–4 mars", (3, 3), (3, 4), None, None),
        ("2021-01-20 09:00-12:00", (1, 20), (1, 20), NINE, TWELVE),
        ("20/1-2021", (1, 20), (1, 20), None, None),
        ("20.1.2021", (1, 20), (1, 20), None, None),
        ("20/1 kl 09.00", (1, 20), (1, 20), NINE, None),
        ("20 jan. 2021", (1, 20), (1, 20), None, None),
    ],
)
def test_occasions(
    text: str, first: tuple[int, int], last: tuple[int, int], start: time | None, end: time | None
) -> None:
    found = dates.occasion(text, year=2021)
    assert found
    assert (found.first, found.last) == (date(2021, *first), date(2021, *last))
    assert (found.start, found.end, found.rest, found.problems) == (start, end, "", ())


def test_a_cancelled_meeting() -> None:
    found = dates.occasion("19-20 mars (Inställt!)", year=2026)
    assert found
    assert (found.first, found.last, found.cancelled, found.rest) == (
        date(2026, 3, 19),
        date(2026, 3, 20),
        True,
        "",
    )


def test_weekday_and_week_must_fit() -> None:
    line = "Torsdag-fredag 26-27 september (v 39) styrelsekonferens"
    right, wrong = dates.occasion(line, year=2019), dates.occasion(line, year=2020)
    assert right
    assert wrong
    assert (right.problems, right.rest) == ((), "styrelsekonferens")
    assert wrong.problems == ("weekday",)
    other_week = dates.occasion("26 september (v 40)", year=2019)
    assert other_week
    assert other_week.problems == ("week",)


def test_a_missing_year_is_proposed_and_never_guessed() -> None:
    found = dates.occasion("måndagen 19 januari", around=2015)
    assert found
    assert (found.first, found.problems, found.years) == (None, ("no year",), (1998, 2004, 2009, 2015))


@pytest.mark.parametrize(
    "text", ["kl. 10.30 – 12.30", "30 februari", "v 39", "sommaren", "", "9-12", "2021", "10/20"]
)
def test_no_day(text: str) -> None:
    assert dates.occasion(text, year=2021) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Uppdrag 2019–2022", Span(date(2019, 1, 1), date(2022, 12, 31), "2019–2022")),
        ("2021", Span(date(2021, 1, 1), date(2021, 12, 31), "2021")),
        ("2018/19", Span(date(2018, 1, 1), date(2019, 12, 31), "2018/19")),
        ("hösten 2019", Span(date(2019, 7, 1), date(2019, 12, 31), "hösten 2019")),
        ("vt 2026", Span(date(2026, 1, 1), date(2026, 6, 30), "vt 2026")),
        ("fr.o.m. 1 maj 2026", Span(date(2026, 5, 1), None, "fr.o.m. 1 maj 2026")),
        ("t.o.m. 31/8 2026", Span(None, date(2026, 8, 31), "t.o.m. 31/8 2026")),
        ("2019-01-01", Span(date(2019, 1, 1), date(2019, 1, 1), "2019-01-01")),
        ("t.o.m. 31/8", Span()),
        ("tills vidare", Span()),
        ("", Span()),
    ],
)
def test_spans(text: str, span: Span) -> None:
    assert dates.span(text) == span


def test_a_day_without_a_year_is_the_next_one() -> None:
    assert dates.day_after("t.o.m. 31/8", date(2026, 3, 1)) == date(2026, 8, 31)
    assert dates.day_after("31/1", date(2026, 3, 1)) == date(2027, 1, 31)
    assert dates.day_after("31/1 2025", date(2026, 3, 1)) == date(2025, 1, 31)
    assert dates.day_after("tills vidare", date(2026, 3, 1)) is None


@given(st.text(max_size=60), st.none() | st.integers(1900, 2100))
def test_no_text_upsets_it(text: str, year: int | None) -> None:
    dates.occasion(text, year=year, around=2026)
    dates.span(text)
    dates.day_after(text, date(2026, 3, 1))


PIECES = st.sampled_from(
    [
        "20",
        "31",
        "januari",
        "juni",
        "-",
        "–",
        "2021",
        "kl",
        "9",
        "12",
        "30",
        "/",
        ".",
        "v",
        "måndag",
        "t.o.m.",
        "hösten",
        " ",
    ]
)


@given(st.lists(PIECES, max_size=10).map(" ".join) | st.lists(PIECES, max_size=10).map("".join))
def test_no_line_of_dates_upsets_it(text: str) -> None:
    for year in (None, 2021):
        found = dates.occasion(text, year=year, around=2021)
        if found and found.first and found.last and "order" not in found.problems:
            assert found.first <= found.last
    dates.span(text)


MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert dates.day(f"{day.day} {MONTHS[day.month - 1]} {day.year}") == day
    assert dates.day(day.isoformat()) == day
    assert dates.day(f"{day.day}/{day.month}-{day.year}") == day
