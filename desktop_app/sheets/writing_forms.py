"""A form as an Excel workbook: instructions, a heading row that cannot be written over, rows that can.

The first column is hidden and holds the mark, on the heading row, and the keys. The mark stands on a very
hidden sheet too, for whoever takes the hidden column away. Every text is written as a text.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop_app.i18n import _
from desktop_app.records.forms import COLUMNS, GONE, Form
from desktop_app.sheets.cells import printable
from desktop_app.sheets.writing_xlsx import A4, OPTIONS, sheet_name

EMPTY_ROWS = 15
_CHECKED_ROWS = 200
"""So many rows below the form's own have drop-down lists too, for rows that are put in."""
_HEADINGS = {name: heading for name, heading, _width in COLUMNS}
_WIDTHS = {name: width for name, _heading, width in COLUMNS}
_WIDEST = 50
_LINE = 15
"""Points of a line of text; a row that holds one stands a little freer."""
_ALLOWED = {
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}
_MARK_SHEET = "samverka"


def workbook(form: Form) -> bytes:
    written = io.BytesIO()
    with Workbook(written, OPTIONS) as book:
        title = f"{form.network} – {form.organisation}"
        book.set_properties({"title": printable(title)})
        sheet = book.add_worksheet(sheet_name(form.organisation))
        looks = _looks(book)
        header = _write_top(sheet, form, title, looks)
        last = _write_rows(sheet, form, header, looks)
        _guard(sheet, form, header, last)
        _lay_out(sheet, form, header, last, looks)
        hidden = book.add_worksheet(_MARK_SHEET)
        hidden.write_string(0, 0, str(form.mark))
        hidden.very_hidden()
    return written.getvalue()


def headings(form: Form) -> list[str]:
    return [_(_HEADINGS[name]) for name in form.columns]


def instructions() -> tuple[str, ...]:
    return (
        _("Correct what has changed, and put x under “{heading}” for whoever has left.").format(
            heading=_(_HEADINGS["gone"])
        ),
        _("Write new people on the empty rows. A row with nothing but a role is a vacant seat."),
        _("Save the workbook and send it back; it does not matter what you call it."),
    )


def _looks(book: Workbook) -> Mapping[str, Format]:
    cell = {"locked": False, "num_format": "@", "valign": "vcenter"}
    ruled = {**cell, "border": 1, "border_color": "#C8CDD2"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14, "locked": True}),
        "line": book.add_format({"font_color": "#404040", "locked": True}),
        "header": book.add_format(
            {
                "bold": True,
                "bg_color": "#E8EDF2",
                "border": 1,
                "border_color": "#8A949E",
                "valign": "vcenter",
                "locked": True,
            }
        ),
        "open": book.add_format(cell),
        "cell": book.add_format({**ruled, "text_wrap": True}),
        "choice": book.add_format({**ruled, "align": "center"}),
    }


def _write_top(sheet: Worksheet, form: Form, title: str, looks: Mapping[str, Format]) -> int:
    """Title, instructions and headings; gives the row of the headings, from 0."""
    sheet.write_string(0, 1, printable(title), looks["title"])
    lines = instructions()
    for row, line in enumerate(lines, 1):
        sheet.write_string(row, 1, line, looks["line"])
    header = len(lines) + 2
    sheet.set_row(header, _LINE + 6)
    sheet.write_string(header, 0, str(form.mark), looks["header"])
    for column, heading in enumerate(headings(form), 1):
        sheet.write_string(header, column, heading, looks["header"])
    return header


def _write_rows(sheet: Worksheet, form: Form, header: int, looks: Mapping[str, Format]) -> int:
    """The people and the empty rows; gives the last row."""
    blank = ("",) * (len(form.columns) + 1)
    widths = _widths(form)
    for row, (key, *texts) in enumerate((*form.rows, *[blank] * EMPTY_ROWS), header + 1):
        sheet.write_string(row, 0, key, looks["open"])
        lines = max(-(-len(text) // width) for text, width in zip(texts, widths, strict=True))
        sheet.set_row(row, _LINE * max(lines, 1) + 4)
        for column, (name, text) in enumerate(zip(form.columns, texts, strict=True), 1):
            look = looks["choice" if name == "gone" else "cell"]
            if text:
                sheet.write_string(row, column, printable(text), look)
            else:
                sheet.write_blank(row, column, None, look)
    return header + len(form.rows) + EMPTY_ROWS


def _widths(form: Form) -> list[int]:
    """As wide as the column's longest text, within reason."""
    return [
        min(max(_WIDTHS[name], *(len(row[place]) + 3 for row in form.rows), 0), _WIDEST)
        for place, name in enumerate(form.columns, 1)
    ]


def _guard(sheet: Worksheet, form: Form, header: int, last: int) -> None:
    """Headings cannot be written over; roles and who has left are chosen from a list."""
    sheet.protect("", _ALLOWED)
    first, below = header + 1, last + _CHECKED_ROWS
    role, gone = form.columns.index("role") + 1, form.columns.index("gone") + 1
    sheet.data_validation(
        first,
        role,
        below,
        role,
        {
            "validate": "list",
            "source": list(form.roles),
            "error_type": "warning",
            "error_title": _("Role"),
            "error_message": _("Choose a role from the list, or leave the cell empty."),
        },
    )
    sheet.data_validation(
        first,
        gone,
        below,
        gone,
        {
            "validate": "list",
            "source": [GONE],
            "input_title": _("Has left"),
            "input_message": _("x for whoever has left."),
            "error_message": _("Write x for whoever has left, or leave the cell empty."),
        },
    )


def _lay_out(sheet: Worksheet, form: Form, header: int, last: int, looks: Mapping[str, Format]) -> None:
    sheet.set_column(0, 16383, None, looks["open"])  # a row can be deleted only where all its cells are open
    sheet.set_column(0, 0, 4, looks["open"], {"hidden": True})
    for column, width in enumerate(_widths(form), 1):
        sheet.set_column(column, column, width, looks["open"])
    sheet.freeze_panes(header + 1, 0)
    sheet.set_selection(header + 1, 1, header + 1, 1)
    sheet.repeat_rows(header)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 1, last, len(form.columns))
