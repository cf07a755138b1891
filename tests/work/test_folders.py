"""A folder of lists as one import: what is taken, and that a person in several of them is one."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import FileProblem
from desktop_app.records.progress import drain
from desktop_app.store import dump, import_runs, journal, participants
from desktop_app.store.database import Store
from desktop_app.store.register import open_register
from desktop_app.work import folders, imports
from desktop_app.work.imports import Prepared
from tests.people import body, network, person

HEADINGS = ("Namn", "Kommun", "Titel", "E-post", "Mobil", "Roll")
EVA = ("Eva Ek", "Ale", "Rektor", "eva.ek@ale.example", "070-174 06 05", "ledamot")


@pytest.fixture
def store(sqlite_location: str) -> Iterator[Store]:
    with closing(open_register(sqlite_location)) as opened:
        yield opened


def write(path: Path, *rows: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows((HEADINGS, *rows))
    return path


def prepared(store: Store, *files: Path, **said: Any) -> Prepared:
    return drain(imports.prepare(store, files, **said))


def states(made: Prepared) -> list[list[tuple[str, str]]]:
    return [[(each.person.written, each.state) for each in planned.file.people] for planned in made.files]


def test_the_lists_of_a_folder_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.csv", "Å.xlsx", "a.CSV", "~$a.xlsx", ".dold.csv", "bild.png", "läs.vcf", ".~lock.b.csv#"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "under").mkdir()
    (tmp_path / "under" / "c.csv").write_text("x", encoding="utf-8")
    assert [path.name for path in folders.lists_in(tmp_path)] == ["a.CSV", "b.csv", "läs.vcf", "Å.xlsx"]
    alone = tmp_path / "b.csv"
    assert folders.files_of([alone, tmp_path / "finns inte.csv"]) == [alone, tmp_path / "finns inte.csv"]
    (tmp_path / "under" / "c.csv").unlink()
    with pytest.raises(FileProblem, match="There is no list in the folder"):
        folders.lists_in(tmp_path / "under")


def test_one_person_in_two_files_is_one(store: Store, tmp_path: Path) -> None:
    group = network(store, "Arbetsmarknad", ("Ale",))
    one = write(tmp_path / "1.csv", EVA)
    two = write(
        tmp_path / "2.csv", ("Eva Ek", "Ale", "", "", "070-174 06 06", ""), ("Bo Ek", "Ale", *[""] * 4)
    )
    made = prepared(store, one, two, network=group)
    assert states(made) == [[("Eva Ek", "new")], [("Eva Ek", "changed"), ("Bo Ek", "new")]]
    assert made.files[1].file.people[0].evidence == "same name and organisation"
    before = dump.everything(store)
    change = drain(imports.carry_out(store, made))
    eva = participants.get(store, participants.named(store, "Eva Ek"))
    assert [contact.as_written for contact in eva.contacts] == [
        "eva.ek@ale.example",
        "070-174 06 05",
        "070-174 06 06",
    ]
    assert [(each.title, each.organisation) for each in eva.affiliations] == [("Rektor", body(store, "Ale"))]
    assert len(eva.memberships) == 1
    again = prepared(store, one, two, network=group)
    assert {state for file in states(again) for _name, state in file} == {"unchanged"}
    journal.undo(store, change)
    assert dump.everything(store) == before


def test_the_later_file_corrects_the_earlier(store: Store, tmp_path: Path) -> None:
    later = ("Eva Ek", "Ale", "Förvaltningschef", "eva.ek@ale.example", "", "")
    made = prepared(store, write(tmp_path / "1.csv", EVA), write(tmp_path / "2.csv", later))
    drain(imports.carry_out(store, made))
    eva = participants.get(store, participants.named(store, "Eva Ek"))
    assert [tie.title for tie in eva.affiliations] == ["Förvaltningschef"]


def test_a_person_left_out_of_the_first_file_comes_by_the_second(store: Store, tmp_path: Path) -> None:
    made = prepared(store, write(tmp_path / "1.csv", EVA), write(tmp_path / "2.csv", EVA))
    drain(imports.carry_out(store, made, choices={0: {0: "skip"}}))
    assert participants.count(store) == 1
    assert participants.get(store, participants.named(store, "Eva Ek")).contacts


def test_namesakes_in_two_municipalities_stay_two(store: Store, tmp_path: Path) -> None:
    other = ("Eva Ek", "Partille", "Chef", "e.ek@partille.example", "", "")
    made = prepared(store, write(tmp_path / "1.csv", EVA), write(tmp_path / "2.csv", other))
    assert states(made) == [[("Eva Ek", "new")], [("Eva Ek", "new")]]
    drain(imports.carry_out(store, made))
    assert participants.count(store) == 2


def test_a_moved_person_is_asked_about(store: Store, tmp_path: Path) -> None:
    moved = ("Eva Ek", "Partille", "Chef", "", "070-174 06 05", "")
    made = prepared(store, write(tmp_path / "1.csv", EVA), write(tmp_path / "2.csv", moved))
    assert states(made)[1] == [("Eva Ek", "perhaps")]
    drain(imports.carry_out(store, made, on_perhaps="new"))
    assert participants.count(store) == 2


def test_an_unknown_organisation_is_entered_once(store: Store, tmp_path: Path) -> None:
    one = write(tmp_path / "1.csv", ("Eva Ek", "Stiftelsen Bryggan", *[""] * 4))
    two = write(tmp_path / "2.csv", ("Eva Ek", "Stiftelsen Bryggan", "Chef", *[""] * 3))
    drain(imports.carry_out(store, prepared(store, one, two)))
    eva = participants.get(store, participants.named(store, "Eva Ek"))
    assert [(tie.organisation_name, tie.title) for tie in eva.affiliations] == [
        ("Stiftelsen Bryggan", "Chef")
    ]
    assert body(store, "Stiftelsen Bryggan") == eva.affiliations[0].organisation


def test_nobody_is_missing_who_stands_in_another_file(store: Store, tmp_path: Path) -> None:
    from desktop_app.work import networks

    group = network(store, "Arbetsmarknad", ("Ale",))
    for name, at in (("Eva Ek", "Ale"), ("Bo Ström", "Partille"), ("Nils Alm", "Ale")):
        networks.join(store, network=group, participant=person(store, name, at), role="member")
    made = prepared(
        store,
        write(tmp_path / "1.csv", EVA),
        write(tmp_path / "2.csv", ("Bo Ström", "Partille", *[""] * 4)),
        network=group,
    )
    missing = {ending.name for planned in made.files for ending in planned.file.endings}
    assert missing == {"Nils Alm"}
    drain(imports.carry_out(store, made, end_missing=date.today()))


def test_forty_files_are_one_change(store: Store, tmp_path: Path) -> None:
    for number in range(40):
        given = f"Eva{'abcdefghijklmnopqrstuvwxyzåäöabcdefghijk'[number]}"
        write(tmp_path / f"{number:02}.csv", (f"{given} Alm", "Ale", *[""] * 4), EVA)
    (tmp_path / "trasig.xlsx").write_bytes(b"PK\x03\x04trasig")
    made = prepared(store, *folders.lists_in(tmp_path))
    assert len(made.files) == 40
    assert [problem.where.file for problem in made.refused if problem.where] == ["trasig.xlsx"]
    change = drain(imports.carry_out(store, made))
    runs = import_runs.runs(store)
    assert {run.change for run in runs} == {change}
    assert len(runs) == 40
