"""What must live before anything can be painted: Qt's application and the program's own typeface."""

from __future__ import annotations

import os
import sys
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase, QGuiApplication

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.resources import RESOURCES

FAMILY = "Inter"
FILES = ("Inter-Regular.ttf", "Inter-Italic.ttf", "Inter-SemiBold.ttf")


def application() -> QGuiApplication:
    """The living application, or a new one without windows; the typeface is loaded when it returns.

    Call it in the main thread before painting without a window. A window's own QApplication must have
    been made before.
    """
    living = QCoreApplication.instance()
    screen = living if isinstance(living, QGuiApplication) else _windowless()
    _load_typeface()
    return screen


@cache
def _windowless() -> QGuiApplication:
    """Cached, so that it lives as long as the program."""
    arguments = ["samverka"]
    if sys.platform == "linux" and not os.environ.get("QT_QPA_PLATFORM"):
        arguments += ["-platform", "offscreen"]  # Qt aborts when a display does not answer
    return QGuiApplication(arguments)


@cache
def _load_typeface() -> None:
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name)) < 0:
            raise FileProblem(
                _("The program's typeface cannot be read."),
                advice=_("Install the program again."),
                where=Where(file=name),
            )
