"""The pages of a document as pictures: small ones to choose from, and one large, as wide as one likes.

They are painted on the read thread, where a map may take its time, and put up as they come.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap, QResizeEvent, QWheelEvent
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
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.style import GAP, MARGIN, muted

SMALL = 84
STRIP = 132
ZOOM = 48
STEPS = (0.5, 0.7, 1.0, 1.4, 2.0, 2.8)
"""Widths of the large page, as times of the room there is."""
_AT_ONCE = 8
"""So many small pictures are painted before the next read has its turn."""


@dataclass(frozen=True, slots=True)
class _Painted:
    """Pictures of a document's pages from `first` on."""

    document: Document
    first: int
    pictures: list[QImage]


class PageView(QWidget):
    """`counted` says how many pages a document has, once it has been laid out."""

    counted = Signal(object, int)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
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
        self._jobs.read(lambda: (document, pages.count(document)), self._take, key="preview.count")

    def _take(self, laid_out: tuple[Document, int]) -> None:
        before = max(0, self._strip.currentRow())
        self._document, self.count = laid_out
        quiet = self._strip.blockSignals(True)
        self._strip.clear()
        for page in range(1, self.count + 1):
            item = QListWidgetItem(str(page))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _("Page {number}").format(number=page))
            self._strip.addItem(item)
        self._strip.setCurrentRow(min(before, self.count - 1))
        self._strip.blockSignals(quiet)
        self.counted.emit(*laid_out)
        self._show_page(self._strip.currentRow())
        self._paint(range(_AT_ONCE), SMALL, self._put_beside, "preview.small")

    def _put_beside(self, painted: _Painted) -> None:
        if painted.document is not self._document:
            return
        for page, picture in enumerate(painted.pictures, painted.first):
            small = _edged(self._sharp(picture), self.palette().color(QPalette.ColorRole.Mid))
            self._strip.setIconSize(QSize(SMALL, round(small.height() / small.devicePixelRatio())))
            self._strip.item(page).setIcon(QIcon(small))
        self._strip.scheduleDelayedItemsLayout()  # they were laid out without a picture
        after = painted.first + len(painted.pictures)
        self._paint(range(after, after + _AT_ONCE), SMALL, self._put_beside, "preview.small")

    def _paint(self, wanted: range, width: int, done: Callable[[_Painted], None], key: str) -> None:
        """Pictures of those of the wanted pages that there are."""
        document, across = self._document, round(width * self.devicePixelRatioF())
        there = wanted[: max(0, self.count - wanted.start)]
        if document is None or not there:
            return

        def paint() -> _Painted:
            made = [pages.picture(document, page, across) for page in there]
            return _Painted(document, there.start, made)

        self._jobs.read(paint, done, key=key)

    def zoom(self, by: int) -> None:
        self._step = min(max(0, self._step + by), len(STEPS) - 1)
        self._show_page(self._strip.currentRow())

    def _show_page(self, page: int) -> None:
        if self._document is None or page < 0:
            return
        said = _("Page {page} of {pages}").format(page=page + 1, pages=self.count)
        self._where.setText(said)
        self._page.setAccessibleName(said)
        bar = self._area.verticalScrollBar().sizeHint().width()  # it comes only with the page
        room = self._area.maximumViewportSize().width() - bar - 2 * MARGIN
        width = max(SMALL, round(room * STEPS[self._step]))
        self._paint(range(page, page + 1), width, self._put_up, "preview.page")

    def _put_up(self, painted: _Painted) -> None:
        if painted.document is self._document:
            self._page.setPixmap(self._sharp(painted.pictures[0]))
            self._page.setMargin(MARGIN)

    def _sharp(self, picture: QImage) -> QPixmap:
        made = QPixmap.fromImage(picture)
        made.setDevicePixelRatio(self.devicePixelRatioF())
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
