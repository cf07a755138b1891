"""Which lists a sheet holds: tables under headings or without, beside or under each other, cards,
organisations.

A sheet that holds none is refused with one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.errors import FileProblem
from desktop_app.i18n import _
from desktop_app.records import names
from desktop_app.sheets import book
from desktop_app.sheets.book import Sheet
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes import (
    cards,
    fields,
    groups,
    heads,
    long,
    named_heads,
    organisations,
    organisations_across,
    people_across,
    polls,
    seat_heads,
    sections,
    unknown_heads,
)
from desktop_app.work.intake.shapes.column import Column
from desktop_app.work.intake.shapes.fill import filled_down
from desktop_app.work.intake.shapes.heads import Head
from desktop_app.work.intake.shapes.rows import Reader
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, NOWHERE, Asked, Entry, Listing, Place
from desktop_app.work.intake.shapes.unfold import unfolded
from desktop_app.work.intake.understood import ColumnGuess, Problem, SkippedRow

_INSIDE = frozenset({"title", "phone", "email", "organisation", "department"})
"""Fields that are shown as columns where they stand in the cells of another."""
_OF_PEOPLE = frozenset(
    [
        "family",
        "email",
        "phone",
        "mobile",
        "organisation",
        "organisation_code",
        "title",
        "role",
        "party",
        "department",
        "network",
        "attendance",
        "attending",
        "value",
    ]
)
"""Fields that only lists of people, or of their organisations, have."""


def listings(file: str, sheet: Sheet, asked: Asked) -> list[Listing]:
    """The lists of a sheet, from the top and the left; `FileProblem` where there is none."""
    grid = Grid(file, sheet)
    grid.spread_merges()
    found: list[Listing] = []
    refused: list[tuple[range, FileProblem]] = []
    for columns in _bands(grid, asked):
        try:
            found += _Region(grid, columns, asked).listings()
        except FileProblem as problem:
            refused.append((columns, problem))
    if not found and refused:
        raise refused[0][1]
    told = [_told(sheet, None, columns, problem) for columns, problem in refused]
    return [replace(found[0], problems=(*found[0].problems, *told)), *found[1:]] if told else found


def _told(sheet: Sheet, row: int | None, columns: range, problem: FileProblem) -> Problem:
    """One of several tables that is refused, at its first column."""
    message = _("The table that begins here is not imported: {why}").format(why=problem.sentence)
    row = row or (problem.where.row if problem.where else None)
    return Problem(message, sheet.name, row, book.letters(columns.start))


def _bands(grid: Grid, asked: Asked) -> list[range]:
    """The sheet's columns, cut where tables with headings of their own stand beside each other."""
    filled = [any(texts) for texts in zip(*(grid.row(row) for row in range(1, grid.height + 1)), strict=True)]
    edges = [0, *(column for column, any_text in enumerate(filled, start=1) if not any_text), grid.width + 1]
    bands = [range(left + 1, right) for left, right in pairwise(edges) if right - left > 1]
    whole = [range(1, grid.width + 1)]
    if len(bands) < 2:
        return whole
    rows = range(1, grid.height + 1)
    first = [heads.find(grid, rows, band, asked.gazetteer, ()) for band in bands]
    named = [
        each[0].last_row
        for each in first
        if each and any(headings.read(text).field in NAME_FIELDS for text in each[0].texts.values())
    ]
    return bands if len(set(named)) > 1 or _headed_apart(grid, bands, named, asked) else whole


def _headed_apart(grid: Grid, bands: Sequence[range], named: Sequence[int], asked: Asked) -> bool:
    """True where below the headings a municipality stands over each of the tables side by side."""
    if len(named) < len(bands):
        return False
    for row in range(named[0] + 1, min(named[0] + 4, grid.height + 1)):
        texts = [grid.own(row, band) for band in bands]
        if all(len(each) == 1 and asked.gazetteer.find(each[0][1]) for each in texts):
            return True
    return False


