"""Long work tells how far it has come by yielding `Progress`; closing the generator cancels it, unless what
it yielded last was `final`."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps (total 0: unknown); `text` says what is being done, for a person."""

    done: int = 0
    total: int = 0
    text: str = ""
    final: bool = False
    """What is done is being kept for good: it is too late to cancel."""


Work = Generator[Progress, None, Result]


def drain(work: Work[Result]) -> Result:
    """Run long work to its end and give its result; for the command line and tests."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
