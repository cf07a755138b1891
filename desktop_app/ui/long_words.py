"""A text that wraps between words, and inside a word that is wider than its place: a Swedish compound in a
narrow card or a day of the calendar.

A word of letters may be parted with a hyphen where a syllable begins, by the rule that one consonant goes to
the next line. An address or the like is parted anywhere and without a sign, since a sign would be read as
part of it.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel

HYPHEN = "\N{SOFT HYPHEN}"
_WORD = re.compile(r"[^\s-]+-?")
_VOWEL = "[aeiouyåäöéü]"
_CONSONANT = "[bcdfghjklmnpqrstvwxz]"
_BEGIN = f"(?:ch|sj|tj|kv|[bdfgkpt]r|[bfgkp]l|(?<!n)g|(?!g){_CONSONANT})"
"""What a syllable begins with: one consonant, or two that are hardly ever parted."""
_SYLLABLE = re.compile(rf"{_VOWEL}{_CONSONANT}*?(?<=\w\w\w)(?={_BEGIN}{_VOWEL})(?=\w\w\w)", re.IGNORECASE)
_BREAK = "\N{ZERO WIDTH SPACE}"
LEAST = 8
"""So many signs of a broken address stand together."""


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
        if word[0].strip(".,;:()-").isalpha():
            return _SYLLABLE.sub(rf"\g<0>{HYPHEN}", word[0])
        letters = max(LEAST, int(len(word[0]) * width / wide) - 1)
        return _BREAK.join(word[0][at : at + letters] for at in range(0, len(word[0]), letters))

    return _WORD.sub(in_parts, text)


def line(text: str) -> str:
    """A line of a broken text as it is drawn: with a hyphen where it ends inside a word."""
    hyphen = "-" * text.endswith(HYPHEN)
    return text.replace(HYPHEN, "").replace(_BREAK, "") + hyphen
