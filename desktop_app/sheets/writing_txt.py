"""A page as plain text in aligned columns. Long cells go on in the next line; nothing is cut. Running text is
written as it is, a paragraph a line."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from desktop_app.records.documents import Column, Document, Section
from desktop_app.sheets.cells import printable

_WIDE = 40
"""A cell breaks between words beyond so many letters; a longer word keeps its line."""
_GAP = "  "


def page(document: Document) -> bytes:
    return ("\r\n".join(line.rstrip() for line in _lines(document)) + "\r\n").encode("utf-8-sig")


def _lines(document: Document) -> Iterator[str]:
    yield from _underlined(document.title, "=") if document.columns else (_one_line(document.title),)
    for line in document.lines:
        yield from printable(line).split("\n")
    for section in document.sections:
        yield from _section(section)
    if document.columns:
        yield ""
        yield from _table(document)
    if document.notes or document.footer:
        yield ""
    for note in (*document.notes, document.footer):
        yield from printable(note).split("\n") if note else ()


def _section(section: Section) -> Iterator[str]:
    yield from ("", _one_line(section.heading)) if section.heading else ()
    if section.points:
        yield ""
        yield from (f" • {_one_line(point)}" for point in section.paragraphs)
        return
    for paragraph in section.paragraphs:
        yield ""
        yield from printable(paragraph).split("\n")


def _table(document: Document) -> Iterator[str]:
    titles = [_wrapped(column.title) for column in document.columns]
    rows = [[_wrapped(cell) for cell in row.cells] for row in document.rows()]
    widths = [
        max(_width(line) for cell in column for line in cell) for column in zip(titles, *rows, strict=True)
    ]
    yield from _aligned(titles, widths, document.columns)
    yield _GAP.join("-" * width for width in widths)
    laid = iter(rows)
    for group in document.groups:
        if group.heading:
            yield ""
            yield from _underlined(group.heading, "-")
        for _row in group.rows:
            yield from _aligned(next(laid), widths, document.columns)


def _underlined(text: str, sign: str) -> Iterable[str]:
    title = _one_line(text)
    return title, sign * _width(title)


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def _wrapped(cell: str) -> list[str]:
    lines: list[str] = []
    for line in printable(cell).expandtabs(4).split("\n"):
        lines += textwrap.wrap(line, _WIDE, break_long_words=False, break_on_hyphens=False) or [""]
    return lines


def _aligned(
    cells: Sequence[Sequence[str]], widths: Sequence[int], columns: Sequence[Column]
) -> Iterator[str]:
    for line in zip_longest(*cells, fillvalue=""):
        yield _GAP.join(_padded(*each) for each in zip(line, widths, columns, strict=True))


def _padded(text: str, width: int, column: Column) -> str:
    blank = " " * (width - _width(text))
    return blank + text if column.align == "right" else text + blank


def _width(text: str) -> int:
    """Places on a screen: combining marks take none, East Asian letters and emoji two."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
