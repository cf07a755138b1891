"""From a file or a pasted text to what it says: the part that runs in a child process."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.ids import OrganisationId
from desktop_app.sheets import reading
from desktop_app.sheets.book import Book, letters
from desktop_app.work.intake import forms
from desktop_app.work.intake.planning.asking import Keys, Wanted, planning
from desktop_app.work.intake.shipping import sent
from desktop_app.work.intake.understand import understand
from desktop_app.work.intake.understood import Problem, Understood

_MOST_TOLD = 20


class Said(Struct, frozen=True):
    """What the person says of a file before it is read: the sender, the sheets to take, what columns are."""

    gazetteer: Gazetteer
    year: int
    organisation: OrganisationId | None = None
    sheets: tuple[str, ...] = ()
    columns: Mapping[str, str] | None = None
    register: str = ""
    """What forms of this register carry."""
    encoding: str = ""
    delimiter: str | None = None
    """The person's choice where a file does not tell; None = find out, "" = no table."""


def from_path(path: Path, said: Said) -> Understood:
    return _understood(reading.read(path, encoding=said.encoding, delimiter=said.delimiter), said)


def from_text(text: str, name: str, said: Said) -> Understood:
    return _understood(reading.read_text(text, name=name, delimiter=said.delimiter), said)


def plan_path(path: Path, said: Said) -> Generator[Keys | Wanted | bytes, Any, bytes]:
    """Read, understand and plan; yields what is to be asked of the register, then portions of the plan."""
    return (yield from sent((yield from planning(from_path(path, said)))))


def plan_text(text: str, name: str, said: Said) -> Generator[Keys | Wanted | bytes, Any, bytes]:
    return (yield from sent((yield from planning(from_text(text, name, said)))))


def _understood(book: Book, said: Said) -> Understood:
    form = forms.of(book)
    if form:
        return forms.understood(
            form, said.gazetteer, register=said.register, year=said.year, columns=said.columns
        )
    understood = understand(
        book,
        said.gazetteer,
        organisation=said.organisation,
        sheets=said.sheets,
        columns=said.columns,
        year=said.year,
    )
    return replace(understood, problems=(*understood.problems, *_empty_cells(book, understood)))


def _empty_cells(book: Book, understood: Understood) -> Iterator[Problem]:
    """The cells that the file has no value for, in the sheets that are taken."""
    taken = {sheet.sheet for sheet in understood.sheets if sheet.taken}
    for sheet in book.sheets:
        if sheet.name not in taken:
            continue
        shown = [
            (place, error)
            for place, error in sorted(sheet.errors.items())
            if place[0] not in sheet.hidden_rows and place[1] not in sheet.hidden_columns
        ]
        for (row, column), error in shown[:_MOST_TOLD]:
            yield Problem(_without_value(error), sheet.name, row, letters(column))
        if len(shown) > _MOST_TOLD:
            yield Problem(
                _("{count} cells in all hold an error or a formula that has not been worked out.").format(
                    count=len(shown)
                ),
                sheet.name,
            )


def _without_value(error: str) -> str:
    if error:
        return _("The cell holds the error {error}; nothing is taken from it.").format(error=error)
    return _(
        "The formula in the cell has not been worked out; open the file in Excel, save it and try again."
    )
