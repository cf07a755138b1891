"""Attendance matrices and sign-ups: what they bring to meetings, twice, against edits, and undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.ids import ChangeId, MeetingId, NetworkId
from desktop_app.records.progress import drain
from desktop_app.sheets.book import Book, Value
from desktop_app.store import dump, journal, organisations, participants
from desktop_app.store import networks as stored_networks
from desktop_app.store.altered import altered
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import imports, networks
from desktop_app.work.intake.planning.accepted import Accepted
from desktop_app.work.intake.planning.attendance import with_attendance
from desktop_app.work.intake.planning.decide import decide
from desktop_app.work.intake.planning.known import planned
from desktop_app.work.intake.planning.planned import PlannedFile
from desktop_app.work.intake.telling.report import report
from desktop_app.work.intake.understand import understand
from desktop_app.work.intake.writing.apply import apply
from desktop_app.work.meetings import meetings as at_meetings
from desktop_app.work.meetings import replies
from tests.work.intake.sources import DATA, expected, from_rows, sheet

HEAD = ("Namn", "Kommun", "2025-01-20", "2025-04-07")
ANNA = ("Anna Berg", "Ale kommun")
BO = ("Bo Ek", "Partille kommun")
FORM = ("Slutförandetid", "Namn", "Kommun", "Kommer du på mötet?", "Specialkost")


def plan(
    store: Store,
    rows: Sequence[Sequence[Value]],
    network: NetworkId | None,
    *,
    meeting: MeetingId | None = None,
    file: str = "lista.xlsx",
) -> tuple[PlannedFile, NetworkId | None]:
    gazetteer = Gazetteer(*organisations.forms(store))
    understood = understand(Book(file, "xlsx", (sheet(rows),)), gazetteer, year=2026)
    made = planned(store, understood, network)
    return with_attendance(store, made.file, made.network, meeting), made.network


def take(
    store: Store, rows: Sequence[Sequence[Value]], network: NetworkId | None, **said: Any
) -> ChangeId | None:
    file, into = plan(store, rows, network, **said)
    accepted = [Accepted(file, decide(file), into)]
    return drain(apply(store, accepted, moved=journal.last_change(store)))


def noted(store: Store, meeting: MeetingId) -> dict[str, tuple[str, str, str]]:
    return {
        row.name: (row.capacity, row.reply, row.presence) for row in meetings.get(store, meeting).attendance
    }


@pytest.fixture
def group(store: Store) -> NetworkId:
    return networks.add(store, name="Arbetsmarknad")


def test_a_matrix_makes_its_meetings_and_notes_who_came(store: Store, group: NetworkId) -> None:
    before = dump.everything(store)
    take(store, [HEAD, (*ANNA, "x", "frånv."), (*BO, "x (digitalt)", "(x)")], group)
    made = meetings.rows(store, meetings.ids(store, network=group))
    assert [(row.first_day, row.status) for row in made] == [("2025-01-20", "held"), ("2025-04-07", "held")]
    assert noted(store, made[0].id) == {
        "Anna Berg": ("member", "", "present"),
        "Bo Ek": ("member", "", "remote"),
    }
    assert noted(store, made[1].id) == {"Anna Berg": ("member", "", "absent")}  # (x) says nothing for certain
    journal.undo(store)
    assert dump.everything(store) == before


def test_a_day_may_stand_beside_its_meetings_number() -> None:
    head = ("Namn", "Kommun", "Möte 1\n2025-01-20", "Träff 2 7/4 2025 (digitalt)", "Svar 2025-05-26")
    found = from_rows(head, (*ANNA, "Närv", "Förhinder", "ja")).meetings
    assert [one.first_day for one in found] == [date(2025, 1, 20), date(2025, 4, 7)]


def test_the_same_matrix_again_changes_nothing(store: Store, group: NetworkId) -> None:
    rows = [HEAD, (*ANNA, "x", ""), (*BO, "", "x")]
    assert take(store, rows, group) is not None
    file, _into = plan(store, rows, group)
    assert [each.state for each in file.people] == ["unchanged", "unchanged"]
    assert take(store, rows, group) is None


def test_a_matrix_on_its_side_is_the_same_one(store: Store, group: NetworkId) -> None:
    rows = [("Datum", "Anna Berg", "Bo Ek"), ("Kommun", "Ale", "Partille")]
    rows += [("2025-01-20", "x", ""), ("2025-04-07", "frånv.", "x (digitalt)")]
    take(store, rows, group)
    made = meetings.rows(store, meetings.ids(store, network=group))
    assert [noted(store, row.id) for row in made] == [
        {"Anna Berg": ("member", "", "present"), "Bo Ek": ("member", "", "absent")},
        {"Anna Berg": ("member", "", "absent"), "Bo Ek": ("member", "", "remote")},
    ]
    assert take(store, rows, group) is None
    upright = [HEAD, (*ANNA, "x", "frånv."), (*BO, "", "x (digitalt)")]
    file, _into = plan(store, upright, group)
    assert [(each.state, each.cells) for each in file.people] == [("unchanged", ()), ("unchanged", ())]


def test_a_mark_that_was_put_right_is_a_changed_cell(store: Store, group: NetworkId) -> None:
    take(store, [HEAD, (*ANNA, "x", "x")], group)
    rows = [HEAD, (*ANNA, "x", "frånv.")]
    (person,) = plan(store, rows, group)[0].people
    assert person.state == "changed"
    assert [(c.field, c.old, c.new) for c in person.cells] == [("attendance 2025-04-07", "present", "absent")]
    take(store, rows, group)
    april = meetings.ids(store)[1]
    assert noted(store, april) == {"Anna Berg": ("member", "", "absent")}


def test_an_edit_in_the_register_outlives_the_same_matrix(store: Store, group: NetworkId) -> None:
    rows = [HEAD, (*ANNA, "x", "x")]
    take(store, rows, group)
    january = meetings.get(store, meetings.ids(store)[0])
    replies.answer(store, meeting=january.id, attendance=january.attendance[0].id, presence="absent")
    assert take(store, rows, group) is None
    (same,) = plan(store, rows, group)[0].people
    assert [(c.field, c.old, c.new) for c in same.kept] == [("attendance 2025-01-20", "absent", "present")]
    (other,) = plan(store, [HEAD, (*ANNA, "x (digitalt)", "x")], group)[0].people
    assert other.state == "conflict"


def test_the_networks_own_meeting_on_the_day_is_taken(store: Store, group: NetworkId) -> None:
    first, last = date(2025, 1, 20), date(2025, 1, 21)
    held = at_meetings.add(store, first_day=first, last_day=last, title="Vårmöte", networks=[group])
    other = at_meetings.add(store, first_day=date(2025, 1, 20), title="Annat")
    take(store, [HEAD, (*ANNA, "x", "x")], group)
    assert noted(store, held) == {"Anna Berg": ("member", "", "present")}
    assert noted(store, other) == {}
    assert meetings.get(store, held).last_day == last
    assert len(meetings.ids(store, network=group)) == 2


def test_of_two_meetings_on_a_day_none_is_guessed(store: Store, group: NetworkId) -> None:
    for title in ("Förmiddag", "Eftermiddag"):
        at_meetings.add(store, first_day=date(2025, 1, 20), title=title, networks=[group])
    rows = [HEAD, (*ANNA, "x", "x")]
    file, _into = plan(store, rows, group)
    assert any("2025-01-20" in each.message for each in file.problems)
    take(store, rows, group)
    assert [row.invited for row in meetings.rows(store, meetings.ids(store))] == [0, 0, 1]


def test_a_matrix_without_a_network_says_what_is_missing(store: Store) -> None:
    rows = [HEAD, (*ANNA, "x", "x")]
    file, _into = plan(store, rows, None)
    assert any("which network" in each.message for each in file.problems)
    take(store, rows, None)
    assert meetings.ids(store) == []
    assert participants.count(store) == 1


def test_a_sign_up_is_for_the_meeting_that_the_files_name_tells(store: Store, group: NetworkId) -> None:
    networks_before = stored_networks.get(store, group).memberships
    meeting = at_meetings.add(store, first_day=date(2026, 2, 11), title="Dialogmöte", networks=[group])
    at_meetings.add(store, first_day=date(2026, 3, 11), title="Dialogmöte", networks=[group])
    before = dump.everything(store)
    rows = [
        FORM,
        ("2026-01-10 08:15", *ANNA, "Ja", "Vegetarian"),
        ("2026-01-11 09:00", *BO, "Ja, digitalt", ""),
        ("2026-01-12 10:00", "Eva Lind", "Ale kommun", "Kanske", ""),
    ]
    name = "Anmälan dialogmöte 11 februari(1-24).xlsx"
    file, _into = plan(store, rows, group, file=name)
    assert file.endings == ()
    assert any("Dialogmöte, 2026-02-11" in each.message for each in file.problems)
    take(store, rows, group, file=name)
    assert noted(store, meeting) == {
        "Anna Berg": ("guest", "accepted", ""),
        "Bo Ek": ("guest", "remote", ""),
        "Eva Lind": ("guest", "perhaps", ""),
    }
    assert stored_networks.get(store, group).memberships == networks_before  # nobody joins by answering
    assert meetings.rows(store, [meeting])[0].accepted == 2
    assert take(store, rows, group, file=name) is None
    journal.undo(store)
    assert dump.everything(store) == before


def test_a_newer_answer_holds_and_an_older_one_does_not(store: Store) -> None:
    meeting = at_meetings.add(store, first_day=date(2026, 2, 11), title="Dialogmöte")
    take(store, [FORM, ("2026-01-10", *ANNA, "Ja", "")], None, meeting=meeting)
    take(store, [FORM, ("2026-01-15", *ANNA, "Nej", "")], None, meeting=meeting)
    assert noted(store, meeting) == {"Anna Berg": ("guest", "declined", "")}
    again = [FORM, ("2026-01-12", *ANNA, "Ja, digitalt", "")]
    assert [each.state for each in plan(store, again, None, meeting=meeting)[0].people] == ["unchanged"]


def test_the_same_form_for_another_meeting_is_another_answer(store: Store) -> None:
    first = at_meetings.add(store, first_day=date(2026, 2, 11), title="Dialogmöte")
    second = at_meetings.add(store, first_day=date(2026, 2, 11), title="Kvällsmöte")
    rows = [FORM, ("2026-01-10", *ANNA, "Ja", "")]
    for meeting in (first, second):
        assert take(store, rows, None, meeting=meeting) is not None
        assert noted(store, meeting) == {"Anna Berg": ("guest", "accepted", "")}


def test_a_sign_up_for_no_meeting_that_is_known_only_brings_people(store: Store) -> None:
    at_meetings.add(store, first_day=date(2026, 2, 11), title="Dialogmöte")
    rows = [FORM, ("2026-01-10", *ANNA, "Ja", "Vegan")]
    file, _into = plan(store, rows, None, file="Anmälan 12 februari.xlsx")
    told = " ".join(each.message for each in file.problems)
    assert "Choose the meeting" in told
    take(store, rows, None, file="Anmälan 12 februari.xlsx")
    assert [row.invited for row in meetings.rows(store, meetings.ids(store))] == [0]
    assert participants.count(store) == 1


def test_diets_are_in_the_report_only_row_by_row(store: Store) -> None:
    meeting = at_meetings.add(store, first_day=date(2026, 2, 11), title="Dialogmöte")
    file, _into = plan(store, [FORM, ("2026-01-10", *ANNA, "Ja", "Vegan")], None, meeting=meeting)
    told: Any = report([file], None)
    assert "Vegan" not in str(told)
    assert told["files"][0]["attendance"] == [
        {
            "sheet": "Blad1",
            "row": 2,
            "column": "D",
            "person": "Anna Berg",
            "meeting": "2026-02-11",
            "reply": "yes",
            "presence": "",
            "remote": False,
        }
    ]
    assert [each["start"] for each in told["files"][0]["meetings"]] == ["2026-02-11"]
    whole: Any = report([file], None, rows=True)
    assert whole["files"][0]["attendance"][0]["diet"] == "Vegan"


MARKS = st.sampled_from(["x", "", "(x)", "frånv.", "x (digitalt)"])
PEOPLE = [("Anna Berg", "Ale kommun"), ("Bo Ek", "Partille kommun"), ("Eva Lind", "Ale kommun")]


@given(st.lists(st.tuples(MARKS, MARKS), min_size=3, max_size=3))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undone_a_matrix_leaves_nothing(store: Store, group: NetworkId, marks: list[tuple[str, str]]) -> None:
    rows = [HEAD, *((*person, *said) for person, said in zip(PEOPLE, marks, strict=True))]
    before = dump.everything(store)
    assert take(store, rows, group) is not None
    assert take(store, rows, group) is None
    journal.undo(store)
    assert dump.everything(store) == before


def test_the_samples_matrix_is_noted_whole(sqlite_store: Store) -> None:
    store, name = sqlite_store, "Närvaro arbetsmarknadsnätverket 2025.xls"
    group = networks.add(store, name="Arbetsmarknad")
    prepared = drain(imports.prepare(store, [DATA / "lists" / name], network=group))
    drain(imports.carry_out(store, prepared))
    found = {
        (row.name, held.first_day.isoformat()): row.presence
        for held in (meetings.get(store, number) for number in meetings.ids(store))
        for row in held.attendance
    }
    words = {"present": "present", "absent": "absent", "present remotely": "remote"}
    wanted = {
        (f"{person['given']} {person['family']}", day): words[said]
        for person in expected(DATA / "lists")[name]["participants"]
        for day, said in person["attendance"].items()
        if said != "unclear"
    }
    assert found == wanted


def test_the_history_tells_who_was_noted_at_which_meeting(store: Store, group: NetworkId) -> None:
    take(store, [HEAD, (*ANNA, "x", "x")], group)
    change = take(store, [HEAD, (*ANNA, "x", "x (digitalt)")], group)
    assert change is not None
    assert altered(store, change) == [
        ("Anna Berg", "Meeting 2025-04-07", "Present", "Present remotely"),
    ]
