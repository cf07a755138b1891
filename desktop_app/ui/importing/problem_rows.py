"""The rows that an import leaves, as a spreadsheet with a reason in its last column, which imports again."""

from __future__ import annotations

from pathlib import Path

from desktop_app.errors import FileProblem
from desktop_app.i18n import _
from desktop_app.sheets.book import letters
from desktop_app.sheets.writing import write_table
from desktop_app.ui.importing.draft import Draft
from desktop_app.ui.importing.rows import STATES, Row, left
from desktop_app.ui.importing.source import Source
from desktop_app.work.intake.understood import SheetUnderstood


def write_left(draft: Draft, path: Path) -> Path:
    """Rows as they stand in their files; headings that are alike share a column. Gives the path back."""
    headings: dict[str, int] = {}
    lines: list[tuple[dict[str, str], str]] = []
    for row in left(draft):
        cells = _cells(row)
        for heading in cells:
            headings.setdefault(heading, len(headings))
        lines.append((cells, _reason(row)))
    if not lines:
        raise FileProblem(_("No row was left."), advice=_("There is nothing to save."))
    table = [(*(cells.get(heading, "") for heading in headings), reason) for cells, reason in lines]
    write_table([*headings, _("Reason")], table, path)
    return path


def _cells(row: Row) -> dict[str, str]:
    """What stands in the file's row, by heading; of a text's line, name and organisation."""
    assert row.planned is not None
    person = row.planned.person
    found = as_in_file(row.source, person.sheet, person.row)
    if found:
        return found
    name = f"{person.given} {person.family}".strip() or person.written
    cells = {_("Name"): name, _("Organisation"): person.organisation_text}
    return {**cells, _("E-mail"): "; ".join(person.emails)}


def as_in_file(source: Source, sheet: str, row: int) -> dict[str, str]:
    """The filled cells of a row by their headings; nothing for a text without columns."""
    understood = _sheet(source, sheet)
    shown = (
        next((each for each in source.looked.sheets if each.name == sheet), None) if source.looked else None
    )
    if understood is None or shown is None:
        return {}
    names = {each.column: " ".join(each.heading.split()) for each in understood.columns}
    cells: dict[str, str] = {}
    for number in range(1, shown.width + 1):
        letter, text = letters(number), shown.text(row, number)
        if letter in names and text:
            heading = names[letter] or _("Column {letter}").format(letter=letter)
            cells[f"{heading} ({letter})" if heading in cells else heading] = text
    return cells


def _sheet(source: Source, name: str) -> SheetUnderstood | None:
    if source.planned is None:
        return None
    sheets = source.planned.file.understood.sheets
    return next((each for each in sheets if each.sheet == name and each.columns), None)


def _reason(row: Row) -> str:
    assert row.planned is not None
    problems = [problem.message for problem in row.planned.person.problems]
    told = dict.fromkeys(filter(None, (row.planned.evidence, *problems)))
    return f"{_(STATES[row.kind])}: {' '.join(told)}" if told else _(STATES[row.kind])
