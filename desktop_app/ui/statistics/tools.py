"""What is chosen above the figures: of which years, by what, of which network, and table or chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.ids import NetworkId
from desktop_app.store.statistics import By
from desktop_app.ui.form.choice_box import ChoiceBox, Offer
from desktop_app.ui.form.parts import push_button
from desktop_app.ui.style import GAP, GRID
from desktop_app.work.figures import KINDS, Asked

FORMS = (("table", N_("Ta&ble")), ("chart", N_("C&hart")))
YEARS = (1, 3, 5, 10)
NARROW = 620


class Tools(QWidget):
    chosen = Signal()
    form_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._period = ChoiceBox("statisticsPeriod", _("Period"), (), 14)
        kinds = [Offer(_("By {kind}").format(kind=_(text).lower()), kind) for kind, text in KINDS]
        self._by = ChoiceBox("statisticsBy", _("Grouped by"), kinds, 12)
        self._network = ChoiceBox("statisticsNetwork", _("Network"), [Offer(_("All networks"), None)], 14)
        self._year = 0
        for box in (self._period, self._by, self._network):
            box.setToolTip(box.accessibleName())
            box.activated.connect(lambda _row: self.chosen.emit())
        self._forms: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for form, text in FORMS:
            button = push_button(_(text), f"statistics.{form}", lambda form=form: self.form_chosen.emit(form))  # type: ignore[misc]
            button.setCheckable(True)
            group.addButton(button)
            buttons.addWidget(button)
            self._forms[form] = button
        boxes = QHBoxLayout()
        boxes.setSpacing(GAP)
        for box in (self._period, self._by, self._network):
            boxes.addWidget(box)
        boxes.addStretch()
        buttons.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addLayout(boxes, 1)
        self._row.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def show_years(self, today: date) -> None:
        """The half-years and years that can be chosen, counted from the day looked at."""
        if today.year == self._year:
            return
        self._year = today.year
        chosen = max(0, self._period.currentIndex())
        quiet = QSignalBlocker(self._period)
        self._period.clear()
        self._period.addItem(str(today.year), (today.year, 1))
        self._period.addItem(str(today.year - 1), (today.year - 1, 1))
        for count in YEARS[1:]:
            said = ngettext("the last {count} year", "the last {count} years", count)
            self._period.addItem(said.format(count=count), (today.year, count))
        self._period.setCurrentIndex(chosen)
        quiet.unblock()

    def show_networks(self, found: Sequence[tuple[NetworkId, str]]) -> None:
        self._network.offer([Offer(name, int(number)) for number, name in found])

    def focus_first(self) -> None:
        self._period.setFocus()

    def show_form(self, form: str) -> None:
        self._forms[form].setChecked(True)

    def by(self) -> By:
        by: By = self._by.currentData()
        return by

    def asked(self, today: date) -> Asked:
        """Whole years, the present one as far as the day looked at."""
        year, count = self._period.currentData()
        first, last = date(year - count + 1, 1, 1), min(date(year, 12, 31), today)
        network = self._network.currentData()
        return Asked(first, last, self.by(), None if network is None else NetworkId(network))
