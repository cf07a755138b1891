"""A function in a process of its own: what it gives, and what its death looks like from here."""

from __future__ import annotations

import multiprocessing
import multiprocessing.resource_tracker
import multiprocessing.spawn
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from desktop_app import i18n
from desktop_app.errors import FileProblem, Invalid
from desktop_app.records.progress import Progress, drain
from desktop_app.sheets.apart import ChildFailedError, apart, let_go
from desktop_app.sheets.reading import read
from tests.sheets import odd_files, strangers

FILE = Path("Lista.xlsx")


def test_the_result_comes_back_after_progress() -> None:
    work = apart(strangers.add, 2, 3)
    assert isinstance(next(work), Progress)
    assert drain(work) == 5


def test_a_large_result_comes_whole() -> None:
    assert len(drain(apart(strangers.large))) == 500_000


def test_a_file_is_read_apart_as_it_is_here(tmp_path: Path) -> None:
    path = tmp_path / "Lista.xlsx"
    path.write_bytes(odd_files.workbook())
    assert drain(apart(read, path)) == read(path)


def test_a_refusal_comes_through_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "Lista.xlsx"
    path.write_bytes(odd_files.workbook(odd_files.cell("XFD1048576")))
    with pytest.raises(FileProblem, match=r"^Lista\.xlsx, sheet Blad1: The sheet reaches"):
        drain(apart(read, path))


def test_a_user_error_comes_through_as_it_was_raised() -> None:
    with pytest.raises(Invalid) as told:
        drain(apart(strangers.refuse))
    assert (str(told.value), told.value.field) == ("No. Write a name.", "name")


def test_a_bug_comes_with_its_traceback() -> None:
    with pytest.raises(ChildFailedError, match=r"in divide\n[\s\S]*ZeroDivisionError"):
        drain(apart(strangers.divide))


@pytest.mark.skipif(shutil.which("false") is None, reason="no program that ends at once")
def test_a_child_that_dies_at_its_start_is_not_waited_for() -> None:
    multiprocessing.resource_tracker.ensure_running()  # which would be started by the same program
    let_go()
    executable = multiprocessing.spawn.get_executable()
    multiprocessing.set_executable(shutil.which("false") or "")
    try:
        with pytest.raises(FileProblem, match="stopped the reading"):
            drain(apart(len, "x" * 1_000_000))  # more than a pipe holds
    finally:
        multiprocessing.set_executable(executable)


def test_a_result_that_cannot_travel_is_a_bug() -> None:
    with pytest.raises(ChildFailedError, match="pickle"):
        drain(apart(strangers.unpicklable))


@pytest.mark.parametrize("function", [strangers.die, strangers.panic])
def test_death_is_a_problem_of_the_file(
    function: Callable[..., None], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(FileProblem, match=r"^Lista\.xlsx: The file is damaged"):
        drain(apart(function, FILE))
    assert capfd.readouterr().err == ""


def test_the_time_limit_holds(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(FileProblem, match="more than 1 seconds"):
        drain(apart(strangers.sleep, tmp_path / "begun", seconds=1))
    assert time.monotonic() - begun < 5


def test_the_memory_limit_holds() -> None:
    with pytest.raises(FileProblem, match="more than 200 MB of memory"):
        drain(apart(strangers.swell, FILE, memory=200 << 20))


def test_closing_kills_the_child_at_once(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    work = apart(strangers.sleep, begun)
    for _progress in work:
        if begun.exists() and begun.read_text(encoding="utf-8"):
            break
    closing = time.monotonic()
    work.close()
    assert time.monotonic() - closing < 0.3
    assert not psutil.pid_exists(int(begun.read_text(encoding="utf-8")))


def test_the_child_speaks_the_persons_language() -> None:
    i18n.use("sv")
    try:
        assert drain(apart(strangers.speak)) == "sv"
    finally:
        i18n.use("en")


def test_the_child_loads_neither_window_nor_database() -> None:
    let_go()  # another test may have had it load more
    assert not drain(apart(strangers.modules)) & {"PySide6", "sqlalchemy", "openpyxl", "xlsxwriter"}


def test_one_child_does_one_task_after_the_other() -> None:
    let_go()
    first = drain(apart(os.getpid))
    with pytest.raises(Invalid):
        drain(apart(strangers.refuse))
    assert drain(apart(os.getpid)) == first


def test_after_a_death_the_next_file_is_read_by_another(tmp_path: Path) -> None:
    path = tmp_path / "Lista.xlsx"
    path.write_bytes(odd_files.workbook())
    first = drain(apart(os.getpid))
    with pytest.raises(FileProblem, match="damaged"):
        drain(apart(strangers.die, FILE))
    assert drain(apart(read, path)).sheets
    assert drain(apart(os.getpid)) != first


def test_a_child_that_died_while_it_waited_is_no_trouble() -> None:
    waiting = psutil.Process(drain(apart(os.getpid)))
    waiting.kill()
    time.sleep(0.2)
    assert drain(apart(strangers.add, 2, 3)) == 5


def test_a_child_that_has_grown_is_not_kept() -> None:
    grown = drain(apart(strangers.grow))
    assert drain(apart(os.getpid)) != grown


def test_two_tasks_at_the_same_time_have_a_child_each() -> None:
    first, second = apart(os.getpid), apart(os.getpid)
    next(first)
    next(second)
    assert drain(first) != drain(second)
