"""The second step: each file as it was understood, with its columns to be put right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import Where
from desktop_app.i18n import _, ngettext
from desktop_app.ui.colours import MUTED, PROBLEM
from desktop_app.ui.icons import Picture, icon
from desktop_app.ui.importing import understanding, words
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.heads import Head
from desktop_app.ui.importing.list_choice import ListChoice
from desktop_app.ui.importing.network_choice import NetworkChoice
from desktop_app.ui.importing.outline import Outline
from desktop_app.ui.importing.remembered import Remembered
from desktop_app.ui.importing.rolling import NARROW
from desktop_app.ui.importing.shapes import shape_of
from desktop_app.ui.importing.sheet_choice import SheetChoice
from desktop_app.ui.importing.sheet_view import SheetView
from desktop_app.ui.importing.source import Source
from desktop_app.ui.style import GAP, GRID, MARGIN, WIDE, muted
from desktop_app.work.intake.telling.besides import is_page

_ROWS = Qt.ItemDataRole.UserRole
FILES = 272
LIST = 112
SHEET = 220
"""So low the sheet still shows its heads and some rows."""
MOST = 16_777_215
"""Qt's word for no limit to a size."""


class Checking(QWidget):
    """Emits which source is to be planned again, with what was said of it."""

    replan = Signal(object)
    forget = Signal(object)
    """The columns that are remembered for lists like this source shall be forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importChecking")
        self._draft = Draft()
        self.source: Source | None = None
        self._heads: list[Head] = []
        self._files = QListWidget()
        self._files.setObjectName("importSources")
        self._files.setAccessibleName(_("Files"))
        self._files.setProperty("quiet", True)
        self._files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._files.setSpacing(2)
        self._files.currentRowChanged.connect(self._choose_file)
        self._picture = Picture("circle-check", 20, MUTED)
        self._sentence = QLabel()
        self._sentence.setObjectName("importSentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sheets = SheetChoice()
        self._sheets.shown.connect(self._show)
        self._sheets.taken.connect(self.replan)
        self.network = NetworkChoice()
        self.kind = ListChoice()
        self._remembered = Remembered()
        self._remembered.forgotten.connect(lambda: self.forget.emit(self.source))
        self._remembered.used.connect(self._use_remembered)
        self._why = muted()
        self._why.setObjectName("importWhy")
        self._why.setWordWrap(True)
        self.sheet = SheetView()
        self.sheet.column_chosen.connect(self._choose_column)
        self.sheet.column_entered.connect(self._say_why)
        self.outline = Outline()
        self.outline.row_chosen.connect(self.sheet.show_row)
        self._troubles = QListWidget()
        self._troubles.setObjectName("importTroubles")
        self._troubles.setProperty("quiet", True)
        self._troubles.setWordWrap(True)
        self._troubles.setSpacing(2)
        self._troubles.currentItemChanged.connect(self._show_trouble)
        self._troubles.itemClicked.connect(self._show_trouble)
        self._troubles.itemDoubleClicked.connect(self._show_next)
        self._troubles_label = QLabel()
        self._troubles_label.setBuddy(self._troubles)
        self._lay_out()

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        said.setSpacing(GAP)
        said.addWidget(self._picture)
        said.addWidget(self._sentence, 1)
        said.addWidget(self._sheets)
        below = QWidget()
        listed = QVBoxLayout(below)
        listed.setContentsMargins(0, GAP, 0, 0)
        listed.setSpacing(GAP)
        listed.addWidget(self._troubles_label)
        listed.addWidget(self._troubles)
        self._below = below
        self._table = table = QWidget()
        facts = QSplitter(Qt.Orientation.Horizontal)
        facts.setChildrenCollapsible(False)
        above = QVBoxLayout(table)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(GRID)
        above.addWidget(self.sheet, 1)
        above.addWidget(self._why)
        facts.addWidget(table)
        facts.addWidget(self.outline)
        facts.setSizes([480, 520])
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(facts)
        split.addWidget(below)
        split.setStretchFactor(0, 1)
        split.setSizes([10_000, LIST + 40])
        column = QVBoxLayout()
        column.setSpacing(MARGIN)
        column.addLayout(said)
        column.addWidget(self.kind)
        column.addWidget(self.network)
        column.addWidget(self._remembered)
        column.addWidget(split, 1)
        column.addStretch()  # of a file that cannot be read there is only a sentence
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(WIDE, MARGIN, WIDE, GAP)
        self._parts.setSpacing(MARGIN)
        self._parts.addWidget(self._files)
        self._parts.addLayout(column, 1)
        self.sheet.setMinimumHeight(SHEET)
        self._troubles.setMinimumHeight(64)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the files stand above what is known of one of them."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(way)
        self._files.setMaximumSize(MOST if narrow else FILES, LIST if narrow else MOST)
        self._files.setMinimumWidth(0 if narrow else FILES)

    def show_draft(self, draft: Draft) -> None:
        """The file that was shown stays; at first it is the first that was refused."""
        self._draft = draft
        self._files.blockSignals(True)
        self._files.clear()
        for source in draft.sources:
            refused = source.planned is None
            item = QListWidgetItem(icon("circle-alert" if refused else "circle-check"), words.about(source))
            item.setToolTip(source.name)
            self._files.addItem(item)
        known = [source for source in draft.sources if source is self.source]
        refused_ones = [source for source in draft.sources if source.planned is None]
        shown = next(iter(known or refused_ones or draft.sources), None)
        self._files.setVisible(len(draft.sources) > 1)
        if shown is not None:
            self._files.setCurrentRow(draft.sources.index(shown))
            self._show(shown)
        self._files.blockSignals(False)

    def _choose_file(self, row: int) -> None:
        if 0 <= row < len(self._draft.sources):
            self._show(self._draft.sources[row])

    def _show(self, source: Source) -> None:
        self.source = source
        self._say(source)
        self.kind.show_source(source)
        self._sheets.show_source(source)
        shown = understanding.shown_sheet(source)
        understood = shown is not None or source.planned is not None
        self.network.setVisible(understood and shape_of(source) != "organisations")
        self.sheet.setVisible(shown is not None)
        if shown is not None:
            self._heads = understanding.heads(source, shown)
            self.sheet.show_sheet(shown, self._heads, understanding.notes(source, shown))
        page = source.planned is not None and (is_page(source.planned.file) or shown is None)
        self._table.setVisible(shown is not None)
        self._why.setVisible(bool(shown and self._heads))
        self._say_why(
            next((at for at, head in enumerate(self._heads) if head.field not in ("", "ignore")), 0)
        )
        self._remembered.show_source(source)
        self.outline.setVisible(page)
        if page and source.planned is not None:
            self.outline.show_file(source.planned.file)
        self._list_troubles(source)
        refused = source.looked.refused if source.looked else None
        if refused and refused.where and refused.where.row:
            self.sheet.show_row(refused.where.row)

    def _say(self, source: Source) -> None:
        """The sentence about the file, or why it is refused; the file's name is said once."""
        refused = source.looked.refused if source.looked else None
        if source.planned is not None:
            self._sentence.setText(
                words.sentence(source.planned.file, source.looked.network if source.looked else "")
            )
        elif refused is not None:
            place = refused.where or Where()
            at = str(Where("", place.sheet, place.row, place.column))
            told = " ".join(f"{refused.sentence} {refused.advice}".split())
            self._sentence.setText(f"{at[:1].upper()}{at[1:]}: {told}" if at else told)
        good = source.planned is not None
        self._picture.show_icon("circle-check" if good else "circle-alert", MUTED if good else PROBLEM)
        self._sentence.setForegroundRole(self.foregroundRole() if good else PROBLEM)

    def _say_why(self, section: int) -> None:
        """The column that has the focus, in words: not all can read a tool tip."""
        if section < len(self._heads):
            self._why.setText(self._heads[section].told)

    def _list_troubles(self, source: Source) -> None:
        found = understanding.troubles(source)
        preview = understanding.shown_sheet(source)
        shown = preview.name if preview else ""
        self._troubles.clear()
        for each in found:
            place = each.place(shown)
            text = f"{place[:1].upper()}{place[1:]}: {each.text}" if place else each.text
            item = QListWidgetItem(text)
            item.setData(_ROWS, each.rows)
            item.setToolTip(text)
            self._troubles.addItem(item)
        self._troubles_label.setText(
            ngettext("{count} thing to &look at", "{count} things to &look at", len(found)).format(
                count=len(found)
            )
        )
        self._below.setVisible(bool(found))

    def _show_trouble(self, item: QListWidgetItem | None) -> None:
        if item is not None and (rows := item.data(_ROWS)):
            self.sheet.show_row(rows[0])

    def _show_next(self, item: QListWidgetItem) -> None:
        """A double click goes to the next of the rows that it is told of."""
        if rows := item.data(_ROWS):
            item.setData(_ROWS, (*rows[1:], rows[0]))
            self._show_trouble(item)

    def _choose_column(self, letter: str, field: str) -> None:
        if self.source is not None and field:
            self.source.columns = understanding.chosen(self.source, self._heads, letter, field)
            self.replan.emit(self.source)

    def _use_remembered(self) -> None:
        if self.source is not None and self.source.looked is not None:
            self.source.columns = dict(self.source.looked.offered)
            self.replan.emit(self.source)

    def panes(self) -> list[QWidget]:
        candidates: list[QWidget] = [
            self._files,
            self._sheets.box,
            *self.sheet.heads.choices()[:1],
            self.sheet,
        ]
        candidates += [self.outline, self._troubles]
        return [each for each in candidates if each.isVisibleTo(self)]
