"""The backups that the window makes by itself: each day's first, and one when it is closed.

Neither is made where nothing has been changed since the latest backup, and nobody waits for them: the day's
runs beside the work and gives way to it, and the one at closing runs when the window is gone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.jobs import Cancelled, Jobs, Running
from desktop_app.ui.progress import PATIENCE_MS
from desktop_app.ui.style import GAP, MARGIN, WIDE

if TYPE_CHECKING:
    from desktop_app.records.progress import Work
    from desktop_app.store.database import Store

FIRST_MS = 60_000
"""After the register was opened: then its lists have been read."""
AGAIN_MS = 600_000
"""A window may stay open for days; between two looks at whether there is something to keep."""
WIDTH = 420


def _not_made(error: UserError) -> str:
    return _("No backup was made. {why}").format(why=error)


class DailyBackup(QObject):
    def __init__(
        self,
        jobs: Jobs,
        store: Callable[[], Store | None],
        told: Callable[[UserError], None],
        parent: QObject,
    ) -> None:
        """`store` gives the register that is open; `told` hears of a backup that could not be made."""
        super().__init__(parent)
        self._jobs = jobs
        self._store = store
        self._told = told
        self._said = ""
        self._asking = False
        self._mine: Running | None = None
        self._others: set[Running] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        jobs.started.connect(self._started)

    def begin(self) -> None:
        """A register has been opened."""
        self._said = ""
        self._timer.start(FIRST_MS)

    def look(self) -> None:
        """Make the day's backup, where it is time for one and no other work runs."""
        self._timer.start(AGAIN_MS)
        store = self._store()
        if store is None or self._mine is not None or self._others:
            return
        self._asking = True
        self._jobs.run(
            store.backing_up_changes("daily", first_of=date.today()),
            self._kept,
            self._failed,
            title=_("Making a backup"),
            thread="aside",
        )
        self._asking = False

    def _over(self) -> None:
        self._mine = None

    def _kept(self, _made: Path | None) -> None:
        self._said = ""

    def _failed(self, error: UserError) -> None:
        """Said once, not every time that it fails in the same way."""
        said = _not_made(error)
        if not isinstance(error, Cancelled) and said != self._said:
            self._said = said
            self._told(UserError(said))

    def _started(self, running: Running) -> None:
        """Other work goes first: the backup is made at a later look."""
        if self._asking:
            self._mine = running
            running.ended.connect(self._over)
            return
        self._others.add(running)
        running.ended.connect(lambda: self._others.discard(running))
        if self._mine is not None:
            self._mine.cancel()


class AtClosing(QDialog):
    """What is still going on when the window is gone; shown only where it takes a while, or fails."""

    def __init__(self, register: str) -> None:
        super().__init__()
        self.setObjectName("atClosing")
        self.setWindowTitle(_("Backup"))
        self.setFixedWidth(WIDTH)
        self._text = QLabel(_("Making a backup of {register}…").format(register=register))
        self._text.setObjectName("atClosingText")
        self._text.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(_("Progress"))
        self._leave = QPushButton(_("Close &without a backup"))
        self._leave.setObjectName("atClosingLeave")
        self._leave.setAutoDefault(False)  # the Enter that closed the window shall not close this too
        self._leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.addLayout(foot)
        self.left = False
        self.rejected.connect(self._abandon)

    def _abandon(self) -> None:
        self.left = True

    def tell(self, trouble: str) -> None:
        self._text.setText(trouble)
        self._bar.hide()
        self._leave.setText(_("&Close"))


def keeping_changes(store: Store) -> Work[str]:
    """Keep what was changed in a register that is left for another; gives why that failed, or ""."""
    try:
        yield from store.backing_up_changes("closing")
    except UserError as error:
        return _not_made(error)
    return ""


def back_up_at_closing(app: QApplication, store: Store) -> None:
    """Keep what was changed; comes back when that is done, given up or, where it failed, read."""
    shown = AtClosing(Path(store.location).stem)
    work = store.backing_up_changes("closing")
    try:
        _follow(app, work, shown)
    except UserError as error:
        shown.tell(_not_made(error))
        shown.show()
        while not shown.left:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    finally:
        work.close()
        shown.deleteLater()


def _follow(app: QApplication, work: Work[Path | None], shown: AtClosing) -> None:
    begun = time.monotonic()
    for _step in work:
        if not shown.isVisible() and time.monotonic() - begun > PATIENCE_MS / 1000:
            shown.show()
        app.processEvents()
        if shown.left:
            return
