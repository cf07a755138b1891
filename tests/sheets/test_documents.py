"""Word documents, OpenDocument files, Excel's XML and saved mails: what each says in its own way."""

from __future__ import annotations

from datetime import date, datetime, time
from email.message import EmailMessage
from pathlib import Path
from struct import pack

import pytest

from desktop_app.errors import FileProblem
from desktop_app.sheets.book import Area, Book
from desktop_app.sheets.reading import read
from tests.sheets import made, odd_files


def opened(tmp_path: Path, written: bytes) -> Book:
    path = tmp_path / "Lista.xls"
    path.write_bytes(written)
    return read(path)


# Word


def cell(inside: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inside}</w:tc>"


def test_a_word_table_with_all_that_lies_over_it(tmp_path: Path) -> None:
    says = made.paragraph
    link = '<w:p><w:hyperlink r:id="r7"><w:r><w:t>Mejla</w:t></w:r></w:hyperlink></w:p>'
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>HYPERLINK "mailto:bo@ale.example"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Mejla</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    rows = [
        cell(says("Kommun")) + cell(says("Namn och titel"), '<w:gridSpan w:val="2"/>'),
        cell(says("Ale"), '<w:vMerge w:val="restart"/>') + cell(says("Ruth") + says("Chef")) + cell(link),
        cell("<w:p/>", "<w:vMerge/>") + cell(says("Bo", "<w:strike/>")) + cell(field),
        cell(says("Habo")) + cell(says("Åke") + says("dold", "<w:vanish/>")) + cell("<w:p/>"),
    ]
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(says('Borttagen'))}</w:tr>"
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + gone + "</w:tbl>"
    tracked = (
        "<w:p><w:del><w:r><w:delText>Gammal</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Ny</w:t></w:r></w:ins></w:p>"
    )
    data = made.word(
        tracked + table,
        relations=odd_files.relations_xml(("r7", "hyperlink", "mailto:ruth@ale.example"), outside=True),
    )
    book = opened(tmp_path, data)
    (sheet,) = book.sheets
    assert (book.kind, sheet.name, sheet.title) == ("document", "table 1", "Ny")
    assert sheet.rows == (
        ("Kommun", "Namn och titel", None),
        ("Ale", "Ruth\nChef", "Mejla"),
        (None, "Bo", "Mejla"),
        ("Habo", "Åke", None),
    )
    assert set(sheet.merges) == {Area(1, 2, 1, 3), Area(2, 1, 3, 1)}
    assert sheet.links == {(2, 3): "mailto:ruth@ale.example", (3, 3): "mailto:bo@ale.example"}
    assert sheet.struck == {(3, 2)}


def test_a_word_text_is_a_line_a_paragraph(tmp_path: Path) -> None:
    lines = ["Nätverket", "", "Eva Ek, eva.ek@ale.example", "Bo Ål, 070-174 06 05"]
    book = opened(tmp_path, made.word("".join(map(made.paragraph, lines))))
    assert (book.kind, [row[0] or "" for row in book.sheets[0].rows]) == ("text", lines)


# OpenDocument


def test_values_of_an_open_sheet(tmp_path: Path) -> None:
    written = [
        ('office:value-type="float" office:value="114"', "0114", "0114"),
        ('office:value-type="float" office:value="701740605"', "701740605", 701740605),
        ('office:value-type="percentage" office:value="0.5"', "50 %", 0.5),
        ('office:value-type="date" office:date-value="2026-03-01"', "1 mars", date(2026, 3, 1)),
        (
            'office:value-type="date" office:date-value="2026-03-01T09:30:00"',
            "x",
            datetime(2026, 3, 1, 9, 30),
        ),
        ('office:value-type="time" office:time-value="PT09H30M00S"', "9:30", time(9, 30)),
        ('office:value-type="time" office:time-value="PT30H00M00S"', "30:00", "30:00"),
        ('office:value-type="boolean" office:boolean-value="true"', "SANT", True),
        ('office:value-type="string"', "a<text:tab/>b<text:s text:c='2'/>c<text:line-break/>d", "a\tb  c\nd"),
        ('office:value-type="string" calcext:value-type="error"', "#REF!", None),
        ('table:formula="of:=1+1"', "", None),
    ]
    cells = "".join(
        f"<table:table-cell {look}><text:p>{text}</text:p><office:annotation><text:p>Not</text:p>"
        "</office:annotation></table:table-cell>"
        for look, text, _value in written
    )
    sheet = opened(tmp_path, made.open_sheet(f"<table:table-row>{cells}</table:table-row>")).sheets[0]
    assert sheet.rows == (tuple(value for *_written, value in written[:-2]),)
    assert sheet.errors == {(1, 10): "#REF!", (1, 11): ""}


