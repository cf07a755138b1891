"""What stands in an Excel workbook (.xlsx, .xlsm)?

python-calamine reads the values, `scan` adds what it loses. Nothing is executed, no formula evaluated and no
link followed. To be called in a process apart: calamine can end the process that it runs in.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.sheets import guard
from desktop_app.sheets.book import Sheet, State, Value, letters
from desktop_app.sheets.guard import LETTERS, LIMITS, Limits, too_long
from desktop_app.sheets.kinds import Kind, refusal
from desktop_app.sheets.package import Styles, package, relations, styles
from desktop_app.sheets.scan import Facts, clip, scan, scan_strings

_LARGEST_INT = 1e15
"""Beyond fifteen digits a spreadsheet's number has lost the last ones."""


def read_workbook(data: bytes, limits: Limits = LIMITS) -> tuple[Sheet, ...]:
    with guard.open_archive(data, limits) as archive:
        facts = _facts(archive, limits)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        if sorted(meta.name for meta in found) != sorted(facts):
            raise refusal(Kind.DAMAGED)  # a sheet that calamine does not see would be left out in silence
        sheets = tuple(_sheet(workbook, meta.name, _state(meta.visible), facts[meta.name]) for meta in found)
    except PasswordError as error:
        raise refusal(Kind.LOCKED) from error
    except CalamineError as error:
        raise refusal(Kind.DAMAGED) from error
    if not any(sheet.rows for sheet in sheets):
        raise FileProblem(
            _("There is nothing in the workbook."), advice=_("Choose the file that holds the list.")
        )
    return sheets


def _facts(archive: zipfile.ZipFile, limits: Limits) -> dict[str, Facts]:
    """What the XML says of each sheet, by the sheet's name."""
    parts = package(archive, limits)
    if not parts.sheets:
        raise FileProblem(
            _("There is no sheet in the workbook."), advice=_("Choose the file that holds the list.")
        )
    if parts.strings:
        scan_strings(guard.part(archive, parts.strings), limits)
    look = styles(guard.part(archive, parts.styles), limits) if parts.styles else Styles()
    return {
        name: scan(
            guard.part(archive, part), look, relations(archive, part, limits), sheet=name, limits=limits
        )
        for name, part in parts.sheets.items()
    }


def _sheet(workbook: CalamineWorkbook, name: str, state: State, facts: Facts) -> Sheet:
    # skip_empty_area=False: otherwise blank rows above the list are dropped and every row number is wrong
    laid_out = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    rows = [_row(cells, row, name) for row, cells in enumerate(laid_out, 1)]
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    for (row, column), digits in facts.zeros.items():
        _pad(rows, row - 1, column - 1, digits)
    clip(facts, len(rows), len(rows[0]) if rows else 0)
    return Sheet(
        name,
        state,
        tuple(rows),
        merges=tuple(facts.merges),
        hidden_rows=frozenset(facts.hidden_rows),
        hidden_columns=frozenset(facts.hidden_columns),
        links=facts.links,
        struck=frozenset(facts.struck),
    )


def _row(cells: Sequence[object], row: int, sheet: str) -> tuple[Value, ...]:
    try:
        # nearly every cell is a short text: it is let through without a call, which halves the time
        return tuple(
            [v if type(v) is str and 0 < len(v) <= LETTERS and "\r" not in v else _value(v) for v in cells]
        )
    except _TooLongError as error:
        column = next(n for n, value in enumerate(cells, 1) if value is error.args[0])
        raise too_long(Where(sheet=sheet, row=row, column=letters(column))) from error


class _TooLongError(Exception):
    """Its argument is the text."""


def _state(visible: SheetVisibleEnum) -> State:
    if visible == SheetVisibleEnum.Visible:
        return "visible"
    return "hidden" if visible == SheetVisibleEnum.Hidden else "very hidden"


def _value(value: object) -> Value:
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST_INT:
        return int(value)
    if isinstance(value, str):
        if len(value) > LETTERS:
            raise _TooLongError(value)
        return value.replace("\r\n", "\n").replace("\r", "\n") or None
    if isinstance(value, timedelta):
        return _clock(value)
    return cast("Value", value)


def _clock(span: timedelta) -> time | str:
    """A time of day; [h]:mm beyond a day is kept as text."""
    if timedelta(0) <= span < timedelta(days=1):
        return (datetime.combine(date.min, time()) + span).time()
    minutes = int(span.total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def _pad(rows: list[tuple[Value, ...]], row: int, column: int, digits: int) -> None:
    """Give a number the leading zeros that the sheet shows it with."""
    if row < len(rows) and column < len(rows[row]):
        value = rows[row][column]
        if type(value) is int and value >= 0:
            rows[row] = (*rows[row][:column], str(value).zfill(digits), *rows[row][column + 1 :])
