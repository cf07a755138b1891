"""Killed at any moment of imports and edits, the register is whole with every acknowledged change.

Ten kills in every run; `SAMVERKA_KILLS=100` asks for more.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop_app.store import journal, search, search_texts, tables
from desktop_app.store.database import Store
from desktop_app.store.register import open_register
from tests.faults import kill
from tests.faults.importing import ROWS
from tests.faults.kill import kill_loop

KILLS = int(os.environ.get("SAMVERKA_KILLS", "10"))
PROGRAM = Path(__file__).with_name("importing.py")


def test_no_acknowledged_change_is_lost_and_none_is_half(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = tmp_path / "register.samverka"

    def begin() -> None:
        for left in tmp_path.iterdir():  # what an interrupted change left is set aside in a folder
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        shutil.copyfile(sqlite_template, register)

    def whole_with(lines: list[str]) -> None:
        with closing(open_register(str(register))) as store:
            assert not store.read_only
            assert store.fetch(sa.text("PRAGMA integrity_check")) == [("ok",)]
            assert store.fetch(sa.text("PRAGMA foreign_key_check")) == []
            assert store.fetch(sa.select(tables.open_change)) == []
            assert_acknowledged(store, [line.split() for line in lines])
            assert_no_half_import(store)
            assert_search_is_true(store)
            if journal.next_undo(store):  # and work goes on
                journal.undo(store)
        begin()

    begin()
    monkeypatch.setattr(kill, "LONGEST", 2.0)
    report = kill_loop([sys.executable, str(PROGRAM), str(register)], whole_with, times=KILLS, seed=20261121)
    print(report)
    assert report.failures == []
    assert report.ended == 0
    assert report.midway >= KILLS // 3
    assert report.acknowledged > KILLS * 5


def assert_acknowledged(store: Store, acknowledged: list[list[str]]) -> None:
    kinds = {line.id: line.kind for line in journal.history(store)}
    assert {int(number) for number, *_rest in acknowledged} <= set(kinds)
    rows = tables.change_row
    journalled = {
        (row[0], row[1])
        for row in store.fetch(
            sa.select(rows.c.change, rows.c.row_id).where(rows.c.table_name == "participant")
        )
    }
    for number, what, *detail in acknowledged:
        if what in ("added", "changed"):
            assert (int(number), int(detail[0])) in journalled
        elif what == "import":
            assert int(detail[0]) == ROWS


def assert_no_half_import(store: Store) -> None:
    rows = tables.change_row
    imported = sa.select(tables.import_run.c.change, tables.import_run.c.counts)
    for number, counts in store.fetch(imported):
        made = store.value(
            sa.select(sa.func.count()).where(rows.c.change == number, rows.c.table_name == "participant")
        )
        assert made == json.loads(counts)["new"] == ROWS


def assert_search_is_true(store: Store) -> None:
    entry = tables.search_entry
    kept = {
        row.record: row.text for row in store.fetch(sa.select(entry).where(entry.c.kind == "participant"))
    }
    assert kept == {
        text.record: text.text
        for text in search_texts.texts(store, "participant", search_texts.in_order(store, "participant"))
    }
    assert search.record_ids(store, "participant", "xyzzy") == []
