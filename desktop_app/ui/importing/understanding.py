"""What the second step shows of one source: heads over its columns, notes beside its rows, its problems."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from desktop_app.errors import Where
from desktop_app.i18n import _
from desktop_app.sheets.book import letters
from desktop_app.ui.importing.heads import Head
from desktop_app.ui.importing.preview import Preview
from desktop_app.ui.importing.sheet_view import COLUMNS, Note
from desktop_app.ui.importing.source import Source
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.planning.planned import PlannedFile, PlannedPerson
from desktop_app.work.intake.telling.report import all_problems
from desktop_app.work.intake.understood import SheetUnderstood

_ONCE = frozenset(
    ["name", "given", "family", "organisation", "organisation_code", "department", "title", "role", "party"]
)
"""Fields that one column alone can hold."""
_ROWS = 12
"""So many rows are named of which the same is told."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to see to, in some rows of a sheet; without rows it is the file as a whole."""

    text: str
    sheet: str = ""
    rows: tuple[int, ...] = ()

    def place(self, shown: str) -> str:
        """Where it is, in words; the sheet that is shown anyway is not named."""
        sheet = self.sheet if self.sheet != shown else ""
        if len(self.rows) < 2:
            return str(Where("", sheet, self.rows[0] if self.rows else None))
        few = len(self.rows) <= _ROWS
        rows = _("rows {numbers}") if few else _("rows {numbers}, … ({count} in all)")
        numbers = ", ".join(map(str, self.rows[:_ROWS]))
        told = rows.format(numbers=numbers, count=len(self.rows))
        return ", ".join(filter(None, (str(Where("", sheet)), told)))


def lists(source: Source) -> list[SheetUnderstood]:
    """The lists that were found in a file, and its sheets without any, in the order of the book."""
    looked = source.looked
    if looked is None or looked.planned is None:
        sheets = looked.sheets if looked else ()
        return [SheetUnderstood(each.name, "", None, (), 0, taken=False) for each in sheets]
    return list(looked.planned.file.understood.sheets)


def shown_list(source: Source) -> SheetUnderstood | None:
    """The list to show: the one chosen, otherwise the first that is taken."""
    found = lists(source)
    chosen = [each for each in found if (each.sheet, each.table) == source.shown]
    return next(iter([*chosen, *(each for each in found if each.taken)]), None)


def taken_sheets(source: Source) -> list[str]:
    """The names of the sheets that are taken in."""
    return list(source.sheets or dict.fromkeys(each.sheet for each in lists(source) if each.taken))


def is_taken(source: Source, sheet: str) -> bool:
    return sheet in taken_sheets(source)


def why_not(source: Source, sheet: Preview) -> str:
    """Why a sheet is not taken in unasked; "" for one that is, or that nothing is known of."""
    if sheet.hidden:
        return _("hidden")
    problems = source.planned.file.understood.problems if source.planned else ()
    told = [each.message for each in problems if each.sheet == sheet.name and each.row is None]
    known = [each for each in lists(source) if each.sheet == sheet.name]
    if not known or any(each.taken for each in known) or source.planned is None:
        return ""
    return told[0] if told else _("not taken in")


def shown_sheet(source: Source) -> Preview | None:
    """The sheet to show: that of the list shown, the one complained of, otherwise the first that is seen."""
    looked = source.looked
    if looked is None or not looked.sheets:
        return None
    shown = shown_list(source)
    wanted = shown.sheet if shown else ""
    if not wanted and looked.refused and looked.refused.where:
        wanted = looked.refused.where.sheet
    by_name = {each.name: each for each in looked.sheets}
    seen = [each for each in looked.sheets if not each.hidden]
    return by_name.get(wanted) or (seen or list(looked.sheets))[0]


