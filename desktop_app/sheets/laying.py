"""A sheet laid out cell by cell, where cells say how far they reach over others.

Tables of web pages, documents and XML come this way. A cell goes to the next free column, past those that a
cell above reaches down into, unless it names its own.
"""

from __future__ import annotations

from desktop_app.errors import Where
from desktop_app.sheets import facts
from desktop_app.sheets.book import Area, Sheet, State, Value, letters
from desktop_app.sheets.facts import LAST_ROW, Facts, Place
from desktop_app.sheets.guard import LETTERS, LIMITS, Limits, too_long


class Layout:
    def __init__(self, name: str, limits: Limits = LIMITS) -> None:
        self.name = name
        self.over = Facts()
        self.row = self.column = 0
        """Where the last cell was laid."""
        self._limits = limits
        self._rows: dict[int, dict[int, Value]] = {}
        self._reaches: dict[int, int] = {}
        """A column to the last row that a cell above reaches down into."""

    def next_row(self, number: int = 0, *, hidden: bool = False) -> None:
        """Begin the next row, or the one with this number."""
        self.row = min(number or self.row + 1, LAST_ROW + 1)
        self.column = 0
        if hidden:
            self.over.hidden_rows.add(self.row)

    def cell(self, value: Value, *, column: int = 0, across: int = 1, down: int = 1) -> Place:
        """Lay the next cell, reaching over so many columns and rows, and tell where it stands."""
        self.column = column or self._free(self.column + 1)
        place = self.row, self.column
        if value is not None:
            self._put(place, value)
        if across > 1 or down > 1:
            last_row, self.column = min(self.row + down - 1, LAST_ROW), self.column + across - 1
            self.over.mark(Area(*place, last_row, self.column), None, self._limits)
            if down > 1:
                self._reaches.update(dict.fromkeys(range(place[1], self.column + 1), last_row))
        return place

    def skip(self, columns: int) -> None:
        self.column += columns

    def repeat_row(self, times: int) -> None:
        """The row just laid stands so many times in all."""
        first, above = self._rows.get(self.row, {}), self.row
        self.row = min(above + times - 1, LAST_ROW)
        for row in range(above + 1, self.row + 1) if first else ():
            if above in self.over.hidden_rows:
                self.over.hidden_rows.add(row)
            for column, value in first.items():
                self._put((row, column), value)
                self._copy_facts((above, column), (row, column))

    def sheet(self, state: State = "visible", *, title: str = "") -> Sheet:
        width = self.over.last_column
        rows: list[tuple[Value, ...]] = []
        for row in range(1, self.over.last_row + 1):
            cells = self._rows.get(row, {})
            rows.append(tuple([cells.get(column) for column in range(1, width + 1)]))
        return facts.sheet(self.name, state, rows, self.over, title=title)

    def _free(self, column: int) -> int:
        while self._reaches and self._reaches.get(column, 0) >= self.row:
            column += 1
        return column

    def _copy_facts(self, place: Place, to: Place) -> None:
        if place in self.over.struck:
            self.over.struck.add(to)
        if place in self.over.links:
            self.over.links[to] = self.over.links[place]

    def _put(self, place: Place, value: Value) -> None:
        if isinstance(value, str) and len(value) > LETTERS:
            raise too_long(Where(sheet=self.name, row=place[0], column=letters(place[1])))
        (row, column), over = place, self.over
        if row not in self._rows:
            over.filled_rows += 1
            over.last_row = max(over.last_row, row)
            over.check(self.name, self._limits)
            self._rows[row] = {}
        if column > over.last_column:
            over.last_column = column
            over.check(self.name, self._limits)
        self._rows[row][column] = value
