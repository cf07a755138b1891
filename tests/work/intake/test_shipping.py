"""A plan crosses from the child process in portions, whole, and may be given up at any moment."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from random import Random

import pytest

from desktop_app.records.progress import Progress, Work, drain
from desktop_app.sheets.writing import write_table
from desktop_app.store import dump, journal
from desktop_app.store.database import Store
from desktop_app.work.imports import prepare
from desktop_app.work.intake.planning.asking import Around, Keys, Planned, Wanted, Whole
from desktop_app.work.intake.planning.known import planned
from desktop_app.work.intake.shipping import Arrival, sent
from tests.people import body
from tests.work.intake.test_carrying_out import many

ROWS = 1300


def crossed(plan: Planned) -> tuple[Planned, int]:
    """As it arrives, and in how many portions."""
    arrival, portions = Arrival(), 1
    take_in = arrival.answering(no_question)
    work: Generator[bytes, object, bytes] = sent(plan)
    while True:
        try:
            drain(take_in(next(work)))
            portions += 1
        except StopIteration as end:
            return arrival.planned(end.value), portions


def no_question(asked: Keys | Wanted) -> Work[Around | Whole]:
    yield Progress()
    raise AssertionError(asked)


def test_it_arrives_as_it_was_sent_and_its_rows_are_still_the_files(sqlite_store: Store) -> None:
    plan = planned(sqlite_store, many(sqlite_store, ROWS))
    arrived, portions = crossed(plan)
    assert arrived == plan
    assert portions > ROWS // 500
    rows = {id(person) for person in arrived.file.understood.people}
    assert {id(each.person) for each in arrived.file.people} == rows  # and do not take memory twice


def test_a_plan_without_people_is_one_portion(sqlite_store: Store) -> None:
    plan = planned(sqlite_store, many(sqlite_store, 2))
    assert crossed(plan) == (plan, 1)


@pytest.mark.parametrize("seed", range(4))
def test_planning_given_up_anywhere_leaves_nothing_behind(
    sqlite_store: Store, tmp_path: Path, seed: int
) -> None:
    body(sqlite_store, "Ale")
    path = tmp_path / "Lista.csv"
    lines = [(f"Anna Efternamn{n}", "Ale", f"a{n}@ale.example") for n in range(ROWS)]
    write_table(("Namn", "Kommun", "E-post"), lines, path)
    before, moved = dump.everything(sqlite_store), journal.last_change(sqlite_store)
    whole = sum(1 for _step in prepare(sqlite_store, [path]))
    work = prepare(sqlite_store, [path])
    for _step in range(Random(seed).randrange(whole)):
        if next(work, None) is None:  # a quicker one than the first
            break
    work.close()
    assert (dump.everything(sqlite_store), journal.last_change(sqlite_store)) == (before, moved)
    assert drain(prepare(sqlite_store, [path])).files[0].file.count("new") == ROWS


def test_the_child_starts_without_the_databases_library() -> None:
    """It takes twice as long to start with it."""
    told = "import sys, desktop_app.work.intake.from_file; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0
