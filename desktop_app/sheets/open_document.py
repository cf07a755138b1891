"""What stands in an OpenDocument file (.ods, .fods, .odt)?

One pass over its XML gives the values with all that lies over them; calamine would give the values alone, and
its rows are laid out before anybody has seen how many the file claims.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable

from desktop_app.sheets import book, guard
from desktop_app.sheets.book import Sheet
from desktop_app.sheets.document import Item, read_items, with_address
from desktop_app.sheets.facts import LAST_COLUMN, filled
from desktop_app.sheets.guard import LIMITS, Limits
from desktop_app.sheets.kinds import Kind, refusal
from desktop_app.sheets.laying import Layout
from desktop_app.sheets.open_cells import Attributes, Looks, error_of, times, value_of

_LINKED = re.compile(r"""HYPERLINK\(\s*"([^"]*)\"""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n]+")
_WRITTEN = frozenset(("p", "h", "a", "span", "ruby", "ruby-base", "list", "list-item", "list-header"))
_BLANKS = {"tab": "\t", "line-break": "\n", "s": " "}
_IN_CELLS = _WRITTEN | {"table", "table-column", "table-header-rows", "table-row", "table-cell"}
_NO_TEXT = frozenset(("annotation", "shapes", "tracked-changes", "scripts", "note-citation"))


def read_open_document(data: bytes, limits: Limits = LIMITS) -> tuple[book.Kind, tuple[Sheet, ...]]:
    """The zip, or the one XML file that holds the same."""
    if not data.startswith(b"PK"):
        return _read([data], limits)
    with guard.open_archive(data, limits) as archive:
        if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in guard.part(
            archive, "META-INF/manifest.xml"
        ):
            raise refusal(Kind.LOCKED)
        return _read([_part(archive, name) for name in ("styles.xml", "content.xml")], limits)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    return guard.part(archive, name) if name == "content.xml" or name in archive.namelist() else b"<styles/>"


def _read(parts: list[bytes], limits: Limits) -> tuple[book.Kind, tuple[Sheet, ...]]:
    reader = _Reader(limits)
    for part in parts:
        guard.walk(part, reader.start, limits, end=reader.end, text=reader.text)
    if reader.is_document:
        return read_items(reader.items, "document")
    return "ods", filled(item for item in reader.items if isinstance(item, Sheet))


class _Reader:
    """Tables become sheets; in a text document the paragraphs around them become lines."""

    def __init__(self, limits: Limits) -> None:
        self.items: list[Item] = []
        self.is_document = False
        self._limits = limits
        self.looks = Looks()
        self._in_body = False
        self._layout: Layout | None = None
        self._table: Attributes = {}
        self._tables = 0
        self._columns: list[tuple[int, str]] = []
        """The last column that a style is the default of, and the style."""
        self._row: Attributes = {}
        self._cell: Attributes | None = None
        self._inside = self._skipped = 0
        """How deep within a cell, and within an element that is no part of the text."""
        self._letters: list[tuple[str, bool]] = []
        self._spans: list[bool] = []
        self._link = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped or name in _NO_TEXT:
            self._skipped += 1
        elif self._cell is not None:
            if name in _IN_CELLS or name in _BLANKS:
                self._inside += 1
                self._write(name, attributes)
            else:
                self._skipped = 1  # a picture, a button
        elif handler := _STARTS.get(name):
            handler(self, attributes)
        elif self.is_document:
            self._write(name, attributes)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if name == "span" and self._spans:
            self._spans.pop()
        if self._inside:
            self._inside -= 1
        elif handler := _ENDS.get(name):
            handler(self)

    def text(self, letters: str) -> None:
        if not self._skipped and (self._cell is not None or self.is_document):
            plain = _SPACE.sub(" ", letters) if "\n" in letters or "  " in letters else letters
            self._letters.append((plain, bool(self._spans and self._spans[-1])))

    def _write(self, name: str, attributes: Attributes) -> None:
        if name in ("p", "h") and self._letters:
            self._letters.append(("\n", True))
        elif name in _BLANKS:
            self._letters.append((_BLANKS[name] * min(times(attributes, "text:c"), 100), True))
        elif name == "span":
            self._spans.append(self.looks.is_struck("text", attributes.get("text:style-name", "")))
        elif name == "a":
            self._link = self._link or attributes.get("xlink:href", "")

    def _taken(self) -> tuple[str, bool]:
        """The text gathered since the last time, and whether all of it is struck through."""
        pieces, self._letters = self._letters, []
        text = "".join([letters for letters, _struck in pieces]).strip(" \n")
        return text, bool(text) and all(struck for letters, struck in pieces if letters.strip())

    def _begin_body(self, _attributes: Attributes) -> None:
        self._in_body = True

    def _begin_document(self, _attributes: Attributes) -> None:
        self.is_document = self._in_body

    def _begin_table(self, attributes: Attributes) -> None:
        self._tables += 1
        name = f"table {self._tables}" if self.is_document else attributes.get("table:name", "")
        self._layout = Layout(name, self._limits)
        self._table = attributes
        self._columns = []
        self._letters = []

    def _end_table(self) -> None:
        if self._layout:
            shown = self.looks.is_shown(self._table.get("table:style-name", ""))
            self.items.append(self._layout.sheet("visible" if shown else "hidden"))
        self._layout = None

    def _column(self, attributes: Attributes) -> None:
        if self._layout:
            first = self._columns[-1][0] + 1 if self._columns else 1
            last = min(first + times(attributes, "table:number-columns-repeated") - 1, LAST_COLUMN)
            self._columns.append((last, attributes.get("table:default-cell-style-name", "")))
            if attributes.get("table:visibility", "visible") != "visible":
                self._layout.over.hidden_columns.update(range(first, last + 1))

    def _begin_row(self, attributes: Attributes) -> None:
        if self._layout:
            self._row = attributes
            self._layout.next_row(hidden=attributes.get("table:visibility", "visible") != "visible")

    def _end_row(self) -> None:
        if self._layout:
            self._layout.repeat_row(times(self._row, "table:number-rows-repeated"))

    def _begin_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._letters = []
        self._link = ""

    def _covered(self, attributes: Attributes) -> None:
        if self._layout:
            self._layout.skip(times(attributes, "table:number-columns-repeated"))
        self._begin_cell({"covered": ""})

    def _end_cell(self) -> None:
        cell, layout = self._cell, self._layout
        self._cell = None
        text, struck = self._taken()
        if cell is None or layout is None or "covered" in cell:
            return
        value = value_of(cell, text)
        formula = cell.get("table:formula", "")
        error = error_of(cell, text, value)
        if value is None and error is None and not formula and "table:number-rows-spanned" not in cell:
            layout.skip(times(cell, "table:number-columns-repeated"))
            return
        linked = _LINKED.search(formula)
        for _time in range(times(cell, "table:number-columns-repeated")):
            place = layout.cell(
                value if error is None else None,
                column=layout.column + 1,
                across=times(cell, "table:number-columns-spanned"),
                down=times(cell, "table:number-rows-spanned"),
            )
            layout.column = place[1]  # the cells it reaches over are written out after it
            if error is not None:
                layout.over.errors[place] = error
            if self._link or linked:
                layout.over.links[place] = self._link or (linked[1] if linked else "")
            if struck or self.looks.is_struck("table-cell", self._style_of(cell, place[1])):
                layout.over.struck.add(place)

    def _style_of(self, cell: Attributes, column: int) -> str:
        own = cell.get("table:style-name") or self._row.get("table:default-cell-style-name")
        return own or next((style for last, style in self._columns if column <= last), "")

    def _paragraph(self) -> None:
        if self.is_document:
            link, self._link = self._link, ""
            self.items.append(with_address(self._taken()[0], link))


_STARTS: dict[str, Callable[[_Reader, Attributes], None]] = {
    "style": lambda reader, attributes: reader.looks.add(attributes),
    "text-properties": lambda reader, attributes: reader.looks.of_text(attributes),
    "table-properties": lambda reader, attributes: reader.looks.of_table(attributes),
    "body": _Reader._begin_body,
    "text": _Reader._begin_document,
    "table": _Reader._begin_table,
    "table-column": _Reader._column,
    "table-row": _Reader._begin_row,
    "table-cell": _Reader._begin_cell,
    "covered-table-cell": _Reader._covered,
}
_ENDS: dict[str, Callable[[_Reader], None]] = {
    "table": _Reader._end_table,
    "table-row": _Reader._end_row,
    "table-cell": _Reader._end_cell,
    "covered-table-cell": _Reader._end_cell,
    "p": _Reader._paragraph,
    "h": _Reader._paragraph,
}