class _Region(Struct, frozen=True):
    """Columns of a sheet that are read by themselves."""

    grid: Grid
    columns: range
    asked: Asked

    def listings(self) -> list[Listing]:
        rows = range(1, self.grid.height + 1)
        gazetteer = self.asked.gazetteer
        deck = None
        if not self.asked.mapping:
            across = people_across.read(self.grid, self.columns, self.asked)
            across = across or organisations_across.read(self.grid, self.columns, self.asked)
            if across:
                return [across]
            deck = cards.read(self.grid, self.columns, gazetteer)
        wanted = [headings.key(key) for key in self.asked.mapping if len(key) > 2]
        poll = None if deck or wanted else polls.find(self.grid, rows, self.columns)
        if poll:
            return self._tables([poll], rows)
        found = [] if deck else heads.find(self.grid, rows, self.columns, gazetteer, wanted)
        if not found and not deck and not self.asked.mapping:
            found = seat_heads.find(self.grid, rows, self.columns, gazetteer)
        if not found and not deck and not self.asked.mapping:
            deck = cards.blocks(self.grid, self.columns, gazetteer)
            found = [] if deck else unknown_heads.find(self.grid, self.columns, gazetteer)
        if deck:
            return [replace(deck, entries=unfolded(deck.entries, gazetteer))]
        if not found and self.asked.mapping:
            found = named_heads.find(self.grid, rows, self.columns, self.asked)
        return self._tables(found, rows) if found else [self._table(None, rows, NOWHERE)[0]]

    def _tables(self, found: Sequence[Head], rows: range) -> list[Listing]:
        tables: list[Listing] = []
        outer = NOWHERE
        refused: list[tuple[int, FileProblem]] = []
        starts = [rows.start, *(self._lead_start(head, above) for above, head in pairwise(found)), rows.stop]
        for head, start, end in zip(found, starts, starts[1:], strict=False):
            try:
                table, place = self._table(head, range(start, end), outer)
            except FileProblem as problem:
                refused.append((head.last_row, problem))
                continue
            outer = outer if tables else place
            tables.append(table)
        if not tables:
            raise refused[0][1]
        told = [_told(self.grid.sheet, row, self.columns, problem) for row, problem in refused]
        return [replace(tables[0], problems=(*tables[0].problems, *told)), *tables[1:]]

    def _lead_start(self, head: Head, above: Head) -> int:
        """The first of the lines that stand over a later table's headings."""
        start, blanks = head.first_row, 0
        for row in range(head.first_row - 1, above.last_row, -1):
            texts = self.grid.own(row, self.columns)
            blanks = 0 if texts else blanks + 1
            if len(texts) > 1 or blanks > 1 or (texts and sections.is_total([texts[0][1]])):
                break
            start = row if texts else start
        return start

    def _table(self, head: Head | None, rows: range, outer: Place) -> tuple[Listing, Place]:
        """One table and what the lines above it say; `FileProblem` where it is no list."""
        grid, gazetteer = self.grid, self.asked.gazetteer
        first = head.last_row + 1 if head else self._first_row(rows)
        below = range(first, rows.stop)
        found = fields.read(grid, head, below, self.columns, self.asked)
        if not any(one.field in NAME_FIELDS for one in found) or organisations.are(found):
            return organisations.read(grid, head, found, rows, below), NOWHERE
        if head is None:
            self._check_headless(found)
        self._check_people(found, head.last_row if head else None)
        reader = Reader(grid, head, groups.read(found, gazetteer), self.columns, gazetteer, outer)
        reader.read(range(rows.start, head.first_row if head else first), below)
        entries = long.joined(reader.entries, gazetteer)
        entries = filled_down(entries, gazetteer, sent=self.asked.sent)
        entries = unfolded(entries, gazetteer)
        header = head.last_row if head else None
        if not entries:
            grid.refuse(_("There are no people below the headings."), row=header)
        skipped = [*reader.skipped, *_vacant_rows(entries, grid.sheet.name)]
        skipped += [
            SkippedRow(grid.sheet.name, row, _("repeated heading")) for row in (head.repeats if head else ())
        ]
        listing = Listing(
            grid,
            "people",
            header,
            (*_inside(entries, found), *(one.guess for one in found)),
            entries,
            tuple(sorted(skipped, key=lambda one: one.row)),
            tuple(reader.lines),
            fields.not_imported(grid, header, found),
            {one.number: one.filled.day for one in found if one.filled.day},
        )
        return listing, reader.lead_place

    def _first_row(self, rows: range) -> int:
        """The first row of a table without headings that holds more than one thing, or the first of all."""
        filled = {row: len(self.grid.own(row, self.columns)) for row in rows}
        return next(
            (row for row, count in filled.items() if count > 1),
            next((row for row, count in filled.items() if count), rows.start),
        )

    def _check_headless(self, found: Sequence[Column]) -> None:
        """Without headings the cells must say more than a name: how to reach somebody, where, as what."""
        if any(one.field in NAME_FIELDS and one.guess.certainty == 1.0 for one in found):
            return
        others = {"email", "phone", "mobile", "organisation", "organisation_code", "title"}
        packed = any(one.field == "name" and one.filled.contents.packed >= 0.5 for one in found)
        if not (packed or others & {one.field for one in found}):
            self.grid.refuse(
                _("No row with column headings was found."),
                advice=_(
                    "Write a heading over each column, for example Namn, Kommun, Titel, E-post, Telefon."
                ),
            )

    def _check_people(self, found: Sequence[Column], header: int | None) -> None:
        """Where nothing but names is told, they must be people's for it to be a contact list."""
        told = {one.field for one in found if _is_borne_out(one)} & _OF_PEOPLE
        columns = [one for one in found if one.field in NAME_FIELDS]
        chosen = any(one.guess.certainty == 1.0 for one in columns)
        names = [one.filled.contents for one in columns]
        if not told and not chosen and all(each.given < 0.3 or each.names < 0.5 for each in names):
            self.grid.refuse(
                _("Nothing tells that the names are people's; this is no contact list."),
                row=header,
                advice=_("Check that it is the right file and sheet."),
            )


