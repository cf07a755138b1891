"""What is asked to find duplicates: own values that few share, places of all times, in portions."""

from __future__ import annotations

from datetime import date

from desktop_app.store import duplicates
from desktop_app.store.database import Store
from desktop_app.work import networks, participants
from tests.people import body, network, person


def test_portions_hold_everybody_once(store: Store) -> None:
    assert duplicates.portions(store, 2) == []
    ids = [person(store, f"Eva Ek{n}") for n in range(5)]
    participants.remove(store, participants=[ids.pop(2)])
    held = [
        each.id
        for first, last in duplicates.portions(store, 2)
        for each in duplicates.names(store, first, last)
    ]
    assert held == ids


def test_values_of_few_are_common_and_those_of_an_office_are_not(store: Store) -> None:
    two = [person(store, f"Eva Ek{n}", email="eva@ale.example", mobile="070-174 06 05") for n in range(2)]
    person(store, "Nils Ek", email="nils@ale.example")
    for n in range(2):
        person(store, f"Bo Ek{n}", email="info@ale.example", phone="031-390 06 07")
    for n in range(duplicates.MANY + 1):
        person(store, f"Åke Ek{n}", email="alla@ale.example")
    assert [(each.participant, each.value) for each in duplicates.common_values(store, "email")] == [
        (number, "eva@ale.example") for number in two
    ]
    assert [each.participant for each in duplicates.common_values(store, "mobile")] == two


def test_places_are_those_of_all_times(store: Store) -> None:
    who = person(store, "Eva Ek", "Ale")
    participants.end(store, participant=who, organisation=body(store, "Ale"), on=date(2020, 1, 1))
    networks.join(store, network=network(store), participant=who, organisation=body(store, "Partille"))
    found = {(each.organisation, each.present) for each in duplicates.places(store, 1, who)}
    assert found == {(body(store, "Ale"), 0), (body(store, "Partille"), 1)}
