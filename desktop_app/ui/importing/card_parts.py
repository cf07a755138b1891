"""What the cards of an import are made of: a cell with its tick, a text that may be broken anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from desktop_app.i18n import _
from desktop_app.ui.importing import words
from desktop_app.ui.importing.answers import take, taken
from desktop_app.ui.importing.rows import Row
from desktop_app.ui.style import GAP
from desktop_app.work.intake.planning.planned import CellChange


@dataclass(frozen=True, slots=True)
class Acts:
    """What can be done in the card: `decided` is told when a cell was chosen; `spelling` gives the widget in
    which somebody says which organisation a text means, where that is not known or was said before."""

    decided: Callable[[Row], None]
    spelling: Callable[[Row], QWidget | None]


def cell_line(row: Row, at: int, cell: CellChange, acts: Acts) -> QWidget:
    """Old → new, with a tick that says whether the file's value is written."""
    told = old_and_new(words.cell_value(cell.field, cell.old), words.cell_value(cell.field, cell.new))
    box = QCheckBox()
    box.setObjectName(f"importCell{at}")
    box.setChecked(taken(row, at))
    box.setAccessibleName(f"{words.field_label(cell.field)}: {told}")
    box.setToolTip(_("Ticked: the file's value is written"))

    def choose() -> None:
        take(row, at, on=box.isChecked())
        acts.decided(row)

    box.toggled.connect(choose)
    if row.beside is not None:
        told += "\n" + _("The register says otherwise.") if cell.conflict else ""
    elif cell.conflict:
        told += "\n" + _("The register has been changed since the last import.")
    elif not cell.new:
        told += "\n" + _("The list leaves this empty. Nothing is emptied unless it is ticked.")
    elif at >= len(row.meant.cells if row.meant else ()):
        told += "\n" + _("The file says this again; the register was changed since.")
    line = QWidget()
    both = QHBoxLayout(line)
    both.setContentsMargins(0, 0, 0, 0)
    both.setSpacing(GAP)
    both.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    both.addWidget(breakable(told), 1)
    return line


def old_and_new(old: str, new: str) -> str:
    if not old:
        return _("{new} (added)").format(new=new)
    return _("{old} → {new}").format(old=old, new=new or _("(empty)"))


def sentence(text: str) -> str:
    said = f"{text[:1].upper()}{text[1:]}"
    return said if said.endswith(".") or not said else f"{said}."


def breakable(text: str) -> QLabel:
    """A text that may go on under itself within an address, so that none is cut. It cannot be marked with the
    mouse, for what is copied would hold the breaks."""
    label = QLabel(re.sub(r"(?<=[@._/-])(?=\w)", "\u200b", text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    label.setAccessibleName(text)
    return label
