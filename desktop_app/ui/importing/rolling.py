"""A step of the assistant that rolls where the window is lower or narrower than what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

NARROW = 800
"""Below this width what stands beside each other is set under each other."""


class Rolling(QScrollArea):
    """Qt's own fitting would take the height that is wanted for the least that is needed."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inside = self._inside
        room = self.maximumViewportSize()
        least = self._least(inside, room.width())
        if least.height() > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            least = self._least(inside, room.width())
        inside.resize(room.expandedTo(least))

    def _least(self, inside: QWidget, width: int) -> QSize:
        least = inside.minimumSizeHint()
        layout = inside.layout()
        if layout is not None and layout.hasHeightForWidth():
            width = max(width, least.width())
            least.setHeight(layout.totalMinimumHeightForWidth(width))
        return least
