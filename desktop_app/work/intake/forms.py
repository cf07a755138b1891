"""A form that comes back: whose it is, which person each row is, and who is said to have left.

The mark and the keys are taken out of the book, which is then understood as any list of its organisation;
what they say is put on the people afterwards. Renamed, sorted, columns moved, rows added to or deleted,
saved by another program or as csv: a cell's text is all that they need.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records import roles
from desktop_app.records.forms import COLUMNS, VACANT, Form, Mark, mark_in
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.sheets.book import Book, Sheet, Value, letters
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.understand import understand
from desktop_app.work.intake.understood import Person, Problem, SheetUnderstood, Understood, Vacancy

_GONE = frozenset({"har slutat", "slutat", "has left", "left"})
"""The headings of “Has left”, as `headings.key` writes them: a form may come back in another language."""
_NOT = frozenset({"", "nej", "no", "n", "0", "false", "falskt", "-", "–"})
"""What under “Has left” says that nobody has."""
_FIELDS = frozenset(name for name, *_rest in COLUMNS) | {"name"}
_HEADING_WITHIN = 60


class Returned(Struct, frozen=True):
    """A form as it came back. Rows and columns from 1; `header` is 0 where the mark's own column is gone."""

    mark: Mark
    book: Book
    sheet: Sheet
    header: int
    keys: Mapping[int, str]
    gone: frozenset[int]
    others: tuple[str, ...]
    """The names of visible sheets that hold something and are no part of the form."""


def as_sent(form: Form, gazetteer: Gazetteer) -> Understood:
    """What a form says when nobody has touched it."""
    from desktop_app.sheets import writing_forms  # no child that reads a form needs to write any

    rows = [[str(form.mark), *writing_forms.headings(form)], *form.rows]
    cells = tuple(tuple(text or None for text in row) for row in rows)
    book = Book("form.xlsx", "xlsx", (Sheet(form.organisation, "visible", cells),))
    returned = of(book)
    assert returned is not None
    return understood(returned, gazetteer, register=form.mark.register, year=form.mark.day.year)


def of(book: Book) -> Returned | None:
    """The form in a book; None for every other file."""
    if book.kind == "text":
        return None
    marks = [(sheet, *found) for sheet in book.sheets if (found := _mark_of(sheet))]
    if not marks:
        return None
    visible = [sheet for sheet in book.sheets if sheet.state == "visible" and any(map(any, sheet.rows))]
    main = next(((sheet, row, column) for sheet, row, column, _mark in marks if sheet in visible), None)
    if main is None and not visible:
        return None
    sheet, header, column = main or (visible[0], 0, 0)
    others = tuple(each.name for each in visible if each is not sheet)
    return _taken_apart(replace(book, sheets=(sheet,)), marks[0][3], header, column, others)


def _mark_of(sheet: Sheet) -> tuple[int, int, Mark] | None:
    for number, row in enumerate(sheet.rows[:_HEADING_WITHIN], 1):
        for column, value in enumerate(row, 1):
            mark = mark_in(value)
            if mark:
                return number, column, mark
    return None


def _taken_apart(book: Book, mark: Mark, header: int, column: int, others: tuple[str, ...]) -> Returned:
    sheet = book.sheets[0]
    at, left = _gone_column(sheet, header)
    keys = {
        row: _text(values[column - 1])
        for row, values in enumerate(sheet.rows, 1)
        if header and row > header and _text(values[column - 1])
    }
    gone = frozenset(
        row
        for row, values in enumerate(sheet.rows, 1)
        if left and row > at and _text(values[left - 1]).casefold() not in _NOT
    )
    cleared = tuple(_without(row, values, header, {column, left}) for row, values in enumerate(sheet.rows, 1))
    sheet = replace(sheet, rows=cleared, merges=() if header else sheet.merges)
    return Returned(mark, replace(book, sheets=(sheet,)), sheet, header, keys, gone, others)


def _gone_column(sheet: Sheet, header: int) -> tuple[int, int]:
    """Row and column of the heading “Has left”; zeros where somebody has taken it away."""
    rows = range(header, header + 1) if header else range(1, min(len(sheet.rows), _HEADING_WITHIN) + 1)
    for row in rows:
        for column, value in enumerate(sheet.rows[row - 1], 1):
            if headings.key(_text(value)) in _GONE:
                return row, column
    return 0, 0


def _without(row: int, values: Sequence[Value], header: int, columns: set[int]) -> tuple[Value, ...]:
    """A row without the form's own cells; the lines above the headings are the form's own too."""
    if row < header:
        return (None,) * len(values)
    return tuple(None if column in columns else value for column, value in enumerate(values, 1))


