"""One file understood: Book → Understood. The one entry to the intake's front half.

A pure function. A list is understood whole or refused with one sentence that says where and what to do.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.records import dates, emails
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.records.ids import OrganisationId
from desktop_app.sheets.book import Book, Sheet
from desktop_app.work.intake import clean, headings, pages, recognise
from desktop_app.work.intake import columns as column_guesses
from desktop_app.work.intake.facts import Frame
from desktop_app.work.intake.recognise import Table
from desktop_app.work.intake.understood import (
    Person,
    Problem,
    SheetUnderstood,
    SkippedRow,
    Understood,
    Vacancy,
)


def understand(
    book: Book,
    gazetteer: Gazetteer,
    *,
    organisation: OrganisationId | None = None,
    sheets: tuple[str, ...] = (),
    columns: Mapping[str, str] | None = None,
    year: int,
) -> Understood:
    """What the file says. `organisation` is the sender as the person has given it, `sheets` the names to
    take, `columns` the person's own mapping from a column's letter or heading to a field (see
    `headings.FIELDS`), `year` the present year, for dates without one in a file without any date. Raises
    `FileProblem`."""
    if book.kind == "text":
        return pages.understand(book, gazetteer, year=year)
    mapping = _checked(book.file, columns or {})
    chosen = _chosen(book, sheets)
    found = _Found(problems=_hidden(book, chosen))
    given = gazetteer.get(organisation) if organisation is not None else None
    for sheet in chosen:
        table = _with_swapped(recognise.table(book.file, sheet, gazetteer, mapping))
        sender, told = (given, []) if given else _sender(book.file, table, gazetteer)
        found.problems += told
        found.senders.add(sender.organisation if sender else None)
        found.add(table, Frame(gazetteer, sender, _day(book.file, table, year)))
    return Understood(
        file=book.file,
        kind=book.kind,
        size=book.size,
        sha256=book.sha256,
        shape=_shape(book.kind, list(found.sheets.values())),
        sheets=tuple(found.sheets.get(sheet.name) or _left(sheet) for sheet in book.sheets),
        people=tuple(found.people),
        vacancies=tuple(found.vacancies),
        skipped=tuple(found.skipped),
        problems=tuple(found.problems),
        organisation=next(iter(found.senders)) if len(found.senders) == 1 else None,
        encoding=book.encoding,
        delimiter=book.delimiter,
    )


def _left(sheet: Sheet) -> SheetUnderstood:
    return SheetUnderstood(sheet.name, sheet.state, None, (), 0, taken=False)


@dataclass
class _Found:
    """What the sheets say, one after the other."""

    problems: list[Problem]
    people: list[Person] = field(default_factory=list)
    vacancies: list[Vacancy] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    sheets: dict[str, SheetUnderstood] = field(default_factory=dict)
    senders: set[OrganisationId | None] = field(default_factory=set)

    def add(self, table: Table, frame: Frame) -> None:
        people, vacancies = clean.people(table, frame)
        self.people += people
        self.vacancies += vacancies
        self.skipped += table.skipped
        self.problems += (*table.problems, *_told(table), *clean.column_problems(table))
        self.sheets[table.sheet.name] = SheetUnderstood(
            table.sheet.name, table.sheet.state, table.header_row, table.columns, len(table.rows)
        )


def _checked(file: str, mapping: Mapping[str, str]) -> Mapping[str, str]:
    for column, named in mapping.items():
        if named not in headings.FIELDS:
            raise FileProblem(
                _("There is no field “{field}” for a column to hold.").format(field=named),
                advice=_("The fields are {names}.").format(names=", ".join(headings.FIELDS)),
                where=Where(file, column=column),
            )
    return mapping


def _chosen(book: Book, wanted: tuple[str, ...]) -> list[Sheet]:
    """The sheets asked for; unasked the one visible sheet that holds something."""
    by_name = {sheet.name: sheet for sheet in book.sheets}
    for name in wanted:
        if name not in by_name:
            raise FileProblem(
                _("There is no sheet “{name}”.").format(name=name),
                advice=_("The sheets are {names}.").format(names=", ".join(by_name)),
                where=Where(book.file),
            )
    if wanted:
        return [by_name[name] for name in dict.fromkeys(wanted)]
    filled = [sheet for sheet in book.sheets if sheet.state == "visible" and any(map(any, sheet.rows))]
    if not filled:
        raise FileProblem(
            _("The file holds nothing that is visible."),
            advice=_("Check that it is the right file."),
            where=Where(book.file),
        )
    if len(filled) > 1:
        raise FileProblem(
            _("Several sheets hold something: {names}.").format(
                names=", ".join(sheet.name for sheet in filled)
            ),
            advice=_("Say which of them to import."),
            where=Where(book.file),
        )
    return filled


def _hidden(book: Book, chosen: Sequence[Sheet]) -> list[Problem]:
    return [
        Problem(_("The sheet “{name}” is hidden and is not imported.").format(name=sheet.name), sheet.name)
        for sheet in book.sheets
        if sheet.state != "visible" and sheet not in chosen
    ]


def _with_swapped(table: Table) -> Table:
    """The table with given and family name exchanged where their headings are swapped."""
    given, family, address = (table.numbers(name) for name in ("given", "family", "email"))
    chosen = any(one.certainty == 1.0 for one in table.columns if one.field in {"given", "family"})
    if chosen or not (given and family):
        return table

    def texts(column: int) -> list[str]:
        return [table.grid.text(row, column) for row in table.rows]

    found = [emails.read(text).addresses for text in texts(address[0])] if address else []
    addresses = [each[0] if each else "" for each in found] or [""] * len(table.rows)
    certainty = column_guesses.swapped(texts(given[0]), texts(family[0]), addresses)
    return replace(table, columns=column_guesses.exchanged(table.columns, certainty)) if certainty else table


def _told(table: Table) -> list[Problem]:
    """The swapped headings, told once."""
    wrong = [
        one
        for one in table.columns
        if one.field in {"given", "family"} and headings.field_of(one.heading) in {"given", "family"}
        if headings.field_of(one.heading) != one.field
    ]
    if not wrong or wrong[0].certainty == 1.0:
        return []
    letters = ", ".join(one.column for one in wrong)
    message = _("The headings for given and family name are swapped (columns {letters}); it was put right.")
    return [Problem(message.format(letters=letters), table.sheet.name, table.header_row, wrong[0].column)]


def _sender(file: str, table: Table, gazetteer: Gazetteer) -> tuple[Form | None, list[Problem]]:
    """Whose people they are, in a list without a column for it: by the name of the file or the sheet, the
    title or, all alike, the addresses. Addresses that mostly point elsewhere forbid it."""
    if table.numbers("organisation", "organisation_code"):
        return None, []
    owners = Counter(
        form.organisation
        for row in table.rows
        for column in table.numbers("email")
        for address in emails.read(table.grid.text(row, column)).addresses
        if (form := gazetteer.by_email(address))
    )
    places = (
        (PurePath(file).stem, _("the file's name")),
        (table.sheet.name, _("the sheet's name")),
        *((line, _("the title")) for line in table.lines),
    )
    for text, place in places:
        form = gazetteer.in_name(text)
        fits = form and owners[form.organisation] * 2 >= owners.total()
        if form and fits and form.kind in {"municipality", "region"}:
            return form, [_taken_from(table, form, place)]
    if len(owners) == 1 and owners.total() >= 3:
        form = gazetteer.get(next(iter(owners)))
        if form:
            return form, [_taken_from(table, form, _("the e-mail addresses"))]
    return None, []


def _taken_from(table: Table, form: Form, place: str) -> Problem:
    message = _("The list names no municipality; {name} is taken from {place}.").format(
        name=form.name, place=place
    )
    return Problem(message, table.sheet.name, table.header_row)


def _day(file: str, table: Table, year: int) -> date:
    """The list's own day, by the lines around it or the file's name; else the first of the present year."""
    found = (dates.day(text) for text in (*table.lines, PurePath(file).stem))
    return next(filter(None, found), date(year, 1, 1))


def _shape(kind: str, sheets: Sequence[SheetUnderstood]) -> str:
    """Equal for lists of the same make: the kind and the headings, in any order."""
    names = sorted({headings.key(one.heading) for sheet in sheets for one in sheet.columns})
    return hashlib.sha256("\n".join((kind, *names)).encode()).hexdigest()[:16]
