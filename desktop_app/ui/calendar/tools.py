"""The line above a calendar: which month or year, one before or after it, today, and month or year."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui.form.parts import push_button
from desktop_app.ui.icons import icon
from desktop_app.ui.style import GAP, GRID, page_title

FORMS = (("month", N_("Month")), ("year", N_("Year")))
ARROW = 40
NARROW = 560


class Tools(QWidget):
    turned = Signal(int)
    today_wanted = Signal()
    form_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = page_title()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._steps, self._choices = row, forms = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(GAP)
        forms.setSpacing(GRID)
        self._row.addLayout(row, 1)
        self._row.addLayout(forms)
        for name, picture, text, by in (
            ("calendarBefore", "chevron-left", _("The one before"), -1),
            ("calendarAfter", "chevron-right", _("The one after"), 1),
        ):
            button = push_button("", name, lambda by=by: self.turned.emit(by))  # type: ignore[misc]
            button.setIcon(icon(picture))
            button.setFixedWidth(ARROW)
            button.setAccessibleName(text)
            button.setToolTip(text)
            row.addWidget(button)
        self._today = push_button(_("To&day"), "calendarToday", self.today_wanted.emit)
        row.addWidget(self._today)
        row.addSpacing(GAP)
        row.addWidget(self._title)
        row.addStretch()
        self._forms: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for form, text in FORMS:
            button = push_button(_(text), f"calendar.{form}", lambda form=form: self.form_chosen.emit(form))  # type: ignore[misc]
            button.setCheckable(True)
            group.addButton(button)
            forms.addWidget(button)
            self._forms[form] = button
        forms.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
        if narrow:
            self._choices.insertWidget(0, self._today)
        else:
            self._steps.insertWidget(2, self._today)

    def show_title(self, text: str) -> None:
        self._title.setText(text)

    def show_form(self, form: str) -> None:
        self._forms[form].setChecked(True)
