"""Periods and deadlines of assignments, as decisions word them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import periods
from desktop_app.records.spans import Span

GIVEN = date(2019, 6, 11)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("hösten 2019", (2019, 7, 1), (2019, 12, 31)),
        ("under hösten", (2019, 7, 1), (2019, 12, 31)),
        ("i höst", (2019, 7, 1), (2019, 12, 31)),
        ("våren", (2019, 1, 1), (2019, 6, 30)),
        ("mars", (2020, 3, 1), (2020, 3, 31)),
        ("under 2020–2021", (2020, 1, 1), (2021, 12, 31)),
        ("2020–21", (2020, 1, 1), (2021, 12, 31)),
        ("mandatperioden 2019–2022", (2019, 1, 1), (2022, 12, 31)),
        ("läsåret 2019/20", (2019, 7, 1), (2020, 6, 30)),
        ("första halvåret 2020", (2020, 1, 1), (2020, 6, 30)),
        ("v. 36–50 2019", (2019, 9, 2), (2019, 12, 15)),
        ("från hösten 2019 till våren 2020", (2019, 7, 1), (2020, 6, 30)),
        ("hösten–våren 2020", (2019, 7, 1), (2020, 6, 30)),
        ("våren 2020 och hösten 2020", (2020, 1, 1), (2020, 12, 31)),
        ("från 1 september till årsskiftet", (2019, 9, 1), (2019, 12, 31)),
        ("1 oktober – 31 mars", (2019, 10, 1), (2020, 3, 31)),
        ("1/9–31/12 2019", (2019, 9, 1), (2019, 12, 31)),
        ("oktober–mars 2020", (2019, 10, 1), (2020, 3, 31)),
        ("september 2019 – juni 2020", (2019, 9, 1), (2020, 6, 30)),
        ("2019-09-01–2019-12-31", (2019, 9, 1), (2019, 12, 31)),
        ("sedan 1996", (1996, 1, 1), None),
        ("fr.o.m. hösten 2019", (2019, 7, 1), None),
        ("t.o.m. juni 2020", None, (2020, 6, 30)),
    ],
)
def test_periods(text: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None) -> None:
    found = periods.span(text, on=GIVEN)
    assert (found.first, found.last) == (first and date(*first), last and date(*last))
    assert found.text
    assert found.text in text


@pytest.mark.parametrize("text", ["", "tills vidare", "under två år", "efter behov"])
def test_what_is_no_period(text: str) -> None:
    assert periods.span(text, on=GIVEN) == Span()


def test_without_a_year_and_a_day_nothing_is_guessed() -> None:
    assert periods.span("under hösten") == Span()
    assert periods.deadline("till jul") == Span()


@pytest.mark.parametrize(
    ("text", "scope", "period"),
    [
        ("30 procent under hösten 2019", 30, "hösten 2019"),
        ("hösten 2019, 30 %", 30, "hösten 2019,"),
        ("20 procent av heltid våren 2020", 20, "våren 2020"),
        ("på halvtid under 2020", 50, "2020"),
        ("heltid 2020", 100, "2020"),
        ("120 procent 2020", None, "2020"),
        ("hösten 2019", None, "hösten 2019"),
        ("30 procent", 30, ""),
    ],
)
def test_the_share_of_somebodys_time(text: str, scope: int | None, period: str) -> None:
    found = periods.read(text, on=GIVEN)
    assert (found.scope, found.span.text) == (scope, period)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("vid årsskiftet", (2019, 12, 31)),
        ("Uppdraget ska vara klart vid årsskiftet", (2019, 12, 31)),
        ("före årsskiftet 2020", (2020, 12, 31)),
        ("klart till sommaren", (2020, 5, 31)),
        ("före sommaren 2020", (2020, 5, 31)),
        ("klart under hösten", (2019, 12, 31)),
        ("senast 31 mars 2020", (2020, 3, 31)),
        ("senast den 31 mars", (2020, 3, 31)),
        ("senast mars 2020", (2020, 3, 31)),
        ("till den 31 mars", (2020, 3, 31)),
        ("före 1 april 2020", (2020, 3, 31)),
        ("innan jul", (2019, 12, 23)),
        ("till påsk 2020", (2020, 4, 9)),
        ("vid midsommar", (2019, 6, 21)),
        ("t.o.m. juni 2020", (2020, 6, 30)),
        ("från hösten 2019 till våren 2020", (2020, 6, 30)),
        ("inför 2021", (2020, 12, 31)),
        ("2020", (2020, 12, 31)),
        ("2019-12-31", (2019, 12, 31)),
    ],
)
def test_deadlines(text: str, last: tuple[int, int, int]) -> None:
    found = periods.deadline(text, on=GIVEN)
    assert (found.last, found.text) == (date(*last), text)


@pytest.mark.parametrize("text", ["", "till nästa möte", "snarast", "sedan 1996"])
def test_what_is_no_deadline(text: str) -> None:
    assert periods.deadline(text, on=GIVEN) == Span()


DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
PARTS = st.sampled_from(
    ("våren", "sommaren", "hösten", "årsskiftet", "mars", "31 mars", "första halvåret", "kvartal 3")
)


@given(PARTS, DAYS)
def test_a_part_without_a_year_is_the_first_that_is_not_over(part: str, given_on: date) -> None:
    found = periods.span(part, on=given_on)
    assert found.last
    assert given_on <= found.last < given_on + timedelta(days=367)


@given(PARTS, st.sampled_from(("till", "före")), DAYS)
def test_what_shall_be_ready_is_never_due_before_it_was_asked_for(
    part: str, word: str, given_on: date
) -> None:
    found = periods.deadline(f"{word} {part}", on=given_on)
    assert found.last
    assert given_on <= found.last < given_on + timedelta(days=732)


@given(DAYS, DAYS)
def test_two_days_are_their_stretch(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for text in (f"{first} – {last}", f"från {first} till {last}", f"{first}–{last}"):
        found = periods.span(text)
        assert (found.first, found.last) == (first, last)


@given(st.text(alphabet="0123456789-–/ .hösten våren mars till före t.o.m. 2019", max_size=40))
def test_any_text_has_a_period_or_none(text: str) -> None:
    for found in (periods.span(text, on=GIVEN), periods.deadline(text, on=GIVEN)):
        assert not (found.first and found.last) or found.first <= found.last
