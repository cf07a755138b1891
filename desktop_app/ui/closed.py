"""What stands in the window while no register is open: that one is being opened, or why it cannot be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.colours import MUTED
from desktop_app.ui.commands import Commands, plain
from desktop_app.ui.icons import Picture
from desktop_app.ui.style import GAP, MARGIN, WIDE, muted, section_title

WIDTH = 560
CHOICES = ("register.open", "register.new", "register.restore")


class Opening(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("opening")
        column = QVBoxLayout(self)
        column.addStretch(2)
        label = muted(_("Opening the register…"))
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
        column.addStretch(3)


class NotOpened(QWidget):
    """The sentence, and what a person can do now."""

    def __init__(self, error: UserError, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("notOpened")
        self._buttons: list[QPushButton] = []
        centre = Qt.AlignmentFlag.AlignHCenter
        said = QLabel(str(error))
        said.setObjectName("notOpenedWhy")
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        said.setAlignment(centre)
        said.setFixedWidth(WIDTH)
        said.setMinimumHeight(said.heightForWidth(WIDTH))
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        title = section_title(_("The register could not be opened"))
        title.setAlignment(centre)
        choices = QHBoxLayout()
        choices.setSpacing(GAP)
        choices.addStretch()
        for command in CHOICES:
            button = QPushButton(plain(commands.action(command).text()))
            button.setObjectName(f"notOpened.{command}")
            button.clicked.connect(lambda _on=False, command=command: commands.run(command))
            choices.addWidget(button)
            self._buttons.append(button)
        choices.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(MARGIN)
        column.addStretch(2)
        column.addWidget(Picture("inbox", 40, MUTED), 0, centre)
        column.addWidget(title)
        column.addWidget(said, 0, centre)
        column.addLayout(choices)
        column.addStretch(3)

    def take_focus(self) -> None:
        self._buttons[0].setFocus()
