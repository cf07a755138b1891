"""One table is the same table, whatever program saved it."""

from __future__ import annotations

import csv
import io
import random
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.errors import FileProblem
from desktop_app.sheets.book import Area, Sheet, Value
from desktop_app.sheets.guard import Limits
from desktop_app.sheets.old_workbooks import read_old_workbook
from desktop_app.sheets.reading import read
from tests.sheets import made, odd_files

DATA = Path(__file__).parents[1] / "data"
SAVED = {
    "excel-97.xls": "xls",
    "excel-95.xls": "xls",
    "binary.xlsb": "xlsb",
    "open.ods": "ods",
}
"""By LibreOffice, Gnumeric, SheetJS and LibreOffice, from the workbook that `saved` makes."""
LINKLESS = {"excel-95.xls"}
STRIKELESS = {"binary.xlsb"}
"""What the format or the program that wrote it does not keep."""

TABLE = [
    ["Namn", "Kommun", "Telefon"],
    ["Ruth Svensson", "Ale", "070-174 06 05"],
    ["Åsa <Öst> & Co", "Habo", "0701740606"],
    ["Anna", "", "08-465 004 00"],
]


def saved() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Lista å"
    sheet["B3"] = "Kontaktlista 2026"
    sheet.merge_cells("B3:E3")
    rows: list[list[Value]] = [
        ["Kommun", "Namn", "Telefon", "E-post", "Datum", "Tid", "Kod", "Ja", "Längd"],
        ["Ale kommun", "Ruth Svensson", 701740605, "Mejla", date(2026, 3, 1), time(9, 30), 114, True],
        [
            None,
            "Anna\nBerg",
            "070-174 06 06",
            "anna@ale.example",
            datetime(2026, 3, 1, 9, 30),
            0.5,
            "0115",
            False,
        ],
        ["Habo", "Åke Öst", "070-174 06 07", "https://habo.example", None, None, 2584],
        ["Habo", "Slutat Person", "070-174 06 08", "x@habo.example"],
        ["Dold", "Dold Person", "070-174 06 09"],
    ]
    for number, row in enumerate(rows, 5):
        for column, value in enumerate(row, 2):
            sheet.cell(number, column, value)
    sheet["J6"], sheet["J7"] = timedelta(hours=30), 1.25
    sheet["E6"].hyperlink = "mailto:ruth@ale.example"
    sheet["E6"] = "Mejla"
    sheet.merge_cells("B6:B7")
    sheet["H6"].number_format = "0000"
    sheet["J6"].number_format = "[h]:mm"
    for cell in sheet[9]:
        cell.font = Font(strike=True)
    sheet.row_dimensions[10].hidden = True
    sheet.column_dimensions["I"].hidden = True
    hidden = workbook.create_sheet("Dold")
    hidden["A1"] = "hemligt"
    hidden.sheet_state = "hidden"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def names(sheet: Sheet) -> list[object]:
    return [row[2] for row in sheet.rows[4:10]]


