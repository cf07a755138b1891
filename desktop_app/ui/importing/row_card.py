"""One row of an import set like a card: why it is what it is, what it changes, how it stands in the file."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.errors import Where
from desktop_app.i18n import _
from desktop_app.ui.importing import words
from desktop_app.ui.importing.problem_rows import as_in_file
from desktop_app.ui.importing.rows import STATES, Row
from desktop_app.ui.sheet import Sheet
from desktop_app.work.intake.planned import PlannedPerson


def row_sheet(row: Row) -> Sheet:
    sheet = Sheet("importRow")
    sheet.title(words.name(row))
    if row.planned is None:
        sheet.quiet(words.organisation(row))
        sheet.section(_(STATES[row.kind]).capitalize())
        sheet.say(_("Sits in the network today, but the list does not name this person."))
        sheet.say(_("The seat is kept, unless you choose to end it."))
        return sheet.close_up()
    _about(sheet, row, row.planned)
    _changes(sheet, row.planned)
    _in_file(sheet, row, row.planned)
    return sheet.close_up()


def _about(sheet: Sheet, row: Row, planned: PlannedPerson) -> None:
    sheet.quiet(", ".join(filter(None, (words.organisation(row), planned.person.title))))
    sheet.section(_(STATES[row.kind]).capitalize())
    if planned.match_name:
        sheet.say(_("In the register: {name}").format(name=planned.match_name))
    evidence = planned.evidence
    if evidence:
        said = f"{evidence[:1].upper()}{evidence[1:]}"
        (sheet.warn if row.kind == "refused" else sheet.say)(said if said.endswith(".") else f"{said}.")
    for problem in planned.person.problems:
        if problem.message != evidence:
            sheet.say(problem.message)


def _changes(sheet: Sheet, planned: PlannedPerson) -> None:
    roles = ", ".join(map(words.role, planned.roles))
    if not planned.cells and not roles:
        return
    sheet.section(_("What changes"))
    facts: list[tuple[str, QWidget | str]] = []
    for cell in planned.cells:
        old, new = words.cell_value(cell.field, cell.old), words.cell_value(cell.field, cell.new)
        told = _("{old} → {new}").format(old=old, new=new) if old else _("{new} (added)").format(new=new)
        if cell.conflict:
            told += "\n" + _("The register has been changed since the last import.")
        facts.append((words.field_label(cell.field), _breakable(told)))
    if roles:
        facts.append((_("The network"), _("joins as {roles}").format(roles=roles)))
    sheet.facts(facts)


def _in_file(sheet: Sheet, row: Row, planned: PlannedPerson) -> None:
    person = planned.person
    place = Where(row.source.name, row=person.row)
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
    cells = [shown.text(row.planned.person.row, number) for number in range(1, shown.width + 1)]
    return ", ".join(filter(None, cells)) or row.planned.person.written


def _breakable(text: str) -> QLabel:
    """A text that may go on under itself within an address, so that none is cut. It cannot be marked with the
    mouse, for what is copied would hold the breaks."""
    label = QLabel(re.sub(r"(?<=[@._/-])(?=\w)", "\u200b", text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    label.setAccessibleName(text)
    return label
