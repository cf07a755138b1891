"""The column of states in the table of changes: an icon before the word, so that the eye finds its kind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.colours import MUTED, PROBLEM, colour
from desktop_app.ui.icons import icon
from desktop_app.ui.importing.rows import ICONS, Kind
from desktop_app.ui.table.view import TableView

Index = QModelIndex | QPersistentModelIndex
_QUIET = ("unchanged", "left_out", "proposed", "skipped", "vacant")
_LOUD = ("conflict", "refused")


class StateCells(QStyledItemDelegate):
    def __init__(self, view: TableView, kind: Callable[[int], Kind]) -> None:
        """`kind` gives the kind of what stands on a line of the table."""
        super().__init__(view)
        self._view = view
        self._kind = kind

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if self._view.all_selected:
            option.state |= QStyle.StateFlag.State_Selected
        kind = self._kind(index.row())
        option.icon = icon(ICONS[kind])
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(16, 16)
        if kind in (*_QUIET, *_LOUD):
            shown = option.palette.color(PROBLEM if kind in _LOUD else MUTED)
            option.palette.setColor(QPalette.ColorRole.Text, shown)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, shown)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        super().paint(painter, option, index)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(option.palette, "line"))
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), option.palette.accent())
