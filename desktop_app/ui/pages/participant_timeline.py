"""A participant's affiliations and seats as bars over the years.

The tables on the same card tell the same in words; to a screen reader the picture is one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.i18n import _, ngettext
from desktop_app.records.participants import Stretch
from desktop_app.ui import words
from desktop_app.ui.colours import MUTED, colour
from desktop_app.ui.style import GAP, GRID

ROW, BAR, YEARS = 24, 8, 20
MOST = 14
"""So many bars; older ones are in the tables."""
_EACH_SIDE = timedelta(days=183)
_STEPS = (1, 2, 5, 10, 20, 50)
_YEAR_WIDTH = 44


@dataclass(frozen=True, slots=True)
class _Bar:
    """An end that is None goes on beyond the picture's edge."""

    stretch: Stretch
    first: date | None
    last: date | None


class Timeline(QWidget):
    def __init__(self, stretches: Sequence[Stretch], today: date) -> None:
        super().__init__()
        self.setObjectName("timeline")
        kept = [each for each in stretches if each.kind != "meeting"]
        kept = sorted(kept, key=lambda each: each.span.last or date.max, reverse=True)[:MOST]
        kept.sort(key=lambda each: (each.kind != "affiliation", each.span.first or date.min))
        self._bars = [_Bar(each, each.span.first, each.span.last) for each in kept]
        self._today = today
        days = [day for bar in self._bars for day in (bar.first, bar.last) if day] + [today]
        self._begins, self._ends = min(days) - _EACH_SIDE, max(days) + _EACH_SIDE
        self.setAccessibleName(_("Over time"))
        said = ngettext("{count} stretch since {year}", "{count} stretches since {year}", len(self._bars))
        self.setAccessibleDescription(said.format(count=len(self._bars), year=min(days).year))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, len(self._bars) * ROW + YEARS)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _x(self, day: date) -> float:
        whole = (self._ends - self._begins).days
        return self.width() * (day - self._begins).days / whole

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_years(painter)
        for row, bar in enumerate(self._bars):
            self._paint_bar(painter, row, bar)
        painter.end()

    def _paint_years(self, painter: QPainter) -> None:
        years = range(self._begins.year + 1, self._ends.year + 1)
        room = max(1, self.width() // _YEAR_WIDTH)
        step = next((step for step in _STEPS if len(years) <= step * room), _STEPS[-1])
        bottom = self.height() - YEARS
        for year in years:
            if year % step:
                continue
            x = round(self._x(date(year, 1, 1)))
            painter.fillRect(x, 0, 1, bottom, colour(self.palette(), "line"))
            painter.setPen(self.palette().color(MUTED))
            width = painter.fontMetrics().horizontalAdvance(str(year))
            at = min(max(0, x - width // 2), self.width() - width)
            painter.drawText(at, self.height() - GRID, str(year))
        x = round(self._x(self._today))
        painter.fillRect(x, 0, 1, bottom, self.palette().color(QPalette.ColorRole.Accent))

    def _paint_bar(self, painter: QPainter, row: int, bar: _Bar) -> None:
        """The name stands above its bar, begun where the bar begins as far as it finds room."""
        shown = self.palette()
        left = self._x(bar.first) if bar.first else 0.0
        right = self._x(bar.last) if bar.last else float(self.width())
        top = row * ROW + ROW - BAR
        seat = bar.stretch.kind == "seat"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color(QPalette.ColorRole.Accent) if seat else shown.color(MUTED))
        painter.drawRoundedRect(QRectF(left, top, max(3.0, right - left), BAR - GRID), 2, 2)
        painter.setPen(shown.color(QPalette.ColorRole.Text))
        name = painter.fontMetrics().elidedText(
            bar.stretch.name, Qt.TextElideMode.ElideRight, max(1, self.width() - GAP)
        )
        width = painter.fontMetrics().horizontalAdvance(name)
        at = max(0, min(round(left), self.width() - width))
        painter.drawText(at, top - GRID + 1, name)

    def event(self, event: object) -> bool:
        """Pointing at a bar tells it whole."""
        if isinstance(event, QHelpEvent):
            row = event.pos().y() // ROW
            if 0 <= row < len(self._bars):
                each = self._bars[row].stretch
                told = ", ".join(part for part in (each.name, each.detail, words.span(each.span)) if part)
                QToolTip.showText(event.globalPos(), told, self)
                return True
        return super().event(event)  # type: ignore[arg-type]
