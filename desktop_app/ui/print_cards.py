"""What is chosen for badges, signs and labels: the layout, and where a begun sheet goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.records.cards import LAYOUTS, layout
from desktop_app.ui.style import GAP, GRID

PAPERS = (("badges", N_("Name badges")), ("signs", N_("Table signs")), ("labels", N_("Labels")))


class CardChoices(QWidget):
    """Only what there is to choose among is shown. Each kind of card keeps its own choices."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind = ""
        self._chosen: dict[str, tuple[str, int]] = {}
        self._layout = QComboBox()
        self._layout.setObjectName("printLayout")
        self._start = QComboBox()
        self._start.setObjectName("printStart")
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        self._of_layout = _labelled(_("&Layout"), self._layout)
        self._of_start = _labelled(_("&First free place"), self._start)
        column.addWidget(self._of_layout)
        column.addWidget(self._of_start)
        self._layout.currentIndexChanged.connect(self._choose_layout)
        self._start.currentIndexChanged.connect(self._choose_start)

    @property
    def layout_name(self) -> str:
        return str(self._layout.currentData())

    @property
    def start(self) -> int:
        return self._start.currentIndex() + 1

    def show_kind(self, kind: str) -> None:
        """Nothing where it is no kind of card."""
        self.setVisible(kind in LAYOUTS)
        if kind == self._kind or kind not in LAYOUTS:
            return
        self._kind = kind
        name, start = self._chosen.get(kind, (LAYOUTS[kind][0].name, 1))
        quiet = self._layout.blockSignals(True)
        self._layout.clear()
        for each in LAYOUTS[kind]:
            self._layout.addItem(_(each.title), each.name)
        self._layout.setCurrentIndex(self._layout.findData(name))
        self._layout.blockSignals(quiet)
        self._fill_places(start)
        self._of_layout.setVisible(self._layout.count() > 1)
        self._of_start.setVisible(self._start.count() > 1)

    def _fill_places(self, start: int) -> None:
        places = layout(self._kind, self.layout_name).places
        quiet = self._start.blockSignals(True)
        self._start.clear()
        self._start.addItems([str(number) for number in range(1, places + 1)])
        self._start.setCurrentIndex(min(start, places) - 1)
        self._start.blockSignals(quiet)

    def _choose_layout(self) -> None:
        self._fill_places(self.start)
        self._choose_start()

    def _choose_start(self) -> None:
        self._chosen[self._kind] = (self.layout_name, self.start)
        self.changed.emit()


def _labelled(text: str, box: QComboBox) -> QWidget:
    label = QLabel(text)
    label.setBuddy(box)
    box.setAccessibleName(text.replace("&", ""))
    both = QWidget()
    column = QVBoxLayout(both)
    column.setSpacing(GRID)
    column.setContentsMargins(0, 0, 0, GRID + GAP)
    column.addWidget(label)
    column.addWidget(box)
    return both
