"""The main window as a whole: panes, palette, history, undo in text fields, names for a screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.store.database import Store
from desktop_app.ui.palette import PAUSE_MS
from desktop_app.ui.table.pane import TablePane
from desktop_app.ui.window import Window
from desktop_app.work import participants
from tests.ui.looking import child, type_text
from tests.ui.pages.reading import listed, said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]
INPUTS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def test_f6_goes_round_the_panes(window: Window, do: Do) -> None:
    window.activateWindow()
    listed(window).pane.focus_table()
    seen = []
    for _press in range(3):
        do("pane.next")
        focus = QApplication.focusWidget()
        seen.append(focus.objectName() if focus is not None else "")
    assert seen == ["networkCardArea", "navigation", "networks"]
    do("pane.previous")
    assert window.focusWidget().objectName() == "navigation"


def test_the_palette_finds_who_represents_haninge(
    window: Window, do: Do, dialog: Opened, qtbot: QtBot, press: Callable[..., None]
) -> None:
    do("palette")
    query = child(dialog(), QLineEdit, "paletteQuery")
    hits = child(dialog(), QListWidget, "paletteHits")
    type_text(query, "haninge")
    qtbot.waitUntil(lambda: hits.count() >= 3, timeout=20 * PAUSE_MS)
    found = [hits.item(row).text() for row in range(3)]
    assert found == ["Haninge kommun", "Björn Ek", "Cecilia von Ahn"]
    press(query, Qt.Key.Key_Down)
    press(query, Qt.Key.Key_Down)
    press(query, Qt.Key.Key_Return)
    page = listed(window)
    assert page is window.pages["participants"]
    assert "Cecilia von Ahn" in said(page.card)


def test_the_palette_shows_names_that_begin_so_first(
    window: Window, store: Store, do: Do, dialog: Opened, qtbot: QtBot
) -> None:
    participants.add(store, given="Berit", family="Östman")
    do("palette")
    hits = child(dialog(), QListWidget, "paletteHits")
    type_text(child(dialog(), QLineEdit, "paletteQuery"), "ber")

    def people() -> list[str]:
        texts = [hits.item(row).text() for row in range(hits.count())]
        return [text for text in texts if text in ("Berit Östman", "Åsa Öberg")]

    qtbot.waitUntil(lambda: people() == ["Berit Östman", "Åsa Öberg"], timeout=20 * PAUSE_MS)


def test_a_change_is_undone_from_the_history(window: Window, do: Do, dialog: Opened) -> None:
    do("history")
    pane = dialog().findChild(TablePane)
    assert pane is not None
    pane.search("Dragan")
    cells = pane.model.text(pane.model.ids[0])
    assert cells is not None
    assert cells[2] == "Added Dragan Ilić"
    child(dialog(), QPushButton, "undoChange").click()
    QApplication.processEvents()
    assert window.bar.text == "Undid: Added Dragan Ilić"


def test_the_window_fits_a_small_screen_at_twice_the_size(window: Window) -> None:
    window.resize(683, 384)
    QApplication.processEvents()
    assert window.width() == 683
    assert child(window, QListWidget, "navigation").width() < 48


def test_the_next_command_takes_the_message_away(window: Window, do: Do) -> None:
    window.bar.tell("Something was done.")
    do("go.meetings")
    assert window.bar.text == ""


def test_a_text_field_keeps_its_own_undo(window: Window, do: Do, press: Callable[..., None]) -> None:
    before = window.commands.action("undo").text()
    field = child(window, QLineEdit, "networksSearch")
    field.setFocus()
    type_text(field, "ab")
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert window.commands.action("undo").text() == before


def test_every_command_has_a_handler_somewhere(window: Window, do: Do) -> None:
    """Those of the program itself (registers, colours, languages) are bound by start.py."""
    missing = set(window.commands.unbound())
    for kind in window.pages:
        do(f"go.{kind}")
        missing &= set(window.commands.unbound())
    assert {name.partition(".")[0] for name in missing} == {"register", "scheme", "language"}


@pytest.mark.parametrize("kind", ["networks", "participants", "meetings", "coverage"])
def test_every_input_has_a_name_for_a_screen_reader(window: Window, do: Do, kind: str) -> None:
    if kind != "networks":
        do(f"go.{kind}")
    nameless = [each for each in shown_inputs(window) if not named(each, window)]
    assert nameless == []


@pytest.mark.parametrize(
    "command",
    [
        "record.new",
        "record.edit",
        "network.join",
        "network.members",
        "network.lists",
        "print",
        "history",
        "about",
    ],
)
def test_every_dialog_names_its_inputs(window: Window, do: Do, dialog: Opened, command: str) -> None:
    pane = listed(window).pane
    pane.select([pane.model.ids[1]])
    do(command)
    opened = dialog()
    assert opened.objectName()
    assert opened.windowTitle()
    assert [each for each in shown_inputs(opened) if not named(each, opened)] == []
    opened.close()


def shown_inputs(within: QWidget) -> list[QWidget]:
    found = [each for kind in INPUTS for each in within.findChildren(kind) if each.isVisibleTo(within)]
    own = [each for each in found if not each.objectName().startswith("qt_")]
    return [each for each in own if each.focusPolicy() != Qt.FocusPolicy.NoFocus]


def named(each: QWidget, within: QWidget) -> bool:
    """By its own name, its text, or a label that points at it."""
    text = each.text() if isinstance(each, QAbstractButton) else ""
    buddies = [label.buddy() for label in within.findChildren(QLabel)]
    return bool(each.accessibleName() or text or each in buddies)
