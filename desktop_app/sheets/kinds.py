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
from desktop_app.sheets.encodings import UNICODE_MARKS, utf_16


class Kind(Enum):
    """`reading` has a reader for the first ones; every other kind has its sentence in `refusal`."""

    WORKBOOK = auto()
    BINARY_EXCEL = auto()
    OLD_EXCEL = auto()
    XML_EXCEL = auto()
    OPEN_DOCUMENT = auto()
    HTML = auto()
    WORD = auto()
    MAIL = auto()
    CARDS = auto()
    TEXT = auto()
    EMPTY = auto()
    LOCKED = auto()
    NUMBERS = auto()
    XML = auto()
    JSON = auto()
    OLD_WORD = auto()
    SLIDES = auto()
    PDF = auto()
    RTF = auto()
    OUTLOOK = auto()
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
    *((bytes((9, version, size, 0)), Kind.OLD_EXCEL) for version in (0, 2, 4, 8) for size in (4, 6, 8)),
)
_BY_OLE_STREAM: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", Kind.LOCKED),
    ("Workbook", Kind.OLD_EXCEL),
    ("WordDocument", Kind.OLD_WORD),
    ("PowerPoint Document", Kind.SLIDES),
    ("__properties_version1.0", Kind.OUTLOOK),
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
    (re.compile(r"(?:[!-9;-~]+:.*\n|[ \t].*\n){0,60}?mime-version:\s*1"), Kind.MAIL),
    # each part ends at its own first end: a page of a thousand comments is not tried in every way they divide
    (
        re.compile(
            r"(?:<\?xml(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|\s)*"
            r"<(?:!doctype html|html|head|body|frameset|title|style|script|link|meta|form|center|main|"
            r"section|article|div|table|thead|tbody|tr|caption|p|span|font|b|h[1-6]|ul|ol|br)\b",
            re.DOTALL,
        ),
        Kind.HTML,
    ),
    (re.compile(r"<\?xml.*urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL), Kind.XML_EXCEL),
    (re.compile(r"<\?xml.*<office:document\b", re.DOTALL), Kind.OPEN_DOCUMENT),
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
    """The program's own stream is named first; those of documents embedded in it come after."""
    places = [(data.find(stream.encode("utf-16-le")), kind) for stream, kind in _BY_OLE_STREAM]
    return min(
        ((place, kind) for place, kind in places if place >= 0),
        key=lambda each: each[0],
        default=(0, Kind.UNKNOWN),
    )[1]


def _kind_of_text(data: bytes) -> Kind:
    start = data[:4096]
    encoding = next((name for mark, name in UNICODE_MARKS if start.startswith(mark)), "") or utf_16(start)
    if encoding in ("", "utf-8-sig") and len(start.translate(None, _CONTROL)) < len(start):
        return Kind.UNKNOWN
    words = start.decode(encoding or "latin-1", "ignore").lstrip().lower()
    return next((kind for pattern, kind in _BY_WORDS if pattern.match(words)), Kind.TEXT)


_COPY_THE_LIST = N_("Select the list in it, copy it and paste it here.")
_ASK_AGAIN = N_("Ask for the file again, or open it in Excel and save it anew as .xlsx.")
_ONLY_LISTS = N_("Choose a spreadsheet (.xlsx), a .csv file or a text file.")

_SENTENCES: dict[Kind, tuple[str, str]] = {
    Kind.EMPTY: (N_("The file is empty (0 bytes)."), _ASK_AGAIN),
    Kind.LOCKED: (
        N_("The file is locked with a password."),
        N_("Open it in Excel, remove the password under File, Info, and save it as .xlsx, then import that."),
    ),
    Kind.NUMBERS: (
        N_("This is a file from Apple Numbers."),
        N_("Export it from Numbers to Excel (.xlsx), then import that."),
    ),
    Kind.XML: (N_("This is an XML file, not a list."), _ONLY_LISTS),
    Kind.JSON: (N_("This is a JSON file, not a list."), _ONLY_LISTS),
    Kind.OLD_WORD: (
        N_("This is an old Word document (.doc)."),
        N_("Open it in Word and save it as .docx, or copy the list in it and paste it here."),
    ),
    Kind.SLIDES: (N_("This is a PowerPoint presentation."), _COPY_THE_LIST),
    Kind.PDF: (N_("This is a PDF file."), _COPY_THE_LIST),
    Kind.RTF: (N_("This is a rich text document (.rtf)."), _COPY_THE_LIST),
    Kind.OUTLOOK: (N_("This is a saved Outlook message (.msg)."), _COPY_THE_LIST),
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
