"""One row of an import set like a card: why it is what it is, what it changes, how it stands in the file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.errors import Where
from desktop_app.i18n import _
from desktop_app.ui.importing import beside_words, words
from desktop_app.ui.importing.answers import cells
from desktop_app.ui.importing.beside_card import show_beside
from desktop_app.ui.importing.card_parts import Acts, breakable, cell_line, sentence
from desktop_app.ui.importing.in_file import as_in_file, is_across, of_person
from desktop_app.ui.importing.rows import STATES, Row
from desktop_app.ui.sheet import Sheet
from desktop_app.work.intake.planning.attended import speaks_of
from desktop_app.work.intake.planning.planned import PlannedPerson


def row_sheet(row: Row, acts: Acts) -> Sheet:
    sheet = Sheet("importRow")
    sheet.title(words.name(row))
    if row.ending is not None:
        sheet.quiet(words.organisation(row))
        sheet.section(_(STATES[row.kind]).capitalize())
        sheet.say(_("Sits in the network today, but the list does not name this person."))
        sheet.say(_("The seat is kept, unless you choose to end it."))
        return sheet.close_up()
    if row.beside is not None:
        show_beside(sheet, row, acts)
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
    sheet.say(sentence(words.changes(row)))
    if row.kind == "vacant":
        sheet.say(_("A vacant seat is no participant: nothing is written."))
    sheet.section(_("In the file"))
    sheet.quiet(str(Where(row.source.name, row.told.sheet, row=row.told.row)))
    sheet.add(breakable(words.in_file(row)))


def _about(sheet: Sheet, row: Row, planned: PlannedPerson) -> None:
    sheet.quiet(", ".join(filter(None, (words.organisation(row), planned.person.title))))
    sheet.section(_(STATES[row.kind]).capitalize())
    if planned.match_name:
        sheet.say(_("In the register: {name}").format(name=planned.match_name))
    evidence = planned.evidence
    if evidence:
        (sheet.warn if row.kind == "refused" else sheet.say)(sentence(evidence))
    for option in planned.options:
        sheet.say(f"{option.match_name}: {option.evidence}" if option.evidence else option.match_name)
    for problem in planned.person.problems:
        if problem.message != evidence:
            sheet.say(problem.message)


def _changes(sheet: Sheet, row: Row, planned: PlannedPerson, acts: Acts) -> None:
    roles = ", ".join(map(words.role, planned.roles))
    own: list[tuple[str, QWidget | str]] = []
    at_meetings: list[tuple[str, QWidget | str]] = []
    for at, cell in enumerate(cells(row)):
        part = at_meetings if speaks_of(cell.field) else own
        part.append((words.field_label(cell.field), cell_line(row, at, cell, acts)))
    if roles:
        own.append((_("The network"), _("joins as {roles}").format(roles=roles)))
    if planned.match is None:
        told = planned.attended
        at_meetings = [
            (words.field_label(each.field), words.cell_value(each.field, each.value)) for each in told
        ]
    for title, facts in ((_("What changes"), own), (_meetings(row), at_meetings)):
        if facts:
            sheet.section(title)
            sheet.facts(facts)


def _meetings(row: Row) -> str:
    """A sign-up names its one meeting; the marks of a matrix have their days beside them."""
    file = row.source.planned.file if row.source.planned else None
    held = file.meeting if file else None
    return beside_words.capital(beside_words.of_register(held)) if held else _("Meetings")


def _in_file(sheet: Sheet, row: Row, planned: PlannedPerson) -> None:
    person = planned.person
    sheets = row.source.looked.sheets if row.source.looked else ()
    place = Where(row.source.name, person.sheet if len(sheets) > 1 else "", row=person.row)
    sheet.section(_("In the file"))
    sheet.quiet(str(place))
    across = is_across(row.source, person)
    found = of_person(row.source, person) if across else as_in_file(row.source, person.sheet, person.row)
    if found:
        sheet.facts([(heading, breakable(text)) for heading, text in found.items()])
    else:
        sheet.say(words.on_line(row.source, person.sheet, person.row) or person.written)
    others = ", ".join(str(each.row) for each in planned.also)
    if others:
        sheet.quiet(_("Also on row {rows}.").format(rows=others))
