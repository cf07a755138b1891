"""What a network is for: its purpose, the mission of a period, the priorities of a year; line by line, in an
order of its own.

Holds the lists as they were read. Last year's list is copied as a draft: nothing is written before Save.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId
from desktop_app.records.networks import LIST_KINDS, TextList
from desktop_app.store import networks
from desktop_app.ui.ask import ask_before_losing
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.saving import LIST, SavingDialog
from desktop_app.ui.form.ordered import OrderedList
from desktop_app.ui.form.parts import labelled, push_button
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, GRID, MARGIN, muted
from desktop_app.work import networks as verbs

_YEAR = re.compile(r"(?:19|20|21)\d\d")


def open_texts(desk: Desk, network: NetworkId, name: str) -> None:
    desk.read(
        lambda store: networks.lists(store, network),
        lambda lists: TextsDialog(desk, network, name, lists).open(),
    )


def next_period(text: str) -> str:
    """2026 → 2027, 2019–2022 → 2023–2026: as long as it was, right after; "" where it has no year."""
    years = [int(year) for year in _YEAR.findall(text)]
    if not years:
        return ""
    by = years[-1] - years[0] + 1
    return _YEAR.sub(lambda year: str(int(year[0]) + by), text)


class TextsDialog(SavingDialog):
    def __init__(self, desk: Desk, network: NetworkId, name: str, lists: Sequence[TextList]) -> None:
        super().__init__(desk, "texts", _("Purpose and mission of {network}").format(network=name))
        self._network = network
        self._lists = tuple(lists)
        self._which = QComboBox()
        self._which.setObjectName("textsWhich")
        for held in self._lists:
            self._which.addItem(held.title, held.kind)
        kinds = {held.kind for held in self._lists if not held.span.text}
        for kind, label in LIST_KINDS:
            if kind not in kinds:
                self._which.addItem(_("New: {list}").format(list=_(label)), kind)
        self._period = QLineEdit()
        self._period.setObjectName("textsPeriod")
        self._period.setPlaceholderText(_("for example 2027 or 2027–2030; may be empty"))
        self._lines = OrderedList("textsLines", _("Lines"), writable=True)
        self._lines.setMinimumHeight(LIST)
        self._copy = push_button(_("Copy &last year's"), "textsCopy", self._copy_last)
        self._shown = 0
        self._lay_out()
        self._which.activated.connect(self._choose)
        self._show()
        take_room(self, 640, 520)
        self._lines.setFocus()

    def _lay_out(self) -> None:
        self.column.setSpacing(GRID)
        self.column.addSpacing(GAP)
        line = QHBoxLayout()
        line.setSpacing(MARGIN)
        line.addLayout(labelled(_("L&ist"), self._which), 1)
        line.addLayout(labelled(_("&Period"), self._period), 1)
        self.column.addLayout(line)
        self.column.addSpacing(GAP)
        self.column.addLayout(labelled(_("Li&nes"), self._lines), 1)
        self.column.addSpacing(GRID)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(push_button(_("&New line"), "textsNew", self._lines.add_line))
        buttons.addWidget(push_button(_("&Remove the line"), "textsRemove", self._lines.remove_line))
        buttons.addWidget(self._copy)
        buttons.addStretch()
        self.column.addLayout(buttons)
        self.column.addSpacing(GRID)
        for text in (
            _("Enter writes in a line, Alt+Up and Alt+Down move it, or drag it."),
            _("Without any line the list is taken away."),
        ):
            told = muted(text)
            told.setWordWrap(True)
            self.column.addWidget(told)
        self.end("textsSave", self._save)

    def written(self) -> object:
        return self._lines.texts(), self._period.text()

    def _held(self) -> TextList | None:
        chosen = self._which.currentIndex()
        return self._lists[chosen] if chosen < len(self._lists) else None

    def _last(self) -> TextList | None:
        """The latest list of the same kind that has a year to go on from."""
        kind = self._which.currentData()
        known = [each for each in self._lists if each.kind == kind and next_period(each.span.text)]
        return max(known, key=lambda each: each.span.text, default=None)

    def _choose(self) -> None:
        """Another list takes the place of what has been written only when it may be lost."""
        if self.dirty:
            ask_before_losing(self.desk.ask, self._show, lambda: self._which.setCurrentIndex(self._shown))
        else:
            self._show()

    def _show(self) -> None:
        """A list that is there keeps its period: another period is another list."""
        held = self._held()
        self._period.setText(held.span.text if held else "")
        self._period.setReadOnly(held is not None)
        self._lines.show_lines([(None, text) for text in held.lines] if held else ())
        self._copy.setEnabled(self._last() is not None)
        self._shown = self._which.currentIndex()
        self.settle()

    def _copy_last(self) -> None:
        """As a draft of the period after; the list that it is copied from stays as it is."""
        last = self._last()
        if last is None:
            return
        period = next_period(last.span.text)
        row = self._which.findText(_("New: {list}").format(list=_(dict(LIST_KINDS)[last.kind])))
        if row >= 0:
            with QSignalBlocker(self._which):
                self._which.setCurrentIndex(row)
            self._show()
        self._period.setText(period)
        self._lines.show_lines([(None, text) for text in last.lines])
        self._lines.setFocus()

    def _save(self) -> None:
        held, last = self._held(), self._last()
        kind = str(self._which.currentData())
        lines, period = self._lines.texts(), self._period.text()
        head = held.heading if held else ""
        if held is None and last is not None and period == next_period(last.span.text):
            head = last.heading.replace(last.span.text, period)
        self.desk.do(
            lambda store: verbs.set_lines(
                store, network=self._network, kind=kind, lines=lines, heading=head, period=period
            ),
            self.accept,
            self.trouble.trouble,
        )
