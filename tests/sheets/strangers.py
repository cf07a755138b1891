"""Functions that a child process runs in the tests of `apart`: they stand in a module so that they pickle."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from desktop_app.errors import Invalid
from desktop_app.i18n import language


def add(first: int, second: int) -> int:
    return first + second


def sleep(marker: Path) -> None:
    marker.write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(60)


def die(_file: Path) -> None:
    os.abort()


def swell(_file: Path) -> None:
    held = []
    while True:
        held.append(b"x" * (10 << 20))
        time.sleep(0.01)


def panic(_file: Path) -> None:
    os.write(2, b"thread '<unnamed>' panicked at src/lib.rs\n")
    raise BaseException("panic")  # noqa: TRY002 - as a library in Rust raises it


def refuse() -> None:
    raise Invalid("No.", field="name", advice="Write a name.")


def divide() -> float:
    return 1 / 0


def unpicklable() -> object:
    return lambda: None


def speak() -> str:
    return language()


def modules() -> set[str]:
    return {name.partition(".")[0] for name in sys.modules}


def large() -> list[str]:
    return [f"row {number}" for number in range(500_000)]


_KEPT: list[bytes] = []


def grow() -> int:
    """Hold 250 MB for good."""
    _KEPT.append(b"x" * (250 << 20))
    return os.getpid()
