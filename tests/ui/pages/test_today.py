"""The first view: what today asks for, each a step from where it is done; and how to begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records.ids import MeetingId
from desktop_app.store import networks, participants, register, today
from desktop_app.store.database import Store
from desktop_app.ui.jobs import JobsAtOnce
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.today import TodayPage
from desktop_app.ui.window import Window
from desktop_app.work import assignments as at_assignments
from desktop_app.work import networks as at_networks
from desktop_app.work.meetings import checklists, invitations, meetings
from tests.store.recorder import recorded
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child
from tests.ui.pages.reading import said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]


def _fly(error: BaseException) -> None:
    raise error


@pytest.fixture
def page(window: Window, do: Do) -> TodayPage:
    do("go.start")
    assert isinstance(window.page, TodayPage)
    return window.page


def cells(page: QWidget, name: str) -> list[tuple[str, ...]]:
    QApplication.processEvents()
    table = child(page, Lines, f"{name}List")
    return [table.line_at(row).cells for row in range(table.model().rowCount())]


def test_it_is_where_a_day_begins(qtbot: QtBot, jobs: JobsAtOnce, store: Store, ask: FakeAsk) -> None:
    window = Window(jobs, crashed=_fly, places={}, ask=ask)
    qtbot.addWidget(window)
    window.show_register(store)
    assert isinstance(window.page, TodayPage)


def test_meetings_stand_with_their_checklist_and_missing_replies(
    page: TodayPage, store: Store, window: Window
) -> None:
    number = meetings.add(store, first_day=date.today() + timedelta(5), title="Vårmöte")
    checklists.add(store, meeting=number, text="Boka lokal", days_before=30)
    checklists.add(store, meeting=number, text="Kallelse", days_before=2)
    invitations.invite(store, meeting=next(iter(meetings_of(store))))
    found = cells(page, "nextMeetings")
    assert found[0][1:] == ("Vårmöte", "0 of 2, 1 late", "–")
    assert found[1][3] == "3 of 3"
    child(page, Lines, "nextMeetingsList").row_opened.emit(int(number))
    assert window.page is window.pages["meetings"]
    assert "Vårmöte" in said(window.pages["meetings"])


def meetings_of(store: Store) -> list[MeetingId]:
    return [each.meeting.id for each in today.next_meetings(store, date.today()).lines[1:]]


def test_seats_assignments_and_people_are_told(
    page: TodayPage, store: Store, window: Window, dialog: Opened
) -> None:
    group = networks.named(store, "Styrgruppen")
    at_assignments.add(store, title="Sen", deadline=(date.today() - timedelta(1)).isoformat())
    row = next(row for row in participants.rows(store, participants.ids(store)) if row.name == "Dragan Ilić")
    at_networks.join(store, network=group, participant=row.id, last_day=date.today() + timedelta(20))
    assert cells(page, "assignmentsDue")[0][1:] == ("Sen", "", "Overdue")
    assert [each[1:] for each in cells(page, "endingSeats")] == [("Dragan Ilić", "Styrgruppen")]
    assert cells(page, "vacantSeats") == [("Styrgruppen", "1")]
    assert "Everybody in the networks has an e-mail address." in said(page)
    assert "None found." in said(page)
    assert cells(page, "kept") == [
        ("Imported list", "none yet"),
        ("Backup", "not made here"),
    ]
    child(page, QLabel, "endingSeatsAll").linkActivated.emit("#")
    whole = dialog()
    assert whole.objectName() == "endingSeatsWholeDialog"
    child(whole, QPushButton, "endingSeatsWholeShow").click()
    assert window.page is window.pages["participants"]
    assert "Dragan Ilić" in said(window.pages["participants"])


def test_all_of_a_list_is_a_step_away(page: TodayPage, window: Window, store: Store, do: Do) -> None:
    at_assignments.add(store, title="Sen", deadline=(date.today() - timedelta(1)).isoformat())
    QApplication.processEvents()
    for name, kind in (
        ("nextMeetings", "meetings"),
        ("vacantSeats", "coverage"),
        ("assignmentsDue", "assignments"),
    ):
        child(page, QLabel, f"{name}All").linkActivated.emit("#")
        assert window.page is window.pages[kind]
        do("go.start")


def test_the_keyboard_goes_through_it(page: TodayPage, window: Window) -> None:
    table = child(page, Lines, "nextMeetingsList")
    page.focus_list()
    assert window.focusWidget() is table
    assert table.currentIndex().row() == 0


def test_it_reads_with_few_statements(page: TodayPage, store: Store) -> None:
    with recorded(store) as sent:
        page.read_again()
    assert len(sent) <= 60


def test_an_empty_register_says_how_to_begin(
    qtbot: QtBot, jobs: JobsAtOnce, ask: FakeAsk, tmp_path: Path
) -> None:
    store = register.new_register(str(tmp_path / "empty.samverka"))
    window = Window(jobs, crashed=_fly, places={}, ask=ask)
    qtbot.addWidget(window)
    window.show()
    window.show_register(store)
    page = window.page
    assert isinstance(page, TodayPage)
    assert "The register is empty" in said(page)
    assert child(page, QPushButton, "welcome.import").isVisible()
    window.resize(683, 384)
    QApplication.processEvents()
    for label in (each for each in page.findChildren(QLabel) if each.wordWrap() and each.isVisible()):
        assert label.height() >= label.heightForWidth(label.width())
    at_networks.add(store, name="Styrgruppen")
    QApplication.processEvents()
    assert "The register is empty" not in said(page)
    store.close()
