"""Writes what was chosen, in one change, with progress and Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.records.ids import ChangeId
from desktop_app.records.progress import Work
from desktop_app.store.database import Store
from desktop_app.ui.ask import Ask
from desktop_app.ui.desk import Desk
from desktop_app.ui.importing import draft as drafts
from desktop_app.ui.importing.draft import Draft


class Writing(QObject):
    done = Signal(object, object)
    """The outcome, and the change that was made, None where the register already said it all."""
    failed = Signal(object)

    def __init__(self, desk: Desk, draft: Callable[[], Draft], parent: QObject) -> None:
        super().__init__(parent)
        self.busy = False
        self._desk = desk
        self._draft = draft

    def begin(self) -> None:
        draft = self._draft()
        outcome = draft.outcome()
        changes: list[ChangeId | None] = []
        self.busy = True

        def write(store: Store) -> Work[None]:
            changes.append((yield from drafts.carry_out(store, draft)))

        def written() -> None:
            self.busy = False
            self.done.emit(outcome, changes[0])

        self._desk.run(write, written, self._not_written, title=_("Importing"))

    def _not_written(self, error: UserError) -> None:
        self.busy = False
        self.failed.emit(error)


def ask_before_closing(ask: Ask, close: Callable[[], None]) -> None:
    ask.confirm(
        _("Close without importing?"),
        yes=_("Close"),
        no=_("Go on"),
        then=close,
        detail=_("What you have chosen for columns and rows is not kept."),
    )
