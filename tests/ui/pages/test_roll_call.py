"""The roll call in the window: a meeting of sixty is attended in few entries, seen before it is noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QTableWidget

from desktop_app.records.ids import MeetingId
from desktop_app.store import organisations
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui.pages.meetings import MeetingsPage
from desktop_app.ui.window import Window
from desktop_app.work import networks, participants
from desktop_app.work.meetings import agenda, invitations
from desktop_app.work.meetings import meetings as verbs
from tests.ui.looking import child, type_text
from tests.ui.pages.reading import said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]
Press = Callable[..., None]
SIXTY = 60


def shown(window: Window) -> MeetingsPage:
    QApplication.processEvents()
    assert isinstance(window.page, MeetingsPage)
    return window.page


@pytest.fixture
def page(window: Window, do: Do) -> MeetingsPage:
    """The next meeting, with three who are invited: rows 1, 2 and 3."""
    do("go.meetings")
    do("meeting.invite")
    return shown(window)


@pytest.fixture
def meeting_of_sixty(window: Window, store: Store) -> MeetingsPage:
    """In a network of as many seats; its items need a quorum too."""
    body = organisations.named(store, "Ale")
    group = networks.add(store, name="Fullmäktige", kind="steering_group")
    networks.set_members(store, network=group, members=[{"organisation": body, "seats": SIXTY}])
    for number in range(SIXTY):
        family = "Öst" if number == SIXTY - 1 else "Ek"
        person = participants.add(store, given=f"Ann{number:02}", family=family, organisation=body)
        networks.join(store, network=group, participant=person, organisation=body)
    number = verbs.add(store, first_day=date.today() + timedelta(2), networks=[group])
    for title in ("Öppnande", "Budget"):
        agenda.add(store, meeting=number, title=title)
    invitations.invite(store, meeting=number)
    window.show_record("meetings", int(number))
    return shown(window)


def presences(page: MeetingsPage, store: Store) -> Counter[str]:
    return Counter(row.presence for row in meetings.attendance(store, MeetingId(page.current())))


def typed(opened: QDialog, text: str) -> None:
    line = child(opened, QLineEdit, "rollCallText")
    line.selectAll()
    type_text(line, text)
    QApplication.processEvents()


def told(opened: QDialog, name: str) -> str:
    return child(opened, QLabel, name).text()


def column(opened: QDialog, place: int) -> list[str]:
    table = child(opened, QTableWidget, "rollCallSheet")
    items = [table.item(row, place) for row in range(table.rowCount())]
    return [item.text() for item in items if item is not None]


def test_sixty_are_attended_in_a_few_entries(
    meeting_of_sixty: MeetingsPage, do: Do, dialog: Opened, press: Press, store: Store
) -> None:
    page = meeting_of_sixty
    entries = (
        *("1-14", "16", "18d", "20t", "21f", "22x", "23-40", "41 t.o.m. punkt 1,", "42 per telefon"),
        *("43-59x", "Öst"),
    )
    assert len(entries) < 20
    do("meeting.roll")
    typed(dialog(), " ".join(entries))
    assert told(dialog(), "rollCallProblem") == ""
    becomes = column(dialog(), 3)
    assert [becomes[row - 1] for row in (1, 15, 18, 21, 22, 41, 42, 60)] == [
        *("Present", "–", "Present remotely", "Excused", "Absent"),
        *("Present, until item 1", "By telephone", "Present"),
    ]
    assert becomes[19] == "Present, serving deputy"
    assert told(dialog(), "rollCallSum").splitlines() == [
        "38 present, of whom 2 remotely, 19 absent, 3 not noted",
        "Fullmäktige: 38 of 60 seats, a quorum",
    ]
    assert presences(page, store) == {"": SIXTY}, "nothing is noted before Enter"
    press(child(dialog(), QLineEdit, "rollCallText"), Qt.Key.Key_Return)
    assert presences(page, store) == {"present": 36, "remote": 2, "absent": 19, "": 3}
    assert meetings.get(store, MeetingId(page.current())).status == "held"
    do("undo")
    assert presences(page, store) == {"": SIXTY}


def test_what_is_not_understood_is_said_with_its_place_and_nothing_is_noted(
    page: MeetingsPage, do: Do, dialog: Opened, store: Store
) -> None:
    do("meeting.roll")
    typed(dialog(), "1-2 99 3q Olle")
    problems = told(dialog(), "rollCallProblem").splitlines()
    assert problems[0].startswith("There is no row 99")
    assert problems[-1] == "Nobody on the sign-in sheet is called “Olle”."
    assert column(dialog(), 3) == ["Present", "Present", "–"]
    child(dialog(), QPushButton, "rollCallSave").click()
    QApplication.processEvents()
    assert dialog().isVisible()
    assert presences(page, store) == {"": 3}


def test_who_was_not_invited_is_a_guest(page: MeetingsPage, do: Do, dialog: Opened, store: Store) -> None:
    do("meeting.roll")
    opened = dialog()
    child(opened, QPushButton, "rollCallGuest").click()
    child(dialog(), QLineEdit, "name").setText("Olle Ny")
    child(dialog(), QPushButton, "guestSave").click()
    QApplication.processEvents()
    typed(opened, "Olle")
    assert column(opened, 1)[-1] == "Olle Ny"
    assert column(opened, 3)[-1] == "Present"
    child(opened, QPushButton, "rollCallSave").click()
    QApplication.processEvents()
    assert presences(page, store) == {"present": 1, "": 3}


def test_ticks_write_the_text_and_what_is_unticked_is_not_noted(
    page: MeetingsPage, do: Do, dialog: Opened, press: Press, store: Store
) -> None:
    do("meeting.roll")
    table = child(dialog(), QTableWidget, "rollCallSheet")
    for row in range(3):
        item = table.item(row, 0)
        assert item is not None
        table.itemClicked.emit(item)
    QApplication.processEvents()
    assert child(dialog(), QLineEdit, "rollCallText").text() == "1-3"
    child(dialog(), QPushButton, "rollCallSave").click()
    QApplication.processEvents()
    do("meeting.roll")
    table = child(dialog(), QTableWidget, "rollCallSheet")
    table.selectRow(1)
    press(table, Qt.Key.Key_Space)
    assert child(dialog(), QLineEdit, "rollCallText").text() == "1 3"
    child(dialog(), QPushButton, "rollCallSave").click()
    QApplication.processEvents()
    assert presences(page, store) == {"present": 2, "": 1}
    assert "2 present" in said(page.card)


def test_a_meeting_without_a_list_has_no_roll_call(window: Window, do: Do, store: Store) -> None:
    number = verbs.add(store, first_day=date.today())
    window.show_record("meetings", int(number))
    do("meeting.roll")
    assert window.bar.text.startswith("Nobody is on the list")
