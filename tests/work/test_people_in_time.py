"""People, organisations and own lists over time: any verbs undone give the first register, and what is done
from a day on leaves every answer about the days before as it was. On both databases."""

from __future__ import annotations

import random
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.cli import reading
from desktop_app.cli.plain import plain
from desktop_app.errors import UserError
from desktop_app.store import dump, journal, networks, organisations, own_lists, participants, roles, seats
from desktop_app.store.database import Store
from desktop_app.store.represented import represented
from desktop_app.work import affiliations, bulk, moving, verbs
from desktop_app.work import networks as at_networks
from desktop_app.work import organisation_names as at_names
from desktop_app.work import organisations as at_organisations
from desktop_app.work import own_lists as at_lists
from desktop_app.work import participants as at_participants
from desktop_app.work import roles as at_roles
from tests.people import body, network, person
from tests.store.test_search import assert_true
from tests.work.test_any_sequence import ACTS as EVERYWHERE
from tests.work.test_any_sequence import REUSED

Act = Callable[[Store, random.Random], object]
D = date(2024, 3, 1)
"""Every dated act is done from this day on."""
BODIES = ("Ale", "Öckerö", "Partille", "Förbundet")


def _day(chance: random.Random) -> date:
    return D + timedelta(chance.randrange(1200))


def _one(chance: random.Random, found: Any) -> Any:
    return chance.choice(list(found) or [4711])


def _some(chance: random.Random, found: Any) -> list[Any]:
    return [number for number in found if chance.random() < 0.5]


def _body(store: Store, chance: random.Random) -> Any:
    return body(store, chance.choice(BODIES))


def _tie(store: Store, chance: random.Random) -> int:
    ties = participants.get(store, _one(chance, participants.ids(store))).affiliations
    return int(_one(chance, [tie.id for tie in ties]))


def _name(store: Store, chance: random.Random) -> dict[str, Any]:
    number = _body(store, chance)
    return {
        "organisation": number,
        "name": _one(chance, [n.id for n in organisations.get(store, number).names]),
    }


def _move(chance: random.Random, store: Store) -> dict[str, Any]:
    return {
        "organisation": _body(store, chance),
        "first_day": _day(chance),
        "leaves": chance.choice((None, None, _body(store, chance))),
        "seats": chance.choice(moving.SEATS),
        "title": chance.choice((None, "Rektor")),
    }


