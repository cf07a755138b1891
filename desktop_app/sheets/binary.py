"""What stands in a binary workbook of Excel (.xlsb)?

The zip and the relations between its parts are those of an .xlsx, but each part is a row of records with a
number and a length; Microsoft's [MS-XLSB] names them. calamine passes over some kinds of them in silence.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from struct import Struct, error

from desktop_app.sheets import guard
from desktop_app.sheets.book import Area, Sheet, State, Value
from desktop_app.sheets.facts import LAST_COLUMN, filled
from desktop_app.sheets.guard import LIMITS, Limits
from desktop_app.sheets.kinds import Kind, refusal
from desktop_app.sheets.laying import Layout
from desktop_app.sheets.package import Relation, digits, relations, shows_dates
from desktop_app.sheets.values import ERRORS, day, number, with_line_feeds

_ROW, _CELLS, _SHORT_CELLS, _RICH = 0, range(1, 12), range(12, 19), 62
_STRING, _FONT, _FORMAT, _LOOK, _COLUMNS = 19, 43, 44, 47, 60
_BOOK, _SHEET, _MERGED, _LINK, _LOOKS, _LOOKS_END = 153, 156, 176, 494, 617, 618
_STRUCK, _HIDDEN_ROW, _HIDDEN_COLUMN, _SINCE_1904 = 0x08, 0x10, 0x01, 0x01
_STATES: Mapping[int, State] = {0: "visible", 1: "hidden", 2: "very hidden"}

_WHOLE, _REAL, _PAIR, _AREA, _LOOK_OF = (
    Struct("<I"),
    Struct("<d"),
    Struct("<II"),
    Struct("<IIII"),
    Struct("<HHH"),
)


def read_binary_workbook(data: bytes, limits: Limits = LIMITS) -> tuple[Sheet, ...]:
    with guard.open_archive(data, limits) as archive:
        try:
            return filled(_Workbook(archive, limits).sheets())
        except (error, IndexError, KeyError, UnicodeDecodeError) as damage:
            raise refusal(Kind.DAMAGED) from damage


@dataclass(frozen=True, slots=True)
class _Look:
    """How cells of one style look, where that changes what their values mean."""

    struck: bool
    digits: int
    format: str
    """A format that shows days or times, else ""."""


class _Workbook:
    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits
        root = relations(archive, "", limits).values()
        self._part = next((each.target for each in root if each.kind == "officeDocument"), "xl/workbook.bin")
        self._related = relations(archive, self._part, limits)
        single = {each.kind: each.target for each in self._related.values()}
        self._looks = _looks(self._records(single["styles"])) if "styles" in single else []
        self._strings: list[str] = []
        if "sharedStrings" in single:
            strings = self._records(single["sharedStrings"])
            self._strings = [_string(record, 1)[0] for kind, record in strings if kind == _STRING]
        self._since_1904 = False

    def sheets(self) -> Iterator[Sheet]:
        for kind, record in self._records(self._part):
            if kind == _BOOK:
                self._since_1904 = bool(record[0] & _SINCE_1904)
            elif kind == _SHEET:
                key, after = _string(record, 8)
                relation = self._related.get(key)
                if relation and relation.kind == "worksheet":
                    state = _STATES.get(_WHOLE.unpack_from(record)[0] & 3, "very hidden")
                    yield self._sheet(_string(record, after)[0], relation.target).sheet(state)

    def _records(self, part: str) -> Iterator[tuple[int, bytes]]:
        return _records(guard.part(self._archive, part))

    def _sheet(self, name: str, part: str) -> Layout:
        layout = Layout(name, self._limits)
        related = relations(self._archive, part, self._limits)
        for kind, record in self._records(part):
            if kind == _ROW:
                hidden = bool(record[11] & _HIDDEN_ROW)
                layout.next_row(_WHOLE.unpack_from(record)[0] + 1, hidden=hidden)
            elif kind in _CELLS or kind == _RICH:
                column, look = _PAIR.unpack_from(record)
                self._cell(layout, kind, record[8:], column + 1, look & 0xFFFFFF)
            elif kind in _SHORT_CELLS:
                look = _WHOLE.unpack_from(record)[0] & 0xFFFFFF
                self._cell(layout, kind - _SHORT_CELLS[0] + _CELLS[0], record[4:], layout.column + 1, look)
            elif kind in (_COLUMNS, _MERGED, _LINK):
                _mark(layout, kind, record, related)
        return layout

    def _cell(self, layout: Layout, kind: int, rest: bytes, column: int, style: int) -> None:
        look = self._looks[style] if style < len(self._looks) else _PLAIN
        value = self._value(kind, rest)
        if kind in (_ERROR, _FORMULA_ERROR):
            place = layout.cell(None, column=column)
            layout.over.errors[place] = ERRORS.get(rest[0], "#")
            return
        if isinstance(value, float):
            value = day(value, look.format, since_1904=self._since_1904) if look.format else number(value)
        place = layout.cell(value, column=column)
        if look.struck:
            layout.over.struck.add(place)
        if look.digits:
            layout.over.zeros[place] = look.digits

    def _value(self, kind: int, rest: bytes) -> Value:
        if kind == _SHARED:
            return with_line_feeds(self._strings[_WHOLE.unpack_from(rest)[0]])
        read = _VALUES.get(kind)
        return read(rest) if read else None


_ERROR, _SHARED, _FORMULA_ERROR = 3, 7, 11
_PLAIN = _Look(struck=False, digits=0, format="")


def _compact(rest: bytes) -> float:
    """30 bits of a whole number or of a real one, in hundredths or not."""
    bits = _WHOLE.unpack_from(rest)[0]
    if bits & 2:
        value = float((bits >> 2) - (1 << 30 if bits & 1 << 31 else 0))
    else:
        value = _REAL.unpack(bytes(4) + _WHOLE.pack(bits & ~3))[0]
    return value / 100 if bits & 1 else value


def _real(rest: bytes) -> float:
    return float(_REAL.unpack_from(rest)[0])


_VALUES: Mapping[int, Callable[[bytes], Value]] = {
    2: _compact,
    4: lambda rest: bool(rest[0]),
    5: _real,
    6: lambda rest: with_line_feeds(_string(rest, 0)[0]),
    8: lambda rest: with_line_feeds(_string(rest, 0)[0]),
    9: _real,
    10: lambda rest: bool(rest[0]),
    _RICH: lambda rest: with_line_feeds(_string(rest, 1)[0]),
}


def _mark(layout: Layout, kind: int, record: bytes, related: Mapping[str, Relation]) -> None:
    if kind == _COLUMNS:
        first, last = _PAIR.unpack_from(record)
        if record[16] & _HIDDEN_COLUMN:
            layout.over.hidden_columns.update(range(first + 1, min(last + 1, LAST_COLUMN) + 1))
        return
    first_row, last_row, first_column, last_column = (at + 1 for at in _AREA.unpack_from(record))
    area = Area(first_row, first_column, last_row, last_column)
    if kind == _MERGED:
        layout.over.mark(area)
        return
    key, after = _string(record, 16)
    place = _string(record, after)[0]
    relation = related.get(key)
    layout.over.mark(area, (relation.target if relation else "") + (f"#{place}" if place else ""))


def _looks(records: Iterator[tuple[int, bytes]]) -> list[_Look]:
    """The cells' styles in their order."""
    fonts: list[bool] = []
    formats: dict[int, str] = {}
    looks: list[_Look] = []
    of_cells = False
    for kind, record in records:
        if kind == _FONT:
            fonts.append(bool(record[2] & _STRUCK))
        elif kind == _FORMAT:
            formats[int.from_bytes(record[:2], "little")] = _string(record, 2)[0]
        elif kind in (_LOOKS, _LOOKS_END):
            of_cells = kind == _LOOKS
        elif kind == _LOOK and of_cells:
            _parent, key, font = _LOOK_OF.unpack_from(record)
            shown = formats.get(key, "")
            looks.append(_Look(fonts[font], digits(shown), shows_dates(key, shown)))
    return looks


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    place, end = 0, len(part)
    while place < end:
        kind = part[place]
        place += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (part[place] & 0x7F) << 7
            place += 1
        length = 0
        for shift in (0, 7, 14, 21):
            byte = part[place]
            place += 1
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        if place + length > end:
            raise refusal(Kind.DAMAGED)
        yield kind, part[place : place + length]
        place += length


def _string(record: bytes, place: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends; -1 letters stand for no text."""
    length = _WHOLE.unpack_from(record, place)[0]
    if length == 0xFFFFFFFF:
        return "", place + 4
    end = place + 4 + 2 * length
    if end > len(record):
        raise refusal(Kind.DAMAGED)
    return record[place + 4 : end].decode("utf-16-le"), end
