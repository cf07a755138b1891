"""A page or a table as an Excel workbook.

Every text is written as a text, so that no cell becomes a formula, a link or a number and no telephone loses
its first zero. The document's properties name neither author nor company.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop_app.errors import Where
from desktop_app.i18n import _
from desktop_app.records.documents import Document, Row
from desktop_app.sheets.book import Value, letters
from desktop_app.sheets.cells import printable
from desktop_app.sheets.guard import LETTERS, too_long

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NARROW, _WIDE = 6, 60
"""A column's width in letters; longer texts wrap."""
A4 = 9
_WRAPPED = {"text_wrap": True, "valign": "top"}
_TEXT = 90
"""The width of running text in letters."""
_BOLD = {**_WRAPPED, "bold": True}
_HEADER = {**_WRAPPED, "bold": True, "bottom": 1}
_MUTED = {"italic": True, "font_color": "#595959"}
_Looks = dict[tuple[str, bool], Format]
"""By a column's alignment and whether the row is muted."""
Named = tuple[str, Sequence[str], Sequence[Sequence[Value]]]
"""A table: its title, headings and rows."""
_NUMBER_FORMATS = ((datetime, "yyyy-mm-dd hh:mm"), (date, "yyyy-mm-dd"), (time, "hh:mm"))


def table(
    columns: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str, also: Iterable[Named] = ()
) -> bytes:
    """A workbook with a table, and `also` others on further sheets."""
    with _workbook(title) as (written, workbook, sheet):
        _fill(workbook, sheet, columns, [tuple(row) for row in rows])
        for name, headings, lines in also:
            _fill(workbook, workbook.add_worksheet(sheet_name(name)), headings, lines)
    return written.getvalue()


def _fill(
    workbook: Workbook, sheet: Worksheet, columns: Sequence[str], filled: Sequence[Sequence[Value]]
) -> None:
    plain = workbook.add_format(_WRAPPED)
    dated: dict[type, Format] = {
        kind: workbook.add_format({**_WRAPPED, "num_format": form}) for kind, form in _NUMBER_FORMATS
    }
    _write_row(sheet, 0, columns, workbook.add_format(_HEADER))
    for number, cells in enumerate(filled, 1):
        for column, value in enumerate(cells):
            _write(sheet, number, column, value, dated.get(type(value), plain))
    _set_widths(sheet, [columns, *filled])
    _frame(sheet, 0, len(filled), len(columns))


def page(document: Document) -> bytes:
    with _workbook(document.title) as (written, workbook, sheet):
        heading = workbook.add_format({"bold": True, "font_size": 14})
        _write(sheet, 0, 0, document.title, heading)
        for number, line in enumerate(document.lines, 1):
            _write(sheet, number, 0, line, None)
        first = _write_sections(workbook, sheet, document, len(document.lines) + 2)
        last = _write_table(workbook, sheet, document, first) if document.columns else first - 2
        for number, note in enumerate(document.notes, last + 2):
            _write(sheet, number, 0, note, None)
        if document.landscape:
            sheet.set_landscape()
        sheet.set_footer(
            f"&L{document.footer.replace('&', '&&')}&R{_('Page {page} of {pages}')}".format(
                page="&P", pages="&N"
            )
        )
    return written.getvalue()


def _write_sections(workbook: Workbook, sheet: Worksheet, document: Document, number: int) -> int:
    """Write the running text from a row on; give the row of what comes after."""
    if not document.sections:
        return number
    heading, text = workbook.add_format(_BOLD), workbook.add_format(_WRAPPED)
    sheet.set_column(0, 0, _TEXT)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    for section in document.sections:
        if section.heading:
            _write(sheet, number, 0, section.heading, heading)
            number += 1
        for line in (line for paragraph in section.paragraphs for line in paragraph.split("\n")):
            _write(sheet, number, 0, line, text)
            number += 1
        number += 1
    return number


def _write_table(workbook: Workbook, sheet: Worksheet, document: Document, header: int) -> int:
    """Write the table with its header in a row; give the number of the last."""
    titles = [column.title for column in document.columns]
    _write_row(sheet, header, titles, workbook.add_format(_HEADER))
    last = _write_groups(workbook, sheet, document, header)
    _set_widths(sheet, [titles, *(row.cells for row in document.rows())])
    _frame(sheet, header, last, len(document.columns))
    return last


@contextmanager
def _workbook(title: str) -> Iterator[tuple[io.BytesIO, Workbook, Worksheet]]:
    written = io.BytesIO()
    with Workbook(written, OPTIONS) as workbook:
        workbook.set_properties({"title": printable(title)})
        yield written, workbook, workbook.add_worksheet(sheet_name(title))


def sheet_name(title: str) -> str:
    """What Excel takes as a sheet's name: 31 letters, not all signs, no apostrophe at either end."""
    allowed = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title)
    return " ".join(allowed.split())[:31].strip("' ") or _("List")


def _write_groups(workbook: Workbook, sheet: Worksheet, document: Document, header: int) -> int:
    """Write the rows under the header; give the number of the last."""
    band = workbook.add_format({"bold": True, "bg_color": "#E8EDF2", "valign": "top"})
    looks: _Looks = {
        (column.align, muted): workbook.add_format(
            {**_WRAPPED, "align": column.align, **(_MUTED if muted else {})}
        )
        for column in document.columns
        for muted in (False, True)
    }
    number = header
    for group in document.groups:
        if group.heading:
            number += 1
            _write_row(sheet, number, [group.heading] + [""] * (len(document.columns) - 1), band)
        for row in group.rows:
            number += 1
            _write_cells(sheet, number, row, document, looks)
    return number


def _write_cells(sheet: Worksheet, number: int, row: Row, document: Document, looks: _Looks) -> None:
    for index, (column, cell) in enumerate(zip(document.columns, row.cells, strict=True)):
        _write(sheet, number, index, cell, looks[column.align, row.muted])


def _write_row(sheet: Worksheet, number: int, texts: Iterable[str], look: Format) -> None:
    for column, text in enumerate(texts):
        _write(sheet, number, column, text, look)


def _write(sheet: Worksheet, row: int, column: int, value: Value, look: Format | None) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        if len(value) > LETTERS:
            raise too_long(Where(row=row + 1, column=letters(column + 1)))
        sheet.write_string(row, column, printable(value), look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_datetime(row, column, value, look)


def _set_widths(sheet: Worksheet, rows: Sequence[Sequence[Value]]) -> None:
    """As wide as the longest line of each column, plus the arrow of the filter."""
    for column in range(len(rows[0])):
        longest = max(len(line) for row in rows for line in str(row[column] or "").split("\n"))
        sheet.set_column(column, column, min(max(longest + 3, _NARROW), _WIDE))


def _frame(sheet: Worksheet, header: int, last: int, columns: int) -> None:
    """The header stays in sight on the screen and is repeated on paper, A4, one page wide."""
    sheet.freeze_panes(header + 1, 0)
    sheet.repeat_rows(header)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if columns and last > header:
        sheet.autofilter(header, 0, last, columns - 1)
