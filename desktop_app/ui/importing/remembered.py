"""A line that says that a list is read as somebody put it right before, or could be; with its button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.i18n import _
from desktop_app.ui.colours import MUTED
from desktop_app.ui.icons import Picture
from desktop_app.ui.importing.source import Source
from desktop_app.ui.style import GAP


class Remembered(QWidget):
    forgotten = Signal()
    used = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importRemembered")
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._forget = QPushButton(_("&Forget"))
        self._forget.setObjectName("forgetColumns")
        self._use = QPushButton(_("&Use them"))
        self._use.setObjectName("useColumns")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(Picture("history", 16, MUTED))
        line.addWidget(self._said, 1)
        for button, pressed in ((self._forget, self.forgotten), (self._use, self.used)):
            button.setAutoDefault(False)
            button.clicked.connect(pressed)
            line.addWidget(button)
        self.hide()

    def show_source(self, source: Source) -> None:
        looked = source.looked
        remembered, offered = bool(looked and looked.remembered), bool(looked and looked.offered)
        self._said.setText(
            _("Remembered: the columns are read as you put them right in an earlier list like this.")
            if remembered
            else _("An earlier list had these headings, and you put its columns right.")
        )
        self._forget.setVisible(remembered)
        self._use.setVisible(offered and not remembered)
        self.setVisible(remembered or offered)
