"""A register of an older version is upgraded when it is opened: whole, with a backup, or not at all.

`worked-in-1.samverka` was made by the program of schema 1: 17 people, two meetings, an import, a sign-up, an
undo. The same rows are put into a database for the tests that run on both.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from desktop_app.errors import RegisterProblem
from desktop_app.records.keys import sort_key
from desktop_app.records.networks import STANDARD_ROLES
from desktop_app.records.progress import drain
from desktop_app.store import (
    backup,
    database,
    dump,
    journal,
    opening,
    participants,
    reference,
    roles,
    search,
    tables,
    triggers,
    upgrade,
)
from desktop_app.store.change import Change, loading
from desktop_app.store.database import Store
from desktop_app.store.lock import Lock
from desktop_app.store.meetings import meetings
from desktop_app.store.register import open_register, opening_register, restore
from desktop_app.work import roles as at_roles
from desktop_app.work.meetings import meetings as at_meetings
from desktop_app.work.meetings import replies

WORKED_IN = Path(__file__).parents[1] / "data" / "registers" / "worked-in-1.samverka"
IMPORTED, INVITED = 11, 13
"""Changes in its history."""


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    return shutil.copyfile(WORKED_IN, tmp_path / "partille.samverka")


def stored_rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of every table as the stored register has them, by id."""
    found = {}
    with opening.reading(WORKED_IN) as connection:
        for name in tables.TABLES:
            known = connection.execute(f"SELECT name FROM pragma_table_info('{name}')").fetchall()
            columns = [column for (column,) in known]
            rows = connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() if columns else []
            found[name] = [dict(zip(columns, row, strict=True)) for row in rows]
    return found


@pytest.fixture
def old_database(empty_database: str) -> str:
    """A database with the tables of schema 1 and the rows of the stored register."""
    engine = database.postgresql_engine(empty_database)
    config = Config()
    config.set_main_option("script_location", str(upgrade.UPGRADES))
    with closing_engine(engine), engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        search.make(connection)
        for name, rows in stored_rows().items():
            if rows:
                columns: list[sa.ColumnClause[Any]] = [sa.column(column) for column in rows[0]]
                connection.execute(sa.insert(sa.table(name, *columns)), rows)
            if rows and "id" in rows[0]:
                sequence = f"""pg_get_serial_sequence('"{name}"', 'id')"""
                connection.execute(sa.text(f"SELECT setval({sequence}, {max(row['id'] for row in rows)})"))
    return empty_database


@contextmanager
def closing_engine(engine: sa.Engine) -> Iterator[None]:
    try:
        yield
    finally:
        engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def old(request: pytest.FixtureRequest) -> str:
    """Where the register of schema 1 is."""
    fixture = "old_file" if request.param == "sqlite" else "old_database"
    return str(request.getfixturevalue(fixture))


def _without(rows: list[dict[str, Any]], columns: set[str]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in columns} for row in rows]


def test_a_role_of_the_offices_own_stays_in_the_place_of_a_newer_standard_one(sqlite_store: Store) -> None:
    with loading(sqlite_store) as running:
        known = {role.key: role.id for role in roles.all_roles(running)}
        running.delete("role", [known["first_vice_chair"], known["second_vice_chair"]])
    own = at_roles.add(sqlite_store, name_sv="1:e vice ordförande", after=known["chair"])
    with loading(sqlite_store) as running:
        reference.add_roles(running)
    keys = {role.key: role.id for role in roles.all_roles(sqlite_store)}
    assert list(keys)[:4] == ["chair", "1_e_vice_ordförande", "vice_chair", "second_vice_chair"]
    assert keys["1_e_vice_ordförande"] == own
    assert roles.named(sqlite_store, "1:e vice ordförande").id == own


def test_every_record_and_its_history_are_as_they_were(old: str) -> None:
    before = stored_rows()
    with closing(open_register(old)) as store:
        for name, rows in before.items():
            if name == "search_entry" or not rows:
                continue
            moved = {"position", "version"} if name == "role" else set()  # the newer roles stand between
            columns: list[sa.ColumnClause[Any]] = [sa.column(column) for column in rows[0]]
            statement = sa.select(*columns).select_from(sa.table(name)).order_by(columns[0])
            wanted = [{**row, "schema": tables.SCHEMA} if "schema" in row else row for row in rows]
            found = [dict(row._mapping) for row in store.fetch(statement)]
            if name == "role":
                found = found[: len(rows)]
            assert _without(found, moved) == _without(wanted, moved), name
        assert [role.key for role in roles.all_roles(store)] == [key for key, *_rest in STANDARD_ROLES]
        everything = dump.everything(store)
        assert everything["own_list"] == everything["own_list_member"] == []
        assert {row["diet"] for row in everything["attendance"]} == {""}
        assert {row["basis"] for row in everything["network"]} == {""}


