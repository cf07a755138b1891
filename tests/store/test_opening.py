"""Every state a register file can be found in: opened, or refused in one sentence with the file as it was."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import zipfile
from collections import namedtuple
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop_app.errors import RegisterProblem
from desktop_app.store import opening
from desktop_app.store.lock import Lock
from desktop_app.store.opening import Expected, Look, look
from desktop_app.store.register import new_register
from tests.store import stand_in

PAGE = 4096
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stand_in.make(tmp_path_factory.mktemp("whole") / "whole.samverka")


@pytest.fixture
def register(whole: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "Nätverk #1 100%20?"
    if os.name == "nt":
        folder = tmp_path / "Nätverk #1 100%20"
    folder.mkdir()
    return Path(shutil.copy(whole, folder / "partille.samverka"))


@pytest.fixture
def expected(whole: Path) -> Expected:
    return stand_in.expected(whole)


def files(folder: Path) -> dict[str, bytes | None]:
    """Everything beside the register, but for the lock that everybody who opens it leaves."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if not path.name.endswith(".lock")
    }


def refused(register: Path, expected: Expected) -> str:
    """The sentence with which the register is refused; nothing beside it is changed and the lock is free."""
    before = files(register.parent)
    lock = Lock(register)
    with pytest.raises(RegisterProblem) as caught:
        look(register, expected, lock)
    assert files(register.parent) == before
    assert not lock.mine
    sentence = str(caught.value)
    assert sentence.startswith(f"{register.name}: ")
    assert caught.value.advice
    assert "\n" not in sentence
    return sentence


def looked(register: Path, expected: Expected) -> Look:
    lock = Lock(register)
    try:
        return look(register, expected, lock)
    finally:
        lock.release()


