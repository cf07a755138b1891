"""What dialogs are put together from: a button, an editor under its label, fields that scroll."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.style import GRID


def push_button(text: str, name: str, pressed: Callable[[], object]) -> QPushButton:
    """One that leaves Enter to the dialog's own."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _on=False: pressed())
    return button


def label_of(text: str, widget: QWidget) -> QLabel:
    """The label, whose mnemonic leads to the widget, and by which a screen reader names it."""
    label = QLabel(text)
    label.setBuddy(widget)
    widget.setAccessibleName(text.replace("&", ""))
    return label


def labelled(text: str, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GRID)
    column.addWidget(label_of(text, widget))
    column.addWidget(widget)
    return column


def scrolling(fields: QWidget) -> QScrollArea:
    """What is put below it stays in sight."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(fields)
    return area
