"""How much do looking through and converting add to calamine's own time? Runs when asked for."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.records.progress import drain
from desktop_app.sheets.apart import apart
from desktop_app.sheets.reading import read
from desktop_app.sheets.writing import write_table

ROWS, COLUMNS = 10_000, 12


def best_of(times: int, function: Callable[[], object]) -> float:
    """Seconds; the least disturbed of several runs."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        function()
        taken.append(time.perf_counter() - begun)
    return min(taken)


@pytest.mark.benchmark
def test_ten_thousand_rows(tmp_path: Path) -> None:
    titles = [f"Kolumn {number}" for number in range(COLUMNS)]
    rows = [[f"Värde {row} {column}" for column in range(COLUMNS)] for row in range(ROWS)]
    workbook, separated = tmp_path / "Lista.xlsx", tmp_path / "Lista.csv"
    write_table(titles, rows, workbook)
    write_table(titles, rows, separated)
    data = workbook.read_bytes()

    def calamine() -> object:
        opened = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return opened.get_sheet_by_index(0).to_python(skip_empty_area=False)

    alone, ours = best_of(5, calamine), best_of(5, lambda: read(workbook))
    print(f"xlsx: calamine {alone:.2f} s, read {ours:.2f} s, ratio {ours / alone:.2f}")
    print(f"xlsx in a process apart: {best_of(3, lambda: drain(apart(read, workbook))):.2f} s")
    print(f"csv: {best_of(5, lambda: read(separated)):.2f} s")
    assert ours < 3 * alone
