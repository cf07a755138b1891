"""What a network is for: its purpose, the mission of a period, the priorities of a year; line by line, in an
order of its own.

Holds the lists as they were read. Last year's list is copied as a draft: nothing is written before Save.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId
from desktop_app.records.networks import LIST_KINDS, TextList
from desktop_app.store import networks
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.saving import end_with_save
from desktop_app.ui.form.ordered import OrderedList
from desktop_app.ui.screen import take_room
from desktop_app.ui.style import GAP, GRID, MARGIN, WIDE, muted, section_title
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


class TextsDialog(QDialog):
    def __init__(self, desk: Desk, network: NetworkId, name: str, lists: Sequence[TextList]) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._network = network
        self._lists = tuple(lists)
        title = _("Purpose and mission of {network}").format(network=name)
        self.setObjectName("textsDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        self._copy = _button(_("Copy &last year's"), "textsCopy", self._copy_last)
        self._trouble = MessageBar()
        self._trouble.setObjectName("textsTrouble")
        self._lay_out(title)
        self._which.activated.connect(self._show)
        self._show()
        take_room(self, 640, 520)
        self._lines.setFocus()

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        column.addWidget(section_title(title))
        column.addSpacing(GAP)
        line = QHBoxLayout()
        line.setSpacing(MARGIN)
        line.addLayout(_labelled(_("L&ist"), self._which), 1)
        line.addLayout(_labelled(_("&Period"), self._period), 1)
        column.addLayout(line)
        column.addSpacing(GAP)
        column.addLayout(_labelled(_("Li&nes"), self._lines), 1)
        told = muted(_("Enter writes in a line, Alt+Up and Alt+Down move it, or drag it."))
        told.setWordWrap(True)
        column.addWidget(told)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(_button(_("&New line"), "textsNew", self._lines.add_line))
        buttons.addWidget(_button(_("&Remove the line"), "textsRemove", self._lines.remove_line))
        buttons.addWidget(self._copy)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addWidget(muted(_("Without any line the list is taken away.")))
        column.addWidget(self._trouble)
        end_with_save(self, column, "textsSave", self._save)

    def _held(self) -> TextList | None:
        chosen = self._which.currentIndex()
        return self._lists[chosen] if chosen < len(self._lists) else None

    def _last(self) -> TextList | None:
        """The latest list of the same kind that has a year to go on from."""
        kind = self._which.currentData()
        known = [each for each in self._lists if each.kind == kind and next_period(each.span.text)]
        return max(known, key=lambda each: each.span.text, default=None)

    def _show(self) -> None:
        """A list that is there keeps its period: another period is another list."""
        held = self._held()
        self._period.setText(held.span.text if held else "")
        self._period.setReadOnly(held is not None)
        self._lines.show_lines([(None, text) for text in held.lines] if held else ())
        self._copy.setEnabled(self._last() is not None)

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
        self._desk.do(
            lambda store: verbs.set_lines(
                store, network=self._network, kind=kind, lines=lines, heading=head, period=period
            ),
            self.accept,
            self._trouble.trouble,
        )


def _button(text: str, name: str, pressed: object) -> QPushButton:
    assert callable(pressed)
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _on=False: pressed())
    return button


def _labelled(text: str, widget: QWidget) -> QVBoxLayout:
    label = QLabel(text)
    label.setBuddy(widget)
    widget.setAccessibleName(text.replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(GRID)
    column.addWidget(label)
    column.addWidget(widget)
    return column
