"""The two threads: answers on the main thread, newer reads take older ones' place, long work is cancelled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.records.progress import Progress, Work
from desktop_app.ui.jobs import Cancelled, Thread
from desktop_app.ui.threads import ThreadJobs


@dataclass
class Heard:
    told: list[UserError] = field(default_factory=list)
    crashed: list[BaseException] = field(default_factory=list)
    interrupts: int = 0

    def interrupt(self) -> None:
        self.interrupts += 1


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def threads(qtbot: QtBot, heard: Heard) -> Iterator[ThreadJobs]:
    jobs = ThreadJobs(told=heard.told.append, crashed=heard.crashed.append, interrupt=heard.interrupt)
    yield jobs
    jobs.close()


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot, threads: ThreadJobs) -> None:
    got: list[tuple[str, str]] = []
    threads.read(lambda: threading.current_thread().name, lambda name: got.append((name, here())))
    threads.write(lambda: threading.current_thread().name, lambda name: got.append((name, here())))
    qtbot.waitUntil(lambda: len(got) == 2)
    assert sorted(got) == [("read", here()), ("write", here())]


def here() -> str:
    return threading.current_thread().name


def test_what_is_being_kept_for_good_is_not_cancelled(
    qtbot: QtBot, threads: ThreadJobs, heard: Heard
) -> None:
    cancelled = threading.Event()

    def work() -> Work[str]:
        yield Progress(final=True)
        cancelled.wait(5)
        yield Progress(final=True)
        return "kept"

    got: list[str] = []
    running = threads.run(work(), got.append, title="Import")
    with qtbot.waitSignal(running.progressed):
        pass
    running.cancel()
    cancelled.set()
    qtbot.waitUntil(lambda: got == ["kept"])
    assert heard.told == []


def test_a_newer_read_takes_the_older_ones_place(qtbot: QtBot, threads: ThreadJobs, heard: Heard) -> None:
    started, leave = threading.Event(), threading.Event()
    got: list[int] = []

    def slow() -> int:
        started.set()
        leave.wait(5)
        return 1

    threads.read(slow, got.append, key="search")
    started.wait(5)
    threads.read(lambda: 2, got.append, key="search")
    threads.read(lambda: 3, got.append, key="search")
    leave.set()
    qtbot.waitUntil(lambda: got == [3])
    assert heard.interrupts == 2


def test_what_waits_for_the_painting_gives_way_to_what_is_asked_meanwhile(
    qtbot: QtBot, threads: ThreadJobs
) -> None:
    got: list[str] = []
    threads.read(lambda: "whole", got.append, key="search", painted=True)
    threads.read(lambda: "card", got.append)
    threads.read(lambda: "first", got.append, key="search")
    threads.read(lambda: "whole", got.append, key="list", painted=True)
    qtbot.waitUntil(lambda: got == ["card", "first", "whole"])


def test_another_key_is_not_interrupted(qtbot: QtBot, threads: ThreadJobs, heard: Heard) -> None:
    started, leave = threading.Event(), threading.Event()
    got: list[str] = []

    def slow() -> str:
        started.set()
        leave.wait(5)
        return "rows"

    threads.read(slow, got.append, key="rows")
    started.wait(5)
    threads.read(lambda: "ids", got.append, key="ids")
    leave.set()
    qtbot.waitUntil(lambda: got == ["rows", "ids"])
    assert heard.interrupts == 0


def test_a_known_error_goes_to_who_asked_or_to_the_bar(
    qtbot: QtBot, threads: ThreadJobs, heard: Heard
) -> None:
    mine: list[str] = []

    def refuse() -> None:
        raise UserError("Filen är öppen.")

    threads.write(refuse, print, lambda error: mine.append(str(error)))
    threads.write(refuse, print)
    qtbot.waitUntil(lambda: len(heard.told) == 1)
    assert mine == ["Filen är öppen."]


def test_a_bug_goes_to_the_net_and_the_caller_hears_that_nothing_was_done(
    qtbot: QtBot, threads: ThreadJobs, heard: Heard
) -> None:
    mine: list[UserError] = []
    threads.write(lambda: 1 // 0, print, mine.append)
    qtbot.waitUntil(lambda: len(mine) == 1)
    assert [type(error) for error in heard.crashed] == [ZeroDivisionError]
    assert not heard.told


def fail_with(number: int) -> None:
    raise ZeroDivisionError(number)


def test_what_an_answer_raises_is_caught_too(qtbot: QtBot, threads: ThreadJobs, heard: Heard) -> None:
    threads.read(lambda: 0, fail_with)
    qtbot.waitUntil(lambda: len(heard.crashed) == 1)


def test_nobody_is_called_whose_widget_is_gone(qtbot: QtBot, threads: ThreadJobs, heard: Heard) -> None:
    class Waiting(QObject):
        def hear(self, number: int) -> None:
            raise AssertionError(number)

    waiting = Waiting()
    leave = threading.Event()
    threads.read(lambda: leave.wait(5), waiting.hear)
    waiting.deleteLater()
    QCoreApplication.sendPostedEvents(waiting, QEvent.Type.DeferredDelete)
    leave.set()
    done: list[int] = []
    threads.read(lambda: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert not heard.crashed


@pytest.mark.parametrize("thread", ["read", "write"])
def test_long_work_tells_how_far_it_is_and_gives_its_result(
    qtbot: QtBot, threads: ThreadJobs, thread: Thread
) -> None:
    seen: list[Progress] = []
    got: list[str] = []

    def work() -> Work[str]:
        yield Progress(1, 2)
        yield Progress(2, 2)
        return here()

    threads.started.connect(lambda running: running.progressed.connect(seen.append))
    threads.run(work(), got.append, title="Läser", thread=thread)
    qtbot.waitUntil(lambda: got == [thread])
    assert seen == [Progress(1, 2), Progress(2, 2)]


@pytest.mark.parametrize("thread", ["read", "write"])
def test_cancelling_closes_the_work_in_its_own_thread(
    qtbot: QtBot, threads: ThreadJobs, thread: Thread
) -> None:
    closed_in: list[str] = []
    refused: list[UserError] = []
    ended: list[bool] = []

    running = threads.run(
        endless(lambda: closed_in.append(here())),
        print,
        refused.append,
        title="Läser",
        thread=thread,
    )
    running.ended.connect(lambda: ended.append(True))
    running.progressed.connect(lambda _progress: running.cancel())
    qtbot.waitUntil(lambda: len(refused) == 1)
    assert closed_in == [thread]
    assert isinstance(refused[0], Cancelled)
    assert ended == [True]


def endless(closed: Callable[[], None]) -> Work[None]:
    try:
        while True:
            yield Progress()
            time.sleep(0.001)  # as any work takes; without it the window is flooded with words of progress
    finally:
        closed()


def test_other_reads_are_served_while_a_long_read_goes_on(qtbot: QtBot, threads: ThreadJobs) -> None:
    got: list[int] = []
    running = threads.run(endless(lambda: None), print, lambda _error: None, title="Läser", thread="read")
    threads.read(lambda: 7, got.append)
    qtbot.waitUntil(lambda: got == [7])
    running.cancel()


@pytest.mark.parametrize("thread", ["read", "write"])
def test_closing_finishes_writes_and_cancels_long_work(qtbot: QtBot, heard: Heard, thread: Thread) -> None:
    jobs = ThreadJobs(told=heard.told.append, crashed=heard.crashed.append)
    written: list[int] = []
    closed: list[bool] = []
    seen: list[Progress] = []
    running = jobs.run(endless(lambda: closed.append(True)), print, title="Läser", thread=thread)
    running.progressed.connect(seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    jobs.write(lambda: written.append(1), print)
    jobs.close()
    assert (written, closed) == ([1], [True])
    assert not [t for t in threading.enumerate() if t.name in ("read", "write")]
