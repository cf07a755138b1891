"""The head of a table: a click orders by a column, a second turns the order, a third gives the list's own.

Columns fit the table: where it is narrow, those that have more room than they need give some away, as far as
they can still be read. Widths that a person has drawn are kept per column name; they give way last, and come
back with the room.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from desktop_app.i18n import _
from desktop_app.ui.style import MARGIN
from desktop_app.ui.table.fitting import Width, fitted
from desktop_app.ui.table.model import Column

NARROWEST = 48
READABLE = 65
"""Percent of its own width below which a column's texts tell nothing; a narrower table scrolls instead."""


class Header(QHeaderView):
    ordered = Signal(str, bool)

    def __init__(self, memory: str, remembered: MutableMapping[str, object], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: Sequence[Column] = ()
        self._memory = f"{memory}.widths"
        self._remembered = remembered
        self._order: tuple[str, bool] = ("", False)
        self._laying_out = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROWEST)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setStretchLastSection(True)
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.sectionClicked.connect(self._click)
        self.sectionResized.connect(self._remember)

    def lay_out(self, columns: Sequence[Column]) -> None:
        """Give every column its remembered width, or its own in characters of this font."""
        self._columns = columns
        self._order = ("", False)
        self._show_order()
        self._fit()

    def _fit(self) -> None:
        kept = self._kept()
        widths = [
            Width(
                kept.get(column.name, max(self._own(column), self._least(column))),
                self._least(column),
                drawn=column.name in kept,
                grows=column.align == "left",
            )
            for column in self._columns
        ]
        self._laying_out = True
        for section, width in enumerate(fitted(self.width(), widths)):
            self.resizeSection(section, width)
        self._laying_out = False

    def _own(self, column: Column) -> int:
        return column.width * self.fontMetrics().averageCharWidth() + MARGIN

    def _least(self, column: Column) -> int:
        heading = self.fontMetrics().horizontalAdvance(column.label) + 2 * MARGIN
        return max(heading, self._own(column) * READABLE // 100 if column.shrinks else self._own(column))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.count() == len(self._columns):
            self._fit()

    def _kept(self) -> dict[str, int]:
        kept = self._remembered.get(self._memory)
        if not isinstance(kept, dict):
            return {}
        return {str(name): width for name, width in kept.items() if isinstance(width, int)}

    def _remember(self, section: int, _old: int, width: int) -> None:
        """What a person has drawn, not what the layout did; the last column only fills the rest."""
        if not self._laying_out and section < len(self._columns) - 1 and width >= NARROWEST:
            self._remembered[self._memory] = {**self._kept(), self._columns[section].name: width}

    def _click(self, section: int) -> None:
        column = self._columns[section]
        if not column.sortable:
            return
        following = {
            (column.name, False): (column.name, True),
            (column.name, True): ("", False),
        }
        self._order = following.get(self._order, (column.name, False))
        self._show_order()
        self.ordered.emit(*self._order)

    def _show_order(self) -> None:
        name, descending = self._order
        names = [column.name for column in self._columns]
        self.setSortIndicatorShown(name in names)
        if name in names:
            direction = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self.setSortIndicator(names.index(name), direction)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(event.globalPos())

    def open_menu(self, where: QPoint) -> None:
        """What the mouse orders by a click on a heading, for the keyboard."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section, column in enumerate(self._columns):
            if column.sortable:
                text = _("Order by {column}").format(column=column.label)
                menu.addAction(text).triggered.connect(lambda _on=False, at=section: self._click(at))
        menu.popup(where)
