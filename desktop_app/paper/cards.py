"""Cards on paper: name badges, table signs and labels, painted exactly where they are to lie on the page.

The type becomes as small as a card needs; a long name takes two lines. Nothing is ever cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QLineF, QMarginsF, QPointF
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from desktop_app.paper import look, wrapping
from desktop_app.paper.device import application
from desktop_app.paper.look import MILLIMETRE, POINT, Style
from desktop_app.paper.picturing import on_picture
from desktop_app.records.cards import Card, Cards, Layout, Place

_STEP = 0.6  # points
_LEADING = 1.22
_SMALLEST = 3.0  # points
_MARK = look.Rule(0.3 * POINT, look.WRITING)
_MARK_LENGTH, _MARK_GAP, _CROSS = 5.0, 2.0, 1.5  # millimetres


@dataclass(frozen=True, slots=True)
class _Words:
    """How a kind of card is set. A name is on one line down to the size `least`, then on two. It has at most
    `share` of the height where something stands under it; sizes are in points."""

    name: float
    least: float
    line: float
    share: float
    gap: float
    centred: bool = True


_BADGE = _Words(name=27, least=18, line=13.2, share=0.55, gap=5)
_SIGN = _Words(name=84, least=54, line=30, share=0.6, gap=10)
_LABEL = _Words(name=11.4, least=9, line=10.2, share=0.4, gap=1, centred=False)
_BY_MARKS = {"cut": _BADGE, "fold": _SIGN, "": _LABEL}


@dataclass(frozen=True, slots=True)
class _Set:
    """Lines of one style, one under the other."""

    style: Style
    lines: tuple[str, ...]

    @property
    def leading(self) -> float:
        return self.style.points * POINT * _LEADING

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading


def page_layout(cards: Cards) -> QPageLayout:
    """A4 to its very edges, so that a millimetre is one whatever margins a printer has."""
    wide, high = cards.layout.page
    way = QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait
    made = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF())
    made.setMode(QPageLayout.Mode.FullPageMode)
    return made


class CardPages:
    """The sheets of the cards, for a device (or a page layout)."""

    def __init__(self, cards: Cards, paper: QPagedPaintDevice | QPageLayout) -> None:
        application()
        layout = paper if isinstance(paper, QPageLayout) else paper.pageLayout()
        self._origin = layout.paintRect(QPageLayout.Unit.Point).topLeft() * POINT
        self._sheet = layout.fullRect(QPageLayout.Unit.Point).size() * POINT
        self._cards = cards
        self._words = _BY_MARKS[cards.layout.marks]

    @property
    def count(self) -> int:
        return self._cards.pages

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint one page (the first is 0); the painter's origin is that of the device."""
        painter.save()
        device = painter.device()
        painter.scale(device.logicalDpiX() / look.DOTS_PER_INCH, device.logicalDpiY() / look.DOTS_PER_INCH)
        painter.translate(-self._origin)
        numbers = self._cards.on_page(page)
        for number in numbers:
            self._paint_card(painter, self._cards.cards[number], self._cards.place(number))
        if numbers:
            painter.setPen(look.pen(_MARK))
            painter.drawLines(list(_marks(self._cards.layout)))
        painter.restore()

    def picture(self, page: int, width: int) -> QImage:
        """One page (the first is 0) as a picture of this width in pixels."""
        return on_picture(self._sheet, self._origin, width, lambda painter: self.paint(painter, page))

    def _paint_card(self, painter: QPainter, card: Card, place: Place) -> None:
        layout = self._cards.layout
        if layout.marks != "fold":
            self._paint_words(painter, card, place.x, place.y, layout.height)
            return
        half = layout.height / 2
        self._paint_words(painter, card, place.x, place.y + half, half)
        painter.save()
        painter.translate(
            (2 * place.x + layout.width) * MILLIMETRE, (2 * place.y + layout.height) * MILLIMETRE
        )
        painter.rotate(180)
        self._paint_words(painter, card, place.x, place.y + half, half)
        painter.restore()

    def _paint_words(self, painter: QPainter, card: Card, x: float, y: float, height: float) -> None:
        """In a box whose corner and height are in millimetres."""
        beside, above = self._cards.layout.inside
        width = (self._cards.layout.width - 2 * beside) * MILLIMETRE
        room = (height - 2 * above) * MILLIMETRE
        name, under = _fitted(card, self._words, width, room)
        gap = self._words.gap * POINT if under.lines else 0
        left, top = (x + beside) * MILLIMETRE, (y + above) * MILLIMETRE
        top += max(0.0, (room - name.height - gap - under.height) / 2)
        for block, begins in ((name, top), (under, top + name.height + gap)):
            painter.setFont(look.font(block.style))
            painter.setPen(QColor(block.style.ink))
            first = begins + wrapping.baseline(block.style, block.leading)
            for number, line in enumerate(block.lines):
                spare = (width - wrapping.width(line, block.style)) / 2 if self._words.centred else 0
                painter.drawText(QPointF(left + spare, first + number * block.leading), line)


