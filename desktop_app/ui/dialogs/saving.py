"""The foot of a dialog that saves: Cancel, and Save as what Enter does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.style import GAP


def end_with_save(dialog: QDialog, column: QVBoxLayout, name: str, save: Callable[[], None]) -> None:
    """`column` is the dialog's own layout; the button is called `name`."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    button = buttons.addButton(_("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
    button.setObjectName(name)
    buttons.accepted.connect(save)
    buttons.rejected.connect(dialog.reject)
    column.addSpacing(GAP)
    column.addWidget(buttons)
    button.setDefault(True)  # a button is a dialog's default only once it stands in it
