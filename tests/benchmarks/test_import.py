"""How far is an import from the least that it could take? A ratio within one run, printed.

The least: calamine reads the same file, and one executemany per table writes exactly the rows of tables and
journal that the import leaves, and the texts of search entries that it leaves changed, without full-text
index, matching or plan.
"""

from __future__ import annotations

import io
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pytest
import sqlalchemy as sa
from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2

from desktop_app.records.progress import Work, drain
from desktop_app.store import tables
from desktop_app.store.database import Store
from desktop_app.store.register import open_register
from desktop_app.work import imports
from tests.benchmarks.crowd import ROWS, municipal_list, register

_LEFT = ("participant", "affiliation", "contact", "membership", "import_value", "change_row")
RUNS = 3
TIMES = 8
"""So many times the least an import may take; what is asserted is twice as much, for a busy machine."""
MEMORY = 400 << 20
CANCELLED = 0.3
"""Seconds between two moments at which the person may cancel."""


class _Left(NamedTuple):
    """Of each table the rows that an import has made, and the search entries that it has changed."""

    rows: dict[str, list[dict[str, Any]]]
    changed: list[dict[str, Any]]


def seconds(function: Callable[[], Any]) -> tuple[float, Any]:
    """The seconds of processors that it takes: what others do on the machine counts little."""
    begun = _spent()
    answer = function()
    return _spent() - begun, answer


def _spent() -> float:
    """By this process and by its children, those that live and those that have ended."""
    me = psutil.Process()
    own = me.cpu_times()
    alive = [child.cpu_times() for child in me.children(recursive=True)]
    ended: float = own.children_user + own.children_system
    return ended + sum(each.user + each.system for each in (own, *alive))


@pytest.mark.benchmark
def test_ten_thousand_rows_into_a_hundred_thousand_people(tmp_path: Path) -> None:
    path, workbook = register(tmp_path), tmp_path / "Lista.xlsx"
    store = open_register(str(path))
    municipal_list(store, workbook)
    store.close()
    taken, least, before = 0.0, 0.0, 0.0
    for _run in range(RUNS):
        seconds_taken, after, memory = _round(path, workbook, tmp_path)
        around = (before + after) / 2 if before else after  # the machine's speed changes within minutes
        print(f"{seconds_taken / around:.1f} times the least, which is {around:.2f} s")
        taken, least, before = taken + seconds_taken, least + around, after
        assert memory < MEMORY
    print(f"{RUNS} rounds: {taken / least:.1f} times the least (wanted: {TIMES})")
    assert taken < 2 * TIMES * least


def _round(path: Path, workbook: Path, folder: Path) -> tuple[float, float, int]:
    """The seconds that it took, the least that it could take, and the most memory."""
    copy = Path(shutil.copyfile(path, folder / "import.samverka"))
    store = open_register(str(copy))
    with _peaks() as peaks:
        planning, prepared = seconds(lambda: drain(imports.prepare(store, [workbook])))
        applying, change = seconds(lambda: drain(imports.carry_out(store, prepared)))
    file = prepared.files[0].file
    assert sum(file.count(state) for state in ("new", "changed", "unchanged", "perhaps", "conflict")) == ROWS
    rows = {name: _left(store, name, change) for name in _LEFT}
    store.close()
    rows["search_entry"], changed = _entries_left(copy, path)
    print(
        f"\n{ROWS} rows ({file.count('new')} new): plan {planning:.2f} s, apply {applying:.2f} s; "
        f"memory {peaks[0] >> 20} MB, in the child {peaks[1] >> 20} MB"
    )
    return planning + applying, _least(path, workbook, folder, _Left(rows, changed)), max(peaks)