def test_an_import_of_before_is_undone_after(old: str) -> None:
    with closing(open_register(old)) as store:
        assert journal.history(store)[-IMPORTED].title == "Imported Sändlista AM.csv"
        invited = journal.undo(store, INVITED)
        assert len(invited.kept) > 0  # the sign-up after it said something of them
        undone = journal.undo(store, IMPORTED)
        assert undone.title == "Imported Sändlista AM.csv"
        assert "Anna Andersson Ek" in undone.kept
        journal.redo(store)


def test_all_that_was_done_before_can_be_undone_to_the_first_state(old: str) -> None:
    with closing(open_register(old)) as store:
        while journal.next_undo(store):
            journal.undo(store)
        left = dump.everything(store)
        assert {name for name, rows in left.items() if rows} == {
            "organisation",
            "organisation_member",
            "organisation_name",
            "role",
        }


def test_work_goes_on_with_the_search_and_the_journal_of_now(old: str) -> None:
    with closing(open_register(old)) as store:
        anna = participants.named(store, "Anna Andersson Ek")
        assert participants.ids(store, search="andersson ek") == [anna]
        meeting = meetings.named(store, "2026-09-09")
        line = meetings.get(store, meeting).attendance[0]
        replies.answer(store, meeting=meeting, attendance=line.id, diet="Vegan")
        rows = tables.change_row
        last = store.fetch(sa.select(rows.c.after).order_by(rows.c.id.desc()).limit(1))[0]
        assert '"set"' in last.after
        assert "Vegan" not in last.after
        journal.undo(store)
        assert meetings.get(store, meeting).attendance[0].diet == ""


def test_titles_of_before_are_ordered(old: str) -> None:
    tie = tables.affiliation
    with closing(open_register(old)) as store:
        held = store.fetch(sa.select(tie.c.title, tie.c.title_key))
        assert any(row.title for row in held)
        assert all(row.title_key == sort_key(row.title) for row in held)


def test_numbers_of_before_are_not_given_again(old: str) -> None:
    """Tables that are made again for new columns go on counting where they were."""
    tables_made_again = ("meeting", "attendance", "text_list")
    used = {name: max(row["id"] for row in stored_rows()[name]) for name in tables_made_again}
    if old.endswith(".samverka"):
        engine = database.sqlite_engine(Path(old))
        with closing_engine(engine), engine.begin() as connection:
            connection.exec_driver_sql(
                "UPDATE sqlite_sequence SET seq = seq + 100 WHERE name <> 'change_row'"
            )
        used = {name: number + 100 for name, number in used.items()}
    with closing(open_register(old)) as store:
        meeting = at_meetings.add(store, first_day=date(2026, 9, 9))
        assert meeting == used["meeting"] + 1
        with store.change("x") as change:
            assert change.insert("text_list", kind="areas") == used["text_list"] + 1
            assert change.insert("attendance", meeting=meeting) == used["attendance"] + 1


def test_it_is_told_once_and_only_where_something_was_done(old: str, tmp_path: Path) -> None:
    with closing(open_register(old, backups=tmp_path / "kept")) as store:
        assert "has been upgraded" in store.upgraded
        assert store.backups == tmp_path / "kept"
    with closing(open_register(old)) as again:
        assert again.upgraded == ""


