"""A radio button whose words go on to the next line, and words that never run out of their column."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QSizePolicy, QWidget

from desktop_app.ui.style import GAP, GRID

_BREAK = "\N{ZERO WIDTH SPACE}"


class Words(QLabel):
    """A text as wide as there is room for. A word that is wider is broken, an address after @ or a dot."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(0, GRID, 0, 0)  # the first line stands beside a button's middle
        self.say(text)

    def say(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        shown = "".join(self._fitting(word) for word in re.split(r"(\s+)", self._text))
        if shown != self.text():
            self.setText(shown)

    def _fitting(self, word: str) -> str:
        if self._fits(word):
            return word
        pieces = re.split("(?<=[@.])", word) if "@" in word else [word]
        return _BREAK.join(piece if self._fits(piece) else _BREAK.join(piece) for piece in pieces)

    def _fits(self, text: str) -> bool:
        return self.fontMetrics().horizontalAdvance(text) <= self.contentsRect().width()


class _Beside(Words):
    """Words that are pressed as their button is."""

    def __init__(self, text: str, button: QRadioButton) -> None:
        super().__init__(text)
        self._button = button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._button.setFocus(Qt.FocusReason.MouseFocusReason)
        self._button.click()


class Option(QWidget):
    def __init__(self, name: str, label: str, text: str) -> None:
        """`label` is what is chosen, for screen readers: "E-mail"."""
        super().__init__()
        self.button = QRadioButton()
        self.button.setObjectName(name)
        self.button.setAccessibleName(f"{label}: {text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_Beside(text, self.button), 1)
