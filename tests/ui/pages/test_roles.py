"""The roles in the window: listed, added, called otherwise; those of every register are not taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from desktop_app.store import journal, roles
from desktop_app.store.database import Store
from desktop_app.ui.dialogs.roles import RolesDialog
from desktop_app.ui.table.pane import TablePane
from desktop_app.ui.window import Window
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child
from tests.ui.pages.reading import said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]


@pytest.fixture
def kept(window: Window, do: Do, dialog: Opened) -> RolesDialog:
    do("roles")
    found = dialog()
    assert isinstance(found, RolesDialog)
    return found


def press(opened: QDialog, name: str) -> None:
    child(opened, QPushButton, name).click()
    QApplication.processEvents()


def write(opened: QDialog, field: str, text: str) -> None:
    line = child(opened, QLineEdit, field)
    line.setText(text)
    line.textEdited.emit(text)


def names(store: Store) -> list[str]:
    return [role.name_sv for role in roles.all_roles(store)]


def test_an_own_role_is_added_changed_and_taken_away(kept: RolesDialog, dialog: Opened, store: Store) -> None:
    known = names(store)
    press(kept, "rolesNew")
    write(dialog(), "name_sv", "Ledamot")
    press(dialog(), "roleSave")
    assert "There is already a role called “Ledamot”." in said(dialog())
    write(dialog(), "name_sv", "Gruppledare")
    press(dialog(), "roleSave")
    assert names(store) == [*known, "Gruppledare"]
    pane = child(kept, TablePane, "rolesPane")
    pane.select([int(roles.number(store, "Gruppledare"))])
    press(kept, "rolesChange")
    write(dialog(), "name_sv", "Gruppansvarig")
    press(dialog(), "roleSave")
    assert names(store) == [*known, "Gruppansvarig"]
    pane.select([int(roles.number(store, "Gruppansvarig"))])
    press(kept, "rolesRemove")
    assert names(store) == known


def test_what_is_refused_and_the_way_back_are_told_in_the_window_itself(
    kept: RolesDialog, dialog: Opened, store: Store, window: Window
) -> None:
    press(kept, "rolesRemove")
    assert "chair is one of the roles that every register has." in said(kept)
    press(kept, "rolesChange")
    write(dialog(), "name_en", "speaker")
    press(dialog(), "roleSave")
    assert roles.number(store, "speaker") == roles.number(store, "chair")
    press(kept, "messageAction")
    assert "speaker" not in [role.name_en for role in roles.all_roles(store)]
    assert journal.next_undo(store) is None or window.bar.text == ""


def test_esc_asks_before_a_role_is_lost(kept: RolesDialog, dialog: Opened, ask: FakeAsk) -> None:
    press(kept, "rolesNew")
    form = dialog()
    write(form, "name_sv", "Gruppledare")
    ask.answers += [None, "yes"]
    form.reject()
    assert form.isVisible()
    form.reject()
    assert not form.isVisible()
    assert kept.isVisible()
