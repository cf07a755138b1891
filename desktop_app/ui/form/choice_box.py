"""A choice whose longest text does not decide how wide it is: what a list or a chart is narrowed to.

Holds what can be chosen; other things are offered as the register changes, and the one chosen stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox

from desktop_app.ui.icons import icon


class Offer(NamedTuple):
    text: str
    value: object
    picture: str = ""


class ChoiceBox(QComboBox):
    """`activated` tells what a person chooses; what `offer` and `choose` do is not told."""

    def __init__(self, name: str, title: str, offers: Sequence[Offer], letters: int = 8) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setMinimumContentsLength(letters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._first = offers
        self.offer(())

    def offer(self, further: Sequence[Offer], *, apart: bool = False) -> bool:
        """Besides what is always offered, perhaps `apart` from it. Whether the one chosen has gone: then the
        first is chosen."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for each in self._first:
                self._add(each)
            if apart and further:
                self.insertSeparator(self.count())
            for each in further:
                self._add(each)
        return not self.choose(chosen)

    def _add(self, each: Offer) -> None:
        self.addItem(icon(each.picture) if each.picture else QIcon(), each.text, each.value)

    def choose(self, value: object) -> bool:
        """Whether it is there to be chosen; else the first is."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(value)))
        return bool(self.currentData() == value)
