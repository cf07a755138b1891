"""A drawn list as a web page, as Excel's XML of 2003, and as an OpenDocument spreadsheet."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from html import escape
from pathlib import Path

from desktop_app.sheets.book import Value
from tests.work.intake.generator.drawn import Drawn, Page
from tests.work.intake.generator.kinds import Format, text_of

ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.2"><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"""


MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


XML_2003 = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
{}</Workbook>"""


def _covered(page: Page) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """The heights and widths of merged cells, and the cells under them."""
    number = {line: place for place, line in enumerate(page.lines)}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    under: set[tuple[int, int]] = set()
    for merge in page.merges:
        top, bottom = number[merge.first], number[merge.last]
        spans[top, merge.left] = (bottom - top + 1, merge.right - merge.left + 1)
        under |= {
            (place, column)
            for place in range(top, bottom + 1)
            for column in range(merge.left, merge.right + 1)
            if (place, column) != (top, merge.left)
        }
    return spans, under


def html(drawn: Drawn, form: Format, path: Path) -> None:
    page = drawn.pages[0]
    spans, under = _covered(page)
    width = page.width()
    rows = []
    for place, line in enumerate(page.lines):
        cells = []
        for column, value in enumerate([*line.values, *[None] * (width - len(line.values))]):
            if (place, column) in under:
                continue
            height, across = spans.get((place, column), (1, 1))
            size = f' rowspan="{height}"' * (height > 1) + f' colspan="{across}"' * (across > 1)
            shown = escape(text_of(value)).replace("\n", "<br>") or "&nbsp;"
            cells.append(f"<td{size}>{shown}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    page_text = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={form.encoding}">'
        f"<title>{escape(drawn.file)}</title></head><body>\n<table border=1>\n"
        + "\n".join(rows)
        + "\n</table></body></html>"
    )
    path.write_bytes(page_text.encode({"cp1252": "cp1252"}.get(form.encoding, "utf-8")))


def xml_2003(drawn: Drawn, _form: Format, path: Path) -> None:
    sheets = []
    for page in drawn.pages:
        spans, under = _covered(page)
        columns = "".join(
            f'<Column ss:Index="{place + 1}" ss:Hidden="1"/>' for place in sorted(page.hidden_columns)
        )
        rows = []
        for place, line in enumerate(page.lines):
            cells = []
            for column, value in enumerate(line.values):
                if value is None or value == "" or (place, column) in under:
                    continue
                down, across = spans.get((place, column), (1, 1))
                size = f' ss:MergeDown="{down - 1}"' * (down > 1) + f' ss:MergeAcross="{across - 1}"' * (
                    across > 1
                )
                cells.append(f'<Cell ss:Index="{column + 1}"{size}>{_xml_data(value)}</Cell>')
            hidden = ' ss:Hidden="1"' if line.hidden else ""
            rows.append(f'<Row ss:Index="{place + 1}"{hidden}>{"".join(cells)}</Row>')
        state = (
            "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
            if page.state == "hidden"
            else ""
        )
        sheets.append(
            f'<Worksheet ss:Name="{escape(page.name)}"><Table>{columns}{"".join(rows)}</Table>'
            f"{state}</Worksheet>\n"
        )
    path.write_text(XML_2003.format("".join(sheets)), encoding="utf-8")


def _xml_data(value: Value) -> str:
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        return f'<Data ss:Type="DateTime">{moment.isoformat(timespec="milliseconds")}</Data>'
    if isinstance(value, (int, float)):
        return f'<Data ss:Type="Number">{value}</Data>'
    return f'<Data ss:Type="String">{escape(str(value)).replace(chr(10), "&#10;")}</Data>'


def ods(drawn: Drawn, _form: Format, path: Path) -> None:
    tables = "".join(map(_ods_table, drawn.pages))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED
        )
        parts.writestr("META-INF/manifest.xml", MANIFEST)
        styles = (
            '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
            '<style:style style:name="gone" style:family="table-cell"><style:text-properties '
            'style:text-line-through-style="solid"/></style:style>'
            '<style:style style:name="away" style:family="table">'
            '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        )
        parts.writestr(
            "content.xml", ODS.format(tables).replace("<office:body>", f"{styles}<office:body>", 1)
        )


def _ods_table(page: Page) -> str:
    spans, under = _covered(page)
    width = max(1, page.width())
    hide = ' table:visibility="collapse"'
    columns = "".join(
        f"<table:table-column{hide * (place in page.hidden_columns)}/>" for place in range(width)
    )
    rows = []
    for place, line in enumerate(page.lines):
        cells = []
        for column in range(width):
            value = line.values[column] if column < len(line.values) else None
            if (place, column) in under:
                cells.append("<table:covered-table-cell/>")
                continue
            down, across = spans.get((place, column), (1, 1))
            size = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' * (
                down * across > 1
            )
            look = ' table:style-name="gone"' * line.struck
            cells.append(
                f"<table:table-cell{look}{size}{_ods_value(value, line.links.get(column, ''))}"
                "</table:table-cell>"
            )
        rows.append(f"<table:table-row{hide * line.hidden}>{''.join(cells)}</table:table-row>")
    away = ' table:style-name="away"' * (page.state == "hidden")
    return f'<table:table table:name="{escape(page.name)}"{away}>{columns}{"".join(rows)}</table:table>'


def _ods_value(value: Value, link: str) -> str:
    if value is None or value == "":
        return ">"
    if isinstance(value, date):
        return f' office:value-type="date" office:date-value="{value.isoformat()}"><text:p>{value}</text:p>'
    if isinstance(value, (int, float)):
        return f' office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
    lines = [
        f"<text:p>{escape(part)}</text:p>"
        for part in str(value).replace("  ", " \N{NO-BREAK SPACE}").split("\n")
    ]
    if link:
        lines = [f'<text:p><text:a xlink:href="{escape(link)}">{escape(str(value))}</text:a></text:p>']
    return f' office:value-type="string">{"".join(lines)}'
