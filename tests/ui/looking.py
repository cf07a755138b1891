"""Finding things in a window, and typing as people do."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

Found = TypeVar("Found", bound=QObject)


def child(parent: QObject, kind: type[Found], name: str) -> Found:
    """The one below `parent` with that object name; it must be there."""
    found = parent.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} {name!r}"
    return found


def type_text(widget: QWidget, text: str) -> None:
    """Key events with text: QTest.keyClicks aborts the process on lower-case å ä ö."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
