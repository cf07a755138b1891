"""Labels and what they say: in two columns, or in a narrow card each label above its value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from desktop_app.ui.style import GRID, MARGIN

LABELS = 120
"""The width of the column of labels, so that values stand under each other from part to part."""
WIDEST_LABEL = 144
MOST = 16_777_215
"""Qt's word for no limit to a size."""
NARROW = 280
"""Below this width an address would not find room beside its label."""


class Facts(QWidget):
    def __init__(self, pairs: Sequence[tuple[QLabel, QWidget]]) -> None:
        super().__init__()
        self._pairs = pairs
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(MARGIN)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        # the card's width decides, not what stands in it
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._stacked = False
        self._lay_out()

    def _lay_out(self) -> None:
        self._grid.setColumnMinimumWidth(0, 0 if self._stacked else LABELS)
        for row, pair in enumerate(self._pairs):
            for widget in pair:
                self._grid.removeWidget(widget)
            label, value = pair
            label.setWordWrap(True)  # a heading of a form may be a whole question
            label.setMaximumWidth(MOST if self._stacked else WIDEST_LABEL)
            if self._stacked:
                self._grid.addWidget(label, 2 * row, 0, 1, 2)
                self._grid.addWidget(value, 2 * row + 1, 0, 1, 2)
            else:
                text = isinstance(value, QLabel)  # its first line stands beside the label
                place = Qt.AlignmentFlag.AlignTop if text else Qt.AlignmentFlag.AlignVCenter
                self._grid.addWidget(label, row, 0, place)
                self._grid.addWidget(value, row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = event.size().width() < NARROW
        if stacked != self._stacked:
            self._stacked = stacked
            self._lay_out()
