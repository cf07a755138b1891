"""The net under the window: a bug is written to a file and shown, and the window lives on.

What is kept is where in the program it happened and the kind of error, never its text: that may hold a
person's name or address.
"""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.ui.style import section_title

LIMIT = 1_000_000
"""Bytes after which the log is started anew; the one before is kept beside it."""


class CrashNet(QObject):
    """`program` is name and version, as they stand in the report."""

    caught_one = Signal(str)

    def __init__(self, log: Path, *, program: str) -> None:
        super().__init__()
        self.log = log
        self._program = program
        self._window: QWidget | None = None
        self._dialog: CrashDialog | None = None
        self.caught_one.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._hook
        threading.excepthook = lambda flown: self.caught(flown.exc_value or SystemError())
        qInstallMessageHandler(self._hear_qt)

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def show_over(self, window: QWidget) -> None:
        self._window = window

    def caught(self, error: BaseException) -> None:
        """May be called from any thread."""
        text = (
            f"{self._program}, Python {platform.python_version()}, Qt {qt_version}, {platform.platform()}\n"
        )
        text += told_without_values(error)
        self._write(text)
        self.caught_one.emit(text)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind, trace
        if isinstance(error, KeyboardInterrupt):
            QGuiApplication.quit()
        else:
            self.caught(error)

    def _hear_qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        del context
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self._write(f"Qt: {text}\n")

    def _write(self, text: str) -> None:
        """A full disk or a read-only folder must not make a second trouble of the first."""
        try:
            self.log.parent.mkdir(parents=True, exist_ok=True)
            if self.log.exists() and self.log.stat().st_size > LIMIT:
                self.log.replace(self.log.with_suffix(".1.log"))
            with self.log.open("a", encoding="utf-8") as file:
                file.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {text}\n")
        except OSError:
            sys.stderr.write(text)

    def _show(self, text: str) -> None:
        if self._window is None or (self._dialog is not None and self._dialog.isVisible()):
            return
        self._dialog = CrashDialog(text, self.log, self._window)
        self._dialog.open()


def told_without_values(error: BaseException) -> str:
    """The chain of errors with file, line and function of every step, without the errors' own texts."""
    parts = []
    link: BaseException | None = error
    while link is not None:
        frames = traceback.extract_tb(link.__traceback__)
        lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        parts.append("\n".join([f"{type(link).__module__}.{type(link).__qualname__}", *lines]))
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\nafter\n".join(parts)


class CrashDialog(QDialog):
    def __init__(self, text: str, log: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("crashDialog")
        self.setWindowTitle(_("The program made a mistake"))
        self.resize(640, 400)
        said = QLabel(
            _(
                "What you were doing was not finished; everything saved before is safe, and you can go on "
                "working. Please send the text below to whoever helps you with the program. It holds no "
                "personal data.\n\n"
                "It is also kept in {file}."
            ).format(file=log)
        )
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self._report = QPlainTextEdit(text)
        self._report.setObjectName("report")
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(_("Report"))
        copy = QPushButton(_("Co&py the text"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(section_title(_("The program made a mistake")))
        column.addWidget(said)
        column.addWidget(self._report, 1)
        column.addWidget(buttons)
