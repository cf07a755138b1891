"""Run a function in a process of its own, which may die, swell or hang without hurting the program.

Strangers' files are read this way. The child is spawned, watched every twentieth of a second and killed when
it breaks a limit or when nobody wants its answer any more. One that has done its task stays a while for the
next: a folder of forty files is read by one child, unless a file kills it.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, TypeVar, overload

import psutil

from desktop_app import i18n
from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.records.progress import Progress, Work
from desktop_app.sheets import child

Result = TypeVar("Result")

_WATCH = 0.05
_KEPT_MEMORY = 200 << 20
"""A child that has grown larger is not kept."""


class ChildFailedError(Exception):
    """A bug in the function; the text is the child's traceback."""


@overload
def apart(
    function: Callable[..., Generator[Any, Any, Result]],
    *args: object,
    answer: Callable[[Any], Work[object]],
    seconds: float = ...,
    memory: int = ...,
) -> Work[Result]: ...


@overload
def apart(
    function: Callable[..., Result], *args: object, seconds: float = ..., memory: int = ...
) -> Work[Result]: ...


def apart(
    function: Callable[..., Any],
    *args: object,
    answer: Callable[[Any], Work[object]] | None = None,
    seconds: float = 60,
    memory: int = 1 << 30,
) -> Work[Any]:
    """Run `function(*args)`, both of which must pickle, within so many seconds and bytes.

    A function that yields asks: `answer` works out the reply here, and the seconds begin anew.
    Yields Progress about 20 times a second. Closing the generator kills the child. A UserError comes
    through as it was raised; death, a limit or a library's panic becomes a FileProblem about the first Path
    in `args`, a bug a ChildFailedError.
    """
    file = next((arg.name for arg in args if isinstance(arg, Path)), "")
    worker = _keeper.take()
    keep = False
    try:
        progress = Progress(text=_("Reading {file}").format(file=file) if file else "")
        yield progress
        yield from _begin(worker, (i18n.language(), function, args), progress, seconds)
        while True:
            yield from _watch(worker, progress, seconds, memory)
            outcome = worker.receive()
            if outcome[0] != "asks" or answer is None:
                keep = outcome[0] in ("done", "told", "bug")
                return _answer(outcome)
            reply = yield from answer(outcome[1])
            with suppress(OSError):  # it has died, as its lack of an answer will tell
                worker.connection.send(reply)
    except FileProblem as problem:
        problem.where = problem.where or Where(file=file)
        raise
    finally:
        _keeper.give_back(worker) if keep else worker.end()


class _Worker:
    """A child process and our end of the pipe to it."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.connection, theirs = spawn.Pipe()
        self.process = spawn.Process(target=child.run, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.used = False
        """It has done a task before."""

    def receive(self) -> child.Outcome:
        try:
            outcome: child.Outcome = self.connection.recv()
        except (EOFError, OSError):  # OSError: it died in the middle of its answer
            outcome = "broken", "the process ended"
        return outcome

    def memory(self) -> int:
        with suppress(psutil.Error):
            return int(psutil.Process(self.process.pid).memory_info().rss)
        return 0

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.connection.close()


class _Keeper:
    """Keeps one child that has nothing to do; threads that ask at the same time get one each."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: _Worker | None = None

    def take(self) -> _Worker:
        with self._lock:
            kept, self._idle = self._idle, None
        return kept or _Worker()

    def give_back(self, worker: _Worker) -> None:
        with self._lock:
            if keeps := self._idle is None and worker.memory() < _KEPT_MEMORY:
                self._idle = worker
                worker.used = True
        if not keeps:
            worker.end()

    def let_go(self) -> None:
        with self._lock:
            kept, self._idle = self._idle, None
        if kept:
            kept.end()


_keeper = _Keeper()
let_go = _keeper.let_go
"""End the child that waits for a next task."""


def _begin(worker: _Worker, task: child.Task, progress: Progress, seconds: float) -> Work[None]:
    """Send the task; the child says "begun". A kept child may have died since, and is started anew."""
    while True:
        with suppress(OSError):  # it has died already, as its lack of an answer will tell
            worker.connection.send(
                task
            )  # not with the start, which waits for ever on a child that dies there
        yield from _watch(worker, progress, seconds, sys.maxsize)
        if worker.receive()[0] == "begun" or not worker.used:
            return
        worker.end()
        worker.start()


def _watch(worker: _Worker, progress: Progress, seconds: float, memory: int) -> Work[None]:
    """Wait until the child has answered or died."""
    end = time.monotonic() + seconds
    while not wait([worker.connection, worker.process.sentinel], _WATCH):
        if time.monotonic() > end:
            raise FileProblem(
                _("The file took more than {count} seconds to read.").format(count=round(seconds)),
                advice=_("Copy the list itself to a new workbook and import that."),
            )
        if worker.memory() > memory:
            raise FileProblem(
                _("The file needed more than {count} MB of memory to read.").format(count=memory >> 20),
                advice=_("Copy the list itself to a new workbook and import that."),
            )
        yield progress


def _answer(outcome: child.Outcome) -> object:
    if outcome[0] == "done":
        return outcome[1]
    if outcome[0] == "told":
        raise outcome[1]
    if outcome[0] == "bug":
        raise ChildFailedError(outcome[1])
    raise FileProblem(
        _("The file is damaged in a way that stopped the reading."),
        advice=_("Open it in Excel and save it anew as .xlsx, then import that."),
    )
