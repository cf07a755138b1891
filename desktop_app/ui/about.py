"""What the program is made of: its version, the licences, and where its data come from."""

from __future__ import annotations

import platform

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop_app import __version__
from desktop_app.i18n import _
from desktop_app.ui.style import GAP, WIDE, muted, page_title


class About(QDialog):
    def __init__(self, register: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(_("About the program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(page_title("Samverka"))
        versions = _("Version {version} with Qt {qt} and Python {python}").format(
            version=__version__, qt=qt_version, python=platform.python_version()
        )
        column.addWidget(muted(versions))
        for text in (
            _("Register: {place}").format(place=register) if register else "",
            _("The program is free under the MIT licence. Qt and PySide are used under the LGPL, version 3."),
            _("Typeface: Inter (SIL Open Font License). Icons: Lucide (ISC)."),
            _("Boundaries, codes, population: SCB. Coordinates: GeoNames (CC BY 4.0)."),
        ):
            if text:
                label = QLabel(text)
                label.setWordWrap(True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addStretch()
        column.addWidget(buttons)
        self.resize(520, 320)