DATED: dict[str, Act] = {
    "add somebody": lambda store, chance: at_participants.add(
        store,
        given="Zoë",
        family="Ny",
        organisation=_body(store, chance),
        title="Chef",
        first_day=_day(chance),
    ),
    "add affiliation": lambda store, chance: affiliations.add_affiliation(
        store,
        participant=_one(chance, participants.ids(store)),
        organisation=_body(store, chance),
        title=chance.choice(("Chef", "Lots")),
        first_day=_day(chance),
        last_day=chance.choice((None, _day(chance))),
    ),
    "end": lambda store, chance: at_participants.end(
        store,
        participant=_one(chance, participants.ids(store)),
        organisation=_body(store, chance),
        on=_day(chance),
    ),
    "move": lambda store, chance: moving.move(
        store, participant=_one(chance, participants.ids(store)), **_move(chance, store)
    ),
    "move many": lambda store, chance: moving.move_many(
        store, participants=_some(chance, participants.ids(store)), **_move(chance, store)
    ),
    "end many": lambda store, chance: bulk.end_many(
        store,
        participants=_some(chance, participants.ids(store)),
        on=_day(chance),
        organisation=chance.choice((None, _body(store, chance))),
    ),
    "end many in a network": lambda store, chance: bulk.end_many(
        store,
        participants=_some(chance, participants.ids(store)),
        on=_day(chance),
        network=_one(chance, networks.ids(store)),
    ),
    "join many": lambda store, chance: bulk.join_many(
        store,
        network=_one(chance, networks.ids(store)),
        participants=_some(chance, participants.ids(store)),
        role=chance.choice(("member", "deputy")),
        first_day=_day(chance),
    ),
    "join": lambda store, chance: at_networks.join(
        store,
        network=_one(chance, networks.ids(store)),
        participant=_one(chance, participants.ids(store)),
        first_day=_day(chance),
    ),
    "leave": lambda store, chance: at_networks.leave(
        store,
        network=_one(chance, networks.ids(store)),
        participant=_one(chance, participants.ids(store)),
        on=_day(chance),
    ),
    "rename": lambda store, chance: at_names.rename(
        store,
        organisation=_body(store, chance),
        name=f"{chance.choice('AÖ')}-staden {chance.randint(1, 9)}",
        short_name=chance.choice(("", "AS")),
        first_day=_day(chance),
    ),
    "former name": lambda store, chance: at_names.add_name(
        store, organisation=_body(store, chance), name="Köpingen", kind="former", first_day=_day(chance)
    ),
    "end name": lambda store, chance: at_names.end_name(store, **_name(store, chance), on=_day(chance)),
    "members": lambda store, chance: at_organisations.set_members(
        store,
        organisation=_body(store, chance),
        members=[body(store, name) for name in chance.sample(BODIES, 2)],
        first_day=_day(chance),
    ),
}
UNDATED: dict[str, Act] = {
    "change affiliation": lambda store, chance: affiliations.change_affiliation(
        store,
        affiliation=_tie(store, chance),
        title=chance.choice((None, "Lots")),
        organisation=chance.choice((None, _body(store, chance))),
        first_day=chance.choice(("", None, _day(chance))),
        last_day=chance.choice(("", None, _day(chance))),
    ),
    "remove affiliation": lambda store, chance: affiliations.remove_affiliation(
        store, affiliation=_tie(store, chance)
    ),
    "contacts": lambda store, chance: at_participants.set_contacts(
        store,
        participant=_one(chance, participants.ids(store)),
        contacts=[
            {"kind": kind, "text": text}
            for kind, text in (
                ("email", "a@ale.example"),
                ("fax", "031-390 06 09"),
                ("email", "b@ale.example"),
            )
            if chance.random() < 0.5
        ],
    ),
    "change many": lambda store, chance: bulk.change_many(
        store,
        participants=_some(chance, participants.ids(store)),
        organisation=chance.choice((None, _body(store, chance))),
        unit="AME",
        note=chance.choice((None, "x")),
        protected=chance.choice((None, True)),
    ),
    "remove people": lambda store, chance: at_participants.remove(
        store, participants=_some(chance, participants.ids(store))[:2]
    ),
    "contacts of an organisation": lambda store, chance: at_organisations.set_contacts(
        store,
        organisation=_body(store, chance),
        contacts=[{"kind": "switchboard", "text": "031-390 06 00"}] * chance.randint(0, 1),
    ),
    "put right a name": lambda store, chance: at_organisations.change(
        store, organisation=_body(store, chance), name=f"Byn {chance.randint(1, 3)}", kind="eget slag"
    ),
    "remove name": lambda store, chance: at_names.remove_name(store, **_name(store, chance)),
    "add list": lambda store, chance: at_lists.add(
        store, name=f"Lista {chance.randint(1, 3)}", participants=_some(chance, participants.ids(store))
    ),
    "put": lambda store, chance: at_lists.put(
        store,
        own_list=_one(chance, [row.id for row in own_lists.rows(store)]),
        participants=_some(chance, participants.ids(store)),
        organisations=[_body(store, chance)],
    ),
    "take": lambda store, chance: at_lists.take(
        store,
        own_list=_one(chance, [row.id for row in own_lists.rows(store)]),
        participants=_some(chance, participants.ids(store)),
    ),
    "change list": lambda store, chance: at_lists.change(
        store,
        own_list=_one(chance, [row.id for row in own_lists.rows(store)]),
        name=chance.choice((None, f"Lista {chance.randint(1, 3)}")),
        note="x",
    ),
    "remove list": lambda store, chance: at_lists.remove(
        store, own_list=_one(chance, [row.id for row in own_lists.rows(store)])
    ),
    "add role": lambda store, chance: at_roles.add(
        store,
        name_sv=f"Roll {chance.randint(1, 3)}",
        after=_one(chance, [r.id for r in roles.all_roles(store)]),
    ),
    "change role": lambda store, chance: at_roles.change(
        store,
        role=_one(chance, [role.id for role in roles.all_roles(store)]),
        name_sv=chance.choice((None, "Vald")),
        counts=chance.choice((None, "no", "deputy")),
    ),
    "remove role": lambda store, chance: at_roles.remove(
        store, role=_one(chance, [role.id for role in roles.all_roles(store)])
    ),
}
ALL = {**DATED, **UNDATED}


