"""What stands where a table has no rows: a picture, a sentence, a button. Widgets: they are read aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.colours import MUTED
from desktop_app.ui.icons import Picture
from desktop_app.ui.style import MARGIN, WIDE

PICTURE = 40


@dataclass(frozen=True, slots=True)
class Empty:
    """Without `pressed` there is no button."""

    icon: str
    sentence: str
    button: str = ""
    pressed: Callable[[], None] | None = None


class EmptyState(QWidget):
    def __init__(self, empty: Empty, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.sentence = QLabel(empty.sentence)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setAlignment(centre)
        self.sentence.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(MARGIN)
        column.addStretch(2)
        column.addWidget(Picture(empty.icon, PICTURE, MUTED), 0, centre)
        column.addWidget(self.sentence)
        if empty.pressed is not None:
            button = QPushButton(empty.button)
            button.setObjectName(f"{name}Button")
            button.clicked.connect(lambda _checked=False, pressed=empty.pressed: pressed())
            column.addWidget(button, 0, centre)
        column.addStretch(3)
