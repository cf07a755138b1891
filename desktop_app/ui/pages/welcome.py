"""What stands in the first view of an empty register: how to begin."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui.commands import Commands
from desktop_app.ui.form.parts import push_button, scrolling
from desktop_app.ui.style import GAP, MARGIN, WIDE, muted, page_title

_WAYS = (
    (
        "import",
        N_("&Import a list…"),
        N_("A spreadsheet, a pasted text or a page: it is shown as understood before anything is written."),
    ),
    ("network.new", N_("Make a &network…"), N_("Give it a name, say who its members are, and add people.")),
    (
        "register.demo",
        N_("Look at e&xamples…"),
        N_("Makes another register, filled with people and networks that do not exist, to try things in."),
    ),
)
BUTTON = 200
"""One under another, they are of one width."""
WIDEST = 560
"""The texts have this width in the narrowest window too."""


class Welcome(QWidget):
    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("welcome")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(page_title(_("The register is empty")))
        column.addWidget(muted(_("Begin in one of these ways.")))
        left = Qt.AlignmentFlag.AlignLeft
        self._buttons = []
        for command, text, told in _WAYS:
            column.addSpacing(MARGIN)
            button = push_button(_(text), f"welcome.{command}", partial(commands.run, command))
            button.setMinimumWidth(BUTTON)
            said = muted(_(told))
            said.setWordWrap(True)
            said.setFixedWidth(WIDEST)
            said.setMinimumHeight(said.heightForWidth(WIDEST))  # a scrolled page does not ask for it
            button.setAccessibleDescription(_(told))
            column.addWidget(button, 0, left)
            column.addWidget(said)
            self._buttons.append(button)
        self._buttons[0].setDefault(True)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))

    def focus_first(self) -> None:
        self._buttons[0].setFocus()
