"""What do the attributes of an OpenDocument cell and the styles it is shown in say?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from msgspec import Struct

from desktop_app.sheets.book import Value
from desktop_app.sheets.values import ERRORS, clock, number, read_date

Attributes = Mapping[str, str]

_SPAN = re.compile(
    r"P(?:([0-9]{1,6})D)?T(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})(?:[.,][0-9]+)?S)?"
)
_GENERATIONS = 10
_DIGITS = 15


class _Look(Struct):
    """A style of a cell, a text or a table; None where it says nothing and its parent is asked."""

    parent: str = ""
    struck: bool | None = None
    shown: bool = True


class Looks:
    """The styles of a file, told in the order in which they stand there."""

    def __init__(self) -> None:
        self._looks: dict[tuple[str, str], _Look] = {}
        self._last = _Look()

    def add(self, attributes: Attributes) -> None:
        self._last = _Look(attributes.get("style:parent-style-name", ""))
        self._looks[attributes.get("style:family", ""), attributes.get("style:name", "")] = self._last

    def of_text(self, attributes: Attributes) -> None:
        for name in ("style:text-line-through-style", "style:text-line-through-type"):
            if name in attributes:
                self._last.struck = attributes[name] != "none"

    def of_table(self, attributes: Attributes) -> None:
        self._last.shown = attributes.get("table:display", "true") != "false"

    def is_struck(self, family: str, name: str) -> bool:
        for _generation in range(_GENERATIONS):
            look = self._looks.get((family, name))
            if look is None:
                return False
            if look.struck is not None:
                return look.struck
            name = look.parent
        return False

    def is_shown(self, table: str) -> bool:
        look = self._looks.get(("table", table))
        return look is None or look.shown


def times(attributes: Attributes, name: str) -> int:
    written = attributes.get(name)
    return int(written) if written and written.isdecimal() and len(written) < 8 else 1


def value_of(cell: Attributes, text: str) -> Value:
    kind = cell.get("office:value-type", "string")
    if kind in ("float", "currency", "percentage"):
        return _number(cell.get("office:value", ""), text)
    if kind == "date":
        return read_date(cell.get("office:date-value", ""))
    if kind == "time" and (found := _SPAN.fullmatch(cell.get("office:time-value", ""))):
        days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return clock(timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds))
    if kind == "boolean":
        return cell.get("office:boolean-value") == "true"
    return text or cell.get("office:string-value") or None


def _number(written: str, text: str) -> Value:
    """The number, with the leading zeros that it is shown with."""
    try:
        value = number(float(written))
    except ValueError:
        return text or None
    has_zeros = text.isdecimal() and text.startswith("0") and len(text) <= _DIGITS and value
    return text if has_zeros and int(text) == value else value


def error_of(cell: Attributes, text: str, value: Value) -> str | None:
    """The error that stands in the cell, "" for a formula without a value; None where all is well."""
    if cell.get("calcext:value-type") == "error" or text in ERRORS.values():
        return text or "#"
    unknown = "table:formula" in cell and value is None and "office:value-type" not in cell
    return "" if unknown else None
