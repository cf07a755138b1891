"""How a hit is painted in a list: icon, text, and a quieter detail at the right edge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.icons import SIZE
from desktop_app.ui.style import GAP

detail_role = Qt.ItemDataRole.UserRole + 1
ROW = 36


class HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        selected = enabled and bool(option.state & QStyle.StateFlag.State_Selected)
        group = QPalette.ColorGroup.Active if enabled else QPalette.ColorGroup.Disabled
        if selected:
            painter.fillRect(
                rect, option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
            )
            painter.fillRect(
                rect.left(), rect.top(), 3, rect.height(), option.palette.color(QPalette.ColorRole.Accent)
            )
        picture: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        where = QRect(rect.left() + 2 * GAP, rect.center().y() - SIZE // 2 + 1, SIZE, SIZE)
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        picture.paint(painter, where, Qt.AlignmentFlag.AlignCenter, mode)
        line = rect.adjusted(4 * GAP + SIZE, 0, -2 * GAP, 0)
        detail = str(index.data(detail_role) or "")
        width = min(option.fontMetrics.horizontalAdvance(detail), line.width() // 2)
        text = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, line.width() - width - GAP
        )
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(option.palette.color(group, QPalette.ColorRole.Text))
        painter.drawText(line, centre | Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(
            option.palette.color(
                group, QPalette.ColorRole.PlaceholderText if enabled else QPalette.ColorRole.Text
            )
        )
        detail = option.fontMetrics.elidedText(detail, Qt.TextElideMode.ElideRight, width + 1)
        painter.drawText(line, centre | Qt.AlignmentFlag.AlignRight, detail)