@lru_cache(maxsize=4096)
def _fitted(card: Card, words: _Words, width: float, room: float) -> tuple[_Set, _Set]:
    """The name, and the lines under it in one size that leaves nothing out."""
    name = _name(card.name, words, width, room * words.share if card.lines else room)
    left = room - name.height - words.gap * POINT
    style = Style(words.line, look.SOFT_INK if words.centred else look.INK)
    return name, next(_fitting(card.lines, style, _SMALLEST, width, left), _least(card.lines, style, width))


def _name(text: str, words: _Words, width: float, room: float) -> _Set:
    style = Style(words.name, strong=True)
    for most, least in ((1, words.least), (2, words.least / 2), (len(text), _SMALLEST)):
        for made in _fitting((text,), style, least, width, room):
            if len(made.lines) <= most:
                return made
    return _least((text,), style, width)


def _fitting(texts: tuple[str, ...], style: Style, least: float, width: float, room: float) -> Iterator[_Set]:
    """The texts in each size, from the style's down, at which they have room and no word is broken."""
    sizes = (round(style.points - step * _STEP, 2) for step in range(int((style.points - least) / _STEP) + 1))
    for points in sizes:
        made = _set(texts, replace(style, points=points), width)
        whole = all(wrapping.width(word, made.style) <= width for text in texts for word in text.split())
        if whole and made.height <= room:
            yield made


def _least(texts: tuple[str, ...], style: Style, width: float) -> _Set:
    return _set(texts, replace(style, points=_SMALLEST), width)


def _set(texts: tuple[str, ...], style: Style, width: float) -> _Set:
    return _Set(style, tuple(line for text in texts for line in wrapping.lines(text, width, style)))


def _marks(layout: Layout) -> Iterator[QLineF]:
    """Where to cut, outside the cards and as small crosses where they meet; where to fold, at the edges."""
    wide, high = layout.page
    if layout.marks == "fold":
        for x in (_MARK_LENGTH, wide - 2 * _MARK_LENGTH):
            yield _line(x, high / 2, x + _MARK_LENGTH, high / 2)
    if layout.marks != "cut":
        return
    across = [layout.left + column * layout.width for column in range(layout.across + 1)]
    down = [layout.top + row * layout.height for row in range(layout.down + 1)]
    for x in across:
        for y in (down[0] - _MARK_GAP - _MARK_LENGTH, down[-1] + _MARK_GAP):
            yield _line(x, y, x, y + _MARK_LENGTH)
    for y in down:
        for x in (across[0] - _MARK_GAP - _MARK_LENGTH, across[-1] + _MARK_GAP):
            yield _line(x, y, x + _MARK_LENGTH, y)
    for x in across[1:-1]:
        for y in down[1:-1]:
            yield _line(x - _CROSS, y, x + _CROSS, y)
            yield _line(x, y - _CROSS, x, y + _CROSS)


def _line(x1: float, y1: float, x2: float, y2: float) -> QLineF:
    return QLineF(x1 * MILLIMETRE, y1 * MILLIMETRE, x2 * MILLIMETRE, y2 * MILLIMETRE)