def sequences(acts: dict[str, Act]) -> st.SearchStrategy[list[tuple[str, int]]]:
    return st.lists(st.tuples(st.sampled_from(sorted(acts)), st.integers(0, 2**16)), min_size=3, max_size=12)


def done(store: Store, act: str, seed: int) -> None:
    """What a verb refuses is left as it is. Every other exception flies."""
    with suppress(UserError):
        ALL[act](store, random.Random(seed))


@pytest.fixture
def past(store: Store) -> tuple[Store, int]:
    """A small register with a past, and the number of its last change; tests undo what they do after it."""
    at_organisations.add(store, name="Förbundet", kind="municipal association")
    group = network(store, "Unga", ("Ale", "Öckerö", "Förbundet"))
    for name, at, year in (
        ("Eva Ek", "Ale", 2015),
        ("Nils von Essen", "Öckerö", 2020),
        ("Åsa Ö", "Förbundet", 2022),
    ):
        number = person(store, name, at, title="Chef", first_day=date(year, 1, 1))
        at_networks.join(
            store,
            network=group,
            participant=number,
            organisation=body(store, at),
            first_day=date(year, 6, 1),
        )
    at_names.rename(store, organisation=body(store, "Öckerö"), name="Öarna", first_day=date(2021, 1, 1))
    return store, journal.last_change(store)


def undo_to(store: Store, base: int) -> int:
    """Undo all that was done after a change; gives how many steps that were."""
    steps = 0
    while (line := journal.next_undo(store)) and line.id > base:
        assert journal.undo(store).kept == ()
        steps += 1
    return steps


@REUSED
@given(sequences(ALL))
def test_all_undone_gives_the_first_and_all_done_again_the_last(
    past: tuple[Store, int], acts: list[tuple[str, int]]
) -> None:
    store, base = past
    undo_to(store, base)
    first = dump.everything(store)
    for act, seed in acts:
        done(store, act, seed)
    last = dump.everything(store)
    assert_true(store)
    steps = undo_to(store, base)
    assert dump.everything(store) == first
    for _step in range(steps):
        journal.redo(store)
    assert dump.everything(store) == last


def told(store: Store, day: date, people: list[Any]) -> dict[str, Any]:
    """All that is answered about a day; of single people about those that there were."""
    found: dict[str, Any] = {"count": participants.count(store, as_of=day)}
    for order in ("name", "organisation", "title"):
        found[order] = participants.rows(store, participants.ids(store, order=order, as_of=day), as_of=day)
    found["organisations"] = organisations.rows(store, organisations.ids(store, as_of=day), as_of=day)
    groups = networks.ids(store, as_of=day)
    found["networks"] = networks.rows(store, groups, as_of=day)
    found["seats"] = [seats.rows(store, number, as_of=day) for number in groups]
    for name in BODIES:
        number = body(store, name)
        found[name] = represented(store, number, as_of=day)
        found[f"within {name}"] = participants.ids(store, organisation=number, as_of=day)
    for what, numbers in (("participant", people), ("organisation", [body(store, name) for name in BODIES])):
        for number in numbers:
            asked = Namespace(what=what, name=str(number), as_of=day)
            found[f"{what} {number}"] = plain(reading.record(store, asked))
    return found


@REUSED
@given(sequences(DATED))
def test_what_is_done_from_a_day_leaves_the_days_before(
    past: tuple[Store, int], acts: list[tuple[str, int]]
) -> None:
    store, base = past
    undo_to(store, base)
    people = participants.ids(store)
    days = (date(2015, 3, 1), date(2020, 7, 1), D - timedelta(1))
    before = [told(store, day, people) for day in days]
    for act, seed in acts:
        done(store, act, seed)
    for day, answers in zip(days, before, strict=True):
        assert told(store, day, people) == answers, day


APART = {"meetings.forget_diets", "meetings.take_replies", "documents.save"}
"""Verbs with tests of their own: undo does not bring a diet back, and the others read or write files."""


def test_every_verb_is_drawn() -> None:
    """A new verb belongs among those that are done in any order and undone."""
    drawn = {
        getattr(room, name)
        for act in (*ALL.values(), *EVERYWHERE.values())
        for room in (act.__globals__.get(name) for name in act.__code__.co_names)
        if isinstance(room, ModuleType)
        for name in act.__code__.co_names
        if hasattr(room, name)
    }
    assert {name for name, verb in verbs.verbs().items() if verb not in drawn} == APART
