"""A head whose texts stand aslant, so that many narrow columns can carry long names.

A text begins at the foot of its column and rises to the right. What does not find room is cut in paint and
told whole under the mouse and to a screen reader. The last columns are sums: level, and wide enough for the
texts that lean over them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, radians, sin

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop_app.ui.colours import colour
from desktop_app.ui.style import GAP

CELL, SUM = 46, 76
ANGLE = 58
LOWEST, HIGHEST = 72, 208
PART = 0.4
"""The head takes at most so much of the table's height."""
_UP, _ALONG = sin(radians(ANGLE)), cos(radians(ANGLE))


class SlantedHead(QHeaderView):
    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._texts: Sequence[str] = ()
        self._level = 0
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(CELL)
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)

    def lay_out(self, texts: Sequence[str], *, level: int) -> None:
        """So many texts at the end are level."""
        self._texts, self._level = texts, level
        self.setDefaultSectionSize(CELL)
        for section in range(self.count() - level, self.count()):
            self.resizeSection(section, SUM)
        self.updateGeometry()
        self._table.updateGeometries()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(text) for text in self._texts[: -self._level]), default=0)
        wanted = ceil(longest * _UP + metrics.height() * _ALONG) + 2 * GAP
        most = min(HIGHEST, int(self._table.height() * PART))
        return QSize(super().sizeHint().width(), max(min(wanted, most), min(LOWEST, most)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """All at once: a text leans over the columns after its own."""
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.palette()
        whole = self.viewport().rect()
        painter.fillRect(whole, shown.color(QPalette.ColorRole.Base))
        metrics = QFontMetricsF(self.font())
        room = (whole.height() - 2 * GAP - metrics.height() * _ALONG) / _UP
        painter.setFont(self.font())
        current = self._table.currentIndex().column()
        for section in range(max(0, self.visualIndexAt(0)), len(self._texts)):
            left = self.sectionViewportPosition(section)
            if left > whole.width():
                break
            column = QRect(left, 0, self.sectionSize(section), whole.height())
            chosen = section == current
            painter.setPen(shown.color(QPalette.ColorRole.Accent if chosen else QPalette.ColorRole.Text))
            if section >= len(self._texts) - self._level:
                foot = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
                painter.drawText(column.adjusted(0, 0, -GAP, -GAP), foot, self._texts[section])
            else:
                self._draw(
                    painter,
                    column,
                    metrics.elidedText(self._texts[section], Qt.TextElideMode.ElideMiddle, room),
                )
        painter.setPen(QPen(colour(shown, "field_line"), 1))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.end()

    def _draw(self, painter: QPainter, column: QRect, text: str) -> None:
        metrics = QFontMetricsF(self.font())
        foot = QPointF(column.center().x() + metrics.ascent() * _UP / 2, column.bottom() - GAP)
        painter.save()
        painter.translate(foot)
        painter.rotate(-ANGLE)
        painter.drawText(QPointF(0, 0), text)
        painter.restore()
