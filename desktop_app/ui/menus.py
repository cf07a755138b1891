"""Menus and tool bars, laid out from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from desktop_app.i18n import _
from desktop_app.ui.commands import MENUS, Commands, plain
from desktop_app.ui.style import GAP, GRID


def fill_menu_bar(bar: QMenuBar, commands: Commands) -> None:
    for name, title in MENUS:
        menu = QMenu(_(title), bar)
        menu.setObjectName(f"menu.{name}")
        group = 0
        for command in commands.table:
            if command.menu != name:
                continue
            if command.group != group and not menu.isEmpty():
                menu.addSeparator()
            group = command.group
            menu.addAction(commands.action(command.id))
        if not menu.isEmpty():
            bar.addMenu(menu)


def fill_tool_bar(bar: QToolBar, commands: Commands, ids: Sequence[str]) -> None:
    """`ids` in order; "" stands for a line between two groups."""
    bar.setMovable(False)
    bar.setContentsMargins(GAP + GRID, 0, GAP + GRID, 0)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for command in ids:
        if not command:
            bar.addSeparator()
            continue
        action = commands.action(command)
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        action.setToolTip(f"{plain(action.text())} ({keys})" if keys else plain(action.text()))
        bar.addAction(action)
        bar.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.TabFocus)


def context_menu(parent: QWidget, commands: Commands, ids: Sequence[str]) -> QMenu:
    """A menu for `popup(position)`; it deletes itself when it is closed."""
    menu = QMenu(parent)
    menu.setObjectName("contextMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for command in ids:
        if command:
            menu.addAction(commands.action(command))
        else:
            menu.addSeparator()
    return menu
