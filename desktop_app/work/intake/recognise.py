"""Where a sheet holds its list: the heading row, the columns, and what every row below is.

A list is understood whole or refused: for a row inside it that is neither person, vacancy, repeated heading,
total nor note, headings on two rows, merged cells, a matrix of meetings, a sign-up, several people in a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NoReturn

from desktop_app.i18n import _
from desktop_app.records import dates, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.sheets import book
from desktop_app.sheets.book import Sheet
from desktop_app.work.intake import columns, content, headings, rows
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.rows import NAME_FIELDS
from desktop_app.work.intake.understood import ColumnGuess, Problem, SkippedRow

_HEADING_WITHIN = 40
"""Rows in which a heading is looked for."""
_SIGN_UP = re.compile(
    r"\?|^(?:starttid|slutförandetid|start time|completion time|tidsstämpel|timestamp)$", re.IGNORECASE
)
_ONCE = (
    *NAME_FIELDS,
    "organisation",
    "organisation_code",
    "department",
    "title",
    "role",
    "party",
    "from",
    "to",
)


@dataclass(frozen=True)
class Table:
    """One sheet's list. `rows` hold people and vacant seats, `lines` are the texts around the list."""

    sheet: Sheet
    grid: Grid
    header_row: int
    columns: tuple[ColumnGuess, ...]
    rows: tuple[int, ...]
    skipped: tuple[SkippedRow, ...]
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def _by_field(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for one in self.columns:
            numbers.setdefault(one.field, []).append(book.number(one.column))
        return numbers

    def numbers(self, *fields: str) -> list[int]:
        """The numbers of the columns with one of these fields, from the left."""
        return sorted(number for field in fields for number in self._by_field.get(field, ()))


def table(file: str, sheet: Sheet, gazetteer: Gazetteer, mapping: Mapping[str, str]) -> Table:
    """The sheet's one list, or `FileProblem` with the place of the first thing that is not understood."""
    grid = Grid(file, sheet)
    header = _header(grid, mapping)
    _check_headings(grid, header)
    guesses, problems = _columns(grid, header, gazetteer, mapping)
    people, skipped = rows.below(grid, header, guesses, gazetteer)
    rows.check_merges(grid, header, people[-1])
    skipped = (*rows.above(grid, header, gazetteer), *skipped)
    lines = tuple(" ".join(grid.filled(one.row)) for one in skipped)
    return Table(sheet, grid, header, guesses, people, skipped, lines, problems)


def _header(grid: Grid, mapping: Mapping[str, str]) -> int:
    """The row with most known headings, the first of equals; two at least unless columns have been chosen."""
    best, most = 0, 0 if mapping else 1
    wanted = {headings.key(key) for key in mapping if len(key) > 2}
    for row in range(1, min(grid.height, _HEADING_WITHIN) + 1):
        texts = grid.filled(row)
        known = sum(bool(headings.field_of(text)) or headings.key(text) in wanted for text in texts)
        if known > most:
            best, most = row, known
    if not best:
        grid.refuse(
            _("No row with column headings was found."),
            advice=_("Write a heading over each column, for example Namn, Kommun, Titel, E-post, Telefon."),
        )
    return best


def _check_headings(grid: Grid, header: int) -> None:
    """Refuse headings on two rows, matrices and sign-ups."""
    texts = grid.filled(header)
    if sum(bool(_SIGN_UP.search(text)) for text in texts) >= 2:
        grid.refuse(
            _("This is a sign-up for a meeting, which cannot be imported yet."), row=header, advice=_a_list()
        )
    days = sum(_is_day(text) for text in texts)
    if days >= 2 or any(headings.field_of(text) in {"attendance", "attending"} for text in texts):
        _refuse_attendance(grid, header)
    grouped = header > 1 and len(grid.filled(header - 1)) > 1
    merged = any(
        area.first_row <= header <= area.last_row
        or (
            area.last_row == header - 1
            and sum(other.last_row == header - 1 for other in grid.sheet.merges) > 1
        )
        for area in grid.sheet.merges
    )
    second = (
        header < grid.height
        and grid.row(header + 1) != grid.row(header)
        and sum(bool(headings.field_of(text)) and not roles.key(text) for text in grid.filled(header + 1))
        >= 2
    )
    if grouped or merged or second:
        grid.refuse(
            _("The headings stand on several rows or in merged cells."),
            row=header,
            advice=_("Write one heading over each column, all on one row."),
        )


def _a_list() -> str:
    return _("Import a list of contacts, with one person on each row.")


def _refuse_attendance(grid: Grid, header: int) -> NoReturn:
    grid.refuse(
        _("This is attendance at meetings, which cannot be imported yet."), row=header, advice=_a_list()
    )


def _is_day(text: str) -> bool:
    found = dates.occasion(text, year=2024)
    return bool(found and not found.rest)


def _columns(
    grid: Grid, header: int, gazetteer: Gazetteer, mapping: Mapping[str, str]
) -> tuple[tuple[ColumnGuess, ...], tuple[Problem, ...]]:
    """Every column that holds something, with what it is taken for."""
    guesses: list[ColumnGuess] = []
    problems: list[Problem] = []
    marks = 0
    below = range(header + 1, grid.height + 1)
    for number in range(1, grid.width + 1):
        values = tuple(text for row in below if (text := grid.text(row, number)))
        identities = sum(at == number and not grid.text(row, at) for row, at in grid.identities)
        hidden = number in grid.sheet.hidden_columns
        filled = columns.Filled(number, grid.text(header, number), values, hidden, identities)
        if not (filled.heading or values or identities):
            continue
        one = _one_column(grid, header, filled, gazetteer, mapping)
        if one.field == "ignore" and (hidden or identities or (values and one.certainty <= 0.5)):
            problems.append(_not_imported(grid, header, one))
        marks += one.field == "ignore" and columns.holds_marks(filled)
        guesses.append(one)
    if marks > 1:
        _refuse_attendance(grid, header)
    return _together(grid, header, guesses), tuple(problems)


def _not_imported(grid: Grid, header: int, one: ColumnGuess) -> Problem:
    message = _("Column {letter} “{heading}” is not imported: {why}.").format(
        letter=one.column, heading=one.heading.replace("\n", " "), why=one.why
    )
    return Problem(message, grid.sheet.name, header, one.column)


def _one_column(
    grid: Grid, header: int, filled: columns.Filled, gazetteer: Gazetteer, mapping: Mapping[str, str]
) -> ColumnGuess:
    own = columns.said(mapping, filled)
    if own:
        return ColumnGuess(filled.letter, filled.heading, own, 1.0, _("chosen by you"))
    one = columns.guess(filled, gazetteer)
    if one.field:
        return one
    known = headings.field_of(filled.heading)
    advice = _("Say what the column holds, or remove it.")
    if known:
        grid.refuse(
            _("The column “{heading}” holds something else than its heading says.").format(
                heading=filled.heading
            ),
            row=header,
            column=filled.letter,
            advice=advice,
        )
    if not filled.heading:
        if len(filled.values) == 1:
            return replace(one, field="ignore", certainty=0.5, why=_("a single note"))
        grid.refuse(_("The column has no heading."), row=header, column=filled.letter, advice=advice)
    people = sum(content.is_full_name(value) for value in filled.values)
    if people * 2 > len(filled.values) or (filled.values and roles.key(filled.heading)):
        grid.refuse(
            _("The column “{heading}” seems to hold people.").format(heading=filled.heading),
            row=header,
            column=filled.letter,
            advice=advice,
        )
    return replace(one, field="ignore", certainty=0.5, why=_("the heading is not known"))


def _together(grid: Grid, header: int, guesses: list[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """The columns seen side by side: one person in a row, one organisation."""
    fields = Counter(one.field for one in guesses)
    if fields["organisation"] > 1:
        by_heading = [
            one
            for one in guesses
            if one.field == "organisation" and headings.field_of(one.heading) == one.field
        ]
        guesses = [
            replace(one, field="ignore", certainty=0.5, why=_("another column holds the organisation"))
            if len(by_heading) == 1 and one.field == "organisation" and one not in by_heading
            else one
            for one in guesses
        ]
    if fields["name"] == 1 and fields["given"] == 1 and not fields["family"]:
        guesses = [replace(one, field="family") if one.field == "name" else one for one in guesses]
    fields = Counter(one.field for one in guesses)
    if any(fields[field] > 1 for field in NAME_FIELDS) or (
        fields["name"] and fields["given"] + fields["family"]
    ):
        grid.refuse(
            _("There are several people in each row."), row=header, advice=_("Write one person on each row.")
        )
    twice = next((one for one in reversed(guesses) if one.field in _ONCE and fields[one.field] > 1), None)
    if twice:
        grid.refuse(
            _("Several columns seem to hold the same thing (“{heading}”).").format(heading=twice.heading),
            row=header,
            column=twice.column,
            advice=_("Say what the column holds, or remove it."),
        )
    if not any(fields[field] for field in NAME_FIELDS):
        grid.refuse(
            _("There is no column with people's names; this is no contact list."),
            row=header,
            advice=_("Check that it is the right file and sheet."),
        )
    return tuple(guesses)
