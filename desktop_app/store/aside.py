"""A step that cannot tell how far it has come, as work that does: it runs in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import TypeVar

from desktop_app.records.progress import Progress, Work

T = TypeVar("T")
_TELLING = 0.05
"""Seconds between two words of progress."""


def aside(step: Callable[[Event], T], progress: Progress) -> Work[T]:
    """Run `step`, yielding the same progress until it has ended; gives its result or raises its error.
    Closing the generator sets the event that the step was given, and waits for its end."""
    stop = Event()
    result: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            result.append(step(stop))
        except BaseException as error:  # noqa: BLE001 - raised below, where somebody waits for it
            failed.append(error)

    thread = Thread(target=run, name="aside")
    thread.start()
    try:
        yield progress  # also of a step that has ended by now
        while thread.is_alive():
            thread.join(_TELLING)
            yield progress
    finally:
        stop.set()
        thread.join()
    if failed:
        raise failed[0]
    return result[0]
