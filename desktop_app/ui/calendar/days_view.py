"""The table of days: gone through by arrows, opened with Enter, and its meetings moved by mouse or keyboard.

Holds what is shown and which day is the current one; the table is a table to a screen reader as well.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from desktop_app.i18n import _
from desktop_app.store.meetings.calendar import CalendarMeeting
from desktop_app.ui.calendar.found import Found
from desktop_app.ui.calendar.grids import Grid, MonthGrid, YearGrid
from desktop_app.ui.calendar.heads import Head
from desktop_app.ui.calendar.painting import LINE, MonthPainting, Painting, YearPainting
from desktop_app.ui.calendar.shown import Shown

LEAST_ROW, LEAST_YEAR_ROW, LEAST_DAY = 3 * LINE + 12, 36, 20
SHORT_NAMES, LETTERS = 88, 40
"""Columns narrower than these have no room for the whole name of a weekday, and for more than its letter."""
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def _shared(room: int, parts: int, least: int) -> list[int]:
    """To the last pixel."""
    each, left = divmod(max(room, parts * least), parts)
    return [each + (part < left) for part in range(parts)]


class _Days(QAbstractTableModel):
    def __init__(self, view: QTableView, shown: Shown) -> None:
        super().__init__(view)
        self._view = view
        self._shown = shown

    def reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._shown.grid.rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._shown.grid.columns

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        day = self._shown.grid.day_at(index.row(), index.column()) if index.isValid() else None
        if day is None:
            return None
        if role == _Role.DisplayRole:
            return str(day.day)
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return self._shown.found.told(day)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if role != _Role.DisplayRole:
            return None
        grid = self._shown.grid
        across = orientation == Qt.Orientation.Horizontal
        if not across:
            return grid.row_heading(section)
        width = self._view.columnWidth(section)
        name = grid.column_heading(section, short=width < SHORT_NAMES)
        return name[:1] if width < LETTERS and not isinstance(grid, YearGrid) else name


class DaysView(QTableView):
    day_chosen = Signal(object)
    """A day; it may lie outside what is shown, which then has to be shown."""
    day_opened = Signal(object)
    meeting_opened = Signal(object)
    meeting_dropped = Signal(object, object)
    """A meeting, and the day it begins on now."""
    move_wanted = Signal(int)
    """By keyboard: so many days later."""
    turned = Signal(int)
    """So many months or years later."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendarDays")
        self.setAccessibleName(_("Calendar"))
        today = date.today()
        self._shown = Shown(MonthGrid(today.year, today.month))
        self._dragged: tuple[CalendarMeeting, date, QPoint] | None = None
        self._days = _Days(self, self._shown)
        self._paintings: dict[bool, Painting] = {
            True: YearPainting(self, self._shown),
            False: MonthPainting(self, self._shown),
        }
        self.setModel(self._days)
        self._look()
        self.selectionModel().currentChanged.connect(self._choose)
        self.show_grid(self.grid, today)

    def _look(self) -> None:
        self.setProperty("quiet", True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setHorizontalHeader(Head(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(Head(Qt.Orientation.Vertical, self))

    @property
    def grid(self) -> Grid:
        return self._shown.grid

    @property
    def is_year(self) -> bool:
        return isinstance(self.grid, YearGrid)

    @property
    def day(self) -> date | None:
        index = self.currentIndex()
        return self.grid.day_at(index.row(), index.column()) if index.isValid() else None

    def show_grid(self, grid: Grid, day: date) -> None:
        """Another month or year, with `day` as the current one; what it holds is shown by `show_found`."""
        quiet = self.selectionModel().blockSignals(True)
        self._shown.grid = grid
        self.setItemDelegate(self._paintings[self.is_year])
        self._days.reset()
        self._fit()
        place = grid.place_of(day)
        if place is not None:
            self.setCurrentIndex(self._days.index(*place))
            self.scrollTo(self.currentIndex())
        self.selectionModel().blockSignals(quiet)
        self.viewport().update()

    def show_found(self, found: Found) -> None:
        self._shown.found = found
        self.viewport().update()

    def _fit(self) -> None:
        """Days share the room; where it is too little, the table scrolls."""
        room = self.viewport().size()
        least = LEAST_YEAR_ROW if self.is_year else LEAST_ROW
        for row, tall in enumerate(_shared(room.height(), self.grid.rows, least)):
            self.verticalHeader().resizeSection(row, tall)
        for column, wide in enumerate(_shared(room.width(), self.grid.columns, LEAST_DAY)):
            self.horizontalHeader().resizeSection(column, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _choose(self, index: QModelIndex) -> None:
        day = self.grid.day_at(index.row(), index.column()) if index.isValid() else None
        if day is not None:
            self.day_chosen.emit(day)

    # by keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = Qt.Key(event.key()), self.day
        steps = _STEPS | {Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if key in _PAGES:
            self.turned.emit(_PAGES[key])
        elif day is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit(day)
        elif key in steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_wanted.emit(steps[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.is_year:
            self.day_chosen.emit(
                MonthGrid(day.year, day.month).same_day(day, -1 if key == Qt.Key.Key_Up else 1)
            )
        elif key in steps:
            self.day_chosen.emit(day + timedelta(steps[key]))
        else:
            super().keyPressEvent(event)

    # by mouse

    def _under(self, where: QPoint) -> tuple[date | None, CalendarMeeting | None]:
        index = self.indexAt(where)
        day = self.grid.day_at(index.row(), index.column()) if index.isValid() else None
        if day is None:
            return None, None
        painting = self._paintings[self.is_year]
        return day, painting.meeting_at(self.visualRect(index), day, where)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        day, meeting = self._under(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        self._dragged = (meeting, day, event.position().toPoint()) if left and meeting and day else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        if self._dragged is None:
            super().mouseMoveEvent(event)
            return
        if (where - self._dragged[2]).manhattanLength() >= QApplication.startDragDistance():
            self._shown.target = self._under(where)[0]
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, target = self._dragged, self._shown.target
        self._dragged, self._shown.target = None, None
        self.unsetCursor()
        self.viewport().update()
        if dragged is not None and target is not None and target != dragged[1]:
            meeting, begun, _where = dragged
            first = date.fromisoformat(meeting.first_day) + (target - begun)
            self.meeting_dropped.emit(meeting, first)
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day, meeting = self._under(event.position().toPoint())
        if meeting is not None:
            self.meeting_opened.emit(meeting.id)
        elif day is not None:
            self.day_opened.emit(day)
