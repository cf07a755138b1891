from __future__ import annotations

import getpass
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from desktop_app.errors import RegisterProblem
from desktop_app.store.lock import Holder, Lock

HOLDING = """
import sys
from pathlib import Path
from desktop_app.store.lock import Lock
lock = Lock(Path(sys.argv[1]))
lock.take()
print("taken", flush=True)
sys.stdin.read()
lock.release()
"""


@contextmanager
def another_process(register: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLDING, str(register)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "taken\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "Svår stig å%20.samverka"


def test_a_lock_tells_who_holds_it_and_since_when(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "åsa")
    lock = Lock(register)
    assert lock.held_by() is None
    with lock:
        holder = lock.held_by()
        assert holder is not None
        assert holder.person == "åsa"
        assert holder.since is not None
        assert timedelta(0) <= datetime.now().astimezone() - holder.since < timedelta(minutes=1)
        assert "åsa" in str(holder)
    assert not lock.mine
    assert lock.held_by() is None


def test_taking_twice_is_taking_once(register: Path) -> None:
    lock = Lock(register)
    lock.take()
    lock.take()
    lock.release()
    lock.release()
    with Lock(register) as other:
        assert other.mine


def test_asking_makes_no_file(register: Path) -> None:
    Lock(register).held_by()
    assert list(register.parent.iterdir()) == []


def test_a_lock_taken_in_one_thread_is_released_in_another(register: Path) -> None:
    lock = Lock(register)
    thread = Thread(target=lock.take)
    thread.start()
    thread.join()
    assert lock.mine
    lock.release()
    with Lock(register) as other:
        assert other.mine


def test_a_second_process_is_told_who_holds_it(register: Path) -> None:
    with another_process(register):
        lock = Lock(register)
        holder = lock.held_by()
        assert holder is not None
        with pytest.raises(RegisterProblem) as caught:
            lock.take()
        assert str(holder) in str(caught.value)
        assert register.name in str(caught.value)
        assert not lock.mine


def test_a_register_given_back_is_free_for_others(register: Path) -> None:
    with another_process(register) as process:
        process.communicate()
        with Lock(register) as lock:
            assert lock.mine


def test_the_system_frees_the_lock_of_a_killed_process(register: Path) -> None:
    with another_process(register) as process:
        process.kill()
        process.wait()
    assert Path(f"{register}.lock.json").exists()
    lock = Lock(register)
    assert lock.held_by() is None
    lock.take()
    assert lock.mine
    lock.release()


def test_asking_does_not_keep_a_killed_ones_lock(register: Path) -> None:
    Path(f"{register}.lock.json").write_text("{}", encoding="utf-8")
    asking, taking = Lock(register), Lock(register)
    assert asking.held_by() is None
    taking.take()
    assert taking.mine
    taking.release()


@pytest.mark.parametrize(
    "note", ["", "{", "[]", '{"person": "Åsa"}', '{"person": 1, "computer": 2, "since": 3}']
)
def test_an_unreadable_note_names_nobody(register: Path, note: str) -> None:
    with another_process(register):
        Path(f"{register}.lock.json").write_text(note, encoding="utf-8")
        assert Lock(register).held_by() == Holder()
        with pytest.raises(RegisterProblem, match="another window or computer"):
            Lock(register).take()


def test_a_lock_whose_note_cannot_be_written_is_given_back(register: Path) -> None:
    Path(f"{register}.lock.json").mkdir()
    with pytest.raises(RegisterProblem, match=r"Svår stig å%20\.samverka"):
        Lock(register).take()
    Path(f"{register}.lock.json").rmdir()
    with Lock(register) as lock:
        assert lock.mine


def test_a_computer_without_user_names_still_locks(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise OSError("no user")

    monkeypatch.setattr(getpass, "getuser", nameless)
    with Lock(register) as lock:
        assert lock.held_by() is not None
