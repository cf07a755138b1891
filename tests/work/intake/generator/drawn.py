"""A list before it is a file: pages of lines, and the truth of what they say.

The truth points to lines, not to row numbers, so that a list may be mutated after it is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop_app.sheets.book import Value, letters

ROLE_LIKE = re.compile(r"(?i)(namn på )?(deltag|deltak|particip|ledam|kontaktp|contact p|represent)")


@dataclass(eq=False, slots=True)
class Line:
    """A row of a page. `links` and `struck` go by the place of the cell, from 0."""

    values: list[Value]
    hidden: bool = False
    struck: bool = False
    links: dict[int, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        return all(value is None or value == "" for value in self.values)


@dataclass(eq=False, slots=True)
class Merge:
    first: Line
    last: Line
    left: int
    right: int


@dataclass(eq=False, slots=True)
class Page:
    """A sheet. `columns` says what each place holds: a field, several ("name+title"), "ignore", or "any"
    where it may be read in several ways."""

    name: str
    lines: list[Line]
    columns: dict[int, str] = field(default_factory=dict)
    header: Line | None = None
    """The last header line; None where the page has none."""
    merges: list[Merge] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    state: str = "visible"
    listed: bool = True
    """False for a page that must not give people."""

    def width(self) -> int:
        return max((len(line.values) for line in self.lines), default=0)

    def add(self, *values: Value) -> Line:
        line = Line(list(values))
        self.lines.append(line)
        return line


@dataclass(eq=False, slots=True)
class Expected:
    """One person as the list tells of her. `values` holds only the fields that the list has; `...` stands for
    any value, where the list may be read in several ways."""

    who: int
    lines: list[Line]
    values: dict[str, object]
    split_known: bool = True
    """False where nobody can say which word is the family name."""
    left_out: bool = False


@dataclass(eq=False, slots=True)
class Seat:
    """A vacant seat."""

    line: Line
    code: str


@dataclass(eq=False, slots=True)
class Drawn:
    """A whole list. `mutable` names the mutations that leave its meaning as it is."""

    file: str
    pages: list[Page]
    people: list[Expected] = field(default_factory=list)
    vacancies: list[Seat] = field(default_factory=list)
    organisations: int = 0
    """How many organisations a list without people speaks of."""
    needs: frozenset[str] = frozenset()
    """What the file's format must be able to say: struck, hidden, links, sheets."""
    mutable: frozenset[str] = frozenset()
    loose_columns: bool = False
    """True where no heading says whether a number is a mobile's."""
    secret: tuple[str, ...] = ()
    """Texts that must never be imported (personal identity numbers, hidden columns)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One person of the truth. `rows` are (sheet, row); the sheet is "" where the file has but one."""

    who: int
    rows: frozenset[tuple[str, int]]
    values: dict[str, object]
    split_known: bool = True
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """What a file says, in the terms of the intake. Columns are (letter, field)."""

    people: tuple[Wanted, ...]
    vacancies: tuple[tuple[int, str], ...] = ()
    organisations: int = 0
    columns: frozenset[tuple[str, str]] | None = None
    """None where the list has no columns (cards, text)."""
    loose_columns: bool = False
    secret: tuple[str, ...] = ()


def _may_say_a_role(drawn: Drawn) -> bool:
    """Whether a heading like "Deltagare" may be read as the role of the people under it."""
    texts = (
        value
        for page in drawn.pages
        for line in page.lines
        for value in line.values
        if isinstance(value, str)
    )
    return any(ROLE_LIKE.match(text) for text in texts)


def truth(drawn: Drawn) -> Truth:
    several = len([page for page in drawn.pages if page.listed]) > 1
    number = {
        line: (page.name if several else "", place)
        for page in drawn.pages
        for place, line in enumerate(page.lines, start=1)
    }
    columns = {
        (letters(place + 1), field)
        for page in drawn.pages
        if page.listed
        for place, fields in page.columns.items()
        for field in fields.split("+")
    }
    unsaid = {"role": ...} if _may_say_a_role(drawn) else {}
    return Truth(
        tuple(
            Wanted(
                each.who,
                frozenset(number[line] for line in each.lines),
                {**unsaid, **each.values},
                each.split_known,
                each.left_out,
            )
            for each in drawn.people
        ),
        tuple((number[seat.line][1], seat.code) for seat in drawn.vacancies),
        drawn.organisations,
        frozenset(columns) if columns else None,
        drawn.loose_columns,
        drawn.secret,
    )


def padded(lines: Iterable[Line], width: int) -> None:
    for line in lines:
        line.values.extend([None] * (width - len(line.values)))


def row(*values: Value) -> Line:
    return Line(list(values))


def blank(width: int = 0) -> Line:
    return Line([None] * width)
