"""How the program is dressed: scheme, palette, fonts, distances, and labels in the design page's sizes.

resources/help/design.md says why; fusion.py draws what Fusion does not do well enough.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.resources import RESOURCES
from desktop_app.ui import colours
from desktop_app.ui.fusion import Style

Scheme = Literal["system", "light", "dark"]

GRID = 4
GAP = 2 * GRID
MARGIN = 4 * GRID
WIDE = 6 * GRID

POINTS = 10.0

_QT_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Appearance(QObject):
    """Dresses the application once and follows the system's scheme, or the person's choice, live."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = "system") -> None:
        super().__init__(app)
        self._app = app
        self._style = Style()
        app.setStyle(self._style)
        app.setFont(_font(app.font()))
        self.scheme: Scheme = scheme
        self.set_scheme(scheme)
        app.styleHints().colorSchemeChanged.connect(self._apply)

    @property
    def dark(self) -> bool:
        if self.scheme == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.scheme == "dark"

    def set_scheme(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._app.styleHints().setColorScheme(_QT_SCHEMES[scheme])
        self._apply()

    def _apply(self) -> None:
        self._app.setPalette(colours.palette(dark=self.dark))
        self.changed.emit()


def _font(system: QFont) -> QFont:
    """Inter where it is shipped or installed, otherwise the system's, in the program's size."""
    for path in sorted((RESOURCES / "fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont("Inter") if "Inter" in QFontDatabase.families() else QFont(system)
    font.setPointSizeF(POINTS)
    return font


def _label(text: str, times: float, weight: QFont.Weight) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setPointSizeF(POINTS * times)
    font.setWeight(weight)
    label.setFont(font)
    return label


def page_title(text: str = "") -> QLabel:
    return _label(text, 1.6, QFont.Weight.DemiBold)


def section_title(text: str = "") -> QLabel:
    return _label(text, 1.1, QFont.Weight.DemiBold)


def muted(text: str = "") -> QLabel:
    """Secondary text: counts, hints, dates of last change."""
    label = _label(text, 1.0, QFont.Weight.Normal)
    label.setForegroundRole(colours.MUTED)
    return label
