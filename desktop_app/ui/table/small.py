"""A small table of a dialog, whose cells are written in or ticked; it looks as the big lists do.

Where it has no rows it says in one sentence what would stand there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)

from desktop_app.ui.colours import colour
from desktop_app.ui.style import GRID, WIDE, muted
from desktop_app.ui.table.cells import WholeText

Index = QModelIndex | QPersistentModelIndex
BAR = 3
_Left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RuledCell(WholeText):
    """A thin line under each row, figures at the right, and a frame around what is being written. Where
    nothing is written a bar stands at the current row, as in the big lists."""

    def __init__(self, table: QTableWidget, figures: Collection[int] = ()) -> None:
        super().__init__(table)
        self._table = table
        self._figures = frozenset(figures)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() in self._figures:
            option.displayAlignment = _Right
        if self._of_rows():
            option.state &= ~QStyle.StateFlag.State_HasFocus

    def _of_rows(self) -> bool:
        return self._table.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        super().paint(painter, option, index)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(option.palette, "line"))
        current = index.column() == 0 and index.row() == self._table.currentRow()
        if current and self._table.hasFocus() and self._of_rows():
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), option.palette.accent())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setFrame(True)
        return editor

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Air above and below, where a row is as high as its texts."""
        return super().sizeHint(option, index) + QSize(0, 2 * GRID)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole cell: there is no room to lose."""
        del index
        editor.setGeometry(option.rect)


class SmallTable(QTableWidget):
    def __init__(
        self,
        name: str,
        title: str,
        headings: Sequence[str],
        *,
        figures: Collection[int] = (),
        nothing: str = "",
    ) -> None:
        """`figures` are the columns of numbers; `nothing` is said while there are no rows."""
        super().__init__(0, len(headings))
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setHorizontalHeaderLabels(list(headings))
        self.setItemDelegate(RuledCell(self, figures))
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setProperty("quiet", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._look_of_head(figures)
        self._nothing = muted(nothing)
        self._nothing.setObjectName(f"{name}Nothing")
        self._nothing.setParent(self.viewport())
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self.model().rowsInserted.connect(self._say_nothing)
        self.model().rowsRemoved.connect(self._say_nothing)
        self._say_nothing()

    def _look_of_head(self, figures: Collection[int]) -> None:
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(_Left)
        font = head.font()
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(font)
        for column in figures:
            heading = self.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(_Right)

    def _say_nothing(self, *_where: object) -> None:
        self._nothing.setVisible(self.rowCount() == 0 and bool(self._nothing.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._nothing.setGeometry(self.viewport().rect().adjusted(WIDE, 0, -WIDE, 0))
