"""A whole list: search field, a view's own tools, count, table, and what stands there without rows."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _, ngettext
from desktop_app.ui.icons import icon
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.style import GAP, MARGIN, muted
from desktop_app.ui.table.empty import Empty, EmptyState
from desktop_app.ui.table.model import WAITING, TableModel, TableSource
from desktop_app.ui.table.view import TableView

COUNT_WIDTH, NARROW_COUNT = 112, 72
"""Room for "999 av 10 000", so that the search field does not move while one types; "12 av 340" in a narrow
list."""
NARROW = 440
"""The width below which a search field would have no room beside tools and count."""


def spaced(number: int) -> str:
    """12345 as "12 345", with spaces that do not break."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def _rows(number: int) -> str:
    return ngettext("{count} row", "{count} rows", number).format(count=spaced(number))


class TablePane(QWidget):
    row_opened = Signal(object)
    row_chosen = Signal(object)
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        source: TableSource,
        jobs: Jobs,
        *,
        name: str,
        title: str,
        empty: Empty,
        search_hint: str = "",
        counted: Callable[[int], str] = _rows,
        remembered: MutableMapping[str, object] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(f"{name}Pane")
        self._counted = counted
        self.model = TableModel(source, jobs, name, self)
        self.table = TableView(self.model, name, {} if remembered is None else remembered)
        self.table.setAccessibleName(title)
        self._search = self._search_field(name, title, search_hint)
        self._count = muted()
        self._count.setObjectName(f"{name}Count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._nothing = EmptyState(empty, f"{name}Nothing")
        no_hits = Empty(
            "filter-x", _("Nothing matches the search."), _("&Clear the search"), self.clear_search
        )
        self._no_hits = EmptyState(no_hits, f"{name}NoHits")
        self._states = QStackedWidget()
        for state in (self.table, self._nothing, self._no_hits):
            self._states.addWidget(state)
        self._tools = QHBoxLayout()
        self._beside = QGridLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._before_table: QWidget = self._search
        self._lay_out()
        self._connect()

    def _search_field(self, name: str, title: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"{name}Search")
        field.setAccessibleName(_("Search: {list}").format(list=title))
        field.setPlaceholderText(hint or _("Search"))
        field.setClearButtonEnabled(True)
        field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition).setText(_("Search"))
        field.installEventFilter(self)
        return field

    def _lay_out(self) -> None:
        self._beside.setHorizontalSpacing(MARGIN)
        self._beside.addLayout(self._tools, 0, 0)
        self._beside.addWidget(self._count, 0, 1)
        self._head.setSpacing(MARGIN)
        self._head.addWidget(self._search, 1)
        self._head.addLayout(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._head)
        column.addWidget(self._states, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(self.model.search)
        self.model.loaded.connect(self._show_state)
        self.table.row_opened.connect(self.row_opened)
        self.table.row_chosen.connect(self.row_chosen)
        self.table.selection_changed.connect(self.selection_changed)
        self.table.menu_wanted.connect(self.menu_wanted)

    def load(self) -> None:
        self.model.load()

    def refresh(self) -> None:
        """After a change: search, order, selection and place stay."""
        self.model.refresh()

    def use(self, source: TableSource) -> None:
        """Show another source's rows, with its columns."""
        self.table.select([])
        self.model.use(source)
        self.table.head.lay_out(source.columns)

    def search(self, text: str) -> None:
        self._search.setText(text)

    def clear_search(self) -> None:
        self._search.clear()
        self._search.setFocus()

    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def focus_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_tool(self, widget: QWidget) -> None:
        """A filter or the like, between the search field and the count."""
        self._tools.addWidget(widget)
        QWidget.setTabOrder(self._before_table, widget)
        QWidget.setTabOrder(widget, self.table)
        self._before_table = widget

    def selected(self) -> list[int]:
        return self.table.selected()

    @property
    def all_selected(self) -> bool:
        return self.table.all_selected

    def current(self) -> int | None:
        return self.table.current()

    def select(self, ids: Sequence[int]) -> None:
        self.table.select(ids)

    def select_all(self) -> None:
        self.table.selectAll()

    def copy(self) -> None:
        self.table.copy()

    @property
    def count_text(self) -> str:
        return self._count.text()

    def _show_state(self) -> None:
        """While only the first ids are here the count is not known, and the old one is not true any more."""
        model = self.model
        shown = model.rowCount()
        total = spaced(model.total) if model.counted else WAITING
        if model.searched:
            known = spaced(shown) if model.whole else WAITING
            self._count.setText(_("{shown} of {total}").format(shown=known, total=total))
        else:
            self._count.setText(self._counted(model.total) if model.counted else WAITING)
        if shown:
            self._states.setCurrentWidget(self.table)
        else:
            self._states.setCurrentWidget(self._no_hits if model.searched else self._nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list keeps its search field readable: tools go below it, and the count with them."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._beside.setColumnMinimumWidth(1, NARROW_COUNT if narrow else COUNT_WIDTH)
        below = narrow and self._tools.count()
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
        self._head.setSpacing(GAP if below else MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field the arrow down leads into the list, Esc empties the field or leads back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._search:
            if (
                event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and self.model.rowCount()
            ):
                self._enter_table()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self._search.text():
                    self._search.clear()
                elif isinstance(self.window(), QDialog):
                    return False  # it closes
                else:
                    self.focus_table()
                return True
        return super().eventFilter(watched, event)

    def _enter_table(self) -> None:
        self.focus_table()
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)
