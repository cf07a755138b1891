"""Own lists: who is put on them and taken off, what they narrow, and what becomes of them."""

from __future__ import annotations

import pytest

from desktop_app.errors import Invalid, NotFound
from desktop_app.records.ids import OwnListId, ParticipantId
from desktop_app.store import dump, journal, organisations, own_lists, participants
from desktop_app.store.database import Store
from desktop_app.work import duplicates, exports
from desktop_app.work import own_lists as at_lists
from desktop_app.work import participants as at_participants
from tests.people import body, person

Lucia = tuple[Store, OwnListId, ParticipantId, ParticipantId]


@pytest.fixture
def lucia(store: Store) -> Lucia:
    """The list "Luciakaffet" with Åsa, and Eva who is not on it."""
    eva = person(store, "Eva Ek", "Ale", email="eva@ale.example")
    asa = person(store, "Åsa Öberg", "Ale")
    return store, at_lists.add(store, name=" Luciakaffet ", note="i december", participants=[asa]), eva, asa


def test_who_is_put_on_a_list_and_taken_off(lucia: Lucia) -> None:
    store, number, eva, asa = lucia
    ale = body(store, "Ale")
    assert at_lists.put(store, own_list=number, participants=[eva, asa, eva], organisations=[ale]) == 2
    assert at_lists.put(store, own_list=number, participants=[eva]) == 0
    held = own_lists.get(store, number)
    assert (held.name, held.note, held.participants, held.organisations) == (
        "Luciakaffet",
        "i december",
        (asa, eva),
        (ale,),
    )
    assert [row[1:] for row in own_lists.rows(store)] == [("Luciakaffet", 2, 1, "i december")]
    assert [row.name for row in own_lists.of(store, "participant", eva)] == ["Luciakaffet"]
    assert [line.title for line in journal.history(store)[:2]] == [
        "Put 2 on the list Luciakaffet",
        "Added the list Luciakaffet",
    ]
    assert at_lists.take(store, own_list=number, participants=[asa], organisations=[ale]) == 2
    assert at_lists.take(store, own_list=number, participants=[asa]) == 0
    assert own_lists.get(store, number).participants == (eva,)


def test_a_list_narrows_lists_searches_and_exports(lucia: Lucia) -> None:
    store, number, _eva, asa = lucia
    at_lists.put(store, own_list=number, organisations=[body(store, "Ale")])
    assert participants.ids(store, own_list=number) == [asa]
    assert participants.ids(store, own_list=number, search="ale", order="organisation") == [asa]
    assert participants.ids(store, own_list=number, search="eva") == []
    assert participants.count(store, own_list=number) == 1
    assert organisations.ids(store, own_list=number) == [body(store, "Ale")]
    assert organisations.count(store, own_list=number) == 1
    table = exports.table(store, "participants", own_list=number)
    assert [row[:2] for row in table.rows] == [("Åsa", "Öberg")]
    assert len(exports.table(store, "organisations", own_list=number).rows) == 1


def test_a_list_is_renamed_and_removed(lucia: Lucia) -> None:
    store, number, _eva, asa = lucia
    before = dump.everything(store)
    at_lists.change(store, own_list=number, name="Lussekaffet")
    assert own_lists.named(store, "lussekaffet") == own_lists.named(store, str(number)) == number
    assert own_lists.get(store, number).note == "i december"
    at_lists.remove(store, own_list=number)
    assert own_lists.rows(store) == []
    assert participants.get(store, asa).written == "Åsa Öberg"
    journal.undo(store)
    journal.undo(store)
    assert dump.everything(store) == before


def test_a_list_is_refused(lucia: Lucia) -> None:
    store, number, _eva, _asa = lucia
    other = at_lists.add(store, name="Julkort")
    before = dump.everything(store)
    for name in (" ", "LUCIAKAFFET"):
        with pytest.raises(Invalid) as refused:
            at_lists.add(store, name=name)
        assert refused.value.field == "name"
        with pytest.raises(Invalid):
            at_lists.change(store, own_list=other, name=name)
    at_lists.change(store, own_list=number, name="Luciakaffet")
    with pytest.raises(NotFound):
        at_lists.put(store, own_list=number, participants=[ParticipantId(4711)])
    with pytest.raises(NotFound, match="Julkort, Luciakaffet"):
        own_lists.named(store, "Påskkaffet")
    assert dump.everything(store) == before


def test_who_goes_is_on_no_list_and_two_made_one_are_on_it_once(lucia: Lucia) -> None:
    store, number, eva, asa = lucia
    other = at_lists.add(store, name="Julkort", participants=[eva])
    at_lists.put(store, own_list=number, participants=[eva])
    before = dump.everything(store)
    duplicates.merge(store, participant=asa, other=eva)
    assert own_lists.get(store, number).participants == own_lists.get(store, other).participants == (asa,)
    journal.undo(store)
    assert dump.everything(store) == before
    at_participants.remove(store, participants=[asa])
    assert own_lists.get(store, number).participants == (eva,)
    journal.undo(store)
    assert dump.everything(store) == before
