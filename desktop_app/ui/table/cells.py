"""Cells of tables: one that is cut tells its whole text under the mouse; those of a list draw themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop_app.ui.colours import colour
from desktop_app.ui.table.model import TableModel

_Group, _Role = QPalette.ColorGroup, QPalette.ColorRole
_SELECTED = QStyle.StateFlag.State_Selected
_ONE_LINE = Qt.TextFlag.TextSingleLine
KEPT = 4096
"""Texts whose fitting form is kept."""


class WholeText(QStyledItemDelegate):
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        cut = self.sizeHint(option, index).width() > view.visualRect(index).width()
        QToolTip.showText(event.globalPos(), str(index.data() or "") if cut else "", view)
        return True


class RowCells(WholeText):
    """A row's background runs its whole width; the current row has a bar at its left edge while in focus.

    Cells are drawn here: to have a style ask for all that they might be, and draw it, takes twice as long.
    """

    def __init__(self, view: QAbstractItemView, rows: TableModel) -> None:
        super().__init__(view)
        self._view, self._rows = view, rows
        self._look = _Look(view, rows, {}, all_selected=False)

    def begin(self, *, all_selected: bool) -> None:
        """Before each painting: what its cells look like."""
        look = _Look(self._view, self._rows, self._look.cut, all_selected=all_selected)
        if look.metrics != self._look.metrics or len(look.cut) > KEPT:
            look.cut = {}
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, rect, row, column = self._look, option.rect, index.row(), index.column()
        selected = look.all_selected or bool(option.state & _SELECTED)
        if selected:
            painter.fillRect(rect, look.highlight)
        painter.setPen(look.highlighted_text if selected else look.text)
        within = rect.adjusted(look.margin, 0, -look.margin, 0)
        text = look.fitting(self._rows.shown(row, column), within.width())
        painter.drawText(within, look.sides[column], text)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.line)
        if column == 0 and row == look.current:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look.accent)


class _Look:
    def __init__(
        self,
        view: QAbstractItemView,
        rows: TableModel,
        cut: dict[tuple[str, int], str],
        *,
        all_selected: bool,
    ) -> None:
        palette, group = view.palette(), _Group.Disabled
        if view.isEnabled():
            group = _Group.Active if view.isActiveWindow() and view.hasFocus() else _Group.Inactive
        self.text, self.highlighted_text, self.highlight = (
            palette.color(group, role) for role in (_Role.Text, _Role.HighlightedText, _Role.Highlight)
        )
        self.line, self.accent = colour(palette, "line"), palette.accent()
        self.metrics = view.fontMetrics()
        self.margin = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, view) + 1
        self.sides = [rows.alignment(column) | _ONE_LINE for column in range(rows.columnCount())]
        self.all_selected = all_selected
        self.current = view.currentIndex().row() if view.hasFocus() else -1
        self.cut = cut
        """Texts as they fit into a width: most of what a list shows stands in it many times."""

    def fitting(self, text: str, width: int) -> str:
        found = self.cut.get((text, width))
        if found is None:
            found = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width, _ONE_LINE)
            self.cut[text, width] = found
        return found
