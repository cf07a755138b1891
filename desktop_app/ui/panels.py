"""Parts of a page that each tell one thing: a heading, a way to the whole of it, and a short list or a line.

They stand in two columns where there is room, and are filled when what they tell has been read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.lines import Lines
from desktop_app.ui.sheet import Link
from desktop_app.ui.style import GAP, GRID, MARGIN, WIDE, muted, page_title, section_title

TWO = 840
"""Pixels below which there is room for one column only."""


class Panel(QWidget):
    """`name` is the panel's object name, `<name>All` that of the way to the whole."""

    def __init__(self, name: str, title: str, all_of_it: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.title = title
        self._all_of_it = all_of_it
        self._more: Link | None = None
        self._inside: QWidget = muted("…")
        self._head = QHBoxLayout()
        self._head.setSpacing(MARGIN)
        self._head.addWidget(section_title(title), 1)  # nothing in a panel wraps: it is as tall as it says
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, WIDE)
        self._column.setSpacing(GRID)
        self._column.addLayout(self._head)
        self._column.addWidget(self._inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_inside(self, inside: QWidget, more: str = "") -> None:
        """`more` leads to the whole; the focus stays on the same row of a list."""
        focused = self._inside.hasFocus()
        row = self._inside.currentIndex().row() if isinstance(self._inside, Lines) else -1
        self._column.replaceWidget(self._inside, inside)
        self._inside.deleteLater()
        self._inside.setParent(None)
        self._inside = inside
        if isinstance(inside, Lines) and row >= 0:
            inside.selectRow(min(row, inside.model().rowCount() - 1))
        if focused:
            inside.setFocus()
        if self._more is not None:
            self._more.deleteLater()
            self._more.setParent(None)
            self._more = None
        if more and self._all_of_it is not None:
            self._more = Link(more, self._all_of_it)
            self._more.setObjectName(f"{self.objectName()}All")
            self._more.setWordWrap(False)
            self._head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignRight)
            QWidget.setTabOrder(self._more, inside)

    @property
    def list(self) -> Lines | None:
        return self._inside if isinstance(self._inside, Lines) else None


class Panels(QScrollArea):
    """All panels of a page under its title."""

    def __init__(self, name: str, title: str, panels: Sequence[Sequence[Panel]]) -> None:
        """`panels` are those of the two columns; in one column they follow each other."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._panels = [list(column) for column in panels]
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        self._two = True
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(WIDE, MARGIN, WIDE, MARGIN)
        whole.setSpacing(MARGIN)
        self.heading = page_title(title)
        whole.addWidget(self.heading)
        self._row = QHBoxLayout()
        self._row.setSpacing(2 * WIDE)
        for column in self._columns:
            column.setSpacing(GAP)
            self._row.addLayout(column, 1)
        whole.addLayout(self._row)
        whole.addStretch()
        self._inside = inside
        self.setWidget(inside)
        self._lay_out()

    def _lay_out(self) -> None:
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        places = (0, 1) if self._two else (0, 0)
        for place, panels in zip(places, self._panels, strict=True):
            for panel in panels:
                self._columns[place].addWidget(panel)
        for column in self._columns:
            column.addStretch()
        self._row.setStretch(1, 1 if self._two else 0)
        self._row.setSpacing(2 * WIDE if self._two else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        two = event.size().width() >= TWO
        if two != self._two:
            self._two = two
            self._lay_out()

    def follow(self, table: Lines, row: int) -> None:
        """A list here does not scroll: the page does, after its current row."""
        where = table.viewport().mapTo(self._inside, table.row_centre(row))
        self.ensureVisible(where.x(), where.y(), 0, WIDE)

    def focus_first(self) -> None:
        """The first list that there is, otherwise the page itself."""
        lists = [panel.list for column in self._panels for panel in column]
        found = next((table for table in lists if table is not None), None)
        (found or self).setFocus(Qt.FocusReason.ShortcutFocusReason)
        if found is not None and not found.currentIndex().isValid():
            found.selectRow(0)
