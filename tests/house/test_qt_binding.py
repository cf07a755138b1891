"""The Qt binding keeps its promises on this Python."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_a_void_call_does_not_use_up_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 took a reference to None for each on Python 3.11 and died after some five thousand."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(10_000):
        label.setText(str(number))
    assert label.text() == "9999"
    assert sys.getrefcount(None) > before - 5_000
