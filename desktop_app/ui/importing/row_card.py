"""One row of an import set like a card: why it is what it is, what it changes, how it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from desktop_app.errors import Where
from desktop_app.i18n import _
from desktop_app.ui.importing import words
from desktop_app.ui.importing.problem_rows import as_in_file
from desktop_app.ui.importing.rows import STATES, Row, cells, take, taken
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.style import GAP
from desktop_app.work.intake.planning.planned import CellChange, PlannedPerson


@dataclass(frozen=True, slots=True)
class Acts:
    """What can be done in the card: `decided` is told when a cell was chosen; `spelling` gives the widget in
    which somebody says which organisation a text means, where that is not known or was said before."""

    decided: Callable[[Row], None]
    spelling: Callable[[Row], QWidget | None]


def row_sheet(row: Row, acts: Acts) -> Sheet:
    sheet = Sheet("importRow")
    sheet.title(words.name(row))
    if row.ending is not None:
        sheet.quiet(words.organisation(row))
        sheet.section(_(STATES[row.kind]).capitalize())
        sheet.say(_("Sits in the network today, but the list does not name this person."))
        sheet.say(_("The seat is kept, unless you choose to end it."))
        return sheet.close_up()
    planned = row.meant
    if planned is None:
        _no_person(sheet, row)
        return sheet.close_up()
    _about(sheet, row, planned)
    said = acts.spelling(row)
    if said is not None:
        sheet.section(_("Organisation"))
        sheet.add(said)
    _changes(sheet, row, planned, acts)
    _in_file(sheet, row, planned)
    return sheet.close_up()


def _no_person(sheet: Sheet, row: Row) -> None:
    """A row that is told of and not imported."""
    assert row.told is not None
    sheet.quiet(words.organisation(row))
    sheet.section(_(STATES[row.kind]).capitalize())
    sheet.say(_sentence(words.changes(row)))
    if row.kind == "vacant":
        sheet.say(_("A vacant seat is no participant: nothing is written."))
    sheet.section(_("In the file"))
    sheet.quiet(str(Where(row.source.name, row.told.sheet, row=row.told.row)))
    sheet.add(_breakable(words.in_file(row)))


def _about(sheet: Sheet, row: Row, planned: PlannedPerson) -> None:
    sheet.quiet(", ".join(filter(None, (words.organisation(row), planned.person.title))))
    sheet.section(_(STATES[row.kind]).capitalize())
    if planned.match_name:
        sheet.say(_("In the register: {name}").format(name=planned.match_name))
    evidence = planned.evidence
    if evidence:
        (sheet.warn if row.kind == "refused" else sheet.say)(_sentence(evidence))
    for option in planned.options:
        sheet.say(f"{option.match_name}: {option.evidence}" if option.evidence else option.match_name)
    for problem in planned.person.problems:
        if problem.message != evidence:
            sheet.say(problem.message)


def _changes(sheet: Sheet, row: Row, planned: PlannedPerson, acts: Acts) -> None:
    roles = ", ".join(map(words.role, planned.roles))
    found = cells(row)
    if not found and not roles:
        return
    sheet.section(_("What changes"))
    facts: list[tuple[str, QWidget | str]] = [
        (words.field_label(cell.field), _cell(row, at, cell, acts)) for at, cell in enumerate(found)
    ]
    if roles:
        facts.append((_("The network"), _("joins as {roles}").format(roles=roles)))
    sheet.facts(facts)


def _cell(row: Row, at: int, cell: CellChange, acts: Acts) -> QWidget:
    """Old → new, with a tick that says whether the file's value is written."""
    old, new = words.cell_value(cell.field, cell.old), words.cell_value(cell.field, cell.new)
    told = _("{old} → {new}").format(old=old, new=new) if old else _("{new} (added)").format(new=new)
    box = QCheckBox()
    box.setObjectName(f"importCell{at}")
    box.setChecked(taken(row, at))
    box.setAccessibleName(f"{words.field_label(cell.field)}: {told}")
    box.setToolTip(_("Ticked: the file's value is written"))

    def choose() -> None:
        take(row, at, on=box.isChecked())
        acts.decided(row)

    box.toggled.connect(choose)
    if cell.conflict:
        told += "\n" + _("The register has been changed since the last import.")
    elif at >= len(row.meant.cells if row.meant else ()):
        told += "\n" + _("The file says this again; the register was changed since.")
    line = QWidget()
    both = QHBoxLayout(line)
    both.setContentsMargins(0, 0, 0, 0)
    both.setSpacing(GAP)
    both.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    both.addWidget(_breakable(told), 1)
    return line


def _in_file(sheet: Sheet, row: Row, planned: PlannedPerson) -> None:
    person = planned.person
    sheets = row.source.looked.sheets if row.source.looked else ()
    place = Where(row.source.name, person.sheet if len(sheets) > 1 else "", row=person.row)
    sheet.section(_("In the file"))
    sheet.quiet(str(place))
    found = as_in_file(row.source, person.sheet, person.row)
    if found:
        sheet.facts([(heading, _breakable(text)) for heading, text in found.items()])
    else:
        sheet.say(_line(row))
    others = ", ".join(str(each.row) for each in planned.also)
    if others:
        sheet.quiet(_("Also on row {rows}.").format(rows=others))


def _line(row: Row) -> str:
    """A text's line, whole."""
    looked = row.source.looked
    assert row.planned is not None
    if looked is None or not looked.sheets:
        return row.planned.person.written
    shown = looked.sheets[0]
    texts = [shown.text(row.planned.person.row, number) for number in range(1, shown.width + 1)]
    return ", ".join(filter(None, texts)) or row.planned.person.written


def _sentence(text: str) -> str:
    said = f"{text[:1].upper()}{text[1:]}"
    return said if said.endswith(".") or not said else f"{said}."


def _breakable(text: str) -> QLabel:
    """A text that may go on under itself within an address, so that none is cut. It cannot be marked with the
    mouse, for what is copied would hold the breaks."""
    label = QLabel(re.sub(r"(?<=[@._/-])(?=\w)", "\u200b", text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    label.setAccessibleName(text)
    return label
