"""What a network is told by in the calendar: a colour, and letters, so that colour is never alone.

A network's own colour is used where it has one; else one of eight, always the same for the same network.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.records.networks import COLOURS
from desktop_app.ui.colours import colour, is_dark

WIDTH, HEIGHT = 24, 16
_LIGHT = tuple(colour for colour, _name in COLOURS)
_DARK = ("#8ab8f5", "#ff9a8f", "#7fd19b", "#c3a6ec", "#e6b450", "#6fd3d9", "#f29ac6", "#b6bfc9")
_DARKEST, _LIGHTEST = QColor("#10161d"), QColor("#ffffff")


@dataclass(frozen=True, slots=True)
class Mark:
    """`given` is the network's own colour, "" for the program's choice by `number`."""

    number: int
    letters: str
    name: str
    given: str = ""

    def ground(self, shown: QPalette) -> QColor:
        if self.given and self.given not in _LIGHT:
            return QColor(self.given)
        place = _LIGHT.index(self.given) if self.given else self.number % len(_LIGHT)
        return QColor((_DARK if is_dark(shown) else _LIGHT)[place])

    def ink(self, shown: QPalette) -> QColor:
        """Black or white, whichever is read better."""
        ground = self.ground(shown)
        light, dark = (contrast(each, ground) for each in (_LIGHTEST, _DARKEST))
        return _LIGHTEST if light >= dark else _DARKEST


NOBODYS = Mark(7, "–", "")
"""That of a meeting without a network."""


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG counts it, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(shown: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(shown.redF()) + 0.7152 * linear(shown.greenF()) + 0.0722 * linear(shown.blueF())


def marks(networks: Iterable[tuple[int, str, str]]) -> dict[int, Mark]:
    """Marks of networks (number, name, own colour), each with letters of its own: SA, then S2, S3."""
    taken: set[str] = set()
    found: dict[int, Mark] = {}
    for number, name, given in networks:
        letters = next(each for each in _proposals(name, number) if each not in taken)
        taken.add(letters)
        found[number] = Mark(number, letters, name, given)
    return found


def _proposals(name: str, number: int) -> Iterable[str]:
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()] or ["?"]
    long = [word for word in words if len(word) > 3] or words
    first = long[0][0].upper()
    if len(long) > 1:
        yield first + long[1][0].upper()
        yield first + long[-1][0].upper()
    yield from (first + letter.upper() for letter in long[0][1:])
    yield from (f"{first}{count}" for count in range(2, 100))
    yield str(number)


def paint(painter: QPainter, where: QRectF, mark: Mark, shown: QPalette, font: QFont) -> None:
    """A small field in the network's colour with its letters."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    own = mark.given and mark.given not in _LIGHT
    edge = colour(shown, "field_line") if own else mark.ground(shown)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(mark.ground(shown))
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.78)
    small.setWeight(QFont.Weight.DemiBold)
    painter.setFont(small)
    painter.setPen(mark.ink(shown))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, mark.letters)
    painter.restore()


class MarkField(QWidget):
    """A mark in a list of what marks mean; its text stands beside it."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(QSize(WIDTH, HEIGHT))
        self.setAccessibleName(mark.letters)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), self._mark, self.palette(), self.font())
        painter.end()
