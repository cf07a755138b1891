"""What stands in an XML workbook of Excel 2002 or 2003 (SpreadsheetML), mostly called .xls?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from msgspec import Struct

from desktop_app.errors import FileProblem
from desktop_app.sheets import guard
from desktop_app.sheets.book import Sheet, State, Value
from desktop_app.sheets.encodings import decode
from desktop_app.sheets.facts import LAST_COLUMN, filled
from desktop_app.sheets.guard import LIMITS, Limits
from desktop_app.sheets.laying import Layout
from desktop_app.sheets.package import digits
from desktop_app.sheets.values import number, read_date, read_time, with_line_feeds

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_STATES: Mapping[str, State] = {"SheetHidden": "hidden", "SheetVeryHidden": "very hidden"}
_LINKED = re.compile(r"""HYPERLINK\(\s*"([^"]*)\"""", re.IGNORECASE)


def read_xml_workbook(data: bytes, *, encoding: str = "", limits: Limits = LIMITS) -> tuple[Sheet, ...]:
    if not encoding:
        try:
            return _read(data, limits)
        except FileProblem as problem:
            if not isinstance(problem.__cause__, (expat.ExpatError, LookupError, ValueError)):
                raise
    # many programs write the letters otherwise than the first line declares
    written = _DECLARATION.sub("", decode(data, encoding)[0].removeprefix("\ufeff"))
    return _read(written.encode("utf-8"), limits)


def _read(data: bytes, limits: Limits) -> tuple[Sheet, ...]:
    reader = _Reader(limits)
    guard.walk(data, reader.start, limits, end=reader.end, text=reader.text)
    return filled(reader.sheets)


class _Style(Struct):
    struck: bool = False
    digits: int = 0


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self.sheets: list[Sheet] = []
        self._limits = limits
        self._styles: dict[str, _Style] = {}
        self._style = _Style()
        self._layout = Layout("", limits)
        self._state: State = "visible"
        self._row: Mapping[str, str] = {}
        self._cell: Mapping[str, str] = {}
        self._columns = 0
        self._kind = ""
        self._value: list[str] = []
        self._gathers = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        said = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "Style":
            parent = self._styles.get(said.get("Parent", ""), _Style())
            self._style = _Style(parent.struck, parent.digits)
            self._styles[said.get("ID", "")] = self._style
        elif name == "Font":
            self._style.struck = said.get("StrikeThrough", "0") == "1"
        elif name == "NumberFormat":
            self._style.digits = digits(said.get("Format", ""))
        elif name == "Worksheet":
            self._layout = Layout(said.get("Name", ""), self._limits)
            self._state, self._columns = "visible", 0
        elif name == "Column":
            self._column(said)
        elif name == "Row":
            self._row = said
            self._layout.next_row(_whole(said.get("Index")), hidden=said.get("Hidden") == "1")
        elif name == "Cell":
            self._cell, self._kind = said, ""
            self._value.clear()
        elif name == "Data":
            self._kind, self._gathers = said.get("Type", "String"), True
        elif name == "Visible":
            self._value.clear()
            self._gathers = True

    def text(self, letters: str) -> None:
        if self._gathers:
            self._value.append(letters)

    def end(self, name: str) -> None:
        if name == "Data":
            self._gathers = False
        elif name == "Cell":
            self._lay()
        elif name == "Row":
            # a span lays the row out again, but only what is blank
            self._layout.row += _whole(self._row.get("Span"))
        elif name == "Visible":
            self._gathers = False
            self._state = _STATES.get("".join(self._value).strip(), "visible")
        elif name == "Worksheet":
            self.sheets.append(self._layout.sheet(self._state))

    def _column(self, said: Mapping[str, str]) -> None:
        first = _whole(said.get("Index")) or self._columns + 1
        self._columns = min(first + _whole(said.get("Span")), LAST_COLUMN)
        if said.get("Hidden") == "1":
            self._layout.over.hidden_columns.update(range(first, self._columns + 1))

    def _lay(self) -> None:
        cell, layout = self._cell, self._layout
        value = _value(self._kind, "".join(self._value))
        style = self._styles.get(cell.get("StyleID", self._row.get("StyleID", "")), _Style())
        formula = cell.get("Formula", "")
        place = layout.cell(
            None if self._kind == "Error" else value,
            column=_whole(cell.get("Index")),
            across=_whole(cell.get("MergeAcross")) + 1,
            down=_whole(cell.get("MergeDown")) + 1,
        )
        linked = _LINKED.search(formula)
        if link := cell.get("HRef", "") or (linked[1] if linked else ""):
            layout.over.links[place] = link
        if self._kind == "Error" or (formula and not self._kind):
            layout.over.errors[place] = str(value or "")
        if style.struck and value is not None:
            layout.over.struck.add(place)
        if style.digits and self._kind == "Number":
            layout.over.zeros[place] = style.digits


def _value(kind: str, written: str) -> Value:
    if kind == "Number":
        try:
            return number(float(written))
        except (ValueError, OverflowError):
            return written or None
    if kind == "Boolean":
        return written.strip() == "1"
    if kind == "DateTime":
        day, _t, of_day = written.partition("T")
        # a time of day is written on the last day before the calendar of Excel begins
        return read_time(of_day) if day == "1899-12-31" else read_date(written)
    return with_line_feeds(written)


def _whole(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 8 else 0
