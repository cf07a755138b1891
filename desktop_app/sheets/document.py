"""Is a web page, a document or a mail to be read as its tables, or as a text?

Readers give what stands in it in order: lines of text, "" for a gap, and each table as a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from msgspec.structs import replace

from desktop_app.sheets import text as prose
from desktop_app.sheets.book import Kind, Sheet, Value
from desktop_app.sheets.cells import text_of
from desktop_app.sheets.facts import filled

Item = str | Sheet

_ADDRESS = re.compile(
    r"[^\s@<>:;,]+@[^\s@<>;,]+\.[a-z]+|(?<![0-9-])(?:\+46|0)[0-9 ()/–-]{6,16}[0-9]", re.IGNORECASE
)
_FACT = re.compile(
    rf"{_ADDRESS.pattern}|\((?-i:[A-ZÅÄÖ]{{1,3}})\)|"
    r"\b\d{1,2}\.? (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\b|"
    r"^(?-i:[A-ZÅÄÖ][\w-]+(?: [\w-]+)? [A-ZÅÄÖ][\w-]+), [^\n]{0,60}\b(?:kommun|stad)$",
    re.IGNORECASE | re.MULTILINE,
)
"""What a page tells: an address, a telephone, a party in brackets, a day, somebody of a municipality."""
_LONG_CELL = 1_500
"""A cell of more letters than this is a part of a page that is laid out by tables."""
_LONG_TITLE = 100


def read_items(items: Sequence[Item], kind: Kind) -> tuple[Kind, tuple[Sheet, ...]]:
    """The kind of the book and its sheets.

    Tables win where they hold two rows of two cells, unless most addresses (or, of none, most other facts)
    stand outside them: then all of it is text, a table's row a line with tabs between its cells.
    """
    items = _with_titles(items)
    tables = [item for item in items if isinstance(item, Sheet)]
    if any(map(_is_table, tables)) and _facts(_lines(tables)) >= _facts(
        item for item in items if isinstance(item, str)
    ):
        return kind, tuple(table for table in tables if table.rows)
    return "text", filled([Sheet("", "visible", prose.lines("\n".join(_lines(items)).strip("\n")))])


def _is_table(sheet: Sheet) -> bool:
    cells = [[cell for cell in row if cell is not None] for row in sheet.rows]
    longest = max((len(text_of(cell)) for row in cells for cell in row), default=0)
    return sum(1 for row in cells if len(row) > 1) > 1 and longest <= _LONG_CELL


def _facts(lines: Iterable[str]) -> tuple[int, int]:
    """How many addresses, and how many facts in all."""
    text = "\n".join(lines)
    return len(_ADDRESS.findall(text)), len(_FACT.findall(text))


def _with_titles(items: Sequence[Item]) -> list[Item]:
    """Each table without a caption is called what the line over it says."""
    titled: list[Item] = []
    line = ""
    for item in items:
        if isinstance(item, Sheet):
            titled.append(item if item.title else replace(item, title=line))
        else:
            titled.append(item)
            if item.strip():
                line = item.strip() if len(item) <= _LONG_TITLE else ""
    return titled


def _lines(items: Iterable[Item]) -> list[str]:
    lines: list[str] = []
    for item in items:
        if isinstance(item, str):
            said = [item]
        elif item.state == "visible":
            over = next((line.strip() for line in reversed(lines) if line.strip()), "")
            caption = [item.title, ""] if item.title and item.title != over else []
            said = ["", *caption, *_rows(item), ""]
        else:
            said = []
        for line in said:
            if line.strip() or (lines and lines[-1]):  # one blank line is gap enough
                lines.append(line)
    return lines


def _rows(sheet: Sheet) -> list[str]:
    lines = []
    for row, cells in enumerate(sheet.rows, 1):
        said = [
            _shown(cell, sheet.links.get((row, column), ""))
            for column, cell in enumerate(cells, 1)
            if cell is not None
        ]
        if len(said) == 1 or any(len(each) > _LONG_CELL for each in said):
            lines += "\n".join(said).split("\n")
        elif said:
            lines.append("\t".join(each.replace("\n", " ") for each in said))
    return lines


def _shown(cell: Value, link: str) -> str:
    return with_address(text_of(cell), link)


def with_address(written: str, link: str) -> str:
    """ "Mejla" with the address that the link behind it opens."""
    opened = address(link)
    if not opened or opened.casefold() in written.casefold():
        return written
    return f"{written} <{opened}>"


def address(link: str) -> str:
    """The mail address that a link opens, "" where it opens something else."""
    scheme, _colon, rest = link.partition(":")
    return unquote(rest.partition("?")[0]).strip() if scheme.strip().lower() == "mailto" else ""
