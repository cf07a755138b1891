"""An editor for the networks of a meeting: one or several, each with the part of the day that it is there
for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.fields import Field
from desktop_app.records.ids import NetworkId
from desktop_app.records.meetings.meetings import Joint
from desktop_app.ui.form.days import read_time
from desktop_app.ui.form.editors import Editor
from desktop_app.ui.form.parts import push_button
from desktop_app.ui.icons import icon
from desktop_app.ui.style import GAP, GRID

CLOCK, CROSS = 72, 32
FEW = 8
"""Letters of a network's name that are always seen: two clocks and a cross stand beside it."""
LINES = 6
"""So many lines are there from the beginning, hidden till they are used: the Tab key follows the order in
which widgets were made."""


@dataclass(frozen=True, slots=True)
class _Line:
    whole: QWidget
    network: QComboBox
    start: QLineEdit
    end: QLineEdit
    cross: QToolButton


class _Whole(QWidget):
    """What is wrong in it leads to its first field."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        first = self.findChild(QComboBox)
        if first is not None:
            first.setFocus()


class NetworksEditor(Editor):
    """The value is a tuple of `Joint`s, each network once."""

    def __init__(self, field: Field, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(field, _Whole())
        self._choices = choices
        self._used = 1
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID)
        self._lines = [self._line(place) for place in range(1, LINES + 1)]
        self._more = push_button(_("&One more network"), "oneMoreNetwork", self._add)
        foot = QHBoxLayout()
        foot.addWidget(self._more)
        foot.addStretch()
        whole = QVBoxLayout(self.widget)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addLayout(self._column)
        whole.addLayout(foot)
        self._settle()

    def show_value(self, value: object) -> None:
        held = [each for each in value if isinstance(each, Joint)] if isinstance(value, tuple) else []
        self.show_raw([(str(each.network), _said(each.start), _said(each.end)) for each in held])

    def show_raw(self, raw: object) -> None:
        rows = raw if isinstance(raw, list) and raw else [("", "", "")]
        self._used = len(rows)
        while len(self._lines) < self._used:
            self._lines.append(self._line(len(self._lines) + 1))
        for line, (network, start, end) in zip(self._lines, rows, strict=False):
            line.network.setCurrentIndex(max(0, line.network.findData(network)))
            line.start.setText(start)
            line.end.setText(end)
        self._settle()

    def raw(self) -> object:
        return [(str(row.network.currentData()), row.start.text(), row.end.text()) for row in self._shown()]

    def value(self) -> object:
        found: dict[NetworkId, Joint] = {}
        for row in self._shown():
            if row.network.currentData():
                number = NetworkId(int(row.network.currentData()))
                times = self._clock(row.start), self._clock(row.end)
                found[number] = Joint(number, row.network.currentText(), *times)
        return tuple(found.values())

    def _shown(self) -> list[_Line]:
        return self._lines[: self._used]

    def _clock(self, line: QLineEdit) -> time | None:
        text = line.text().strip()
        if not text or self._used == 1:
            return None
        at = read_time(text)
        if at is None:
            sentence = _("“{text}” is not a time. Write it as 9.30 or 13:00.")
            raise Invalid(sentence.format(text=text), field=self.field.name)
        return at

    def _add(self) -> None:
        rows = self.raw()
        assert isinstance(rows, list), "raw makes a list"
        self.show_raw([*rows, ("", "", "")])
        self._shown()[-1].network.setFocus()
        self.touched.emit()

    def _remove(self, place: int) -> None:
        rows = self.raw()
        assert isinstance(rows, list), "raw makes a list"
        del rows[place - 1]
        self.show_raw(rows)
        self._shown()[-1].network.setFocus()
        self.touched.emit()

    def _line(self, place: int) -> _Line:
        line = _Line(QWidget(), QComboBox(), QLineEdit(), QLineEdit(), QToolButton())
        line.network.setObjectName(f"network{place}")
        line.network.setAccessibleName(_("Network {number}").format(number=place))
        line.network.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line.network.setMinimumContentsLength(FEW)
        line.network.addItem("–", "")
        for number, name in self._choices:
            line.network.addItem(name, number)
        line.network.currentIndexChanged.connect(self.touched)
        row = QHBoxLayout(line.whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(line.network, 1)
        for clock, name, when in ((line.start, "From", _("Begins")), (line.end, "Until", _("Ends"))):
            clock.setObjectName(f"network{place}{name}")
            clock.setPlaceholderText(when)
            clock.setAccessibleName(_("{when}, network {number}").format(when=when, number=place))
            clock.setFixedWidth(CLOCK)
            clock.textEdited.connect(self.touched)
            row.addWidget(clock)
        line.cross.setIcon(icon("x"))
        line.cross.setIconSize(QSize(16, 16))
        line.cross.setAutoRaise(True)
        line.cross.setFixedWidth(CROSS)
        line.cross.setFocusPolicy(line.network.focusPolicy())
        line.cross.setObjectName(f"network{place}Remove")
        line.cross.setAccessibleName(_("Take network {number} away").format(number=place))
        line.cross.setToolTip(line.cross.accessibleName())
        line.cross.clicked.connect(lambda _on=False: self._remove(place))
        row.addWidget(line.cross)
        self._column.addWidget(line.whole)
        return line

    def _settle(self) -> None:
        """A meeting of one network has no part of its own."""
        for place, line in enumerate(self._lines):
            line.whole.setVisible(place < self._used)
            for part in (line.start, line.end, line.cross):
                part.setVisible(self._used > 1)


def _said(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""
