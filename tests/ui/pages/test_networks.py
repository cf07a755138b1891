"""The networks in the window: seats and vacancies, who joins and leaves, what they are for, the roster."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
)

from desktop_app.records.ids import NetworkId
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.networks import NetworksPage
from desktop_app.ui.table.pane import TablePane
from desktop_app.ui.window import Window
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child, type_text
from tests.ui.pages.reading import said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]


@pytest.fixture
def page(window: Window) -> NetworksPage:
    """With Styrgruppen chosen, the second in the list."""
    found = window.page
    assert isinstance(found, NetworksPage)
    found.pane.table.selectRow(1)
    QApplication.processEvents()
    return found


def seats(page: NetworksPage) -> list[tuple[str, ...]]:
    table = page.card.findChild(Lines, "seats")
    assert table is not None
    return [table.line_at(row).cells for row in range(table.model().rowCount())]


def choose_seat(page: NetworksPage, row: int) -> None:
    table = page.card.findChild(Lines, "seats")
    assert table is not None
    table.selectRow(row)


def test_seats_are_listed_with_the_vacant_ones(page: NetworksPage) -> None:
    assert seats(page) == [
        ("Vacant", "Ale kommun", "member"),
        ("Björn Ek", "Haninge kommun", "member"),
        ("Cecilia von Ahn", "Haninge kommun", "member"),
        ("Åsa Öberg", "Partille kommun", "member"),
    ]
    assert "3 participants, 4 seats, 3 municipalities, 1 vacant" in said(page.card)


def test_a_vacant_seat_cannot_be_ended(page: NetworksPage, window: Window) -> None:
    choose_seat(page, 0)
    assert not window.commands.action("network.leave").isEnabled()
    choose_seat(page, 1)
    assert window.commands.action("network.leave").isEnabled()


def test_coming_meetings_are_shown_and_followed(page: NetworksPage, window: Window) -> None:
    table = page.card.findChild(Lines, "comingMeetings")
    assert table is not None
    assert table.model().rowCount() == 2
    table.row_opened.emit(table.line_at(0).id)
    assert window.page is window.pages["meetings"]


def test_somebody_joins_and_the_seat_ends(page: NetworksPage, window: Window, do: Do, dialog: Opened) -> None:
    do("network.join")
    pane = dialog().findChild(TablePane)
    assert pane is not None
    pane.search("ilić")
    pane.table.selectRow(0)
    child(dialog(), QPushButton, "joiningAdd").click()
    QApplication.processEvents()
    assert window.bar.text == "Dragan Ilić joined Styrgruppen"
    assert ("Dragan Ilić", "Solna stad", "member") in seats(page)
    choose_seat(page, len(seats(page)) - 1)
    do("network.leave")
    child(dialog(), QPushButton, "leavingSave").click()
    QApplication.processEvents()
    assert window.bar.text == "Dragan Ilić left Styrgruppen"


def test_who_sits_already_is_told_in_the_dialog(page: NetworksPage, do: Do, dialog: Opened) -> None:
    do("network.join")
    pane = dialog().findChild(TablePane)
    assert pane is not None
    pane.search("öberg")
    pane.table.selectRow(0)
    child(dialog(), QPushButton, "joiningAdd").click()
    assert "Åsa Öberg already sits in Styrgruppen as member." in said(dialog())


def test_a_role_is_changed(page: NetworksPage, do: Do, dialog: Opened) -> None:
    choose_seat(page, 3)
    do("network.role")
    box = child(dialog(), QComboBox, "role")
    box.setCurrentIndex(box.findData("chair"))
    child(dialog(), QPushButton, "roleSave").click()
    QApplication.processEvents()
    assert ("Åsa Öberg", "Partille kommun", "chair") in seats(page)


def test_members_and_seats_are_set(page: NetworksPage, do: Do, dialog: Opened, store: Store) -> None:
    number = NetworkId(page.current())
    do("network.members")
    table = child(dialog(), QTableWidget, "members")
    assert [table.model().index(row, 0).data() for row in range(3)] == [
        "Ale kommun",
        "Haninge kommun",
        "Partille kommun",
    ]
    table.model().setData(table.model().index(0, 1), "x")
    child(dialog(), QPushButton, "membersSave").click()
    assert "“x” is not a number of seats" in said(dialog())
    table.model().setData(table.model().index(0, 1), "3")
    child(dialog(), QPushButton, "membersSave").click()
    QApplication.processEvents()
    assert [member.seats for member in networks.members(store, number)] == [3, 2, 1]
    assert "6 seats" in said(page.card)


def test_its_purpose_is_written_a_line_per_row(page: NetworksPage, do: Do, dialog: Opened) -> None:
    do("network.lists")
    which, lines = child(dialog(), QComboBox, "textsWhich"), child(dialog(), QPlainTextEdit, "textsLines")
    assert which.currentText() == "New: Purpose"
    lines.setPlainText("Samverka.\n\nFölja upp.\n")
    child(dialog(), QPushButton, "textsSave").click()
    QApplication.processEvents()
    card = said(page.card)
    assert "Purpose" in card
    assert "Följa upp." in card


def test_the_roster_is_previewed_with_chosen_columns_and_saved(
    page: NetworksPage, do: Do, dialog: Opened, ask: FakeAsk, tmp_path: Path
) -> None:
    do("print")
    preview = dialog()
    pages = child(preview, QListWidget, "previewPages")
    assert pages.count() == 1
    group = child(preview, QComboBox, "printGroup")
    group.setCurrentIndex(group.findData("none"))
    for ending in ("pdf", "xlsx", "html"):
        out = tmp_path / f"lista.{ending}"
        ask.answers.append(out)
        child(preview, QPushButton, f"printTo.{ending}").click()
        assert out.stat().st_size > 500
    assert "Åsa Öberg" in (tmp_path / "lista.html").read_text(encoding="utf-8")
    day = child(preview, QLineEdit, "printAsOf")
    assert day.text() == date.today().isoformat()


def test_a_network_is_added_changed_and_removed(
    page: NetworksPage, window: Window, do: Do, dialog: Opened
) -> None:
    do("record.new")
    type_text(child(dialog(), QLineEdit, "name"), "Ålnätverket")
    child(dialog(), QPushButton, "networkSave").click()
    QApplication.processEvents()
    assert "Ålnätverket" in said(page.card)
    assert "Nobody sits here yet." in said(page.card)
    do("record.remove")
    assert window.bar.text == "Removed the network Ålnätverket"
    assert len(page.pane.model.ids) == 2