@pytest.mark.parametrize(("name", "kind"), SAVED.items())
def test_the_programs_of_the_world_save_the_same(name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "Lista.xlsx"
    path.write_bytes(saved())
    wanted, wanted_hidden = read(path).sheets
    book = read(DATA / "sheets" / name)
    sheet, hidden = book.sheets
    assert book.kind == kind
    assert (sheet.name, sheet.state, hidden.name, hidden.state) == ("Lista å", "visible", "Dold", "hidden")
    assert hidden.rows == wanted_hidden.rows
    assert sheet.rows[:10] == wanted.rows[:10]
    kinds = [[type(value) for value in row] for row in sheet.rows[:10]]
    if kind != "ods":  # LibreOffice writes TRUE as 1
        assert kinds == [[type(value) for value in row] for row in wanted.rows[:10]]
    assert set(sheet.merges) == {Area(3, 2, 3, 5), Area(6, 2, 7, 2)} == set(wanted.merges)
    assert sheet.hidden_rows == {10}
    assert sheet.hidden_columns == {9}
    if name not in LINKLESS:
        assert sheet.links[6, 5] == "mailto:ruth@ale.example"
    if name not in STRIKELESS:
        assert {row for row, column in sheet.struck} == {9}
        assert sheet.struck >= {(9, column) for column in range(2, 6)}


@pytest.mark.parametrize("name", ["excel-97.xls", "excel-95.xls", "open.ods"])
def test_error_cells_are_empty_and_told(name: str) -> None:
    sheet = read(DATA / "sheets" / name).sheets[0]
    assert sheet.errors == {(12, 3): "#DIV/0!", (12, 4): "#N/A"}
    assert sheet.rows[11][2:4] == (None, None)


def test_what_the_formats_of_text_hold_is_the_same(tmp_path: Path) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(TABLE)
    files = {
        "ods": made.open_table(TABLE),
        "xml": made.xml_table(TABLE),
        "html": made.page_table(TABLE),
        "document": made.word_table(TABLE),
        "csv": written.getvalue().encode("cp1252"),
    }
    wanted = tuple(tuple(cell or None for cell in row) for row in TABLE)
    for kind, content in files.items():
        path = tmp_path / "Lista.xls"  # whatever it is called
        path.write_bytes(content)
        book = read(path)
        assert (book.kind, book.sheets[0].rows) == (kind, wanted)


SOUND = {
    "xlsx": saved(),
    **{name: (DATA / "sheets" / name).read_bytes() for name in SAVED},
    "ods": made.open_table(TABLE),
    "xml": made.xml_table(TABLE),
    "html": made.page_table(TABLE),
    "docx": made.word_table(TABLE),
    "biff": made.biff((1, 1, 5), (2, 2, 7)),
}


def sound_or_refused(path: Path) -> None:
    try:
        book = read(path)
    except FileProblem as problem:
        told = str(problem)
    else:
        told = book.file if book.sheets else ""
    assert told.startswith(path.name)


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize("seed", range(25))
def test_a_damaged_file_is_read_or_refused(name: str, seed: int, tmp_path: Path) -> None:
    chance = random.Random(f"{name}{seed}")  # the same damage each time
    data = bytearray(SOUND[name])
    for _time in range(chance.randrange(1, 6)):
        place = chance.randrange(len(data))
        if chance.random() < 0.3:
            del data[place : place + chance.randrange(1, 300)]
        else:
            data[place : place + 1] = chance.randbytes(chance.randrange(1, 4))
    path = tmp_path / "Lista.xls"
    path.write_bytes(data)
    sound_or_refused(path)


@given(st.binary(max_size=400), st.sampled_from([b"", *(each[:600] for each in SOUND.values())]))
@settings(max_examples=150, deadline=None)
def test_random_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rest: bytes, start: bytes
) -> None:
    path = tmp_path_factory.mktemp("random") / "Lista.bin"
    path.write_bytes(start + rest)
    sound_or_refused(path)


FAR = {
    "xlsb": made.binary_workbook(
        made.binary_row(1, made.binary_cell(2, 1, bytes(4)))
        + made.binary_row(1_048_576, made.binary_cell(2, 16_384, bytes(4)))
    ),
    "ods": made.open_sheet(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
    ),
    "ods, one row": made.open_sheet(
        '<table:table-row><table:table-cell table:number-columns-repeated="999999"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    ),
    "xml": made.xml_workbook(
        '<Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="String">x</Data></Cell></Row>'
    ).encode(),
    "html": b"<table><tr><td>Namn<td>Tel<tr>" + b"<td colspan=1000>" * 5 + b"x</table>",
    "docx": made.word(
        "<w:tbl><w:tr>"
        + '<w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr><w:p/></w:tc>' * 5
        + f"<w:tc>{made.paragraph('x')}</w:tc></w:tr></w:tbl>"
    ),
}


@pytest.mark.parametrize("name", FAR)
def test_a_far_cell_is_refused_in_every_kind(name: str, tmp_path: Path) -> None:
    path = tmp_path / "Lista.xls"
    path.write_bytes(FAR[name])
    with pytest.raises(FileProblem, match=r"The sheet (reaches as far as|has more than)"):
        read(path)


def test_a_far_cell_of_an_old_workbook_is_refused_and_nothing_laid_out() -> None:
    data = made.biff((1, 1, 5), (16_384, 256, 5))
    with pytest.raises(FileProblem, match="as far as column IV, row 16384"):
        read_old_workbook(data, limits=Limits(laid_out=1_000_000))


_BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "content",
    [
        odd_files.packed({"mimetype": "x", "content.xml": _BOMB + made.open_xml("").partition("?>")[2]}),
        (_BOMB + made.xml_workbook("", head="")).encode().join([b'<?xml version="1.0"?>', b""]),
        odd_files.packed({"word/document.xml": _BOMB + "<w:document xmlns:w='w'/>"}),
    ],
    ids=["ods", "xml", "docx"],
)
def test_a_document_type_is_refused_in_every_kind(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Lista.xls"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match="DOCTYPE"):
        read(path)


def test_an_empty_workbook_is_told_and_so_are_formulas_never_worked_out(tmp_path: Path) -> None:
    path = tmp_path / "Lista.xlsx"
    workbook = openpyxl.Workbook()
    workbook.save(path)
    with pytest.raises(FileProblem, match="nothing in the file"):
        read(path)
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = "=1+1"
    workbook.save(path)
    with pytest.raises(FileProblem, match="have not been worked out"):
        read(path)
