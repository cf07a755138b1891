"""One table of commands: enabled by binding and condition, safe against what a handler raises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QMainWindow, QMenu, QToolBar
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.ui.commands import COMMANDS, MENUS, Command, Commands, plain
from desktop_app.ui.icons import icon
from desktop_app.ui.keyboard import KeyboardHelp
from desktop_app.ui.menus import context_menu, fill_menu_bar, fill_tool_bar
from desktop_app.ui.palette import CommandPalette, Hit
from tests.ui.looking import child

TABLE = (
    Command("record.new", "&New", "Ctrl+N", "edit", "plus"),
    Command("export", "&Export…", "Ctrl+E", "file", "file-spreadsheet", "list"),
    Command("print", "P&rint…", "Ctrl+P", "file", "printer", "printable", 1),
    Command("again", "&Again", "F5", "view", "refresh-cw"),
    Command("copy", "&Copy", "Ctrl+C", "edit", "copy", "selected"),
    Command("record.remove", "Re&move", "Del Backspace", "edit", "trash-2", "selected"),
)


class Window(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[UserError] = []
        self.crashed: list[BaseException] = []
        self.commands = Commands(self, TABLE, told=self.told.append, crashed=self.crashed.append)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    return made


def test_no_id_and_no_shortcut_stands_twice() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    keys = Counter(key for command in COMMANDS for key in command.shortcut.split())
    assert max(keys.values()) == 1


@pytest.mark.parametrize("menu", [name for name, _title in MENUS])
def test_texts_and_mnemonics_are_unique_in_their_menu(menu: str) -> None:
    texts = [command.text for command in COMMANDS if command.menu == menu]
    assert len(texts) == len(set(texts))
    letters = [text[text.index("&") + 1].casefold() for text in texts]
    assert len(letters) == len(set(letters)), letters


def test_every_command_is_in_a_menu_that_exists_and_has_its_icon(qapp: object) -> None:
    menus = {name for name, _title in MENUS}
    for command in COMMANDS:
        assert command.menu in menus
        if command.icon:
            assert not icon(command.icon).isNull()


def test_a_command_needs_a_handler_and_its_condition(window: Window) -> None:
    commands, done = window.commands, []
    commands.bind("export", lambda: done.append("export"))
    assert not commands.action("export").isEnabled()
    commands.run("export")
    assert not done
    commands.hold("list")
    commands.action("export").trigger()
    assert done == ["export"]
    commands.unbind("export")
    assert not commands.action("export").isEnabled()
    assert "export" in commands.unbound()


def test_the_latest_binding_counts(window: Window) -> None:
    done: list[str] = []
    window.commands.bind("again", lambda: done.append("networks"))
    window.commands.bind("again", lambda: done.append("meetings"))
    window.commands.run("again")
    assert done == ["meetings"]


def test_what_a_handler_raises_is_told_or_caught(window: Window) -> None:
    def refuse() -> None:
        raise UserError("Det går inte.")

    def fail() -> None:
        raise ZeroDivisionError

    window.commands.bind("again", refuse)
    window.commands.run("again")
    window.commands.bind("again", fail)
    window.commands.run("again")
    assert [str(error) for error in window.told] == ["Det går inte."]
    assert [type(error) for error in window.crashed] == [ZeroDivisionError]


def test_menus_and_tool_bar_come_from_the_table(window: Window) -> None:
    fill_menu_bar(window.menuBar(), window.commands)
    menus = window.menuBar().findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [action.objectName() for menu in menus for action in menu.actions()]
    assert [name for name in shown if name] == [
        "export",
        "print",
        "record.new",
        "copy",
        "record.remove",
        "again",
    ]
    bar = QToolBar(window)
    fill_tool_bar(bar, window.commands, ("record.new", "", "print"))
    assert [action.objectName() for action in bar.actions()] == ["record.new", "", "print"]
    assert bar.actions()[2].toolTip().endswith("(Ctrl+P)")
    menu = context_menu(window, window.commands, ("copy", "", "record.remove"))
    assert [action.isSeparator() for action in menu.actions()] == [False, True, False]


def test_the_keyboard_help_shows_every_shortcut(window: Window) -> None:
    shown = [label.text() for label in KeyboardHelp(window.commands, window).findChildren(QLabel)]
    for command in TABLE:
        if command.shortcut:
            assert plain(command.text) in shown
            assert ", ".join(command.shortcut.split()) in shown


def test_plain_keeps_a_real_ampersand() -> None:
    assert plain("&Spara && stäng") == "Spara & stäng"


def hits(palette: CommandPalette) -> list[str]:
    found = child(palette, QListWidget, "paletteHits")
    return [found.item(row).text() for row in range(found.count())]


def test_the_palette_finds_commands_without_accents_and_runs_them(qtbot: QtBot, window: Window) -> None:
    done: list[str] = []
    window.commands.bind("print", lambda: done.append("print"))
    window.commands.hold("printable")
    palette = CommandPalette(window.commands, window)
    palette.show_for("pRInt")
    assert hits(palette) == ["Print…"]
    qtbot.keyClick(child(palette, QLineEdit, "paletteQuery"), Qt.Key.Key_Return)
    assert done == ["print"]
    assert palette.isHidden()


def test_the_palette_puts_the_whole_word_first(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    table = tuple(Command(text, f"&{text}", menu="file") for text in ("Reimport", "Imported", "Import"))
    palette = CommandPalette(Commands(window, table, told=_never, crashed=_never), window)
    palette.show_for("import")
    assert hits(palette) == ["Import", "Imported", "Reimport"]


def _never(error: object) -> None:
    raise AssertionError(error)


def test_the_palette_does_not_run_what_is_disabled(qtbot: QtBot, window: Window) -> None:
    palette = CommandPalette(window.commands, window)
    palette.show_for("print")
    qtbot.keyClick(child(palette, QLineEdit, "paletteQuery"), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_palette_finds_records_and_drops_late_answers(qtbot: QtBot, window: Window) -> None:
    asked: list[tuple[str, Callable[[Sequence[Hit]], None]]] = []
    opened: list[str] = []
    palette = CommandPalette(window.commands, window, lambda query, found: asked.append((query, found)))
    palette.show_for("haninge")
    qtbot.waitUntil(lambda: len(asked) == 1)
    palette.show_for("solna")
    qtbot.waitUntil(lambda: len(asked) == 2)
    for query, found in asked:
        found([Hit(f"Åsa i {query}", "Ledamot", "user-round", partial(opened.append, query))])
    assert hits(palette) == ["Åsa i solna"]
    qtbot.keyClick(child(palette, QLineEdit, "paletteQuery"), Qt.Key.Key_Return)
    assert opened == ["solna"]
