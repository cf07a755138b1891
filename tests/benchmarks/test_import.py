"""How far is an import from the least that it could take? A ratio within one run, printed.

The least: calamine reads the same file, and one executemany per table writes exactly the rows of tables and
journal that the import leaves, without index, search, matching or plan.
"""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2

from desktop_app.records.progress import drain
from desktop_app.store import tables
from desktop_app.store.register import open_register
from desktop_app.work import imports
from tests.benchmarks.crowd import ROWS, municipal_list, register

_LEFT = ("participant", "affiliation", "contact", "membership", "import_value", "change_row")


def seconds(function: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    answer = function()
    return time.perf_counter() - begun, answer


@pytest.mark.benchmark
def test_ten_thousand_rows_into_a_hundred_thousand_people(tmp_path: Path) -> None:
    path, workbook = register(tmp_path), tmp_path / "Lista.xlsx"
    before = Path(shutil.copyfile(path, tmp_path / "before.samverka"))
    store = open_register(str(path))
    municipal_list(store, workbook)
    planning, prepared = seconds(lambda: drain(imports.prepare(store, [workbook])))
    applying, change = seconds(lambda: imports.carry_out(store, prepared))
    file = prepared.files[0].file
    rows = {name: _left(store, name, change) for name in _LEFT}
    store.close()
    assert sum(file.count(state) for state in ("new", "changed", "unchanged", "perhaps", "conflict")) == ROWS

    data = workbook.read_bytes()
    reading, _rows = seconds(
        lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    )
    writing, _none = seconds(lambda: _write(before, rows))
    least = reading + writing
    print(
        f"\n{ROWS} rows: least {least:.2f} s (calamine {reading:.2f}, executemany {writing:.2f} of "
        f"{sum(len(each) for each in rows.values())} rows); plan {planning:.2f} s, apply {applying:.2f} s: "
        f"{(planning + applying) / least:.1f} times"
    )


def _left(store: Any, name: str, change: Any) -> list[dict[str, Any]]:
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


def _write(path: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
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
    connection.execute("COMMIT")
    connection.close()