def _text(value: Value) -> str:
    return "" if value is None else str(value).strip()


def understood(
    form: Returned,
    gazetteer: Gazetteer,
    *,
    register: str,
    year: int,
    columns: Mapping[str, str] | None = None,
) -> Understood:
    """What a form says that came back to the register that sent it. A form of another register is read as any
    list: its keys mean other people here."""
    own = form.mark.register == register and gazetteer.get(form.mark.organisation) is not None
    if not own:
        found = understand(form.book, gazetteer, columns=columns, year=year)
        told = Problem(_("The form was sent out from another register; its rows are compared as any list's."))
        return _answered(replace(found, problems=(told, *found.problems)), form, {})
    vacant, sheet = _vacant(form, gazetteer)
    said, fields = dict(columns or {}), _own_columns(form)
    if any(any(row) for row in sheet.rows[form.header :]):
        book = replace(form.book, sheets=(sheet,))
        mapping = said | fields | said  # what the person says is asked first, and stands over the form's own
        found = understand(book, gazetteer, organisation=form.mark.organisation, columns=mapping, year=year)
    else:
        found = _nobody(form)
    found = replace(
        found,
        sheets=tuple(_as_sent_out(each, fields) for each in found.sheets),
        shape=form.mark.shape,
        organisation=form.mark.organisation,
        form=form.mark,
        vacancies=(*found.vacancies, *vacant),
    )
    return _answered(found, form, form.keys)


def _own_columns(form: Returned) -> dict[str, str]:
    """What the form's columns are, wherever they have been moved."""
    if not form.header:
        return {}
    named = {
        letters(column): headings.field_of(_text(value))
        for column, value in enumerate(form.sheet.rows[form.header - 1], 1)
    }
    fields = [field for field in named.values() if field]
    return {letter: field for letter, field in named.items() if field in _FIELDS and fields.count(field) == 1}


def _as_sent_out(sheet: SheetUnderstood, fields: Mapping[str, str]) -> SheetUnderstood:
    """The sheet with the word of why for the form's own columns, which nobody has chosen."""
    why = _("the form was sent out with this column")
    columns = tuple(
        replace(each, certainty=0.99, why=why) if fields.get(each.column) == each.field else each
        for each in sheet.columns
    )
    return replace(sheet, columns=columns)


def _vacant(form: Returned, gazetteer: Gazetteer) -> tuple[list[Vacancy], Sheet]:
    """The rows that still wait for a name, and the sheet without them."""
    role = next((letter for letter, field in _own_columns(form).items() if field == "role"), "")
    owner = gazetteer.get(form.mark.organisation)
    waiting: list[Vacancy] = []
    rows = list(form.sheet.rows)
    for number, key in form.keys.items():
        said = {
            letters(column): text
            for column, value in enumerate(rows[number - 1], 1)
            if (text := _text(value))
        }
        if key == VACANT and said.keys() <= {role}:
            word = roles.key(said.get(role, ""))
            waiting.append(
                Vacancy(form.sheet.name, number, form.mark.organisation, owner.name if owner else "", word)
            )
            rows[number - 1] = (None,) * len(rows[number - 1])
    return waiting, replace(form.sheet, rows=tuple(rows))


def _nobody(form: Returned) -> Understood:
    """A form that came back without a single person."""
    book = form.book
    return Understood(
        book.file,
        book.kind,
        book.size,
        book.sha256,
        "",
        sheets=(SheetUnderstood(form.sheet.name, form.sheet.state, form.header or None, (), 0),),
        encoding=book.encoding,
        delimiter=book.delimiter,
    )


def _answered(found: Understood, form: Returned, keys: Mapping[int, str]) -> Understood:
    """The people with their keys and with who has left; what nobody would see otherwise is told."""
    people = tuple(_with_key(person, keys.get(person.row, ""), form) for person in found.people)
    told = [
        Problem(_("The sheet “{name}” is no part of the form and is not imported.").format(name=name), name)
        for name in form.others
    ]
    return replace(found, people=people, problems=(*found.problems, *told))


def _with_key(person: Person, key: str, form: Returned) -> Person:
    key = "" if key == VACANT else key
    problems = person.problems
    if key and person.notes:
        note = Problem(_("Note: {text}").format(text=person.notes), person.sheet, person.row)
        problems = (*problems, note)
    return replace(person, key=key, gone=person.row in form.gone, problems=problems)
