"""Killed at any moment of an upgrade, the register is wholly of the old schema or wholly of the new one.

Ten kills in every run; `SAMVERKA_KILLS=100` asks for more.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from desktop_app.store import dump, header, journal, tables
from desktop_app.store.register import open_register
from tests.faults.kill import kill_loop

KILLS = int(os.environ.get("SAMVERKA_KILLS", "10"))
PROGRAM = Path(__file__).with_name("upgrading.py")
WORKED_IN = Path(__file__).parents[1] / "data" / "registers" / "worked-in-1.samverka"


def test_an_upgrade_is_whole_or_not_at_all(tmp_path: Path) -> None:
    register = tmp_path / "register.samverka"
    with closing(open_register(shutil.copyfile(WORKED_IN, tmp_path / "whole.samverka").as_posix())) as store:
        wanted = dump.everything(store)
    left: list[int] = []

    def begin() -> None:
        for each in tmp_path.iterdir():  # an interrupted register is set aside in a folder
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        shutil.copyfile(WORKED_IN, register)

    def whole(lines: list[str]) -> None:
        schema = header.read(register.read_bytes()[: header.LENGTH]).schema
        if "upgraded" in lines:
            assert schema == tables.SCHEMA
        left.append(schema)
        with closing(open_register(str(register))) as store:
            assert not store.read_only
            assert store.fetch(sa.text("PRAGMA integrity_check")) == [("ok",)]
            assert store.fetch(sa.text("PRAGMA foreign_key_check")) == []
            assert store.value(sa.select(tables.register.c.schema)) == tables.SCHEMA
            assert dump.everything(store) == wanted
            journal.undo(store)
        begin()

    begin()
    report = kill_loop([sys.executable, str(PROGRAM), str(register)], whole, times=KILLS, seed=20261122)
    print(report, left)
    assert report.failures == []
    assert report.midway > 0
    assert set(left) == {1, tables.SCHEMA}
