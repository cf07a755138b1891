"""What is no person set like a card: an organisation, or what a page says of its network."""

from __future__ import annotations

from desktop_app.errors import Where
from desktop_app.i18n import _
from desktop_app.ui import words as days
from desktop_app.ui.importing import beside_words, words
from desktop_app.ui.importing.answers import cells
from desktop_app.ui.importing.card_parts import Acts, breakable, cell_line, old_and_new, sentence
from desktop_app.ui.importing.in_file import as_in_file
from desktop_app.ui.importing.rows import STATES, Row
from desktop_app.ui.sheet import Sheet
from desktop_app.work.intake.planning.planned import CellChange, PlannedFact, PlannedOrganisation
from desktop_app.work.intake.understood import LineList, MeetingLine, NetworkText, OrganisationLine


def show_beside(sheet: Sheet, row: Row, acts: Acts) -> None:
    beside, line = row.beside, row.line
    sheet.quiet(", ".join(filter(None, (_sort(row), words.organisation(row)))))
    sheet.section(_(STATES[row.kind]).capitalize())
    if beside is None:
        return
    if beside.evidence:
        sheet.say(sentence(beside.evidence))
    if isinstance(beside, PlannedOrganisation):
        _organisation(sheet, row, beside, acts)
    else:
        _fact(sheet, row, beside)
    if isinstance(line, OrganisationLine):
        for problem in line.problems:
            sheet.say(problem.message)
    _in_file(sheet, row)


def _sort(row: Row) -> str:
    return {
        "organisation": _("Organisation"),
        "network": _("Network"),
        "list": _("List of lines"),
        "meeting": _("Meeting"),
    }.get(row.sort, "")


def _organisation(sheet: Sheet, row: Row, beside: PlannedOrganisation, acts: Acts) -> None:
    if beside.match_name:
        sheet.say(_("In the register: {name}").format(name=beside.match_name))
    found = cells(row)
    if found:
        sheet.section(_("What changes"))
        sheet.facts(
            [(words.field_label(cell.field), cell_line(row, at, cell, acts)) for at, cell in enumerate(found)]
        )


def _fact(sheet: Sheet, row: Row, fact: PlannedFact) -> None:
    line = row.line
    if row.kind == "proposed" and isinstance(line, MeetingLine) and line.first_day is None:
        sheet.say(_("Choose the year below the list; until then the meeting is not entered."))
    if isinstance(line, NetworkText) and row.kind == "new":
        sheet.say(_("Left, nobody is given a seat in it, and its meetings and lists are not entered."))
    shown = [cell for cell in fact.cells if cell.field != "lines"]
    if shown:
        sheet.section(_("What changes"))
        sheet.facts([(beside_words.field_label(cell.field), breakable(_change(cell))) for cell in shown])
    if isinstance(line, LineList):
        _lines(sheet, line, next((cell for cell in fact.cells if cell.field == "lines"), None))
    elif isinstance(line, NetworkText):
        _told(sheet, beside_words.network_facts(line))
    elif isinstance(line, MeetingLine):
        _told(sheet, [*beside_words.meeting_facts(line), *_answers(row)])
        if line.candidates:
            sheet.section(_("Days that it may be"))
            sheet.points([days.days(*each) for each in line.candidates])
    elif fact.key == ("meeting", -1):
        _told(sheet, _answers(row))


def _answers(row: Row) -> list[str]:
    file = row.source.planned.file if row.source.planned else None
    return beside_words.answers(file, row.key[1]) if file else []


def _change(cell: CellChange) -> str:
    old, new = (beside_words.cell_value(cell.field, value) for value in (cell.old, cell.new))
    return old_and_new(old, new)


def _told(sheet: Sheet, texts: list[str]) -> None:
    if texts:
        sheet.section(_("What the file says"))
        sheet.points(texts)


def _lines(sheet: Sheet, said: LineList, change: CellChange | None) -> None:
    """The lines as they will stand; those that go, and those that come, are said so."""
    old = change.old.splitlines() if change else list(said.lines)
    sheet.section(_("Lines"))
    sheet.points(
        [text if text in old else _("{new} (added)").format(new=text) for text in said.lines]
        if change
        else said.lines
    )
    gone = [text for text in old if text not in said.lines]
    if gone:
        sheet.section(_("Taken away"))
        sheet.points(gone)


def _in_file(sheet: Sheet, row: Row) -> None:
    line = row.line
    if line is None or not line.row:
        return
    name = line.sheet if isinstance(line, OrganisationLine) else ""
    several = len(row.source.looked.sheets if row.source.looked else ()) > 1
    sheet.section(_("In the file"))
    sheet.quiet(str(Where(row.source.name, name if several else "", row=line.row)))
    found = as_in_file(row.source, name, line.row) if name else {}
    if found:
        sheet.facts([(heading, breakable(text)) for heading, text in found.items()])
    else:
        sheet.add(breakable(words.on_line(row.source, name, line.row)))
