"""Lines in an order of a person's own: moved with the mouse or with Alt and the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.style import GRID

_Key = Qt.ItemDataRole.UserRole


class RoomyLines(QStyledItemDelegate):
    """Texts of one or several lines with air above and below, so that the frame of the focus cuts none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(0, 2 * GRID)


class OrderedList(QListWidget):
    """Holds texts, each with a key of whoever uses it. Where it is `writable`, Enter or F2 writes in a line,
    Insert makes one below, Delete takes one away."""

    changed = Signal()

    def __init__(self, name: str, title: str, *, writable: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._writable = writable
        self.setItemDelegate(RoomyLines(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.model().rowsMoved.connect(lambda *_where: self.changed.emit())
        self.itemChanged.connect(lambda _item: self.changed.emit())

    def show_lines(self, lines: Sequence[tuple[object, str]]) -> None:
        quiet = self.blockSignals(True)
        self.clear()
        for key, text in lines:
            self._insert(self.count(), text, key)
        self.setCurrentRow(0 if lines else -1)
        self.blockSignals(quiet)

    def known(self) -> list[object]:
        return [self.item(row).data(_Key) for row in range(self.count())]

    def texts(self) -> list[str]:
        return [self.item(row).text() for row in range(self.count())]

    def _insert(self, row: int, text: str, key: object = None) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(_Key, key)
        if self._writable:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.insertItem(row, item)
        return item

    def add_line(self) -> None:
        """A new line below the current one, ready to be written."""
        self.setFocus()  # what is being written elsewhere is ready
        item = self._insert(self.currentRow() + 1, "")
        self.setCurrentItem(item)
        self.editItem(item)

    def remove_line(self) -> None:
        if self.currentRow() >= 0:
            self.takeItem(self.currentRow())
            self.changed.emit()

    def move_line(self, by: int) -> None:
        row = self.currentRow()
        if row >= 0 and 0 <= row + by < self.count():
            self.insertItem(row + by, self.takeItem(row))
            self.setCurrentRow(row + by)
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the editor's own, which ends with Enter
        elif key in arrows and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_line(arrows[key])
        elif self._writable and key == Qt.Key.Key_Insert:
            self.add_line()
        elif self._writable and key == Qt.Key.Key_Delete:
            self.remove_line()
        elif self._writable and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()  # the dialog's own
            else:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """A line left empty is no line."""
        super().closeEditor(editor, hint)
        QTimer.singleShot(0, self, self._drop_empty)

    def _drop_empty(self) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return
        for row in reversed(range(self.count())):
            if not self.item(row).text().strip():
                self.takeItem(row)
