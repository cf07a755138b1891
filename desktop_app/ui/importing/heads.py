"""The heads over a sheet's columns: what each is taken for, how surely, and a choice to change it.

Certainty is said by an icon, words and a tint together. The reason stands in the tool tip and in what a
screen reader says of the choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.colours import MUTED, PROBLEM, colour
from desktop_app.ui.icons import Picture
from desktop_app.ui.importing import words
from desktop_app.ui.style import GAP, GRID, muted

HEIGHT = 96
NARROWEST = 148


@dataclass(frozen=True, slots=True)
class Head:
    """What a column is taken for; `field` "" is not understood."""

    letter: str
    heading: str
    field: str
    certainty: float
    why: str

    @property
    def told(self) -> str:
        """All of it in words."""
        _icon, sure = words.certainty(self.field, self.certainty)
        field = words.field_label(self.field) if self.field else ""
        title = _("Column {letter} “{heading}”").format(letter=self.letter, heading=self.heading)
        return f"{title}: {', '.join(filter(None, dict.fromkeys((field, sure, self.why))))}"


class _Choice(QComboBox):
    """A choice that the mouse's wheel does not change in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnHead(QWidget):
    chosen = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._head = Head("", "", "", 0, "")
        self._title = muted()
        self._choice = _Choice()
        self._choice.setMinimumContentsLength(6)
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choice.activated.connect(self._choose)
        self._picture = Picture("check", 16, MUTED)
        self._sure = QLabel()
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self._picture)
        line.addWidget(self._sure, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GRID, GAP, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addWidget(self._choice)
        column.addLayout(line)

    @property
    def choice(self) -> QComboBox:
        return self._choice

    def show_head(self, head: Head) -> None:
        self._head = head
        self.setObjectName(f"head{head.letter}")
        self._choice.setObjectName(f"columnField{head.letter}")
        self._choice.clear()
        if not head.field:
            self._choice.addItem(words.NOTHING, "")
        for field in words.FIELDS:
            self._choice.addItem(words.field_label(field), field)
        if head.field and self._choice.findData(head.field) < 0:
            self._choice.addItem(words.field_label(head.field), head.field)
        self._choice.setCurrentIndex(self._choice.findData(head.field))
        picture, sure = words.certainty(head.field, head.certainty)
        understood = QPalette.ColorRole.WindowText if head.field else PROBLEM
        self._picture.show_icon(picture, understood)
        self._sure.setText(sure)
        self._sure.setForegroundRole(understood)
        self._choice.setAccessibleName(head.told)
        self._choice.setAccessibleDescription(head.why)
        for widget in (self, self._choice, self._sure, self._title):
            widget.setToolTip(head.told)
        self._fit()
        self.update()

    def _fit(self) -> None:
        """The heading as far as there is room; the whole of it stands in the tool tip."""
        text = f"{self._head.letter}  {' '.join(self._head.heading.split())}"
        room = self.width() - 2 * GAP
        self._title.setText(self._title.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: object) -> None:
        del event
        self._fit()

    def _choose(self) -> None:
        self.chosen.emit(self._head.letter, str(self._choice.currentData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        shown = self.palette()
        if not self._head.field:
            painter.fillRect(self.rect(), colour(shown, "problem_back"))
        elif self._head.field == "ignore":
            painter.fillRect(self.rect(), shown.color(QPalette.ColorRole.Window))
        else:
            painter.fillRect(self.rect(), colour(shown, "info_back"))
        line = colour(shown, "line")
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)
        painter.end()


class Heads(QHeaderView):
    """The header of a sheet's table, one `ColumnHead` a column."""

    chosen = Signal(str, str)
    entered = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._heads: list[ColumnHead] = []
        self._tall = False
        self.setMinimumSectionSize(48)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self.place)
        self.geometriesChanged.connect(self.place)

    def show_heads(self, heads: Sequence[Head]) -> None:
        """None for a text: then the head is an ordinary one. Heads that stay keep the focus."""
        while len(self._heads) > len(heads):
            self._heads.pop().deleteLater()
        while len(self._heads) < len(heads):
            self._add()
        for widget, head in zip(self._heads, heads, strict=True):
            widget.show_head(head)
        self._tall = bool(heads)
        self.updateGeometry()
        self.place()

    def choices(self) -> list[QComboBox]:
        return [head.choice for head in self._heads]

    def _add(self) -> None:
        made = ColumnHead(self.viewport())
        made.chosen.connect(self.chosen)
        made.choice.installEventFilter(self)
        made.show()
        self._heads.append(made)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), HEIGHT) if self._tall else hint

    def place(self) -> None:
        for section, head in enumerate(self._heads):
            if section < self.count():
                left, width = self.sectionViewportPosition(section), self.sectionSize(section)
                head.setGeometry(left, 0, width, self.height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # the event is passed on as it came
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A choice that gets the focus is scrolled into sight."""
        if event.type() == QEvent.Type.FocusIn:
            for section, head in enumerate(self._heads):
                if head.choice is watched:
                    self.entered.emit(section)
        return super().eventFilter(watched, event)
