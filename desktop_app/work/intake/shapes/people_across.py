"""An attendance matrix on its side: a person in each column, a meeting on each row.

Told by a column of days, a row of names above them, and marks where the two meet. Other rows above the days
may say more of each person: the municipality, the party, a title.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from desktop_app.i18n import _
from desktop_app.records import dates, names
from desktop_app.records.given_names import is_given
from desktop_app.sheets import book
from desktop_app.work.intake import content
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.columns.contents import names_somebody
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes import sections
from desktop_app.work.intake.shapes.heads import is_day
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, Asked, Cell, Entry, Listing
from desktop_app.work.intake.shapes.unfold import unfolded
from desktop_app.work.intake.understood import ColumnGuess, Problem, SkippedRow

_WITHIN = 40
"""Rows in which the first day is looked for; the names stand above it."""
_FIELDS = frozenset(
    {*NAME_FIELDS, "organisation", "organisation_code", "department", "title", "role", "party", "email",
     "phone", "mobile"}
)  # fmt: skip
_BY_CONTENT = {"organisation": "organisation", "role": "role", "email": "email", "phone": "phone"}


def read(grid: Grid, columns: range, asked: Asked) -> Listing | None:
    """The people of such a matrix with the days of its rows; None for any other sheet."""
    at = _first_day(grid, columns)
    if at is None:
        return None
    top, column = at
    fields = _fields(grid, range(1, top), range(column + 1, columns.stop), asked)
    named = [row for row, said in fields.items() if said in NAME_FIELDS]
    people = [
        number
        for number in range(column + 1, columns.stop)
        if any(_is_somebody(grid.text(row, number), asked, alone=len(named) > 1) for row in named)
    ]
    meetings = range(top, grid.height + 1)
    if len(people) < 2 or not _marked(grid, meetings, people):
        return None
    return _Matrix(grid, max(named), column, people, fields).listing(columns, meetings, asked)


def names_people(texts: Sequence[str]) -> bool:
    """True for a row with the names of several people, which are no headings of anything else."""
    return sum(content.is_full_name(text) and is_given(text.split()[0]) for text in texts) > 1


def _first_day(grid: Grid, columns: range) -> tuple[int, int] | None:
    """The row and the column of the first day that stands below some row, in the first columns."""
    for column in columns[:3]:
        for row in range(2, min(grid.height, _WITHIN) + 1):
            if is_day(grid.text(row, column)):
                return row, column
    return None


def _fields(grid: Grid, rows: range, columns: range, asked: Asked) -> dict[int, str]:
    """What each row above the days says of the people below it, where it says anything."""
    fields: dict[int, str] = {}
    for row in rows:
        texts = [text for column in columns if (text := grid.text(row, column))]
        labels = [grid.text(row, column) for column in range(1, columns.start)]
        said = {headings.field_of(label) for label in labels if label} & _FIELDS
        found = (
            next(iter(said & {"given", "family"}), "") or _by_content(texts, asked) or next(iter(said), "")
        )
        if len(texts) > 1 and found:
            fields[row] = found
    return fields


def _by_content(texts: Sequence[str], asked: Asked) -> str:
    if not texts:
        return ""
    if sum(_is_somebody(text, asked) for text in texts) * 2 >= len(texts):
        return "name"
    kinds = [content.kind(text.replace("\n", " "), asked.gazetteer) for text in texts]
    most = max(_BY_CONTENT, key=kinds.count)
    if kinds.count(most) * 2 > len(texts):
        return _BY_CONTENT[most]
    return "party" if all(names.is_known_party(text.strip("()")) for text in texts) else ""


def _is_somebody(text: str, asked: Asked, *, alone: bool = False) -> bool:
    """A name, a vacant seat or a given name; any word where the row holds no more than a part of the name."""
    if not text or asked.gazetteer.find(text) or is_day(text):
        return False
    office = content.is_office(text) or content.is_title(content.leading_name(text) or text)
    return alone or is_given(text) or (names_somebody(text) and not office)


def _marked(grid: Grid, rows: range, people: Sequence[int]) -> bool:
    cells = [text for row in rows for column in people if (text := grid.text(row, column))]
    return bool(cells) and sum(map(content.is_mark, cells)) * 2 >= len(cells)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit()


class _Matrix(Struct):
    grid: Grid
    heading: int
    column: int
    people: Sequence[int]
    fields: Mapping[int, str]
    days: dict[int, date] = field(default_factory=dict)
    skipped: list[SkippedRow] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def listing(self, columns: range, meetings: range, asked: Asked) -> Listing:
        for row in range(1, meetings.start):
            if row not in self.fields and self.grid.own(row, columns):
                self._skip(row, _("title"), columns)
        self._read_days(meetings, columns, asked.year)
        entries = [self._entry(number) for number in self.people]
        return Listing(
            self.grid, "people", self.heading, self._columns(), unfolded(entries, asked.gazetteer),
            tuple(self.skipped), tuple(self.lines), tuple(self.problems), day_rows=self.days,
        )  # fmt: skip

    def _entry(self, number: int) -> Entry:
        cells: dict[str, tuple[Cell, ...]] = {}
        for row, said in self.fields.items():
            text = self._across(row, number)
            if text and text not in content.NOTHING:
                cells[said] = (*cells.get(said, ()), Cell(row, number, text))
        return Entry(self.heading, number, cells)

    def _across(self, row: int, number: int) -> str:
        """A cell's text, or that of the cell merged over several people's columns."""
        for area in self.grid.sheet.merges:
            if area.first_row <= row <= area.last_row and area.first_column <= number <= area.last_column:
                return self.grid.text(area.first_row, area.first_column)
        return self.grid.text(row, number)

    def _read_days(self, rows: range, columns: range, year: int | None) -> None:
        texts = {row: self.grid.text(row, self.column) for row in rows}
        written = {day.year for text in texts.values() if is_day(text) and (day := dates.day(text))}
        above = [text for row in range(1, rows.start) if _is_year(text := self.grid.text(row, self.column))]
        common = int(above[-1]) if above else written.pop() if len(written) == 1 else year
        for row, text in texts.items():
            common = int(text) if _is_year(text) else common
            day = (dates.day(text) or dates.day(text, year=common)) if is_day(text) else None
            marked = any(self.grid.text(row, number) for number in self.people)
            if row in self.grid.sheet.hidden_rows:
                self._skip(row, _("the row is hidden"), columns)
            elif day:
                self.days[row] = day
            elif marked and not sections.is_total([text or "-", "0"]):
                message = _("No day can be read on the row; who came is not taken in.")
                self.problems.append(Problem(message, self.grid.sheet.name, row, book.letters(self.column)))
            elif self.grid.own(row, columns):
                self._skip(row, _("total") if marked else _("note below the list"), columns)

    def _skip(self, row: int, reason: str, columns: range) -> None:
        self.skipped.append(SkippedRow(self.grid.sheet.name, row, reason))
        self.lines.append(" ".join(text for _column, text in self.grid.own(row, columns)))

    def _columns(self) -> tuple[ColumnGuess, ...]:
        why = _("the column holds a person's attendance, a meeting on each row")
        of_people = [ColumnGuess(book.letters(number), "", "attendance", 0.9, why) for number in self.people]
        letter = book.letters(self.people[0])
        above = [
            ColumnGuess(letter, "", said, 0.8, _("stands in a row above the days"))
            for said in dict.fromkeys(self.fields.values())
        ]
        return (*of_people, *above)
