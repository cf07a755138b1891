"""What lies over the values of a sheet: merged, hidden, linked, struck through, in error.

Every reader gathers it in a `Facts` while it goes; `sheet` lays it over the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.sheets import guard
from desktop_app.sheets.book import Area, Sheet, State, Value, letters
from desktop_app.sheets.guard import LIMITS, Limits

Place = tuple[int, int]

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_LINKED_CELLS = 1_000
"""A link over a larger area than this is kept for its first cell only."""


class Facts(Struct):
    """`last_row` and `last_column` bound the cells that hold something; `filled_rows` counts their rows."""

    last_row: int = 0
    last_column: int = 0
    filled_rows: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    links: dict[Place, str] = field(default_factory=dict)
    struck: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    zeros: dict[Place, int] = field(default_factory=dict)
    """How many digits a number is shown with at least."""
    areas: list[tuple[Area, str | None]] = field(default_factory=list)
    """Links with their target, merged cells with None. They often run on to the sheet's end."""

    def mark(self, area: Area, target: str | None = None, limits: Limits = LIMITS) -> None:
        """Note a merged area or a link."""
        if len(self.areas) >= limits.marks:
            raise guard.suspect(
                _("A sheet has more than {count} merged areas and links.").format(count=limits.marks)
            )
        self.areas.append((area, target))

    def check(self, sheet: str, limits: Limits = LIMITS) -> None:
        """Refuse a sheet that reaches far: all cells from A1 to the last filled one are laid out."""
        where = Where(sheet=sheet)
        if self.filled_rows > limits.filled_rows:
            raise FileProblem(
                _("The sheet has more than {count} rows.").format(count=limits.filled_rows),
                advice=_("Divide the list into several files."),
                where=where,
            )
        if (
            self.last_column > limits.columns
            or self.last_row > LAST_ROW
            or self.last_row * self.last_column > limits.laid_out
        ):
            raise FileProblem(
                _("The sheet reaches as far as column {column}, row {row}, much farther than a list.").format(
                    column=letters(self.last_column), row=self.last_row
                ),
                advice=_(
                    "Delete what stands far outside the list (Ctrl+End goes there), save and import again."
                ),
                where=where,
            )


def sheet(name: str, state: State, rows: list[tuple[Value, ...]], facts: Facts, *, title: str = "") -> Sheet:
    """The values with what lies over them, cut after the last row that holds something, be it an error."""
    for (row, column), digits in facts.zeros.items():
        _pad(rows, row - 1, column - 1, digits)
    for row, column in facts.errors:
        _put(rows, row - 1, column - 1, None)
    last_error = max((row for row, _column in facts.errors), default=0)
    while len(rows) > last_error and not any(value is not None for value in rows[-1]):
        rows.pop()
    height, width = len(rows), len(rows[0]) if rows else 0
    merges = []
    links = dict(facts.links)
    for area, target in facts.areas:
        last_row, last_column = min(area.last_row, height), min(area.last_column, width)
        if last_row < area.first_row or last_column < area.first_column:
            continue
        inside = Area(area.first_row, area.first_column, last_row, last_column)
        if target is None:
            merges.append(inside)
        elif target:
            links.update(dict.fromkeys(_cells(inside), target))
    return Sheet(
        name,
        state,
        tuple(rows),
        merges=tuple(merges),
        hidden_rows=frozenset(row for row in facts.hidden_rows if row <= height),
        hidden_columns=frozenset(column for column in facts.hidden_columns if column <= width),
        links={place: target for place, target in links.items() if _inside(place, height, width)},
        struck=frozenset(place for place in facts.struck if _inside(place, height, width)),
        errors=facts.errors,
        title=title,
    )


def filled(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """The sheets, where at least one of them holds something."""
    found = tuple(sheets)
    if any(value is not None for each in found for row in each.rows for value in row):
        return found
    if any(each.errors for each in found):
        raise FileProblem(
            _("The file holds only formulas that have not been worked out."),
            advice=_("Open it in Excel, save it and import it again."),
        )
    raise FileProblem(_("There is nothing in the file."), advice=_("Choose the file that holds the list."))


def _inside(place: Place, height: int, width: int) -> bool:
    return place[0] <= height and place[1] <= width


def _cells(area: Area) -> Iterator[Place]:
    height, width = area.last_row - area.first_row + 1, area.last_column - area.first_column + 1
    if height * width > _LINKED_CELLS:
        yield area.first_row, area.first_column
        return
    for row in range(area.first_row, area.last_row + 1):
        for column in range(area.first_column, area.last_column + 1):
            yield row, column


def _pad(rows: list[tuple[Value, ...]], row: int, column: int, digits: int) -> None:
    """Give a number the leading zeros that the sheet shows it with."""
    if row < len(rows) and column < len(rows[row]):
        value = rows[row][column]
        if type(value) is int and value >= 0:
            _put(rows, row, column, str(value).zfill(digits))


def _put(rows: list[tuple[Value, ...]], row: int, column: int, value: Value) -> None:
    if row < len(rows) and column < len(rows[row]):
        rows[row] = (*rows[row][:column], value, *rows[row][column + 1 :])
