"""The line that shows long work: what is being done, how far it has come, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from desktop_app.i18n import _
from desktop_app.records.progress import Progress
from desktop_app.ui.jobs import Jobs, Running
from desktop_app.ui.style import GAP, MARGIN, muted

PATIENCE_MS = 500
"""Work that is over sooner is not worth a line that flashes by."""


class ProgressBar(QFrame):
    """Shows the work started last; when that ends, the one before it."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progressBar")
        self._works: list[Running] = []
        self._title = QLabel()
        self._text = muted()
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(200)
        self._bar.setAccessibleName(_("Progress"))
        self._stop = QPushButton(_("Cancel"))
        self._stop.setObjectName("cancelWork")
        self._stop.setAutoDefault(False)  # in a dialog Enter is the dialog's
        self._stop.clicked.connect(self._cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        line.setSpacing(MARGIN)
        line.addWidget(self._title)
        line.addWidget(self._text, 1)
        line.addWidget(self._bar)
        line.addWidget(self._stop)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_latest)
        jobs.started.connect(self._begin)
        self.hide()

    def _begin(self, running: Running) -> None:
        self._works.append(running)
        running.progressed.connect(self._progress)
        running.ended.connect(self._end)
        self._patience.start()

    def _show_latest(self) -> None:
        if not self._works:
            return
        latest = self._works[-1]
        self._title.setText(latest.title)
        self._text.clear()
        self._bar.setRange(0, 0)
        self._stop.setEnabled(not latest.cancelled)
        self.show()

    def _progress(self, progress: Progress) -> None:
        if self._works and self.sender() is self._works[-1]:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            self._text.setText(progress.text)
            self._stop.setEnabled(not (progress.final or self._works[-1].cancelled))

    def _end(self) -> None:
        self._works = [work for work in self._works if work is not self.sender()]
        if self._works:
            self._show_latest()
        else:
            self._patience.stop()
            self.hide()

    def _cancel(self) -> None:
        if self._works:
            self._works[-1].cancel()
            self._stop.setEnabled(False)
            self._text.setText(_("Stopping…"))
