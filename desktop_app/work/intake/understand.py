"""One file understood: Book → Understood. The one entry to the intake's front half.

A pure function. Every visible sheet that holds a list is taken, a row that cannot be read is refused alone;
only a file without any list is refused, with one sentence that says where and what to do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.ids import OrganisationId
from desktop_app.records.keys import name_key
from desktop_app.sheets.book import Book, Sheet
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.entries import clean, name_order, organisations, whose
from desktop_app.work.intake.entries.attendance import Gathered
from desktop_app.work.intake.entries.facts import Frame
from desktop_app.work.intake.grid import Grid
from desktop_app.work.intake.shapes import meeting_plan, tables
from desktop_app.work.intake.shapes.shape import Asked, Listing, Place
from desktop_app.work.intake.understood import (
    OrganisationLine,
    Person,
    Problem,
    SheetUnderstood,
    SkippedRow,
    Understood,
    Vacancy,
)

_LONG = 500
"""In a list of more people than these, namesakes are no news."""


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
        from desktop_app.work.intake.texts import pages  # a fifth of a child's start, for no list

        return pages.understand(book, gazetteer, organisation=organisation, year=year)
    mapping = _checked(book.file, columns or {})
    chosen = _chosen(book, sheets)
    found = _Found(problems=_hidden(book, chosen))
    given = gazetteer.get(organisation) if organisation is not None else None
    asked = Asked(gazetteer, mapping, sent=given is not None)
    lists = [name_order.with_swapped(one) for one in _listings(book, chosen, asked, found, year)]
    for listing, turned in zip(lists, name_order.family_first(lists), strict=True):
        sender, told = (
            (given, []) if given else whose.sender(book, listing, gazetteer, alone=len(chosen) == 1)
        )
        found.problems += told
        found.senders.add(sender.organisation if sender else None)
        day = whose.day(book.file, listing, year)
        found.add(listing, Frame(gazetteer, sender, day, turned, given is not None))
    return Understood(
        file=book.file,
        kind=book.kind,
        size=book.size,
        sha256=book.sha256,
        shape=_shape(book.kind, found.sheets),
        sheets=tuple(_in_order(book, found.sheets)),
        people=tuple(_networks(found)),
        vacancies=tuple(found.vacancies),
        skipped=tuple(found.skipped),
        meetings=tuple(found.gathered.meetings),
        attendance=tuple(found.gathered.lines),
        organisations=tuple(found.organisations),
        problems=(*found.problems, *found.gathered.problems, *_namesakes(found.people)),
        organisation=next(iter(found.senders)) if len(found.senders) == 1 else None,
        encoding=book.encoding,
        delimiter=book.delimiter,
    )


class _Found(Struct):
    """What the lists say, one after the other."""

    problems: list[Problem]
    people: list[Person] = field(default_factory=list)
    vacancies: list[Vacancy] = field(default_factory=list)
    organisations: list[OrganisationLine] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    sheets: list[SheetUnderstood] = field(default_factory=list)
    senders: set[OrganisationId | None] = field(default_factory=set)
    gathered: Gathered = field(default_factory=Gathered)
    by_column: bool = False
    """True where a column names the networks."""

    def add_meetings(
        self, file: str, sheet: Sheet, gazetteer: Gazetteer, own_year: int | None, year: int
    ) -> bool:
        """Take in a sheet that is a plan of meetings; False for any other."""
        plan = meeting_plan.find(sheet)
        if plan is None:
            return False
        from desktop_app.work.intake.texts import meeting_tables  # as understand() does, for few sheets

        table = meeting_tables.read(Grid(file, sheet), plan, gazetteer, own_year, date(year, 1, 1))
        if table is None:
            return False
        self.sheets.append(
            SheetUnderstood(sheet.name, sheet.state, table.header_row, table.columns, len(table.meetings))
        )
        self.gathered.meetings += table.meetings
        self.skipped += table.skipped
        return True

    def add(self, listing: Listing, frame: Frame) -> None:
        before = sum(one.sheet == listing.sheet.name for one in self.sheets)
        self.sheets.append(
            SheetUnderstood(
                listing.sheet.name,
                listing.sheet.state,
                listing.header_row,
                listing.columns,
                len(listing.day_rows or {entry.row for entry in listing.entries}),
                table=str(before + 1) if before else "",
            )
        )
        self.skipped += listing.skipped
        self.problems += (*listing.problems, *_told(listing))
        if listing.kind == "organisations":
            self.organisations += organisations.read(listing, frame)
            return
        people, vacancies = clean.people(listing, frame)
        self.gathered.add(listing, people, len(self.people))
        self.people += [person for person, _entry in people]
        self.vacancies += vacancies
        self.problems += clean.column_problems(listing)
        self.by_column = self.by_column or bool(listing.numbers("network"))
        if people and not any(person.organisation or person.organisation_text for person, _entry in people):
            message = _("The list names no municipality or organisation; say whose people they are.")
            self.problems.append(Problem(message, listing.sheet.name, listing.header_row))


def _listings(book: Book, chosen: Sequence[Sheet], asked: Asked, found: _Found, year: int) -> list[Listing]:
    """The lists of all chosen sheets, plans of meetings put aside; a sheet without one is told, a file
    without one refused."""
    lists: list[Listing] = []
    refused: list[FileProblem] = []
    for sheet in chosen:
        own_year = whose.year_in(book.file, sheet)
        if not asked.mapping and found.add_meetings(book.file, sheet, asked.gazetteer, own_year, year):
            continue
        try:
            here = tables.listings(book.file, sheet, replace(asked, year=own_year))
        except FileProblem as problem:
            refused.append(problem)
            if any(map(any, sheet.rows)):
                message = _("The sheet “{name}” is not imported: {why}").format(
                    name=sheet.name, why=problem.sentence
                )
                found.problems.append(Problem(message, sheet.name))
            continue
        around = whose.of_sheet_name(sheet.name) if len(chosen) > 1 else None
        lists += [_within(listing, around) for listing in here] if around else here
    if not lists and refused and not found.gathered.meetings:
        raise refused[0]
    people = [listing for listing in lists if listing.kind == "people"]
    if people and any(listing.kind == "organisations" and not _contacts(listing) for listing in lists):
        lists = [listing for listing in lists if listing.kind == "people" or _contacts(listing)]
    return lists


def _contacts(listing: Listing) -> bool:
    return bool(listing.numbers("email", "phone", "mobile", "web", "address"))


def _within(listing: Listing, around: Place) -> Listing:
    entries = tuple(replace(entry, place=entry.place.within(around)) for entry in listing.entries)
    return replace(listing, entries=entries)


def _in_order(book: Book, sheets: Sequence[SheetUnderstood]) -> list[SheetUnderstood]:
    """What each sheet was taken for, in the order of the book; one that was not taken says so."""
    ordered: list[SheetUnderstood] = []
    for sheet in book.sheets:
        own = [one for one in sheets if one.sheet == sheet.name]
        ordered += own or [SheetUnderstood(sheet.name, sheet.state, None, (), 0, taken=False)]
    return ordered


def _networks(found: _Found) -> list[Person]:
    """The people; one network that all headings speak of is the one that the file is imported into."""
    if found.by_column or len({person.network_text for person in found.people} - {""}) > 1:
        return found.people
    return [replace(one, network_text="") if one.network_text else one for one in found.people]


def _namesakes(people: Sequence[Person]) -> list[Problem]:
    """Two of one name in different organisations, who are taken as two; not told where there are many."""
    first: dict[str, Person] = {}
    problems: list[Problem] = []
    if len(people) > _LONG:
        return problems
    for person in people:
        other = first.setdefault(name_key(person.written), person)
        if person.refused or not person.organisation or other.organisation in {None, person.organisation}:
            continue
        message = _("{name} stands also on row {row}, for {organisation}: they are taken as two people.")
        told = message.format(name=person.written, row=other.row, organisation=other.organisation_text)
        problems.append(Problem(told, person.sheet, person.row))
    return problems


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
    """The sheets asked for; unasked every visible sheet that holds something."""
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
    return filled


def _hidden(book: Book, chosen: Sequence[Sheet]) -> list[Problem]:
    return [
        Problem(_("The sheet “{name}” is hidden and is not imported.").format(name=sheet.name), sheet.name)
        for sheet in book.sheets
        if sheet.state != "visible" and sheet not in chosen
    ]


def _told(listing: Listing) -> list[Problem]:
    """The swapped headings, told once."""
    wrong = [
        one
        for one in listing.columns
        if one.field in {"given", "family"} and headings.field_of(one.heading) in {"given", "family"}
        if headings.field_of(one.heading) != one.field
    ]
    if not wrong or wrong[0].certainty == 1.0:
        return []
    letters = ", ".join(one.column for one in wrong)
    message = _("The headings for given and family name are swapped (columns {letters}); it was put right.")
    return [Problem(message.format(letters=letters), listing.sheet.name, listing.header_row, wrong[0].column)]


def _shape(kind: str, sheets: Sequence[SheetUnderstood]) -> str:
    """Equal for lists of the same make: the kind and the headings, in any order."""
    names = sorted({headings.key(one.heading) for sheet in sheets for one in sheet.columns})
    return hashlib.sha256("\n".join((kind, *names)).encode()).hexdigest()[:16]
