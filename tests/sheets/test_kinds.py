"""The kind of a file is told by its bytes; every kind that is not read has its own sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.errors import FileProblem
from desktop_app.sheets.kinds import Kind, kind_of, refusal
from desktop_app.sheets.reading import read
from tests.sheets import odd_files

BYTES: dict[Kind, list[bytes]] = {
    Kind.EMPTY: [b""],
    Kind.TEXT: [
        "Namn;E-post\n".encode(enc) for enc in ("utf-8", "utf-16", "utf-16-le", "cp1252", "utf-8-sig")
    ],
    Kind.WORKBOOK: [odd_files.workbook()],
    Kind.BINARY_EXCEL: [odd_files.packed({"xl/workbook.bin": b""})],
    Kind.OLD_EXCEL: [
        odd_files.ole("Workbook"),
        odd_files.ole("Book"),
        odd_files.ole("Workbook", "WordDocument"),  # a document embedded in it
        bytes.fromhex("0908080000001000"),
    ],
    Kind.LOCKED: [odd_files.ole("EncryptedPackage")],
    Kind.WORD: [odd_files.packed({"word/document.xml": "<a/>"})],
    Kind.OLD_WORD: [odd_files.ole("WordDocument"), odd_files.ole("WordDocument", "Workbook")],
    Kind.SLIDES: [odd_files.packed({"ppt/presentation.xml": "<a/>"}), odd_files.ole("PowerPoint Document")],
    Kind.OUTLOOK: [odd_files.ole("__properties_version1.0")],
    Kind.OPEN_DOCUMENT: [
        odd_files.packed({"mimetype": "application/x", "content.xml": "<a/>"}),
        b'<?xml version="1.0"?>\n<office:document xmlns:office="urn:x">',
    ],
    Kind.NUMBERS: [odd_files.packed({"Index/Document.iwa": b""})],
    Kind.ARCHIVE: [
        odd_files.packed({"lista.xlsx": b""}),
        b"\x1f\x8b\x08",
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a",
    ],
    Kind.HTML: [
        b"<html><table>",
        b"\xef\xbb\xbf<!-- x -->\r\n<!DOCTYPE html>",
        b"<TABLE>",
        "<html>".encode("utf-16"),
        "<table><tr><td>Ruth</td></tr></table>".encode("utf-16-le"),
        b"\r\n<style>td {}</style><table>",
        b'<?xml version="1.0"?><!DOCTYPE html>',
    ],
    Kind.MAIL: [
        b"MIME-Version: 1.0\nX: y",
        b"Received: by x\r\n\tfor y\r\nSubject: y\r\nMIME-Version: 1.0\r\n",
    ],
    Kind.XML_EXCEL: [b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'],
    Kind.XML: [b'<?xml version="1.0"?><people/>'],
    Kind.JSON: [b'{"people": []}', b'[{"a": 1}]'],
    Kind.PDF: [b"%PDF-1.7\n"],
    Kind.RTF: [rb"{\rtf1\ansi"],
    Kind.CARDS: [b"BEGIN:VCARD\r\nVERSION:4.0"],
    Kind.CALENDAR: [b"BEGIN:VCALENDAR\r\n"],
    Kind.DATABASE: [b"SQLite format 3\0"],
    Kind.IMAGE: [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a"],
    Kind.DAMAGED: [odd_files.workbook()[:200]],
    Kind.UNKNOWN: [
        b"MZ\x90\x00\x03",
        b"ID;PWXL;N;E\r\n",
        odd_files.ole("Something else"),
        bytes(range(256)) * 4,
    ],
}


@pytest.mark.parametrize(("kind", "data"), [(kind, data) for kind, many in BYTES.items() for data in many])
def test_the_bytes_tell_the_kind(kind: Kind, data: bytes) -> None:
    assert kind_of(data) is kind


def test_every_kind_is_tried_here() -> None:
    assert set(BYTES) == set(Kind)


READ = {
    *(Kind.WORKBOOK, Kind.BINARY_EXCEL, Kind.OLD_EXCEL, Kind.XML_EXCEL, Kind.OPEN_DOCUMENT),
    *(Kind.HTML, Kind.WORD, Kind.MAIL, Kind.CARDS, Kind.TEXT),
}


@pytest.mark.parametrize("kind", set(Kind) - READ)
def test_every_unread_kind_is_refused_with_advice(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "Lista.xlsx"
    path.write_bytes(BYTES[kind][0])
    with pytest.raises(FileProblem) as refused:
        read(path)
    assert str(refused.value) == f"Lista.xlsx: {refusal(kind)}"
    assert refused.value.advice


def test_a_page_of_many_comments_is_told_at_once() -> None:
    assert kind_of(b"<!---->" * 500 + b"<x>") is Kind.TEXT
