"""What somebody teaches the program in the assistant, and takes back: organisations' spellings, columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.records.ids import OrganisationId
from desktop_app.store.database import Store
from desktop_app.ui.desk import Desk
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.source import Source
from desktop_app.ui.importing.taught import TaughtDialog
from desktop_app.work import imports, organisations


class Learning(QObject):
    plan_again = Signal()
    """All sources may be understood otherwise now."""
    replan = Signal(object)
    """This source alone."""

    def __init__(
        self, desk: Desk, draft: Callable[[], Draft], failed: Callable[[UserError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft = draft
        self._failed = failed

    def spelt(self, text: str, organisation: object) -> None:
        """A text means an organisation; None takes that back."""
        spellings = self._draft().spellings
        if organisation is None:
            spellings.pop(text, None)
        else:
            spellings[text] = OrganisationId(int(str(organisation)))
        self.plan_again.emit()

    def show_all(self, parent: QWidget) -> None:
        """All that is remembered, to be forgotten; what has been read is planned again then."""
        shown = TaughtDialog(self._desk, parent)
        shown.finished.connect(lambda _result: self._draft().forget_plans())
        shown.open()

    def forget_spelling(self, spelling: object) -> None:
        number = int(str(spelling))

        def forget(store: Store) -> None:
            organisations.forget_spelling(store, spelling=number)

        self._desk.do(forget, self.plan_again.emit, self._failed)

    def forget_columns(self, source: object) -> None:
        """Lists like this one are read as the program understands them again."""
        assert isinstance(source, Source)
        if source.planned is None:
            return
        shape = source.planned.file.understood.shape

        def forget(store: Store) -> None:
            imports.forget_columns(store, shape=shape)

        def forgotten() -> None:
            source.columns = {}
            self.replan.emit(source)

        self._desk.do(forget, forgotten, self._failed)
