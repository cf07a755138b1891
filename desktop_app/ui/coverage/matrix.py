"""The matrix: an organisation a row, a network a column; a cell says how many of its seats are held.

Holds what is looked at and which cell is the current one. Names stand still at the left and at the top while
the cells are scrolled; five hundred columns are no more work than those in sight.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.i18n import _, ngettext
from desktop_app.records.coverage import Cell
from desktop_app.records.ids import OrganisationId
from desktop_app.ui.colours import MUTED, PROBLEM, colour
from desktop_app.ui.coverage.slanted import SlantedHead
from desktop_app.ui.style import GAP
from desktop_app.work.coverage import Overview, Sum, held_of

ROW = 32
NAMES, NAMES_AT_MOST = 120, 240
RING = 6
"""The mark of a vacant seat."""
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """The last columns say what it comes to: in how many networks, and how many seats are vacant."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Overview | None = None
        self._sums: Mapping[OrganisationId, Sum] = {}
        self._networks: tuple[Any, ...] = ()

    def show_overview(self, shown: Overview) -> None:
        self.beginResetModel()
        self.shown, self._sums, self._networks = shown, shown.sums, shown.networks
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.shown is None else len(self.shown.bodies)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.shown is None else len(self._networks) + self.sums

    @property
    def sums(self) -> int:
        """Of one network alone there is only one."""
        return 1 if self.shown is not None and self.shown.only is not None else 2

    def is_sum(self, column: int) -> bool:
        return column >= len(self._networks)

    def cell(self, row: int, column: int) -> Cell | None:
        if self.shown is None or self.is_sum(column):
            return None
        return self.shown.cells.get((self._networks[column][0], self.shown.bodies[row].id))

    def body(self, row: int) -> OrganisationId:
        assert self.shown is not None
        return self.shown.bodies[row].id

    def row_of(self, body: int) -> int | None:
        bodies = self.shown.bodies if self.shown is not None else ()
        return next((row for row, each in enumerate(bodies) if each.id == body), None)

    def text(self, row: int, column: int) -> str:
        if self.is_sum(column):
            part = self._sums[self.body(row)]
            last = column == self.columnCount() - 1
            return str(part.vacant or "") if last else f"{part.represented}/{part.networks}"
        cell = self.cell(row, column)
        return held_of(cell) if cell is not None else ""

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return self.text(index.row(), index.column())
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return self._told(index.row(), index.column())
        return None

    def _told(self, row: int, column: int) -> str:
        """The cell in words, with what it is of."""
        assert self.shown is not None
        name = self.shown.bodies[row].name
        if self.is_sum(column):
            return f"{name}, {self.heading(column)}: {self.text(row, column) or 0}"
        return f"{name}, {self.heading(column)}: {told(self.cell(row, column))}"

    def heading(self, column: int) -> str:
        if not self.is_sum(column):
            return str(self._networks[column][1])
        return _("Vacant") if column == self.columnCount() - 1 else _("Networks")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if self.shown is None or role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.heading(section) if section < self.columnCount() else None
        return self.shown.bodies[section].name


def told(cell: Cell | None) -> str:
    """2 av 3 platser besatta, 1 vakant, 1 ersättare"""
    if cell is None:
        return _("not a member")
    if cell.seats:
        parts = [_("{held} of {seats} seats filled").format(held=cell.held, seats=cell.seats)]
    else:
        parts = [ngettext("{count} sits here", "{count} sit here", cell.held).format(count=cell.held)]
    if cell.vacant:
        parts.append(ngettext("{count} vacant", "{count} vacant", cell.vacant).format(count=cell.vacant))
    if cell.deputies:
        said = ngettext("{count} deputy", "{count} deputies", cell.deputies)
        parts.append(said.format(count=cell.deputies))
    return ", ".join(parts)


