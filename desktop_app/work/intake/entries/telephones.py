"""The telephone numbers of one entry: several in a cell, beside an address, or with the area code apart."""

from __future__ import annotations

import re

from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import phones
from desktop_app.work.intake.entries.facts import Row, is_number
from desktop_app.work.intake.shapes.shape import Cell, Entry
from desktop_app.work.intake.understood import PhoneText

_TROUBLES = {
    "internal": lambda text: _("“{text}” is an internal extension; it is kept as written.").format(text=text),
    "unreadable": lambda text: _(
        "“{text}” cannot be read as a telephone number; it is kept as written."
    ).format(text=text),
    "range": lambda text: _("“{text}” is a series of numbers; the first is taken.").format(text=text),
    "extension": lambda text: _("“{text}” has an extension, which is kept as written only.").format(
        text=text
    ),
}


def _beside_addresses(text: str) -> str:
    """What a cell of addresses holds besides: "070-…, anna@…"."""
    return re.sub(r"\S+@\S+", " ", text) if "@" in text else text


_SWITCHBOARD = re.compile(r"\b(?:växel\w*|vx|vxl|switchboard)\b", re.IGNORECASE)


def read(row: Row) -> tuple[PhoneText, ...]:
    """The numbers, also those that stand beside an address."""
    found: dict[str, PhoneText] = {}
    mobile = {cell.column for cell in row.entry.cells.get("mobile", ())}
    strays = [
        replace(cell, text=_beside_addresses(cell.text))
        for cell in row.entry.cells.get("email", ())
        if "@" not in cell.text or " " in cell.text or "\n" in cell.text  # most are an address alone
    ]
    for cell in [*row.cells("phone", "mobile"), *(cell for cell in strays if is_number(cell.text))]:
        if "@" in cell.text:
            continue
        kind = "mobile" if cell.column in mobile else _column_kind(row, cell.column)
        numbers = phones.read(_with_area_code(row.entry, cell), kind=kind)
        if len(numbers) > 1:
            row.tell(_("{count} numbers in one cell.").format(count=len(numbers)), cell)
        for phone in numbers:
            found.setdefault(phone.value or phone.written, PhoneText(phone.kind, phone.value, phone.written))
            if phone.trouble:
                row.tell(_TROUBLES[phone.trouble](phone.written), cell)
    return tuple(found.values())


def _with_area_code(entry: Entry, cell: Cell) -> str:
    """The number with the area code of the column before it: "031 | 390 06 12"."""
    area = entry.first("area_code")
    if not area or (area.row, area.column + 1) != (cell.row, cell.column) or cell.text[0] in "0+":
        return cell.text
    return f"0{area.text.lstrip('0')}-{cell.text}"


def _column_kind(row: Row, column: int) -> str:
    known = row.frame.numbers
    if column not in known:
        heading = row.listing.heading(column)
        only = bool(_SWITCHBOARD.search(heading)) and "direkt" not in heading.casefold()
        known[column] = "switchboard" if only else "phone"
    return known[column]
