"""The window as of another day: lists and cards follow, it is not forgotten, nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.store import networks, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui.commands import COMMANDS
from desktop_app.ui.lines import Lines
from desktop_app.ui.reading_only import reads
from desktop_app.ui.window import Window
from desktop_app.work import networks as verbs
from desktop_app.work import succession
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child
from tests.ui.pages.reading import listed, said

Do = Callable[[str], None]
Press = Callable[..., None]
TODAY = date.today()
LATER = TODAY + timedelta(400)
CHANGING = {
    *("participant.new", "network.new", "meeting.new", "organisation.new", "import", "undo", "redo"),
    *("record.new", "record.edit", "record.end", "record.remove", "record.merge", "duplicates", "lists"),
}


@pytest.fixture
def group(store: Store, window: Window) -> int:
    """Styrgruppen, in which Eva follows Åsa in a month."""
    number = networks.named(store, "Styrgruppen")
    asa = participants.named(store, "Åsa Öberg")
    first = TODAY + timedelta(30)
    succession.succeed(store, network=number, leaving=asa, first_day=first, given="Eva", family="Ny")
    window.show_record("networks", int(number))
    QApplication.processEvents()
    return int(number)


def look(window: Window, press: Press, text: str) -> None:
    line = child(window, QLineEdit, "day")
    line.setFocus()
    line.setText(text)
    press(line, Qt.Key.Key_Return)


def names(window: Window) -> list[str]:
    table = child(listed(window).card, Lines, "seats")
    return [table.line_at(row).cells[0] for row in range(table.model().rowCount())]


def test_the_card_and_the_list_follow(group: int, window: Window, press: Press, store: Store) -> None:
    verbs.change(store, network=networks.named(store, "Chefsnätverket"), period="2019–2020")
    assert "Åsa Öberg" in names(window)
    look(window, press, LATER.isoformat())
    assert "Eva Ny" in names(window)
    assert "Åsa Öberg" not in names(window)
    assert listed(window).pane.model.ids == [group]
    bar = child(window, QWidget, "dayBar")
    assert bar.isVisible()
    assert str(LATER.year) in child(bar, QLabel, "dayLookedAt").text()
    child(bar, QPushButton, "backToToday").click()
    QApplication.processEvents()
    assert not bar.isVisible()
    assert "Åsa Öberg" in names(window)
    assert len(listed(window).pane.model.ids) == 2
    assert child(window, QLineEdit, "day").text() == TODAY.isoformat()


def test_nothing_can_be_changed_there(group: int, window: Window, press: Press, do: Do, store: Store) -> None:
    look(window, press, LATER.isoformat())
    for command in ("record.edit", "network.new", "network.members", "undo"):
        do(command)
        assert not [each for each in window.findChildren(QDialog) if each.isVisible()]
        assert window.bar.text == "You are looking at another day. Nothing can be changed there."
    assert window.desk is not None
    window.desk.do(lambda made: verbs.add(made, name="Ålnätverket"))
    assert networks.count(store) == 2
    child(window.bar, QPushButton, "messageAction").click()
    assert window.looked_at.is_today
    assert window.bar.text == ""
    del group


def test_the_export_is_of_that_day(
    group: int, window: Window, press: Press, do: Do, ask: FakeAsk, tmp_path: Path
) -> None:
    look(window, press, LATER.isoformat())
    ask.answers.append(tmp_path / "a.xlsx")
    do("export")
    rows = load_workbook(tmp_path / "a.xlsx").active
    assert rows is not None
    told = " ".join(str(cell.value) for row in rows for cell in row)
    assert "Eva" in told
    assert "Åsa" not in told
    del group


def test_the_keyboard_reaches_it(window: Window, do: Do) -> None:
    window.resize(1300, 700)
    assert not window.commands.action("day.today").isEnabled()
    do("day")
    assert window.focusWidget() is child(window, QLineEdit, "day")
    window.looked_at.look_at(LATER)
    QApplication.processEvents()
    do("day.today")
    assert window.looked_at.is_today


def test_a_narrow_window_asks_for_the_day(window: Window, do: Do, dialog: Callable[[], QDialog]) -> None:
    window.resize(680, 500)
    QApplication.processEvents()
    do("day")
    line = child(dialog(), QLineEdit, "as_of")
    line.setText("2020-04-07")
    child(dialog(), QPushButton, "lookAtSave").click()
    assert window.looked_at.day == date(2020, 4, 7)


def test_what_is_no_day_is_said_and_changes_nothing(window: Window, press: Press) -> None:
    look(window, press, "i går")
    assert "“i går” is not a day" in window.bar.text
    assert window.looked_at.is_today
    assert child(window, QLineEdit, "day").property("wrong") is True


def test_every_command_that_changes_is_refused(window: Window) -> None:
    """A new command is refused until it is said to read only."""
    changing = {each.id for each in COMMANDS if not reads(window.commands, each.id)}
    assert changing >= CHANGING
    menus = {each.menu for each in COMMANDS if each.id in changing}
    assert menus == {"file", "edit", "action", "people", "organisation", "meeting", "attendance"}
    assert "coverage.map" not in changing
    assert said(window)


def test_coming_meetings_are_counted_from_that_day(window: Window, do: Do, store: Store) -> None:
    """What a meeting is called and who comes is told as it is known today; the bar says so."""
    do("go.meetings")
    assert window.page is not None

    def days() -> list[int]:
        rows = meetings.rows(store, listed(window).pane.model.ids)
        return [(date.fromisoformat(row.first_day) - TODAY).days for row in rows]

    assert days() == [20, 50]
    window.looked_at.look_at(TODAY - timedelta(40))
    QApplication.processEvents()
    assert days() == [-30, 20, 50]
    assert "Coming meetings are counted from that day" in child(window, QLabel, "dayLookedAt").text()
    window.looked_at.look_at(TODAY + timedelta(30))
    QApplication.processEvents()
    assert days() == [50]
    do("go.networks")
    assert "meetings" not in child(window, QLabel, "dayLookedAt").text()