class MatrixView(QTableView):
    body_chosen = Signal(int)
    body_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverageMatrix")
        self.setAccessibleName(_("Coverage by organisation and network"))
        self._cells = MatrixModel()
        self._widest = 0
        self.setModel(self._cells)
        self.setItemDelegate(_Cells(self))
        self._head = SlantedHead(self)
        self.setHorizontalHeader(self._head)
        self._look()
        self.selectionModel().currentChanged.connect(self._choose)
        self.doubleClicked.connect(lambda index: self.body_opened.emit(self._cells.body(index.row())))

    def _look(self) -> None:
        self.setProperty("quiet", True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        names = self.verticalHeader()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setMinimumSectionSize(ROW)
        names.setDefaultSectionSize(ROW)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setSectionsClickable(True)
        names.sectionPressed.connect(lambda row: self.setCurrentIndex(self._cells.index(row, 0)))

    def show_overview(self, shown: Overview) -> None:
        """The current organisation stays the current one, and the network as well."""
        before = self.currentIndex()
        body = self._cells.body(before.row()) if before.isValid() else None
        column = max(0, before.column())
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._cells.show_overview(shown)
        headings = [self._cells.heading(column) for column in range(self._cells.columnCount())]
        self._head.lay_out(headings, level=self._cells.sums)
        self._widest = max(
            (self.fontMetrics().horizontalAdvance(each.name) for each in shown.bodies), default=0
        )
        self._fit_names()
        self.choose(body, min(column, max(0, self._cells.columnCount() - 1)))
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def choose(self, body: int | None, column: int | None = None) -> None:
        """Make an organisation's row the current one, without telling that it was chosen."""
        row = self._cells.row_of(body) if body is not None else None
        quiet = self.selectionModel().blockSignals(True)
        now = self.currentIndex()
        at = column if column is not None else max(0, now.column())
        self.setCurrentIndex(QModelIndex() if row is None else self._cells.index(row, at))
        self.selectionModel().blockSignals(quiet)
        self.viewport().update()
        self._head.viewport().update()
        self.show_current()

    def show_current(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _fit_names(self) -> None:
        room = min(NAMES_AT_MOST, self.width() // 2)
        self.verticalHeader().setFixedWidth(min(max(self._widest * 9 // 8 + 2 * GAP, NAMES), room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_names()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.body_opened.emit(self._cells.body(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to the organisation so called, in the same column."""
        bodies = self._cells.shown.bodies if self._cells.shown is not None else ()
        now = self.currentIndex()
        start = now.row() + (len(search) == 1) if now.isValid() else 0
        order = [*range(start, len(bodies)), *range(start)]
        found = next(
            (row for row in order if bodies[row].name.casefold().startswith(search.casefold())), None
        )
        if found is not None:
            self.setCurrentIndex(self._cells.index(found, max(0, now.column())))

    def _choose(self, index: QModelIndex) -> None:
        self._head.viewport().update()
        if index.isValid():
            self.body_chosen.emit(self._cells.body(index.row()))


class _Cells(QStyledItemDelegate):
    """Painted without the style: thousands of cells pass by in a second of scrolling."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view
        self._strong = QFont(view.font())
        self._strong.setWeight(QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = self._view._cells
        rect, shown = option.rect, option.palette
        row, column = index.row(), index.column()
        now = self._view.currentIndex()
        if row == now.row():
            group = QPalette.ColorGroup.Active if self._view.hasFocus() else QPalette.ColorGroup.Inactive
            painter.fillRect(rect, shown.color(group, QPalette.ColorRole.Highlight))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(shown, "line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), colour(shown, "line"))
        cell = model.cell(row, column)
        text = model.text(row, column)
        vacant = cell is not None and cell.vacant > 0
        if vacant:
            self._mark_vacant(painter, rect, shown)
        if text:
            painter.setFont(self._strong if vacant else self._view.font())
            painter.setPen(
                shown.color(PROBLEM if vacant else MUTED if text == "–" else QPalette.ColorRole.Text)
            )
            edge = rect.adjusted(0, 0, -8 if model.is_sum(column) else 0, -1)
            aligned = Qt.AlignmentFlag.AlignRight if model.is_sum(column) else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(edge, aligned | Qt.AlignmentFlag.AlignVCenter, text)
        if index == now and self._view.hasFocus():
            painter.setPen(QPen(shown.color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _mark_vacant(self, painter: QPainter, rect: QRect, shown: QPalette) -> None:
        """A tinted ground and an empty ring in the corner: not colour alone."""
        painter.fillRect(rect.adjusted(0, 0, -1, -1), colour(shown, "problem_back"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(shown, "problem_line"), 1.4))
        painter.drawEllipse(QRectF(rect.right() - RING - 2, rect.top() + 2, RING, RING))
        painter.restore()
