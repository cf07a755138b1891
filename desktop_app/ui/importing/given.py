"""The files that are given: what each holds, sheet by sheet, and which sheets are taken in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from desktop_app.i18n import ngettext
from desktop_app.ui.icons import icon
from desktop_app.ui.importing import understanding
from desktop_app.ui.importing.preview import Preview
from desktop_app.ui.importing.source import Source
from desktop_app.ui.table.pane import spaced

ROWS = 7
"""Lines that are seen at once."""
_SHEET = Qt.ItemDataRole.UserRole


class GivenFiles(QTreeWidget):
    """Del takes the current file away; the space bar ticks a sheet."""

    removed = Signal(int)
    sheets_chosen = Signal(object)
    """Other sheets of this source are to be taken in."""
    source_shown = Signal(object)
    """The source that the current line belongs to, None for a file that has not been read yet."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importFiles")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._sources: list[Source | None] = []
        self.itemChanged.connect(self._ticked)
        self.currentItemChanged.connect(lambda *_now: self.source_shown.emit(self.source))

    @property
    def place(self) -> int:
        """Which file the current line belongs to; -1 for none."""
        item = self.currentItem()
        return self.indexOfTopLevelItem(item.parent() or item) if item is not None else -1

    @property
    def source(self) -> Source | None:
        return self._sources[self.place] if 0 <= self.place < len(self._sources) else None

    def show_files(self, paths: Sequence[Path], known: Callable[[Path], Source | None]) -> None:
        """The files in their order; of those read already what they hold."""
        place = self.place
        self.blockSignals(True)
        self.clear()
        self._sources = [known(path) for path in paths]
        for path, source in zip(paths, self._sources, strict=True):
            self._add(path, source)
        self.expandAll()
        current = self.topLevelItem(place if 0 <= place < len(paths) else len(paths) - 1)
        if current is not None:
            self.setCurrentItem(current)
        self.blockSignals(False)
        self._fit()
        self.source_shown.emit(self.source)

    def _add(self, path: Path, source: Source | None) -> None:
        refused = source is not None and source.looked is not None and source.planned is None
        top = QTreeWidgetItem([path.name, told(source)])
        top.setIcon(0, icon("circle-alert" if refused else "file-spreadsheet"))
        for column, text in enumerate((str(path), told(source))):
            top.setToolTip(column, text)
        self.addTopLevelItem(top)
        sheets = source.looked.sheets if source and source.looked else ()
        if source is None or len(sheets) < 2:
            return
        taken = understanding.taken_sheets(source)
        for sheet in sheets:
            why = understanding.why_not(source, sheet)
            item = QTreeWidgetItem([sheet.name, f"{_rows(sheet)}{f' · {why}' if why else ''}"])
            item.setToolTip(1, item.text(1))
            item.setData(0, _SHEET, sheet.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = sheet.name in taken
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            if why and not ticked:
                for column in (0, 1):
                    item.setForeground(column, self.palette().placeholderText())
            top.addChild(item)

    def _fit(self) -> None:
        """As high as its lines, up to a few; names as wide as they are, up to half of the room."""
        lines = sum(
            1 + item.childCount() for item in map(self.topLevelItem, range(self.topLevelItemCount())) if item
        )
        height = self.sizeHintForRow(0) if lines else 0
        self.setFixedHeight(min(lines, ROWS) * height + 2 * self.frameWidth())
        self.resizeColumnToContents(0)
        self.setColumnWidth(0, min(self.columnWidth(0) + 16, max(160, self.width() * 3 // 5)))

    def _ticked(self, item: QTreeWidgetItem) -> None:
        top = item.parent()
        source = self._sources[self.indexOfTopLevelItem(top)] if top is not None else None
        if top is None or source is None:
            return
        lines = [top.child(at) for at in range(top.childCount())]
        ticked = [each for each in lines if each and each.checkState(0) == Qt.CheckState.Checked]
        if not ticked:  # a file of which nothing is wanted is taken away
            item.setCheckState(0, Qt.CheckState.Checked)
            return
        names = tuple(str(each.data(0, _SHEET)) for each in ticked)
        if names != tuple(understanding.taken_sheets(source)):
            source.sheets = names
            self.sheets_chosen.emit(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.place >= 0:
            self.removed.emit(self.place)
        else:
            super().keyPressEvent(event)


def told(source: Source | None) -> str:
    """What is known of a file, on one line: how many it holds, why it cannot be read, when it was here."""
    if source is None or source.looked is None:
        return ""
    if source.planned is None:
        refused = source.looked.refused
        return refused.sentence if refused else ""
    file = source.planned.file
    people = len(file.people)
    parts = [ngettext("{count} participant", "{count} participants", people).format(count=spaced(people))]
    parts += [each.message for each in file.problems if not each.sheet and each.row is None]
    return " · ".join(parts)


def _rows(sheet: Preview) -> str:
    count = sum(any(row) for row in sheet.rows)
    return ngettext("{count} row", "{count} rows", count).format(count=spaced(count))
