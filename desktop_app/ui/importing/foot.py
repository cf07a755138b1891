"""The assistant's buttons: close, back, and the one that goes on and says what it will do."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.i18n import _
from desktop_app.ui.style import GAP, WIDE


class Foot(QWidget):
    leave_wanted = Signal()
    back_wanted = Signal()
    on_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._leave = _button("importClose", _("&Close"), self.leave_wanted)
        self._back = _button("importBack", _("&Back"), self.back_wanted)
        self.on = _button("importNext", _("Ne&xt"), self.on_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, GAP, WIDE, WIDE - GAP)
        row.setSpacing(GAP)
        row.addWidget(self._leave)
        row.addStretch()
        row.addWidget(self._back)
        row.addWidget(self.on)

    def show_going_on(self, text: str, *, possible: bool) -> None:
        self.on.setText(text)
        self.on.setEnabled(possible)
        self.on.show()
        self.on.setDefault(True)

    def show_back(self, *, shown: bool, possible: bool) -> None:
        self._back.setVisible(shown)
        self._back.setEnabled(possible)

    def show_end(self) -> None:
        """All is done: the one thing left is to close."""
        self.on.hide()
        self._back.hide()
        self._leave.setDefault(True)
        self._leave.setFocus()

    def take_focus(self) -> None:
        """To the button that goes on, or back where that is all that can be done."""
        first = next((each for each in (self.on, self._back, self._leave) if each.isEnabled()), self._leave)
        first.setFocus()


def _button(name: str, text: str, pressed: SignalInstance) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(lambda _on=False: pressed.emit())
    return button
