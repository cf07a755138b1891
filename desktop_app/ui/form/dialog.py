"""A form in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.ui.form.form import Form
from desktop_app.ui.screen import has_room_for_titles, take_room
from desktop_app.ui.style import MARGIN, WIDE, section_title

WIDTH = 440
HIGHEST = 680


class FormDialog(QDialog):
    """Open with `open()`; it closes when the form is saved."""

    def __init__(self, title: str, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{form.objectName()}Dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = form
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(MARGIN)
        column.addWidget(form)
        width = max(WIDTH, form.width_wanted + 2 * WIDE)
        height = form.height_wanted + 2 * WIDE
        if has_room_for_titles(self):
            heading = section_title(title)
            heading.setWordWrap(True)
            column.insertWidget(0, heading)
            height += heading.heightForWidth(width - 2 * WIDE) + MARGIN
        take_room(self, width, min(height, HIGHEST))
        form.saved.connect(self.accept)
        form.cancelled.connect(self._leave)
        form.focus_first()

    def reject(self) -> None:
        """Esc and the window's own cross are the form's Cancel, which may ask first."""
        self.form.cancel()

    def _leave(self) -> None:
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.form.dirty:
            event.ignore()
            self.form.cancel()
        else:
            super().closeEvent(event)
