"""Probable duplicates: found with their evidence, noted as two people, never by an address alone."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest

from desktop_app.errors import Invalid, NotFound
from desktop_app.records.duplicates import Pair
from desktop_app.records.ids import ParticipantId
from desktop_app.records.progress import Progress, drain
from desktop_app.store import dump, journal
from desktop_app.store.database import Store
from desktop_app.work import duplicates, networks
from desktop_app.work import participants as verbs
from tests.people import body, network, person
from tests.store.recorder import recorded


def found(store: Store) -> list[Pair]:
    return drain(duplicates.find(store))


def evidence(store: Store) -> list[str]:
    return [pair.evidence for pair in found(store)]


def test_an_empty_register_has_none(store: Store) -> None:
    assert found(store) == []


def test_a_namesake_at_the_same_municipality_with_another_address(store: Store) -> None:
    a = person(store, "Åsa Öberg", "Partille", email="asa.oberg@partille.example")
    b = person(store, "Åsa Öberg", "Partille", email="asa.oberg@gmail.example")
    assert found(store) == [
        Pair(a, b, "Åsa Öberg", "Åsa Öberg", "same name, same municipality, other e-mail domain", 0.9)
    ]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            {"name": "Eva Ek", "at": "Ale", "email": "eva.ek@ale.example"},
            {"name": "Eva Ek", "at": "Partille", "email": "eva.ek@ale.example"},
            "same name, other organisation, same e-mail",
        ),
        ({"name": "Eva Ek", "at": "Ale"}, {"name": "Eva Ek"}, "same name, organisation not known"),
        ({"name": "Eva Ek"}, {"name": "eva EK"}, "same name, organisation not known"),
        (
            {"name": "Åsa Öberg", "at": "GR"},
            {"name": "Asa Oberg", "at": "GR"},
            "nearly the same name, same organisation",
        ),
        (
            {"name": "Anna Maria Berg", "at": "Ale"},
            {"name": "Anna Berg", "at": "Ale"},
            "nearly the same name, same municipality",
        ),
        (
            {"name": "Eva Jonsson", "at": "Ale"},
            {"name": "Eva Johnsson", "at": "Ale"},
            "similar name, same municipality",
        ),
        (
            {"name": "Kristina Ek", "at": "Ale"},
            {"name": "Christina Ek", "at": "Ale"},
            "similar name, same municipality",
        ),
        (
            {"name": "Eva Ek", "at": "Ale", "mobile": "070-174 06 05"},
            {"name": "Eva Ström", "at": "Partille", "mobile": "0701740605"},
            "same given name, other family name, other organisation, same mobile number",
        ),
        (
            {"name": "Eva Ek", "at": "Ale", "email": "eva.ek@ale.example"},
            {"name": "Eva Ström", "at": "Ale", "email": "eva.ek@ale.example"},
            "same given name, other family name, same municipality, same e-mail",
        ),
        (
            {"name": "Bo Ek", "at": "Ale", "email": "bo.ek@ale.example"},
            {"name": "Bosse Ek", "at": "Ale", "email": "bo.ek@ale.example"},
            "same family name, other given name, same municipality, same e-mail",
        ),
    ],
)
def test_what_makes_two_probable(sqlite_store: Store, one: Any, other: Any, said: str) -> None:
    for each in (one, other):
        person(sqlite_store, **each)
    assert evidence(sqlite_store) == [said]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # an address alone
            {"name": "Eva Ek", "at": "Ale", "email": "eva.ek@ale.example"},
            {"name": "Nils Berg", "at": "Ale", "email": "eva.ek@ale.example"},
        ),
        (  # a number alone, or with the family name
            {"name": "Eva Ek", "at": "Ale", "mobile": "070-174 06 05"},
            {"name": "Nils Ek", "at": "Ale", "mobile": "070-174 06 05"},
        ),
        (  # an office's address
            {"name": "Eva Ek", "at": "Ale", "email": "kommun@ale.example"},
            {"name": "Eva Ström", "at": "Ale", "email": "kommun@ale.example"},
        ),
        (  # a landline, which a corridor shares
            {"name": "Eva Ek", "at": "Ale", "phone": "031-390 06 07"},
            {"name": "Eva Ström", "at": "Ale", "phone": "031-390 06 07"},
        ),
        ({"name": "Eva Ek", "at": "Ale"}, {"name": "Eva Ek", "at": "Partille"}),  # namesakes
        ({"name": "Eva Hansson", "at": "Ale"}, {"name": "Eva Jansson", "at": "Ale"}),
        ({"name": "Eva Ek", "at": "Ale"}, {"name": "Eva Ström", "at": "Ale"}),
        ({"name": "Eva Ek", "at": "Ale"}, {"name": "Nils Ek", "at": "Ale"}),
        ({"name": "Kristina Ek", "at": "Ale"}, {"name": "Christina Ek", "at": "Partille"}),
    ],
)
def test_what_makes_nobody_probable(sqlite_store: Store, one: Any, other: Any) -> None:
    for each in (one, other):
        person(sqlite_store, **each)
    assert evidence(sqlite_store) == []


def test_one_who_has_left_may_be_the_namesake_elsewhere(store: Store) -> None:
    left = person(store, "Eva Ek", "Ale")
    verbs.end(store, participant=left, organisation=body(store, "Ale"), on=date(2020, 5, 1))
    person(store, "Eva Ek", "Partille")
    assert evidence(store) == ["same name, other organisation, left the former"]


def test_a_seat_counts_as_a_place(store: Store) -> None:
    group = network(store)
    for at in ("Ale", "Partille"):
        networks.join(
            store, network=group, participant=person(store, "Eva Ek", at), organisation=body(store, "Solna")
        )
    assert evidence(store) == ["same name, same municipality"]


def test_an_address_that_many_have_is_nobodys(store: Store) -> None:
    for family in ("Ek", "Berg", "Ström", "Lind", "Ask", "Alm", "Björk", "Gran", "Tall"):
        person(store, f"Eva {family}", "Ale", email="eva@ale.example")
    assert evidence(store) == []


def test_the_surest_stands_first(store: Store) -> None:
    person(store, "Anna Alm", "Ale", email="a.alm@ale.example")
    person(store, "Anna Alm", "Ale", email="anna.alm@ale.example")
    person(store, "Örjan Ö", "Ale", email="orjan@ale.example")
    person(store, "Örjan Ö", "Ale", email="orjan@ale.example")
    assert [(pair.a_name, pair.certainty) for pair in found(store)] == [("Örjan Ö", 0.99), ("Anna Alm", 0.75)]


def test_a_protected_identity_is_never_told_of_by_value(store: Store) -> None:
    for _times in range(2):
        person(store, "Eva Ek", "Ale", email="eva.ek@ale.example", mobile="070-174 06 05")
    (pair,) = found(store)
    assert pair.evidence == "same name, same municipality, same e-mail, same mobile number"


# not the same


def test_those_said_to_be_two_are_not_proposed_again(store: Store) -> None:
    a, b = (person(store, "Eva Ek", "Ale") for _times in range(2))
    duplicates.not_same(store, participant=b, other=a)
    assert found(store) == []
    assert journal.history(store)[0].title == "Noted that Eva Ek and Eva Ek are two people"
    duplicates.not_same(store, participant=a, other=b)  # said again: nothing new
    assert len(journal.history(store)) == 3
    c = person(store, "Eva Ek", "Ale")
    assert [(pair.a, pair.b) for pair in found(store)] == [(a, c), (b, c)]
    journal.undo(store)
    journal.undo(store)
    assert [(pair.a, pair.b) for pair in found(store)] == [(a, b)]


def test_said_in_an_import_holds_here_too(store: Store) -> None:
    a, b = (person(store, "Eva Ek", "Ale") for _times in range(2))
    with store.change("x") as change:
        change.insert("not_same", name_key="ek eva", participant=a)
    assert found(store) == []
    assert b


def test_an_import_still_finds_each_of_two_namesakes(sqlite_store: Store) -> None:
    from desktop_app.work import imports

    store = sqlite_store
    a, b = (person(store, "Eva Ek", "Ale", email=f"{name}@ale.example") for name in ("eva", "eva.ek"))
    duplicates.not_same(store, participant=a, other=b)
    text = "Namn\tKommun\tE-post\nEva Ek\tAle\teva.ek@ale.example\n"
    (planned,) = drain(imports.prepare(store, [imports.Pasted(text, "lista")])).files
    assert [each.state for each in planned.file.people] == ["unchanged"]


def test_one_is_not_compared_with_oneself(store: Store) -> None:
    a = person(store, "Eva Ek")
    with pytest.raises(Invalid, match="cannot be compared with themselves"):
        duplicates.not_same(store, participant=a, other=a)
    with pytest.raises(NotFound):
        duplicates.not_same(store, participant=a, other=ParticipantId(4711))
    assert dump.everything(store)["not_same"] == []


# many


def test_many_of_one_name_are_not_all_compared(store: Store) -> None:
    """Sixty of one name at one place would be 1,770 pairs."""
    ale = body(store, "Ale")
    with store.change("x") as change:
        ids = change.insert_many("participant", [{"given": "Eva", "family": "Ek", "written": "Eva Ek"}] * 60)
        change.insert_many("affiliation", [{"participant": number, "organisation": ale} for number in ids])
    pairs = found(store)
    assert {number for pair in pairs for number in (pair.a, pair.b)} == set(ids)
    assert len(pairs) < 10 * 60


def test_reading_goes_by_portions_and_can_be_stopped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "_PORTION", 100)
    ale = body(store, "Ale")
    words = ["".join(word) for word in itertools.product(("bak", "lun", "mor", "tis"), repeat=4)]
    with store.change("x") as change:
        rows = [{"given": word, "family": words[n - 90]} for n, word in enumerate(words)]
        ids = change.insert_many("participant", rows)
        change.insert_many("affiliation", [{"participant": number, "organisation": ale} for number in ids])
    work = duplicates.find(store)
    assert next(work) == Progress(0, 3, "Reading the participants")
    work.close()
    with recorded(store) as sent:
        assert found(store) == []
    assert len(sent) < 20
