"""From a file or a pasted text to what it says: the part that runs in a child process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.ids import OrganisationId
from desktop_app.sheets import reading
from desktop_app.sheets.book import Book
from desktop_app.work.intake.understand import understand
from desktop_app.work.intake.understood import Understood


@dataclass(frozen=True, slots=True)
class Said:
    """What the person says of a file before it is read: the sender, the sheets to take, what columns are."""

    gazetteer: Gazetteer
    year: int
    organisation: OrganisationId | None = None
    sheets: tuple[str, ...] = ()
    columns: Mapping[str, str] | None = None


def from_path(path: Path, said: Said) -> Understood:
    return _understood(reading.read(path), said)


def from_text(text: str, name: str, said: Said) -> Understood:
    return _understood(reading.read_text(text, name=name), said)


def _understood(book: Book, said: Said) -> Understood:
    return understand(
        book,
        said.gazetteer,
        organisation=said.organisation,
        sheets=said.sheets,
        columns=said.columns,
        year=said.year,
    )
