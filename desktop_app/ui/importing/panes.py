"""F6: from one part of a window to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def go_to_pane(panes: Sequence[QWidget], focus: QWidget | None, by: int) -> None:
    """Give the focus to the pane `by` places from the one that holds it, past those that cannot take it."""
    inside = [pane is focus or (focus is not None and pane.isAncestorOf(focus)) for pane in panes]
    now = inside.index(True) if True in inside else -1 if by > 0 else 0
    for step in range(1, len(panes) + 1):
        pane = panes[(now + by * step) % len(panes)]
        if pane.isEnabled():
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
