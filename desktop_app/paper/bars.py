"""A chart of lying bars: a part of a hundred for each name, and a number of what is missing beside it.

Painted in the colours given, on a window or on paper; of a long chart only what is in sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

ROW = 32.0
GAP = 12.0
NAMES = 0.34
"""The part of the width that names may take."""
MISSING = 96.0
_QUARTERS = (25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class Bar:
    """`share` in per cent, None where nothing is known; `missing` is said in words, "" for nothing."""

    name: str
    share: int | None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    font: QFont
    text: QColor
    quiet: QColor
    line: QColor
    bar: QColor
    missing: QColor


def height(bars: Sequence[Bar]) -> float:
    return ROW * (len(bars) + 1)


def paint(painter: QPainter, surface: QRectF, bars: Sequence[Bar], look: Look, seen: QRectF) -> None:
    """Only rows that meet `seen` are painted, and the scale above them all."""
    columns = _columns(surface, bars, look)
    room = columns[1]
    painter.save()
    painter.setFont(look.font)
    _scale(painter, QRectF(room.left(), surface.top(), room.width(), height(bars)), look)
    for place, bar in enumerate(bars):
        row = QRectF(surface.left(), surface.top() + ROW * (place + 1), surface.width(), ROW)
        if row.intersects(seen):
            _row(painter, row, columns, bar, look)
    painter.restore()


def _columns(surface: QRectF, bars: Sequence[Bar], look: Look) -> tuple[float, QRectF]:
    metrics = QFontMetricsF(look.font)
    widest = max((metrics.horizontalAdvance(bar.name) for bar in bars), default=0.0)
    names = min(widest, surface.width() * NAMES)
    left = surface.left() + names + GAP
    percent = metrics.horizontalAdvance("100 %") + GAP
    width = max(40.0, surface.right() - left - percent - MISSING)
    return names, QRectF(left, surface.top(), width, surface.height())


def _scale(painter: QPainter, room: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.line, 1))
    for part in (0, *_QUARTERS):
        x = room.left() + room.width() * part / 100
        painter.drawLine(round(x), round(room.top() + ROW - 4), round(x), round(room.bottom()))
    painter.setPen(look.quiet)
    for part in (0, 50, 100):
        x = room.left() + room.width() * part / 100
        where = QRectF(x - 30, room.top(), 60, ROW - 6)
        painter.drawText(where, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, f"{part} %")


def _row(painter: QPainter, row: QRectF, columns: tuple[float, QRectF], bar: Bar, look: Look) -> None:
    names, room = columns
    metrics = QFontMetricsF(look.font)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(look.text)
    text = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, names)
    painter.drawText(QRectF(row.left(), row.top(), names + 2, ROW), middle | Qt.AlignmentFlag.AlignLeft, text)
    end = room.left()
    if bar.share is not None:
        end = room.left() + room.width() * bar.share / 100
        painter.fillRect(QRectF(room.left(), row.top() + 8, end - room.left(), ROW - 16), look.bar)
    painter.setPen(look.text if bar.share is not None else look.quiet)
    said = "–" if bar.share is None else f"{bar.share} %"
    where = QRectF(end + 6, row.top(), metrics.horizontalAdvance("100 %") + 4, ROW)
    painter.drawText(where, middle | Qt.AlignmentFlag.AlignLeft, said)
    if bar.missing:
        painter.setPen(look.missing)
        beside = QRectF(row.right() - MISSING, row.top(), MISSING, ROW)
        painter.drawText(beside, middle | Qt.AlignmentFlag.AlignRight, bar.missing)
