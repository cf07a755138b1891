"""Windows no larger than the screen they are on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)  # what the system's title bar and borders take of the screen


LOW = 480
"""Pixels below which a dialog has better use for its lines than to repeat what its frame is called."""


def has_room_for_titles(window: QWidget) -> bool:
    return window.screen().availableSize().height() >= LOW


def take_room(window: QWidget, width: int, height: int) -> None:
    """The size wanted, as far as the screen has room for it."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))
