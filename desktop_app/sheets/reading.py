"""From a file or a pasted text to a Book, or to one sentence on why not.

`read` works in the process that calls it; the program calls it through `apart`.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.sheets import separated
from desktop_app.sheets import text as prose
from desktop_app.sheets.book import Book, Sheet
from desktop_app.sheets.encodings import decode
from desktop_app.sheets.guard import LIMITS, too_large
from desktop_app.sheets.kinds import Kind, kind_of, refusal

_TABLE_ENDINGS = (".csv", ".tsv", ".tab")
_AGREEMENT_IN_TABLES = 0.2
_AGREEMENT_IN_TEXTS = 0.5
"""The ending never tells the kind; but where a text may or may not be a table, it tips the scale."""


def read(path: Path) -> Book:
    """Read a spreadsheet or a text; every trouble is a FileProblem that names the file."""
    try:
        return _read(_bytes(path), path)
    except FileProblem as problem:
        problem.where = replace(problem.where or Where(), file=path.name)
        raise


def read_text(text: str, *, name: str) -> Book:
    """Pasted text; `name` stands where a file's name would."""
    data = text.encode("utf-8", "replace")
    try:
        if len(data) > LIMITS.file:
            raise too_large(LIMITS.file)
        book = _read_text(text, name, _AGREEMENT_IN_TEXTS)
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


def _read(data: bytes, path: Path) -> Book:
    kind = kind_of(data)
    if kind is Kind.WORKBOOK:
        # imported here: a csv file need not wait for calamine
        from desktop_app.sheets.workbooks import read_workbook

        book = Book(path.name, "xlsx", read_workbook(data))
    elif kind is Kind.TEXT:
        text, encoding = decode(data)
        is_table = path.suffix.lower() in _TABLE_ENDINGS
        least = _AGREEMENT_IN_TABLES if is_table else _AGREEMENT_IN_TEXTS
        book = replace(_read_text(text, path.name, least, one_column=is_table), encoding=encoding)
    else:
        raise refusal(kind)
    return replace(book, size=len(data), sha256=hashlib.sha256(data).hexdigest())


def _read_text(text: str, name: str, least: float, *, one_column: bool = False) -> Book:
    """`one_column`: what has no delimiter is a table of one column, not a text."""
    if not text.strip("\ufeff\r\n\t "):
        raise _nothing()
    delimiter, text = separated.declared(text.removeprefix("\ufeff"))
    delimiter = delimiter or separated.delimiter_of(text, least=least)
    if delimiter or one_column:
        book = Book(
            name, "csv", (Sheet("csv", "visible", separated.rows(text, delimiter)),), delimiter=delimiter
        )
    else:
        book = Book(name, "text", (Sheet("", "visible", prose.lines(text)),))
    if not book.sheets[0].rows:
        raise _nothing()
    return book


def _nothing() -> FileProblem:
    return FileProblem(_("There is no text to read."), advice=_("Choose the file that holds the list."))
