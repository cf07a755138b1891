"""How a day is painted: as a field of a month with its meetings by name, or as a narrow one of a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.i18n import _
from desktop_app.records.free_days import is_free
from desktop_app.store.meetings.calendar import CalendarMeeting
from desktop_app.ui import long_words
from desktop_app.ui.calendar import marks
from desktop_app.ui.calendar.found import clock, title
from desktop_app.ui.calendar.shown import Shown
from desktop_app.ui.colours import MUTED, PROBLEM, colour
from desktop_app.ui.style import GAP, GRID

LINE = 22
"""A meeting in a month's day."""
TEXT = marks.WIDTH + 2 * GAP - 2
"""So far from the left a meeting's text begins, beside its mark."""
LEAST_TEXT = 24
"""With less room than this only the mark is painted."""
HEAD, MORE = 16, 12
"""In a year: the letter of a day, and the line that says how many more meetings there are."""
Index = QModelIndex | QPersistentModelIndex
_Lanes = tuple[CalendarMeeting | None, ...]


class Painting(QStyledItemDelegate):
    """What both kinds of days have: ground, edge, the current one and today."""

    def __init__(self, view: QTableView, days: Shown) -> None:
        super().__init__(view)
        self._view = view
        self._days = days

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid, found = self._days.grid, self._days.found
        day = grid.day_at(index.row(), index.column())
        rect, shown = option.rect, option.palette
        if day is None:
            painter.fillRect(rect, shown.color(QPalette.ColorRole.Window))
            return
        painter.save()
        painter.setClipRect(rect)
        here = grid.holds(day)
        free = is_free(day) or not here
        painter.fillRect(
            rect, shown.color(QPalette.ColorRole.AlternateBase if free else QPalette.ColorRole.Base)
        )
        if any(span.contains(day) for _name, span in found.school):
            painter.fillRect(rect.left(), rect.bottom() - 3, rect.width(), 3, colour(shown, "field_line"))
        if index == self._view.currentIndex():
            active = self._view.hasFocus()
            group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
            painter.fillRect(rect, shown.color(group, QPalette.ColorRole.Highlight))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(shown, "line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), colour(shown, "line"))
        self.paint_day(painter, rect, day, shown, here=here)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self._days.target:
            painter.setPen(QPen(shown.color(QPalette.ColorRole.Accent), 2, Qt.PenStyle.DashLine))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        elif index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QPen(shown.color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def paint_day(self, painter: QPainter, rect: QRect, day: date, shown: QPalette, *, here: bool) -> None:
        raise NotImplementedError

    def number(self, painter: QPainter, where: QRect, day: date, shown: QPalette, *, here: bool) -> None:
        """The day of the month; today in a field of the accent colour, a free day in that of holidays."""
        font = QFont(self._view.font())
        found = self._days.found
        if day == date.today():
            font.setWeight(QFont.Weight.DemiBold)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(where.adjusted(-2, 0, 2, 0), 4, 4)
            painter.setPen(colour(shown, "on_accent"))
        elif day in found.named or day.weekday() == 6:
            painter.setPen(shown.color(PROBLEM if here else MUTED))
        else:
            painter.setPen(shown.color(QPalette.ColorRole.Text if here else MUTED))
        painter.setFont(font)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def meeting_at(self, rect: QRect, day: date, where: QPoint) -> CalendarMeeting | None:
        """The meeting painted at a point of a day."""
        raise NotImplementedError


class MonthPainting(Painting):
    def paint_day(self, painter: QPainter, rect: QRect, day: date, shown: QPalette, *, here: bool) -> None:
        metrics = self._view.fontMetrics()
        head = QRect(rect.left() + GAP, rect.top() + GRID, metrics.horizontalAdvance("30"), LINE - GRID)
        self.number(painter, head, day, shown, here=here)
        said = ", ".join(self._days.found.headed(day))
        if said:
            painter.setPen(shown.color(MUTED))
            painter.setFont(self._view.font())
            beside = rect.adjusted(head.width() + 2 * GAP, GRID, -GRID, 0)
            beside.setHeight(head.height())
            text = metrics.elidedText(said, Qt.TextElideMode.ElideRight, beside.width())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        lanes = self._days.found.by_day.get(day, ())
        places = self._places(rect, lanes)
        for where, meeting in places:
            if meeting is not None:
                self._meeting(painter, where, day, meeting)
        more = sum(1 for meeting in lanes[len(places) :] if meeting is not None)
        if more:
            painter.setPen(shown.color(MUTED))
            painter.setFont(self._view.font())
            below = QRect(rect.left() + GAP, _top(rect, len(places)), rect.width() - GAP, LINE)
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, f"+{more}")

    def _places(self, rect: QRect, lanes: _Lanes) -> list[tuple[QRect, CalendarMeeting | None]]:
        """Where the meetings of a day are painted, as far as there is room; with more, the last line says how
        many. A long name has several lines where there are some to spare; bars of several days go straight
        on."""
        room = max(1, (rect.height() - LINE - 2 * GRID) // LINE)
        whole = lanes if len(lanes) <= room else lanes[: room - 1]
        bars = any(each is None or each.first_day != each.last_day for each in lanes)
        spare, line = 0 if bars else room - len(lanes), 0
        places = []
        for meeting in whole:
            lines = 1
            if meeting is not None and spare > 0 and _text_width(rect) >= LEAST_TEXT:
                lines = min(1 + spare, self._lines(_said(meeting), _text_width(rect)))
                spare -= lines - 1
            places.append((QRect(rect.left(), _top(rect, line), rect.width(), lines * LINE - 2), meeting))
            line += lines
        return places

    def _lines(self, text: str, width: int) -> int:
        """So many lines of a day a text takes."""
        high = len(broken_lines(text, self._view.font(), width)) * self._view.fontMetrics().lineSpacing()
        return ceil((high + GRID) / LINE)

    def _meeting(self, painter: QPainter, where: QRect, day: date, meeting: CalendarMeeting) -> None:
        """The mark and the name; of several days in a week a bar under one name, of which each day paints its
        part."""
        view, font = self._view, QFont(self._view.font())
        shown, mark = view.palette(), self._days.found.mark(meeting)
        monday = day - timedelta(day.weekday())
        begins = max(date.fromisoformat(meeting.first_day), monday).weekday()
        ends = (min(date.fromisoformat(meeting.last_day), monday + timedelta(6))).weekday()
        bar = QRect(where)
        bar.setLeft(view.columnViewportPosition(begins))
        bar.setRight(view.columnViewportPosition(ends) + view.columnWidth(ends) - 1)
        if meeting.first_day != meeting.last_day:
            painter.setPen(QPen(mark.ground(shown), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(GRID - 1, 0, -GRID + 1, 0), 4, 4)
        field = QRectF(bar.left() + GRID + 2, bar.top() + 2, marks.WIDTH, marks.HEIGHT)
        marks.paint(painter, field, mark, shown, font)
        cancelled = meeting.status == "cancelled"
        font.setItalic(cancelled)
        painter.setFont(font)
        quiet, plain = shown.color(MUTED), shown.color(QPalette.ColorRole.Text)
        room = QRect(bar.left() + TEXT, bar.top() + 2, _text_width(bar), bar.height() - 2)
        if room.width() >= LEAST_TEXT:
            _write(painter, room, _said(meeting), clock(meeting), (quiet, quiet if cancelled else plain))

    def meeting_at(self, rect: QRect, day: date, where: QPoint) -> CalendarMeeting | None:
        lanes = self._days.found.by_day.get(day, ())
        return next((found for place, found in self._places(rect, lanes) if place.contains(where)), None)


def _said(meeting: CalendarMeeting) -> str:
    """The time does not stand alone on a line."""
    at = clock(meeting)
    return title(meeting).replace(f"{at} ", f"{at}\N{NO-BREAK SPACE}", 1) if at else title(meeting)


def _top(rect: QRect, line: int) -> int:
    return rect.top() + LINE + GRID + line * LINE


def _text_width(bar: QRect) -> int:
    return bar.width() - TEXT - GRID


def broken_lines(text: str, font: QFont, width: int) -> list[str]:
    """A text in lines, which `long_words.line` draws; a word that is wider than they are is parted."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    hyphened = long_words.broken(text, QFontMetricsF(font), width)
    layout = QTextLayout(hyphened, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        lines.append(hyphened[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines


def _write(painter: QPainter, room: QRect, text: str, clock: str, inks: tuple[QColor, QColor]) -> None:
    """A text in the lines that there is room for, the last cut; the time it begins with in the first ink."""
    metrics = painter.fontMetrics()
    many = max(1, room.height() // metrics.lineSpacing())
    lines = broken_lines(text, painter.font(), room.width())
    if len(lines) > many:
        lines = [*lines[: many - 1], "".join(lines[many - 1 :])]
    quiet, plain = inks
    for place, part in enumerate(lines):
        said = metrics.elidedText(long_words.line(part).strip(), Qt.TextElideMode.ElideRight, room.width())
        left, foot = room.left(), room.top() + place * metrics.lineSpacing() + metrics.ascent()
        if not place and clock and said.startswith(clock):
            painter.setPen(quiet)
            painter.drawText(left, foot, clock)
            left, said = left + metrics.horizontalAdvance(clock), said.removeprefix(clock)
        painter.setPen(plain)
        painter.drawText(left, foot, said)


class YearPainting(Painting):
    """The day's number is its column; here stand the marks of its meetings, one under another."""

    def paint_day(self, painter: QPainter, rect: QRect, day: date, shown: QPalette, *, here: bool) -> None:
        del here  # a year holds no other's days
        self._head(painter, QRect(rect.left() + 1, rect.top() + 1, rect.width() - 2, HEAD - 2), day, shown)
        here_now = self._days.found.meetings(day)
        places = self._places(rect, here_now)
        for field, meeting in places:
            marks.paint(painter, field, self._days.found.mark(meeting), shown, self._view.font())
            if meeting.status == "cancelled":
                painter.setPen(QPen(shown.color(QPalette.ColorRole.Text), 2))
                painter.drawLine(field.bottomLeft(), field.topRight())
        more = len(here_now) - len(places)
        if more:
            painter.setPen(shown.color(QPalette.ColorRole.Text))
            painter.setFont(self._small())
            foot = QRect(rect.left(), rect.bottom() - MORE, rect.width(), MORE)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"+{more}")

    def _small(self) -> QFont:
        font = QFont(self._view.font())
        font.setPointSizeF(font.pointSizeF() * 0.78)
        return font

    def _head(self, painter: QPainter, where: QRect, day: date, shown: QPalette) -> None:
        """The letter of the weekday, on Mondays with the number of the week."""
        letter, font = _("MTWTFSS")[day.weekday()], self._small()
        painter.setFont(font)
        today = day == date.today()
        if today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(where, 3, 3)
        holiday = day in self._days.found.named or day.weekday() == 6
        painter.setPen(colour(shown, "on_accent") if today else shown.color(PROBLEM if holiday else MUTED))
        if day.weekday():
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, letter)
            return
        week = str(day.isocalendar().week)
        inside = where.adjusted(1, 0, -1, 0)
        if QFontMetricsF(font).horizontalAdvance(f"{letter}48") + 2 <= inside.width():
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, letter)
        if not today:
            painter.setPen(shown.color(QPalette.ColorRole.Text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, week)

    def _places(self, rect: QRect, here: Sequence[CalendarMeeting]) -> list[tuple[QRectF, CalendarMeeting]]:
        """The marks there is room for; with more, a line below says how many."""
        step = marks.HEIGHT + 1
        room = max(1, (rect.height() - HEAD) // step)
        if len(here) > room:
            room = max(1, (rect.height() - HEAD - MORE) // step)
        width = min(marks.WIDTH, rect.width() - 3)
        left, top = rect.left() + (rect.width() - width) / 2, rect.top() + HEAD
        return [
            (QRectF(left, top + place * step, width, marks.HEIGHT), meeting)
            for place, meeting in enumerate(here[:room])
        ]

    def meeting_at(self, rect: QRect, day: date, where: QPoint) -> CalendarMeeting | None:
        here = self._days.found.meetings(day)
        return next((found for place, found in self._places(rect, here) if place.contains(where)), None)
