"""What stands in a window for a person to read."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.page import Page
from desktop_app.ui.window import Window


def said(widget: QWidget) -> str:
    """The texts of all labels that are not hidden, a line each; places to break a word are no letters."""
    texts = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(texts).replace("\N{ZERO WIDTH SPACE}", "")


def listed(window: Window) -> Page:
    """The view in sight, which is a list with a card."""
    assert isinstance(window.page, Page)
    return window.page
