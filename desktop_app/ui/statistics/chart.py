"""The figures as bars; they scroll where there are many. Who cannot see them has the same in the table."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop_app.i18n import _
from desktop_app.paper import bars
from desktop_app.paper.bars import Bar, Look
from desktop_app.ui.colours import MUTED, PROBLEM, colour
from desktop_app.ui.style import MARGIN


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.bars: Sequence[Bar] = ()

    def sizeHint(self) -> QSize:
        return QSize(400, ceil(bars.height(self.bars)) + 2 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.palette()
        look = Look(
            font=self.font(),
            text=shown.color(QPalette.ColorRole.Text),
            quiet=shown.color(MUTED),
            line=colour(shown, "line"),
            bar=shown.color(QPalette.ColorRole.Accent),
            missing=shown.color(PROBLEM),
        )
        painter = QPainter(self)
        surface = QRectF(self.rect()).adjusted(MARGIN, 0, -MARGIN, 0)
        bars.paint(painter, surface, self.bars, look, QRectF(event.rect()))
        painter.end()


class Chart(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statisticsChart")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setWidgetResizable(True)
        self._bars = _Bars()
        self._bars.setBackgroundRole(QPalette.ColorRole.Base)
        self._bars.setAutoFillBackground(True)
        self.setWidget(self._bars)

    @property
    def bars(self) -> Sequence[Bar]:
        return self._bars.bars

    def show_bars(self, shown: Sequence[Bar]) -> None:
        self._bars.bars = shown
        self._bars.setMinimumHeight(self._bars.sizeHint().height())
        self._bars.update()
        said = (
            ", ".join(filter(None, (bar.name, "" if bar.share is None else f"{bar.share} %", bar.missing)))
            for bar in shown
        )
        self.setAccessibleName(_("Present, per cent, and vacant seats"))
        self.setAccessibleDescription("; ".join(list(said)[:50]))
