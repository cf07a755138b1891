"""How a day is painted: as a field of a month with its meetings by name, or as a narrow one of a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.i18n import _
from desktop_app.records.free_days import is_free
from desktop_app.store.meetings.calendar import CalendarMeeting
from desktop_app.ui.calendar import marks
from desktop_app.ui.calendar.found import title
from desktop_app.ui.colours import MUTED, PROBLEM, colour
from desktop_app.ui.style import GAP, GRID

if TYPE_CHECKING:
    from desktop_app.ui.calendar.days_view import DaysView

LINE = 22
"""A meeting in a month's day."""
Index = QModelIndex | QPersistentModelIndex
_Lanes = tuple[CalendarMeeting | None, ...]


class Painting(QStyledItemDelegate):
    """What both kinds of days have: ground, edge, the current one and today."""

    def __init__(self, view: DaysView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid, found = self._view.grid, self._view.found
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
        if day == self._view.target:
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
        found = self._view.found
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
        said = ", ".join(self._view.found.said_of(day))
        if said:
            painter.setPen(shown.color(MUTED))
            painter.setFont(self._view.font())
            beside = rect.adjusted(head.width() + 2 * GAP, GRID, -GRID, 0)
            beside.setHeight(head.height())
            text = metrics.elidedText(said, Qt.TextElideMode.ElideRight, beside.width())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        lanes = self._view.found.by_day.get(day, ())
        whole = self._shown(rect, lanes)
        for lane, meeting in enumerate(whole):
            if meeting is not None:
                self._meeting(painter, rect, self._line(rect, lane, lanes), day, meeting)
        more = sum(1 for meeting in lanes[len(whole) :] if meeting is not None)
        if more:
            painter.setPen(shown.color(MUTED))
            painter.setFont(self._view.font())
            where = self._line(rect, len(whole), lanes).adjusted(GAP, 0, 0, 0)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, f"+{more}")

    def _room(self, rect: QRect) -> int:
        """So many lines there are under a day's head."""
        return max(1, (rect.height() - LINE - 2 * GRID) // LINE)

    def _shown(self, rect: QRect, lanes: _Lanes) -> _Lanes:
        """Those that are painted; of more than there is room for a line says how many."""
        room = self._room(rect)
        return lanes if len(lanes) <= room else lanes[: room - 1]

    def _line(self, rect: QRect, lane: int, lanes: _Lanes) -> QRect:
        """Where a meeting of a day is painted. Names have several lines where there is room for all, but bars
        of several days go straight on."""
        lines = 1
        if lanes and all(each is None or each.first_day == each.last_day for each in lanes):
            lines = max(1, self._room(rect) // len(lanes))
        top = rect.top() + LINE + GRID + lane * lines * LINE
        return QRect(rect.left(), top, rect.width(), lines * LINE - 2)

    def _meeting(
        self, painter: QPainter, rect: QRect, where: QRect, day: date, meeting: CalendarMeeting
    ) -> None:
        """The mark and the name; of several days in a week a bar under one name, of which each day paints its
        part."""
        shown, font = self._view.palette(), QFont(self._view.font())
        mark = self._view.found.mark(meeting)
        monday = day - timedelta(day.weekday())
        begins = max(date.fromisoformat(meeting.first_day), monday)
        ends = min(date.fromisoformat(meeting.last_day), monday + timedelta(6))
        bar = where.translated((begins - day).days * rect.width(), 0)
        bar.setWidth(((ends - begins).days + 1) * rect.width())
        if meeting.first_day != meeting.last_day:
            painter.setPen(QPen(mark.ground(shown), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(GRID - 1, 0, -GRID + 1, 0), 4, 4)
        field = QRectF(bar.left() + GRID + 2, bar.top() + 2, marks.WIDTH, marks.HEIGHT)
        marks.paint(painter, field, mark, shown, font)
        cancelled = meeting.status == "cancelled"
        font.setItalic(cancelled)
        painter.setFont(font)
        painter.setPen(shown.color(MUTED if cancelled else QPalette.ColorRole.Text))
        _write(painter, bar.adjusted(marks.WIDTH + 2 * GAP - 2, 2, -GRID, 0), title(meeting))

    def meeting_at(self, rect: QRect, day: date, where: QPoint) -> CalendarMeeting | None:
        lanes = self._view.found.by_day.get(day, ())
        for lane, meeting in enumerate(self._shown(rect, lanes)):
            if self._line(rect, lane, lanes).contains(where):
                return meeting
        return None


def _write(painter: QPainter, room: QRect, text: str) -> None:
    """A text in as many lines as there is room for; a long word is broken, and the last line cut."""
    metrics = painter.fontMetrics()
    many = max(1, room.height() // metrics.lineSpacing())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    if len(lines) > many:
        lines = [*lines[: many - 1], "".join(lines[many - 1 :])]
    for place, part in enumerate(lines):
        said = metrics.elidedText(part.strip(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), room.top() + place * metrics.lineSpacing() + metrics.ascent(), said)


class YearPainting(Painting):
    """The day's number is its column; here stand the marks of its meetings, one under another."""

    def paint_day(self, painter: QPainter, rect: QRect, day: date, shown: QPalette, *, here: bool) -> None:
        del here  # a year holds no other's days
        weekday = _("MTWTFSS")[day.weekday()]
        font = QFont(self._view.font())
        font.setPointSizeF(font.pointSizeF() * 0.78)
        painter.setFont(font)
        holiday = day in self._view.found.named or day.weekday() == 6
        painter.setPen(shown.color(PROBLEM if holiday else MUTED))
        if day == date.today():
            painter.setPen(shown.color(QPalette.ColorRole.Accent))
        head = QRect(rect.left(), rect.top() + 1, rect.width(), 14)
        week = f"{day.isocalendar().week}" if day.weekday() == 0 else ""
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, f"{weekday}{week}")
        here_now = self._view.found.meetings(day)
        room = max(1, (rect.height() - 16) // (marks.HEIGHT + 1))
        for place, meeting in enumerate(here_now[:room]):
            field = self._field(rect, place)
            marks.paint(painter, field, self._view.found.mark(meeting), shown, self._view.font())
            if meeting.status == "cancelled":
                painter.setPen(QPen(shown.color(QPalette.ColorRole.Text), 2))
                painter.drawLine(field.bottomLeft(), field.topRight())
        if len(here_now) > room:
            painter.fillRect(rect.right() - 5, rect.bottom() - 5, 4, 4, shown.color(QPalette.ColorRole.Text))

    def _field(self, rect: QRect, place: int) -> QRectF:
        width = min(marks.WIDTH, rect.width() - 3)
        left = rect.left() + (rect.width() - width) / 2
        return QRectF(left, rect.top() + 16 + place * (marks.HEIGHT + 1), width, marks.HEIGHT)

    def meeting_at(self, rect: QRect, day: date, where: QPoint) -> CalendarMeeting | None:
        for place, meeting in enumerate(self._view.found.meetings(day)):
            if self._field(rect, place).contains(where):
                return meeting
        return None
