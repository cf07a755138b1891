"""Undo and redo: of the last change or an older one, now or after reopening; later edits are kept."""

from __future__ import annotations

from contextlib import closing

import pytest

from desktop_app.errors import Conflict, NotFound
from desktop_app.i18n import use
from desktop_app.store import dump, journal, networks, participants
from desktop_app.store.database import Store
from desktop_app.store.register import open_register
from desktop_app.work import networks as at_networks
from desktop_app.work import participants as at_participants
from desktop_app.work.meetings import invitations
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import DAY, body, network, person, small


def test_nothing_to_undo_or_redo(store: Store) -> None:
    assert journal.next_undo(store) is None
    assert journal.next_redo(store) is None
    with pytest.raises(NotFound):
        journal.undo(store)
    with pytest.raises(NotFound):
        journal.redo(store)
    with pytest.raises(NotFound):
        journal.undo(store, 4711)


def test_all_is_undone_and_done_again_one_by_one(store: Store) -> None:
    states = [dump.everything(store)]
    number = person(store, "Eva Ek", "Ale", email="eva@ale.example")
    states.append(dump.everything(store))
    at_participants.change(store, participant=number, title="Chef", mobile="070-174 06 05")
    states.append(dump.everything(store))
    at_participants.remove(store, participants=[number])
    states.append(dump.everything(store))
    for state in reversed(states[:-1]):
        undone = journal.undo(store)
        assert undone.kept == ()
        assert dump.everything(store) == state
    assert journal.next_undo(store) is None
    for state in states[1:]:
        journal.redo(store)
        assert dump.everything(store) == state
    assert journal.next_redo(store) is None
    assert len(journal.history(store)) == 9


def test_undo_and_redo_work_after_reopening(store: Store, location: str) -> None:
    before = dump.everything(store)
    small(store)
    after = dump.everything(store)
    store.close()
    steps = 0
    with closing(open_register(location)) as again:
        while journal.next_undo(again):
            journal.undo(again)
            steps += 1
        assert dump.everything(again) == before
    with closing(open_register(location)) as again:
        for _step in range(steps):
            journal.redo(again)
        assert dump.everything(again) == after
        assert participants.ids(again, search="öberg")


def test_what_is_next_is_named_in_the_readers_language(store: Store) -> None:
    number = person(store, "Eva Ek")
    at_participants.change(store, participant=number, note="Ny")
    line = journal.next_undo(store)
    assert line
    assert line.title == "Changed Eva Ek"
    undone = journal.undo(store)
    assert undone.title == "Changed Eva Ek"
    assert [line.title for line in journal.history(store)] == [
        "Undid: Changed Eva Ek",
        "Changed Eva Ek",
        "Added Eva Ek",
    ]
    assert [line.undone for line in journal.history(store)] == [False, True, False]
    journal.redo(store)
    assert journal.history(store)[0].title == "Did again: Changed Eva Ek"
    assert [line.undone for line in journal.history(store)] == [False, False, False, False]
    use("sv")
    assert "{" not in journal.history(store)[0].title


def test_a_change_can_be_undone_again_after_it_was_done_again(store: Store) -> None:
    before = dump.everything(store)
    person(store, "Eva Ek", "Ale")
    after = dump.everything(store)
    for _round in range(3):
        journal.undo(store)
        assert dump.everything(store) == before
        journal.redo(store)
        assert dump.everything(store) == after


def test_an_older_change_is_undone_by_its_number(store: Store) -> None:
    eva = person(store, "Eva Ek", "Ale")
    first = journal.last_change(store)
    bo = person(store, "Bo Ek", "Ale")
    journal.undo(store, first)
    assert participants.ids(store) == [bo]
    with pytest.raises(NotFound):
        journal.undo(store, first)
    journal.redo(store)
    assert set(participants.ids(store)) == {bo, eva}


def test_an_undo_is_not_undone(store: Store) -> None:
    person(store, "Eva Ek")
    undone = journal.undo(store)
    assert undone.change
    with pytest.raises(NotFound):
        journal.undo(store, undone.change)


def test_an_edit_ends_what_can_be_done_again(store: Store) -> None:
    person(store, "Eva Ek")
    journal.undo(store)
    person(store, "Bo Ek")
    assert journal.next_redo(store) is None
    with pytest.raises(NotFound):
        journal.redo(store)


