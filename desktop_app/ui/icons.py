"""The program's one icon set: Lucide's strokes, painted in the palette's colour when they are shown.

So an icon is right in the dark scheme, when disabled or selected, and at any scale, without a second file.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.resources import RESOURCES

SIZE = 18
_FOLDER = RESOURCES / "icons"


@cache
def _drawing(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


class _Strokes(QIconEngine):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        disabled = mode == QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
        selected = mode == QIcon.Mode.Selected
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.ButtonText
        _paint(self._name, painter, rect, QGuiApplication.palette().color(group, role).name())

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        copy = _Strokes(self._name)
        _kept.append(copy)
        return copy

    def key(self) -> str:
        return "strokes"


_kept: list[_Strokes] = []
"""Python's half of an engine must outlive the QIcon that owns the other half; there is one per icon name."""


def _paint(name: str, painter: QPainter, rect: QRect, colour: str) -> None:
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(QRectF(rect).center())
    _renderer(name, colour).render(painter, square)


@cache
def icon(name: str) -> QIcon:
    """The icon resources/icons/<name>.svg; raises FileNotFoundError for a name that is not there."""
    _drawing(name)
    engine = _Strokes(name)
    _kept.append(engine)
    return QIcon(engine)


class Picture(QLabel):
    """An icon as a quiet picture, drawn at paint time in the colour of `role`. Decoration: without a name."""

    def __init__(self, name: str, size: int, role: QPalette.ColorRole, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _drawing(name)
        self._name = name
        self._role = role
        self.setFixedSize(size, size)

    def paintEvent(self, event: object) -> None:
        del event
        painter = QPainter(self)
        _paint(self._name, painter, self.rect(), self.palette().color(self._role).name())
        painter.end()

    def show_icon(self, name: str, role: QPalette.ColorRole) -> None:
        _drawing(name)
        self._name, self._role = name, role
        self.update()
