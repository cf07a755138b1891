"""Is a register whole after its program was killed at any moment, with every change it had acknowledged?

`kill_loop` starts a program in a process of its own. The program prints one line for each change once that is
committed, and flushes it. It is killed without warning at a random moment, and a check looks at what it left.
Two thirds of the kills fall while it works, the others anywhere from its start. Only the process itself is
killed: a child of its own lives on until it sees that its parent is gone.
"""

from __future__ import annotations

import random
import subprocess
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

LONGEST = 4.0  # seconds of work after the first line; a program that never ends is killed within them
_START = 60.0  # seconds within which the first line has to come

Check = Callable[[list[str]], None]


@dataclass(slots=True)
class Report:
    """Counts of the program's lives; `failures` has one text for each after which something was wrong."""

    seed: int
    early: int = 0
    """Killed before the first line."""
    midway: int = 0
    ended: int = 0
    """Had come to its end when the moment came; the first is let to, to measure how long it takes."""
    acknowledged: int = 0
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list)

    @property
    def killed(self) -> int:
        return self.early + self.midway

    @property
    def ratio(self) -> float:
        """The part of the lives after which all was well: 1.0 is wanted."""
        return 1 - len(self.failures) / (self.killed + self.ended)

    def __str__(self) -> str:
        return (
            f"{self.killed} kills ({self.midway} at work, {self.early} at the start), {self.ended} ended; "
            f"{self.acknowledged} changes acknowledged; {len(self.failures)} failures, "
            f"ratio {self.ratio:.3f}; seed {self.seed}, {self.seconds:.0f} s"
        )


@dataclass(frozen=True, slots=True)
class _Life:
    lines: list[str]
    status: int | None
    """None where it was killed."""
    wail: str
    start: float
    """Seconds until it was ready."""
    work: float
    """Seconds from there to the end."""


def kill_loop(command: list[str], check: Check, times: int, seed: int) -> Report:
    """Run and kill `command` `times` times; after each life `check` gets the lines it has printed.

    `check` raises where the register is not whole or lacks an acknowledged change. It may also put the
    register back for the next life; otherwise that goes on with it.
    """
    chance = random.Random(seed)
    report = Report(seed)
    began = time.monotonic()
    measured = _live(command, wait=True, seconds=LONGEST)
    if not measured.lines:
        raise RuntimeError(f"The program printed nothing: {command} {measured.wail}")
    _record(measured, check, report)
    for _round in range(times):
        if chance.random() < 2 / 3:
            life = _live(command, wait=True, seconds=chance.uniform(0, measured.work))
        else:
            life = _live(command, wait=False, seconds=chance.uniform(0, measured.start + measured.work))
        _record(life, check, report)
    report.seconds = time.monotonic() - began
    return report


def _live(command: list[str], *, wait: bool, seconds: float) -> _Life:
    """Let the program live `seconds` from its first line (`wait`) or from its start."""
    # Files, not pipes: what was printed is there after the kill, and a child that lives on blocks nothing.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        said, wailed = Path(folder, "out"), Path(folder, "err")
        with said.open("wb") as out, wailed.open("wb") as err:
            began = time.monotonic()
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        try:
            if wait:
                _await_first_line(process, said)
            ready = time.monotonic()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=seconds)
            status = process.poll()
        finally:
            process.kill()
            process.wait()
        ended = time.monotonic()
        *lines, _cut = said.read_bytes().split(b"\n")  # a line counts when its end has come
        return _Life(
            lines=[line.decode("utf-8").rstrip("\r") for line in lines],
            status=status,
            wail=wailed.read_text(encoding="utf-8", errors="replace")[-2000:],
            start=ready - began,
            work=ended - ready,
        )


def _await_first_line(process: subprocess.Popen[bytes], said: Path) -> None:
    limit = time.monotonic() + _START
    while process.poll() is None and b"\n" not in said.read_bytes() and time.monotonic() < limit:
        time.sleep(0.002)


def _record(life: _Life, check: Check, report: Report) -> None:
    report.acknowledged += len(life.lines)
    if life.status is not None:
        report.ended += 1
    elif life.lines:
        report.midway += 1
    else:
        report.early += 1
    wrong = [f"died by itself with status {life.status}: {life.wail}"] if life.status else []
    try:
        check(life.lines)
    except Exception:  # noqa: BLE001 - whatever is wrong is counted, and the next life begins
        wrong.append(traceback.format_exc())
    if wrong:
        report.failures.append("\n".join(wrong))
