"""The message line at the window's foot: what was done, with a way back, or what went wrong.

It stays until the next action; nothing said to a person vanishes by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.colours import PROBLEM, colour
from desktop_app.ui.icons import Picture, icon
from desktop_app.ui.style import GAP, GRID, MARGIN

_ACCENT = QPalette.ColorRole.Accent


class MessageBar(QFrame):
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._problem = False
        self._pressed: Callable[[], None] | None = None
        self._picture = Picture("info", 18, _ACCENT)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.setAutoDefault(False)  # in a dialog Enter is the dialog's
        self._action.setObjectName("messageAction")
        self._action.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setIcon(icon("x"))
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.setAccessibleName(_("Close the message"))
        self._close.setToolTip(_("Close the message"))
        self._close.clicked.connect(self._dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, GAP, GAP, GAP)
        line.setSpacing(GAP + GRID)
        line.addWidget(self._picture)
        line.addWidget(self._text, 1)
        line.addWidget(self._action)
        line.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What stands there; "" when the bar is hidden."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, text: str, *, action: str = "", pressed: Callable[[], None] | None = None) -> None:
        self._say(text, action, pressed, problem=False)

    def trouble(
        self, problem: UserError | str, *, action: str = "", pressed: Callable[[], None] | None = None
    ) -> None:
        self._say(str(problem), action, pressed, problem=True)

    def clear(self) -> None:
        self._pressed = None
        self.hide()

    def _say(self, text: str, action: str, pressed: Callable[[], None] | None, *, problem: bool) -> None:
        self._problem = problem
        self._pressed = pressed
        self._picture.show_icon(*(("circle-alert", PROBLEM) if problem else ("info", _ACCENT)))
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.show()
        self.update()
        announcement = QAccessibleAnnouncementEvent(self, text)
        if problem:
            announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def _act(self) -> None:
        pressed = self._pressed
        self.clear()
        if pressed is not None:
            pressed()

    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted line with a bar at its left edge, in the scheme that is shown now."""
        del event
        painter = QPainter(self)
        shown = self.palette()
        painter.fillRect(self.rect(), colour(shown, "problem_back" if self._problem else "info_back"))
        edge = colour(shown, "problem_line") if self._problem else shown.color(_ACCENT)
        painter.fillRect(0, 0, 3, self.height(), edge)
        painter.end()
