"""The other end of `apart`: runs one function in a process of its own and sends back what came of it.

Imports as little as it can, for every read waits for it; neither Qt nor SQLAlchemy.
"""

from __future__ import annotations

import os
import threading
import traceback
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import Literal

from desktop_app import i18n
from desktop_app.errors import UserError

Outcome = (
    tuple[Literal["done"], object] | tuple[Literal["told"], UserError] | tuple[Literal["bug", "broken"], str]
)
"""What the function returned; what it told the person; its traceback; why a library gave up on the file."""


def run(parent: Connection, language: str) -> None:
    """Do what the parent sends, a function and its arguments, and send the outcome back."""
    _silence()
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    i18n.use(language)
    outcome = _outcome(parent)
    try:
        parent.send(outcome)
    except Exception:  # noqa: BLE001 - a result that does not pickle is a bug too
        parent.send(("bug", traceback.format_exc()))
    parent.close()


def _outcome(parent: Connection) -> Outcome:
    try:
        function, arguments = parent.recv()
        return "done", function(*arguments)
    except UserError as error:
        return "told", error
    except MemoryError:
        return "broken", "MemoryError"
    except Exception:  # noqa: BLE001 - it is a bug, and its traceback must reach the log on the other side
        return "bug", traceback.format_exc()
    except BaseException as error:  # noqa: BLE001 - a panic of a library in Rust is no Exception
        return "broken", type(error).__name__


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
