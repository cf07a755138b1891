"""The map of Sweden in the window: one municipality is the current one, by mouse, arrow keys or its name.

Holds how closely one looks and which municipality is current. The painted map is kept as a picture until
something of it changes; only the mark of the current municipality is painted each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop_app.i18n import _
from desktop_app.paper import map_panels, sweden_map
from desktop_app.paper.map_panels import WHOLE, Panel, View
from desktop_app.records.shaded_map import ShadedMap
from desktop_app.records.sweden import Shape, neighbour, sweden
from desktop_app.ui.colours import colour, map_shades
from desktop_app.ui.drawing import RADIUS
from desktop_app.ui.style import GAP

LEAST = QSize(160, 120)
LEGEND = 0.4
"""A legend that takes more of the height than this does not stand over the sea."""
SEA = 0.15
"""The part of the country's width that is sea west of its north."""
STEP = 1.5
PUSH = 0.2
"""A key pushes the map by this part of its size."""
TYPING = 1.2
"""Seconds after which a letter begins a new name."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_DRAG = 4  # pixels before a press becomes a push


class MapView(QWidget):
    municipality_chosen = Signal(str)
    municipality_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverageMap")
        self.setAccessibleName(_("Map of Sweden"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(LEAST)
        self._figure: ShadedMap | None = None
        self._told: Mapping[str, str] = {}
        self._view = WHOLE
        self._current = ""
        self._picture: QPixmap | None = None
        self._pressed: QPointF | None = None
        self._pushed = False
        self._typed, self._typed_at = "", 0.0

    @property
    def current(self) -> str:
        """The code of the current municipality; "" before one has been chosen."""
        return self._current

    @property
    def view(self) -> View:
        return self._view

    def show_map(self, figure: ShadedMap, told: Mapping[str, str]) -> None:
        """`told` says of each municipality in words what its shade says."""
        self._figure, self._told = figure, told
        self._describe()
        self._paint_anew()

    def choose(self, code: str) -> None:
        """Make a municipality the current one, without telling that it was chosen; "" for none."""
        shape = sweden().by_code.get(code)
        self._current = code if shape is not None else ""
        if shape is not None:
            self._look(map_panels.showing(self._surface(), self._view, shape))
        self._describe()
        self.update()

    def zoom(self, times: float) -> None:
        """Closer, round the current municipality where it is seen."""
        self._look(map_panels.closer(self._surface(), self._view, times, self._middle()))

    def show_whole(self) -> None:
        self._look(WHOLE)

    def place_of(self, code: str) -> QPointF:
        """Where a municipality is seen: in its frame where it has one."""
        where = QPointF(*sweden().by_code[code].label)
        country, *frames = self._panels()
        seen_in = next((frame for frame in frames if frame.source.contains(where)), country)
        return seen_in.transform.map(where)

    def _middle(self) -> QPointF:
        """Of the country, not of a frame."""
        if not self._current:
            return self._surface().center()
        return self._panels()[0].transform.map(QPointF(*sweden().by_code[self._current].label))

    def _surface(self) -> QRectF:
        """Where the map is painted: under the legend where only sea lies there, otherwise beside or below it,
        whichever leaves the country larger."""
        whole = QRectF(self.rect()).adjusted(GAP, GAP, -GAP, -GAP)
        if self._figure is None:
            return whole
        legend = sweden_map.legend_size(self._figure, self.font())
        right, foot = legend.width() + 2 * GAP, legend.height() + 2 * GAP
        country = map_panels.panels(whole)[0].target
        over_land = right > country.left() + SEA * country.width() and foot > country.top()
        if not over_land and legend.height() <= LEGEND * whole.height():
            return whole
        beside = whole.adjusted(min(right, whole.width() * 2 / 3), 0, 0, 0)
        below = whole.adjusted(0, min(foot, whole.height() / 2), 0, 0)
        return max(beside, below, key=lambda part: map_panels.panels(part)[0].target.height())

    def _panels(self) -> list[Panel]:
        return map_panels.panels(self._surface(), self._view)

    def _look(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self._paint_anew()

    def _paint_anew(self) -> None:
        self._picture = None
        self.update()

    def _choose(self, shape: Shape | None) -> None:
        if shape is None:
            return
        self.choose(shape.code)
        self.municipality_chosen.emit(shape.code)
        if self.hasFocus():
            told = self._told.get(shape.code, shape.name)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _describe(self) -> None:
        keys = [key.label for key in self._figure.keys] if self._figure is not None else []
        told = self._told.get(self._current, "")
        self.setAccessibleDescription(". ".join(part for part in (told, ", ".join(keys)) if part))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._figure is None:
            return
        if self._picture is None:
            self._picture = self._painted(self._figure)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.palette()
        for panel in self._panels() if self._current else ():
            path = panel.transform.map(sweden_map.outline(self._current))
            painter.save()
            painter.setClipRect(panel.target)
            painter.strokePath(path, QPen(shown.color(QPalette.ColorRole.Base), 5))
            painter.strokePath(path, QPen(shown.color(QPalette.ColorRole.Text), 2.4))
            painter.restore()
        line = shown.color(QPalette.ColorRole.Accent) if self.hasFocus() else colour(shown, "line")
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(line, width))
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(edge, RADIUS, RADIUS)
        painter.end()

    def _painted(self, figure: ShadedMap) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        back = self.palette().color(QPalette.ColorRole.Base)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        drawing = sweden_map.Drawing(self._inks(back), self.font())
        sweden_map.paint(painter, self._panels(), figure, drawing)
        sweden_map.paint_legend(painter, QPointF(2 * GAP, 2 * GAP), figure, drawing)
        painter.end()
        return picture

    def _inks(self, back: QColor) -> sweden_map.Inks:
        shown = self.palette()
        land, border, county, coast = map_shades(shown, "land")
        held, vacant = map_shades(shown, "held"), map_shades(shown, "vacant")
        text = shown.color(QPalette.ColorRole.Text)
        return sweden_map.Inks(land, held, vacant, border, county, coast, text, back)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._paint_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint_anew()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._pushed = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        by = event.position() - self._pressed
        if self._pushed or by.manhattanLength() > _DRAG:
            self._pushed = True
            self._pressed = event.position()
            self._look(map_panels.moved(self._surface(), self._view, by))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._pushed:
            self._choose(map_panels.shape_at(self._panels(), event.position()))
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._look(map_panels.closer(self._surface(), self._view, STEP * STEP, event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        times = STEP ** (event.angleDelta().y() / 120)
        self._look(map_panels.closer(self._surface(), self._view, times, event.position()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            shape = map_panels.shape_at(self._panels(), QPointF(event.pos()))
            told = self._told.get(shape.code, shape.name) if shape is not None else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._arrow(*_ARROWS[key], push=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(STEP if key == Qt.Key.Key_Plus else 1 / STEP)
        elif key == Qt.Key.Key_0:
            self.show_whole()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.municipality_opened.emit(self._current)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(list(sweden().by_code.values())[0 if key == Qt.Key.Key_Home else -1])
        elif event.text().strip() and event.text().isprintable():
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def _arrow(self, across: int, down: int, *, push: bool) -> None:
        if push:
            by = QPointF(-across * self.width() * PUSH, -down * self.height() * PUSH)
            self._look(map_panels.moved(self._surface(), self._view, by))
        elif not self._current:
            self._choose(next(iter(sweden().by_code.values())))
        else:
            self._choose(neighbour(self._current, across, down))

    def _type(self, letters: str) -> None:
        """The first in Swedish order whose name begins as what has been typed; the same letter again goes on
        to the next."""
        now = monotonic()
        again = letters.casefold() == self._typed and len(letters) == 1
        late = now - self._typed_at > TYPING
        self._typed = letters.casefold() if late or again else self._typed + letters.casefold()
        self._typed_at = now
        found = [s for s in sweden().by_code.values() if s.name.casefold().startswith(self._typed)]
        codes = [shape.code for shape in found]
        if found:
            after = codes.index(self._current) + 1 if self._current in codes and (again or late) else 0
            self._choose(found[after % len(found)])