def test_an_upgraded_file_is_like_a_new_one(old_file: Path) -> None:
    open_register(str(old_file)).close()
    with opening.reading(old_file) as connection:
        assert opening.fingerprint(connection) == upgrade.FINGERPRINT
        assert connection.execute("PRAGMA user_version").fetchone() == (tables.SCHEMA,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_backup_is_the_register_of_before(old_file: Path, tmp_path: Path) -> None:
    with closing(open_register(str(old_file), backups=tmp_path / "kept")) as store:
        (made,) = backup.backups(backup.folder_of(old_file, tmp_path / "kept"))
        assert str(made.path) in store.upgraded
    assert made.why == "upgrade"
    assert opening.examine(made.path, opening.Expected(tables.SCHEMA, upgrade.FINGERPRINT)) == 1
    restore(made.path, str(old_file), tmp_path / "kept")
    with closing(open_register(str(old_file), backups=tmp_path / "kept")) as again:
        assert "has been upgraded" in again.upgraded
        assert len(journal.history(again)) == 20


def test_without_a_folder_the_backup_lies_beside(old_file: Path) -> None:
    with closing(open_register(str(old_file))) as store:
        assert str(old_file.parent / "backups") in store.upgraded
        assert store.backups is None


def refused(place: Path) -> str:
    """The one sentence; the file and its folder are left as they were, and open to others."""
    before = place.read_bytes()
    with pytest.raises(RegisterProblem) as caught:
        open_register(str(place), backups=place.parent / "kept")
    assert place.read_bytes() == before
    assert Path(f"{place}-journal").read_bytes() == b""
    with Lock(place):
        pass
    return str(caught.value)


def test_a_failure_leaves_the_file_as_it_was(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_connection: sa.Connection) -> None:
        raise ArithmeticError("the trigger fell off")

    monkeypatch.setattr(triggers, "make", broken)
    assert "could not be upgraded to this version of the program, and is as it was" in refused(old_file)
    monkeypatch.undo()
    with closing(open_register(str(old_file))) as store:
        assert store.upgraded


def test_a_failure_leaves_the_database_as_it_was(old_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_connection: sa.Connection) -> None:
        raise ArithmeticError("the trigger fell off")

    with monkeypatch.context() as patched:
        patched.setattr(triggers, "make", broken)
        with pytest.raises(RegisterProblem, match="could not be upgraded"):
            open_register(old_database)
    engine = database.postgresql_engine(old_database)
    with closing_engine(engine):
        assert "own_list" not in sa.inspect(engine).get_table_names()
    with closing(open_register(old_database)) as store:
        assert store.upgraded


def test_rows_that_go_lost_on_the_way_are_noticed(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = triggers.make

    def greedy(connection: sa.Connection) -> None:
        made(connection)
        connection.execute(sa.delete(tables.not_same))
        connection.execute(sa.text("DELETE FROM text_line WHERE id = 1"))

    monkeypatch.setattr(triggers, "make", greedy)
    assert "is as it was" in refused(old_file)


@pytest.mark.parametrize(
    "statement", ["ALTER TABLE setting ADD COLUMN hint TEXT", "CREATE TABLE own_list (id)"]
)
def test_tables_that_another_program_changed_are_not_upgraded(old_file: Path, statement: str) -> None:
    engine = database.sqlite_engine(old_file)
    with closing_engine(engine), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert refused(old_file)


def test_given_up_it_is_as_it_was(old_file: Path) -> None:
    before = old_file.read_bytes()
    stages: list[str] = []
    while stages[-1:] != ["Checking the register"]:
        work = opening_register(str(old_file))
        step = next(step for step in work if step.text not in stages)
        work.close()
        stages.append(step.text)
        assert old_file.read_bytes() == before
        with Lock(old_file):
            pass
    assert stages == [
        "An older version of the program made this register",
        "Making a backup",
        "Changing the tables",
        "Making the search index",
        "Checking the register",
    ]


def test_an_old_register_that_is_open_elsewhere_is_refused(old_file: Path) -> None:
    with Lock(old_file), pytest.raises(RegisterProblem) as caught:
        open_register(str(old_file))
    assert "An older version of the program made this register" in str(caught.value)
    assert "open for writing at" in str(caught.value)


def test_an_interrupted_old_register_is_set_right_and_upgraded(old_file: Path) -> None:
    """Killed in the middle of a change in the old version, and then opened in the new one."""
    killed = (
        "import os, sys; from desktop_app.store.database import sqlite_engine; from pathlib import Path\n"
        "c = sqlite_engine(Path(sys.argv[1])).connect().connection.dbapi_connection\n"
        "c.execute('PRAGMA cache_spill=1'); c.execute('PRAGMA cache_size=1'); c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('DELETE FROM text_line')\n"
        "c.execute('UPDATE organisation SET note = hex(randomblob(3000))')\n"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", killed, str(old_file)], check=False, timeout=60)
    assert Path(f"{old_file}-journal").stat().st_size > 0
    with closing(open_register(str(old_file))) as store:
        assert store.upgraded
        assert len(dump.everything(store)["text_line"]) == 4


@pytest.mark.parametrize("schema", [1, tables.SCHEMA])
def test_alembic_is_loaded_only_for_an_upgrade(old_file: Path, sqlite_location: str, schema: int) -> None:
    place = old_file if schema == 1 else Path(sqlite_location)
    program = (
        "import sys; from desktop_app.store.register import open_register\n"
        "open_register(sys.argv[1]).close()\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(place)], check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split() == [str(schema == 1)]


def test_two_workstations_upgrade_a_database_once(old_database: str) -> None:
    work = opening_register(old_database)
    next(work)  # has looked, and found schema 1
    with closing(open_register(old_database)) as first:
        assert first.upgraded
        with closing(drain(work)) as second:
            assert len(journal.history(second)) == len(journal.history(first)) == 20


def test_a_new_register_has_run_every_revision(store: Store) -> None:
    assert store.value(sa.text("SELECT version_num FROM alembic_version")) == f"{tables.SCHEMA:04}"


def test_a_changes_index_is_that_of_a_rebuilt_one(old: str) -> None:
    with closing(open_register(old)) as store:
        before = store.fetch(sa.select(tables.search_entry).order_by(tables.search_entry.c.rank))
        with store.transaction() as connection:
            drain(search.rebuild(Change(connection, 0), connection))
        assert store.fetch(sa.select(tables.search_entry).order_by(tables.search_entry.c.rank)) == before
