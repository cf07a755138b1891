"""The calendar: months and years by keyboard, meetings moved by mouse and keys, marks that can be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.records.networks import COLOURS
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui import colours
from desktop_app.ui.calendar.found import gather
from desktop_app.ui.calendar.grids import MonthGrid, YearGrid, days
from desktop_app.ui.calendar.marks import Mark, contrast, marks
from desktop_app.ui.calendar.painting import MonthPainting
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.calendar import CalendarPage
from desktop_app.ui.window import Window
from desktop_app.work.meetings import calendar_pages, invitations, school_holidays
from desktop_app.work.meetings import meetings as verbs
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child
from tests.ui.pages.reading import said

Do = Callable[[str], None]
Press = Callable[..., None]
Opened = Callable[[], QDialog]
CTRL = Qt.KeyboardModifier.ControlModifier
TUESDAY = date(2027, 3, 9)


@pytest.fixture
def group(store: Store) -> NetworkId:
    return networks.named(store, "Styrgruppen")


@pytest.fixture
def meeting(store: Store, group: NetworkId) -> MeetingId:
    return verbs.add(store, first_day=TUESDAY, start=time(9), end=time(12), networks=[group], title="Vårmöte")


@pytest.fixture
def page(window: Window, do: Do, meeting: MeetingId) -> CalendarPage:
    do("go.calendar")
    assert isinstance(window.page, CalendarPage)
    window.page.go_to(TUESDAY)
    QApplication.processEvents()
    return window.page


def test_a_month_has_whole_weeks_and_a_year_all_its_days() -> None:
    grid = MonthGrid(2027, 3)
    assert (grid.first, grid.last, grid.rows) == (date(2027, 3, 1), date(2027, 4, 4), 5)
    assert grid.place_of(TUESDAY) == (1, 1)
    assert grid.day_at(1, 1) == TUESDAY
    assert grid.row_heading(0) == "w. 9"
    assert [grid.column_heading(0, short=short) for short in (False, True)] == ["Monday", "Mon"]
    assert grid.moved(-3) == MonthGrid(2026, 12)
    assert grid.same_day(date(2027, 3, 31), 1) == date(2027, 4, 30)
    year = YearGrid(2028)
    assert year.place_of(date(2028, 2, 29)) == (1, 28)
    assert year.day_at(1, 29) is None
    assert year.same_day(date(2028, 2, 29), 1) == date(2029, 2, 28)


def test_several_days_lie_in_one_lane_and_a_cancelled_meeting_stays(store: Store, meeting: MeetingId) -> None:
    long = verbs.add(store, first_day=date(2027, 3, 8), last_day=date(2027, 3, 10), title="Riksmöte")
    verbs.cancel(store, meeting=meeting)
    found = gather(store, date(2027, 3, 1), date(2027, 4, 4))
    lanes = [[each.id for each in found.by_day[day] if each] for day in (date(2027, 3, 8), TUESDAY)]
    assert lanes == [[long], [long, meeting]]
    assert "cancelled: 09:00 Vårmöte" in found.told(TUESDAY)
    assert found.said_of(date(2027, 3, 26)) == ["Långfredagen"]


def test_the_arrows_go_on_into_the_next_month(page: CalendarPage, press: Press) -> None:
    page.go_to(date(2027, 3, 31))
    press(page.days, Qt.Key.Key_Right)
    assert page.days.day == date(2027, 4, 1)
    assert page.days.grid == MonthGrid(2027, 4)
    press(page.days, Qt.Key.Key_PageUp)
    assert page.days.day == date(2027, 3, 1)
    press(page.days, Qt.Key.Key_Down)
    assert page.days.day == date(2027, 3, 8)


def test_enter_opens_the_meeting_of_a_day(page: CalendarPage, press: Press, window: Window, do: Do) -> None:
    press(page.days, Qt.Key.Key_Return)
    assert window.page is window.pages["meetings"]
    do("go.calendar")
    assert page.days.day == TUESDAY
    table = child(page.card, Lines, "dayMeetings")
    assert table.line_at(0).cells == ("09:00–12:00", "Vårmöte")
    assert "2027, week 10" in said(page.card)


def test_a_meeting_is_moved_by_keyboard_after_a_question(
    page: CalendarPage, press: Press, window: Window, store: Store, meeting: MeetingId, ask: FakeAsk, do: Do
) -> None:
    ask.answers += [None, "yes"]
    press(page.days, Qt.Key.Key_Right, CTRL)
    assert meetings.get(store, meeting).first_day == TUESDAY
    press(page.days, Qt.Key.Key_Right, CTRL)
    assert ask.asked[-1] == "Move Vårmöte to Wednesday 10 March 2027?"
    assert meetings.get(store, meeting).first_day == TUESDAY + timedelta(1)
    assert page.days.day == TUESDAY + timedelta(1)
    do("undo")
    assert meetings.get(store, meeting).first_day == TUESDAY
    page.go_to(date(2027, 3, 2))
    press(page.days, Qt.Key.Key_Right, CTRL)
    assert "no meeting on this day" in window.bar.text


def drag(page: CalendarPage, begin: date, end: date) -> None:
    view, places = page.days.viewport(), []
    for day in (begin, end):
        place = page.days.grid.place_of(day)
        assert place is not None
        rect = page.days.visualRect(page.days.model().index(*place))
        places.append(rect.topLeft() + QPoint(30, 34))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[0])
    QTest.mouseMove(view, places[0] + QPoint(20, 5))
    QTest.mouseMove(view, places[1])
    QApplication.processEvents()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[1])
    QApplication.processEvents()


def test_a_meeting_is_dragged_and_it_is_said_who_had_the_notice(
    page: CalendarPage, window: Window, store: Store, meeting: MeetingId, do: Do
) -> None:
    invitations.invite(store, meeting=meeting)
    invitations.notice_sent(store, meeting=meeting)
    QApplication.processEvents()
    drag(page, TUESDAY, date(2027, 3, 26))
    assert meetings.get(store, meeting).first_day == date(2027, 3, 26)
    assert "3 have got the notice; a new one is needed." in window.bar.text
    assert "Långfredagen" in window.bar.text
    do("undo")
    assert meetings.get(store, meeting).first_day == TUESDAY


def test_nothing_is_moved_on_another_day(
    page: CalendarPage, window: Window, store: Store, meeting: MeetingId, press: Press
) -> None:
    window.looked_at.look_at(TUESDAY)
    press(page.days, Qt.Key.Key_Right, CTRL)
    assert "Nothing can be changed there" in window.bar.text
    assert meetings.get(store, meeting).first_day == TUESDAY


def test_the_year_shows_all_months_and_is_kept(
    page: CalendarPage, do: Do, press: Press, window: Window
) -> None:
    do("calendar.year")
    assert page.days.grid == YearGrid(2027)
    assert page.days.day == TUESDAY
    press(page.days, Qt.Key.Key_Down)
    assert page.days.day == date(2027, 4, 9)
    index = page.days.model().index(2, 8)
    assert "1 meeting. 09:00 Vårmöte" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.days.grab().toImage().width() > 0
    child(page, QPushButton, "calendar.month").click()
    assert page.days.grid.title == "April 2027"
    assert window.places["calendar.form"] == "month"


def test_both_forms_are_printed(page: CalendarPage, do: Do, store: Store, dialog: Opened) -> None:
    school_holidays.add(store, name="Sportlov", first_day=TUESDAY)
    document = calendar_pages.month(store, 2027, 3)
    assert document.rows()[1].cells[2] == "9\nSportlov\n09:00–12:00 Vårmöte"
    assert document.rows()[1].cells[0] == "10"
    rows = {row.cells[3]: row.cells for row in calendar_pages.year(store, 2027).rows()}
    assert rows["Vårmöte"][:3] == ("10", "Tue 9 Mar", "09:00–12:00")
    do("print")
    assert dialog().objectName() == "calendarPreview"
    dialog().reject()


@pytest.mark.parametrize("dark", [False, True])
def test_marks_can_be_read_and_told_apart(*, dark: bool) -> None:
    shown = colours.palette(dark=dark)
    given = [Mark(1, "SA", "", colour) for colour, _name in COLOURS]
    for mark in [*(Mark(number, "SA", "") for number in range(8)), *given]:
        assert contrast(mark.ink(shown), mark.ground(shown)) >= 4.5
        assert contrast(mark.ground(shown), shown.color(QPalette.ColorRole.Base)) >= 3
        assert contrast(mark.ground(shown), shown.color(QPalette.ColorRole.Highlight)) >= 3
    assert len({mark.ground(shown).name() for mark in given}) == len(COLOURS)
    own = Mark(1, "SA", "", "#777777")
    assert own.ground(shown) == QColor("#777777")
    assert contrast(own.ink(shown), own.ground(shown)) >= 4


def test_every_network_has_letters_of_its_own() -> None:
    names = ["Styrgruppen för arbetsmarknad", "Styrgruppen för arbete", "Styrgruppen", "Chefsnätverket", "Å"]
    found = marks((number, name, "") for number, name in enumerate(names * 20))
    assert len({mark.letters for mark in found.values()}) == len(found)
    assert found[0].letters == "SA"


def test_days_fill_the_table_and_their_headings_are_whole(page: CalendarPage, do: Do, window: Window) -> None:
    window.resize(1280, 700)
    QApplication.processEvents()
    for form in ("calendar.month", "calendar.year"):
        do(form)
        days, columns = page.days, range(page.days.grid.columns)
        assert sum(days.columnWidth(column) for column in columns) == days.viewport().width()
        assert sum(days.rowHeight(row) for row in range(days.grid.rows)) == days.viewport().height()
        head, metrics = days.horizontalHeader(), days.horizontalHeader().fontMetrics()
        for column in columns:
            text = str(days.model().headerData(column, Qt.Orientation.Horizontal))
            assert metrics.horizontalAdvance(text) <= head.sectionSize(column)


def test_in_a_narrow_window_the_month_is_still_told(page: CalendarPage, window: Window) -> None:
    window.resize(683, 384)
    QApplication.processEvents()
    title = next(each for each in page.tools.findChildren(QLabel) if each.text() == "March 2027")
    assert title.width() >= title.sizeHint().width()
    today = child(page, QPushButton, "calendarToday")
    assert page.tools.rect().contains(today.geometry())
    assert page.days.model().headerData(0, Qt.Orientation.Horizontal) in ("M", "Mon")


def test_a_long_name_takes_the_lines_that_are_free(
    page: CalendarPage, store: Store, meeting: MeetingId, window: Window
) -> None:
    window.resize(1320, 780)
    long = verbs.add(store, first_day=TUESDAY, start=time(8), title="Arbetsmarknadsintegrationsgruppen")
    QApplication.processEvents()
    painting, rect = page.days.itemDelegate(), page.days.visualRect(page.days.currentIndex())
    assert isinstance(painting, MonthPainting)
    lines = (QPoint(rect.left() + 40, y) for y in range(rect.top() + 30, rect.bottom(), 22))
    found = [painting.meeting_at(rect, TUESDAY, where) for where in lines]
    ids = [each.id for each in found if each is not None]
    assert ids[:2] == [long, long]
    assert ids[-1] == meeting


def test_a_school_holiday_is_named_where_its_bar_begins(store: Store) -> None:
    school_holidays.add(store, name="Sportlov", first_day=date(2027, 2, 11), last_day=date(2027, 2, 19))
    found = gather(store, date(2027, 2, 1), date(2027, 2, 28))
    named = [day.day for day in days(date(2027, 2, 8), date(2027, 2, 21)) if found.headed(day)]
    assert named == [11, 15]


def test_the_day_s_card_begins_a_meeting_and_tells_what_is_cancelled(
    page: CalendarPage, store: Store, meeting: MeetingId, dialog: Opened
) -> None:
    verbs.cancel(store, meeting=meeting)
    QApplication.processEvents()
    assert child(page.card, Lines, "dayMeetings").line_at(0).cells[2] == "cancelled"
    page.go_to(date(2027, 3, 10))
    child(page.card, QPushButton, "dayNew").click()
    assert child(dialog(), QLineEdit, "first_day").text() == "2027-03-10"
    dialog().reject()


def test_school_holidays_are_given_and_removed(
    page: CalendarPage, store: Store, do: Do, dialog: Opened
) -> None:
    do("calendar.school")
    kept = dialog()
    child(kept, QPushButton, "schoolHolidaysNew").click()
    form = dialog()
    assert child(form, QLineEdit, "first_day").text() == TUESDAY.isoformat()
    child(form, QLineEdit, "name").setText("Sportlov")
    child(form, QLineEdit, "last_day").setText("2027-03-01")
    child(form, QPushButton, "schoolHolidaySave").click()
    QApplication.processEvents()
    assert form.isVisible()
    assert "is before the first day" in said(form)
    child(form, QLineEdit, "last_day").setText("2027-03-12")
    child(form, QPushButton, "schoolHolidaySave").click()
    QApplication.processEvents()
    assert gather(store, TUESDAY, TUESDAY).said_of(TUESDAY) == ["Sportlov"]
    child(kept, QPushButton, "schoolHolidaysRemove").click()
    QApplication.processEvents()
    assert gather(store, TUESDAY, TUESDAY).said_of(TUESDAY) == []
    kept.close()
    do("undo")
    assert gather(store, TUESDAY, TUESDAY).said_of(TUESDAY) == ["Sportlov"]


def test_a_network_is_given_a_colour(
    store: Store, group: NetworkId, window: Window, do: Do, dialog: Opened
) -> None:
    do("go.networks")
    window.show_record("networks", int(group))
    do("record.edit")
    box = child(dialog(), QComboBox, "colour")
    box.setCurrentIndex(box.findText("Turquoise"))
    child(dialog(), QPushButton, "networkSave").click()
    QApplication.processEvents()
    assert networks.get(store, group).colour == "#00696f"
    verbs.add(store, first_day=TUESDAY, networks=[group])
    assert gather(store, TUESDAY, TUESDAY).marks[int(group)].given == "#00696f"
