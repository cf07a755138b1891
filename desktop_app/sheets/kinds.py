"""What is this file, told by its first bytes and its parts, never by its ending?

Most lists called .xls are web pages, and a workbook may be called anything. What cannot be read is named to
the person in one sentence, with what to do about it.
"""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum, auto

from desktop_app.errors import FileProblem
from desktop_app.i18n import N_, _
from desktop_app.sheets.encodings import UNICODE_MARKS, looks_like_utf_16


class Kind(Enum):
    """Only WORKBOOK and TEXT can be read; every other kind has its sentence in `refusal`."""

    WORKBOOK = auto()
    TEXT = auto()
    EMPTY = auto()
    OLD_EXCEL = auto()
    BINARY_EXCEL = auto()
    LOCKED = auto()
    OPEN_DOCUMENT = auto()
    NUMBERS = auto()
    HTML = auto()
    WEB_ARCHIVE = auto()
    XML_EXCEL = auto()
    XML = auto()
    JSON = auto()
    WORD = auto()
    SLIDES = auto()
    PDF = auto()
    RTF = auto()
    MAIL = auto()
    CARDS = auto()
    CALENDAR = auto()
    DATABASE = auto()
    IMAGE = auto()
    ARCHIVE = auto()
    DAMAGED = auto()
    UNKNOWN = auto()


_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))