def alter(register: Path, *statements: str) -> None:
    with closing(stand_in.connect(register)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            connection.execute(statement).fetchall()


def overwrite(register: Path, first: int, new: bytes) -> None:
    with register.open("r+b") as stream:
        stream.seek(first)
        stream.write(new)


def zip_instead(register: Path) -> None:
    with zipfile.ZipFile(register, "w") as archive:
        archive.writestr("register.txt", "x" * 2000)


def folder_instead(register: Path) -> None:
    register.unlink()
    register.mkdir()


def link_to_nothing(register: Path) -> None:
    register.unlink()
    register.symlink_to(register.with_name("flyttad.samverka"))


def encrypt(register: Path) -> None:
    register.write_bytes(random.Random(1).randbytes(5 * PAGE))


def zero_page(register: Path) -> None:
    overwrite(register, 2 * PAGE, bytes(PAGE))


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "no such file"),
    "empty": (lambda r: r.write_bytes(b""), "is empty"),
    "text": (lambda r: r.write_text("Namn;Kommun\n" * 50, encoding="utf-8"), "not a register"),
    "zip": (zip_instead, "not a register"),
    "encrypted": (encrypt, "locked with a password"),
    "cut in the header": (lambda r: os.truncate(r, 60), "cut in its first line"),
    "half": (lambda r: os.truncate(r, r.stat().st_size // 2), "is cut"),
    "last page cut": (lambda r: os.truncate(r, r.stat().st_size - 100), "is cut"),
    "page zeroed": (zero_page, "damaged"),
    "header zeroed": (lambda r: overwrite(r, 0, bytes(16)), "not a register"),
    "page size wrong": (lambda r: overwrite(r, 16, b"\0\3"), "first line"),
    "other program's database": (lambda r: alter(r, "PRAGMA application_id=0"), "another program"),
    "no schema number": (lambda r: alter(r, "PRAGMA user_version=0"), "first line"),
    "newer version": (lambda r: alter(r, "PRAGMA user_version=4"), "newer version"),
    "folder": (folder_instead, "not a file"),
    "link to nothing": (link_to_nothing, "no such file"),
    "broken foreign key": (
        lambda r: alter(r, "DELETE FROM participant WHERE id=7"),
        "1 row of the register belongs",
    ),
    "broken foreign keys": (
        lambda r: alter(r, "DELETE FROM participant WHERE id<7"),
        "6 rows of the register belong",
    ),
    "table missing": (lambda r: alter(r, "DROP TABLE contact"), "changed the tables"),
    "strange trigger": (
        lambda r: alter(r, "CREATE TRIGGER t AFTER UPDATE ON contact BEGIN DELETE FROM contact; END"),
        "changed the tables",
    ),
    "endless view": (
        lambda r: alter(
            r, "CREATE VIEW v AS WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n FROM x) SELECT n FROM x"
        ),
        "changed the tables",
    ),
    "table renamed to what it is not": (
        lambda r: alter(r, "ALTER TABLE contact RENAME TO participants"),
        "changed the tables",
    ),
    "another's log": (lambda r: Path(f"{r}-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(60)), "-wal"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_refused_and_left_as_it_was(fault: str, register: Path, expected: Expected) -> None:
    spoil, words = FAULTS[fault]
    spoil(register)
    assert words in refused(register, expected)


def test_no_lock_is_made_beside_what_is_no_register(register: Path, expected: Expected) -> None:
    alter(register, "PRAGMA application_id=0")
    refused(register, expected)
    assert list(register.parent.glob("*.lock*")) == []


def test_a_whole_register_is_opened_and_the_lock_kept(register: Path, expected: Expected) -> None:
    before = files(register.parent)
    lock = Lock(register)
    assert look(register, expected, lock) == Look(stand_in.SCHEMA, read_only=False, left_over=None)
    assert lock.mine
    lock.release()
    assert files(register.parent) == before


def test_an_older_register_is_opened_whatever_its_tables(register: Path, expected: Expected) -> None:
    alter(register, "PRAGMA user_version=2", "DROP TABLE contact")
    assert looked(register, expected).schema == 2


def test_a_refusal_leaves_a_lock_that_was_held_before(register: Path, expected: Expected) -> None:
    zero_page(register)
    with Lock(register) as lock:
        with pytest.raises(RegisterProblem):
            look(register, expected, lock)
        assert lock.mine


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_are_refused_in_a_sentence_or_not_noticed(
    seed: int, register: Path, expected: Expected
) -> None:
    chance = random.Random(seed)
    content = bytearray(register.read_bytes())
    for _flip in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    register.write_bytes(content)
    try:
        looked(register, expected)
    except RegisterProblem as problem:
        said = str(problem)
    else:
        said = ""
    assert said == "" or said.startswith(register.name)
    assert register.read_bytes() == content
    assert not Lock(register).held_by()


@pytest.mark.parametrize("denied", ["file", "folder"])
def test_a_register_that_may_not_be_written_is_opened_for_reading(
    denied: str, register: Path, expected: Expected, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = register if denied == "file" else register.parent
    ask = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != place and ask(path, mode))
    before = files(register.parent)
    lock = Lock(register)
    assert look(register, expected, lock) == Look(stand_in.SCHEMA, read_only=True, left_over=None)
    assert not lock.mine
    assert files(register.parent) == before


def test_a_file_that_may_not_be_read_is_refused(
    register: Path, expected: Expected, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path, *_how: object, **_more: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", denied)
        with pytest.raises(RegisterProblem, match=r"partille\.samverka: The file may not be changed"):
            look(register, expected, Lock(register))


def test_a_full_disk_is_told(register: Path, expected: Expected, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(1 << 30, 1 << 30, 3 << 20))
    assert "3 MB are left" in refused(register, expected)


def test_on_a_full_disk_no_register_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(1 << 30, 1 << 30, 3 << 20))
    with pytest.raises(RegisterProblem, match="3 MB are left"):
        new_register(str(tmp_path / "ny.samverka"))
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_another_holds_is_opened_for_reading(register: Path, expected: Expected) -> None:
    with Lock(register):
        mine = Lock(register)
        assert look(register, expected, mine).read_only
        assert mine.held_by() is not None
        assert not mine.mine


EXCLUSIVE = """
import sys
from pathlib import Path
from tests.store import stand_in
connection = stand_in.connect(Path(sys.argv[1]))
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_that_another_program_writes_to_is_refused(
    register: Path, expected: Expected, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.1)
    command = [sys.executable, "-c", EXCLUSIVE, str(register)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert "Another program is using" in refused(register, expected)
        other.kill()
    assert not looked(register, expected).read_only


def interrupt(register: Path) -> Path:
    subprocess.run([sys.executable, "-c", stand_in.INTERRUPTED, str(register)], check=False)
    journal = Path(f"{register}-journal")
    assert journal.stat().st_size > 512
    return journal


def test_an_interrupted_register_is_set_aside_before_it_is_set_right(
    register: Path, expected: Expected
) -> None:
    names = stand_in.names(register)
    journal = interrupt(register)
    before = {path.name: path.read_bytes() for path in (register, journal)}
    found = looked(register, expected)
    assert found.left_over is not None
    assert {path.name: path.read_bytes() for path in found.left_over.iterdir()} == before
    assert {path.name: path.read_bytes() for path in (register, journal)} == before
    with closing(stand_in.connect(register)) as connection:
        assert connection.execute("SELECT count(*) FROM contact").fetchone() == (stand_in.PEOPLE,)
    assert stand_in.names(register) == names
    assert looked(register, expected).left_over is None


def test_one_interruption_is_set_aside_once(register: Path, expected: Expected) -> None:
    interrupt(register)
    first = looked(register, expected).left_over
    assert looked(register, expected).left_over == first


def test_of_many_interruptions_the_latest_are_kept(register: Path, expected: Expected) -> None:
    journal = interrupt(register)
    made = []
    for day in range(1, 6):
        os.utime(journal, (day * 86400, day * 86400))
        made.append(looked(register, expected).left_over)
    assert [path for path in made if path is not None and path.exists()] == made[-3:]


def test_an_interrupted_and_damaged_register_is_refused(register: Path, expected: Expected) -> None:
    journal = interrupt(register)
    os.truncate(register, 3 * PAGE)
    content = register.read_bytes(), journal.read_bytes()
    for _time in range(2):
        with pytest.raises(RegisterProblem, match=register.name):
            look(register, expected, Lock(register))
        assert (register.read_bytes(), journal.read_bytes()) == content


def test_a_register_interrupted_while_it_was_made_is_refused(register: Path, expected: Expected) -> None:
    interrupt(register)
    register.write_bytes(b"")
    with pytest.raises(RegisterProblem, match=register.name):
        look(register, expected, Lock(register))


def test_an_interrupted_register_that_may_not_be_written_is_refused(
    register: Path, expected: Expected, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(register)
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    assert "middle of a change" in refused(register, expected)


def test_a_journal_of_one_who_is_writing_is_not_left_over(register: Path, expected: Expected) -> None:
    with Lock(register), closing(stand_in.connect(register)) as connection:
        connection.execute("PRAGMA cache_spill=OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE participant SET name = name || ' not yet'")
        assert Path(f"{register}-journal").stat().st_size > 0
        assert look(register, expected, Lock(register)) == Look(
            stand_in.SCHEMA, read_only=True, left_over=None
        )
        connection.execute("ROLLBACK")


def test_a_strangers_interrupted_file_is_not_examined(register: Path, expected: Expected) -> None:
    interrupt(register)
    with pytest.raises(RegisterProblem, match="Open it once"):
        opening.examine(register, expected)


def test_a_file_left_in_write_ahead_mode_is_opened_and_nothing_made(
    register: Path, expected: Expected
) -> None:
    alter(register, "PRAGMA journal_mode=WAL")
    before = files(register.parent)
    assert not looked(register, expected).read_only
    assert files(register.parent) == before


def test_the_fingerprint_tells_tables_and_not_rows_or_white_space(register: Path, expected: Expected) -> None:
    alter(register, "INSERT INTO participant(name) VALUES ('Ny')", "ANALYZE")
    assert stand_in.expected(register) == expected
    alter(register, "CREATE INDEX i ON contact (value)")
    one_line = stand_in.expected(register)
    alter(register, "DROP INDEX i", "CREATE INDEX i ON contact\n   (value)")
    assert stand_in.expected(register) == one_line != expected


def test_addresses_hold_letters_that_have_a_meaning_in_them() -> None:
    assert opening._address(PurePosixPath("/a b/100%?#.samverka")) == "file:///a%20b/100%25%3F%23.samverka"
    assert opening._address(PureWindowsPath(r"C:\Å\x.samverka")) == "file:///C:/%C3%85/x.samverka"
    assert (
        opening._address(PureWindowsPath(r"\\server\share\x.samverka")) == "file:////server/share/x.samverka"
    )