def test_what_lies_over_an_open_sheet(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="ce1" style:family="table-cell"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'style:text-line-through-type="single"/></style:style>'
        '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    rows = (
        "<table:table-column/>"
        '<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="2">'
        "<text:p>Ale</text:p><text:p>kommun</text:p></table:table-cell><table:covered-table-cell/>"
        '<table:table-cell><text:p><text:a xlink:href="mailto:r@ale.example">Mejla</text:a></text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:covered-table-cell '
        'table:number-columns-repeated="2"/><table:table-cell table:style-name="ce2"><text:p>Bo</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell><text:p><text:span text:style-name="T1">Eva</text:span></text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    data = made.open_sheet(rows, styles=styles, table='table:style-name="ta1"')
    (sheet,) = opened(tmp_path, data).sheets
    assert sheet.state == "hidden"
    assert sheet.rows[2:] == (
        ("Ale\nkommun", None, "Mejla"),
        (None, None, "Bo"),
        (None, None, "Bo"),
        ("Eva", None, None),
    )
    assert sheet.merges == (Area(3, 1, 4, 2),)
    assert sheet.hidden_rows == {4, 5}
    assert sheet.hidden_columns == {2, 3}
    assert sheet.links == {(3, 3): "mailto:r@ale.example"}
    assert sheet.struck == {(4, 3), (5, 3), (6, 1)}


def test_flat_open_documents_and_open_texts(tmp_path: Path) -> None:
    row = "<table:table-row><table:table-cell><text:p>Ruth</text:p></table:table-cell></table:table-row>"
    flat = made.open_xml(f'<table:table table:name="Blad1">{row}</table:table>', root="document").encode()
    assert opened(tmp_path, flat).sheets[0].rows == (("Ruth",),)
    text = opened(tmp_path, made.open_body("<text:h>Ale</text:h><text:p>Eva Ek</text:p>", body="text"))
    assert (text.kind, text.sheets[0].rows) == ("text", (("Ale",), ("Eva Ek",)))
    pair = (
        row.replace("</table:table-row>", "")
        + "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
    )
    table = opened(
        tmp_path, made.open_body(f"<text:p>Ale</text:p><table:table>{pair * 2}</table:table>", body="text")
    )
    assert (table.kind, table.sheets[0].name, table.sheets[0].title) == ("document", "table 1", "Ale")


def test_a_locked_open_document_is_told(tmp_path: Path) -> None:
    data = odd_files.packed(
        {
            "content.xml": b"\x01\x02",
            "META-INF/manifest.xml": "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>",
        }
    )
    with pytest.raises(FileProblem, match="locked with a password"):
        opened(tmp_path, data)


# Excel's XML of 2003


def test_an_xml_workbook_with_all_that_lies_over_it(tmp_path: Path) -> None:
    before = (
        '<Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="s2" ss:Parent="s1"/>'
        '<Style ss:ID="s3"><NumberFormat ss:Format="0000"/></Style></Styles>'
    )
    after = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    rows = (
        '<Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>'
        '<Row ss:Index="2"><Cell ss:MergeDown="1" ss:MergeAcross="1">'
        '<Data ss:Type="String">Ale&#10;kommun</Data></Cell>'
        '<Cell ss:HRef="mailto:r@ale.example"><Data ss:Type="String">Mejla</Data></Cell></Row>'
        '<Row ss:Hidden="1"><Cell ss:Index="3" ss:StyleID="s2"><Data ss:Type="String">Bo</Data></Cell></Row>'
        '<Row><Cell ss:StyleID="s3"><Data ss:Type="Number">114</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">1899-12-31T09:30:00.000</Data></Cell>'
        '<Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell>'
        '<Cell ss:Formula="=1+1"/></Row>'
    )
    (sheet,) = opened(tmp_path, made.xml_workbook(rows, before=before, after=after).encode()).sheets
    assert (sheet.name, sheet.state) == ("Blad1", "hidden")
    assert sheet.rows == (
        (None,) * 4,
        ("Ale\nkommun", None, "Mejla", None),
        (None, None, "Bo", None),
        ("0114", date(2026, 3, 1), time(9, 30), True),
    )
    assert sheet.merges == (Area(2, 1, 3, 2),)
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {3, 4}
    assert sheet.links == {(2, 3): "mailto:r@ale.example"}
    assert sheet.struck == {(3, 3)}
    assert sheet.errors == {(4, 5): "#N/A", (4, 6): ""}


@pytest.mark.parametrize(
    ("declared", "written"), [("UTF-8", "cp1252"), ("windows-1252", "cp1252"), ("UTF-16", "utf-16")]
)
def test_an_xml_workbook_in_letters_it_does_not_declare(declared: str, written: str, tmp_path: Path) -> None:
    row = '<Row><Cell><Data ss:Type="String">Åsa Öst</Data></Cell></Row>'
    text = made.xml_workbook(row, head=f'<?xml version="1.0" encoding="{declared}"?>')
    assert opened(tmp_path, text.encode(written)).sheets[0].rows == (("Åsa Öst",),)


# Excel's binary workbook


def test_a_binary_workbook_record_by_record(tmp_path: Path) -> None:
    styles = b"".join(
        (
            made.record(44, pack("<H", 164) + made.wide("0000")),
            made.record(43, pack("<HH", 220, 0)),
            made.record(43, pack("<HH", 220, 8)),
            made.record(617),
            *(
                made.record(47, pack("<HHH", 0, form, font))
                for form, font in ((0, 0), (0, 1), (164, 0), (14, 0))
            ),
            made.record(618),
        )
    )
    sheet = b"".join(
        (
            made.record(60, pack("<IIIIH", 3, 3, 0, 0, 1)),
            made.binary_row(
                2,
                made.binary_cell(6, 1, made.wide("Ruth"), style=1),
                made.record(17, pack("<I", 0) + made.wide("direkt intill")),
                made.binary_cell(2, 3, pack("<I", 114 << 2 | 2), style=2),
                made.binary_cell(5, 4, pack("<d", 46082.0), style=3),
                made.binary_cell(2, 5, pack("<I", 1250 << 2 | 3)),
                made.binary_cell(4, 6, b"\1"),
                made.binary_cell(11, 7, b"\x2a" + bytes(6)),
            ),
            made.binary_row(3, made.binary_cell(8, 1, made.wide("av formel")), hidden=True),
            made.record(176, pack("<IIII", 1, 2, 1, 1)),
        )
    )
    (read_sheet,) = opened(tmp_path, made.binary_workbook(sheet, styles=styles, state=2)).sheets
    assert read_sheet.state == "very hidden"
    assert read_sheet.rows[1] == ("Ruth", "direkt intill", "0114", date(2026, 3, 1), 12.5, True)
    assert read_sheet.rows[2][0] == "av formel"
    assert read_sheet.errors == {(2, 7): "#N/A"}
    assert read_sheet.struck == {(2, 1)}
    assert read_sheet.hidden_rows == {3}
    assert read_sheet.hidden_columns == {4}
    assert read_sheet.merges == (Area(2, 2, 3, 2),)


# mails


def test_a_saved_mail_is_its_text_or_its_table(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Lista"
    mail.set_content("Hej!\nEva Ek, Ale, eva.ek@ale.example\n", charset="iso-8859-1")
    plain = opened(tmp_path, mail.as_bytes())
    assert (plain.kind, plain.sheets[0].rows[1]) == ("text", ("Eva Ek, Ale, eva.ek@ale.example",))
    mail.add_alternative("<p>Hej<table><tr><td>Namn<td>Tel<tr><td>Åke<td>08</table>", subtype="html")
    assert opened(tmp_path, mail.as_bytes()).sheets[0].rows[1] == ("Åke", "08")


def test_a_mail_that_only_carries_a_file_says_so(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail.set_content("\n")
    mail.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="Lista.xlsx")
    with pytest.raises(FileProblem, match=r"attached to it: Lista\.xlsx\. Save what is attached"):
        opened(tmp_path, mail.as_bytes())