_BY_START: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF", Kind.PDF),
    (rb"{\rtf", Kind.RTF),
    (b"SQLite format 3\0", Kind.DATABASE),
    (b"\0\1\0\0Standard ", Kind.DATABASE),
    (b"\x89PNG", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\0", Kind.IMAGE),
    (b"MM\0*", Kind.IMAGE),
    (b"PK\x05\x06", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!", Kind.ARCHIVE),
    (b"ID;PWXL", Kind.UNKNOWN),
)
_BY_OLE_STREAM: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", Kind.LOCKED),
    ("Workbook", Kind.OLD_EXCEL),
    ("WordDocument", Kind.WORD),
    ("PowerPoint Document", Kind.SLIDES),
    ("__properties_version1.0", Kind.MAIL),
    ("Book", Kind.OLD_EXCEL),
)
_BY_PART: tuple[tuple[str, Kind], ...] = (
    ("xl/workbook.bin", Kind.BINARY_EXCEL),
    ("xl/", Kind.WORKBOOK),
    ("word/", Kind.WORD),
    ("ppt/", Kind.SLIDES),
    ("content.xml", Kind.OPEN_DOCUMENT),
    ("Index/", Kind.NUMBERS),
    ("Index.zip", Kind.NUMBERS),
)
_BY_WORDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"begin:vcard\s"), Kind.CARDS),
    (re.compile(r"begin:vcalendar\s"), Kind.CALENDAR),
    (re.compile(r"(?:.*\n){0,20}?mime-version:\s*1"), Kind.WEB_ARCHIVE),
    # each part ends at its own first end: a page of a thousand comments is not tried in every way they divide
    (
        re.compile(
            r"(?:<\?xml(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|\s)*"
            r"<(?:!doctype html|html|head|body|table|meta|div)\b",
            re.DOTALL,
        ),
        Kind.HTML,
    ),
    (re.compile(r"<\?xml.*urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL), Kind.XML_EXCEL),
    (re.compile(r"""[\[{]\s*(?:["\[{]|$)"""), Kind.JSON),
    (re.compile(r"<(?:\?xml|[a-z]+:?[a-z]+ xmlns)"), Kind.XML),
)


def kind_of(data: bytes) -> Kind:
    """Look at the whole file; the directory of a zip stands at its end."""
    if not data:
        return Kind.EMPTY
    if data.startswith(_ZIP):
        return _kind_of_zip(data)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    for start, kind in _BY_START:
        if data.startswith(start):
            return kind
    return _kind_of_text(data)


def _kind_of_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return Kind.DAMAGED
    for part, kind in _BY_PART:
        if any(name.startswith(part) for name in names):
            return kind
    return Kind.ARCHIVE


def _kind_of_ole(data: bytes) -> Kind:
    for stream, kind in _BY_OLE_STREAM:
        if stream.encode("utf-16-le") in data:
            return kind
    return Kind.UNKNOWN


def _kind_of_text(data: bytes) -> Kind:
    start = data[:4096]
    encoding = next((name for mark, name in UNICODE_MARKS if start.startswith(mark)), "latin-1")
    if encoding == "latin-1" and looks_like_utf_16(start):
        return Kind.TEXT
    if encoding in ("latin-1", "utf-8-sig") and len(start.translate(None, _CONTROL)) < len(start):
        return Kind.UNKNOWN
    words = start.decode(encoding, "ignore").lstrip().lower()
    return next((kind for pattern, kind in _BY_WORDS if pattern.match(words)), Kind.TEXT)


_SAVE_AS_XLSX = N_("Open it in Excel and save it as .xlsx, then import that.")
_COPY_THE_LIST = N_("Select the list in it, copy it and paste it here.")
_ASK_AGAIN = N_("Ask for the file again, or open it in Excel and save it anew as .xlsx.")
_ONLY_LISTS = N_("Choose a spreadsheet (.xlsx), a .csv file or a text file.")

_SENTENCES: dict[Kind, tuple[str, str]] = {
    Kind.EMPTY: (N_("The file is empty (0 bytes)."), _ASK_AGAIN),
    Kind.OLD_EXCEL: (N_("This is an old Excel file (.xls)."), _SAVE_AS_XLSX),
    Kind.BINARY_EXCEL: (N_("This is a binary Excel file (.xlsb)."), _SAVE_AS_XLSX),
    Kind.LOCKED: (
        N_("The file is locked with a password."),
        N_("Open it in Excel, remove the password under File, Info, and save it as .xlsx, then import that."),
    ),
    Kind.OPEN_DOCUMENT: (
        N_("This is an OpenDocument file (.ods or the like)."),
        N_("Open it in LibreOffice or Excel and save it as .xlsx, then import that."),
    ),
    Kind.NUMBERS: (
        N_("This is a file from Apple Numbers."),
        N_("Export it from Numbers to Excel (.xlsx), then import that."),
    ),
    Kind.HTML: (N_("This is a web page (HTML), whatever its name says."), _SAVE_AS_XLSX),
    Kind.WEB_ARCHIVE: (N_("This is a saved web page or mail (MIME)."), _COPY_THE_LIST),
    Kind.XML_EXCEL: (N_("This is an Excel XML file from 2003."), _SAVE_AS_XLSX),
    Kind.XML: (N_("This is an XML file, not a list."), _ONLY_LISTS),
    Kind.JSON: (N_("This is a JSON file, not a list."), _ONLY_LISTS),
    Kind.WORD: (N_("This is a Word document."), _COPY_THE_LIST),
    Kind.SLIDES: (N_("This is a PowerPoint presentation."), _COPY_THE_LIST),
    Kind.PDF: (N_("This is a PDF file."), _COPY_THE_LIST),
    Kind.RTF: (N_("This is a rich text document (.rtf)."), _COPY_THE_LIST),
    Kind.MAIL: (N_("This is a saved Outlook message (.msg)."), _COPY_THE_LIST),
    Kind.CARDS: (N_("This is a file of contact cards (.vcf)."), _ONLY_LISTS),
    Kind.CALENDAR: (N_("This is a calendar file (.ics)."), _ONLY_LISTS),
    Kind.DATABASE: (N_("This is a database file, not a list."), _ONLY_LISTS),
    Kind.IMAGE: (
        N_("This is a picture; text in a picture cannot be read."),
        N_("Ask for the list as a spreadsheet or as text."),
    ),
    Kind.ARCHIVE: (
        N_("This is a packed folder (.zip or the like)."),
        N_("Unpack it and choose the list that is in it."),
    ),
    Kind.DAMAGED: (N_("The file is damaged or cut short."), _ASK_AGAIN),
    Kind.UNKNOWN: (N_("This is not a file of a kind that can be read."), _ONLY_LISTS),
}


def refusal(kind: Kind) -> FileProblem:
    """Why a file of this kind is not read, and what the person can do."""
    sentence, advice = _SENTENCES[kind]
    return FileProblem(_(sentence), advice=_(advice))
