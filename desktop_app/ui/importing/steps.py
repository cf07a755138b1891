"""Where one is in the assistant: three numbered steps, the present one marked, the others a press away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop_app.i18n import _
from desktop_app.ui.colours import colour
from desktop_app.ui.style import GAP, MARGIN


class _Step(QToolButton):
    """The present step has semibold text and a line in the accent colour under it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("present"):
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 3, self.width(), 3, self.palette().accent())
            painter.end()


class Steps(QWidget):
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importSteps")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        row.setSpacing(GAP)
        self._buttons: list[_Step] = []
        titles = (_("Choose"), _("Columns and understanding"), _("Every change"))
        for number, title in enumerate(titles, start=1):
            button = _Step()
            button.setObjectName(f"step{number}")
            button.setText(f"{number}   {title}")
            button.setAutoRaise(True)
            button.setMinimumHeight(40)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on=False, step=number - 1: self.wanted.emit(step))
            row.addWidget(button)
            self._buttons.append(button)
        row.addStretch()
        self._titles = titles

    def show_step(self, present: int, *, reachable: int) -> None:
        """Steps up to `reachable` can be gone to; a `present` beyond the last is the end."""
        for step, button in enumerate(self._buttons):
            font = QFont(button.font())
            font.setWeight(QFont.Weight.DemiBold if step == present else QFont.Weight.Normal)
            button.setFont(font)
            button.setProperty("present", step == present)
            button.setEnabled(step <= reachable)
            said = _("Step {number} of 3: {title}").format(number=step + 1, title=self._titles[step])
            here = _("{step}, shown now").format(step=said) if step == present else said
            button.setAccessibleName(here)
            button.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour(self.palette(), "line"))
        painter.end()
