"""The keyboard help: every shortcut there is, from the table of commands, under its menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import N_, _
from desktop_app.ui.commands import MENUS, Commands, plain
from desktop_app.ui.style import GRID, WIDE, muted, section_title

IN_LISTS = (
    ("Enter", N_("Open the row")),
    ("Alt+Down", N_("Choose the column to order by")),
    ("Esc", N_("Back from the search field to the list, or leave a form")),
    ("Tab", N_("To the next field")),
    ("Ctrl+Enter", N_("Save from within a long text")),
)


class KeyboardHelp(QDialog):
    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keyboardHelp")
        self.setWindowTitle(_("Keyboard shortcuts"))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for menu, title in MENUS:
            rows = [
                (plain(commands.action(command.id).text()), commands.action(command.id).shortcuts())
                for command in commands.table
                if command.menu == menu and command.shortcut
            ]
            if rows:
                _section(grid, plain(_(title)), [(text, _keys(shortcuts)) for text, shortcuts in rows])
        _section(
            grid, _("In lists and forms"), [(_(text), _keys([QKeySequence(key)])) for key, text in IN_LISTS]
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setAccessibleName(_("Keyboard shortcuts"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(buttons)
        self.resize(560, 640)


def _keys(shortcuts: list[QKeySequence]) -> str:
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in shortcuts)


def _section(grid: QGridLayout, title: str, rows: list[tuple[str, str]]) -> None:
    start = grid.rowCount()
    if start > 1:
        grid.setRowMinimumHeight(start, WIDE)
    grid.addWidget(section_title(title), start + 1, 0, 1, 2)
    for offset, (text, keys) in enumerate(rows, start + 2):
        grid.addWidget(muted(keys), offset, 0)
        label = QLabel(text)
        label.setWordWrap(True)
        grid.addWidget(label, offset, 1)
