"""A year made ready from the one before: shown first, written whole or in part, never twice."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Invalid
from desktop_app.records.ids import NetworkId
from desktop_app.store import dump, journal, networks
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import networks as at_networks
from desktop_app.work import new_year
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import body, network


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.integers(-1, 1))
def test_the_same_weekday_lies_near_the_same_date(day: date, years: int) -> None:
    there = new_year.same_weekday(day, day.year + years)
    assert there.weekday() == day.weekday()
    assert there.year == day.year + years
    same = date(there.year, day.month, min(day.day, 28))
    assert abs((there - same).days) <= 9
    assert years or there == day


@pytest.fixture
def group(store: Store) -> NetworkId:
    number, other = network(store, "AME"), network(store, "Vux")
    for kind, heading, period in (
        ("priorities", "Prioriterade frågor 2026", "2026"),
        ("mission", "Uppdrag", "2023-2026"),
        ("areas", "", "2026"),
        ("purpose", "", ""),
    ):
        at_networks.set_lines(
            store, network=number, kind=kind, heading=heading, period=period, lines=["Ett", "Två"]
        )
    for first, status, groups in (
        (date(2025, 1, 22), "held", [number]),
        (date(2026, 1, 21), "held", [number]),
        (date(2026, 4, 7), "cancelled", [number]),
        (date(2026, 12, 31), "planned", [number, other]),
    ):
        at_meetings.add(
            store,
            first_day=first,
            start=time(9),
            status=status,
            networks=groups,
            place="Rådhuset",
            host=body(store, "Ale"),
        )
    return number


def test_a_new_year_is_shown_and_then_written(store: Store, group: NetworkId) -> None:
    before = dump.everything(store)
    shown = new_year.ahead(store, group, 2027)
    assert [(each.heading, each.period) for each in shown.lists] == [
        ("Prioriterade frågor 2027", "2027"),
        ("", "2027"),
    ]
    days = [date(2027, 1, 20), date(2027, 12, 30)]
    assert [each.first_day for each in shown.meetings] == days
    assert dump.everything(store) == before

    made = new_year.new_year(store, network=group, year=2027)
    held = [meetings.get(store, number) for number in made]
    assert [each.first_day for each in held] == days
    assert [(each.status, each.place, each.host, each.start) for each in held] == [
        ("planned", "Rådhuset", None, time(9))
    ] * 2
    assert [name for _number, name in held[1].networks] == ["AME", "Vux"]
    lists = {(each.kind, each.span.text): each.lines for each in networks.lists(store, group)}
    assert lists["priorities", "2027"] == ("Ett", "Två")
    assert len(lists) == 6
    assert journal.history(store)[0].title == "Prepared 2027 in AME"

    again = new_year.ahead(store, group, 2027)
    assert (again.lists, again.meetings) == ((), ())
    assert new_year.new_year(store, network=group, year=2027) == []
    journal.undo(store)
    assert dump.everything(store) == before


def test_some_of_it_is_written(store: Store, group: NetworkId) -> None:
    shown = new_year.ahead(store, group, 2027)
    chosen = shown.meetings[1].source.id
    made = new_year.new_year(store, network=group, year=2027, lists=[], of_meetings=[chosen])
    assert [meetings.get(store, number).first_day for number in made] == [date(2027, 12, 30)]
    assert len(networks.lists(store, group)) == 4


def test_a_year_that_cannot_be(store: Store, group: NetworkId) -> None:
    for year in (0, 99999):
        with pytest.raises(Invalid) as refused:
            new_year.new_year(store, network=group, year=year)
        assert refused.value.field == "year"
