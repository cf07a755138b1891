"""What the list is, and which meeting it answers to: said by the program, and to be changed by choosing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.colours import PROBLEM
from desktop_app.ui.importing import shapes
from desktop_app.ui.importing.source import Source
from desktop_app.ui.style import GAP, GRID


class MeetingChoice(QComboBox):
    """A meeting found by typing any part of its day or title; what is no meeting is taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importMeeting")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.setMaxVisibleItems(16)
        finder = QCompleter(self.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(finder)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(_("Search day or title"))

    def show_meetings(self, found: Sequence[tuple[int, str]], chosen: int | None) -> None:
        self.clear()
        for number, text in found:
            self.addItem(text, number)
        self.setCurrentIndex(self.findData(chosen) if chosen is not None else -1)
        self._show_from_the_beginning()

    def _show_from_the_beginning(self) -> None:
        """The day counts more than the end of a long title."""
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setEditText(self.itemText(self.currentIndex()))
        self._show_from_the_beginning()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ListChoice(QWidget):
    flipped = Signal(str)
    meeting_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._meetings: Sequence[tuple[int, str]] = ()
        self._offered: list[shapes.Shape] = []
        self._kind = QComboBox()
        self._kind.setObjectName("importShape")
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._kind.activated.connect(self._flip)
        kind = QLabel(_("The list &is"))
        kind.setBuddy(self._kind)
        self._meeting = MeetingChoice()
        self._meeting.activated.connect(self._choose_meeting)
        self._meeting_label = QLabel(_("&Meeting"))
        self._meeting_label.setBuddy(self._meeting)
        self._missing = QLabel(_("Choose the meeting; until then no answer is taken in."))
        self._missing.setObjectName("importMeetingMissing")
        self._missing.setForegroundRole(PROBLEM)
        self._missing.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(kind)
        line.addWidget(self._kind)
        line.addWidget(self._meeting_label)
        line.addWidget(self._meeting, 1)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(line)
        column.addWidget(self._missing)

    def show_source(self, source: Source) -> None:
        now, self._offered = shapes.shape_of(source), shapes.shapes(source)
        self.setVisible(len(self._offered) > 1)
        self._kind.clear()
        for each in self._offered:
            self._kind.addItem(_(shapes.WORDS[each]))
        if now in self._offered:
            self._kind.setCurrentIndex(self._offered.index(now))
        file = source.planned.file if source.planned else None
        matrix = file is not None and any(line.meeting >= 0 for line in file.understood.attendance)
        asks = now == "answers" and not matrix
        known = source.meeting or (file.meeting.id if file and file.meeting else None)
        self._meeting.show_meetings(self._meetings, known)
        for widget in (self._meeting, self._meeting_label):
            widget.setVisible(asks)
        self._missing.setVisible(asks and shapes.awaits_meeting(source))

    def show_meetings(self, found: Sequence[tuple[int, str]]) -> None:
        """The meetings that can be chosen, in the order of the list; the chosen one stays."""
        chosen = self._meeting.currentData()
        self._meetings = found
        self._meeting.show_meetings(found, chosen)

    def _flip(self, at: int) -> None:
        self.flipped.emit(self._offered[at])

    def _choose_meeting(self, at: int) -> None:
        number = self._meeting.itemData(at)
        if number is not None:
            self.meeting_chosen.emit(int(number))
