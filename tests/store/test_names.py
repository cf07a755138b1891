"""Organisations are called as on the day asked for, in lists, seats and prints; all names are found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_app.records.ids import NetworkId, OrganisationId
from desktop_app.records.organisations import OrganisationName, called
from desktop_app.records.spans import Span
from desktop_app.store import (
    members,
    memberships,
    names,
    networks,
    organisations,
    participants,
    seats,
)
from desktop_app.store.database import Store
from desktop_app.work import exports, rosters
from desktop_app.work import networks as at_networks
from desktop_app.work import organisation_names as at_names
from desktop_app.work import organisations as at_organisations
from tests.people import body, network, person
from tests.store.recorder import recorded
from tests.store.test_search import assert_true

BEFORE, FROM = date(2018, 4, 7), date(2019, 11, 27)
OLD, NEW = "Kommunernas Råd", "Åkommunerna"


@pytest.fixture
def renamed(store: Store) -> tuple[Store, OrganisationId, NetworkId]:
    """An organisation that got another name in 2019, which stands last in Swedish order."""
    number = at_organisations.add(store, name=OLD, short_name="KR")
    group = network(store, "Unga", owner=number)
    bodies: list[dict[str, object]] = [
        {"organisation": number, "seats": 2},
        {"organisation": body(store, "Partille")},
    ]
    at_networks.set_members(store, network=group, members=bodies)
    for name, at in (("Eva Ek", OLD), ("Åsa Öberg", "Partille")):
        at_networks.join(store, network=group, participant=person(store, name, at))
    at_names.rename(store, organisation=number, name=NEW, short_name="ÅK", first_day=FROM)
    return store, number, group


def test_every_list_calls_it_as_then(renamed: tuple[Store, OrganisationId, NetworkId]) -> None:
    store, number, group = renamed
    for day, name in ((BEFORE, OLD), (FROM - timedelta(1), OLD), (FROM, NEW), (None, NEW)):
        (row,) = organisations.rows(store, [number], as_of=day)
        assert row.name == name
        assert organisations.get(store, number, as_of=day).name(on=day) == name
        people = participants.rows(store, participants.ids(store, search="ek"), as_of=day)
        assert [line.organisation for line in people] == [name]
        (line,) = networks.rows(store, [group], as_of=day)
        whole = networks.get(store, group, as_of=day)
        assert line.owner == whole.owner_name == name
        assert name in [member.organisation_name for member in whole.members]
        assert name in [seat.organisation_name for seat in whole.memberships]
        assert [seat.organisation for seat in seats.rows(store, group, as_of=day)].count(name) == 2
        printed = rosters.roster(store, network=group, as_of=day)
        assert name in [each.heading for each in printed.groups]
        for kind in ("participants", "network", "organisations"):
            table = exports.table(store, kind, network=group, as_of=day)
            cells = [cell for cells in table.rows for cell in cells]
            assert name in cells
            assert ({OLD, NEW} - {name}) & set(cells) == set()


def test_its_place_in_the_order_is_that_of_the_name_of_the_day(
    renamed: tuple[Store, OrganisationId, NetworkId],
) -> None:
    store, number, group = renamed
    for day, first in ((BEFORE, OLD), (None, "Partille kommun")):
        assert seats.rows(store, group, as_of=day)[0].organisation == first
        assert members.of_day(store, group, as_of=day)[0].organisation_name == first
        assert memberships.of_day(store, group, as_of=day)[0].organisation_name == first
        ordered = participants.ids(store, order="organisation", as_of=day)
        assert participants.rows(store, ordered, as_of=day)[0].organisation == first
    assert organisations.ids(store).index(number) > organisations.ids(store, as_of=BEFORE).index(number)


def test_any_name_is_found(renamed: tuple[Store, OrganisationId, NetworkId]) -> None:
    store, number, _group = renamed
    for text in (OLD, NEW, "KR", "åk"):
        assert organisations.named(store, text) == number
    for text in ("kommunernas råd", "åkommunerna"):
        assert organisations.ids(store, search=text) == [number]
        assert len(participants.ids(store, search=text)) == 1
    assert_true(store)


def test_a_name_of_next_year_is_not_todays(store: Store) -> None:
    number = at_organisations.add(store, name=OLD)
    eva = person(store, "Eva Ek", OLD)
    later = date.today() + timedelta(400)
    at_names.rename(store, organisation=number, name=NEW, first_day=later)
    assert organisations.name(store, number) == OLD
    assert participants.rows(store, [eva])[0].organisation == OLD
    assert participants.rows(store, [eva], as_of=later)[0].organisation == NEW
    assert names.name_on(store, number, later) == NEW
    assert participants.ids(store, search="åkommunerna") == [eva]
    assert_true(store)


def test_a_tie_of_the_past_is_told_with_the_name_of_then(store: Store) -> None:
    number = at_organisations.add(store, name=OLD)
    eva = person(store, "Eva Ek", OLD)
    with store.change("participants.changed", name="Eva Ek") as change:
        tie = participants.get(change, eva).affiliations[0]
        change.update("affiliation", tie.id, tie.version, last_day="2018-12-31")
    at_names.rename(store, organisation=number, name=NEW, first_day=FROM)
    (tie,) = participants.get(store, eva).affiliations
    assert tie.organisation_name == OLD
    assert participants.get(store, eva, as_of=FROM).affiliations == ()


def test_names_are_asked_for_once(renamed: tuple[Store, OrganisationId, NetworkId]) -> None:
    store, number, _group = renamed
    for year in range(2020, 2026):
        at_names.rename(store, organisation=number, name=f"Råd {year}", first_day=date(year, 1, 1))
    with recorded(store) as sent:
        dated = names.dated_names(store)
    assert len(sent) == 1
    assert [dated.of(number, "", date(year, 6, 1)) for year in (2018, 2020, 2025)] == [
        OLD,
        "Råd 2020",
        "Råd 2025",
    ]


NAMES = (
    OrganisationName("former", "A", Span(None, date(1999, 12, 31)), 1),
    OrganisationName("own form", "B", Span(date(2005, 1, 1), date(2009, 12, 31)), 2),
    OrganisationName("own form", "C", Span(date(2015, 1, 1)), 3),
)


@pytest.mark.parametrize(
    ("year", "name"),
    [(1980, "A"), (1999, "A"), (2001, "B"), (2007, "B"), (2012, "C"), (2015, "C"), (2040, "C")],
)
def test_before_between_and_after_known_names_it_has_the_next(year: int, name: str) -> None:
    found = called(NAMES, date(year, 6, 1))
    assert found is not None
    assert found.text == name


def test_after_all_names_it_has_the_last_and_without_any_none() -> None:
    last = called(NAMES[:2], date(2020, 1, 1))
    assert last is not None
    assert last.text == "B"
    assert called((), date(2020, 1, 1)) is None


def test_a_former_name_with_days_goes_before_a_name_without() -> None:
    pair = (
        OrganisationName("own form", "SKR", id=1),
        OrganisationName("former", "SKL", Span(None, BEFORE), 2),
    )
    assert [getattr(called(pair, day), "text", "") for day in (BEFORE, FROM)] == ["SKL", "SKR"]
