"""The third step: every change, with what is decided about it, and what the import will do as a whole."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _, ngettext
from desktop_app.records.fields import Field
from desktop_app.records.keys import form_key
from desktop_app.ui.form.days import DateEditor
from desktop_app.ui.form.editors import FindChoices
from desktop_app.ui.importing.answers import answer, common
from desktop_app.ui.importing.card_parts import Acts
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.filters import Filters
from desktop_app.ui.importing.marks import StateCells
from desktop_app.ui.importing.rolling import NARROW
from desktop_app.ui.importing.row_card import row_sheet
from desktop_app.ui.importing.rows import Kind, Row, rows
from desktop_app.ui.importing.source import Answer
from desktop_app.ui.importing.spelling import SpellingKnown, SpellingQuestion
from desktop_app.ui.importing.table import ImportRows
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.sheet import Card
from desktop_app.ui.style import GAP, MARGIN, WIDE
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.pane import TablePane, spaced

CARD = 372
LOW = 216
"""So low the list, and the card below it in a narrow window, can still be read."""


class Deciding(QWidget):
    changed = Signal()
    """Something has been decided."""
    spelt = Signal(str, object)
    """A text of the file means this organisation, as somebody says; None forgets what was said."""
    spelling_forgotten = Signal(object)
    """What the register was taught of a way of writing, by its number, shall be forgotten."""

    def __init__(
        self, jobs: Jobs, remembered: MutableMapping[str, object], find_organisations: FindChoices
    ) -> None:
        super().__init__()
        self.setObjectName("importDeciding")
        self._draft = Draft()
        self._source = ImportRows(())
        empty = Empty("inbox", _("The files hold nothing that can be imported."))
        self.pane = TablePane(
            self._source,
            jobs,
            name="importRows",
            title=_("Every change"),
            empty=empty,
            search_hint=_("Search name, organisation, change"),
            counted=lambda count: ngettext("{count} row", "{count} rows", count).format(count=spaced(count)),
            remembered=remembered,
        )
        self.pane.table.setItemDelegateForColumn(0, StateCells(self.pane.table, self._kind))
        self.pane.table.installEventFilter(self)
        self.pane.row_chosen.connect(self._show_row)
        self.pane.row_opened.connect(self._open_choice)
        self.pane.selection_changed.connect(self._offer)
        self.pane.menu_wanted.connect(self._open_menu)
        self.pane.model.loaded.connect(self._loaded)
        self.card = Card("importCard", _("The row"), Empty("list", _("Choose a row in the list.")))
        self._acts = Acts(self._cell_decided, self._spelling)
        self._find = find_organisations
        self._filters = Filters()
        self._filters.changed.connect(self._filter)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, MARGIN, 0)
        column.setSpacing(GAP)
        column.addWidget(self.pane, 1)
        column.addLayout(self._decision_lines())
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self.card)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([10_000, CARD])
        self.pane.setMinimumHeight(LOW)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, MARGIN, WIDE, GAP)
        whole.setSpacing(MARGIN)
        whole.addWidget(self._filters)
        whole.addWidget(self._split, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the card stands below the list."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if way != self._split.orientation():
            self._split.setOrientation(way)
            self._split.setSizes([1, 1] if narrow else [10_000, CARD])
        self.card.setMinimumSize(0 if narrow else CARD - 60, LOW if narrow else 0)

    def _decision_lines(self) -> QVBoxLayout:
        self._choice = QComboBox()
        self._choice.setObjectName("importDecision")
        self._choice.setMinimumContentsLength(22)
        self._choice.activated.connect(lambda: self._decide(self._selected(), self._choice.currentData()))
        self._choice_label = QLabel()
        self._choice_label.setBuddy(self._choice)
        self._for_all = QPushButton(_("For &all shown"))
        self._for_all.setObjectName("importForAll")
        self._for_all.setAutoDefault(False)
        self._all_menu = QMenu(self._for_all)
        self._all_menu.aboutToShow.connect(self._fill_all_menu)
        self._for_all.setMenu(self._all_menu)
        self._day = DateEditor(Field("last_day", "Last day", "date"))
        self._day.line.setObjectName("importLastDay")
        self._day.line.setMaximumWidth(160)
        self._day.show_value(date.today())
        self._day_label = QLabel(_("La&st day of the ended seats"))
        self._day_label.setBuddy(self._day.line)
        decision, day = QHBoxLayout(), QHBoxLayout()
        for line, widgets in (
            (decision, (self._choice_label, self._choice, self._for_all)),
            (day, (self._day_label, self._day.line)),
        ):
            line.setSpacing(GAP)
            for widget in widgets:
                line.addWidget(widget)
            line.addStretch()
        both = QVBoxLayout()
        both.setSpacing(GAP)
        both.addLayout(decision)
        both.addLayout(day)
        return both

    # what is shown

    def show_draft(self, draft: Draft) -> None:
        """All rows anew; the kinds shown stay where there still are such."""
        self._draft = draft
        self._source = ImportRows(rows(draft))
        self._filters.show_rows(self._source.found)
        self._source.shown, self._source.sorts = self._filters.kinds, self._filters.sorts
        self.pane.use(self._source)
        self._offer()

    def _filter(self) -> None:
        self._source.shown, self._source.sorts = self._filters.kinds, self._filters.sorts
        self.pane.load()

    def _kind(self, line: int) -> Kind:
        return self._source.row(self.pane.model.id_at(line)).kind

    def _loaded(self) -> None:
        if self.pane.current() is None and self.pane.model.rowCount():
            self.pane.table.selectRow(0)
        self._offer()

    def _show_row(self, number: object) -> None:
        if number is None:
            self.card.show_nothing()
        else:
            self.card.show_sheet(number, row_sheet(self._source.row(int(str(number))), self._acts))

    # what is decided

    def _selected(self) -> list[Row]:
        return [self._source.row(number) for number in self.pane.selected()]

    def _offer(self) -> None:
        chosen = self._selected()
        self._choice.clear()
        for said, text in common(chosen).items():
            self._choice.addItem(text, said)
        answers = {row.answer for row in chosen}
        self._choice.setCurrentIndex(self._choice.findData(answers.pop()) if len(answers) == 1 else -1)
        self._choice.setPlaceholderText(_("different"))
        self._choice.setEnabled(self._choice.count() > 1)
        label = ngettext("&Decision", "&Decision for {count} rows", max(1, len(chosen)))
        self._choice_label.setText(label.format(count=spaced(len(chosen))))
        self._for_all.setEnabled(bool(self.pane.model.rowCount()))
        ends = any(source.ending for source in self._draft.sources)
        for widget in (self._day_label, self._day.line):
            widget.setVisible(ends)

    def _decide(self, chosen: Sequence[Row], said: Answer) -> None:
        if answer(chosen, said):
            self.pane.refresh()
            self._offer()
            self._show_row(self.pane.current())
            self.changed.emit()

    def _cell_decided(self, _row: Row) -> None:
        self.pane.refresh()
        self.changed.emit()

    def _spelling(self, row: Row) -> QWidget | None:
        """The question what the row's organisation is, or what was said of it."""
        person = row.planned.person if row.planned else None
        text = person.organisation_text if person else ""
        if not text or row.source.looked is None or person is None:
            return None
        if text in self._draft.spellings:
            return SpellingKnown(_("Chosen by you."), lambda: self.spelt.emit(text, None))
        if person.organisation is None:
            return SpellingQuestion(text, self._find, lambda number: self.spelt.emit(text, number))
        known = {form_key(each.text): each for each in row.source.looked.spellings}.get(form_key(text))
        if known is None:
            return None
        said = _("Remembered: “{text}” is {name}.").format(text=known.text, name=known.name)
        return SpellingKnown(said, lambda: self.spelling_forgotten.emit(known.id))

    def _fill_all_menu(self) -> None:
        shown = [self._source.row(number) for number in self.pane.model.ids]
        self._fill_menu(self._all_menu, shown)

    def _fill_menu(self, menu: QMenu, chosen: Sequence[Row]) -> None:
        menu.clear()
        for said, text in common(chosen).items():
            action = menu.addAction(text)
            action.setObjectName(f"answer_{said or 'proposed'}")
            action.triggered.connect(lambda _on=False, said=said: self._decide(chosen, said))

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_menu(menu, self._selected())
        menu.popup(where)

    def _open_choice(self) -> None:
        if self._choice.isEnabled():
            self._choice.setFocus()
            self._choice.showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The space bar gives the selected rows their next answer."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
            and self._choice.count() > 1
        ):
            following = (self._choice.currentIndex() + 1) % self._choice.count()
            self._decide(self._selected(), self._choice.itemData(following))
            return True
        return super().eventFilter(watched, event)

    def tell_last_day(self) -> None:
        """Tell the draft; raises `Invalid` for what is no day."""
        day = self._day.value()
        self._draft.last_day = day if isinstance(day, date) else date.today()

    def panes(self) -> list[QWidget]:
        shown = self.card.currentWidget()
        return [self.pane.table, self._choice, *([shown] if shown is not None else [])]
