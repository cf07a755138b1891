"""The pages of a document as pictures: small ones to choose from, and one large, as wide as one likes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.paper import pages
from desktop_app.records.documents import Document
from desktop_app.ui.style import GAP, MARGIN, muted

SMALL = 84
STRIP = 132
ZOOM = 48
STEPS = (0.5, 0.7, 1.0, 1.4, 2.0, 2.8)
"""Widths of the large page, as times of the room there is."""


class PageView(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self._step = STEPS.index(1.0)
        self.count = 0
        self._strip = QListWidget()
        self._strip.setObjectName("previewPages")
        self._strip.setAccessibleName(_("Pages"))
        self._strip.setFixedWidth(STRIP)
        self._strip.setViewMode(QListView.ViewMode.IconMode)
        self._strip.setFlow(QListView.Flow.TopToBottom)
        self._strip.setWrapping(False)
        self._strip.setMovement(QListView.Movement.Static)
        self._strip.setSpacing(GAP)
        self._strip.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._strip.currentRowChanged.connect(self._show_page)
        self._page = QLabel()
        self._page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea()
        self._area.setObjectName("previewPage")
        self._area.setAccessibleName(_("Page"))
        self._area.setWidget(self._page)
        self._area.setWidgetResizable(True)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._area.setFrameShape(QFrame.Shape.StyledPanel)
        self._where = muted()
        self._where.setObjectName("previewWhere")
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(GAP)
        tools.addWidget(self._where)
        tools.addStretch()
        for text, name, name_read, by in (
            ("−", "zoomOut", _("Smaller"), -1),
            ("+", "zoomIn", _("Larger"), 1),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.setFixedWidth(ZOOM)
            button.setObjectName(name)
            button.setAccessibleName(name_read)
            button.setToolTip(name_read)
            button.clicked.connect(lambda _on=False, by=by: self.zoom(by))
            tools.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addLayout(tools)
        right.addWidget(self._area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(MARGIN)
        row.addWidget(self._strip)
        row.addLayout(right, 1)

    def show_document(self, document: Document) -> None:
        """The page that was shown stays in sight, as far as there still is one."""
        before = max(0, self._strip.currentRow())
        self._document = document
        self.count = pages.Pages(document, pages.page_layout(document)).count
        quiet = self._strip.blockSignals(True)
        self._strip.clear()
        for page in range(self.count):
            small = _edged(self._picture(page, SMALL), self.palette().color(QPalette.ColorRole.Mid))
            item = QListWidgetItem(QIcon(small), str(page + 1))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _("Page {number}").format(number=page + 1))
            self._strip.addItem(item)
            self._strip.setIconSize(QSize(SMALL, round(small.height() / small.devicePixelRatio())))
        self._strip.blockSignals(quiet)
        self._strip.setCurrentRow(min(before, self.count - 1))
        self._show_page(self._strip.currentRow())

    def zoom(self, by: int) -> None:
        self._step = min(max(0, self._step + by), len(STEPS) - 1)
        self._show_page(self._strip.currentRow())

    def _show_page(self, page: int) -> None:
        if self._document is None or page < 0:
            return
        room = self._area.viewport().width() - 2 * MARGIN
        self._page.setPixmap(self._picture(page, max(SMALL, round(room * STEPS[self._step]))))
        self._page.setMargin(MARGIN)
        said = _("Page {page} of {pages}").format(page=page + 1, pages=self.count)
        self._where.setText(said)
        self._page.setAccessibleName(said)

    def _picture(self, page: int, width: int) -> QPixmap:
        assert self._document is not None
        ratio = self.devicePixelRatioF()
        made = QPixmap.fromImage(pages.picture(self._document, page, round(width * ratio)))
        made.setDevicePixelRatio(ratio)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_page(self._strip.currentRow())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)


def _edged(picture: QPixmap, edge: QColor) -> QPixmap:
    """White paper with an edge, so that it is seen on any ground."""
    painter = QPainter(picture)
    painter.setPen(edge)
    size = picture.deviceIndependentSize()
    painter.drawRect(QRectF(0, 0, size.width() - 1, size.height() - 1))
    painter.end()
    return picture
