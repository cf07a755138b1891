"""What was done in the register, or with one record: when, by whom, what, and a way back from each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout

from desktop_app.i18n import _, ngettext
from desktop_app.records.history import HistoryLine
from desktop_app.records.ids import ChangeId
from desktop_app.records.keys import fold
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import MARGIN, WIDE, section_title
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import TablePane, spaced

if TYPE_CHECKING:
    from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table, and what it is called."""

    table: str
    number: int
    name: str


class _History:
    """The changes as the rows of a table, the latest first."""

    def __init__(self, store: Store, record: Record | None) -> None:
        self._store = store
        self._record = record
        self._lines: dict[int, HistoryLine] = {}
        self.columns = (
            Column("at", _("When"), 18, sortable=False),
            Column("who", _("Who"), 12, sortable=False),
            Column("what", _("What"), 60, sortable=False),
            Column("undone", "", 9, sortable=False),
        )

    def ids(self, search: str, order: str, *, descending: bool, limit: int | None) -> list[int]:
        del order, descending
        wanted = fold(search).split()
        return [
            int(line.id)
            for line in self._read()
            if all(word in fold(f"{line.title} {line.who}") for word in wanted)
        ][:limit]

    def rows(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        return [_cells(self._lines[number]) if number in self._lines else () for number in ids]

    def count(self) -> int:
        return len(self._read())

    def undoable(self, number: int) -> bool:
        line = self._lines.get(number)
        return line is not None and line.kind == "edit" and not line.undone

    def _read(self) -> list[HistoryLine]:
        from desktop_app.store import journal

        if self._record is None:
            found = journal.history(self._store)
        else:
            table, number = self._record.table, self._record.number
            found = journal.record_history(self._store, table, number, owner=table)
        self._lines = {int(line.id): line for line in found}
        return found


def _cells(line: HistoryLine) -> tuple[str, ...]:
    return words.moment(line.at), line.who, line.title, _("undone") if line.undone else ""


def _counted(number: int) -> str:
    return ngettext("{count} change", "{count} changes", number).format(count=spaced(number))


class HistoryDialog(QDialog):
    """Of the whole register, or of one record."""

    def __init__(self, desk: Desk, record: Record | None = None) -> None:
        super().__init__(desk.window)
        self._desk = desk
        title = _("History of {name}").format(name=record.name) if record else _("History")
        self.setObjectName("historyDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._source = _History(desk.store, record)
        self._pane = TablePane(
            self._source,
            desk.jobs,
            name="history",
            title=title,
            empty=Empty("history", _("Nothing has been changed yet.")),
            counted=_counted,
        )
        self._undo = QPushButton(_("&Undo this change"))
        self._undo.setObjectName("undoChange")
        self._undo.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._undo, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(MARGIN)
        column.addWidget(section_title(title))
        column.addWidget(self._pane, 1)
        column.addWidget(buttons)
        take_room(self, 860, 560)
        buttons.rejected.connect(self.reject)
        self._undo.clicked.connect(self._undo_chosen)
        self._pane.row_chosen.connect(self._refresh)
        self._pane.model.loaded.connect(self._loaded)
        desk.changes.changed.connect(self._pane.refresh)
        self._pane.load()
        self._refresh()
        self._pane.focus_table()

    def _loaded(self) -> None:
        if self._pane.current() is None and self._pane.model.rowCount():
            self._pane.table.selectRow(0)
        self._refresh()

    def _refresh(self, _record: object = None) -> None:
        current = self._pane.current()
        self._undo.setEnabled(current is not None and self._source.undoable(current))

    def _undo_chosen(self) -> None:
        """The answer, and what was kept because it was edited since, stands in the window's bar."""
        current = self._pane.current()
        if current is not None:
            self._desk.undo(ChangeId(current))
            self.accept()
