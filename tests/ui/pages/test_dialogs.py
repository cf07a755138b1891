"""What all dialogs have in common: keys, the order of Tab, words beside what is wrong, empty lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui import screen
from desktop_app.ui.colours import PROBLEM
from desktop_app.ui.form.rows import Rows
from desktop_app.ui.lines import Lines
from desktop_app.ui.table.small import SmallTable
from desktop_app.ui.window import Window
from desktop_app.work import assignments
from desktop_app.work.meetings import agenda, checklists
from tests.ui.looking import child

Do = Callable[[str], None]
Opened = Callable[[], QDialog]
Press = Callable[..., None]
CONTROL = Qt.KeyboardModifier.ControlModifier
_TITLE, _MINUTES = 2, 5


@pytest.fixture
def meeting(window: Window, store: Store) -> MeetingId:
    number = meetings.ids(store)[-1]
    window.show_record("meetings", number)
    QApplication.processEvents()
    return number


@pytest.fixture
def group(window: Window, store: Store) -> NetworkId:
    number = networks.named(store, "Styrgruppen")
    window.show_record("networks", number)
    QApplication.processEvents()
    return number


def write(rows: Rows, row: int, column: int, text: str) -> None:
    item = rows.item(row, column)
    assert item is not None
    item.setText(text)


def following(first: QWidget, count: int) -> list[str]:
    """What Tab goes to from there."""
    found: list[str] = []
    at = first.nextInFocusChain()
    while at is not None and len(found) < count:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible() and at.isEnabled():
            found.append(at.objectName())
        at = at.nextInFocusChain()
    return found


def test_ctrl_enter_saves_where_enter_writes(
    meeting: MeetingId, do: Do, dialog: Opened, press: Press, store: Store
) -> None:
    do("agenda.edit")
    rows = child(dialog(), Rows, "agendaRows")
    press(rows.viewport().findChild(QLineEdit) or rows, Qt.Key.Key_Return)
    write(rows, 0, _TITLE, "Budget")
    press(rows, Qt.Key.Key_Return, CONTROL)
    assert [item.title for item in meetings.get(store, meeting).agenda] == ["Budget"]


def test_what_is_wrong_in_an_agenda_is_gone_to(
    meeting: MeetingId, do: Do, dialog: Opened, store: Store
) -> None:
    for title in ("Budget", "Val"):
        agenda.add(store, meeting=meeting, title=title, minutes=10)
    do("agenda.edit")
    made = dialog()
    rows = child(made, Rows, "agendaRows")
    write(rows, 1, _MINUTES, "tio")
    told = child(made, QLabel, "agendaTold")
    assert told.text() == "Line 2: “tio” is not a number of minutes."
    assert told.foregroundRole() == PROBLEM
    child(made, QPushButton, "agendaSave").click()
    assert made.isVisible()
    assert (rows.currentRow(), rows.currentColumn()) == (1, _MINUTES)
    write(rows, 1, _MINUTES, "")
    assert told.foregroundRole() != PROBLEM
    assert told.text().splitlines()[1] == "1 line has no minutes: when those after it begin is not known."
    write(rows, 1, _MINUTES, "15")
    assert told.text() == "2 lines, 0 h 25 min in all."


def test_days_after_a_meeting_have_a_minus_and_what_is_no_number_is_gone_to(
    group: NetworkId, do: Do, dialog: Opened, store: Store
) -> None:
    checklists.set_template(store, network=group, items=[{"text": "Skicka anteckningar", "days_before": -7}])
    do("network.checklist")
    made = dialog()
    rows = child(made, Rows, "templateRows")
    assert rows.rows() == [(None, ("Skicka anteckningar", "−7"))]
    write(rows, 0, 1, "en vecka")
    child(made, QPushButton, "templateSave").click()
    assert made.isVisible()
    assert (rows.currentRow(), rows.currentColumn()) == (0, 1)


def test_tab_goes_through_buttons_as_they_stand(
    meeting: MeetingId, do: Do, dialog: Opened, store: Store
) -> None:
    do("roles")
    table = child(dialog(), QWidget, "roles")
    assert following(table, 4) == ["rolesNew", "rolesChange", "rolesRemove", "rolesClose"]
    dialog().reject()
    agenda.add(store, meeting=meeting, title="Budget")
    do("agenda.edit")
    last = child(dialog(), QWidget, "agendaRemove")
    assert following(last, 2) == ["agendaSave", "agendaSaveNot"]


def test_a_list_of_its_own_keeps_no_letter_twice_and_wraps_its_heading(
    window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    title = "Kartlägga vägar till arbete för vuxna med kort utbildning i samverkan med kommunerna " * 3
    window.show_record("assignments", assignments.add(store, title=title.strip()))
    QApplication.processEvents()
    do("assignment.people")
    made = dialog()
    assert made.width() <= made.screen().availableSize().width()
    buttons = [button for button in made.findChildren(QPushButton) if button.isVisible()]
    letters = [button.text().partition("&")[2][:1] for button in buttons]
    used = [letter for letter in letters if letter]
    assert len(used) == len(set(used))


def test_hosts_open_on_the_next_meeting_and_enter_gives_the_turn(
    group: NetworkId, do: Do, dialog: Opened, press: Press
) -> None:
    do("network.hosts")
    made = dialog()
    table = child(made, Lines, "hostsComingList")
    assert made.focusWidget() is table
    assert not any(button.isDefault() for button in made.findChildren(QPushButton))
    press(table, Qt.Key.Key_Return)
    assert child(made, Lines, "hostsComingList").line_at(0).cells[1] == "Ale kommun"
    QApplication.processEvents()  # lists that have been read anew are shown
    last = following(child(made, QPushButton, "hostsSwap"), 4)
    assert last == ["hostsComingList", "hostsQueueList", "hostsAll", "hostsClose"]
    child(made, QPushButton, "hostsOther").click()
    assert dialog().windowTitle().startswith("Another host, ")
    dialog().reject()


def test_without_members_there_is_nobody_to_choose_as_host(
    window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    window.show_record("networks", networks.named(store, "Chefsnätverket"))
    QApplication.processEvents()
    do("network.hosts")
    made = dialog()
    buttons = [child(made, QPushButton, f"hosts{name}") for name in ("Take", "Other", "Skip", "Swap", "All")]
    assert not any(button.isEnabled() for button in buttons)


def test_a_small_table_says_what_will_stand_in_it(
    group: NetworkId, do: Do, dialog: Opened, qtbot: QtBot
) -> None:
    do("network.series")
    made = dialog()
    table, nothing = child(made, SmallTable, "seriesDays"), child(made, QLabel, "seriesDaysNothing")
    assert nothing.isVisible()
    table.setRowCount(1)
    assert not nothing.isVisible()
    table.setRowCount(0)
    assert nothing.isVisible()
    child(made, QLineEdit, "seriesFirst").setText("nyår")
    child(made, QPlainTextEdit, "seriesText").setPlainText("sista fredagen varje månad")
    problem = child(made, QLabel, "seriesDayProblem")
    qtbot.waitUntil(problem.isVisible)
    assert "nyår" in problem.text()
    assert not child(made, QLabel, "seriesProblem").isVisible()


@pytest.mark.parametrize("command", ["network.series", "network.rules", "roles", "network.hosts"])
def test_a_low_screen_does_not_repeat_the_title_of_the_frame(
    group: NetworkId, do: Do, dialog: Opened, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def says_title() -> bool:
        do(command)
        made = dialog()
        said = any(label.text() == made.windowTitle() for label in made.findChildren(QLabel))
        made.reject()
        QApplication.processEvents()
        return said

    assert says_title()
    monkeypatch.setattr(screen, "LOW", 10_000)
    assert not says_title()