def _is_borne_out(one: Column) -> bool:
    """False for a title, a role or a department that only the heading speaks of: things have places too."""
    contents = one.filled.contents
    if one.field in {"title", "role"}:
        return bool(contents.titles or contents.roles)
    return one.field != "department" or bool(contents.departments)


def _inside(entries: Sequence[Entry], found: Sequence[Column]) -> tuple[ColumnGuess, ...]:
    """Fields that stood inside the cells of another column, as columns of their own."""
    named = {one.number: one for one in found if one.field in {"name", "email"}}
    inside = _INSIDE - {one.field for one in found}
    guesses: dict[tuple[str, str], ColumnGuess] = {}
    for entry in entries:
        for field in inside & entry.cells.keys():
            for cell in entry.cells[field]:
                one = named.get(cell.column)
                if one and one.field != field:
                    letter = book.letters(cell.column)
                    guess = ColumnGuess(letter, one.filled.heading, field, 0.8, _("stands in the same cells"))
                    guesses.setdefault((letter, field), guess)
    return tuple(guesses.values())


def _vacant_rows(entries: Sequence[Entry], sheet: str) -> tuple[SkippedRow, ...]:
    """Rows on which every seat is vacant."""
    people: dict[int, bool] = {}
    for entry in entries:
        vacant = names.is_vacant(names.without_lead(entry.text(*NAME_FIELDS))[0])
        people[entry.row] = people.get(entry.row, True) and vacant
    return tuple(SkippedRow(sheet, row, _("vacant seat")) for row, vacant in people.items() if vacant)
