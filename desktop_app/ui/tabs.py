"""Parts of a card of which one is shown, chosen in a row of tabs above them: a word, and a line under the one
that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionFocusRect, QTabBar, QVBoxLayout, QWidget

from desktop_app.ui.colours import MUTED, colour
from desktop_app.ui.style import GAP, GRID, MARGIN

HEIGHT = 32
LINE = 3
NARROW = 44


class _Bar(QTabBar):
    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setUsesScrollButtons(False)

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def tabSizeHint(self, index: int) -> QSize:
        text = QFontMetrics(self._strong()).horizontalAdvance(self.tabText(index))
        return QSize(text + 2 * GAP + GRID, HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """In a narrow card all are in sight, some of them cut."""
        return QSize(min(NARROW, self.tabSizeHint(index).width()), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        shown = self.palette()
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), colour(shown, "line"))
        for index in range(self.count()):
            rect = self.tabRect(index)
            chosen = index == self.currentIndex()
            painter.setFont(self._strong() if chosen else self.font())
            painter.setPen(shown.color(QPalette.ColorRole.WindowText if chosen else MUTED))
            text = painter.fontMetrics().elidedText(
                self.tabText(index), Qt.TextElideMode.ElideRight, rect.width() - GRID
            )
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
            if chosen:
                line = rect.adjusted(GRID, rect.height() - LINE, -GRID, 0)
                painter.fillRect(line, shown.accent())
            if chosen and self.hasFocus():
                option = QStyleOptionFocusRect()
                option.initFrom(self)
                option.rect = rect.adjusted(0, GRID, 0, -GRID)
                self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
        painter.end()


class Tabs(QWidget):
    """Each part has a key, which stays the same in every language."""

    def __init__(
        self, name: str, title: str, parts: Sequence[tuple[str, str, QWidget]], chosen: Callable[[str], None]
    ) -> None:
        """`chosen` is told the key of a part that a person goes to."""
        super().__init__()
        self._keys = [key for key, _text, _part in parts]
        self._parts = [part for _key, _text, part in parts]
        self._chosen = chosen
        self._bar = _Bar(name, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        for _key, text, part in parts:
            self._bar.setTabToolTip(self._bar.addTab(text), text)
            inside = part.layout()
            if inside is not None:  # it stands between the card's own margins
                inside.setContentsMargins(0, MARGIN, 0, 0)
            part.hide()
            column.addWidget(part)
        self._show(0)
        self._bar.currentChanged.connect(self._go)

    def show_part(self, key: str) -> None:
        """Of a key that is none the first."""
        self._bar.setCurrentIndex(self._keys.index(key) if key in self._keys else 0)

    def _go(self, index: int) -> None:
        self._show(index)
        self._chosen(self._keys[index])

    def _show(self, index: int) -> None:
        for place, part in enumerate(self._parts):
            part.setVisible(place == index)
