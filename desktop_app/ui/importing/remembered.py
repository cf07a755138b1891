"""A line that says that a list is read as somebody put it right before, with a button that forgets it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.i18n import _
from desktop_app.ui.colours import MUTED
from desktop_app.ui.icons import Picture
from desktop_app.ui.style import GAP


class Remembered(QWidget):
    forgotten = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importRemembered")
        said = QLabel(
            _("Remembered: the columns are read as you put them right in an earlier list like this.")
        )
        said.setWordWrap(True)
        forget = QPushButton(_("&Forget"))
        forget.setObjectName("forgetColumns")
        forget.setAutoDefault(False)
        forget.clicked.connect(self.forgotten)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(Picture("history", 16, MUTED))
        line.addWidget(said, 1)
        line.addWidget(forget)
        self.hide()
