"""People on cards: "Namn", "Titel", "Tel" under each other with the values beside them, blocks side by side.

Also the table on its side (labels in the first column, a person in each further one), and blocks without
labels, where the lines under a name are its facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, field

from desktop_app.i18n import _
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.sheets import book
from desktop_app.work.intake import content
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes import sections
from desktop_app.work.intake.shapes.sections import Sections
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, Cell, Entry, Listing
from desktop_app.work.intake.understood import ColumnGuess, SkippedRow

_FIELDS = frozenset(
    [
        "name",
        "given",
        "family",
        "title",
        "email",
        "phone",
        "mobile",
        "organisation",
        "department",
        "role",
        "party",
        "notes",
        "address",
        "web",
        "network",
        "from",
        "to",
        "organisation_code",
    ]
)

_FIRST = 200
"""Rows in which cards are looked for."""


class _Label(Struct, frozen=True):
    """A label cell; `value` is what stands behind a colon in the same cell."""

    field: str
    text: str
    value: str = ""


class _Card(Struct):
    cells: dict[str, tuple[Cell, ...]] = field(default_factory=dict)

    def add(self, named: str, cell: Cell) -> None:
        self.cells[named] = (*self.cells.get(named, ()), cell)


def read(grid: Grid, columns: range, gazetteer: Gazetteer) -> Listing | None:
    """The cards of a sheet; None where its labels do not stand under each other."""
    labels = _labels(grid, columns, min(grid.height, _FIRST))
    wanted = [column for column in columns if _is_card_column(grid, labels, column)]
    if not wanted:
        return None
    if grid.height > _FIRST:
        labels = _labels(grid, columns, grid.height)
    reader = _Deck(grid, columns, gazetteer, labels, wanted)
    reader.read()
    if not reader.entries:
        return None
    entries = tuple(sorted(reader.entries, key=lambda one: (one.row, one.column)))
    return Listing(
        grid,
        "people",
        None,
        tuple(reader.guesses.values()),
        entries,
        tuple(reader.skipped),
        tuple(reader.lines),
    )


def _labels(grid: Grid, columns: range, height: int) -> dict[tuple[int, int], _Label]:
    found = {}
    for row in range(1, height + 1):
        for column, text in grid.own(row, columns):
            one = _label(text)
            if one:
                found[row, column] = one
    return found


def _label(text: str) -> _Label | None:
    head, colon, value = text.partition(":")
    if colon and value.strip() and len(head) <= 25 and "\n" not in head and not value.startswith("//"):
        named = _named(head)
        return _Label(named, head, value.strip()) if named else None
    named = _named(text) if len(text) <= 40 and "@" not in text else ""
    return _Label(named, text.strip(" :")) if named else None


def _named(text: str) -> str:
    heading = headings.read(text)
    return heading.field if heading.certain and heading.field in _FIELDS else ""


def _is_card_column(grid: Grid, labels: dict[tuple[int, int], _Label], column: int) -> bool:
    """True where hardly anything but labels stands, different ones under each other and not beside others, a
    name's among them."""
    filled = [row for row in range(1, min(grid.height, _FIRST) + 1) if grid.text(row, column)]
    rows = [row for row in filled if (row, column) in labels]
    if len(rows) * 2 < len(filled):
        return False
    under = sum(
        (row + 1, column) in labels and labels[row + 1, column].field != labels[row, column].field
        for row in rows
    )
    named = {labels[row, column].field for row in rows}
    near = [
        (labels[row, column], labels.get((row, other))) for row in rows for other in (column - 1, column + 1)
    ]
    beside = sum(bool(other and not other.value and other.field != own.field) for own, other in near)
    return under >= 2 and bool(named & set(NAME_FIELDS)) and beside * 2 <= len(rows)


