"""A text that wraps between words, and inside a word that is wider than its place: a Swedish compound in a
narrow card. No hyphen is set, since the program does not know where one belongs."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel

_WORD = re.compile(r"[^\s-]+-?")
_BREAK = "\N{ZERO WIDTH SPACE}"
LEAST = 8
"""So many letters of a broken word stand together."""


class WrappedText(QLabel):
    """Can be marked with the mouse."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = broken(self._whole, QFontMetricsF(self.font()), self.contentsRect().width())
        if shown != self.text():
            self.setText(shown)


def broken(text: str, metrics: QFontMetricsF, width: int) -> str:
    """The text with places to break in the words that are wider than `width`; mostly there are none."""

    def in_parts(word: re.Match[str]) -> str:
        wide = metrics.horizontalAdvance(word[0])
        if wide <= width:
            return word[0]
        letters = max(LEAST, int(len(word[0]) * width / wide) - 1)
        return _BREAK.join(word[0][at : at + letters] for at in range(0, len(word[0]), letters))

    return _WORD.sub(in_parts, text)
