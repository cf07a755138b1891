"""Undo and redo, today or weeks later."""

from __future__ import annotations

from desktop_app.records.history import Undone
from desktop_app.records.ids import ChangeId
from desktop_app.store import journal
from desktop_app.store.database import Store


def undo(store: Store, *, change: ChangeId | None = None) -> Undone:
    """Undo a change, by default the latest. What was edited since is kept and named in the answer."""
    return journal.undo(store, change)


def redo(store: Store) -> Undone:
    """Do again what was undone last."""
    return journal.redo(store)