def test_undo_goes_field_by_field_and_keeps_what_was_edited_since(store: Store) -> None:
    number = person(store, "Eva Ek")
    at_participants.change(store, participant=number, given="Ewa", family="Ekman", note="Första")
    change = journal.last_change(store)
    at_participants.change(store, participant=number, note="Andra")
    undone = journal.undo(store, change)
    held = participants.get(store, number)
    assert (held.given, held.family, held.note) == ("Eva", "Ek", "Andra")
    assert undone.kept == ("Ewa Ekman",)
    assert participants.ids(store, search="ekman") == []
    assert participants.ids(store, search="eva ek") == [number]


def test_nothing_left_to_undo_is_a_conflict_and_changes_nothing(store: Store) -> None:
    number = person(store, "Eva Ek", note="Noll")
    at_participants.change(store, participant=number, note="Första")
    change = journal.last_change(store)
    at_participants.change(store, participant=number, note="Andra")
    before = dump.everything(store)
    history = journal.history(store)
    with pytest.raises(Conflict, match="Changed Eva Ek"):
        journal.undo(store, change)
    assert dump.everything(store) == before
    assert journal.history(store) == history


def test_a_row_that_something_points_at_by_now_is_kept_and_named(store: Store) -> None:
    group = network(store)
    eva = person(store, "Eva Ek", "Ale")
    change = journal.last_change(store)
    at_networks.join(store, network=group, participant=eva)
    undone = journal.undo(store, change)
    assert "Eva Ek" in undone.kept
    held = participants.get(store, eva)
    assert held.written == "Eva Ek"
    assert [seat.network for seat in held.memberships] == [group]


def test_a_removed_record_comes_back_under_its_number_with_all_that_was_its(store: Store) -> None:
    group = small(store)
    before = dump.everything(store)
    at_networks.remove(store, network=group)
    at_participants.remove(store, participants=participants.ids(store))
    journal.undo(store)
    journal.undo(store)
    assert dump.everything(store) == before
    assert [seat.name for seat in networks.get(store, group).memberships] == [
        "Nils von Essen",
        "Eva Ek",
        "Åsa Öberg",
    ]


def test_what_was_removed_stays_out_where_its_owner_has_gone_since(store: Store) -> None:
    eva = person(store, "Eva Ek", "Ale", email="eva@ale.example")
    at_participants.change(store, participant=eva, email="")
    change = journal.last_change(store)
    at_participants.remove(store, participants=[eva])
    before = dump.everything(store)
    with pytest.raises(Conflict):
        journal.undo(store, change)
    assert dump.everything(store) == before


def test_an_ended_membership_comes_back(store: Store) -> None:
    group = small(store)
    eva = participants.named(store, "Åsa Öberg")
    before = dump.everything(store)
    at_participants.end(store, participant=eva, organisation=body(store, "Partille"), on=DAY)
    assert dump.everything(store) != before
    journal.undo(store)
    assert dump.everything(store) == before
    assert group


def test_a_rows_several_steps_in_one_change_are_undone_whole(store: Store) -> None:
    eva = person(store, "Eva Ek")
    before = dump.everything(store)
    with store.change("participants.changed", name="Eva Ek") as change:
        change.update("participant", eva, 1, note="ett")
        change.update("participant", eva, 2, note="två", given="Ewa")
        other = change.insert("participant", given="Bo", family="Ek", written="Bo Ek")
        change.update("participant", other, 1, note="tre")
        change.insert("contact", participant=other, kind="email", value="bo@ale.example")
    after = dump.everything(store)
    journal.undo(store)
    assert dump.everything(store) == before
    journal.redo(store)
    assert dump.everything(store) == after


def test_a_row_changed_and_removed_in_one_change_comes_back_as_it_was_first(store: Store) -> None:
    eva = person(store, "Eva Ek", note="noll")
    before = dump.everything(store)
    with store.change("participants.removed", name="Eva Ek", count=1) as change:
        change.update("participant", eva, 1, note="ett")
        change.delete("participant", [eva])
    journal.undo(store)
    assert dump.everything(store) == before
    journal.redo(store)
    assert participants.ids(store) == []


def test_the_history_of_one_record(store: Store) -> None:
    group = network(store)
    eva = person(store, "Eva Ek", "Ale")
    bo = person(store, "Bo Ek", "Ale")
    at_networks.join(store, network=group, participant=eva)
    at_participants.change(store, participant=bo, note="Ny")
    found = [line.title for line in journal.record_history(store, "participant", eva, owner="participant")]
    assert found == ["Eva Ek joined Arbetsmarknad", "Added Eva Ek"]


def test_an_undone_invitation_leaves_the_list_empty(store: Store) -> None:
    group = small(store)
    meeting = at_meetings.add(store, first_day=DAY, networks=[group])
    assert invitations.invite(store, meeting=meeting) == 3
    journal.undo(store)
    assert invitations.invite(store, meeting=meeting) == 3
