"""The dress of the program: the scheme changes live, and focus can be seen on every kind of widget."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.colours import is_dark
from desktop_app.ui.style import POINTS, Appearance, muted


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    dressed = Appearance(qapp, "light")
    yield dressed
    dressed.set_scheme("light")


def test_the_scheme_changes_live(qapp: QApplication, appearance: Appearance, qtbot: QtBot) -> None:
    label = muted("340")
    qtbot.addWidget(label)
    label.show()
    light = label.palette().color(label.foregroundRole())
    with qtbot.waitSignal(appearance.changed):
        appearance.set_scheme("dark")
    assert appearance.dark
    assert is_dark(qapp.palette())
    qtbot.waitUntil(lambda: label.palette().color(label.foregroundRole()) != light)


def test_the_font_is_the_programs_own_size(qapp: QApplication, appearance: Appearance) -> None:
    assert qapp.font().pointSizeF() == POINTS
    assert qapp.font().family() == "Inter"


@pytest.mark.parametrize(
    "kind", [QLineEdit, QPushButton, QComboBox, QSpinBox, QCheckBox, QPlainTextEdit, QListWidget]
)
def test_focus_is_drawn_in_the_accent_colour(
    qtbot: QtBot, appearance: Appearance, kind: type[QWidget]
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    other, widget = QLineEdit(), kind()
    column.addWidget(other)
    column.addWidget(widget)
    holder.show()
    qtbot.waitExposed(holder)
    holder.activateWindow()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    before = accents(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    assert accents(widget) > before + 20


def test_focus_is_seen_on_the_default_button(qtbot: QtBot, appearance: Appearance) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    other, button = QLineEdit(), QPushButton("Spara")
    button.setDefault(True)
    column.addWidget(other)
    column.addWidget(button)
    holder.show()
    qtbot.waitExposed(holder)
    other.setFocus()
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != before


def accents(widget: QWidget) -> int:
    """Pixels of the widget in the accent colour."""
    image = widget.grab().toImage()
    accent = widget.palette().color(QPalette.ColorRole.Accent)
    return sum(image.pixelColor(x, y) == accent for x in range(image.width()) for y in range(image.height()))
