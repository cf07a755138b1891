"""How many statements an action sends: few, and as many among a hundred people as among ten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from desktop_app.records.ids import NetworkId
from desktop_app.store import (
    coverage,
    memberships,
    networks,
    organisations,
    participants,
    represented,
    seats,
)
from desktop_app.store.database import Store
from desktop_app.work import networks as at_networks
from desktop_app.work import organisation_names
from tests.people import body, network, person
from tests.store.recorder import recorded

DAY = date(2024, 5, 1)
BODIES = ("Ale", "Öckerö", "Partille", "Lerum", "Kungälv")
Action = Callable[[Store, NetworkId], object]

ACTIONS: dict[str, tuple[int, Action]] = {
    "the first page of participants": (
        6,
        lambda store, _group: participants.rows(
            store, participants.ids(store, as_of=DAY, limit=200)[:64], as_of=DAY
        ),
    ),
    "by organisation": (3, lambda store, _group: participants.ids(store, order="organisation", as_of=DAY)),
    "the first page by organisation": (
        5,
        lambda store, _group: participants.ids(store, order="organisation", as_of=DAY, limit=200),
    ),
    "by title": (3, lambda store, _group: participants.ids(store, order="title", limit=200)),
    "those of a network by organisation": (
        3,
        lambda store, group: participants.ids(store, network=group, order="organisation", as_of=DAY),
    ),
    "a keystroke": (
        2,
        lambda store, _group: (
            participants.ids(store, search="ek", as_of=DAY, limit=200),
            participants.count(store, search="ek", as_of=DAY),
        ),
    ),
    "those of a network": (1, lambda store, group: participants.ids(store, network=group, as_of=DAY)),
    "a participant": (
        6,
        lambda store, _group: participants.get(store, participants.ids(store, limit=1)[0], as_of=DAY),
    ),
    "the networks": (
        5,
        lambda store, _group: networks.rows(store, networks.ids(store, as_of=DAY), as_of=DAY),
    ),
    "the names of all networks": (1, lambda store, _group: networks.all_names(store)),
    "a network": (6, lambda store, group: networks.get(store, group, as_of=DAY)),
    "its seats": (7, lambda store, group: seats.rows(store, group, as_of=DAY)),
    "its holders of all times": (5, memberships.of_any_day),
    "the organisations": (
        4,
        lambda store, _group: organisations.rows(store, organisations.ids(store, as_of=DAY), as_of=DAY),
    ),
    "an organisation": (
        11,
        lambda store, _group: (
            organisations.get(store, body(store, "Ale"), as_of=DAY),
            represented.represented(store, body(store, "Ale"), as_of=DAY),
        ),
    ),
    "coverage": (1, lambda store, _group: coverage.cells(store, as_of=DAY)),
}
"""With the most statements that each may send."""


def _grown(store: Store, group: NetworkId, people: int) -> None:
    for place in range(people):
        who = person(store, f"P{place} Ek", BODIES[place % 5], title="Chef")
        first = date(2000 + place % 20, 1, 1)
        at_networks.join(store, network=group, participant=who, first_day=first)
        if place % 3:
            at_networks.leave(store, network=group, participant=who, on=first + timedelta(3000))


@pytest.fixture
def group(store: Store) -> NetworkId:
    number = network(store, "Arbetsmarknad", BODIES)
    day = date(2020, 1, 1)
    organisation_names.rename(store, organisation=body(store, "Öckerö"), name="Öarna", first_day=day)
    at_networks.set_lines(store, network=number, kind="purpose", lines=["Verka"])
    _grown(store, number, 5)
    return number


def test_no_action_sends_more_when_the_register_grows(store: Store, group: NetworkId) -> None:
    few = _sent(store, group)
    _grown(store, group, 40)
    at_networks.set_lines(store, network=group, kind="priorities", lines=["Ett", "Två"], period="2024")
    many = _sent(store, group)
    for what, (bound, _action) in ACTIONS.items():
        assert few[what] <= bound, (what, few[what])
        assert many[what] <= few[what], (what, few[what], many[what])


def _sent(store: Store, group: NetworkId) -> dict[str, int]:
    found = {}
    for what, (_bound, action) in ACTIONS.items():
        with recorded(store) as sent:
            action(store, group)
        found[what] = len(sent)
    return found
