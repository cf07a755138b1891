"""One field that finds every command and, through `find`, records: "who represents Haninge?".

Holds the hits of the latest query only; a late answer to an older one is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.records.keys import fold
from desktop_app.ui.commands import Commands, plain
from desktop_app.ui.hits import HitDelegate, detail_role
from desktop_app.ui.icons import icon
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP

PAUSE_MS = 120
"""Records are asked for when the person has stopped typing for so long."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: a line of text, a quieter detail beside it, and what opens it. One that is `named` is
    called just what is sought, and stands before the commands."""

    text: str
    detail: str
    icon: str
    open: Callable[[], None]
    named: bool = False


Find = Callable[[str, Callable[[Sequence[Hit]], None]], None]
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class CommandPalette(QDialog):
    def __init__(self, commands: Commands, parent: QWidget, find: Find | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle(_("Find and do"))
        self._commands = commands
        self._find = find
        self._query = QLineEdit()
        self._query.setObjectName("paletteQuery")
        self._query.setAccessibleName(_("Find a command, person, organisation, network or meeting"))
        self._query.setPlaceholderText(_("A command, person, organisation, network or meeting"))
        self._query.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition).setText(_("Search"))
        self._query.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("paletteHits")
        self._list.setAccessibleName(_("Hits"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setItemDelegate(HitDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self._query)
        column.addWidget(self._list)
        take_room(self, 600, 420)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._find_records)
        self._chosen_early = False
        """Enter came before the records: the first of them is opened."""
        self._query.textChanged.connect(self._search)

    def show_for(self, query: str = "") -> None:
        self._query.setText(query)
        self._query.selectAll()
        self._search(query)
        self.open()
        self._query.setFocus()

    def _search(self, query: str) -> None:
        self._list.clear()
        self._chosen_early = False
        words = fold(query).split()
        fitting = []
        for command in self._commands.table:
            text = plain(self._commands.action(command.id).text())
            if command.id != "palette" and all(word in fold(text) for word in words):
                fitting.append((_apart(text, words), command, text))
        for _distance, command, text in sorted(fitting, key=lambda each: each[0]):
            action = self._commands.action(command.id)
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            item = self._add(text, keys, command.icon or "command", action.trigger)
            if not action.isEnabled():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._point_at_first()
        if self._find is not None and words:
            self._pause.start()
        else:
            self._pause.stop()

    def _find_records(self) -> None:
        query = self._query.text()

        def found(hits: Sequence[Hit]) -> None:
            if query != self._query.text():
                return
            moved = self._list.currentRow() > 0
            named = 0
            for hit in hits:
                item = self._add(hit.text, hit.detail, hit.icon, hit.open)
                if hit.named:
                    self._list.insertItem(named, self._list.takeItem(self._list.row(item)))
                    named += 1
            if named and not moved:
                self._list.setCurrentRow(0)
            self._point_at_first()
            if self._chosen_early:
                self._choose(self._list.currentItem())

        if self._find is not None:
            self._find(query, found)

    def _add(self, text: str, detail: str, picture: str, open_it: Callable[[], object]) -> QListWidgetItem:
        item = QListWidgetItem(icon(picture), text)
        item.setData(detail_role, detail)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {detail}" if detail else text)
        item.setData(Qt.ItemDataRole.UserRole, open_it)
        self._list.addItem(item)
        return item

    def _point_at_first(self) -> None:
        if self._list.currentRow() >= 0:
            return
        for row in range(self._list.count()):
            if self._list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self._list.setCurrentRow(row)
                return

    def _enter(self) -> None:
        """Whoever types fast need not wait for the records to be shown."""
        if self._list.currentItem() is None and self._pause.isActive():
            self._chosen_early = True
            self._pause.stop()
            self._find_records()
        else:
            self._choose(self._list.currentItem())

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            open_it = item.data(Qt.ItemDataRole.UserRole)
            self.accept()
            open_it()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the person goes on typing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)


def _apart(text: str, words: Sequence[str]) -> int:
    """How far a command's words are from those typed: whole words come first, then beginnings of words."""
    own = re.findall(r"\w+", fold(text))
    return sum(0 if word in own else 1 if any(each.startswith(word) for each in own) else 2 for word in words)
