"""The calendar: a month or a year of meetings across networks, and the card of the day chosen in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.store.meetings.calendar import CalendarMeeting
from desktop_app.ui.calendar.day_card import MEETINGS, sheet
from desktop_app.ui.calendar.days_view import DaysView
from desktop_app.ui.calendar.found import Found, gather
from desktop_app.ui.calendar.grids import Grid, MonthGrid, YearGrid
from desktop_app.ui.calendar.moving import move
from desktop_app.ui.calendar.tools import Tools
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import meeting as forms
from desktop_app.ui.dialogs.school_holidays import SchoolHolidaysDialog
from desktop_app.ui.document_preview import DocumentPreview
from desktop_app.ui.lines import Lines
from desktop_app.ui.sheet import Card
from desktop_app.ui.style import GAP, MARGIN
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.view import View
from desktop_app.work.meetings import calendar_pages

_FORM, _WIDTH = "calendar.form", "calendar.card"
CARD = 320
LEFT_AT_LEAST, CARD_AT_LEAST = 380, 216
"""In a narrow window the days need the room more than the card of one."""


class CalendarPage(View):
    kind = "calendar"
    forms = ("month", "year")
    watched = ("meeting", "meeting_network", "network", "school_holiday")
    of_another_day = N_("Meetings are told as they are known today.")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._day = desk.looked_at.day
        self._year = desk.places.get(_FORM) == "year"
        self._found: Found | None = None
        self._wide: tuple[date, date] | None = None
        self.days = DaysView()
        self.tools = Tools()
        self.card = Card("dayCard", _("Day"), Empty("calendar", _("Choose a day.")))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.tools)
        column.addWidget(self.days, 1)
        left.setMinimumWidth(LEFT_AT_LEAST)
        self.card.setMinimumWidth(CARD_AT_LEAST)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("calendarSplit")
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.card)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        kept = self.desk.places.get(_WIDTH)
        split.setSizes([10_000, kept if isinstance(kept, int) else CARD])
        split.splitterMoved.connect(lambda: self.desk.places.update({_WIDTH: split.sizes()[1]}))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _connect(self) -> None:
        self.days.day_chosen.connect(self.go_to)
        self.days.day_opened.connect(self._open_day)
        self.days.meeting_opened.connect(self._open_meeting)
        self.days.meeting_dropped.connect(self._drop)
        self.days.move_wanted.connect(self._move)
        self.days.turned.connect(self._turn)
        self.tools.turned.connect(self._turn)
        self.tools.today_wanted.connect(self._to_today)
        self.tools.form_chosen.connect(self.go_to_form)
        self.desk.looked_at.changed.connect(lambda: self.go_to(self.desk.looked_at.day))

    # what is shown

    def _grid(self) -> Grid:
        return YearGrid(self._day.year) if self._year else MonthGrid(self._day.year, self._day.month)

    def go_to(self, day: date) -> None:
        """Make a day the current one; where it is not in sight, its month or year is shown."""
        self._day = day
        grid = self._grid()
        self.tools.show_title(grid.title)
        if grid != self.days.grid or self.days.day != day:
            other = grid != self.days.grid
            self.days.show_grid(grid, day)
            if other:
                self.read_again()
                return
        self._show_card()

    def read_again(self) -> None:
        self._stale = False
        grid = self._grid()
        form = "year" if self._year else "month"
        self.tools.show_title(grid.title)
        self.tools.show_form(form)
        self.mark_form(form)
        if grid != self.days.grid or self.days.day != self._day:
            self.days.show_grid(grid, self._day)
        self.desk.read(lambda store: gather(store, grid.first, grid.last), self._take, key="calendar.found")

    def _take(self, found: Found) -> None:
        self._found = found
        self.days.show_found(found)
        self._show_card()
        self.filled.emit()

    def _show_card(self) -> None:
        if self._found is not None:
            new = partial(self.desk.commands.run, "record.new")
            self.card.show_sheet(self._day, sheet(self._found, self._day, self._open_meeting, new))
        self.conditions_changed.emit()

    def show_form(self, form: str) -> None:
        self._year = form == "year"
        self.desk.places[_FORM] = form
        self.read_again()

    def _turn(self, by: int) -> None:
        self.go_to(self._grid().same_day(self._day, by))

    def _to_today(self) -> None:
        self.go_to(self.desk.looked_at.day)
        self.focus_list()

    # what can be done here

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {
            "record.new": lambda: forms.add(self.desk, None, self._day),
            "calendar.today": self._to_today,
            "calendar.school": lambda: SchoolHolidaysDialog(self.desk, self._day).open(),
            "print": self._print,
        }

    def conditions(self) -> set[str]:
        return {"calendar", "list", "printable"}

    def focus_list(self) -> None:
        self.days.setFocus()

    def panes(self) -> list[Callable[[], None]]:
        return [self.focus_list, self.card.take_focus]

    def pane_with_focus(self) -> int:
        inside = QApplication.focusWidget()
        if inside is not None and self.card.isAncestorOf(inside):
            return 1
        return super().pane_with_focus()

    def show_record(self, record: int) -> None:
        self._open_meeting(record)

    def _meeting(self) -> CalendarMeeting | None:
        """The one chosen on the day's card, or the first of the day."""
        here = self._found.meetings(self._day) if self._found is not None else []
        table: Lines | None = self.card.findChild(Lines, MEETINGS)
        line = table.current() if table is not None else None
        return next(
            (each for each in here if line is not None and each.id == line.id), here[0] if here else None
        )

    def _open_day(self, day: date) -> None:
        """A day with one meeting opens it; of several one is chosen on the card."""
        here = self._found.meetings(day) if self._found is not None else []
        if len(here) == 1:
            self._open_meeting(int(here[0].id))
        elif here:
            self.card.take_focus()
            table: Lines | None = self.card.findChild(Lines, MEETINGS)
            if table is not None and table.current() is None:
                table.selectRow(0)

    def _open_meeting(self, number: int) -> None:
        self.desk.go("meetings", number)

    def _drop(self, meeting: CalendarMeeting, first: date) -> None:
        move(self.desk, meeting, first, asking=False, then=lambda: self.go_to(first))

    def _move(self, by: int) -> None:
        meeting = self._meeting()
        if meeting is None:
            self.desk.bar.tell(_("There is no meeting on this day to move."))
            return
        first = date.fromisoformat(meeting.first_day) + timedelta(by)
        then = self._day + timedelta(by)
        move(self.desk, meeting, first, asking=True, then=lambda: self.go_to(then))

    def _print(self) -> None:
        first, last, year = self._day.replace(day=1), self._day, self._year
        if year:
            first, last = date(first.year, 1, 1), date(first.year, 12, 31)
        self.desk.read(
            lambda store: (
                calendar_pages.year(store, first.year)
                if year
                else calendar_pages.month(store, last.year, last.month)
            ),
            lambda document: DocumentPreview(self.desk, document, "calendarPreview").open(),
        )
