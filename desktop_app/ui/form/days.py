"""Editors for a day and a time: typed the way people write them, shown in one form, empty when unknown."""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QToolButton, QWidgetAction

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.fields import Field
from desktop_app.ui.form.editors import LineEditor
from desktop_app.ui.icons import icon

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[ ./-]+(\d{4}))?")
_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?")


def read_day(text: str, today: date) -> date | None:
    """Reads 2026-03-07, 20260307, 7/3 and 7.3 2026; without a year in that of `today`. None: no day."""
    try:
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DAY_MONTH.fullmatch(text):
            return date(int(match[3] or today.year), int(match[2]), int(match[1]))
    except ValueError:
        pass
    return None


def next_month(day: date) -> date:
    """The first day of the month after."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def read_time(text: str) -> time | None:
    """Reads 9, 9.30, 09:30 and kl 9.30. None: no time."""
    match = _TIME.fullmatch(text.casefold())
    try:
        return time(int(match[1]), int(match[2] or 0)) if match else None
    except ValueError:
        return None


class DateEditor(LineEditor):
    def __init__(self, field: Field) -> None:
        super().__init__(field)
        if not field.hint:
            self.line.setPlaceholderText(_("YYYY-MM-DD"))
        self.calendar = QAction(icon("calendar"), _("Choose the day"), self.line)
        self.line.addAction(self.calendar, QLineEdit.ActionPosition.TrailingPosition)
        self.calendar.setShortcut("Alt+Down")
        self.calendar.triggered.connect(self._open_calendar)
        self.line.editingFinished.connect(self._tidy)

    def show_value(self, value: object) -> None:
        self.line.setText(value.isoformat() if isinstance(value, date) else "")

    def value(self) -> object:
        text = self.checked(self.line.text().strip())
        if not text:
            return None
        day = read_day(text, date.today())
        if day is None:
            sentence = _("“{text}” is not a day. Write it as 2026-03-07 or 7/3 2026.")
            raise Invalid(sentence.format(text=text), field=self.field.name)
        return day

    def _tidy(self) -> None:
        day = read_day(self.line.text().strip(), date.today())
        if day is not None:
            self.line.setText(day.isoformat())

    def _open_calendar(self) -> None:
        if self.line.isReadOnly():
            return
        menu = QMenu(self.line)
        month = _calendar(read_day(self.line.text().strip(), date.today()), self.line.locale())

        def choose(chosen: QDate) -> None:
            menu.close()
            self.line.setText(date(chosen.year(), chosen.month(), chosen.day()).isoformat())
            self.touched.emit()

        month.clicked.connect(choose)
        month.activated.connect(choose)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(month)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))
        month.setFocus()


def _calendar(day: date | None, place: QLocale) -> QCalendarWidget:
    """A month with the numbers of its weeks, in the palette's colours (Qt's own Sundays are red)."""
    month = QCalendarWidget()
    month.setLocale(place)
    month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
    for button, picture in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
        arrow = month.findChild(QToolButton, f"qt_calendar_{button}")
        if arrow is not None:
            arrow.setIcon(icon(picture))
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        month.setWeekdayTextFormat(weekend, month.weekdayTextFormat(Qt.DayOfWeek.Monday))
    if day is not None:
        month.setSelectedDate(QDate(day.year, day.month, day.day))
    return month


class TimeEditor(LineEditor):
    def __init__(self, field: Field) -> None:
        super().__init__(field)
        if not field.hint:
            self.line.setPlaceholderText(_("HH:MM"))
        self.line.editingFinished.connect(self._tidy)

    def show_value(self, value: object) -> None:
        self.line.setText(f"{value:%H:%M}" if isinstance(value, time) else "")

    def value(self) -> object:
        text = self.checked(self.line.text().strip())
        if not text:
            return None
        at = read_time(text)
        if at is None:
            sentence = _("“{text}” is not a time. Write it as 9.30 or 13:00.")
            raise Invalid(sentence.format(text=text), field=self.field.name)
        return at

    def _tidy(self) -> None:
        at = read_time(self.line.text().strip())
        if at is not None:
            self.line.setText(f"{at:%H:%M}")
