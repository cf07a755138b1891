"""One table in the formats that are easily written by hand, and the parts that such files are made of."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from struct import pack

from tests.sheets import odd_files

Table = Sequence[Sequence[str]]

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0" xmlns:text="{_ODF}:text:1.0" '
    f'xmlns:style="{_ODF}:style:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
_SS = "urn:schemas-microsoft-com:office"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def open_sheet(rows: str, *, styles: str = "", body: str = "spreadsheet", table: str = "") -> bytes:
    """An .ods (or, with the body "text", an .odt) of one table."""
    content = f'<table:table table:name="Blad1" {table}>{rows}</table:table>'
    return open_body(content, styles=styles, body=body)


def open_body(content: str, *, styles: str = "", body: str = "spreadsheet") -> bytes:
    return odd_files.packed({"mimetype": "application/x", "content.xml": open_xml(content, styles, body)})


def open_xml(
    content: str, styles: str = "", body: str = "spreadsheet", *, root: str = "document-content"
) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{root} {_OFFICE}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{body}>{content}</office:{body}></office:body></office:{root}>"
    )


def open_table(table: Table) -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in table
    )
    return open_sheet(rows)


def xml_workbook(rows: str, *, before: str = "", after: str = "", head: str = '<?xml version="1.0"?>') -> str:
    return (
        f'{head}<Workbook xmlns="{_SS}:spreadsheet" xmlns:ss="{_SS}:spreadsheet" xmlns:x="{_SS}:excel">'
        f'{before}<Worksheet ss:Name="Blad1"><Table>{rows}</Table>{after}</Worksheet></Workbook>'
    )


def xml_table(table: Table) -> bytes:
    rows = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{escape(cell)}</Data></Cell>' for cell in row)
        + "</Row>"
        for row in table
    )
    return xml_workbook(rows).encode()


def page_table(table: Table) -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}" for cell in row) for row in table)
    return f'<meta charset="utf-8"><table>{rows}</table>'.encode()


def word(body: str, *, relations: str = "") -> bytes:
    parts = {
        "_rels/.rels": odd_files.relations_xml(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/'
        f'2006/relationships"><w:body>{body}</w:body></w:document>',
    }
    if relations:
        parts["word/_rels/document.xml.rels"] = relations
    return odd_files.packed(parts)


def paragraph(text: str, look: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_table(table: Table) -> bytes:
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in table
    )
    return word(f"<w:tbl>{rows}</w:tbl>")


def record(kind: int, content: bytes = b"") -> bytes:
    """One record of a part of an .xlsb."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(content)
    while size > 127:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return number + length + bytes([size]) + content


def wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def binary_row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    return record(
        0, pack("<IIHBBB", number - 1, 0, 300, 0, 0x10 if hidden else 0, 0) + pack("<I", 0)
    ) + b"".join(cells)


def binary_cell(kind: int, column: int, content: bytes = b"", *, style: int = 0) -> bytes:
    return record(kind, pack("<II", column - 1, style) + content)


def binary_workbook(sheet: bytes, *, styles: bytes = b"", state: int = 0) -> bytes:
    bundle = pack("<II", state, 1) + wide("r1") + wide("Blad1")
    related = (("r1", "worksheet", "worksheets/sheet1.bin"), ("r2", "styles", "styles.bin"))
    return odd_files.packed(
        {
            "_rels/.rels": odd_files.relations_xml(("r1", "officeDocument", "xl/workbook.bin")),
            "xl/_rels/workbook.bin.rels": odd_files.relations_xml(*related),
            "xl/workbook.bin": record(156, bundle),
            "xl/worksheets/sheet1.bin": sheet,
            "xl/styles.bin": styles,
        }
    )


def biff(*cells: tuple[int, int, int]) -> bytes:
    """A workbook of Excel 2: whole numbers, each with its row and column from 1."""
    written = [pack("<HHHH", 9, 4, 2, 16)]
    written += [pack("<HHHH3sH", 2, 9, row - 1, column - 1, b"", value) for row, column, value in cells]
    return b"".join((*written, pack("<HH", 10, 0)))
