"""What is written reads back equal, and a person can read it."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import lxml.html
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import FileProblem
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.sheets import writing_csv, writing_xlsx
from desktop_app.sheets.book import Value
from desktop_app.sheets.encodings import decode
from desktop_app.sheets.reading import read
from desktop_app.sheets.separated import rows as separated_rows
from desktop_app.sheets.workbooks import read_workbook
from desktop_app.sheets.writing import write, write_table

NASTY = [
    "=1+1",
    "+46 70 174 06 05",
    "-1",
    "@SUM(A1)",
    "0701740605",
    "0114",
    "'",
    "''",
    "'=1",
    "'text",
    '="0701"',
    "a\nb",
    "\n=1",
    "\tx",
    'say "hi"',
    '"',
    ";",
    "a;b,c|d\te",
    "👩‍👩‍👧 å ä ö Å Ä Ö",
    "e\u0301",
    "no\u00a0break",
    " blanks ",
    "_x000D_",
    "_x0041_",
    "http://x.example/" + "a" * 3000,
    "mailto:ruth@ale.example",
    "TRUE",
    "1e5",
    "3/4",
    "<b>&amp;</b>",
    "å" * 32_766,
]
texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40)
printed = st.one_of(st.sampled_from(NASTY), texts, st.text("='+-@\"';,\t\n _x0A1d", max_size=12))
tables = st.lists(st.lists(printed, min_size=3, max_size=3), min_size=1, max_size=5)
TITLES = ("Namn", "Kommun", "E-post")

DOCUMENT = Document(
    "Deltagare: AME-chefer & fler [2026]/1",
    (Column("name", "Namn", 30), Column("title", "Befattning", 40), Column("count", "Antal", 10, "right")),
    (
        Group("Ale", (Row(("Ruth Svensson", "Chef <tf>\nEnheten & fler", "1")),)),
        Group("Habo", (Row(("Vakant", "", "20"), muted=True), Row(("=Åke", "x" * 70 + " " + "y" * 30, "3")))),
    ),
    lines=("Per den 1 mars 2026",),
    notes=("Antal: 3",),
    footer="Skriven för A & B",
)


def equal(first: object, second: object) -> bool:
    return first == second and type(first) is type(second)


@given(tables)
def test_a_workbook_reads_back_equal(table: list[list[str]]) -> None:
    written = read_workbook(writing_xlsx.table(TITLES, table, title="Lista"))[0].rows
    assert written[0] == TITLES
    assert list(written[1:]) == filled(table)


@given(tables)
def test_a_csv_file_reads_back_equal(table: list[list[str]]) -> None:
    text, encoding = decode(writing_csv.table(TITLES, table))
    assert encoding == "utf-8-sig"
    assert list(separated_rows(text, ";")[1:]) == filled(table)


def filled(table: list[list[str]]) -> list[tuple[Value, ...]]:
    """Blank cells are None, and blank rows at the end are none."""
    rows: list[tuple[Value, ...]] = [tuple(cell.translate(BREAKS) or None for cell in row) for row in table]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


BREAKS = dict.fromkeys(map(ord, "\u2028\u2029"), "\n") | {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("text", NASTY)
def test_every_nasty_text_survives_in_a_file(text: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"Lista{ending}"
    write_table(TITLES, [(text, "b", text)], path)
    assert read(path).sheets[0].rows == (TITLES, (text, "b", text))


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_control_characters_are_replaced(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"Lista{ending}"
    write_table(("a",), [("x\0y\x1bz\ud800\x0bå\rä\r\nö",)], path)
    assert read(path).sheets[0].rows[1] == ("x\ufffdy\ufffdz\ufffd\nå\nä\nö",)


def test_values_keep_their_kind_in_a_workbook(tmp_path: Path) -> None:
    values = (1, 2.5, True, date(2026, 3, 1), datetime.fromisoformat("2026-03-01T09:30"), None, "x")
    path = tmp_path / "Lista.xlsx"
    write_table([str(number) for number in range(7)], [values], path)
    read_back = read(path).sheets[0].rows[1]
    assert all(equal(first, second) for first, second in zip(read_back, values, strict=True))


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_a_page_as_a_workbook() -> None:
    sheet = opened(writing_xlsx.page(DOCUMENT))
    assert sheet.title == "Deltagare AME-chefer & fler 202"
    assert [cell.value for cell in sheet["A"]] == [
        DOCUMENT.title,
        "Per den 1 mars 2026",
        None,
        "Namn",
        "Ale",
        "Ruth Svensson",
        "Habo",
        "Vakant",
        "=Åke",
        None,
        "Antal: 3",
    ]
    assert sheet["A9"].data_type == "s"
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A5", "A4:C9", "$4:$4")
    assert sheet["A4"].font.b
    assert sheet["A8"].font.i
    assert sheet["C9"].alignment.horizontal == "right"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["C"].width


def test_a_workbook_tells_nothing_of_who_made_it() -> None:
    with zipfile.ZipFile(io.BytesIO(writing_xlsx.page(DOCUMENT))) as archive:
        core, app = archive.read("docProps/core.xml").decode(), archive.read("docProps/app.xml").decode()
    assert "<dc:creator></dc:creator>" in core
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert "<Company></Company>" in app


def test_a_page_as_csv_keeps_the_groups_in_a_column() -> None:
    table = separated_rows(decode(writing_csv.page(DOCUMENT))[0].removeprefix("\ufeff"), ";")
    assert table[0] == ("Group", "Namn", "Befattning", "Antal")
    assert [row[:2] for row in table[1:]] == [("Ale", "Ruth Svensson"), ("Habo", "Vakant"), ("Habo", "=Åke")]


def test_a_page_as_html_is_whole_and_says_it_all(tmp_path: Path) -> None:
    path = tmp_path / "Lista.html"
    write(DOCUMENT, path)
    page = lxml.html.document_fromstring(path.read_text(encoding="utf-8").encode())
    assert page.get("lang") == "sv"
    assert page.findtext(".//caption") == DOCUMENT.title
    assert [th.text for th in page.findall(".//thead//th")] == ["Namn", "Befattning", "Antal"]
    assert {th.get("scope") for th in page.findall(".//thead//th")} == {"col"}
    assert [th.text for th in page.findall(".//tbody//th")] == ["Ale", "Habo"]
    assert page.findall(".//td")[1].text == "Chef <tf>\nEnheten & fler"
    assert not page.xpath("//script|//link|//img|//@src|//@href")


def test_a_page_as_text_is_aligned_and_never_cut(tmp_path: Path) -> None:
    path = tmp_path / "Lista.txt"
    write(DOCUMENT, path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[:4] == [DOCUMENT.title, "=" * len(DOCUMENT.title), "Per den 1 mars 2026", ""]
    assert "x" * 70 in "\n".join(lines)
    rule = next(line for line in lines if line.startswith("----") and "  " in line)
    place = rule.index("  ") + 2
    assert lines[lines.index(rule) - 1][place:].startswith("Befattning")
    row = next(line for line in lines if line.startswith("Ruth"))
    assert row[place:].startswith("Chef <tf>")
    assert len(row) == len(rule)
    assert lines[-2:] == ["Antal: 3", "Skriven för A & B"]


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".html", ".txt"])
def test_an_empty_page_is_written(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"Lista{ending}"
    write(Document("", (Column("name", "Namn"),), ()), path)
    assert b"Namn" in (path.read_bytes() if ending != ".xlsx" else repr(read(path)).encode())


def test_a_text_too_long_for_excel_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="row 2, column A"):
        write_table(("a",), [("x" * 32_768,)], tmp_path / "Lista.xlsx")
    assert not list(tmp_path.iterdir())


def test_what_stands_in_the_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileProblem, match=r"\.pages.*\.xlsx, \.csv"):
        write(DOCUMENT, tmp_path / "Lista.pages")
    with pytest.raises(FileProblem, match="folder does not exist"):
        write(DOCUMENT, tmp_path / "saknas" / "Lista.csv")
    (tmp_path / "Mapp.csv").mkdir()
    with pytest.raises(FileProblem, match="folder of that name"):
        write(DOCUMENT, tmp_path / "Mapp.csv")

    def held(_path: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    target = tmp_path / "Lista.csv"
    target.write_bytes(b"before")
    with pytest.raises(FileProblem, match="another program holds it"):
        write(DOCUMENT, target)
    assert target.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Lista.csv", "Mapp.csv"]
