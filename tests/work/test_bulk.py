"""Many participants in one change: the same values, move, end, network; statements do not grow with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.errors import Invalid, NotFound
from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.store import addresses, dump, journal, networks, participants, seats
from desktop_app.store.change import loading
from desktop_app.store.database import Store
from desktop_app.work import bulk, moving
from desktop_app.work import participants as at_participants
from tests.people import DAY, body, network, person
from tests.store.recorder import recorded

MANY = 5_000


@pytest.fixture
def three(store: Store) -> tuple[Store, list[ParticipantId]]:
    """Eva and Nils at Ale, Åsa nowhere."""
    return store, [
        person(store, "Eva Ek", "Ale", title="Chef", party="S", email="eva@ale.example"),
        person(store, "Nils von Essen", "Ale", title="Rektor"),
        person(store, "Åsa Öberg", note="x"),
    ]


def told(store: Store, number: ParticipantId, day: date | None = None) -> tuple[str, str]:
    (row,) = participants.rows(store, [number], as_of=day)
    return row.organisation, row.title


def test_the_same_values_for_many(three: tuple[Store, list[ParticipantId]]) -> None:
    store, (eva, nils, asa) = three
    before = dump.everything(store)
    bulk.change_many(
        store,
        participants=[eva, nils, eva],
        title="Samordnare",
        unit="AME",
        acting=True,
        leave_until=DAY,
        note="y",
    )
    for number in (eva, nils):
        held = participants.get(store, number)
        (tie,) = held.affiliations
        assert (tie.title, tie.unit, tie.acting, tie.leave_until) == ("Samordnare", "AME", True, DAY)
        assert held.note == "y"
    assert participants.get(store, eva).affiliations[0].party == "S"
    assert journal.history(store)[0].title == "Changed 2 participants"
    bulk.change_many(
        store,
        participants=[eva, nils, asa],
        organisation=body(store, "Lerum"),
        protected=True,
        leave_until=None,
    )
    assert [told(store, each)[0] for each in (eva, nils, asa)] == ["Lerums kommun"] * 3
    assert all(participants.get(store, each).protected for each in (eva, nils, asa))
    last = journal.last_change(store)
    bulk.change_many(store, participants=[eva, nils, asa], protected=True, title=None)
    assert journal.last_change(store) == last
    journal.undo(store)
    journal.undo(store)
    assert dump.everything(store) == before


def test_only_the_affiliation_at_one_organisation(three: tuple[Store, list[ParticipantId]]) -> None:
    store, (eva, nils, asa) = three
    bulk.change_many(store, participants=[eva, nils], at=body(store, "Ale"), title="Lots")
    assert told(store, eva)[1] == "Lots"
    with pytest.raises(Invalid) as refused:
        bulk.change_many(store, participants=[eva, nils, asa], at=body(store, "Lerum"), title="Lots")
    assert refused.value.field == "organisation"
    assert "3 of them" in str(refused.value)
    with pytest.raises(Invalid, match="Åsa Öberg is at no organisation"):
        bulk.change_many(store, participants=[eva, asa], title="Lots", note="lost")
    assert participants.get(store, asa).note == "x"
    with pytest.raises(NotFound):
        bulk.change_many(store, participants=[eva, ParticipantId(4711)], note="lost")


def test_many_end(three: tuple[Store, list[ParticipantId]]) -> None:
    store, (eva, nils, asa) = three
    group = network(store, "Unga")
    bulk.join_many(store, network=group, participants=[eva, nils], first_day=date(2020, 1, 1))
    before = dump.everything(store)
    bulk.end_many(store, participants=[eva, nils, asa], network=group, on=DAY)
    assert seats.rows(store, group, as_of=DAY + timedelta(1)) == []
    assert told(store, eva)[0] == "Ale kommun"
    journal.undo(store)
    bulk.end_many(store, participants=[eva, nils, asa], organisation=body(store, "Ale"), on=DAY)
    assert seats.rows(store, group, as_of=DAY + timedelta(1)) == []
    assert told(store, eva, DAY) == ("Ale kommun", "Chef")
    assert told(store, eva, DAY + timedelta(1)) == ("", "")
    assert journal.history(store)[0].title == "3 participants left Ale kommun"
    journal.undo(store)
    bulk.end_many(store, participants=[eva], on=DAY)
    assert journal.history(store)[0].title == "One participant left everything"
    journal.undo(store)
    assert dump.everything(store) == before
    with pytest.raises(Invalid) as refused:
        bulk.end_many(store, participants=[eva, nils], network=group, on=date(2019, 12, 31))
    assert refused.value.field == "on"
    with pytest.raises(Invalid):
        bulk.end_many(store, participants=[eva], network=group, organisation=body(store, "Ale"), on=DAY)


def test_many_move(three: tuple[Store, list[ParticipantId]]) -> None:
    store, (eva, nils, asa) = three
    before = dump.everything(store)
    moving.move_many(store, participants=[eva, nils, asa], organisation=body(store, "Lerum"), first_day=DAY)
    assert [told(store, each, DAY) for each in (eva, nils, asa)] == [
        ("Lerums kommun", "Chef"),
        ("Lerums kommun", "Rektor"),
        ("Lerums kommun", ""),
    ]
    assert participants.get(store, eva).affiliations[0].party == "S"
    assert journal.history(store)[0].title == "3 participants moved to Lerums kommun"
    journal.undo(store)
    assert dump.everything(store) == before


def test_many_join_and_who_sits_there_is_left_so(three: tuple[Store, list[ParticipantId]]) -> None:
    store, (eva, nils, asa) = three
    group = network(store, "Unga")
    bulk.join_many(store, network=group, participants=[eva])
    found = bulk.join_many(store, network=group, participants=[eva, nils, asa, nils])
    assert (found.joined, found.already) == ((nils, asa), (eva,))
    held = networks.get(store, group).memberships
    assert [seat.organisation_name for seat in held] == ["Ale kommun", "Ale kommun", ""]
    assert journal.history(store)[0].title == "2 participants joined Unga"
    last = journal.last_change(store)
    assert bulk.join_many(store, network=group, participants=[eva, asa]).joined == ()
    assert journal.last_change(store) == last
    found = bulk.join_many(
        store, network=group, participants=[eva], role="chair", organisation=body(store, "Ale")
    )
    assert found.joined == (eva,)
    with pytest.raises(Invalid):
        bulk.join_many(store, network=group, participants=[asa], first_day=DAY, last_day=DAY - timedelta(1))


def test_addresses_for_outlook(three: tuple[Store, list[ParticipantId]]) -> None:
    store, (eva, nils, asa) = three
    at_participants.change(store, participant=nils, email="info@ale.example, nils@ale.example")
    hidden = person(store, "Örjan Åberg", email="orjan@ale.example", protected=True)
    same = person(store, "Eva Lind", email="EVA@ale.example")
    found = addresses.addresses(store, [nils, eva, asa, hidden, same, nils])
    assert found.text == "nils@ale.example; eva@ale.example"
    assert (found.number, found.without, found.protected) == (2, (asa,), 1)
    assert addresses.addresses(store, []) == ("", 0, (), 0)


# five thousand


@pytest.fixture
def crowd(sqlite_store: Store) -> tuple[Store, list[ParticipantId], OrganisationId]:
    store, ale = sqlite_store, body(sqlite_store, "Ale")
    with loading(store) as change:
        numbers = change.insert_many(
            "participant",
            [{"given": "Eva", "family": f"Ek{n}", "written": f"Eva Ek{n}"} for n in range(MANY)],
        )
        change.insert_many(
            "affiliation", [{"participant": each, "organisation": ale, "title": "Chef"} for each in numbers]
        )
        change.insert_many(
            "contact",
            [
                {"participant": each, "kind": "email", "value": f"e{each}@ale.example", "position": 0}
                for each in numbers
            ],
        )
    return store, [ParticipantId(each) for each in numbers], ale


def test_statements_are_bounded(crowd: tuple[Store, list[ParticipantId], OrganisationId]) -> None:
    store, everybody, ale = crowd
    group, lerum = network(store, "Unga"), body(store, "Lerum")
    works: dict[str, Callable[[list[ParticipantId]], Any]] = {
        "change": lambda some: bulk.change_many(
            store, participants=some, title="Rektor", party="S", note="x"
        ),
        "join": lambda some: bulk.join_many(store, network=group, participants=some),
        "move": lambda some: moving.move_many(
            store, participants=some, organisation=lerum, first_day=DAY, leaves=ale, seats="follow"
        ),
        "end": lambda some: bulk.end_many(
            store, participants=some, organisation=lerum, on=DAY + timedelta(30)
        ),
        "addresses": lambda some: addresses.addresses(store, some),
    }
    for name, work in works.items():
        with recorded(store) as few:
            work(everybody[:10])
        if name != "addresses":
            journal.undo(store)
        with recorded(store) as many:
            work(everybody)
        portions = MANY // 1000  # in which the search index is brought after
        assert len(many) <= len(few) + 20 * portions, (name, len(few), len(many))
    for number in (everybody[0], everybody[-1]):
        assert told(store, number, DAY) == ("Lerums kommun", "Rektor")
