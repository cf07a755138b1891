"""Into which network the people of the lists go, to be changed where one sees what the lists are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from desktop_app.i18n import _
from desktop_app.ui.style import GAP


class NetworkChoice(QWidget):
    chosen = Signal(object)
    """A network's number, None for none."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QComboBox()
        self._box.setObjectName("importInto")
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(24)
        self._box.activated.connect(lambda: self.chosen.emit(self._box.currentData()))
        label = QLabel(_("Seats in the net&work"))
        label.setBuddy(self._box)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(label)
        line.addWidget(self._box, 1)
        line.addStretch(1)

    def show_networks(self, found: Sequence[tuple[str, object]], chosen: object) -> None:
        self._box.clear()
        for name, number in found:
            self._box.addItem(name, number)
        self._box.setCurrentIndex(max(0, self._box.findData(chosen)))
