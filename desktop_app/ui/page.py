"""A view: a list beside the card of the record chosen in it.

Holds which record is shown. A page is stale when something changed while another was in sight; it reads
again when it is entered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.ids import MembershipId, ParticipantId
from desktop_app.ui.changes import Changed
from desktop_app.ui.desk import Desk
from desktop_app.ui.lines import Lines
from desktop_app.ui.menus import context_menu
from desktop_app.ui.sheet import Card, Sheet
from desktop_app.ui.style import MARGIN
from desktop_app.ui.table.pane import TablePane

if TYPE_CHECKING:
    from desktop_app.store.database import Store

LIST_AT_LEAST, CARD_AT_LEAST = 330, 300


class Page(QWidget):
    """A view fills in `gather`, `sheet`, `handlers` and `menu`."""

    conditions_changed = Signal()
    kind = ""
    watched: Sequence[str] = ()
    """The tables whose changes may show on this page."""
    menu: Sequence[str] = ()
    card_width = 536
    """The width its card begins with; a person's own is remembered."""

    def __init__(self, desk: Desk, pane: TablePane, card: Card) -> None:
        super().__init__()
        self.setObjectName(f"{self.kind}Page")
        self.desk = desk
        self.pane = pane
        self.card = card
        self._stale = True
        self._entered = False
        self._loaded = False
        self._lay_out()
        pane.row_chosen.connect(self._show)
        pane.row_opened.connect(lambda _record: desk.commands.run("record.edit"))
        pane.selection_changed.connect(self.conditions_changed)
        pane.menu_wanted.connect(self.open_menu)
        pane.model.loaded.connect(self._choose_first)
        desk.changes.watch(self.watched, self._changed)
        desk.looked_at.changed.connect(self._look_again)

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
        kept = self.desk.places.get(f"{self.kind}.card")
        width = kept if isinstance(kept, int) else self.card_width
        self._split.setSizes([10_000, width])
        self._split.splitterMoved.connect(self._keep_width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)

    def _keep_width(self) -> None:
        self.desk.places[f"{self.kind}.card"] = self._split.sizes()[1]

    # what a view fills in

    def gather(self, store: Store, record: int) -> Any:
        """All that the card tells of a record; called on the read thread."""
        raise NotImplementedError

    def sheet(self, gathered: Any) -> Sheet:
        raise NotImplementedError

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the page does for which command."""
        raise NotImplementedError

    def also_holds(self) -> set[str]:
        """Conditions beyond those that every list has."""
        return set()

    def leaving(self) -> tuple[ParticipantId, MembershipId | None] | None:
        """Whom a succession would begin with: the one who is chosen here, perhaps in one seat."""
        return None

    def left(self) -> QWidget:
        """What stands beside the card."""
        return self.pane

    def focus_list(self) -> None:
        self.pane.focus_table()

    def show_all(self) -> None:
        """Take filters away, so that any record can be shown."""
        self.pane.search("")

    # what the window calls

    def enter(self) -> None:
        self._entered = True
        for command, handler in (self._common() | dict(self.handlers())).items():
            self.desk.commands.bind(command, handler)
        if self._stale:
            self.read_again()

    def leave(self) -> None:
        self._entered = False
        for command in self._common() | dict(self.handlers()):
            self.desk.commands.unbind(command)

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

    def conditions(self) -> set[str]:
        held = {"list"}
        if self.pane.current() is not None:
            held.add("one")
        if self.pane.all_selected or self.pane.table.selectionModel().hasSelection():
            held.add("selected")
        return held | self.also_holds()

    def panes(self) -> list[Callable[[], None]]:
        """What F6 goes through, in order."""
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

    def current(self) -> int:
        record = self.pane.current()
        assert record is not None, "the condition “one” holds only with a current row"
        return record

    def _common(self) -> dict[str, Callable[[], None]]:
        return {
            "copy": self.pane.copy,
            "select_all": self.pane.select_all,
            "find": self.pane.focus_search,
        }

    def _changed(self, _changed: Changed) -> None:
        self._look_again()

    def _look_again(self) -> None:
        if self._entered:
            self.read_again()
        else:
            self._stale = True

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
