"""How a row stands in its file: its filled cells by their headings."""

from __future__ import annotations

from desktop_app.i18n import _
from desktop_app.sheets.book import letters, number
from desktop_app.ui.importing.preview import Preview
from desktop_app.ui.importing.source import Source
from desktop_app.work.intake.understood import Person, SheetUnderstood

_MARKS = frozenset({"attendance", "attending"})


def as_in_file(source: Source, sheet: str, row: int) -> dict[str, str]:
    """The filled cells of a row by their headings; nothing for a text without columns."""
    understood, shown = _sheet(source, sheet), _shown(source, sheet)
    if understood is None or shown is None:
        return {}
    names = {each.column: " ".join(each.heading.split()) for each in understood.columns}
    cells: dict[str, str] = {}
    for at in range(1, shown.width + 1):
        letter, text = letters(at), shown.text(row, at)
        if letter in names and text:
            heading = names[letter] or _("Column {letter}").format(letter=letter)
            cells[f"{heading} ({letter})" if heading in cells else heading] = text
    return cells


def _shown(source: Source, sheet: str) -> Preview | None:
    sheets = source.looked.sheets if source.looked else ()
    return next((each for each in sheets if each.name == sheet), None)


def _sheet(source: Source, name: str) -> SheetUnderstood | None:
    if source.planned is None:
        return None
    sheets = source.planned.file.understood.sheets
    return next((each for each in sheets if each.sheet == name and each.columns), None)


def of_person(source: Source, person: Person) -> dict[str, str]:
    """What stands in the file's row, by heading; of a text's line and of a column, a plain list's cells."""
    across = is_across(source, person)
    found = {} if across else as_in_file(source, person.sheet, person.row)
    if found:
        return found
    name = f"{person.given} {person.family}".strip() or person.written
    cells = {_("Name"): name, _("Organisation"): person.organisation_text}
    cells[_("E-mail")] = "; ".join(person.emails)
    return {**cells, **(_marks_below(source, person) if across else {})}


def _marks_below(source: Source, person: Person) -> dict[str, str]:
    """By day the marks in a person's own column."""
    assert source.planned is not None
    sheet = _shown(source, person.sheet)
    if sheet is None:
        return {}
    return {
        line.first_day.isoformat(): sheet.text(line.row, number(person.column))
        for line in source.planned.file.understood.meetings
        if line.first_day
    }


def is_across(source: Source, person: Person) -> bool:
    """Whether the person has a column, with a mark for each meeting below the name."""
    return bool(person.column) and person.column in columns_of_marks(source, person.sheet)


def columns_of_marks(source: Source, sheet: str) -> set[str]:
    """The letters of those that say who came or will come."""
    assert source.planned is not None
    sheets = source.planned.file.understood.sheets
    return {
        each.column for one in sheets if one.sheet == sheet for each in one.columns if each.field in _MARKS
    }