def heads(source: Source, preview: Preview) -> list[Head]:
    """One head a column; none for a page. A refused table gets the heads that its headings suggest."""
    looked = source.looked
    assert looked is not None
    if looked.planned is None:
        return _suggested(source, preview) if preview.width > 1 else []
    sheet = shown_list(source)
    if sheet is None or not sheet.columns:
        return []
    found = {each.column: each for each in sheet.columns}
    made = []
    for letter in _letters(preview):
        guess = found.get(letter)
        if guess is None:
            made.append(Head(letter, "", "ignore", 1.0, _("the column is empty")))
        else:
            made.append(Head(letter, guess.heading, guess.field, guess.certainty, guess.why))
    return made


def _letters(preview: Preview) -> list[str]:
    return [letters(number) for number in range(1, min(preview.width, COLUMNS) + 1)]


def _suggested(source: Source, preview: Preview) -> list[Head]:
    assert source.looked is not None
    refused = source.looked.refused
    where = refused.where if refused else None
    row = _heading_row(preview)
    made = []
    for number, letter in enumerate(_letters(preview), start=1):
        heading = preview.text(row, number)
        said = source.columns.get(letter, "")
        field = said or headings.field_of(heading)
        why = _("by the heading") if field else _("neither the heading nor the cells say what it is")
        if where and where.column == letter and refused and not said:
            field, why = "", refused.sentence
        made.append(Head(letter, heading, field, 1.0 if said else 0.6, _("chosen by you") if said else why))
    return made


def _heading_row(preview: Preview) -> int:
    """The row with most known headings among the first."""
    known = [sum(bool(headings.field_of(text)) for text in row) for row in preview.rows[:40]]
    return known.index(max(known)) + 1 if known else 1


def chosen(source: Source, shown: list[Head], letter: str, field: str) -> dict[str, str]:
    """The columns as they are said to be when this one holds `field`. Another column that held a field which
    only one can hold takes this one's former field: what was mixed up is put right by one choice."""
    said = {**source.columns, letter: field}
    if field in _ONCE:
        former = next((head.field for head in shown if head.letter == letter), "") or "ignore"
        for head in shown:
            if head.letter != letter and head.field == field:
                said[head.letter] = former
    return said


def notes(source: Source, preview: Preview) -> dict[int, Note]:
    """What the rows of a sheet are that are no participants like the others, by row."""
    looked = source.looked
    if looked is None:
        return {}
    if looked.planned is None:
        where = looked.refused.where if looked.refused else None
        return {where.row: Note("problem", _("here"))} if where and where.row else {}
    return _notes(looked.planned.file, preview.name)


def _notes(file: PlannedFile, sheet: str) -> dict[int, Note]:
    understood = file.understood
    made = {
        each.row: Note("quiet", _("skipped: {why}").format(why=each.reason))
        for each in understood.skipped
        if each.sheet == sheet
    }
    for head in understood.sheets:
        if head.sheet == sheet and head.header_row:
            made[head.header_row] = Note("head", _("headings"))
    for vacancy in file.vacancies:
        if vacancy.sheet == sheet:
            made[vacancy.row] = Note("quiet", _("vacant seat"))
    for planned in file.people:
        note = _note(planned) if planned.person.sheet == sheet else None
        if note is not None:
            made[planned.person.row] = note
    return made


def _note(planned: PlannedPerson) -> Note | None:
    person = planned.person
    if planned.state == "refused":
        return Note("problem", _("refused: {why}").format(why=planned.evidence))
    if person.left_out:
        return Note("quiet", _("left out: {why}").format(why=person.left_out))
    if person.problems:
        return Note("told", "; ".join(each.message for each in person.problems))
    return None


def troubles(source: Source) -> list[Trouble]:
    """The problems of a source in the order of its rows, those of the whole file first; what is told of
    several rows is told once."""
    if source.planned is None:
        return []
    told: defaultdict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for each in all_problems(source.planned.file):
        told[each.message, each.sheet].update({each.row: None} if each.row else {})
    found = (Trouble(text, sheet, tuple(sorted(rows))) for (text, sheet), rows in told.items())
    return sorted(found, key=lambda each: each.rows[:1])
