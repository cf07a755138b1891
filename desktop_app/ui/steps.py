"""What Ctrl+Z and Ctrl+Y would do now, by name, in the Edit menu.

Holds which of the conditions "undo" and "redo" hold; asks the journal after every change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.records.history import HistoryLine
from desktop_app.ui.desk import Desk

if TYPE_CHECKING:
    from desktop_app.store.database import Store

LONGEST = 60
_Lines = tuple[HistoryLine | None, HistoryLine | None]


class Steps:
    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._changed = changed
        self.conditions: set[str] = set()
        desk.changes.changed.connect(lambda _changed: self.ask())
        self.ask()

    def ask(self) -> None:
        def work(store: Store) -> _Lines:
            from desktop_app.store import journal

            return journal.next_undo(store), journal.next_redo(store)

        self._desk.read(work, self._show, key="steps")

    def _show(self, lines: _Lines) -> None:
        undo, redo = lines
        self.conditions = {name for name, line in (("undo", undo), ("redo", redo)) if line is not None}
        commands = self._desk.commands
        commands.rename("undo", _("&Undo: {title}").format(title=_short(undo)) if undo else _("&Undo"))
        commands.rename("redo", _("&Redo: {title}").format(title=_short(redo)) if redo else _("&Redo"))
        self._changed()


def _short(line: HistoryLine) -> str:
    title = line.title if len(line.title) <= LONGEST else line.title[: LONGEST - 1] + "…"
    return title.replace("&", "&&")
