"""Buttons that show only some rows of an import: by what becomes of them, and by what they speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.icons import icon
from desktop_app.ui.importing.flow import Flow
from desktop_app.ui.importing.rows import ICONS, KINDS, SORTS, Kind, Row, Sort, counted
from desktop_app.ui.style import GAP


class Filters(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importFilters")
        self.kinds: frozenset[Kind] = frozenset()
        self.sorts: frozenset[Sort] = frozenset()
        self._lines = QWidget(), QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for line in self._lines:
            Flow(line)
            column.addWidget(line)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """The buttons anew, each with how many there are; what was chosen stays where there still is such."""
        kinds, sorts = Counter(row.kind for row in rows), Counter(row.sort for row in rows)
        self.kinds = frozenset(kind for kind in self.kinds if kinds[kind])
        self.sorts = frozenset(sort for sort in self.sorts if sorts[sort])
        of_sorts, of_kinds = self._lines
        self._fill(of_sorts, [(sort, sorts[sort]) for sort in SORTS if sorts[sort]])
        self._fill(of_kinds, [(kind, kinds[kind]) for kind in KINDS if kinds[kind]])
        of_sorts.setVisible(len(sorts) > 1)
        self.setVisible(bool(rows))

    def _fill(self, line: QWidget, counts: Sequence[tuple[Kind | Sort, int]]) -> None:
        flow = line.layout()
        assert flow is not None
        while item := flow.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for which, count in counts:
            text = counted(which, count)
            button = QPushButton(icon(ICONS[which]), f" {text}", line)
            button.setObjectName(f"filter_{which}")
            button.setAutoDefault(False)
            button.setAccessibleName(_("Show only: {kind}").format(kind=text))
            button.setCheckable(True)
            button.setChecked(which in self.kinds or which in self.sorts)
            button.toggled.connect(lambda on, which=which: self._choose(which, on=on))
            flow.addWidget(button)
            button.show()
        line.updateGeometry()

    def _choose(self, which: Kind | Sort, *, on: bool) -> None:
        for sort in SORTS:
            if which == sort:
                self.sorts = self.sorts | {sort} if on else self.sorts - {sort}
        for kind in KINDS:
            if which == kind:
                self.kinds = self.kinds | {kind} if on else self.kinds - {kind}
        self.changed.emit()
