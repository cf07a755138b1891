"""Rows of short texts that are written in their cells, put in an order of one's own, added and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.ui.table.small import RuledCell, SmallTable

LEAST = 240
_Value = Qt.ItemDataRole.UserRole
_Edit = QAbstractItemView.EditTrigger
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cells:
    """A column: `width` in pixels, 0 for what is left; one that is not `written` is said by the program;
    `choices` pairs a value with its label, which is translated here; `figures` stand at the right."""

    heading: str
    width: int = 0
    written: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    figures: bool = False


Row = tuple[object, tuple[str, ...]]
"""A key of whoever uses it, None for a new row, and the texts; of a choice its value."""


class WrongCell(Invalid):
    """What stands in a cell, counted from 0, cannot be read."""

    def __init__(self, sentence: str, row: int, column: int) -> None:
        super().__init__(sentence)
        self.cell = row, column


class Rows(SmallTable):
    """Enter or a letter writes in a cell, Insert makes a row below, Delete takes the row away, Alt with the
    arrows moves it, and so does the mouse."""

    edited = Signal()

    def __init__(self, name: str, title: str, columns: Sequence[Cells], *, nothing: str = "") -> None:
        figures = [place for place, column in enumerate(columns) if column.figures]
        super().__init__(
            name, title, [column.heading for column in columns], figures=figures, nothing=nothing
        )
        self._columns = tuple(columns)
        self.setItemDelegate(_Cell(self, self._columns, figures))
        self.setEditTriggers(_Edit.AnyKeyPressed | _Edit.DoubleClicked | _Edit.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for place, column in enumerate(columns):
            self.horizontalHeader().resizeSection(place, column.width or LEAST)
        self.itemChanged.connect(lambda _item: self.edited.emit())

    def show_rows(self, rows: Sequence[Row]) -> None:
        quiet = self.blockSignals(True)
        self.setRowCount(0)
        for key, texts in rows:
            self._insert(self.rowCount(), key, texts)
        self.blockSignals(quiet)
        if rows:
            self.setCurrentCell(0, self._first_written())

    def rows(self) -> list[Row]:
        return [self._row(place) for place in range(self.rowCount())]

    def tell(self, row: int, column: int, text: str) -> None:
        """What the program says in a cell that nobody writes in."""
        item = self.item(row, column)
        if item is not None and item.text() != text:
            quiet = self.blockSignals(True)
            item.setText(text)
            self.blockSignals(quiet)

    def go_to(self, wrong: WrongCell) -> None:
        self.setCurrentCell(*wrong.cell)
        self.setFocus()

    def add_row(self) -> None:
        """Below the current one, ready to be written."""
        row = self.currentRow() + 1
        first = tuple(column.choices[0][0] if column.choices else "" for column in self._columns)
        self._insert(row, None, first)
        stretched = next(place for place, column in enumerate(self._columns) if not column.width)
        self.setCurrentCell(row, stretched)
        self.setFocus()
        self.edited.emit()
        item = self.item(row, stretched)
        if item is not None:
            self.editItem(item)

    def remove_row(self) -> None:
        if self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self.edited.emit()

    def move_row(self, by: int) -> None:
        self._move(self.currentRow(), self.currentRow() + by)

    def _move(self, row: int, to: int) -> None:
        if row >= 0 and row != to and 0 <= to < self.rowCount():
            column = self.currentColumn()
            key, texts = self._row(row)
            quiet = self.blockSignals(True)
            self.removeRow(row)
            self._insert(to, key, texts)
            self.blockSignals(quiet)
            self.setCurrentCell(to, column)
            self.edited.emit()

    def _first_written(self) -> int:
        return next(place for place, column in enumerate(self._columns) if column.written)

    def _row(self, row: int) -> Row:
        items = [self.item(row, column) for column in range(self.columnCount())]
        texts = (
            str(item.data(_Value) if column.choices else item.text()) if item is not None else ""
            for column, item in zip(self._columns, items, strict=True)
        )
        head = self.item(row, 0)
        return (head.data(_Value + 1) if head is not None else None), tuple(texts)

    def _insert(self, row: int, key: object, texts: Sequence[str]) -> None:
        self.insertRow(row)
        for place, (column, text) in enumerate(zip(self._columns, texts, strict=True)):
            item = QTableWidgetItem(text)
            if column.choices:
                item.setText(_(dict(column.choices).get(text, text)))
                item.setData(_Value, text)
            if not column.written:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if place == 0:
                item.setData(_Value + 1, key)
            self.setItem(row, place, item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room the columns without a width share it; else the table is scrolled sideways."""
        super().resizeEvent(event)
        free = [place for place, column in enumerate(self._columns) if not column.width]
        fixed = [self.columnWidth(place) for place in range(self.columnCount()) if place not in free]
        left = self.viewport().width() - sum(fixed)
        for place in free:
            self.horizontalHeader().resizeSection(place, max(LEAST, left // len(free)))

    def dropEvent(self, event: QDropEvent) -> None:
        """The row itself is moved; Qt's own way would write over cells."""
        to = self.rowAt(round(event.position().y()))
        self._move(self.currentRow(), self.rowCount() - 1 if to < 0 else to)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the editor's own, which ends with Enter
        elif event.key() in arrows and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_row(arrows[event.key()])
        elif event.key() == Qt.Key.Key_Insert:
            self.add_row()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_row()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()  # the dialog's own
            else:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Cell(RuledCell):
    """A choice where the column has choices, else a line."""

    def __init__(self, table: Rows, columns: Sequence[Cells], figures: Sequence[int]) -> None:
        super().__init__(table, figures)
        self._columns = columns

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._columns[index.column()]
        if not column.choices:
            line = super().createEditor(parent, option, index)
            line.setAccessibleName(column.heading)
            return line
        box = QComboBox(parent)
        box.setAccessibleName(column.heading)
        for value, label in column.choices:
            box.addItem(_(label), value)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(_Value))))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), _Value)
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
