"""A dialog that saves: a title, what the dialog is about, and at the foot Save, which is what Enter does, or
Ctrl+Enter where Enter writes, and Cancel. Where the screen is low all above the foot scrolls.

Holds what stood in it when it was opened: Esc, Cancel and the window's cross ask before anything else is
thrown away.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.ask import ask_before_losing
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.parts import push_button, scrolling
from desktop_app.ui.screen import has_room_for_titles
from desktop_app.ui.style import GAP, GRID, MARGIN, WIDE, section_title

LIST = 160
"""A list or table in a dialog is never lower than a few rows."""


class SavingDialog(QDialog):
    """Opened with `open()`. A dialog puts its parts into `column`, then `end`s, and calls `settle` when
    everything shows what is stored."""

    def __init__(self, desk: Desk, name: str, title: str) -> None:
        super().__init__(desk.window)
        self.setObjectName(f"{name}Dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.trouble = MessageBar()
        self.trouble.setObjectName(f"{name}Trouble")
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        self.column.setSpacing(GAP)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(scrolling(inside), 1)
        if has_room_for_titles(self):
            heading = section_title(title)
            heading.setWordWrap(True)
            self.column.addWidget(heading)
            self.column.addSpacing(GRID)
        self._default: QPushButton
        self._settled: object = None

    def end(
        self, name: str, save: Callable[[], None], text: str = "", also: QPushButton | None = None
    ) -> QPushButton:
        """The line of messages and the buttons; the one that saves is called `name`. What `also` does is no
        end of the dialog: it stands at the other side."""
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        if also is not None:
            buttons.addWidget(also)
        buttons.addStretch()
        button = push_button(text or _("&Save"), name, save)
        buttons.addWidget(button)
        buttons.addWidget(push_button(_("Cancel"), f"{name}Not", self.reject))
        foot = QVBoxLayout()
        foot.setContentsMargins(WIDE, GAP, WIDE, WIDE)
        foot.setSpacing(MARGIN)
        foot.addWidget(self.trouble)
        foot.addLayout(buttons)
        self._whole.addLayout(foot)
        button.setDefault(True)  # a button is a dialog's default only once it stands in it
        self._default = button
        return button

    def written(self) -> object:
        """What stands in the dialog now and could be lost, to be compared."""
        return None

    def settle(self) -> None:
        self._settled = self.written()

    @property
    def dirty(self) -> bool:
        return self.written() != self._settled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a list or a long text keeps Enter for is saved with Ctrl+Enter."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._default.click()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        if self.dirty:
            ask_before_losing(self.desk.ask, super().reject)
        else:
            super().reject()
