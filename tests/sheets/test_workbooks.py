"""What stands in a workbook, and what calamine alone would lose."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.sheets.book import Area, Sheet, Value, letters, number
from desktop_app.sheets.workbooks import read_workbook
from tests.sheets import odd_files

LISTS = Path(__file__).parents[1] / "data" / "lists"


def saved(workbook: openpyxl.Workbook) -> bytes:
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def active(workbook: openpyxl.Workbook) -> Worksheet:
    assert isinstance(workbook.active, Worksheet)
    return workbook.active


def test_values_keep_their_kind_and_their_row() -> None:
    workbook = openpyxl.Workbook()
    sheet = active(workbook)
    values: list[Value] = [
        "text",
        701740605,
        2.5,
        True,
        date(2026, 3, 1),
        datetime.fromisoformat("2026-03-01T09:30"),
        time(10, 30),
    ]
    for column, value in enumerate(values, 2):
        sheet.cell(4, column, value)
    rows = read_workbook(saved(workbook))[0].rows
    assert len(rows) == 4
    assert rows[:3] == ((None,) * 8,) * 3
    assert rows[3] == (None, *values)
    assert [type(value) for value in rows[3][1:]] == [type(value) for value in values]


def test_a_number_is_given_the_zeros_it_is_shown_with() -> None:
    workbook = openpyxl.Workbook()
    sheet = active(workbook)
    for row, (value, form) in enumerate([(114, "0000"), (701740605, "0000000000"), (5, "0")], 1):
        sheet.cell(row, 1, value).number_format = form
    assert read_workbook(saved(workbook))[0].rows == (("0114",), ("0701740605",), (5,))


def test_merges_hidden_parts_links_and_strikes() -> None:
    workbook = openpyxl.Workbook()
    sheet = active(workbook)
    for row in range(1, 6):
        for column in range(1, 4):
            sheet.cell(row, column, f"{row}{column}")
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("A5:XFD5")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions.group("B", "B", hidden=True)
    sheet["C2"].hyperlink = "mailto:ruth@ale.example?subject=a&b"
    sheet["C3"].hyperlink = "#Blad2!A1"
    sheet["C4"] = '=HYPERLINK("mailto:anna@habo.example","Mejla")'
    sheet["A1"].font = Font(strike=True)
    workbook.create_sheet("Dold").sheet_state = "hidden"
    workbook.create_sheet("Mycket dold").sheet_state = "veryHidden"
    first, hidden, very_hidden = read_workbook(saved(workbook))
    assert first.merges == (Area(2, 1, 4, 1), Area(5, 1, 5, 3))
    assert first.hidden_rows == {3}
    assert first.hidden_columns == {2}
    assert first.links[2, 3] == "mailto:ruth@ale.example?subject=a&b"
    assert first.links[4, 3] == "mailto:anna@habo.example"
    assert first.struck == {(1, 1)}
    assert (first.state, hidden.state, very_hidden.state) == ("visible", "hidden", "very hidden")
    assert hidden.rows == ()


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.xlsx")), ids=lambda path: str(path.name))
def test_openpyxl_says_the_same_of_every_list(path: Path) -> None:
    witness = openpyxl.load_workbook(path)
    for sheet, other in zip(read_workbook(path.read_bytes()), witness.worksheets, strict=True):
        assert sheet.name == other.title
        for row in other.iter_rows():
            for cell in row:
                if cell.value not in (None, "") and cell.data_type != "f":
                    assert same(sheet, cell.row, cell.column or 0, cell.value)
                if cell.value is not None:
                    assert ((cell.row, cell.column) in sheet.struck) == bool(cell.font.strike)
        assert {row for row, look in other.row_dimensions.items() if look.hidden} >= sheet.hidden_rows
        merged = {(a.min_row, a.min_col, a.max_row, a.max_col) for a in other.merged_cells.ranges}
        assert {(a.first_row, a.first_column, a.last_row, a.last_column) for a in sheet.merges} == merged


def same(sheet: Sheet, row: int, column: int, value: object) -> bool:
    ours = sheet.rows[row - 1][column - 1]
    if isinstance(value, datetime) and not isinstance(ours, datetime):
        value = value.date()
    return bool(ours == value)


ROWS = (
    '<row r="2" hidden="1"><c r="A2" s="0"/><c r="B2" t="inlineStr"><is><t>Ruth</t></is></c></row>'
    '<row r="4"><c r="A4"><f>1+1</f><v>2</v></c><c r="C4"/></row>'
)


def test_the_short_way_and_expat_find_the_same() -> None:
    plain = odd_files.workbook(ROWS)
    odd = odd_files.workbook(ROWS.replace("<row ", "<row  ").replace("<c r", "<c\nr"))
    assert read_workbook(plain) == read_workbook(odd)
    sheet = read_workbook(plain)[0]
    assert sheet.rows == ((None, None), (None, "Ruth"), (None, None), (2, None))
    assert sheet.hidden_rows == {2}


def test_merged_cells_never_reach_outside_the_rows() -> None:
    blank = '<row r="9"><c r="F9" t="str"><f>""</f><v></v></c></row>'
    tail = '<mergeCells count="2"><mergeCell ref="A2:F9"/><mergeCell ref="A8:B9"/></mergeCells>'
    sheet = read_workbook(odd_files.workbook(odd_files.TWO_ROWS + blank, tail=tail))[0]
    (area,) = sheet.merges
    assert area.last_row == len(sheet.rows) == 2
    assert area.last_column == len(sheet.rows[0])


def test_row_breaks_in_cells_are_line_feeds() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">a&#13;\nb&#13;c</t></is></c></row>'
    assert read_workbook(odd_files.workbook(rows))[0].rows == (("a\nb\nc",),)


def test_letters_and_numbers_of_columns_agree() -> None:
    assert [letters(column) for column in (1, 26, 27, 702, 703, 16384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert all(number(letters(column)) == column for column in range(1, 16385))


def test_strikes_are_seen_the_long_way_too() -> None:
    workbook = openpyxl.Workbook()
    sheet = active(workbook)
    sheet["B2"], sheet["B3"] = "Ruth", "Anna"
    sheet["B3"].font = Font(strike=True)
    with zipfile.ZipFile(io.BytesIO(saved(workbook))) as archive:
        parts = {name: archive.read(name).replace(b"<c r", b"<c\nr") for name in archive.namelist()}
    assert read_workbook(odd_files.packed(parts))[0].struck == {(3, 2)}


UNWORKED = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Namn</t></is></c><c r="B1"><f>1+1</f></c>'
    '<c r="C1"><f>1+1</f><v></v></c><c r="D1"><f>1-1</f><v>0</v></c><c r="E1" t="str"><f>""</f><v></v></c>'
    '<c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G1" t="e"><v>#N/A</v></c></row>'
)


@pytest.mark.parametrize("written", [UNWORKED, UNWORKED.replace("<c r", "<c\nr")], ids=["plain", "odd"])
def test_errors_and_formulas_without_value_are_told(written: str) -> None:
    sheet = read_workbook(odd_files.workbook(written))[0]
    assert sheet.errors == {(1, 2): "", (1, 3): "", (1, 6): "#DIV/0!", (1, 7): "#N/A"}
    assert sheet.rows == (("Namn", None, None, 0, None, None, None),)


def test_a_nought_says_nothing_where_no_program_has_worked_the_formulas_out() -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as workbook:
        page = workbook.add_worksheet()
        page.write_string(0, 0, "Namn")
        page.write_formula(0, 1, "=1+1")
        page.write_number(0, 2, 0)
    sheet = read_workbook(written.getvalue())[0]
    assert sheet.rows == (("Namn", None, 0),)
    assert sheet.errors == {(1, 2): ""}


@pytest.mark.parametrize("mark", ["<c r", "<c\nr"], ids=["plain", "odd"])
def test_texts_struck_through_from_end_to_end_are_struck(mark: str) -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as workbook:
        page, struck = workbook.add_worksheet(), workbook.add_format({"font_strikeout": True})
        page.write_rich_string(0, 0, struck, "Ruth", struck, " Svensson")
        page.write_rich_string(1, 0, struck, "Anna", " Berg")
        page.write_string(2, 0, "Bo")
    with zipfile.ZipFile(written) as archive:
        parts = {name: archive.read(name).replace(b"<c r", mark.encode()) for name in archive.namelist()}
    sheet = read_workbook(odd_files.packed(parts))[0]
    assert sheet.rows == (("Ruth Svensson",), ("Anna Berg",), ("Bo",))
    assert sheet.struck == {(1, 1)}
