"""What is chosen above matrix and map: form, network, shading, and how closely one looks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui.form.choice_box import ChoiceBox, Offer
from desktop_app.ui.style import GAP, GRID, MARGIN, muted
from desktop_app.work.coverage import SHADINGS, By

FORMS = ("matrix", "map", "table")
_NAMES = {"matrix": N_("Matri&x"), "map": N_("Ma&p"), "table": N_("Ta&ble")}
CLOSER = 1.5
NARROW = 500


class Tools(QWidget):
    form_chosen = Signal(str)
    shading_chosen = Signal()
    network_chosen = Signal()
    zoomed = Signal(float)
    """How many times closer; 0 for the whole country."""

    def __init__(self) -> None:
        super().__init__()
        self._forms = QButtonGroup(self)
        self._networks = ChoiceBox("coverageNetwork", _("Network"), [Offer(_("All networks"), None)], 14)
        self._networks.activated.connect(lambda _row: self.network_chosen.emit())
        shadings = [Offer(_(label), by) for by, label in SHADINGS]
        self._shadings = ChoiceBox("coverageShading", _("Shade by"), shadings, 10)
        self._shadings.activated.connect(lambda _row: self.shading_chosen.emit())
        self._count = muted()
        self._count.setObjectName("coverageCounts")
        self._zooms = self._zoom_buttons()
        self._narrow, self._low = False, False
        self._form = FORMS[0]
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for form in FORMS:
            button = QPushButton(_(_NAMES[form]))
            button.setObjectName(f"coverage.form.{form}")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, form=form: self.form_chosen.emit(form))
            self._forms.addButton(button)
            buttons.addWidget(button)
        self._first, self._second, self._third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for row in (self._first, self._second, self._third):
            row.setSpacing(GAP)
            column.addLayout(row)
        column.addWidget(self._count)
        self._first.addLayout(buttons)
        self._first.addStretch(1)
        self._place(narrow=False)

    def _place(self, *, narrow: bool, low: bool = False) -> None:
        """Where there is little room the map's choices stand below the network; in a low window beside it,
        and how closely one looks is left to keys and wheel."""
        self._narrow, self._low = narrow, low
        self._count.setVisible(not narrow)
        self._second.addWidget(self._networks, 1)
        below = narrow and not low
        for widget in (self._shadings, *self._zooms):
            (self._third if below else self._second).addWidget(widget)
        self._show_map_tools()
        order = [*self._forms.buttons(), self._networks, self._shadings, *self._zooms]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room(low=self._low)

    def make_room(self, *, low: bool) -> None:
        """`low` says whether the page has little height."""
        narrow = self.width() < NARROW
        if (narrow, low) != (self._narrow, self._low):
            self._place(narrow=narrow, low=low)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its page: it is laid out anew."""
        return QSize(0, super().minimumSizeHint().height())

    def _zoom_buttons(self) -> list[QPushButton]:
        made = []
        for text, name, read, times in (
            ("−", "mapSmaller", _("Smaller"), 1 / CLOSER),
            ("+", "mapLarger", _("Larger"), CLOSER),
            (_("&Whole"), "mapWhole", _("Whole Sweden"), 0.0),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(read)
            button.setToolTip(read)
            button.clicked.connect(lambda _on=False, times=times: self.zoomed.emit(times))
            made.append(button)
        for button in made[:2]:
            button.setFixedWidth(2 * MARGIN + GAP)
        return made

    def show_form(self, form: str) -> None:
        """Shading and closeness are the map's."""
        for each, button in zip(FORMS, self._forms.buttons(), strict=True):
            button.setChecked(each == form)
        self._form = form
        self._show_map_tools()

    def _show_map_tools(self) -> None:
        on_map = self._form == "map"
        self._shadings.setVisible(on_map)
        for button in self._zooms:
            button.setVisible(on_map and not (self._narrow and self._low))

    def count(self, text: str) -> None:
        self._count.setText(text)

    def shading(self) -> By:
        by: By = self._shadings.currentData()
        return by

    def choose_shading(self, by: str) -> None:
        self._shadings.choose(by)

    def network(self) -> int | None:
        """None for all."""
        number: int | None = self._networks.currentData()
        return number

    def show_networks(self, networks: Sequence[tuple[int, str]]) -> None:
        """The one chosen stays, as long as it is there."""
        self._networks.offer([Offer(name, number) for number, name in networks])
