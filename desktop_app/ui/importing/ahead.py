"""Files are read as soon as they are given, so that their sheets and their letters can be chosen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import Invalid
from desktop_app.ui.importing.choosing import Choosing
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.planner import PATIENCE_MS, Planner
from desktop_app.ui.importing.source import Source


class ReadingAhead(QObject):
    have_read = Signal()

    def __init__(
        self, choosing: Choosing, planner: Planner, draft: Callable[[], Draft], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._planner = planner
        self._draft = draft
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._soon.timeout.connect(self._read)
        choosing.changed.connect(self._soon.start)
        choosing.source_changed.connect(self._again)

    def _read(self) -> None:
        if not self._choosing.isVisible() or self._planner.busy or not self._choosing.unread:
            return
        draft = self._draft()
        with suppress(Invalid):  # a sender that there is not is told of when one goes on
            self._choosing.aim(draft)
        draft.give(self._choosing.sources())
        files = [each for each in draft.unplanned() if isinstance(each.given, Path)]
        self._planner.plan(draft, files, self._done)

    def _done(self) -> None:
        self._choosing.show_sources(self._draft().sources)
        self.have_read.emit()
        self._soon.start()  # another file may have been given meanwhile

    def _again(self, source: object) -> None:
        """Something was said of how a file is to be read."""
        assert isinstance(source, Source)
        if source.looked is not None:
            source.looked = replace(source.looked, moved=-1)
        self._soon.start()
