"""A small table inside a card: all its rows at once, as tall as they are, none of them scrolled away.

Holds the rows as plain texts. A quiet row is a vacant seat, a cancelled meeting or the like.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui.colours import MUTED, colour
from desktop_app.ui.style import GAP
from desktop_app.ui.table.cells import WholeText
from desktop_app.ui.table.fitting import Width, levelled

ROW = 28
LEAST = 96
"""Pixels that a column keeps where not all texts find room, as long as all columns have so much."""
MEASURED = 200
"""So many rows are measured, spread over the whole table."""
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """`id` is what a command works on; 0 for a row that is nobody's. A strong row heads those after it."""

    id: int
    cells: tuple[str, ...]
    quiet: bool = False
    strong: bool = False


def _heads_all(line: Line) -> bool:
    """Its one text goes over all columns."""
    return line.strong and not any(line.cells[1:])


class _Model(QAbstractTableModel):
    def __init__(
        self, headings: Sequence[str], lines: Sequence[Line], figures: Collection[int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.lines = tuple(lines)
        self._figures = figures

    def _side(self, column: int) -> Qt.AlignmentFlag:
        sides = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        return sides[column in self._figures] | Qt.AlignmentFlag.AlignVCenter

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role == _Role.DisplayRole and index.isValid():
            return self.lines[index.row()].cells[index.column()]
        if role == _Role.TextAlignmentRole and index.isValid():
            return self._side(index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self.headings[section]
        if orientation == Qt.Orientation.Horizontal and role == _Role.TextAlignmentRole:
            return self._side(section)
        return None


class _Cells(WholeText):
    """As in the big tables: a background over the whole row, a bar at the current one while in focus."""

    def __init__(self, view: Lines) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if self._view.line_at(index.row()).quiet:
            quiet = option.palette.color(MUTED)
            option.palette.setColor(QPalette.ColorRole.Text, quiet)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, quiet)
            option.font.setItalic(True)
        if self._view.line_at(index.row()).strong:
            option.font.setWeight(QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        super().paint(painter, option, index)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(option.palette, "line"))
        if index.column() == 0 and index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), option.palette.accent())


class Lines(QTableView):
    row_opened = Signal(int)
    row_chosen = Signal()
    menu_wanted = Signal(QPoint)
    moved = Signal(int)

    def __init__(
        self,
        name: str,
        title: str,
        headings: Sequence[str],
        lines: Sequence[Line],
        *,
        days: int | None = None,
        figures: Collection[int] = (),
    ) -> None:
        """The column `days` is never cut: half a day tells nothing. Those of `figures` stand to the right."""
        super().__init__()
        self._days = days
        self._keys: dict[str | int, Callable[[], object]] = {}
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._lines = _Model(headings, lines, figures, self)
        self.setItemDelegate(_Cells(self))
        self.setModel(self._lines)
        self._look()
        for row, line in enumerate(lines):
            if _heads_all(line):
                self.setSpan(row, 0, 1, len(headings))
        self._needs = self._measured()
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentRowChanged.connect(self._choose)

    def _look(self) -> None:
        self.setProperty("quiet", True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        font = head.font()
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(font)
        self.setFixedHeight(head.sizeHint().height() + ROW * len(self._lines.lines) + 2 * self.frameWidth())

    def _measured(self) -> list[int]:
        """What each column needs to show its heading and its texts whole."""
        head = self.horizontalHeader()
        rows = [line for line in self._lines.lines if not _heads_all(line)]
        lines = rows[:: ceil(len(rows) / MEASURED) or 1]
        italic, strong = QFont(self.font()), QFont(self.font())
        italic.setItalic(True)
        strong.setWeight(QFont.Weight.DemiBold)
        metrics = {
            (quiet, heads): QFontMetricsF(strong if heads else italic if quiet else self.font())
            for quiet in (False, True)
            for heads in (False, True)
        }
        margins = 2 * (self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1) + 1
        needs = []
        for column in range(head.count()):
            texts = {(line.quiet, line.strong, line.cells[column]) for line in lines}
            widest = max(
                (metrics[quiet, heads].horizontalAdvance(text) for quiet, heads, text in texts), default=0
            )
            needs.append(max(ceil(widest) + margins, head.sectionSizeHint(column)))
        return needs

    def line_at(self, row: int) -> Line:
        return self._lines.lines[row]

    def current(self) -> Line | None:
        index = self.currentIndex()
        return self._lines.lines[index.row()] if index.isValid() else None

    def choose(self, line: Line | None) -> None:
        """Make the row of this line's id the current one."""
        if line is None:
            return
        for row, each in enumerate(self._lines.lines):
            if each.id and each.id == line.id:
                self.selectRow(row)
                return

    def next_row(self) -> None:
        """The next that is somebody's."""
        after = range(self.currentIndex().row() + 1, len(self._lines.lines))
        self.selectRow(next((row for row in after if self.line_at(row).id), self.currentIndex().row()))

    def row_centre(self, row: int) -> QPoint:
        return QPoint(0, self.rowViewportPosition(row) + ROW // 2)

    def resizeEvent(self, event: object) -> None:
        """Columns share the width by what they need; nothing is scrolled sideways."""
        del event
        whole = self.viewport().width()
        kept = self._needs[self._days] if self._days is not None else 0
        others = len(self._needs) - (self._days is not None)
        least = min(LEAST, max(0, whole - kept) // max(1, others))
        columns = [
            Width(
                need,
                need if column == self._days else min(need, least),
                grows=column > 0 or self._days != 0,
            )
            for column, need in enumerate(self._needs)
        ]
        for section, width in enumerate(levelled(whole, columns)):
            self.horizontalHeader().resizeSection(section, width)

    def on_key(self, key: str | Qt.Key, pressed: Callable[[], object]) -> Lines:
        """A letter, in either case, or a key without one. Here it goes before a command's shortcut."""
        self._keys[key if isinstance(key, str) else key.value] = pressed
        return self

    def _pressed(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return None
        return self._keys.get(event.key()) or self._keys.get(event.text().casefold())

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._pressed(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = self._pressed(event)
        if pressed is not None and self.currentIndex().isValid():
            pressed()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Onto a row that is somebody's."""
        super().focusInEvent(event)
        current = self.current()
        if current is None or not current.id:
            self.next_row()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By keyboard the menu opens under the current row, not under the mouse."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(self.viewport().mapToGlobal(where + QPoint(GAP, 0)))
        else:
            self.menu_wanted.emit(event.globalPos())

    def _open(self, row: int) -> None:
        if self.line_at(row).id:
            self.row_opened.emit(self.line_at(row).id)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.moved.emit(index.row())
        self.row_chosen.emit()

    def on_open(self, opened: Callable[[int], None]) -> Lines:
        self.row_opened.connect(opened)
        return self
