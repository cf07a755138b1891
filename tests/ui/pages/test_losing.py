"""Nothing typed in a dialog is lost without a question; what was only looked at closes at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
    QWidget,
)

from desktop_app.records.ids import NetworkId
from desktop_app.store import members, networks
from desktop_app.store.database import Store
from desktop_app.ui.form.ordered import OrderedList
from desktop_app.ui.window import Window
from desktop_app.work import networks as verbs
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child

Do = Callable[[str], None]
Opened = Callable[[], QDialog]
Press = Callable[..., None]


def _type(name: str) -> Callable[[QDialog], None]:
    def write(opened: QDialog) -> None:
        line = child(opened, QLineEdit, name)
        line.setText("Nytt")
        line.textEdited.emit("Nytt")

    return write


def _seats(opened: QDialog) -> None:
    child(opened, QTableWidget, "members").item(0, 1).setText("5")  # type: ignore[union-attr]


def _tick(opened: QDialog) -> None:
    child(opened, QCheckBox, "unitTick").setChecked(True)


def _untick(opened: QDialog) -> None:
    child(opened, QListWidget, "newYearProposed").item(0).setCheckState(Qt.CheckState.Unchecked)


def _add_line(opened: QDialog) -> None:
    child(opened, OrderedList, "textsLines").show_lines([(None, "Ett nytt syfte")])


CHANGED: dict[str, tuple[str, Callable[[QDialog], None]]] = {
    "network.members": ("networks", _seats),
    "network.lists": ("networks", _add_line),
    "network.year": ("networks", _untick),
    "network.succeed": ("networks", _type("successor")),
    "people.change": ("participants", _tick),
    "contacts": ("participants", _type("contactText")),
    "organisation.members": ("organisations", _type("newMember")),
}


@pytest.fixture
def group(store: Store, window: Window) -> NetworkId:
    number = networks.named(store, "Styrgruppen")
    verbs.set_lines(store, network=number, kind="purpose", lines=["Utbyta erfarenheter"])
    window.show_record("networks", int(number))
    QApplication.processEvents()
    return number


@pytest.mark.parametrize("command", CHANGED)
def test_esc_asks_before_what_was_written_is_lost(
    group: NetworkId, command: str, window: Window, do: Do, dialog: Opened, ask: FakeAsk
) -> None:
    del group
    kind, change = CHANGED[command]
    if kind != "networks":
        do(f"go.{kind}")
    do(command)
    untouched = dialog()
    untouched.reject()
    QApplication.processEvents()
    assert not ask.asked
    do(command)
    opened = dialog()
    change(opened)
    ask.answers += [None, "yes"]
    opened.reject()
    assert opened.isVisible()
    opened.close()
    QApplication.processEvents()
    assert ask.asked == ["Throw away what you have typed?"] * 2
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]


def test_another_list_does_not_take_the_place_of_what_was_written(
    group: NetworkId, do: Do, dialog: Opened, ask: FakeAsk
) -> None:
    do("network.lists")
    opened = dialog()
    _add_line(opened)
    which, lines = child(opened, QComboBox, "textsWhich"), child(opened, OrderedList, "textsLines")
    ask.answers += [None, "yes"]
    which.setCurrentIndex(1)
    which.activated.emit(1)
    assert (which.currentIndex(), lines.texts()) == (0, ["Ett nytt syfte"])
    which.setCurrentIndex(1)
    which.activated.emit(1)
    assert (which.currentIndex(), lines.texts()) == (1, [])


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_enter_adds_an_organisation_and_does_not_save(
    group: NetworkId, do: Do, dialog: Opened, press: Press, store: Store
) -> None:
    before = members.of_any_day(store, group)
    do("network.members")
    opened = dialog()
    line = child(opened, QLineEdit, "newMember")
    line.setText("Solna stad")
    line.textEdited.emit("Solna stad")
    QApplication.processEvents()
    popup: QWidget | None = line.completer().popup()
    assert popup is not None
    popup.hide()
    press(line, Qt.Key.Key_Return)
    table = child(opened, QTableWidget, "members")
    assert opened.isVisible()
    assert table.rowCount() == len(before) + 1
    assert members.of_any_day(store, group) == before
    child(opened, QPushButton, "membersSave").click()
    QApplication.processEvents()
    assert len(members.of_any_day(store, group)) == len(before) + 1