class _Deck(Struct):
    """The cards of a sheet being read, label column by label column."""

    grid: Grid
    columns: range
    gazetteer: Gazetteer
    labels: dict[tuple[int, int], _Label]
    wanted: list[int]
    entries: list[Entry] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    guesses: dict[tuple[int, str], ColumnGuess] = field(default_factory=dict)

    def read(self) -> None:
        for at, column in enumerate(self.wanted):
            end = self.wanted[at + 1] if at + 1 < len(self.wanted) else self.columns.stop
            self._column(column, range(column + 1, end), first=at == 0)

    def _column(self, column: int, values: range, *, first: bool) -> None:
        around = Sections()
        cards: dict[int, _Card] = defaultdict(_Card)
        start, last = "", ""
        for row in range(1, self.grid.height + 1):
            texts = self.grid.own(row, values)
            label = self.labels.get((row, column)) or self._loose(row, column, texts)
            own = self.grid.text(row, column)
            if label:
                start = start or label.field
                named = label.field in NAME_FIELDS and self._has(cards, label.field)
                if named or (label.field and label.field == start):
                    self._close(cards, around)
                last = label.field
                self._fill(cards, label, Cell(row, column, label.value), texts)
            elif own:
                self._close(cards, around)
                self._around(row, own, around, first=first)
                last = ""
            else:
                last = last if texts else ""
                self._fill(cards, _Label(last, ""), Cell(row, column, ""), texts)
        self._close(cards, around)

    def _fill(
        self, cards: dict[int, _Card], label: _Label, own: Cell, texts: Sequence[tuple[int, str]]
    ) -> None:
        """Put the values beside a label, and the one behind its colon, on their cards."""
        if label.field and own.text:
            self._put(cards[own.column], label, own)
        for number, text in texts if label.field else ():
            self._put(cards[number], label, Cell(own.row, number, text))

    def _loose(self, row: int, column: int, texts: Sequence[tuple[int, str]]) -> _Label | None:
        """A label that is known by a word in it, or not at all, where a value stands beside it."""
        text = self.grid.text(row, column)
        if not text or not texts or len(text) > 40:
            return None
        named = headings.read(text).field
        return _Label(named if named in _FIELDS else "", text.strip(" :"))

    @staticmethod
    def _has(cards: dict[int, _Card], named: str) -> bool:
        return any(named in card.cells for card in cards.values())

    def _put(self, card: _Card, label: _Label, cell: Cell) -> None:
        card.add(label.field, cell)
        guess = ColumnGuess(
            book.letters(cell.column), label.text, label.field, 0.8, _("labels beside the values")
        )
        self.guesses.setdefault((cell.column, label.field), guess)

    def _close(self, cards: dict[int, _Card], around: Sections) -> None:
        shared = {
            named: cells
            for card in cards.values()
            for named, cells in card.cells.items()
            if named == "organisation" and not set(card.cells) & set(NAME_FIELDS)
        }
        for card in cards.values():
            name = next((card.cells[named][0] for named in NAME_FIELDS if named in card.cells), None)
            if name:
                self.entries.append(Entry(name.row, name.column, {**shared, **card.cells}, around.place))
        cards.clear()

    def _around(self, row: int, text: str, around: Sections, *, first: bool) -> None:
        what = sections.meaning(text, self.gazetteer)
        if what.kind in {"organisation", "role", "network", "department"}:
            around.enter(what.kind, what.place)
        elif what.kind == "unknown" and around.place.organisation:
            around.enter("unknown", what.place)
        if first:
            self.skipped.append(SkippedRow(self.grid.sheet.name, row, sections.reason(what.kind, what.place)))
            self.lines.append(text)


def blocks(grid: Grid, columns: range, gazetteer: Gazetteer) -> Listing | None:
    """Cards without labels: runs of cells under each other that begin with a name and hold an address or a
    telephone. None where most runs are something else."""
    entries: list[Entry] = []
    others: list[tuple[int, int, str]] = []
    for column in columns:
        around = Sections()
        for run in _runs(grid, column):
            texts = [grid.text(row, column) for row in run]
            name = next(
                (row for row, text in zip(run, texts, strict=True) if content.leading_name(text)), None
            )
            kinds = [content.kind(text.replace("\n", " "), gazetteer) for text in texts]
            names = sum(bool(content.leading_name(text)) and not content.is_title(text) for text in texts)
            if name is not None and len(run) > 1 and names <= 2 and set(kinds) & {"email", "phone"}:
                cell = Cell(name, column, "\n".join(texts))
                entries.append(Entry(name, column, {"name": (cell,)}, around.place))
                continue
            others += [(row, column, text) for row, text in zip(run, texts, strict=True)]
            what = sections.meaning(texts[0], gazetteer) if len(run) == 1 else None
            if what and what.kind in {"organisation", "role", "network", "department", "unknown"}:
                around.enter(what.kind, what.place)
    if len(entries) < 2 or len(others) > len(entries) * 2:
        return None
    return _of_blocks(grid, entries, others, gazetteer)


def _of_blocks(
    grid: Grid, entries: Sequence[Entry], others: Sequence[tuple[int, int, str]], gazetteer: Gazetteer
) -> Listing:
    rows = {entry.row for entry in entries}
    skipped = {
        row: sections.reason((what := sections.meaning(text, gazetteer)).kind, what.place)
        for row, _column, text in others
        if row not in rows
    }
    letters = sorted({entry.column for entry in entries})
    return Listing(
        grid,
        "people",
        None,
        tuple(
            ColumnGuess(book.letters(each), "", "name", 0.6, _("blocks of a name and its facts"))
            for each in letters
        ),
        tuple(sorted(entries, key=lambda one: (one.row, one.column))),
        tuple(SkippedRow(grid.sheet.name, row, reason) for row, reason in sorted(skipped.items())),
        tuple(text for _row, _column, text in others),
    )


def _runs(grid: Grid, column: int) -> list[list[int]]:
    runs: list[list[int]] = []
    for row in range(1, grid.height + 1):
        if not grid.text(row, column) or (row, column) in grid.inherited:
            continue
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs
