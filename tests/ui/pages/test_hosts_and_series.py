"""A network's year: a series of meetings with cautions beside each day, and whose turn it is to be host."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.store.meetings import hosting, meetings
from desktop_app.ui.lines import Lines
from desktop_app.ui.window import Window
from desktop_app.work.meetings import hosting as turns
from desktop_app.work.meetings import meetings as verbs
from tests.ui.looking import child

Do = Callable[[str], None]
Opened = Callable[[], QDialog]
SUMMER = "2027-06-25"


@pytest.fixture
def group(window: Window, store: Store, do: Do) -> NetworkId:
    number = networks.named(store, "Styrgruppen")
    window.show_record("networks", number)
    QApplication.processEvents()
    del do
    return number


def days_of(dialog: QDialog) -> list[tuple[str, str, bool]]:
    table = child(dialog, QTableWidget, "seriesDays")
    found = []
    for row in range(table.rowCount()):
        day, note = table.item(row, 0), table.item(row, 2)
        assert day is not None
        assert note is not None
        found.append((day.text(), note.text(), day.checkState() == Qt.CheckState.Checked))
    return found


def write(dialog: QDialog, qtbot: QtBot, text: str, rows: int) -> None:
    child(dialog, QPlainTextEdit, "seriesText").setPlainText(text)
    qtbot.waitUntil(lambda: child(dialog, QTableWidget, "seriesDays").rowCount() == rows)


def test_pasted_days_stand_with_what_speaks_against_them(
    group: NetworkId, do: Do, dialog: Opened, qtbot: QtBot, store: Store, window: Window
) -> None:
    there = meetings.first_day(store, meetings.ids(store, network=group)[-1])
    before = len(meetings.ids(store, network=group))
    do("network.series")
    made = dialog()
    write(made, qtbot, f"2027-05-11 kl 9-12\n{SUMMER}\n{there.isoformat()}", 3)
    found = days_of(made)
    assert found[0][1:] == ("", True)
    assert "Midsommarafton" in found[1][1]
    assert not found[1][2]
    assert "A meeting is there already." in found[2][1]
    assert not found[2][2]
    child(made, QLineEdit, "seriesPlace").setText("Stadshuset")
    child(made, QPushButton, "seriesSave").click()
    QApplication.processEvents()
    assert len(meetings.ids(store, network=group)) == before + 1
    number = meetings.named(store, "2027-05-11")
    assert meetings.get(store, number).place == "Stadshuset"
    assert str(meetings.get(store, number).start) == "09:00:00"
    do("undo")
    assert len(meetings.ids(store, network=group)) == before
    del window


def test_a_pattern_is_understood_and_what_is_not_is_said(
    group: NetworkId, do: Do, dialog: Opened, qtbot: QtBot
) -> None:
    do("network.series")
    made = dialog()
    child(made, QLineEdit, "seriesFirst").setText("2027-01-01")
    child(made, QLineEdit, "seriesLast").setText("2027-12-31")
    write(made, qtbot, "sista fredagen varannan månad kl 9-12", 6)
    assert child(made, QPushButton, "seriesSave").isEnabled()
    child(made, QPlainTextEdit, "seriesText").setPlainText("nån gång")
    problem = child(made, QLabel, "seriesProblem")
    qtbot.waitUntil(problem.isVisible)
    assert "nån gång" in problem.text()
    assert not child(made, QPushButton, "seriesSave").isEnabled()
    child(made, QPlainTextEdit, "seriesText").clear()
    made.reject()
    del group


def test_days_without_a_year_that_have_been_are_of_the_year_after(
    group: NetworkId, do: Do, dialog: Opened, qtbot: QtBot
) -> None:
    do("network.series")
    made = dialog()
    child(made, QLineEdit, "seriesFirst").setText("2027-06-01")
    write(made, qtbot, "10 mars kl 9-12\n20 april", 2)
    assert [day[-4:] for day, _note, _ticked in days_of(made)] == ["2028", "2028"]
    write(made, qtbot, "10 mars kl 9-12\n20 april\n7 juni", 3)
    assert [day[-4:] for day, _note, _ticked in days_of(made)] == ["2027"] * 3
    child(made, QPlainTextEdit, "seriesText").clear()
    made.reject()
    del group


def coming(dialog: QDialog) -> list[str]:
    QApplication.processEvents()
    table = child(dialog, Lines, "hostsComingList")
    return [table.line_at(row).cells[1] for row in range(table.model().rowCount())]


def test_turns_are_given_skipped_and_swapped(group: NetworkId, do: Do, dialog: Opened, store: Store) -> None:
    do("network.hosts")
    made = dialog()
    assert coming(made) == ["turn: Ale kommun", "turn: Haninge kommun"]
    child(made, QPushButton, "hostsSkip").click()
    form = dialog()
    child(form, QLineEdit, "reason").setText("bygger om")
    child(form, QPushButton, "skipSave").click()
    assert coming(made) == ["turn: Haninge kommun", "turn: Ale kommun"]
    child(made, QPushButton, "hostsAll").click()
    assert coming(made) == ["Haninge kommun", "Ale kommun"]
    child(made, QPushButton, "hostsSwap").click()
    form = dialog()
    child(form, QComboBox, "other").setCurrentIndex(0)
    child(form, QLineEdit, "reason").setText("lokalbrist")
    child(form, QPushButton, "swapSave").click()
    assert coming(made) == ["Ale kommun", "Haninge kommun"]
    child(made, QPushButton, "hostsOther").click()
    form = dialog()
    box = child(form, QComboBox, "host")
    box.setCurrentIndex(box.findText("Partille kommun"))
    child(form, QPushButton, "hostSave").click()
    assert coming(made)[0] == "Partille kommun"
    made.reject()
    do("undo")
    held = meetings.get(store, MeetingId(hosting.history(store, group)[-1].meeting))
    assert held.host_name == "Ale kommun"


def test_who_has_been_host_is_listed(group: NetworkId, do: Do, dialog: Opened, store: Store) -> None:
    past = verbs.add(store, first_day=date.today() - timedelta(90), networks=[group])
    turns.take(store, meeting=past, host=None, network=group)
    do("network.hosts")
    table = child(dialog(), Lines, "hostsHistoryList")
    assert table.line_at(0).cells[1] == "Ale kommun"
    dialog().reject()
