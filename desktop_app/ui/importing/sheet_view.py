"""The sheet as it stands in the file: over each column what it is taken for, beside each row what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.ui.colours import MUTED, PROBLEM, colour
from desktop_app.ui.importing.heads import NARROWEST, Head, Heads
from desktop_app.ui.importing.preview import Preview
from desktop_app.ui.style import MARGIN

ROW = 28
WIDEST = 320
NOTES = 240
COLUMNS = 60
"""Columns that are shown; nobody keeps a contact list beyond them."""
_SEEN = 60
"""Rows that decide how wide a column begins."""

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Note:
    """What a row is, when it is no participant like the others."""

    kind: Literal["head", "quiet", "problem", "told"]
    text: str


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.preview = Preview("", False, ())
        self.notes: Mapping[int, Note] = {}
        self.titles: Sequence[str] = ()

    def show(self, preview: Preview, notes: Mapping[int, Note], titles: Sequence[str]) -> None:
        self.beginResetModel()
        self.preview, self.notes, self.titles = preview, notes, titles
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.preview.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else min(self.preview.width, COLUMNS)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return self.preview.rows[index.row()][index.column()].replace("\n", " · ")
        note = self.notes.get(index.row() + 1)
        if note is None:
            return None
        if role == _Role.ToolTipRole:
            return note.text
        return _dress(note, role) if note.kind != "problem" else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            shown = role == _Role.DisplayRole and section < len(self.titles)
            return self.titles[section] if shown else None
        note = self.notes.get(section + 1)
        if role == _Role.DisplayRole:
            return f"{section + 1}   {note.text}" if note else str(section + 1)
        if note and role == _Role.ToolTipRole:
            return note.text
        return _dress(note, role) if note else None


def _dress(note: Note, role: int) -> Any:
    if role == _Role.ForegroundRole and note.kind in ("quiet", "problem"):
        return QBrush(QGuiApplication.palette().color(PROBLEM if note.kind == "problem" else MUTED))
    if role == _Role.FontRole and note.kind == "head":
        font = QFont(QGuiApplication.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return None


class _Cells(QStyledItemDelegate):
    """Thin lines in the colour of lines, where the style's own grid is loud in light and lost in dark."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        super().paint(painter, option, index)
        line = colour(option.palette, "line")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)


class SheetView(QTableView):
    column_chosen = Signal(str, str)
    column_entered = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importSheet")
        self.setAccessibleName(_("The sheet as it stands in the file"))
        self._model = _Model(self)
        self.heads = Heads(self)
        self.setHorizontalHeader(self.heads)
        self.setModel(self._model)
        self.setProperty("quiet", True)
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side = self.verticalHeader()
        side.setDefaultSectionSize(ROW)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setHighlightSections(False)
        side.setTextElideMode(Qt.TextElideMode.ElideRight)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        side.setAccessibleName(_("Row numbers and what the rows are"))
        self.heads.setAccessibleName(_("What the columns hold"))
        self.heads.chosen.connect(self.column_chosen)
        self.heads.entered.connect(self._see_column)
        self.heads.entered.connect(self.column_entered)
        self.horizontalScrollBar().valueChanged.connect(self.heads.place)

    def show_sheet(self, preview: Preview, heads: Sequence[Head], notes: Mapping[int, Note]) -> None:
        """The same sheet again keeps its place."""
        again = preview is self._model.preview
        place = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        titles = [head.told for head in heads] or [_("Text")] * bool(preview.rows)
        self._model.show(preview, notes, titles)
        self.heads.setStretchLastSection(not heads)
        self.heads.show_heads(heads[:COLUMNS])
        self._fit_notes()
        if again:
            self.horizontalScrollBar().setValue(place[0])
            self.verticalScrollBar().setValue(place[1])
        else:
            if heads:
                self._fit_columns(at_least=NARROWEST)
            self.scrollToTop()
        if not heads:  # a text has one column, which takes the width there is
            self.setColumnWidth(0, NARROWEST)
        self.heads.place()

    def show_row(self, row: int) -> None:
        """Make the row that the spreadsheet numbers so the current one, in the middle of what is seen."""
        if 0 < row <= self._model.rowCount():
            self.selectRow(row - 1)
            self.scrollTo(self._model.index(row - 1, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _fit_columns(self, *, at_least: int) -> None:
        metrics = self.fontMetrics()
        quiet = {row for row, note in self._model.notes.items() if note.kind == "quiet"}
        rows = enumerate(self._model.preview.rows, start=1)
        seen = list(islice((texts for row, texts in rows if row not in quiet), _SEEN))
        for section in range(self._model.columnCount()):
            longest = max((metrics.horizontalAdvance(texts[section]) for texts in seen), default=0)
            self.setColumnWidth(section, min(WIDEST, max(at_least, longest + MARGIN + 8)))

    def _fit_notes(self) -> None:
        """Numbers and notes in full where they are short, otherwise elided: the tool tip has them whole."""
        metrics = self.verticalHeader().fontMetrics()
        texts = {f"{row}   {note.text}" for row, note in self._model.notes.items()}
        texts.add(str(len(self._model.preview.rows)))
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        room = max(96, min(NOTES, self.width() // 4))
        self.verticalHeader().setFixedWidth(min(room, max(48, widest + 2 * MARGIN)))

    def _see_column(self, section: int) -> None:
        self.scrollTo(self._model.index(max(0, self.rowAt(0)), section))
