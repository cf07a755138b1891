"""Killed at any moment of a backup, nothing that bears a backup's name is half.

Ten kills in every run; `SAMVERKA_KILLS=100` asks for more.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.records.progress import drain
from desktop_app.store.register import open_register
from desktop_app.store.wholeness import counted
from tests.faults import kill
from tests.faults.kill import kill_loop

KILLS = int(os.environ.get("SAMVERKA_KILLS", "10"))
PROGRAM = Path(__file__).with_name("keeping.py")


def test_a_backup_is_whole_or_not_there(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, kept = tmp_path / "register.samverka", tmp_path / "kept"
    halves: list[int] = []

    def begin() -> None:
        for each in tmp_path.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        shutil.copyfile(sqlite_template, register)

    def whole(lines: list[str]) -> None:
        halves.append(len(list(kept.rglob("*.tmp*"))))
        with closing(open_register(str(register), backups=kept)) as store:
            made = {each.path.name: each.path for each in store.kept()}
            assert set(lines[-9:]) - {"begun"} <= set(made)  # the ten latest are not thinned out
            for file in made.values():
                counted(file)
            with store.change("networks.added", name="Vux") as change:
                change.insert("network", name="Vux")
            assert drain(store.backing_up_changes("closing")) is not None
            assert not list(kept.rglob("*.tmp"))
        begin()

    begin()
    monkeypatch.setattr(kill, "LONGEST", 1.0)
    program = [sys.executable, str(PROGRAM), str(register), str(kept)]
    report = kill_loop(program, whole, times=KILLS, seed=20261122)
    print(report, halves)
    assert report.failures == []
    assert report.midway > 0
    assert sum(halves) > 0, "no kill met a backup on its way"
