"""Which strip of a document stands where: the pages as plain data, before anything is painted.

A row is never split unless it is taller than a page; a group's heading stays with its first row and the
last row with the first note, so that neither stands alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desktop_app.paper import look
from desktop_app.paper.columns import Grid, Slot, grid
from desktop_app.paper.strips import Bar, Line, Strip, foot_aligned
from desktop_app.paper.wrapping import lines
from desktop_app.records.documents import Document, Group, Row, Section


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and its top edge, in dots from the page's top margin."""

    y: float
    strip: Strip


Page = list[Placed]
_NUMBERED = re.compile(r"(\d{1,3}\.) (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """Strips that stay on one page.

    `again` is the group's heading as it is repeated on a new page, not above the block where it `begins`.
    """

    strips: tuple[Strip, ...]
    again: Strip | None = None
    begins: bool = False


def pages(document: Document, width: float, height: float, continued: str) -> list[Page]:
    """The document set on pages of this width and height in dots; `continued` is "{heading} (cont.)"."""
    setter = _Setter(height)
    for strip in _opening(document, width):
        setter.place(Block((strip,)))
    if document.map is not None and document.columns:
        setter.turn()  # the map has the rest of the page
    for section in document.sections:
        for block in _section(section, width):
            setter.place(block)
    blocks: list[Block] = []
    if document.columns:
        columns = grid(document, width)
        blocks = [block for group in document.groups for block in _group(group, columns, width, continued)]
        setter.begin_table(_header(document, columns, width), blocks[0] if blocks else Block(()))
    notes = [_paragraph(note, width, look.NOTE, before=look.NOTE_GAP) for note in document.notes]
    if notes:
        first = replace(notes.pop(0), before=look.TABLE_GAP / 2, padding=look.TABLE_GAP / 2)
        last = blocks.pop() if blocks else Block(())
        blocks.append(replace(last, strips=(*last.strips, first)))
    for block in [*blocks, *(Block((note,)) for note in notes)]:
        setter.place(block)
    return setter.pages


class _Setter:
    """Puts blocks under each other and turns the page when one does not fit."""

    def __init__(self, height: float) -> None:
        self.pages: list[Page] = [[]]
        self._height = height
        self._header: Strip | None = None
        self._y = 0.0
        self._fresh = True  # nothing stands on the page yet but what every page begins with

    def begin_table(self, header: Strip, first: Block) -> None:
        """The header stands above the first block and from now on at the head of every page."""
        together = (header, *first.strips)
        if not self._fits(together) and _height(together) <= self._height:
            self.turn()
        self._put(header)
        self._fresh = True
        self._header = header

    def place(self, block: Block) -> None:
        again = None if block.begins else block.again
        if not self._fits(block.strips) and self._fits_next_page(block.strips, again):
            self.turn(again)
        if self._fits(block.strips):
            for strip in block.strips:
                self._put(strip)
        else:
            for strip in block.strips:
                self._pour(strip, again)
                again = block.again

    def _pour(self, strip: Strip, again: Strip | None) -> None:
        """Line by line over as many pages as it takes; even the smallest paper takes one line a page."""
        while not self._fits((strip,)):
            room = self._height - self._y - self._before(strip)
            if not self._fresh and (room < 3 * strip.leading or self._fits_next_page((strip,), again)):
                self.turn(again)
            elif strip.tallest < 2:
                break
            else:
                head, strip = strip.split(room)
                self._put(head)
                self.turn(again)
        self._put(strip)

    def _put(self, strip: Strip) -> None:
        self._y += self._before(strip)
        self.pages[-1].append(Placed(self._y, strip))
        self._y += strip.height
        self._fresh = False

    def turn(self, again: Strip | None = None) -> None:
        self.pages.append([])
        self._y = 0.0
        for strip in self._repeated(again):
            self._fresh = True
            self._put(strip)
        self._fresh = True

    def _repeated(self, again: Strip | None) -> tuple[Strip, ...]:
        """What a new page begins with; a heading that would fill half of it is not repeated."""
        return tuple(strip for strip in (self._header, again) if strip and strip.height < self._height / 2)

    def _before(self, strip: Strip) -> float:
        return 0.0 if self._fresh else strip.before

    def _fits(self, strips: tuple[Strip, ...]) -> bool:
        space = self._before(strips[0]) if strips else 0.0
        return self._y + space + _height(strips) <= self._height

    def _fits_next_page(self, strips: tuple[Strip, ...], again: Strip | None) -> bool:
        return _height(self._repeated(again)) + _height(strips) <= self._height


def _height(strips: tuple[Strip, ...]) -> float:
    """Without the space before the first."""
    between = sum(strip.before for strip in strips[1:])
    return between + sum(strip.height for strip in strips)


def _opening(document: Document, width: float) -> list[Strip]:
    strips = [_paragraph(document.title, width, look.TITLE, before=0)] if document.title else []
    before = look.LINES_GAP
    for line in document.lines:
        strips.append(_paragraph(line, width, look.LINE, before))
        before = look.LINE_GAP
    return strips


def _section(section: Section, width: float) -> list[Block]:
    """A block a paragraph or point; the heading stays with the first."""
    if section.points:
        numbered = any(map(_NUMBERED.match, section.paragraphs))
        strips = [(_numbered if numbered else _point)(text, width) for text in section.paragraphs]
    else:
        strips = [_paragraph(text, width, look.TEXT, look.PARAGRAPH_GAP) for text in section.paragraphs]
    if not section.heading:
        return [Block((strip,)) for strip in strips]
    heading = _paragraph(section.heading, width, look.SECTION, look.SECTION_GAP)
    return [Block((heading, *strips[:1])), *(Block((strip,)) for strip in strips[1:])]


def _point(text: str, width: float) -> Strip:
    bullet = look.BULLET_WIDTH
    room = min(width, look.TEXT_WIDTH) - bullet
    cells = (("•",), lines(text, room, look.TEXT))
    return Strip(look.TEXT, (Slot(0, bullet), Slot(bullet, room)), cells, before=look.POINT_GAP)


def _numbered(text: str, width: float) -> Strip:
    """Its own number stands where the others have a bullet."""
    found = _NUMBERED.match(text)
    number, said = (found[1], found[2]) if found else ("", text)
    left, room = look.NUMBER_WIDTH, min(width, look.TEXT_WIDTH) - look.NUMBER_WIDTH
    cells = ((number,), lines(said, room, look.TEXT))
    return Strip(look.TEXT, (Slot(0, left), Slot(left, room)), cells, before=look.POINT_GAP)


def _paragraph(text: str, width: float, style: look.Style, before: float) -> Strip:
    room = width if style is look.TITLE else min(width, look.TEXT_WIDTH)
    return Strip(style, (Slot(0, room),), (lines(text, room, style),), before=before)


def _header(document: Document, columns: Grid, width: float) -> Strip:
    titles = _cells(tuple(column.title for column in document.columns), columns.slots, columns.header)
    return Strip(
        columns.header,
        columns.slots,
        foot_aligned(titles),
        before=look.TABLE_GAP,
        padding=look.ROW_PADDING,
        rules=(Line(0, width, look.HEADER_RULE),),
    )


def _group(group: Group, columns: Grid, width: float, continued: str) -> list[Block]:
    """A block a row; the first one begins with the heading, which is repeated above the others."""
    rows = [replace(_row(row, columns, width), bars=_bars(row, columns)) for row in group.rows]
    if not group.heading:
        return [Block((row,)) for row in rows]
    heading = _heading(group.heading, width)
    again = replace(_heading(continued.format(heading=group.heading), width), before=0)
    return [Block((heading, *rows[:1]), again, begins=True), *(Block((row,), again) for row in rows[1:])]


def _heading(text: str, width: float) -> Strip:
    return Strip(
        look.GROUP,
        (Slot(0, width),),
        (lines(text, width, look.GROUP),),
        before=look.GROUP_GAP,
        padding=look.ROW_PADDING,
        rules=(Line(0, width, look.GROUP_RULE),),
    )


def _row(row: Row, columns: Grid, width: float) -> Strip:
    style = columns.style(row)
    return Strip(
        style,
        columns.slots,
        _cells(row.cells, columns.slots, style),
        padding=look.ROW_PADDING,
        least=look.WRITING_HEIGHT if columns.blanks else 0,
        rules=(
            Line(0, width, look.ROW_RULE),
            *(Line(blank.x, blank.width, look.WRITING_RULE) for blank in columns.blanks),
        ),
    )


def _bars(row: Row, columns: Grid) -> tuple[Bar, ...]:
    slots = zip(columns.slots, columns.bars, row.cells, strict=True)
    return tuple(
        Bar(slot.x, slot.width * min(int(text), 100) / 100)
        for slot, bars, text in slots
        if bars and text.isdecimal()
    )


def _cells(texts: tuple[str, ...], slots: tuple[Slot, ...], style: look.Style) -> tuple[tuple[str, ...], ...]:
    return tuple(lines(text, slot.width, style) for text, slot in zip(texts, slots, strict=True))
