"""The harness itself: it finds nothing wrong with an honest program, and finds out each that is not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.store.lock import Lock
from desktop_app.store.opening import look
from tests.faults import kill
from tests.faults.kill import kill_loop
from tests.store import stand_in

EDITS = Path(__file__).with_name("edits.py")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return stand_in.make(tmp_path / "partille.samverka")


@pytest.fixture
def check(register: Path) -> Callable[[list[str]], None]:
    expected = stand_in.expected(register)

    def whole_with(acknowledged: list[str]) -> None:
        with Lock(register) as lock:
            look(register, expected, lock)
            with closing(stand_in.connect(register)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                present = {
                    number for (number,) in connection.execute("SELECT participant FROM contact").fetchall()
                }
        assert {int(line) for line in acknowledged} <= present

    return whole_with


def command(register: Path, how: str) -> list[str]:
    return [sys.executable, str(EDITS), str(register), how]


def test_an_honest_program_loses_nothing(register: Path, check: Callable[[list[str]], None]) -> None:
    report = kill_loop(command(register, "honest"), check, times=12, seed=1)
    assert report.failures == []
    assert report.ratio == 1.0
    assert report.killed + report.ended == 13
    assert report.midway > 0
    assert report.acknowledged > 150
    assert "ratio 1.000" in str(report)


def test_a_program_that_says_what_it_does_not_do_is_found_out(
    register: Path, check: Callable[[list[str]], None]
) -> None:
    report = kill_loop(command(register, "lost"), check, times=3, seed=1)
    assert report.ratio < 1
    assert "AssertionError" in report.failures[0]


def test_a_program_that_dies_by_itself_is_found_out(
    register: Path, check: Callable[[list[str]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = kill_loop(command(register, "dies"), check, times=1, seed=1)
    assert "the program's last words" in report.failures[0]
    assert 0 <= report.ratio < 1


def test_a_program_without_end_is_killed(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kill, "LONGEST", 0.3)
    endless = [sys.executable, "-c", "import itertools\nfor n in itertools.count(): print(n, flush=True)"]
    lives: list[list[str]] = []
    report = kill_loop(endless, lives.append, times=3, seed=2)
    assert len(lives) == 4
    assert report.ended == 0
    assert all(line == str(number) for life in lives for number, line in enumerate(life))


def test_a_program_that_says_nothing_is_no_trial(register: Path) -> None:
    with pytest.raises(RuntimeError, match="printed nothing"):
        kill_loop(command(register, "mute"), lambda _lines: None, times=1, seed=1)


def test_a_program_that_cannot_begin_again_is_found_out(
    register: Path, check: Callable[[list[str]], None]
) -> None:
    def check_and_spoil(lines: list[str]) -> None:
        check(lines)
        register.write_bytes(b"spoilt" * 999)

    report = kill_loop(command(register, "honest"), check_and_spoil, times=1, seed=1)
    assert "file is not a database" in report.failures[0]
