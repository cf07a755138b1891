"""Looks at the sources of an import on the read thread: one plan at a time, anew when a choice changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.database import Store
from desktop_app.ui.importing.draft import Aim, Draft
from desktop_app.ui.importing.looking import look_at_all
from desktop_app.ui.importing.source import Looked, Source
from desktop_app.ui.jobs import Jobs, Running

PATIENCE_MS = 250
"""So long a choice is waited with: the next press of an arrow key may change it again."""

Then = Callable[[], None]


class Planner(QObject):
    busy_changed = Signal()
    failed = Signal(object)
    """A UserError; `Cancelled` where the person stopped it."""

    def __init__(self, store: Store, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self.busy = False
        self._store = store
        self._jobs = jobs
        self._running: Running | None = None
        self._sources: Sequence[Source] = ()
        self._then: Then | None = None
        self._again: list[Source] = []
        self._aimed: tuple[Draft, Aim] | None = None
        self._again_of: tuple[Draft, Then] | None = None
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._soon.timeout.connect(self._replan)

    def plan(self, draft: Draft, sources: Sequence[Source], then: Then) -> None:
        """Look at these, tell them, and go on; at once where there are none."""
        if not sources:
            then()
            return
        self._soon.stop()  # what waits to be planned again is among these
        self._again, self._again_of = [], None
        sources, before = draft.from_first(sources)
        self._sources, self._then = sources, then
        self._aimed = draft, draft.aimed
        # a copy is looked at, for the window may change the source meanwhile
        copies = [replace(source, columns=dict(source.columns)) for source in sources]
        work = look_at_all(self._store, copies, draft.aimed, before)
        self._become(busy=True)
        running = self._jobs.run(
            work, self._looked, self._not_looked, title=_("Reading the lists"), thread="read"
        )
        if self.busy:
            self._running = running

    def afterwards(self, then: Then) -> None:
        """Go on so, when what is under way is done."""
        self._then = then

    def plan_soon(self, draft: Draft, source: Source, then: Then) -> None:
        """Something was said of this source; a plan under way is of what was said before and is stopped."""
        if not any(each is source for each in self._again):
            self._again.append(source)
        self._again_of = draft, then
        self._soon.start()

    def cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _replan(self) -> None:
        if self.busy:
            self.cancel()
        elif self._again_of is not None:
            draft, then = self._again_of
            sources, self._again, self._again_of = self._again, [], None
            self.plan(draft, sources, then)

    def _looked(self, found: list[Looked]) -> None:
        for source, looked in zip(self._sources, found, strict=True):
            source.take(looked)
        if self._aimed is not None:
            self._aimed[0].settle_endings()
        if self._aimed is not None and self._aimed[0].aimed != self._aimed[1]:
            self._aimed[0].forget_plans()
        self._become(busy=False)
        if self._again_of is not None:
            self._replan()
        elif self._then is not None:
            self._then()

    def _not_looked(self, error: UserError) -> None:
        self._become(busy=False)
        if self._again_of is not None:
            self._replan()
        else:
            self.failed.emit(error)

    def _become(self, *, busy: bool) -> None:
        self.busy = busy
        self._running = None
        self.busy_changed.emit()
