"""Carries the store's notice "this has changed" from any thread to the views on the main thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal


class Changed(Protocol):
    """`kinds` names the records touched ("participants", …; empty means any); `change` numbers the step."""

    @property
    def kinds(self) -> frozenset[str]: ...

    @property
    def change(self) -> int: ...


class Changes(QObject):
    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self.changed, Qt.ConnectionType.QueuedConnection)

    def notify(self, changed: Changed) -> None:
        """May be called from any thread; the views hear of it in the main thread's next turn."""
        self._arrived.emit(changed)

    def watch(self, kinds: Iterable[str], handler: Callable[[Changed], None]) -> None:
        """Call `handler` for changes that touch one of `kinds`."""
        watched = frozenset(kinds)

        def hear(changed: Changed) -> None:
            if not changed.kinds or changed.kinds & watched:
                handler(changed)

        self.changed.connect(hear)
