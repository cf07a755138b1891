"""A document as it will be on paper, before it is printed or saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.records.documents import Document
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.pageview import PageView
from desktop_app.ui.print_foot import PrintFoot
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import MARGIN


class DocumentPreview(QDialog):
    """Opened with `open()`."""

    def __init__(self, desk: Desk, document: Document, name: str) -> None:
        super().__init__(desk.window)
        self.setObjectName(name)
        self.setWindowTitle(_("Print: {name}").format(name=document.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view = PageView(desk.jobs)
        told = MessageBar()
        told.setObjectName("printTrouble")
        foot = PrintFoot(desk, told)
        foot.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(view, 1)
        column.addWidget(told)
        column.addWidget(foot)
        foot.make_default()
        take_room(self, 860, 680)
        view.counted.connect(foot.take)
        view.show_document(document)
