"""A year's meetings of a network at once: written as a pattern or pasted as days, with what speaks against
each day beside it, and ticks for those that are wanted.

Holds the days as they were understood last; nothing is written before Save.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from itertools import groupby

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableWidgetItem,
)

from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.fields import Field
from desktop_app.records.ids import NetworkId
from desktop_app.store.database import Store
from desktop_app.ui import words
from desktop_app.ui.colours import PROBLEM
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.saving import LIST, SavingDialog
from desktop_app.ui.form.days import DateEditor
from desktop_app.ui.form.parts import labelled
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, MARGIN, muted
from desktop_app.ui.table.small import SmallTable
from desktop_app.work.meetings import series
from desktop_app.work.meetings.series import Proposed

PAUSE = 250
"""Milliseconds without a keystroke before what is written is read."""


class SeriesDialog(SavingDialog):
    """Opened with `open()`."""

    def __init__(self, desk: Desk, network: NetworkId, name: str) -> None:
        super().__init__(desk, "series", _("Series of meetings: {network}").format(network=name))
        self._network = network
        self._days: Sequence[Proposed] = ()
        self._text = QPlainTextEdit()
        self._text.setObjectName("seriesText")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(4 * self._text.fontMetrics().lineSpacing() + MARGIN)
        self._text.setPlaceholderText(
            _("for example “last Friday every second month at 9-12”, or a day on each line")
        )
        today = date.today()
        self._first = _day("seriesFirst", N_("From"), today)
        self._last = _day("seriesLast", N_("Until"), date(today.year + 1, 12, 31))
        self._place = QLineEdit()
        self._place.setObjectName("seriesPlace")
        self._wrong = _problem("seriesProblem")
        self._wrong_day = _problem("seriesDayProblem")
        self._table = self._made_table()
        self._count = muted()
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._read)
        self._text.textChanged.connect(self._timer.start)
        for editor in (self._first, self._last):
            editor.touched.connect(self._timer.start)
        self._table.itemChanged.connect(lambda _item: self._say_count())
        self.settle()
        self._say_count()
        take_room(self, 720, 640)
        self._text.setFocus()

    def _made_table(self) -> SmallTable:
        nothing = _("The days are listed here as they are understood, with what speaks against each.")
        headings = (_("Day"), _("Time"), _("Note"))
        table = SmallTable("seriesDays", _("Days of the series"), headings, nothing=nothing)
        table.setWordWrap(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setMinimumHeight(LIST)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        self.column.addLayout(labelled(_("&Pattern or days"), self._text))
        self.column.addWidget(self._wrong)
        line = QHBoxLayout()
        line.setSpacing(MARGIN)
        for text, widget in (
            (_("&From"), self._first.line),
            (_("&Until"), self._last.line),
            (_("P&lace"), self._place),
        ):
            line.addLayout(labelled(text, widget), 1)
        self.column.addLayout(line)
        self.column.addWidget(self._wrong_day)
        self.column.addSpacing(GAP)
        self.column.addWidget(self._table, 1)
        self.column.addWidget(self._count)
        self._save_button = self.end("seriesSave", self._save, _("&Add the meetings"))

    def written(self) -> object:
        return self._text.toPlainText(), self._place.text()

    # what is written, understood

    def _read(self) -> None:
        text = self._text.toPlainText().strip()
        try:
            first, last = self._first.value(), self._last.value()
        except Invalid as error:
            self._refuse(error, self._wrong_day)
            return
        begin = first if isinstance(first, date) else date.today()
        end = last if isinstance(last, date) else date(begin.year + 1, 12, 31)
        if not text:
            self._show(())
            return
        self.desk.read(
            lambda store: self._understood(store, text, begin, end),
            self._show,
            key="series.days",
            failed=self._refuse,
        )

    def _understood(self, store: Store, text: str, first: date, last: date) -> list[Proposed]:
        """One line may be a pattern; anything else is a list of days."""
        networks = [self._network]
        if "\n" not in text:
            try:
                return series.from_pattern(
                    store, networks=networks, pattern=text, first_day=first, last_day=last
                )
            except Invalid as no_pattern:
                try:
                    return _listed(store, self._network, text, first)
                except Invalid:
                    raise no_pattern from None
        return _listed(store, self._network, text, first)

    def _refuse(self, error: UserError, told: QLabel | None = None) -> None:
        """Beside the field that it is about."""
        self._show(())
        told = told or self._wrong
        told.setText(str(error))
        told.show()

    def _show(self, days: Sequence[Proposed]) -> None:
        """What is there already cannot be ticked; a day that something speaks against stands unticked only
        where it is a free day."""
        self._wrong.hide()
        self._wrong_day.hide()
        self._days = days
        quiet = self._table.blockSignals(True)
        self._table.setRowCount(len(days))
        for row, each in enumerate(days):
            notes = [_("A meeting is there already.")] if each.there else []
            notes += [caution.sentence for caution in each.cautions]
            free = any(caution.reason in ("holiday", "weekend") for caution in each.cautions)
            day = QTableWidgetItem(words.list_day(each.day))
            day.setFlags(Qt.ItemFlag.ItemIsSelectable)
            if not each.there:
                day.setFlags(
                    Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                )
            ticked = not each.there and not free
            day.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            known = [words.clock(at) for at in (each.start, each.end) if at is not None]
            for column, item in enumerate(
                (day, QTableWidgetItem("–".join(known)), QTableWidgetItem(" ".join(notes)))
            ):
                self._table.setItem(row, column, item)
        self._table.blockSignals(quiet)
        self._table.resizeRowsToContents()
        self._say_count()

    def _ticked(self) -> list[Proposed]:
        checked = Qt.CheckState.Checked
        return [
            each
            for row, each in enumerate(self._days)
            if (item := self._table.item(row, 0)) is not None and item.checkState() == checked
        ]

    def _say_count(self) -> None:
        count = len(self._ticked())
        said = ngettext("{count} meeting will be added.", "{count} meetings will be added.", count)
        self._count.setText(said.format(count=count) if self._days else "")
        self._save_button.setEnabled(count > 0)

    def _save(self) -> None:
        wanted, place = self._ticked(), self._place.text()

        def times(each: Proposed) -> tuple[time, time]:
            return each.start or time.min, each.end or time.min

        def add(store: Store) -> None:
            for _times, same in groupby(sorted(wanted, key=times), key=times):
                days = list(same)
                series.add_series(
                    store,
                    networks=[self._network],
                    days=[each.day for each in days],
                    start=days[0].start,
                    end=days[0].end,
                    place=place,
                )

        self.desk.do(add, self.accept, self.trouble.trouble)


def _listed(store: Store, network: NetworkId, text: str, first: date) -> list[Proposed]:
    """The days of a list; where it tells no year, and all have been by the first day, of the year after."""
    found = series.from_list(store, networks=[network], text=text, year=first.year)
    if found and all(each.day < first for each in found):
        return series.from_list(store, networks=[network], text=text, year=first.year + 1)
    return found


def _problem(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(PROBLEM)
    label.setWordWrap(True)
    label.hide()
    return label


def _day(name: str, label: str, shown: date) -> DateEditor:
    made = DateEditor(Field(name, label, "date"))
    made.line.setObjectName(name)
    made.show_value(shown)
    return made
