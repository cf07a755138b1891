"""A diet stands at its meeting and nowhere else: the history tells that it was changed, undo invents none."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings.meetings import Attendance
from desktop_app.store import dump, journal, participants, tables
from desktop_app.store.altered import altered
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import duplicates
from desktop_app.work.meetings import invitations, replies
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import person, small

NUTS, GREEN, NO_GLUTEN = "Nötallergi", "Vegetariskt", "Glutenfritt"


@pytest.fixture
def meeting(store: Store) -> MeetingId:
    """A meeting with three invited."""
    small(store)
    number = meetings.ids(store)[0]
    invitations.invite(store, meeting=number)
    return number


def first(store: Store, meeting: MeetingId) -> Attendance:
    return meetings.get(store, meeting).attendance[0]


def note(store: Store, meeting: MeetingId, **values: Any) -> None:
    replies.answer(store, meeting=meeting, attendance=first(store, meeting).id, **values)


def marks(store: Store) -> list[tuple[str, str]]:
    """What the journal says of diets, in the order written: before and after."""
    rows = tables.change_row
    statement = sa.select(rows).where(rows.c.table_name == "attendance").order_by(rows.c.id)
    lines = [(json.loads(r.before or "{}"), json.loads(r.after or "{}")) for r in store.fetch(statement)]
    return [(before.get("diet", "-"), after.get("diet", "-")) for before, after in lines]


def test_the_journal_holds_marks_and_never_a_diet(store: Store, meeting: MeetingId) -> None:
    for diet in (NUTS, GREEN, ""):
        note(store, meeting, diet=diet)
    note(store, meeting, reply="accepted")
    note(store, meeting, diet=NO_GLUTEN)
    note(store, meeting, presence="present")
    at_meetings.remove(store, meeting=meeting)
    assert marks(store)[3:9] == [
        ("", "set"),
        ("set", "changed"),
        ("set", ""),
        ("", ""),
        ("", "set"),
        ("set", "set"),
    ]
    assert sorted(marks(store)[9:]) == [("", "-"), ("", "-"), ("set", "-")]
    for table in (tables.change, tables.change_row, tables.search_entry):
        told = str([tuple(row) for row in store.fetch(sa.select(table))]).casefold()
        assert not any(diet.casefold() in told for diet in (NUTS, GREEN, NO_GLUTEN))


def test_a_diet_put_in_anothers_place_is_a_change_of_its_own(store: Store, meeting: MeetingId) -> None:
    note(store, meeting, diet=NUTS)
    count = len(journal.history(store))
    note(store, meeting, diet=GREEN)
    assert len(journal.history(store)) == count + 1
    note(store, meeting, diet=GREEN)  # nothing is changed, and nothing is told
    assert len(journal.history(store)) == count + 1


def test_a_diet_given_where_there_was_none_is_cleared(store: Store, meeting: MeetingId) -> None:
    before = dump.everything(store)
    note(store, meeting, diet=NUTS, reply="accepted")
    undone = journal.undo(store)
    assert (undone.kept, undone.lost) == ((), ())
    assert dump.everything(store) == before
    redone = journal.redo(store)  # the reply comes back; the diet is not there to come back
    assert (first(store, meeting).reply, first(store, meeting).diet) == ("accepted", "")
    assert redone.lost == (first(store, meeting).name,)


def test_a_diet_that_took_anothers_place_stays_and_is_told(store: Store, meeting: MeetingId) -> None:
    note(store, meeting, diet=NUTS)
    note(store, meeting, diet=GREEN, reply="accepted")
    undone = journal.undo(store)
    assert undone.lost == (first(store, meeting).name,)
    assert (first(store, meeting).reply, first(store, meeting).diet) == ("", GREEN)
    undone = journal.undo(store)  # before it there was none
    assert (undone.kept, undone.lost) == ((), ())
    assert first(store, meeting).diet == ""


def test_a_diet_that_somebody_else_gave_since_is_kept(store: Store, meeting: MeetingId) -> None:
    note(store, meeting, diet=NUTS, reply="accepted")
    given = journal.last_change(store)
    note(store, meeting, diet=GREEN)
    undone = journal.undo(store, given)
    assert (undone.kept, undone.lost) == ((first(store, meeting).name,), ())
    assert (first(store, meeting).reply, first(store, meeting).diet) == ("", GREEN)


def test_a_change_of_diet_alone_does_not_stand_in_the_way_of_older_undos(
    store: Store, meeting: MeetingId
) -> None:
    note(store, meeting, reply="accepted")
    note(store, meeting, diet=NUTS)
    note(store, meeting, diet="")
    for lost in ((first(store, meeting).name,), (), ()):
        assert journal.undo(store).lost == lost
    assert first(store, meeting).reply == ""
    assert [line.undone for line in journal.history(store) if line.kind == "edit"][:3] == [True] * 3


def test_a_line_that_comes_back_comes_without_and_its_person_is_told(
    store: Store, meeting: MeetingId
) -> None:
    note(store, meeting, diet=NUTS)
    name = first(store, meeting).name
    at_meetings.remove(store, meeting=meeting)
    undone = journal.undo(store)
    assert undone.lost == (name,)
    assert [row.diet for row in meetings.get(store, meeting).attendance] == ["", "", ""]
    journal.undo(store)  # the diet, which is not there
    assert journal.undo(store).kept == ()  # the invitation
    assert meetings.get(store, meeting).attendance == ()


def test_an_invitation_with_a_later_diet_is_kept(store: Store, meeting: MeetingId) -> None:
    invited = journal.last_change(store)
    note(store, meeting, diet=NUTS)
    undone = journal.undo(store, invited)
    assert undone.kept == (first(store, meeting).name,)
    assert [row.diet for row in meetings.get(store, meeting).attendance] == [NUTS]


def test_the_history_of_a_change_shows_no_diet(store: Store, meeting: MeetingId) -> None:
    note(store, meeting, diet=NUTS, reply="accepted")
    lines = altered(store, journal.history(store)[0].id)
    assert [(line.before, line.after) for line in lines] == [("", "Accepted")]


def test_merged_people_keep_their_diets_and_get_them_back(store: Store, meeting: MeetingId) -> None:
    one = participants.named(store, "Eva Ek")
    other = person(store, "Eva Ekk", "Göteborgsregionen")
    june = at_meetings.add(store, first_day=date(2026, 6, 1), title="Junimöte")
    with store.change("meetings.invited", title="Junimöte", count=1) as running:
        for number, diet in ((june, GREEN), (meeting, NUTS)):
            running.insert("attendance", meeting=number, participant=other, name="Eva Ekk", diet=diet)
    before = dump.everything(store)
    duplicates.merge(store, participant=one, other=other)
    evas = [row for number in (meeting, june) for row in meetings.get(store, number).attendance]
    assert [(row.name, row.diet) for row in evas if row.participant == one] == [
        ("Eva Ek", NUTS),
        ("Eva Ekk", GREEN),
    ]
    assert journal.undo(store).lost == ()
    assert dump.everything(store) == before
