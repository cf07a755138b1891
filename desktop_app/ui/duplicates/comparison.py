"""Two participants beside each other, a choice where they differ, and what will stand.

Holds the two and what has been chosen; nothing is written here.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.records.merging import Difference, Side, differences, joined, sides
from desktop_app.ui.duplicates.option import Option, Words
from desktop_app.ui.duplicates.told import NAMES, Two, facts, labels
from desktop_app.ui.style import GRID, MARGIN, muted, section_title

LABELS = 96
_STANDS = 3
"""The column of what will stand."""


class Comparison(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("comparison")
        self.setAccessibleName(_("The two participants side by side"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.two: Two | None = None
        self.take: dict[str, Side] = {}
        self._groups: dict[str, QButtonGroup] = {}
        self._stands: dict[str, Words] = {}

    def show_two(self, two: Two | None) -> None:
        """Nothing is chosen then; what stands by itself is marked."""
        self.two = two
        self.take = {}
        self._groups = {}
        self._stands = {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, MARGIN, 0)
        if two is not None:
            column.addLayout(self._grid(two, page))
        column.addStretch()
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()  # a key pressed in it may have led here
        self.setWidget(page)
        self._say()

    def first_choice(self) -> QWidget | None:
        """Where the keyboard begins to choose."""
        return next((group.checkedButton() for group in self._groups.values()), None)

    def choose(self, field: str, side: Side, *_pressed: object) -> None:
        self.take[field] = side
        self._say()

    def _grid(self, two: Two, page: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(GRID)
        grid.setColumnMinimumWidth(0, LABELS)
        for column in (1, 2, _STANDS):
            grid.setColumnStretch(column, 1)
        for column, person in ((1, two.a), (2, two.b)):
            self._head(grid, column, person.written, _("number {number}").format(number=person.id))
        self._stands["name"] = self._head(grid, _STANDS, "", _("what will stand"))
        self._stands["name"].setObjectName("nameStands")
        differing = {each.field: each for each in differences(two.a, two.b)}
        ours, theirs = facts(two.a, two.a_meetings), facts(two.b, two.b_meetings)
        for name, label in labels().items():
            told = (ours[name], theirs[name])
            if name in differing:
                self._choice(grid, page, label, differing[name])
            elif any(told) and name not in NAMES:
                row = grid.rowCount()
                self._label(grid, row, name, label)
                for column, text in enumerate(told, 1):
                    grid.addWidget(Words(text or "–"), row, column)
        return grid

    def _head(self, grid: QGridLayout, column: int, name: str, caption: str) -> Words:
        words = Words(name)
        words.setFont(section_title().font())
        grid.addWidget(words, 0, column)
        grid.addWidget(muted(caption), 1, column)
        return words

    def _label(self, grid: QGridLayout, row: int, name: str, label: str) -> None:
        words = muted(label)
        words.setWordWrap(True)
        words.setContentsMargins(0, GRID, 0, 0)
        grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        stands = self._stands[name] = Words()
        stands.setObjectName(f"{name}Stands")
        grid.addWidget(stands, row, _STANDS)

    def _choice(self, grid: QGridLayout, page: QWidget, label: str, differing: Difference) -> None:
        row, name = grid.rowCount(), differing.field
        self._label(grid, row, name, label)
        group = self._groups[name] = QButtonGroup(page)
        for side in sides(name):
            text = {"a": differing.a, "b": differing.b, "both": _("both")}[side]
            option = Option(f"{name}.{side}", label, text)
            option.button.setChecked(side == differing.stands)
            option.button.clicked.connect(partial(self.choose, name, side))
            group.addButton(option.button)
            if side == "both":
                grid.addWidget(option, row + 1, 1, 1, 2)
            else:
                grid.addWidget(option, row, 1 if side == "a" else 2)

    def _say(self) -> None:
        if self.two is None:
            return
        one = joined(self.two.a, self.two.b, self.take).person
        for name, text in facts(one, self.two.meetings).items():
            if name in self._stands:
                self._stands[name].say(text or "–")
