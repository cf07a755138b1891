"""A list that an office keeps of its own, in a window: its rows, and buttons for what is done with one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.commands import plain
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.parts import push_button
from desktop_app.ui.screen import has_room_for_titles, take_room
from desktop_app.ui.style import GAP, MARGIN, WIDE, section_title
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import TableSource
from desktop_app.ui.table.pane import TablePane


class KeptDialog(QDialog):
    """Opened with `open()`, filled by `show_list`. `desk` is the dialog's own: what is done or refused is
    told here, with the way back."""

    def __init__(self, desk: Desk, name: str, title: str) -> None:
        super().__init__(desk.window)
        self.setObjectName(f"{name}Dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name = name
        self._told = MessageBar()
        self._told.setObjectName(f"{name}Told")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP)
        self._buttons.addStretch()
        self._needs_one: list[QPushButton] = []
        self.desk = replace(desk, window=self, bar=self._told)

    def add_button(self, text: str, name: str, pressed: Callable[[], object], *, needs_one: bool) -> None:
        button = push_button(text, f"{self._name}{name}", pressed)
        self._buttons.addWidget(button)
        if needs_one:
            self._needs_one.append(button)

    def show_list(
        self,
        source: TableSource,
        *,
        empty: Empty,
        counted: Callable[[int], str],
        opened: Callable[[], object],
    ) -> None:
        """Enter in a row does what `opened` does. Where a button of `empty` is one of the dialog's own, the
        letter under it stays that one's."""
        self._pane = TablePane(
            source,
            self.desk.jobs,
            name=self._name,
            title=self.windowTitle(),
            empty=replace(empty, button=plain(empty.button)),
            counted=counted,
        )
        self._pane.row_opened.connect(lambda _record: opened())
        self._pane.row_chosen.connect(self._refresh)
        self._pane.model.loaded.connect(self._loaded)
        self.desk.changes.changed.connect(self._pane.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(MARGIN)
        if has_room_for_titles(self):
            heading = section_title(self.windowTitle())
            heading.setWordWrap(True)
            column.addWidget(heading)
        column.addWidget(self._pane, 1)
        column.addWidget(self._told)
        self._buttons.addWidget(push_button(_("Close"), f"{self._name}Close", self.reject))
        column.addLayout(self._buttons)
        take_room(self, 720, 480)
        self._pane.load()
        self._pane.focus_table()

    def current(self) -> int:
        return self._pane.current() or 0

    def _loaded(self) -> None:
        if self._pane.current() is None and self._pane.model.rowCount():
            self._pane.table.selectRow(0)
        self._refresh()

    def _refresh(self, _record: object = None) -> None:
        for button in self._needs_one:
            button.setEnabled(self._pane.current() is not None)
