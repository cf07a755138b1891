"""Diets of sign-up lists: to their meeting, compared with its list, never remembered, gone by undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop_app.records.ids import MeetingId
from desktop_app.records.progress import drain
from desktop_app.sheets.book import Value
from desktop_app.store import dump, journal, participants, tables
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import exports, imports
from desktop_app.work.meetings import meetings as at_meetings
from desktop_app.work.meetings import replies
from tests.work.intake.sources import DATA
from tests.work.intake.test_attendance import ANNA, BO, FORM, plan, take


@pytest.fixture
def meeting(store: Store) -> MeetingId:
    return at_meetings.add(store, first_day=date(2026, 2, 11), title="Dialogmöte")


def diets(store: Store, meeting: MeetingId) -> dict[str, str]:
    return {row.name: row.diet for row in meetings.get(store, meeting).attendance}


def changes(store: Store, rows: Sequence[Sequence[Value]], meeting: MeetingId) -> list[tuple[str, ...]]:
    """Of each person the state, and of each diet old, new, and whether the two are at odds."""
    file, _into = plan(store, rows, None, meeting=meeting)
    return [
        (
            each.state,
            *(f"{c.old}→{c.new}{'?' * c.conflict}" for c in each.cells if c.field.startswith("diet")),
        )
        for each in file.people
    ]


def test_a_diet_is_kept_at_its_meeting_and_nowhere_else(store: Store, meeting: MeetingId) -> None:
    other = at_meetings.add(store, first_day=date(2026, 3, 11), title="Kvällsmöte")
    before = dump.everything(store)
    rows = [FORM, ("2026-01-10", *ANNA, "Ja", "Vegan"), ("2026-01-11", *BO, "Ja", "inga allergier")]
    take(store, rows, None, meeting=meeting)
    assert diets(store, meeting) == {"Anna Berg": "Vegan", "Bo Ek": ""}
    assert diets(store, other) == {}
    for name, table in tables.TABLES.items():
        if name != "attendance":
            assert "vegan" not in str([tuple(row) for row in store.fetch(sa.select(table))]).casefold()
    assert participants.ids(store, search="vegan") == []
    journal.undo(store)
    assert dump.everything(store) == before


def test_the_same_answers_again_change_nothing(store: Store, meeting: MeetingId) -> None:
    rows = [FORM, ("2026-01-10", *ANNA, "Ja", "Vegan"), ("", *BO, "", "Nötallergi")]
    take(store, rows, None, meeting=meeting)
    assert diets(store, meeting) == {"Anna Berg": "Vegan", "Bo Ek": "Nötallergi"}
    assert changes(store, rows, meeting) == [("unchanged",), ("unchanged",)]
    assert take(store, rows, None, meeting=meeting) is None
    again = [FORM, ("2026-01-10", *ANNA, "Ja", "vegan"), ("", *BO, "", "")]  # an empty cell erases nothing
    assert take(store, again, None, meeting=meeting) is None
    assert diets(store, meeting) == {"Anna Berg": "Vegan", "Bo Ek": "Nötallergi"}


def test_a_newer_answer_holds_and_an_older_one_does_not(store: Store, meeting: MeetingId) -> None:
    take(store, [FORM, ("2026-01-10", *ANNA, "Ja", "Vegan")], None, meeting=meeting)
    newer = [FORM, ("2026-01-15", *ANNA, "Ja", "Nötallergi")]
    assert changes(store, newer, meeting) == [("changed", "Vegan→Nötallergi")]
    take(store, newer, None, meeting=meeting)
    assert diets(store, meeting) == {"Anna Berg": "Nötallergi"}
    assert changes(store, [FORM, ("2026-01-12", *ANNA, "Ja", "Laktosfri")], meeting) == [("unchanged",)]


def test_without_a_day_two_diets_are_a_conflict(store: Store, meeting: MeetingId) -> None:
    rows = [FORM, ("", *ANNA, "Ja", "Vegan")]
    take(store, rows, None, meeting=meeting)
    (line,) = meetings.get(store, meeting).attendance
    replies.answer(store, meeting=meeting, attendance=line.id, diet="Vegan, nötallergi")
    assert changes(store, rows, meeting) == [("conflict", "Vegan, nötallergi→Vegan?")]
    assert take(store, rows, None, meeting=meeting) is None  # what the register says stands
    assert diets(store, meeting) == {"Anna Berg": "Vegan, nötallergi"}


def test_who_is_invited_already_gets_a_diet_and_an_undo_takes_it(store: Store, meeting: MeetingId) -> None:
    take(store, [FORM, ("", *ANNA, "Ja", "")], None, meeting=meeting)
    before = dump.everything(store)
    take(store, [FORM, ("", *ANNA, "Ja", "Vegan")], None, meeting=meeting)
    assert diets(store, meeting) == {"Anna Berg": "Vegan"}
    undone = journal.undo(store)
    assert (undone.kept, undone.lost) == ((), ())
    assert dump.everything(store) == before
    assert changes(store, [FORM, ("", *ANNA, "Ja", "Vegan")], meeting) == [("changed", "→Vegan")]


def test_a_diet_whose_import_was_redone_comes_with_the_file_again(store: Store, meeting: MeetingId) -> None:
    rows = [FORM, ("2026-01-10", *ANNA, "Ja", "Vegan")]
    take(store, rows, None, meeting=meeting)
    journal.undo(store)
    assert journal.redo(store).lost == ("Anna Berg",)
    assert diets(store, meeting) == {"Anna Berg": ""}
    assert take(store, rows, None, meeting=meeting) is not None
    assert diets(store, meeting) == {"Anna Berg": "Vegan"}


def test_the_samples_diets_are_counted_for_the_caterer_and_named_to_nobody(sqlite_store: Store) -> None:
    store = sqlite_store
    meeting = at_meetings.add(store, first_day=date(2026, 2, 11), title="Dialogmöte")
    name = "Anmälan dialogmöte 11 februari(1-24).xlsx"
    prepared = drain(imports.prepare(store, [DATA / "lists" / name], meeting=meeting))
    drain(imports.carry_out(store, prepared))
    told = {diet for diet in diets(store, meeting).values() if diet}
    assert told
    made = exports.table(store, "meeting", meeting=meeting)
    assert not any(diet in str(made.rows) for diet in told)
    assert made.beside is not None
    assert {row[0] for row in made.beside.rows} <= told
    assert exports.table(store, "attendance", meeting=meeting).beside is None
    people = exports.table(store, "participants")
    assert not any(diet in str(people.rows) for diet in told)


def test_an_exported_meeting_is_read_back_as_unchanged(sqlite_store: Store, tmp_path: Path) -> None:
    store = sqlite_store
    meeting = at_meetings.add(store, first_day=date(2026, 2, 11), title="Dialogmöte")
    rows = [FORM, ("2026-01-10", *ANNA, "Ja", "Vegan"), ("2026-01-11", *BO, "Ja", "Laktosfri")]
    take(store, rows, None, meeting=meeting)
    out = tmp_path / "Dialogmöte.xlsx"
    exports.save(exports.table(store, "meeting", meeting=meeting), out)
    prepared = drain(imports.prepare(store, [out], meeting=meeting))
    (planned,) = prepared.files
    assert [each.state for each in planned.file.people] == ["unchanged", "unchanged"]
