"""The other end of `apart`: runs functions in a process of its own and sends back what came of each.

Imports as little as it can, for every read waits for it; neither Qt nor SQLAlchemy.
"""

from __future__ import annotations

import gc
import os
import threading
import traceback
from collections.abc import Callable, Generator
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Literal

from desktop_app import i18n
from desktop_app.errors import UserError

Task = tuple[str, Callable[..., object], tuple[object, ...]]
"""The person's language, a function and its arguments."""

Outcome = (
    tuple[Literal["done", "asks"], object]
    | tuple[Literal["told"], UserError]
    | tuple[Literal["begun", "bug", "broken"], str]
)
"""What the function returned or asks; what it told the person; its traceback; why a library gave up on the
file. "begun" comes first, when the task has arrived."""

_IDLE = 60
"""Seconds that a child waits for a next task."""


def run(parent: Connection) -> None:
    """Do one task after the other, until there are no more."""
    _silence()
    gc.disable()  # a task makes many small records and few cycles; those are looked for between tasks
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):  # the parent wants no more
        while parent.poll(_IDLE):
            task = parent.recv_bytes()
            parent.send(("begun", ""))
            outcome = _outcome(parent, task)
            try:
                parent.send(outcome)
            except (EOFError, OSError):
                raise
            except Exception:  # noqa: BLE001 - a result that does not pickle is a bug too
                parent.send(("bug", traceback.format_exc()))
            del task, outcome
            gc.collect()
    parent.close()


def _outcome(parent: Connection, task: bytes) -> Outcome:
    try:
        language, function, arguments = ForkingPickler.loads(task)
        i18n.use(language)
        result = function(*arguments)
        return "done", _conversed(parent, result) if isinstance(result, Generator) else result
    except UserError as error:
        return "told", error
    except MemoryError:
        return "broken", "MemoryError"
    except Exception:  # noqa: BLE001 - it is a bug, and its traceback must reach the log on the other side
        return "bug", traceback.format_exc()
    except BaseException as error:  # noqa: BLE001 - a panic of a library in Rust is no Exception
        return "broken", type(error).__name__


def _conversed(parent: Connection, work: Generator[object, object, object]) -> object:
    """Each thing that the work yields is a question to the parent."""
    try:
        question = next(work)
        while True:
            parent.send(("asks", question))
            question = work.send(parent.recv())
    except StopIteration as end:
        return end.value


def _silence() -> None:
    """Libraries in Rust write their panics to the terminal, past sys.stderr."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)


def _leave_with_parent() -> None:
    """Nobody waits any more when the program has gone."""
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)
