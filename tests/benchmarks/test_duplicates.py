"""Probable duplicates among a hundred thousand people: prints what it takes, against reading the names."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.records.duplicates import Pair
from desktop_app.records.progress import Work, drain
from desktop_app.store import duplicates as stored
from desktop_app.store.register import open_register
from desktop_app.work import duplicates
from tests.benchmarks.crowd import PEOPLE, register


@pytest.mark.benchmark
def test_duplicates_among_a_hundred_thousand_people(tmp_path: Path) -> None:
    with closing(open_register(str(register(tmp_path)))) as store:
        begun = time.perf_counter()
        people = sum(len(stored.names(store, *each)) for each in stored.portions(store, 5_000))
        reading = time.perf_counter() - begun
        gaps = [0.0]
        begun = time.perf_counter()
        pairs = drain(_timed(duplicates.find(store), gaps))
        whole = time.perf_counter() - begun
    print(f"\n{len(pairs)} pairs among {people} people in {whole:.1f} s", end=", ")
    print(f"{whole / reading:.1f} times reading the names; {max(gaps):.2f} s to cancel at most")
    assert people == PEOPLE
    assert pairs
    assert whole < 60 * reading


def _timed(work: Work[list[Pair]], gaps: list[float]) -> Work[list[Pair]]:
    """The same work, noting how long it was silent."""
    last = time.perf_counter()
    while True:
        try:
            progress = next(work)
        except StopIteration as end:
            found: list[Pair] = end.value
            return found
        gaps.append(time.perf_counter() - last)
        yield progress
        last = time.perf_counter()
