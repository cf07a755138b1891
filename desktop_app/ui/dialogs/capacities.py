"""A table's cell that says as what an organisation takes part in a network."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QTableWidgetItem, QWidget

from desktop_app.i18n import _
from desktop_app.records.networks import MEMBER_CAPACITIES
from desktop_app.ui.table.small import RuledCell

_Key = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


def capacity_item(capacity: str) -> QTableWidgetItem:
    item = QTableWidgetItem(_(dict(MEMBER_CAPACITIES).get(capacity, capacity)))
    item.setData(_Key, capacity)
    return item


class Capacities(RuledCell):
    """A choice among the capacities."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option, index
        box = QComboBox(parent)
        for key, label in MEMBER_CAPACITIES:
            box.addItem(_(label), key)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox), "createEditor makes it"
        editor.setCurrentIndex(max(0, editor.findData(index.data(_Key))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox), "createEditor makes it"
        model.setData(index, editor.currentText())
        model.setData(index, editor.currentData(), _Key)
