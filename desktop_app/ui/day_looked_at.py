"""Which day one looks at: today, or another that a bar in the accent colour does not let one forget.

Holds the day. A view reads anew on `changed`; a field to choose the day and the bar can stand anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import _
from desktop_app.records.fields import Field
from desktop_app.ui import words
from desktop_app.ui.colours import colour
from desktop_app.ui.form.days import DateEditor
from desktop_app.ui.icons import Picture
from desktop_app.ui.style import GAP, GRID, MARGIN

FIELD = 136


class DayLookedAt(QObject):
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None

    @property
    def day(self) -> date:
        """Read it when it is needed: today goes on at midnight."""
        return self._day or date.today()

    @property
    def as_of(self) -> date | None:
        """None for today."""
        return self._day

    @property
    def is_today(self) -> bool:
        return self._day is None

    def look_at(self, day: date | None) -> None:
        """None for today."""
        wanted = None if day == date.today() else day
        if wanted != self._day:
            self._day = wanted
            self.changed.emit()


class DayField(QWidget):
    """A label and the day; what is no day is marked and told, and the day looked at stays."""

    def __init__(self, looked_at: DayLookedAt, name: str, told: Callable[[UserError], None]) -> None:
        super().__init__()
        self._looked_at = looked_at
        self._told = told
        self._editor = DateEditor(Field("as_of", _("As of"), "date", width=12))
        self.line = line = self._editor.line
        line.setObjectName(name)
        line.setFixedWidth(FIELD)
        self._label = QLabel(_("As &of"))
        self._label.setBuddy(line)
        line.setAccessibleName(_("As of"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addStretch()
        row.addWidget(self._label)
        row.addWidget(self._editor.widget)
        line.editingFinished.connect(self._take)
        self._editor.touched.connect(lambda: None if line.hasFocus() else self._take())
        looked_at.changed.connect(self._show)
        self._show()

    def show_label(self, *, on: bool) -> None:
        """Without it the field is still named to a screen reader."""
        self._label.setVisible(on)

    def _show(self) -> None:
        with QSignalBlocker(self._editor.line):
            self._editor.show_value(self._looked_at.day)

    def _take(self) -> None:
        try:
            day = self._editor.value()
        except Invalid as error:
            self._mark(wrong=True)
            self._told(error)
            return
        self._mark(wrong=False)
        self._looked_at.look_at(day if isinstance(day, date) else None)
        self._show()

    def _mark(self, *, wrong: bool) -> None:
        self._editor.line.setProperty("wrong", wrong)
        self._editor.line.update()


class DayBar(QFrame):
    """Says that it is another day than today, and leads back."""

    def __init__(self, looked_at: DayLookedAt) -> None:
        super().__init__()
        self.setObjectName("dayBar")
        self._looked_at = looked_at
        self._also = ""
        self._text = QLabel()
        self._text.setObjectName("dayLookedAt")
        self._back = QPushButton(_("Back to &today"))
        self._back.setObjectName("backToToday")
        self._back.setAutoDefault(False)
        self._back.clicked.connect(lambda: looked_at.look_at(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID, GRID, GRID)
        row.setSpacing(GAP)
        row.addWidget(Picture("clock", 18, QPalette.ColorRole.Accent))
        self._text.setWordWrap(True)
        row.addWidget(self._text, 1)
        row.addWidget(self._back)
        looked_at.changed.connect(self._show)
        self._show()

    def also_say(self, sentence: str) -> None:
        """What on the page in sight is not as on that day."""
        self._also = sentence
        self._show()

    def _show(self) -> None:
        text = _("Showing {day}").format(day=words.day(self._looked_at.day))
        self._text.setText(f"{text}. {_(self._also)}" if self._also else text)
        self.setVisible(not self._looked_at.is_today)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        shown = self.palette()
        painter.fillRect(self.rect(), colour(shown, "info_back"))
        painter.setPen(shown.color(QPalette.ColorRole.Accent))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.fillRect(0, 0, 4, self.height(), shown.color(QPalette.ColorRole.Accent))
        painter.end()
