"""The title of a card, as large as its longest word allows: a Swedish compound can be wider than a card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop_app.ui.style import POINTS, page_title

STEP = 0.5
"""Points by which a title that does not fit is made smaller; widths do not follow sizes exactly."""


class RecordTitle(QLabel):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._largest = page_title().font()
        self.setFont(self._largest)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        font = QFont(self._largest)
        while font.pointSizeF() > POINTS and self._widest(font) > event.size().width():
            font.setPointSizeF(font.pointSizeF() - STEP)
        self.setFont(font)

    def _widest(self, font: QFont) -> float:
        return max(map(QFontMetricsF(font).horizontalAdvance, self.text().split()), default=0)
