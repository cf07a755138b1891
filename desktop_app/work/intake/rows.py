"""What each row of a sheet is: a person or a vacant seat, a line around the list, or a reason to refuse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NoReturn

from desktop_app.i18n import _
from desktop_app.records import names, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.keys import form_key
from desktop_app.sheets import book
from desktop_app.work.intake import content
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.understood import ColumnGuess, SkippedRow

NAME_FIELDS = ("name", "given", "family")
_TOTAL = re.compile(r"^(?:antal|summa|summering|totalt?|sum|count|number of)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}:?\s")
"""A word and something after it: not a telephone or an address alone, which belongs to the person above."""
_SEVERAL = re.compile(r"\n|;| & |\+|\boch\b|\band\b|\s/\s|\w/\w", re.IGNORECASE)


def above(grid: Grid, header: int, gazetteer: Gazetteer) -> tuple[SkippedRow, ...]:
    """The lines above the headings: title, date, contact line. A person up there is refused."""
    skipped: list[SkippedRow] = []
    for row in range(1, header):
        texts = grid.filled(row)
        if not texts:
            continue
        kinds = _kinds(texts, gazetteer)
        if len(texts) > 2 or (len(texts) == 2 and kinds & {"email", "phone"}):
            grid.refuse(
                _("The row above the headings is not understood: “{text}”.").format(text=texts[0]), row=row
            )
        reason = _("line above the list") if skipped else _("title")
        if kinds & {"email", "phone"}:
            reason = _("contact line")
        skipped.append(SkippedRow(grid.sheet.name, row, reason))
    return tuple(skipped)


def below(
    grid: Grid, header: int, guesses: Sequence[ColumnGuess], gazetteer: Gazetteer
) -> tuple[tuple[int, ...], tuple[SkippedRow, ...]]:
    """The rows with people or vacant seats, and the others with the reason why they are none."""
    found: dict[int, str] = {}
    for row in range(header + 1, grid.height + 1):
        if grid.filled(row):
            found[row] = _kind_of_row(grid, header, row, guesses, gazetteer)
    people = [row for row, kind in found.items() if kind == "person"]
    if not people:
        grid.refuse(_("There are no people below the headings."), row=header)
    skipped = []
    for row, kind in found.items():
        if kind == "person":
            continue
        if kind == "unknown" or (kind == "note" and row < people[-1]):
            _refuse_row(grid, row)
        reasons = {"heading": _("repeated heading"), "total": _("total"), "note": _("note below the list")}
        skipped.append(SkippedRow(grid.sheet.name, row, reasons[kind]))
    return tuple(people), tuple(skipped)


def _refuse_row(grid: Grid, row: int) -> NoReturn:
    grid.refuse(
        _("The row “{text}” is neither a person, a vacant seat, a total nor a note.").format(
            text=grid.filled(row)[0].replace("\n", " ")
        ),
        row=row,
        advice=_("Give each person a row with the municipality on it; write “vakant” for an empty seat."),
    )


def _kind_of_row(
    grid: Grid, header: int, row: int, guesses: Sequence[ColumnGuess], gazetteer: Gazetteer
) -> str:
    """person (or vacant seat), heading, total, note or unknown."""
    texts = grid.filled(row)
    if grid.row(row) == grid.row(header):
        return "heading"
    if _TOTAL.match(texts[0]) and re.search(r"\d", "".join(texts)):
        return "total" if _kinds(texts, gazetteer) <= {"text", "number", "name"} else "unknown"
    name = " ".join(
        filter(None, (grid.text(row, book.number(one.column)) for one in guesses if one.field in NAME_FIELDS))
    )
    if names.is_vacant(name):
        return "person"
    if not name or (len(texts) == 1 and not _is_lone_name(name, gazetteer)):
        kinds = _kinds(texts, gazetteer)
        alone = len(texts) <= 2 and len(kinds) == 1 and not kinds & {"organisation", "role"}
        bare = kinds & {"email", "phone", "number"} and not any(map(_WORDS.search, texts))
        return "note" if alone and not bare else "unknown"
    if _SEVERAL.search(name) or not content.is_name(names.read(name).written):
        grid.refuse(
            _("“{text}” cannot be read as one person's name.").format(text=name.replace("\n", " ")),
            row=row,
            advice=_("Write one person on each row, with title and telephone in columns of their own."),
        )
    return "person"


def _kinds(texts: Sequence[str], gazetteer: Gazetteer) -> set[str]:
    return {content.kind(text.replace("\n", " "), gazetteer) for text in texts}


def _is_lone_name(text: str, gazetteer: Gazetteer) -> bool:
    """A person with nothing but a name; "Bengtsfors" and "Ersättare" alone are headings of a section."""
    return content.is_full_name(text) and not gazetteer.find(text) and not roles.key(form_key(text))


def check_merges(grid: Grid, header: int, last: int) -> None:
    for area in grid.sheet.merges:
        if header < area.last_row and area.first_row <= last:
            grid.refuse(
                _("There are merged cells inside the list."),
                row=area.first_row,
                column=book.letters(area.first_column),
                advice=_("Unmerge them and write the value on every row."),
            )
