"""Run a function in a process of its own, which may die, swell or hang without hurting the program.

Strangers' files are read this way. The child is started afresh (spawn), watched every twentieth of a second
and killed when it breaks a limit or when nobody wants its answer any more.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, TypeVar, cast

import psutil

from desktop_app import i18n
from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.records.progress import Progress, Work
from desktop_app.sheets import child

Result = TypeVar("Result")

_WATCH = 0.05


class ChildFailedError(Exception):
    """A bug in the function; the text is the child's traceback."""


def apart(
    function: Callable[..., Result], *args: object, seconds: float = 60, memory: int = 1 << 30
) -> Work[Result]:
    """Run `function(*args)`, both of which must pickle, within so many seconds and bytes.

    Yields Progress about 20 times a second. Closing the generator kills the child. A UserError comes
    through as it was raised; death, a limit or a library's panic becomes a FileProblem about the first Path
    in `args`, a bug a ChildFailedError.
    """
    file = next((arg.name for arg in args if isinstance(arg, Path)), "")
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=child.run, args=(theirs, i18n.language()), daemon=True)
    process.start()
    theirs.close()
    try:
        with suppress(OSError):  # it has died already, as its lack of an answer will tell
            ours.send((function, args))  # not with the start, which waits for ever on a child that dies there
        yield from _watch(
            process,
            ours,
            Progress(text=_("Reading {file}").format(file=file) if file else ""),
            seconds,
            memory,
        )
        return cast("Result", _answer(ours))
    except FileProblem as problem:
        problem.where = problem.where or Where(file=file)
        raise
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _watch(process: SpawnProcess, answer: Any, progress: Progress, seconds: float, memory: int) -> Work[None]:
    """Wait until the child has answered or died."""
    end = time.monotonic() + seconds
    while not wait([answer, process.sentinel], _WATCH):
        if time.monotonic() > end:
            raise FileProblem(
                _("The file took more than {count} seconds to read.").format(count=round(seconds)),
                advice=_("Copy the list itself to a new workbook and import that."),
            )
        if _memory(process) > memory:
            raise FileProblem(
                _("The file needed more than {count} MB of memory to read.").format(count=memory >> 20),
                advice=_("Copy the list itself to a new workbook and import that."),
            )
        yield progress


def _memory(process: SpawnProcess) -> int:
    with suppress(psutil.Error):
        return int(psutil.Process(process.pid).memory_info().rss)
    return 0


def _answer(answer: Any) -> object:
    try:
        outcome: child.Outcome = answer.recv()
    except (EOFError, OSError):  # OSError: it died in the middle of its answer
        outcome = "broken", "the process ended"
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
