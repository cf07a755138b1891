"""What the intake's tests read: the sample lists, the pages, and small books made in the test."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from desktop_app.records.gazetteer import Gazetteer
from desktop_app.resources import RESOURCES
from desktop_app.sheets.book import Area, Book, Sheet, Value
from desktop_app.sheets.reading import read
from desktop_app.work.intake.understand import understand
from desktop_app.work.intake.understood import Understood
from tests.records.reference_forms import reference_forms

DATA = Path(__file__).parents[2] / "data"
SAMPLES = os.environ.get("SAMVERKA_SAMPLES", "")
"""A folder with the original lists/ and seeds/; its pages are then tried by the same tests as their twins."""
GAZETTEER = Gazetteer(*reference_forms(RESOURCES / "reference"))
YEAR = 2026


def list_folders() -> list[Path]:
    return [DATA / "lists", *([Path(SAMPLES) / "lists"] if SAMPLES else [])]


def real_lists() -> list[dict[str, Any]]:
    """What the real lists hold; none without the originals, for they name people."""
    files: list[dict[str, Any]] = expected(Path(SAMPLES) / "real")["files"] if SAMPLES else []
    return files


def pages(twin: str, seed: str) -> list[Path]:
    return [DATA / "pages" / twin, *([Path(SAMPLES) / "seeds" / seed] if SAMPLES else [])]


def expected(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return data


def from_file(path: Path, **asked: Any) -> Understood:
    return understand(read(path), GAZETTEER, **{"year": YEAR, **asked})


def sheet(rows: Iterable[Sequence[Value]], *, name: str = "Blad1", **more: Any) -> Sheet:
    """A sheet of equally wide rows; "" stands for a blank cell."""
    blank = [[None if value == "" else value for value in row] for row in rows]
    width = max(len(row) for row in blank)
    return Sheet(
        name,
        more.pop("state", "visible"),
        tuple((*row, *[None] * (width - len(row))) for row in blank),
        **more,
    )


def from_rows(
    *rows: Sequence[Value], file: str = "lista.xlsx", merges: tuple[Area, ...] = (), **asked: Any
) -> Understood:
    return from_sheets(sheet(rows, merges=merges), file=file, **asked)


def from_sheets(*sheets: Sheet, file: str = "lista.xlsx", **asked: Any) -> Understood:
    return understand(Book(file, "xlsx", sheets), GAZETTEER, **{"year": YEAR, **asked})


def from_text(text: str) -> Understood:
    rows = tuple((line or None,) for line in text.split("\n"))
    return understand(Book("text", "text", (Sheet("", "visible", rows),)), GAZETTEER, year=YEAR)
