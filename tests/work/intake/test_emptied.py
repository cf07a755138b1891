"""An empty cell erases nothing, unless a person says so of the cell or of the row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop_app.records.participants import Participant
from desktop_app.records.progress import drain
from desktop_app.sheets.writing import write_table
from desktop_app.store import journal, participants
from desktop_app.store.database import Store
from desktop_app.work.imports import Prepared, carry_out, prepare
from desktop_app.work.intake.planning.planned import RowChoice

HEADINGS = ("Namn", "Kommun", "Titel", "Parti", "E-post", "Telefon")
ANNA = ("Anna Berg", "Partille kommun", "Rektor", "S", "anna.berg@partille.example", "070-174 06 05")
BO = ("Bo Ek", "Ale kommun", "Handläggare", "M", "bo.ek@ale.example", "070-174 06 06")
EMPTY = ("Anna Berg", "Partille kommun", "", "", "", "")


def listed(folder: Path, *rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> Path:
    path = folder / "Lista.xlsx"
    write_table(headings, rows, path)
    return path


def planned(store: Store, path: Path) -> Prepared:
    return drain(prepare(store, [path]))


def imported(store: Store, path: Path, **said: Any) -> int | None:
    return drain(carry_out(store, planned(store, path), **said))


def anna(store: Store) -> Participant:
    [number] = participants.ids(store, search="anna berg")
    return participants.get(store, number)


def facts(person: Participant) -> list[str]:
    [tie] = person.affiliations
    return [tie.title, tie.party, *(each.as_written for each in person.contacts)]


@pytest.fixture
def store(sqlite_store: Store, tmp_path: Path) -> Store:
    imported(sqlite_store, listed(tmp_path, ANNA, BO))
    return sqlite_store


def offered(store: Store, path: Path) -> list[tuple[str, str]]:
    person = planned(store, path).files[0].file.people[0]
    assert all(not cell.new for cell in person.kept)
    return [(cell.field, cell.old) for cell in person.kept]


def test_an_empty_cell_is_offered_and_erases_nothing(store: Store, tmp_path: Path) -> None:
    path, before = listed(tmp_path, EMPTY, BO), facts(anna(store))
    assert offered(store, path) == [
        ("title", "Rektor"),
        ("party", "S"),
        ("email", "anna.berg@partille.example"),
        ("mobile", "+46701740605"),
    ]
    assert [each.state for each in planned(store, path).files[0].file.people] == ["unchanged", "unchanged"]
    imported(store, path, on_conflict="file")
    assert facts(anna(store)) == before


def test_what_is_ticked_is_emptied_and_comes_back(store: Store, tmp_path: Path) -> None:
    path, before = listed(tmp_path, EMPTY, BO), facts(anna(store))
    change = imported(store, path, choices={0: {0: RowChoice(cells={0: True, 2: True})}})
    assert facts(anna(store)) == ["", "S", "070-174 06 05"]
    assert change is not None
    journal.undo(store, change)
    assert facts(anna(store)) == before


def test_a_row_may_be_emptied_whole_and_again_is_nothing_to_do(store: Store, tmp_path: Path) -> None:
    path = listed(tmp_path, EMPTY, BO)
    imported(store, path, choices={0: {0: "empty"}})
    assert facts(anna(store)) == ["", ""]
    assert offered(store, path) == []
    assert imported(store, path, choices={0: {0: "empty"}}) is None


def test_the_files_value_for_a_row_empties_nothing(store: Store, tmp_path: Path) -> None:
    before = facts(anna(store))
    imported(store, listed(tmp_path, EMPTY, BO), choices={0: {0: "file"}})
    assert facts(anna(store)) == before


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (("Namn", "Kommun"), ("Anna Berg", "Partille kommun")),  # no such column
        (("Namn", "Kommun", "E-post"), ("Anna Berg", "Partille kommun", "saknas för tillfället")),  # told of
        (("Namn", "Kommun", "Telefon"), ("Anna Berg", "Partille kommun", "0300-52 00 99")),  # another number
        (("Namn", "Kommun", "Titel"), ("Anna Berg (S)", "Partille kommun", "Rektor")),  # nothing is empty
    ],
)
def test_only_a_cell_that_is_certainly_empty_is_offered(
    store: Store, tmp_path: Path, headings: tuple[str, ...], row: tuple[str, ...]
) -> None:
    other = tuple(BO[HEADINGS.index(heading)] for heading in headings)
    assert offered_or_none(store, listed(tmp_path, row, other, headings=headings)) == []


def offered_or_none(store: Store, path: Path) -> list[str]:
    return [cell.field for cell in planned(store, path).files[0].file.people[0].kept if not cell.new]


def test_a_row_of_several_people_offers_nothing(store: Store, tmp_path: Path) -> None:
    path = listed(
        tmp_path,
        ("Partille kommun", "Anna Berg", "", "Bo Ek", ""),
        ("Ale kommun", "Eva Dal", "e@ale.example", "Kim Lid", ""),
        headings=("Kommun", "Ordinarie", "E-post", "Ersättare", "E-post"),
    )
    assert offered_or_none(store, path) == []
