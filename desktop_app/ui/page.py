"""A view that is a list beside the card of the record chosen in it. Holds which record is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.desk import Desk
from desktop_app.ui.history import HistoryDialog, Record
from desktop_app.ui.lines import Lines
from desktop_app.ui.menus import context_menu
from desktop_app.ui.sheet import Card, Sheet
from desktop_app.ui.style import MARGIN
from desktop_app.ui.table.pane import TablePane, spaced
from desktop_app.ui.view import View

if TYPE_CHECKING:
    from desktop_app.store.database import Store

LIST_AT_LEAST, CARD_AT_LEAST = 330, 300
CARD_SHARE = 45
"""Per cent of the width that a card takes."""


class Page(View):
    """A page fills in `gather`, `sheet`, `handlers`, `menu` and `record`."""

    menu: Sequence[str] = ()
    record = ""
    """What the history calls one of its records: their table."""
    card_width = 536
    """So wide its card is at most; a person's own width is remembered."""

    def __init__(self, desk: Desk, pane: TablePane, card: Card) -> None:
        super().__init__(desk)
        self.pane = pane
        self.card = card
        self._loaded = False
        self._lay_out()
        pane.row_chosen.connect(self._show)
        pane.row_opened.connect(lambda _record: desk.commands.run("record.edit"))
        pane.selection_changed.connect(self.conditions_changed)
        pane.menu_wanted.connect(self.open_menu)
        pane.model.loaded.connect(self._choose_first)
        pane.model.loaded.connect(self.filled)

    def _lay_out(self) -> None:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.left())
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName(f"{self.kind}Split")
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(listed)
        self._split.addWidget(self.card)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        listed.setMinimumWidth(LIST_AT_LEAST)
        self.card.setMinimumWidth(CARD_AT_LEAST)
        self._split.setSizes([10_000, self._kept_width() or self.card_width])
        self._split.splitterMoved.connect(self._keep_width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._kept_width() is None:
            whole = event.size().width()
            card = min(self.card_width, whole * CARD_SHARE // 100)
            self._split.setSizes([whole - card, card])

    def _kept_width(self) -> int | None:
        kept = self.desk.places.get(f"{self.kind}.card")
        return kept if isinstance(kept, int) else None

    def _keep_width(self) -> None:
        self.desk.places[f"{self.kind}.card"] = self._split.sizes()[1]

    # what a view fills in

    def gather(self, store: Store, record: int) -> Any:
        """All that the card tells of a record; called on the read thread."""
        raise NotImplementedError

    def sheet(self, gathered: Any) -> Sheet:
        raise NotImplementedError

    def also_holds(self) -> set[str]:
        """Conditions beyond those that every list has."""
        return set()

    def left(self) -> QWidget:
        """What stands beside the card."""
        return self.pane

    def focus_list(self) -> None:
        self.pane.focus_table()

    def show_all(self) -> None:
        """Take filters away, so that any record can be shown."""
        self.pane.search("")

    # what the window calls

    def read_again(self) -> None:
        self._stale = False
        if self._loaded:
            self.pane.refresh()
            self._show(self.pane.current())
        else:
            self._loaded = True
            self.pane.load()

    def show_record(self, record: int) -> None:
        """A record that was made just now may not be in the list yet."""
        self.show_all()
        if self.pane.model.row_of(record) is None:
            self.pane.refresh()
        self.pane.select([record])
        self._show(record)

    def show_found(self, text: str) -> None:
        self.show_all()
        self.pane.search(text)

    def conditions(self) -> set[str]:
        held = {"list"}
        if self.pane.current() is not None:
            held.add("one")
        if self.pane.all_selected or self.pane.table.selectionModel().hasSelection():
            held.add("selected")
        return held | self.also_holds()

    def panes(self) -> list[Callable[[], None]]:
        return [self.focus_list, self.card.take_focus]

    def pane_with_focus(self) -> int:
        inside = QApplication.focusWidget()
        if inside is None or not self.isAncestorOf(inside):
            return -1
        return 1 if self.card.isAncestorOf(inside) else 0

    def open_menu(self, where: QPoint, commands: Sequence[str] = ()) -> None:
        context_menu(self, self.desk.commands, commands or self.menu).popup(where)

    def inner_table(self, made: Sheet, name: str, menu: Sequence[str]) -> Lines | None:
        """The card's own table, where it has one: which row is chosen in it decides what can be done."""
        table: Lines | None = made.findChild(Lines, name)
        if table is not None:
            table.row_chosen.connect(self.conditions_changed)
            table.menu_wanted.connect(lambda where: self.open_menu(where, menu))
        return table

    def with_one(self, change: Callable[[], None]) -> Callable[[], None]:
        """Change the record chosen; of several it is said that none is."""

        def run() -> None:
            count = len(self.pane.selected())
            if count > 1:
                said = _("{count} rows are selected. Choose the one that is to be changed.")
                self.desk.bar.tell(said.format(count=spaced(count)))
            else:
                change()

        return run

    def remove_selected(self, verb: Callable[[Store, int], object]) -> None:
        """Take away what is selected; one press of Undo brings all of it back."""
        chosen = self.pane.selected()

        def remove(store: Store) -> None:
            for each in chosen:
                verb(store, each)

        self.desk.do(remove)

    def show_history(self) -> None:
        HistoryDialog(self.desk, Record(self.record, self.current(), self.name())).open()

    def name(self) -> str:
        """What the current record is called: what stands first in its row."""
        cells = self.pane.model.text(self.current())
        return cells[0] if cells else ""

    def current(self) -> int:
        record = self.pane.current()
        assert record is not None, "the condition “one” holds only with a current row"
        return record

    def _bound(self) -> dict[str, Callable[[], None]]:
        common = {
            "copy": self.pane.copy,
            "select_all": self.pane.select_all,
            "find": self.pane.focus_search,
        }
        return common | super()._bound()

    def _choose_first(self) -> None:
        """Something is shown as soon as there is something; an empty list stands alone."""
        self.card.setVisible(self.pane.model.total > 0)
        if self.pane.current() is None and self.pane.model.rowCount():
            self.pane.table.selectRow(0)
        self.conditions_changed.emit()

    def _show(self, record: int | None) -> None:
        self.conditions_changed.emit()
        if record is None:
            self.card.show_nothing()
            return

        def show(gathered: Any) -> None:
            if record == self.pane.current():
                self.card.show_sheet(record, self.sheet(gathered))
                self.conditions_changed.emit()

        def gone(_error: UserError) -> None:
            self.card.show_nothing()

        self.desk.read(lambda store: self.gather(store, record), show, key=f"{self.kind}.card", failed=gone)