def _least(path: Path, workbook: Path, folder: Path, left: _Left) -> float:
    """The seconds to read the file, and to write what an import left into what the register was before."""
    copy, data = Path(shutil.copyfile(path, folder / "least.samverka")), workbook.read_bytes()
    reading, _rows = seconds(
        lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    )
    writing, _none = seconds(lambda: _write(copy, left.rows, left.changed))
    count = sum(map(len, (*left.rows.values(), left.changed)))
    print(f"least: calamine {reading:.2f} s, executemany {writing:.2f} s of {count} rows")
    return reading + writing


@pytest.mark.benchmark
def test_it_tells_how_far_it_is_and_can_be_cancelled_all_the_time(tmp_path: Path) -> None:
    path, workbook = register(tmp_path), tmp_path / "Lista.xlsx"
    store = open_register(str(path))
    municipal_list(store, workbook)
    planning, prepared = _gaps(imports.prepare(store, [workbook]))
    applying, _change = _gaps(imports.carry_out(store, prepared))
    store.close()
    print(
        f"\nlongest between two words of progress: plan {max(planning):.2f} s, apply {max(applying):.2f} s "
        f"(wanted: {CANCELLED}); steps {len(planning)} and {len(applying)}"
    )


def _gaps(work: Work[Any]) -> tuple[list[float], Any]:
    found: list[float] = []
    while True:
        begun = time.perf_counter()
        try:
            next(work)
        except StopIteration as end:
            return [*found, time.perf_counter() - begun], end.value
        found.append(time.perf_counter() - begun)


@contextmanager
def _peaks() -> Iterator[list[int]]:
    """The most memory that this process and its largest child have while the block runs."""
    peaks, ended, me = [0, 0], threading.Event(), psutil.Process()

    def watch() -> None:
        while not ended.wait(0.1):  # to find the children costs a thousandth of a second of processor
            with suppress(psutil.Error):
                peaks[0] = max(peaks[0], me.memory_info().rss)
                peaks[1] = max(
                    [peaks[1], *(child.memory_info().rss for child in me.children(recursive=True))]
                )

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peaks
    finally:
        ended.set()
        thread.join()


def _left(store: Store, name: str, change: Any) -> list[dict[str, Any]]:
    """The rows that the import has made in a table, and those of the journal."""
    table = tables.TABLES[name]
    if name == "change_row":
        statement = sa.select(table).where(table.c.change == change)
    else:
        made = sa.select(tables.change_row.c.row_id).where(
            tables.change_row.c.change == change,
            tables.change_row.c.table_name == name,
            tables.change_row.c.before.is_(None),
        )
        statement = sa.select(table).where(table.c.id.in_(made))
    return [dict(row._mapping) for row in store.fetch(statement)]


def _entries_left(path: Path, before: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The search entries that the import has made, and what it has changed of others."""
    new, changed = [], []
    with closing(dbapi2.connect(str(before))) as was, closing(dbapi2.connect(str(path))) as now:
        texts = dict(was.execute("SELECT rank, text FROM search_entry"))
        found = now.execute("SELECT rank, kind, record, sort_key, text FROM search_entry")
        for row in found:
            entry = dict(zip(("rank", "kind", "record", "sort_key", "text"), row, strict=True))
            if entry["rank"] not in texts:
                new.append(entry)
            elif texts[entry["rank"]] != entry["text"]:
                changed.append({"text": entry["text"], "rank": entry["rank"]})
    return new, changed


def _write(path: Path, rows: dict[str, list[dict[str, Any]]], changed: list[dict[str, Any]]) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "cache_size=-65536", "cache_spill=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN IMMEDIATE")
    for name, lines in rows.items():
        if lines:
            marks = ", ".join("?" for _column in lines[0])
            names = ", ".join(f'"{column}"' for column in lines[0])
            connection.executemany(
                f"INSERT INTO {name} ({names}) VALUES ({marks})", [tuple(line.values()) for line in lines]
            )
    texts = [tuple(entry.values()) for entry in changed]
    connection.executemany("UPDATE search_entry SET text = ? WHERE rank = ?", texts)
    connection.execute("COMMIT")
    connection.close()
