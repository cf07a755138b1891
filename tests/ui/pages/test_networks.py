"""The networks in the window: seats and vacancies, who joins and leaves, what they are for, the roster."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

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
)

from desktop_app.records.ids import NetworkId
from desktop_app.store import members, networks
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui.dialogs.texts import next_period
from desktop_app.ui.form.ordered import OrderedList
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.networks import NetworksPage
from desktop_app.ui.table.pane import TablePane
from desktop_app.ui.window import Window
from desktop_app.work import networks as verbs
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
    assert [member.seats for member in members.of_day(store, number)] == [3, 2, 1]
    assert "6 seats" in said(page.card)


def test_its_purpose_is_written_a_line_per_row(
    page: NetworksPage, do: Do, dialog: Opened, press: Callable[..., None]
) -> None:
    do("network.lists")
    which, lines = child(dialog(), QComboBox, "textsWhich"), child(dialog(), OrderedList, "textsLines")
    assert which.currentText() == "New: Purpose"
    for text in ("Följa upp.", "Samverka."):
        lines.add_line()
        editor = lines.viewport().findChildren(QLineEdit)[-1]
        type_text(editor, text)
        press(editor, Qt.Key.Key_Return)
    press(lines, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lines.texts() == ["Samverka.", "Följa upp."]
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


def test_all_that_is_known_of_a_network_stands_in_its_form(
    page: NetworksPage, do: Do, dialog: Opened, store: Store
) -> None:
    number = NetworkId(page.current())
    do("record.edit")
    for name, text in (("period", "sedan 1996"), ("stated_seats", "15"), ("stated_members", "12")):
        child(dialog(), QLineEdit, name).setText(text)
    basis = child(dialog(), QComboBox, "basis")
    basis.setCurrentIndex(basis.findData("elected"))
    for rule in ("every_member", "one_chair"):
        child(dialog(), QCheckBox, f"rule.{rule}").setChecked(True)
    child(dialog(), QPushButton, "networkSave").click()
    QApplication.processEvents()
    held = networks.get(store, number)
    assert (held.period, held.stated_seats, held.stated_members) == ("sedan 1996", 15, 12)
    assert (held.basis, held.rules) == ("elected", ("every_member", "one_chair"))
    assert "Styrgruppen has no chair." in said(page.card)
    do("record.edit")
    assert child(dialog(), QCheckBox, "rule.one_chair").isChecked()
    child(dialog(), QCheckBox, "rule.one_chair").setChecked(False)
    child(dialog(), QPushButton, "networkSave").click()
    assert networks.get(store, number).rules == ("every_member",)


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


def test_last_years_priorities_are_copied_as_a_draft(
    page: NetworksPage, do: Do, dialog: Opened, store: Store
) -> None:
    number = NetworkId(page.current())
    verbs.set_lines(store, network=number, kind="priorities", lines=["Unga", "Vux"], period="2026")
    do("network.lists")
    assert child(dialog(), QComboBox, "textsWhich").currentText() == "Priorities 2026"
    child(dialog(), QPushButton, "textsCopy").click()
    assert child(dialog(), QLineEdit, "textsPeriod").text() == "2027"
    assert len(networks.lists(store, number)) == 1
    child(dialog(), OrderedList, "textsLines").remove_line()
    child(dialog(), QPushButton, "textsSave").click()
    QApplication.processEvents()
    assert [(each.title, each.lines) for each in networks.lists(store, number)] == [
        ("Priorities 2026", ("Unga", "Vux")),
        ("Priorities 2027", ("Vux",)),
    ]


def test_the_period_after() -> None:
    assert [next_period(text) for text in ("2026", "2019–2022", "sedan starten")] == ["2027", "2023–2026", ""]


def test_a_new_year_is_proposed_and_ticked(
    page: NetworksPage, do: Do, dialog: Opened, store: Store, window: Window
) -> None:
    number = NetworkId(page.current())
    year = date.today().year
    verbs.set_lines(store, network=number, kind="priorities", lines=["Unga"], period=str(year))
    known = len(meetings.ids(store, network=number))
    do("network.year")
    proposed = child(dialog(), QListWidget, "newYearProposed")
    assert child(dialog(), QLineEdit, "newYear").text() == str(year + 1)
    assert proposed.item(0).text() == f"Priorities {year + 1}: Unga"
    for row in range(2, proposed.count()):
        proposed.item(row).setCheckState(Qt.CheckState.Unchecked)
    copied = min(1, proposed.count() - 1)
    child(dialog(), QPushButton, "newYearSave").click()
    QApplication.processEvents()
    assert len(meetings.ids(store, network=number)) == known + copied
    assert f"Priorities {year + 1}" in said(page.card)
    assert str(year + 1) in window.bar.text
