"""Which of a file's lists is shown, and whether its sheet is taken in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from desktop_app.i18n import _
from desktop_app.ui.importing import understanding, words
from desktop_app.ui.importing.source import Source
from desktop_app.ui.style import GAP


class SheetChoice(QWidget):
    shown = Signal(object)
    """Another list of this source is to be shown."""
    taken = Signal(object)
    """Other sheets of this source are to be taken in."""

    def __init__(self) -> None:
        super().__init__()
        self._source: Source | None = None
        self._sheets = QComboBox()
        self._sheets.setObjectName("importSheetChoice")
        self._sheets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._sheets.setMinimumContentsLength(14)
        self._sheets.activated.connect(self._choose)
        self._label = QLabel(_("S&heet"))
        self._label.setBuddy(self._sheets)
        self._take = QCheckBox(_("Take &it in"))
        self._take.setObjectName("importSheetTaken")
        self._take.clicked.connect(self._tick)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for widget in (self._label, self._sheets, self._take):
            line.addWidget(widget)

    @property
    def box(self) -> QComboBox:
        return self._sheets

    def show_source(self, source: Source) -> None:
        self._source = source
        found = understanding.lists(source)
        now = understanding.shown_list(source)
        self._sheets.clear()
        for each in found:
            self._sheets.addItem(words.list_name(each))
        self._sheets.setCurrentIndex(found.index(now) if now in found else -1)
        self._sheets.setPlaceholderText(_("Choose…"))
        several = len(source.looked.sheets if source.looked else ()) > 1
        for widget in (self._sheets, self._label):
            widget.setVisible(len(found) > 1)
        self._take.setVisible(several and now is not None)
        self._take.setChecked(bool(now and understanding.is_taken(source, now.sheet)))

    def _choose(self, at: int) -> None:
        found = understanding.lists(self._source) if self._source else []
        if self._source is not None and 0 <= at < len(found):
            self._source.shown = found[at].sheet, found[at].table
            self.shown.emit(self._source)

    def _tick(self) -> None:
        now = understanding.shown_list(self._source) if self._source else None
        if self._source is None or now is None:
            return
        others = [name for name in understanding.taken_sheets(self._source) if name != now.sheet]
        said = [*others, now.sheet] if self._take.isChecked() else others
        if not said:
            self._take.setChecked(True)  # a file of which nothing is taken is taken away in step 1
            return
        self._source.shown = now.sheet, now.table
        self._source.sheets = tuple(said)
        self.taken.emit(self._source)
