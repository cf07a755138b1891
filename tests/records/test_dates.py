"""Swedish dates, times and stretches of time."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import dates, occasions
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


@pytest.mark.parametrize(
    ("text", "first", "last", "start", "end"),
    [
        ("den 3:e mars", (3, 3), (3, 3), None, None),
        ("2026-03-07 13.00–15.00", (3, 7), (3, 7), time(13), time(15)),
        ("7/3 kl 13", (3, 7), (3, 7), time(13), None),
        ("torsdagen den 5 februari kl. 08.30-16.00", (2, 5), (2, 5), time(8, 30), time(16)),
        ("12 maj (kl. 16-17 ca)", (5, 12), (5, 12), time(16), time(17)),
        ("19 och 20 mars", (3, 19), (3, 20), None, None),
        ("13-14/3", (3, 13), (3, 14), None, None),
        ("14/3-26 kl 9", (3, 14), (3, 14), NINE, None),
        ("Tisdag 5 maj - onsdag 6 maj", (5, 5), (5, 6), None, None),
        ("4 maj kl 9-12 och 13-16", (5, 4), (5, 4), NINE, time(16)),
        ("March 5, 2026 9-11 am", (3, 5), (3, 5), NINE, time(11)),
        ("5th March 2026, 2-4 pm", (3, 5), (3, 5), time(14), time(16)),
        ("mandag 2. mars", (3, 2), (3, 2), None, None),
        ("20 jan 0900-1200", (1, 20), (1, 20), NINE, TWELVE),
    ],
)
def test_more_ways_to_write_them(
    text: str, first: tuple[int, int], last: tuple[int, int], start: time | None, end: time | None
) -> None:
    found = occasions.occasion(text, year=2026)
    assert found
    assert (found.first, found.last) == (date(2026, *first), date(2026, *last))
    assert (found.start, found.end, found.rest, found.problems) == (start, end, "", ())


@pytest.mark.parametrize(
    "text",
    [
        "30 december–2 januari 2026",
        "30 december 2025 - 2 januari 2026",
        "2025-12-30 – 2026-01-02",
    ],
)
def test_days_over_new_year(text: str) -> None:
    found = occasions.occasion(text)
    assert found
    assert (found.first, found.last, found.problems) == (date(2025, 12, 30), date(2026, 1, 2), ())


def test_every_day_of_a_line() -> None:
    found = occasions.occasions("12 februari, 23 april och 4 juni 2026 kl. 13–15")
    assert [(one.first, one.start, one.rest) for one in found] == [
        (date(2026, *day), time(13), "") for day in ((2, 12), (4, 23), (6, 4))
    ]
    own = occasions.occasions("12/2 kl 9-12, 14/4 kl 13-16", year=2026)
    assert [(one.first, one.start) for one in own] == [
        (date(2026, 2, 12), NINE),
        (date(2026, 4, 14), time(13)),
    ]
    assert [one.first for one in occasions.occasions("3, 10 och 17 mars", year=2026)] == [
        date(2026, 3, day) for day in (3, 10, 17)
    ]


def test_what_does_not_fit_says_what_does() -> None:
    found = occasions.occasion("måndag 7 april", year=2026)
    assert found
    assert (found.problems, found.weekday, found.years) == (("weekday",), 0, (2025,))
    both = occasions.occasion("torsdag-fredag 26-28 september", year=2019)
    assert both
    assert both.problems == ("weekday",)


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
        ("våren -26", Span(date(2026, 1, 1), date(2026, 6, 30), "våren -26")),
        ("v. 12 2026", Span(date(2026, 3, 16), date(2026, 3, 22), "v. 12")),
        ("mars–maj 2026", Span(date(2026, 3, 1), date(2026, 5, 31), "mars–maj 2026")),
        ("andra kvartalet 2026", Span(date(2026, 4, 1), date(2026, 6, 30), "andra kvartalet 2026")),
        ("vid årsskiftet 2019/2020", Span(date(2019, 12, 31), date(2020, 1, 1), "årsskiftet 2019/2020")),
        ("vintern 2025", Span(date(2025, 12, 1), date(2026, 2, 28), "vintern 2025")),
        ("v. 12", Span()),
        ("vid årsskiftet", Span()),
        ("under hösten", Span()),
        ("t.o.m. 31/8", Span()),
        ("tills vidare", Span()),
        ("", Span()),
    ],
)
def test_spans(text: str, span: Span) -> None:
    assert dates.span(text) == span


def test_a_stretch_without_year_takes_the_one_that_is_given() -> None:
    assert dates.span("v. 12", year=2026).first == date(2026, 3, 16)
    assert dates.span("under hösten", year=2026) == Span(date(2026, 7, 1), date(2026, 12, 31), "hösten")
    assert dates.part("Det ska GR under hösten ta reda på.") == "hösten"
    assert dates.part("20 januari kl 9") == ""


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
