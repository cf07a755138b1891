from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import RegisterProblem
from desktop_app.store import opening
from desktop_app.store.backup import backup, backups, begun, prune, restore
from desktop_app.store.lock import Lock
from desktop_app.store.opening import Expected
from desktop_app.store.wholeness import all_sound, counted, counts, pages_sound
from tests.store import stand_in

if TYPE_CHECKING:
    from sqlite3 import Connection

NOON = datetime(2026, 3, 1, 12, 0, 0)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stand_in.make(tmp_path_factory.mktemp("whole") / "whole.samverka")


@pytest.fixture
def register(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "partille.samverka"))


@pytest.fixture
def expected(whole: Path) -> Expected:
    return stand_in.expected(whole)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home [1]" / "backups" / "partille"


@pytest.fixture
def connection(register: Path) -> Iterator[Connection]:
    with closing(stand_in.connect(register)) as opened:
        yield opened


@pytest.fixture
def lock(register: Path) -> Iterator[Lock]:
    made = Lock(register)
    yield made
    made.release()


def contents(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_backup_is_a_whole_register(
    connection: Connection, register: Path, folder: Path, expected: Expected
) -> None:
    made = backup(connection, register, folder, NOON, "import")
    assert made == folder / "partille 2026-03-01 12.00.00 import.samverka"
    assert contents(folder) == [made.name]
    assert stand_in.expected(made) == expected
    assert stand_in.names(made) == stand_in.names(register)
    assert [(one.when, one.why) for one in backups(folder)] == [(NOON, "import")]


def test_backups_of_one_second_are_both_kept(connection: Connection, register: Path, folder: Path) -> None:
    first = backup(connection, register, folder, NOON, "import")
    second = backup(connection, register, folder, NOON, "import")
    assert [one.path for one in backups(folder)] == [second, first]


def test_what_a_killed_backup_left_is_removed(connection: Connection, register: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "partille 2026-02-01 12.00.00 import.samverka.tmp").write_bytes(b"half")
    made = backup(connection, register, folder, NOON, "daily")
    assert contents(folder) == [made.name]


@pytest.mark.parametrize("why", ["daily", "import", "merge"])
def test_a_backup_of_a_damaged_register_is_not_kept(
    why: str, connection: Connection, register: Path, folder: Path
) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM participant WHERE id=1")
    with pytest.raises(RegisterProblem, match=r"partille.*not whole"):
        backup(connection, register, folder, NOON, why)
    assert contents(folder) == []


@pytest.mark.parametrize("sound", [all_sound, pages_sound])
def test_a_page_of_a_copy_that_is_damaged_is_seen(
    sound: Callable[[Connection], bool], connection: Connection, register: Path, folder: Path
) -> None:
    made = backup(connection, register, folder, NOON, "import")
    assert counted(made, sound=sound) == counts(connection)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'participant'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    with made.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x0d\xff" + bytes(size - 2))
    with pytest.raises(RegisterProblem):
        counted(made, sound=sound)


def test_steps_of_one_kind_within_an_hour_share_a_backup(
    connection: Connection, register: Path, folder: Path
) -> None:
    first = backup(connection, register, folder, NOON, "merge")
    assert begun(folder, "merge", NOON + timedelta(minutes=59)) == first
    assert begun(folder, "merge", NOON + timedelta(hours=1)) is None
    assert begun(folder, "merge", NOON - timedelta(minutes=1)) is None  # the clock has been put back
    assert begun(folder, "import", NOON + timedelta(minutes=1)) is None
    backup(connection, register, folder, NOON + timedelta(minutes=5), "import")
    assert begun(folder, "merge", NOON + timedelta(minutes=6)) is None


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_is_full_leaves_no_half_backup(
    step: str, connection: Connection, register: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, full)
    with pytest.raises(RegisterProblem, match=r"^partille\.samverka: The disk is full"):
        backup(connection, register, folder, NOON, "daily")
    assert contents(folder) == []


LIMITED = """
import resource, signal, sys
from datetime import datetime
from pathlib import Path
from desktop_app.errors import RegisterProblem
from desktop_app.store.backup import backup
from tests.store import stand_in
register, folder = Path(sys.argv[1]), Path(sys.argv[2])
connection = stand_in.connect(register)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    backup(connection, register, folder, datetime(2026, 3, 1), "daily")
except RegisterProblem as problem:
    print(problem)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system sets no limit to the size of a file")
def test_a_copy_that_the_system_cuts_leaves_no_half_backup(register: Path, folder: Path) -> None:
    command = [sys.executable, "-c", LIMITED, str(register), str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert said.startswith("partille.samverka: The d")
    assert contents(folder) == []


def test_a_name_held_by_a_virus_scanner_is_tried_again(
    connection: Connection, register: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []
    replace = Path.replace

    def held(path: Path, target: Path) -> Path:
        tries.append(path)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "used by another process")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    assert backup(connection, register, folder, NOON, "daily").exists()
    assert len(tries) == 3


@pytest.mark.parametrize("content", [b"", b"text" * 999, random.Random(1).randbytes(9000)])
def test_what_is_no_register_is_not_counted(folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    file = folder / "partille.samverka"
    file.write_bytes(content)
    with pytest.raises(RegisterProblem):
        counted(file)


def fill(folder: Path, times: list[datetime]) -> None:
    folder.mkdir(parents=True)
    for when in times:
        (folder / f"partille {when:%Y-%m-%d %H.%M.%S} daily.samverka").write_bytes(b"")


def test_pruning_keeps_the_latest_days_weeks_and_months(folder: Path) -> None:
    fill(folder, [NOON - timedelta(hours=6 * number) for number in range(4 * 800)])
    (folder / "kom ihåg.txt").write_text("x", encoding="utf-8")
    prune(folder)
    left = [one.when for one in backups(folder)]
    assert left[:10] == [NOON - timedelta(hours=6 * number) for number in range(10)]
    days = {when.date(): when for when in reversed(left)}
    assert list(days) == sorted(days)
    assert all(date(2026, 3, 1) - timedelta(days=number) in days for number in range(14))
    evening = datetime(2026, 2, 20, 18, 0, 0)
    assert days[date(2026, 2, 20)] == evening
    weeks = {when.isocalendar()[:2] for when in left}
    assert {(NOON - timedelta(weeks=number)).isocalendar()[:2] for number in range(8)} <= weeks
    months = {(when.year, when.month): when.day for when in reversed(left)}
    assert list(months) == [(2025, month) for month in range(4, 13)] + [
        (2026, month) for month in range(1, 4)
    ]
    assert months[2025, 4] == 30
    assert len(left) <= 10 + 14 + 8 + 12
    assert (folder / "kom ihåg.txt").exists()
    assert prune(folder) == ()


def test_pruning_keeps_all_where_there_are_few(folder: Path) -> None:
    fill(folder, [NOON - timedelta(days=400 * number) for number in range(10)])
    assert prune(folder) == ()


def test_pruning_keeps_the_promise_of_disposal(folder: Path) -> None:
    fill(folder, [NOON - timedelta(days=40 * number) for number in range(10)])
    old = folder / "partille 2025-01-01 12.00.00 restore.damaged"
    journal = Path(f"{old}-journal")
    for path in (old, journal):
        path.write_bytes(b"x")
    gone = prune(folder, oldest=date(2025, 12, 1))
    assert {old, journal} <= set(gone)
    assert [one.when for one in backups(folder)] == [
        NOON - timedelta(days=40 * number) for number in range(3)
    ]


def test_pruning_of_a_folder_that_is_not_there(folder: Path) -> None:
    assert prune(folder) == ()


def test_a_folder_that_cannot_be_reached_is_named(
    connection: Connection, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_bytes(b"")
    for folder in (tmp_path / "a file" / "backups", Path("/proc/none/backups"), tmp_path / "a file"):
        with pytest.raises(RegisterProblem, match=r"The folder for backups cannot be reached") as refused:
            backup(connection, register, folder, NOON, "daily")
        assert refused.value.where is not None
        assert refused.value.where.file == str(folder)


def change(register: Path, name: str = "Ny") -> None:
    with closing(stand_in.connect(register)) as connection:
        connection.execute("INSERT INTO participant(name) VALUES (?)", (name,))


def test_restoring_brings_back_and_keeps_what_was(
    register: Path, folder: Path, expected: Expected, lock: Lock
) -> None:
    with closing(stand_in.connect(register)) as connection:
        made = backup(connection, register, folder, NOON, "import")
    before = stand_in.names(register)
    change(register)
    later = stand_in.names(register)
    kept = restore(made, register, expected=expected, lock=lock, folder=folder, when=NOON)
    assert register.read_bytes() == made.read_bytes()
    assert kept is not None
    assert kept != made
    assert stand_in.names(kept) == later
    assert lock.mine
    restore(kept, register, expected=expected, lock=lock, folder=folder, when=NOON)
    assert stand_in.names(register) == later != before


def test_restoring_where_the_register_is_gone(
    register: Path, folder: Path, expected: Expected, lock: Lock, whole: Path
) -> None:
    register.unlink()
    assert restore(whole, register, expected=expected, lock=lock, folder=folder, when=NOON) is None
    assert register.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("damage", ["text", "empty", "zeroed", "foreign keys"])
def test_a_damaged_register_is_replaced_and_kept_as_it_was(
    damage: str, register: Path, folder: Path, expected: Expected, lock: Lock, whole: Path
) -> None:
    if damage == "foreign keys":
        with closing(stand_in.connect(register)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("DELETE FROM participant WHERE id=1")
    else:
        content = {"text": b"text" * 999, "empty": b"", "zeroed": register.read_bytes()[:4096] + bytes(40960)}
        register.write_bytes(content[damage])
    was = register.read_bytes()
    kept = restore(whole, register, expected=expected, lock=lock, folder=folder, when=NOON)
    assert kept is not None
    assert kept.suffix == ".damaged"
    assert kept.read_bytes() == was
    assert register.read_bytes() == whole.read_bytes()
    assert backups(folder) == []


def test_an_interrupted_register_is_kept_with_its_journal_which_does_not_play_back(
    register: Path, folder: Path, expected: Expected, lock: Lock, whole: Path
) -> None:
    subprocess.run([sys.executable, "-c", stand_in.INTERRUPTED, str(register)], check=False)
    journal = Path(f"{register}-journal")
    was = register.read_bytes(), journal.read_bytes()
    kept = restore(whole, register, expected=expected, lock=lock, folder=folder, when=NOON)
    assert kept is not None
    assert (kept.read_bytes(), Path(f"{kept}-journal").read_bytes()) == was
    assert not journal.exists()
    assert stand_in.names(register) == stand_in.names(whole)


def test_left_over_logs_do_not_play_back(
    register: Path, folder: Path, expected: Expected, lock: Lock, whole: Path
) -> None:
    for ending in ("-journal", "-wal", "-shm"):
        Path(f"{register}{ending}").write_bytes(b"\xd9\xd5\x05\xf9" + bytes(600))
    restore(whole, register, expected=expected, lock=lock, folder=folder, when=NOON)
    assert contents(register.parent) == sorted(
        [folder.parent.parent.name, f"{register.name}.lock", f"{register.name}.lock.json", register.name]
    )
    assert stand_in.names(register) == stand_in.names(whole)


@pytest.mark.parametrize("fault", ["missing", "text", "other program's", "cut"])
def test_a_faulty_file_is_not_restored(
    fault: str, register: Path, folder: Path, expected: Expected, lock: Lock, tmp_path: Path
) -> None:
    chosen = stand_in.make(tmp_path / "chosen.samverka")
    if fault == "missing":
        chosen.unlink()
    elif fault == "text":
        chosen.write_text("Namn;Kommun\n" * 99, encoding="utf-8")
    elif fault == "cut":
        os.truncate(chosen, 8192)
    else:
        with closing(stand_in.connect(chosen)) as connection:
            connection.execute("PRAGMA application_id=1")
    was = register.read_bytes()
    with pytest.raises(RegisterProblem, match=r"^chosen\.samverka: "):
        restore(chosen, register, expected=expected, lock=lock, folder=folder, when=NOON)
    assert register.read_bytes() == was
    assert contents(folder) == []
    assert not lock.mine


def test_a_register_is_not_restored_from_itself(
    register: Path, folder: Path, expected: Expected, lock: Lock
) -> None:
    with pytest.raises(RegisterProblem, match="from itself"):
        restore(register, register, expected=expected, lock=lock, folder=folder, when=NOON)


def test_a_register_that_another_holds_is_not_replaced(
    register: Path, folder: Path, expected: Expected, lock: Lock, whole: Path
) -> None:
    was = register.read_bytes()
    with Lock(register), pytest.raises(RegisterProblem, match="open for writing at"):
        restore(whole, register, expected=expected, lock=lock, folder=folder, when=NOON)
    assert register.read_bytes() == was


def test_a_register_that_another_program_writes_to_is_not_replaced(
    register: Path, folder: Path, expected: Expected, lock: Lock, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.1)
    change(register)
    with closing(stand_in.connect(register)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RegisterProblem, match="Another program is using"):
            restore(whole, register, expected=expected, lock=lock, folder=folder, when=NOON)
        other.execute("ROLLBACK")
        assert other.execute("SELECT count(*) FROM participant").fetchone() == (stand_in.PEOPLE + 1,)
    assert contents(folder) == []


def test_a_copy_that_went_wrong_does_not_replace_the_register(
    register: Path,
    folder: Path,
    expected: Expected,
    lock: Lock,
    whole: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    was = register.read_bytes()
    monkeypatch.setattr(
        shutil, "copyfile", lambda source, target: target.write_bytes(source.read_bytes()[:8192])
    )
    with pytest.raises(RegisterProblem, match="is cut"):
        restore(whole, register, expected=expected, lock=lock, folder=folder, when=NOON)
    assert register.read_bytes() == was


def test_a_full_disk_leaves_the_register_as_it_was(
    register: Path,
    folder: Path,
    expected: Expected,
    lock: Lock,
    whole: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change(register)
    was = register.read_bytes()

    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(RegisterProblem, match=r"^partille\.samverka: The disk is full"):
        restore(whole, register, expected=expected, lock=lock, folder=folder, when=NOON)
    assert register.read_bytes() == was
    assert not register.with_name("partille.samverka.restoring").exists()
