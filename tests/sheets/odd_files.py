"""Odd and hostile files, made when a test needs them, all small on the disk."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping, Sequence

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")

TWO_ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Namn</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Ruth Svensson</t></is></c></row>'
)


def sheet_xml(rows: str = TWO_ROWS, *, head: str = "", tail: str = "", before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<worksheet xmlns="{_MAIN}" xmlns:r="{_REL}">'
        f"{head}<sheetData>{rows}</sheetData>{tail}</worksheet>"
    )


def relations_xml(*relations: tuple[str, str, str], outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{target}"{mode}/>'
        for key, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def parts(sheet: str | bytes = "", *, name: str = "Blad1") -> dict[str, str | bytes]:
    """The parts of the smallest workbook, with this XML as its sheet."""
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations_xml(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations_xml(("r1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet or sheet_xml(),
    }


def packed(parts: Mapping[str, str | bytes], *, twice: Sequence[str] = ()) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with warnings.catch_warnings(action="ignore"):  # zipfile warns of what is wanted here
            for name in twice:
                archive.writestr(name, parts[name])
    return written.getvalue()


def workbook(rows: str = TWO_ROWS, *, head: str = "", tail: str = "", before: str = "") -> bytes:
    return packed(parts(sheet_xml(rows, head=head, tail=tail, before=before)))


def cell(place: str, value: str = "1") -> str:
    row = "".join(letter for letter in place if letter.isdigit())
    return f'<row r="{row}"><c r="{place}"><v>{value}</v></c></row>'


def swelling() -> bytes:
    """25 MB of blanks in some 25 kB."""
    return workbook(tail=" " * (25 << 20))


def locked_zip() -> bytes:
    """A zip whose directory says that the parts are encrypted."""
    data = bytearray(workbook())
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(data)


def ole(*streams: str) -> bytes:
    return OLE + bytes(600) + b"".join(stream.encode("utf-16-le") + bytes(600) for stream in streams)


def hostile() -> dict[str, bytes]:
    """By what is wrong with it, each a workbook that must be refused."""
    whole = workbook()
    without_sheet = parts()
    del without_sheet["xl/worksheets/sheet1.xml"]
    without_workbook = parts()
    del without_workbook["xl/workbook.xml"]
    entity = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    return {
        "far cell": workbook(cell("A1") + cell("XFD1048576")),
        "far column": workbook(cell("AMZ1")),
        "far row in one of many columns": workbook(cell("Z1") + cell("A1048576")),
        "column beyond the last": workbook(cell("ZZZ3")),
        "four letters": workbook(cell("ZZZZ3")),
        "row beyond the last": workbook(cell("A99999999999")),
        "row just beyond the last": workbook(cell("A1048577")),
        "row with a word for number": workbook('<row r="first"><c><v>1</v></c></row>'),
        "doctype": workbook(before=entity),
        "doctype with an address": workbook(before='<!DOCTYPE worksheet SYSTEM "file:///etc/passwd">'),
        "unknown encoding": packed(parts(sheet_xml().replace("UTF-8", "UTF-88"))),
        "swelling": swelling(),
        "nested": workbook(tail="<a>" * 100 + "</a>" * 100),
        "merges": workbook(tail="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 20_001 + "</mergeCells>"),
        "cut in the middle": whole[: len(whole) // 2],
        "cut in the directory": whole[:-30],
        "a byte changed": whole.replace(b"PK\x03\x04", b"PK\x03\x05", 2).replace(
            b"PK\x03\x05", b"PK\x03\x04", 1
        ),
        "sheet XML cut": packed(parts(sheet_xml()[:-20])),
        "sheet missing": packed(without_sheet),
        "workbook missing": packed(without_workbook),
        "sheet twice": packed(parts(), twice=["xl/worksheets/sheet1.xml"]),
        "two sheets of one name": packed(
            {
                **parts(),
                "xl/workbook.xml": str(parts()["xl/workbook.xml"]).replace(
                    "</sheets>", '<sheet name="Blad1" sheetId="2" r:id="r1"/></sheets>'
                ),
            }
        ),
        "no cells": workbook(""),
        "long cell": workbook(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 32_768}</t></is></c></row>'),
        "locked parts": locked_zip(),
    }
