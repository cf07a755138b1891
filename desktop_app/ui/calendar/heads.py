"""The names of a calendar's columns and rows: each in the whole of its room, which is narrow in a year."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.ui.colours import colour
from desktop_app.ui.style import GAP


class Head(QHeaderView):
    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(8)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _text(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def sectionSizeFromContents(self, section: int) -> QSize:
        size = super().sectionSizeFromContents(section)
        size.setWidth(self.fontMetrics().horizontalAdvance(self._text(section)) + 2 * GAP)
        return size

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        shown = self.palette()
        painter.fillRect(rect, shown.color(QPalette.ColorRole.Base))
        painter.setFont(self.font())
        painter.setPen(shown.color(QPalette.ColorRole.Text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._text(section))
        line = colour(shown, "line")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        if self.orientation() == Qt.Orientation.Vertical:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)
