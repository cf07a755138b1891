"""What stands in an old Excel workbook (.xls, Excel 2 to 2003)?

xlrd reads it: unlike calamine it keeps merged and hidden cells, links and strikes, lays out nothing that is
not there, and a ring in the file's table of sectors does not end the process.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import xlrd
from xlrd.biffh import (
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_EMPTY,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
    XL_CELL_TEXT,
)

from desktop_app.errors import FileProblem, Where
from desktop_app.sheets import facts
from desktop_app.sheets.book import Area, Sheet, State, Value, letters
from desktop_app.sheets.facts import Facts
from desktop_app.sheets.guard import LIMITS, Limits, too_long
from desktop_app.sheets.kinds import Kind, refusal
from desktop_app.sheets.locked import opened
from desktop_app.sheets.package import digits
from desktop_app.sheets.values import ERRORS, TooLongError, day, number, text

_STATES: tuple[State, ...] = ("visible", "hidden", "very hidden")


def read_old_workbook(data: bytes, *, encoding: str = "", limits: Limits = LIMITS) -> tuple[Sheet, ...]:
    """`encoding` is the person's choice for files before Excel 97, which often do not tell theirs."""
    try:
        try:
            workbook = _workbook(data, encoding)
        except xlrd.XLRDError as error:
            if "encrypted" not in str(error):
                raise
            workbook = _workbook(opened(data, limits), encoding)
        return facts.filled(_Reader(workbook, limits).sheet(sheet) for sheet in workbook.sheets())
    except (FileProblem, MemoryError):
        raise
    except Exception as error:  # of many kinds: xlrd trusts that the file is sound
        raise refusal(Kind.DAMAGED) from error


def _workbook(data: bytes, encoding: str) -> xlrd.Book:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:  # xlrd prints what it finds odd
        return xlrd.open_workbook(
            file_contents=data,
            logfile=nowhere,
            formatting_info=True,
            ragged_rows=True,  # else a far cell would lay out the whole sheet
            encoding_override=encoding or None,
        )


class _Reader:
    def __init__(self, workbook: xlrd.Book, limits: Limits) -> None:
        self._workbook = workbook
        self._limits = limits
        self._fonts = {at for at, font in enumerate(workbook.font_list) if font.struck_out}
        self._struck = {at for at, look in enumerate(workbook.xf_list) if look.font_index in self._fonts}
        self._shown = [self._format(look.format_key) for look in workbook.xf_list]

    def _format(self, key: int) -> str:
        form = self._workbook.format_map.get(key)
        return form.format_str if form else ""

    def sheet(self, sheet: xlrd.sheet.Sheet) -> Sheet:
        over = Facts()
        found: list[list[Value]] = []
        for row in range(sheet.nrows):
            try:
                values = [self._cell(sheet, over, row, column) for column in range(sheet.row_len(row))]
            except TooLongError as error:
                column = sheet.row_values(row).index(error.args[0])
                raise too_long(Where(sheet=sheet.name, row=row + 1, column=letters(column + 1))) from error
            while values and values[-1] is None:
                values.pop()
            over.filled_rows += bool(values)
            over.last_row = row + 1 if values else over.last_row
            over.last_column = max(over.last_column, len(values))
            found.append(values)
        over.check(sheet.name, self._limits)
        self._lay_over(sheet, over)
        width = over.last_column
        rows = [(*values, *(None,) * (width - len(values))) for values in found[: over.last_row]]
        return facts.sheet(sheet.name, _STATES[sheet.visibility], rows, over)

    def _cell(self, sheet: xlrd.sheet.Sheet, over: Facts, row: int, column: int) -> Value:
        kind = sheet.cell_type(row, column)
        if kind == XL_CELL_EMPTY:
            return None
        look = sheet.cell_xf_index(row, column)
        if self._is_struck(sheet, row, column, look):
            over.struck.add((row + 1, column + 1))
        value = sheet.cell_value(row, column)
        if kind == XL_CELL_ERROR:
            over.errors[row + 1, column + 1] = ERRORS.get(value, "#")
        elif kind == XL_CELL_NUMBER and (shown := digits(self._shown[look])):
            over.zeros[row + 1, column + 1] = shown
        return self._value(kind, value, self._shown[look])

    def _value(self, kind: int, value: Any, shown: str) -> Value:
        if kind == XL_CELL_TEXT:
            return text(value)
        if kind == XL_CELL_NUMBER:
            return number(value)
        if kind == XL_CELL_DATE:
            return day(value, shown, since_1904=bool(self._workbook.datemode))
        return bool(value) if kind == XL_CELL_BOOLEAN else None

    def _is_struck(self, sheet: xlrd.sheet.Sheet, row: int, column: int, look: int) -> bool:
        """Where letters have fonts of their own, each run begins at a place with a font."""
        runs = sheet.rich_text_runlist_map.get((row, column))
        if not runs:
            return look in self._struck
        return (runs[0][0] == 0 or look in self._struck) and all(font in self._fonts for _at, font in runs)

    def _lay_over(self, sheet: xlrd.sheet.Sheet, over: Facts) -> None:
        """xlrd counts from 0, and a merged area ends before its last numbers."""
        for first_row, last_row, first_column, last_column in sheet.merged_cells:
            over.mark(Area(first_row + 1, first_column + 1, last_row, last_column), None, self._limits)
        for link in sheet.hyperlink_list:
            address = link.url_or_path if isinstance(link.url_or_path, str) else ""
            target = address + (f"#{link.textmark}" if link.textmark else "")
            area = Area(link.frowx + 1, link.fcolx + 1, link.lrowx + 1, link.lcolx + 1)
            over.mark(area, target, self._limits)
        over.hidden_rows = {row + 1 for row, look in sheet.rowinfo_map.items() if look.hidden}
        over.hidden_columns = {column + 1 for column, look in sheet.colinfo_map.items() if look.hidden}
