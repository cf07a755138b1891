"""From a file or a pasted text to a Book, or to one sentence on why not.

`read` works in the process that calls it; the program calls it through `apart`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePath

from msgspec.structs import replace

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.sheets import cards, separated
from desktop_app.sheets import text as prose
from desktop_app.sheets.book import Book, Sheet
from desktop_app.sheets.document import read_items
from desktop_app.sheets.encodings import decode
from desktop_app.sheets.guard import LIMITS, too_large
from desktop_app.sheets.kinds import Kind, kind_of, refusal

_TABLE_ENDINGS = (".csv", ".tsv", ".tab")
_AGREEMENT_IN_TABLES = 0.2
_AGREEMENT_IN_TEXTS = 0.5
"""The ending never tells the kind; but where a text may or may not be a table, it tips the scale."""


def read(path: Path, *, encoding: str = "", delimiter: str | None = None) -> Book:
    """Read a spreadsheet, a page, a document or a text; every trouble is a FileProblem that names the file.

    `encoding` and `delimiter` are the person's choice; the delimiter "" means that the text is no table. A
    workbook tells both itself.
    """
    try:
        data = _bytes(path)
        book = _read(data, path, encoding, delimiter)
    except FileProblem as problem:
        problem.where = replace(problem.where or Where(), file=path.name)
        raise
    return replace(book, size=len(data), sha256=hashlib.sha256(data).hexdigest())


def read_text(text: str, *, name: str, delimiter: str | None = None) -> Book:
    """Pasted text; `name` stands where a file's name would."""
    data = text.encode("utf-8", "replace")
    try:
        if len(data) > LIMITS.file:
            raise too_large(LIMITS.file)
        book = _read_text(text, name, _AGREEMENT_IN_TEXTS, delimiter)
    except FileProblem as problem:
        problem.where = replace(problem.where or Where(), file=name)
        raise
    return replace(book, size=len(data), sha256=hashlib.sha256(data).hexdigest())


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise FileProblem(_("This is a folder."), advice=_("Choose a file in it."))
        if path.stat().st_size > LIMITS.file:
            raise too_large(LIMITS.file)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileProblem(_("The file does not exist."), advice=_("Check its name and folder.")) from error
    except PermissionError as error:
        raise FileProblem(
            _("The file cannot be opened: another program holds it, or you may not read it."),
            advice=_("Close it in the other program and try again."),
        ) from error
    except (OSError, ValueError) as error:
        raise FileProblem(
            _("The file cannot be read ({reason}).").format(reason=getattr(error, "strerror", None) or error),
            advice=_("Copy it to your own computer and try again."),
        ) from error


def _read(data: bytes, path: Path, encoding: str, delimiter: str | None) -> Book:
    kind = kind_of(data)
    if kind is Kind.TEXT:
        text, encoding = decode(data, encoding)
        is_table = path.suffix.lower() in _TABLE_ENDINGS
        least = _AGREEMENT_IN_TABLES if is_table else _AGREEMENT_IN_TEXTS
        book = _read_text(text, path.name, least, delimiter, one_column=is_table)
        return replace(book, encoding=encoding)
    if kind is Kind.CARDS:
        text, encoding = decode(data, encoding)
        return Book(path.name, "cards", (cards.sheet(text),), encoding=encoding)
    if kind in (Kind.HTML, Kind.WORD, Kind.MAIL):
        return _read_document(kind, data, path, encoding)
    if kind is Kind.LOCKED:
        from desktop_app.sheets.locked import opened

        data = opened(data)
        kind = kind_of(data)
    return _read_workbook(kind, data, path, encoding)


# Readers are imported where they are needed: a csv file need not wait for calamine.


def _read_workbook(kind: Kind, data: bytes, path: Path, encoding: str) -> Book:
    if kind is Kind.WORKBOOK:
        from desktop_app.sheets.workbooks import read_workbook

        return Book(path.name, "xlsx", read_workbook(data))
    if kind is Kind.BINARY_EXCEL:
        from desktop_app.sheets.binary import read_binary_workbook

        return Book(path.name, "xlsb", read_binary_workbook(data))
    if kind is Kind.OLD_EXCEL:
        from desktop_app.sheets.old_workbooks import read_old_workbook

        return Book(path.name, "xls", read_old_workbook(data, encoding=encoding))
    if kind is Kind.OPEN_DOCUMENT:
        from desktop_app.sheets.open_document import read_open_document

        return Book(path.name, *read_open_document(data))
    if kind is Kind.XML_EXCEL:
        from desktop_app.sheets.xml_workbooks import read_xml_workbook

        return Book(path.name, "xml", read_xml_workbook(data, encoding=encoding))
    raise refusal(kind)


def _read_document(kind: Kind, data: bytes, path: Path, encoding: str) -> Book:
    if kind is Kind.HTML:
        from desktop_app.sheets.web_pages import read_page

        items, encoding = read_page(data, encoding=encoding)
        return Book(path.name, *read_items(items, "html"), encoding=encoding)
    if kind is Kind.MAIL:
        from desktop_app.sheets.mail import read_mail

        return Book(path.name, *read_items(read_mail(data), "html"))
    from desktop_app.sheets.word import read_word

    return Book(path.name, *read_items(read_word(data), "document"))


def _read_text(text: str, name: str, least: float, chosen: str | None, *, one_column: bool = False) -> Book:
    """`chosen` is the person's delimiter; `one_column`: what has none is a table of one column, no text."""
    if not text.strip("\ufeff\r\n\t "):
        raise _nothing()
    delimiter, text = separated.declared(text.removeprefix("\ufeff"))
    if chosen is not None:
        delimiter = chosen
    elif not delimiter:
        delimiter = separated.delimiter_of(text, least=least)
    if delimiter or one_column:
        sheet = "text" if PurePath(name).suffix.lower() == ".txt" else "csv"
        rows = separated.rows(text, delimiter)
        book = Book(name, "csv", (Sheet(sheet, "visible", rows),), delimiter=delimiter)
    else:
        book = Book(name, "text", (Sheet("", "visible", prose.lines(text)),))
    if not book.sheets[0].rows:
        raise _nothing()
    return book


def _nothing() -> FileProblem:
    return FileProblem(_("There is no text to read."), advice=_("Choose the file that holds the list."))
