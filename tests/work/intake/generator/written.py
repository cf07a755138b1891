"""A drawn list as a file of any kind that offices send, written as the programs of offices write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import xlsxwriter

from tests.work.intake.generator.drawn import Drawn, Line
from tests.work.intake.generator.kinds import Format, text_of
from tests.work.intake.generator.marked_up import html, ods, xml_2003


def write(drawn: Drawn, form: Format, folder: Path) -> Path:
    ending = {"html": "xls", "xml2003": "xls", "text": "txt"}.get(form.kind, form.kind)
    path = folder / f"{drawn.file}.{ending}"
    _WRITERS[form.kind](drawn, form, path)
    return path


def _xlsx(drawn: Drawn, _form: Format, path: Path) -> None:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        struck = book.add_format({"font_strikeout": True})
        centred = book.add_format({"align": "center", "valign": "vcenter"})
        for page in drawn.pages:
            sheet = book.add_worksheet(page.name)
            number = {line: place for place, line in enumerate(page.lines)}
            for place, line in enumerate(page.lines):
                _xlsx_line(sheet, place, line, struck)
            for merge in page.merges:
                value = merge.first.values[merge.left] if merge.left < len(merge.first.values) else None
                area = (number[merge.first], merge.left, number[merge.last], merge.right)
                if area[:2] != area[2:]:
                    sheet.merge_range(*area, value, centred)
            for column in page.hidden_columns:
                sheet.set_column(column, column, None, None, {"hidden": True})
            if page.state == "hidden":
                sheet.hide()


def _xlsx_line(sheet: object, place: int, line: Line, struck: object) -> None:
    from xlsxwriter.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    look = struck if line.struck else None
    for column, value in enumerate(line.values):
        if value is None or value == "":
            continue
        if column in line.links:
            sheet.write_url(place, column, line.links[column], look, str(value))
        elif isinstance(value, str):
            sheet.write_string(place, column, value, look)
        elif isinstance(value, date):
            sheet.write_datetime(place, column, value)
        else:
            sheet.write_number(place, column, value, look)
    if line.hidden:
        sheet.set_row(place, None, None, {"hidden": True})


def _text(drawn: Drawn, form: Format, path: Path) -> None:
    text = "\r\n".join(text_of(line.values[0]) if line.values else "" for line in drawn.pages[0].lines)
    path.write_bytes(text.encode(form.encoding, errors="replace"))


def _separated(drawn: Drawn, form: Format, path: Path) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=form.separator, lineterminator="\r\n")
    page = drawn.pages[0]
    width = page.width()
    for line in page.lines:
        writer.writerow([*map(text_of, line.values), *[""] * (width - len(line.values))])
    path.write_bytes(text.getvalue().encode(form.encoding))


_WRITERS: dict[str, Callable[[Drawn, Format, Path], None]] = {
    "xlsx": _xlsx,
    "csv": _separated,
    "txt": _separated,
    "text": _text,
    "html": html,
    "xml2003": xml_2003,
    "ods": ods,
}
