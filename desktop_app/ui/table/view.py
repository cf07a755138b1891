"""The table as it is seen: the selection is kept by id through every reset, and "all" is a state of its own.

Selecting a hundred thousand rows one by one takes Qt seconds; beyond `MANY` rows "all" is remembered and
painted instead, and any other selection ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableView,
    QWidget,
)

from desktop_app.ui.style import GAP
from desktop_app.ui.table.cells import RowCells
from desktop_app.ui.table.header import Header
from desktop_app.ui.table.model import TableModel

MANY = 2000
ROW = 32

_Flag = QItemSelectionModel.SelectionFlag


class TableView(QTableView):
    row_opened = Signal(object)
    row_chosen = Signal(object)
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        model: TableModel,
        name: str,
        remembered: MutableMapping[str, object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._all_of: str | None = None
        self._shown = ("", "", False)
        self._wanted: list[int] | None = None
        self._wanted_current: int | None = None
        self._chosen: int | None = None
        self._top = 0
        self._seeking = False
        self.setObjectName(name)
        self.head = Header(name, remembered, self)
        self._look()
        self.setModel(model)
        self.head.lay_out(model.source.columns)
        self.head.ordered.connect(lambda column, down: model.order_by(column, descending=down))
        model.modelAboutToBeReset.connect(self._remember)
        model.loaded.connect(self._restore)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.doubleClicked.connect(lambda index: self.row_opened.emit(model.id_at(index.row())))

    def _look(self) -> None:
        self.setProperty("quiet", True)
        self.setHorizontalHeader(self.head)
        self._cells = RowCells(self, self._rows)
        self.setItemDelegate(self._cells)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)

    @property
    def all_selected(self) -> bool:
        """Every row that the search finds; another search ends it."""
        return self._all_of == self._rows.searched

    def selected(self) -> list[int]:
        if self.all_selected:
            return list(self._rows.ids)
        if self._wanted is not None:
            return list(self._wanted)
        ranges = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())
        return [self._rows.id_at(row) for top, bottom in ranges for row in range(top, bottom + 1)]

    def current(self) -> int | None:
        if self._wanted is not None:
            return self._wanted_current
        index = self.currentIndex()
        return self._rows.id_at(index.row()) if index.isValid() else None

    def select(self, ids: Sequence[int]) -> None:
        """Select these; the first is the current row and is scrolled to. Ids not yet here are waited for."""
        self._all_of = None
        self._wanted, self._wanted_current = list(ids), ids[0] if ids else None
        self._seeking = True
        self._restore()
        self.selection_changed.emit()

    def selectAll(self) -> None:
        if self._rows.rowCount() <= MANY:
            super().selectAll()
            return
        self._all_of = self._rows.searched
        self.viewport().update()
        self.selection_changed.emit()

    def _remember(self) -> None:
        if self._wanted is None:
            self._wanted, self._wanted_current = (
                ([] if self.all_selected else self.selected()),
                self.current(),
            )
        model = self._rows
        shown = (model.searched, model.order, model.descending)
        self._top = self.verticalScrollBar().value() if shown == self._shown else 0
        self._shown = shown

    def _restore(self) -> None:
        """Find the selection again by id; what is not there yet is looked for in the whole list."""
        if self._wanted is None:
            return
        found = [row for row in (self._rows.row_of(record) for record in self._wanted) if row is not None]
        current = None if self._wanted_current is None else self._rows.row_of(self._wanted_current)
        chooser = self.selectionModel()
        quiet = chooser.blockSignals(True)
        chooser.select(self._selection(found), _Flag.ClearAndSelect | _Flag.Rows)
        place = QModelIndex() if current is None else self._rows.index(current, 0)
        chooser.setCurrentIndex(place, _Flag.NoUpdate)
        chooser.blockSignals(quiet)
        self.executeDelayedItemsLayout()
        if self._seeking and current is not None:
            self._seeking = False
            self.scrollTo(place)
        else:
            self.verticalScrollBar().setValue(self._top)
        self.viewport().update()
        missing = len(found) < len(self._wanted) or (current is None and self._wanted_current is not None)
        if self._rows.whole or not missing:
            self._wanted = None
            self._seeking = False
            self._announce(changed=missing)

    def _announce(self, *, changed: bool) -> None:
        if self.current() != self._chosen:
            self._chosen = self.current()
            self.row_chosen.emit(self._chosen)
        if changed:
            self.selection_changed.emit()

    def _selection(self, rows: Iterable[int]) -> QItemSelection:
        """Neighbouring rows as one range: a range is cheap, an index is not."""
        selection = QItemSelection()
        last = self._rows.columnCount() - 1
        start = end = -1
        for row in [*sorted(rows), -2]:
            if row == end + 1 and start >= 0:
                end = row
                continue
            if start >= 0:
                selection.select(self._rows.index(start, 0), self._rows.index(end, last))
            start = end = row
        return selection

    def _selected(self) -> None:
        self._all_of = None
        self._wanted = None
        self.viewport().update()
        self.selection_changed.emit()

    def _choose(self) -> None:
        self._announce(changed=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rows.page = event.size().height() // ROW + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        self._cells.begin(all_selected=self.all_selected)
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            record = self.current()
            if record is not None:
                self.row_opened.emit(record)
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.head.open_menu(self.head.mapToGlobal(self.head.rect().bottomLeft()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By keyboard the menu opens under the current row, not under the mouse."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(self.viewport().mapToGlobal(where + QPoint(GAP, 0)))
        else:
            self.menu_wanted.emit(event.globalPos())

    def copy(self) -> None:
        """The selected rows with their headings, as a spreadsheet takes them."""
        self._rows.read_rows(self.selected(), self._put_on_clipboard)

    def _put_on_clipboard(self, rows: list[tuple[str, ...]]) -> None:
        lines = [tuple(column.label for column in self._rows.source.columns), *rows]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
        QGuiApplication.clipboard().setText(text)
