"""The meetings in the window: coming ones first, who is invited, and replies noted from the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton

from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings.meetings import Attendance
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.coming import first_coming
from desktop_app.ui.pages.meeting_list import counts
from desktop_app.ui.pages.meetings import MeetingsPage
from desktop_app.ui.window import Window
from desktop_app.work.meetings import invitations, replies
from desktop_app.work.meetings import meetings as verbs
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child
from tests.ui.pages.reading import said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]


@pytest.fixture
def page(window: Window, do: Do) -> MeetingsPage:
    do("go.meetings")
    found = window.page
    assert isinstance(found, MeetingsPage)
    return found


def choose_filter(page: MeetingsPage, text: str) -> None:
    box = page.findChild(QComboBox, "meetingsFilter")
    assert box is not None
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())


def days(page: MeetingsPage, store: Store) -> list[int]:
    """Counted from today."""
    rows = meetings.rows(store, page.pane.model.ids)
    return [(date.fromisoformat(row.first_day) - date.today()).days for row in rows]


def test_coming_meetings_stand_alone_and_first_among_all(page: MeetingsPage, store: Store) -> None:
    assert days(page, store) == [20, 50]
    choose_filter(page, "All")
    assert days(page, store) == [20, 50, -30]
    choose_filter(page, "Chefsnätverket")
    assert days(page, store) == []


def test_a_meeting_that_lasts_until_today_is_coming(store: Store) -> None:
    today = date.today()
    lasting = verbs.add(store, first_day=today - timedelta(days=2), last_day=today)
    verbs.add(store, first_day=today - timedelta(days=1))
    ids = meetings.ids(store)
    assert ids[first_coming(store, ids, today)] == lasting
    assert first_coming(store, [], today) == 0


def test_people_are_invited_and_answer_from_the_keyboard(page: MeetingsPage, window: Window, do: Do) -> None:
    do("meeting.invite")
    assert window.bar.text.startswith("Invited 3 participants")
    table = page.card.findChild(Lines, "attendance")
    assert table is not None
    assert table.model().rowCount() == 3
    table.setFocus()
    table.selectRow(0)
    do("attendance.accepted")
    do("attendance.declined")
    again = page.card.findChild(Lines, "attendance")
    assert again is not None
    assert [again.line_at(row).cells[2] for row in range(3)] == ["Accepted", "Declined", "–"]
    assert again.currentIndex().row() == 2
    assert "3 invited, 1 accepted, 1 declined" in said(page.card)
    do("meeting.invite")
    assert "already" in window.bar.text


def test_a_cancelled_meeting_stays_in_the_list(page: MeetingsPage, do: Do) -> None:
    do("meeting.cancel")
    assert len(page.pane.model.ids) == 2
    cells = page.pane.model.text(page.current())
    assert cells is not None
    assert cells[-1] == "Cancelled"
    assert "Cancelled" in said(page.card)


def test_a_meeting_is_added_where_one_looks(
    page: MeetingsPage, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    choose_filter(page, "Chefsnätverket")
    do("record.new")
    day = child(dialog(), QLineEdit, "first_day")
    day.setText((date.today() + timedelta(days=5)).isoformat())
    start = child(dialog(), QLineEdit, "start")
    start.setText("9.30")
    child(dialog(), QPushButton, "meetingSave").click()
    QApplication.processEvents()
    held = meetings.get(store, MeetingId(page.current()))
    assert [name for _number, name in held.networks] == ["Chefsnätverket"]
    assert held.start is not None
    assert held.start.isoformat("minutes") == "09:30"


def test_a_change_keeps_what_was_not_touched(
    page: MeetingsPage, do: Do, dialog: Opened, store: Store
) -> None:
    number = MeetingId(page.current())
    before = meetings.get(store, number)
    do("record.edit")
    place = child(dialog(), QLineEdit, "place")
    place.setText("Åby")
    child(dialog(), QPushButton, "meetingSave").click()
    QApplication.processEvents()
    after = meetings.get(store, number)
    assert after.place == "Åby"
    assert (after.first_day, after.last_day, after.start, after.end, after.networks) == (
        before.first_day,
        before.last_day,
        before.start,
        before.end,
        before.networks,
    )


def test_who_comes_from_afar_is_counted_with_those_who_come() -> None:
    answers, presences = ("accepted", "remote", "perhaps"), ("present", "remote", "absent")
    rows = [
        Attendance(number, 1, None, "Anna Berg", reply=reply, presence=presence)
        for number, (reply, presence) in enumerate(zip(answers, presences, strict=True))
    ]
    told = "3 invited, 2 accepted, 1 perhaps, 2 present, of whom 1 remotely, 1 absent"
    assert counts(rows) == told


def test_a_diet_is_noted_and_counted_for_the_caterer(
    page: MeetingsPage, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    do("meeting.invite")
    for row, diet in enumerate(("Vegetariskt", "vegetariskt ", "Glutenfritt")):
        table = child(page.card, Lines, "attendance")
        table.selectRow(row)
        do("attendance.edit")
        child(dialog(), QLineEdit, "diet").setText(diet)
        child(dialog(), QPushButton, "answerSave").click()
        QApplication.processEvents()
    assert "2 Vegetariskt, 1 Glutenfritt" in said(page.card)
    again = child(page.card, Lines, "attendance")
    assert [again.line_at(row).cells[-1] for row in range(3)] == ["Vegetariskt", "vegetariskt", "Glutenfritt"]
    again.selectRow(2)
    do("attendance.declined")
    assert "2 Vegetariskt" in said(page.card)
    assert "1 Glutenfritt" not in said(page.card)
    do("undo")
    do("undo")
    assert "diet" not in window.bar.text


def test_what_undo_cannot_bring_back_is_told(
    page: MeetingsPage, window: Window, do: Do, store: Store
) -> None:
    do("meeting.invite")
    number = MeetingId(page.current())
    line = meetings.get(store, number).attendance[0]
    for diet in ("Vegetariskt", "Glutenfritt"):
        replies.answer(store, meeting=number, attendance=line.id, diet=diet)
    do("undo")
    assert window.bar.text.endswith(f"The diet or comment from before is not in the history: {line.name}.")
    assert meetings.get(store, number).attendance[0].diet == "Glutenfritt"


def test_diets_of_meetings_that_are_over_are_taken_away(
    page: MeetingsPage, window: Window, do: Do, ask: FakeAsk, store: Store
) -> None:
    over = meetings.ids(store)[0]  # by day
    for number in (over, MeetingId(page.current())):
        invitations.invite(store, meeting=number)
        line = meetings.get(store, number).attendance[0]
        replies.answer(store, meeting=number, attendance=line.id, diet="Vegetariskt")
    ask.answers += [None, "yes", "yes"]
    do("meeting.diets")
    assert meetings.get(store, over).attendance[0].diet == "Vegetariskt"
    do("meeting.diets")
    assert window.bar.text == "Took away the diet and comment of one reply after its meeting"
    diets = [meetings.get(store, each).attendance[0].diet for each in (over, MeetingId(page.current()))]
    assert diets == ["", "Vegetariskt"]
    do("meeting.diets")
    assert window.bar.text == "No meeting that is over has diets or comments any more."


def test_neither_list_nor_card_is_cut_in_a_window_of_1280(page: MeetingsPage, window: Window, do: Do) -> None:
    window.resize(1280, 700)
    do("meeting.invite")
    assert page.pane.table.horizontalScrollBar().maximum() == 0
    window.resize(1920, 1000)
    QApplication.processEvents()
    assert page.card.width() == page.card_width


def test_the_list_tells_how_many_come_until_the_meeting_is_held(
    page: MeetingsPage, do: Do, store: Store
) -> None:
    do("meeting.invite")
    table = page.card.findChild(Lines, "attendance")
    assert table is not None
    table.setFocus()
    table.selectRow(0)
    do("attendance.accepted")
    do("meeting.notice")
    number = MeetingId(page.current())
    assert (page.pane.model.text(number) or ())[3] == "1 of 3 accepted"
    verbs.change(store, meeting=number, status="held")
    QApplication.processEvents()
    page.show_record(number)
    assert (page.pane.model.text(number) or ())[3] == "Held"
