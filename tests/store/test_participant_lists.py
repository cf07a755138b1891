"""Lists of participants: a first page is the beginning of the whole, however ordered and narrowed."""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import sort_key
from desktop_app.store import networks, own_lists, participants, roles
from desktop_app.store.change import loading
from desktop_app.store.database import Store
from desktop_app.work import organisation_names
from desktop_app.work import own_lists as at_lists

DAY = date(2024, 5, 1)
BODIES, PEOPLE = 40, 90
ALIKE = "Skolkontoret"
"""What several organisations are called."""


@pytest.fixture
def crowded(store: Store) -> Store:
    """People at many organisations, who came and left, some of them at two at once or at none."""
    chance = random.Random(4)
    with loading(store) as change:
        bodies = change.insert_many(
            "organisation",
            [
                {"kind": "other", "name": ALIKE if place % 9 == 0 else f"Förvaltning {place:02}"}
                for place in range(BODIES)
            ],
        )
        names = [
            (chance.choice(("Anna", "Åsa", "Bo")), chance.choice(("Ek", "Öberg"))) for _one in range(PEOPLE)
        ]
        people = change.insert_many(
            "participant", [{"given": g, "family": f, "written": f"{g} {f}"} for g, f in names]
        )
        group = change.insert_many("network", [{"name": "Nätverk", "kind": "network"}])[0]
        role = next(role.id for role in roles.all_roles(store) if role.key == "member")
        ties: list[dict[str, Any]] = []
        seats: list[dict[str, Any]] = []
        for who in people:
            for _tie in range(chance.choice((0, 1, 1, 2))):
                first = DAY - timedelta(chance.randrange(-200, 900))
                last = first + timedelta(chance.randrange(900))
                span = {
                    "participant": who,
                    "organisation": chance.choice(bodies),
                    "first_day": chance.choice((None, first.isoformat())),
                    "last_day": chance.choice((None, last.isoformat())),
                }
                ties.append({**span, "title": chance.choice(("", "Chef", "Ärendeansvarig", "Åklagare"))})
                seats.append({**span, "network": group, "role": role})
        change.insert_many("affiliation", ties)
        change.insert_many("membership", seats[::3])
        reached = [
            {"participant": who, "kind": "email", "value": f"{who}@ale.example", "as_written": "x"}
            for who in people[::4]
        ]
        change.insert_many("contact", reached)
    at_lists.put(
        store, own_list=at_lists.add(store, name="Lucia"), participants=[*map(ParticipantId, people[::5])]
    )
    renamed = OrganisationId(bodies[20])
    organisation_names.rename(store, organisation=renamed, name="Aspen", first_day=DAY - timedelta(100))
    return store


Asked = dict[str, Any]


def _narrowings(store: Store) -> list[Asked]:
    (group, *_others) = networks.ids(store)
    body_of_some = participants.get(store, _with_place(store)).affiliations[0].organisation
    return [
        {},
        {"as_of": DAY},
        {"search": "bo"},
        {"search": "förvaltning e", "as_of": DAY},
        {"network": NetworkId(group), "as_of": DAY},
        {"organisation": OrganisationId(body_of_some)},
        {"own_list": own_lists.named(store, "Lucia"), "as_of": DAY - timedelta(200)},
    ]


def _with_place(store: Store) -> ParticipantId:
    return next(number for number in participants.ids(store) if participants.get(store, number).affiliations)


def test_a_first_page_is_the_beginning_of_the_whole(crowded: Store) -> None:
    for asked, order, descending in itertools.product(
        _narrowings(crowded), ("name", "organisation", "title", "email"), (False, True)
    ):
        whole = participants.ids(crowded, order=order, descending=descending, **asked)
        assert len(whole) == participants.count(crowded, **asked) == len(set(whole)) > 0
        for limit in (1, 7, 30, 200):
            page = participants.ids(crowded, order=order, descending=descending, limit=limit, **asked)
            assert page == whole[:limit], (asked, order, descending, limit)


@pytest.mark.parametrize("day", [DAY, DAY - timedelta(150), DAY - timedelta(600)])
def test_the_affiliation_entered_first_is_what_a_day_goes_by(crowded: Store, day: date) -> None:
    keyed: dict[str, dict[int, str]] = {"organisation": {}, "title": {}}
    name: dict[int, str] = {}
    for number in participants.ids(crowded, as_of=day):
        found = participants.get(crowded, number, as_of=day)
        name[number] = sort_key(f"{found.family}, {found.given}")
        first = min(found.affiliations, key=lambda tie: tie.id, default=None)
        if first is not None:
            keyed["organisation"][number] = sort_key(first.organisation_name)
            if first.title:
                keyed["title"][number] = sort_key(first.title)
    for order, key in keyed.items():
        wanted = sorted(name, key=lambda n: (n not in key, key.get(n, ""), name[n], n))
        assert participants.ids(crowded, order=order, as_of=day) == wanted
        assert participants.ids(crowded, order=order, as_of=day, limit=50) == wanted[:50]
