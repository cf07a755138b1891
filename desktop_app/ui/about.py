"""What the program is made of: its version, the licences, and where its data come from; and which register is
open, with its latest backup."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop_app import __version__
from desktop_app.i18n import _
from desktop_app.store.troubles import shown
from desktop_app.ui.style import GAP, WIDE, muted, page_title
from desktop_app.ui.words import moment

if TYPE_CHECKING:
    from desktop_app.store.database import Store
    from desktop_app.ui.desk import Desk


class About(QDialog):
    def __init__(self, desk: Desk | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(_("About the program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self._column.setSpacing(GAP)
        self._column.addWidget(page_title("Samverka"))
        versions = _("Version {version} with Qt {qt} and Python {python}").format(
            version=__version__, qt=qt_version, python=platform.python_version()
        )
        self._column.addWidget(muted(versions))
        if desk is not None:
            self._tell(_("Register: {place}").format(place=shown(desk.store.location)))
            self._backup = self._tell("")
            self._backup.setObjectName("latestBackup")
            desk.read(_latest_backup, self._tell_backup)
        for text in (
            _("The program is free under the MIT licence. Qt and PySide are used under the LGPL, version 3."),
            _("Typeface: Inter (SIL Open Font License). Icons: Lucide (ISC)."),
            _("Boundaries, codes, population: SCB. Coordinates: GeoNames (CC BY 4.0)."),
        ):
            self._tell(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._column.addStretch()
        self._column.addWidget(buttons)
        self.resize(520, 360)

    def _tell(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
        return label

    def _tell_backup(self, text: str) -> None:
        self._backup.setText(text)


def _latest_backup(store: Store) -> str:
    if store.backup_folder is None:
        return _("A register in a database is backed up by the one who runs the server.")
    for latest in store.kept()[:1]:
        return _("Latest backup: {when}, {reason}, in {folder}").format(
            when=moment(latest.when), reason=latest.reason, folder=store.backup_folder
        )
    return _("No backup has been made yet.")
