"""What a pasted text says: a network's page, a list of people, a mail, an address list, a news article.

Every line finds its place or is told as left out. What stands under headings or in lists is taken for what it
says; what an article's running text says is only proposed.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _, ngettext
from desktop_app.records import occasions
from desktop_app.records.gazetteer import Form, Gazetteer
from desktop_app.records.ids import OrganisationId
from desktop_app.sheets.book import Book
from desktop_app.sheets.cells import without_controls
from desktop_app.work.intake import content
from desktop_app.work.intake.columns import headings
from desktop_app.work.intake.entries.facts import code_of
from desktop_app.work.intake.texts import (
    blocks,
    page_article,
    page_days,
    page_furniture,
    page_lines,
    page_meetings,
    page_parts,
    text_changes,
    text_line,
    text_mail,
)
from desktop_app.work.intake.texts.blocks import Block
from desktop_app.work.intake.texts.page import Page
from desktop_app.work.intake.texts.text_mail import Mail
from desktop_app.work.intake.understood import (
    Person,
    Problem,
    SheetUnderstood,
    SkippedRow,
    Understood,
)

_COLUMNS = re.compile(r"(?<=[^\W_]{2}) {3,}(?=\S)|(?<=\S) *\t\s*(?=\S)")
"""What sets columns apart in a text: a tab or many blanks."""


def understand(
    book: Book, gazetteer: Gazetteer, *, organisation: OrganisationId | None = None, year: int
) -> Understood:
    """The text whole; people stand at their line. `organisation` is the sender as the person has given it.
    Raises `FileProblem` where nothing is found."""
    problems: list[Problem] = []
    texts = [
        _without_identity(problems, row, values) for row, values in enumerate(book.sheets[0].rows, start=1)
    ]
    mail = text_mail.read(texts)
    page, found, mail = _page(mail, texts, gazetteer, year)
    if page.empty:
        raise _nothing(book.file)
    sender = gazetteer.get(organisation) if organisation is not None else None
    people = _placed(page, gazetteer, sender or _introduced(page) or _signed(mail, gazetteer))
    others = page.people or page.vacancies or page.meetings or page.lists
    organisations = [replace(one, proposed=one.proposed and bool(others)) for one in page.organisations]
    listed = page.lists or any(not one.proposed for one in page.meetings)
    if listed and not page.network:
        message = _("The text names no network: say which network its meetings and lists belong to.")
        page.problems.append(Problem(message))
    return Understood(
        file=book.file,
        kind=book.kind,
        size=book.size,
        sha256=book.sha256,
        shape=_shape(found),
        sheets=(SheetUnderstood("", "visible", None, (), len(page.people) + len(page.vacancies)),),
        people=people,
        vacancies=tuple(page.vacancies),
        skipped=tuple(sorted(page.skipped, key=lambda one: one.row)),
        network=page_parts.network(page),
        meetings=tuple(page.meetings),
        lists=tuple(page.lists),
        dates=tuple(page.dates),
        organisations=tuple(organisations),
        attendance=tuple(page.attendance),
        problems=(*problems, *sorted(page.problems, key=lambda one: one.row or 0)),
        organisation=organisation,
        encoding=book.encoding,
        delimiter=book.delimiter,
    )


def _nothing(file: str) -> FileProblem:
    return FileProblem(
        _("No participants, meetings or purpose were found in the text."),
        advice=_("Lists stand under headings of their own, for example Deltagare, Syfte or Mötesdatum 2026."),
        where=Where(file),
    )


def _without_identity(problems: list[Problem], row: int, values: Sequence[object]) -> str:
    text = without_controls(str(values[0])) if values and values[0] is not None else ""
    bare, found = content.without_identity(text)
    if found:
        problems.append(Problem(_("A personal identity number was left out."), row=row))
    return _COLUMNS.sub(", ", bare if found else text)


def _page(
    mail: Mail, texts: list[str], gazetteer: Gazetteer, year: int
) -> tuple[Page, Sequence[Block], Mail]:
    """The page read from what the writer says; if that is nothing, from the earlier mail or the header; and
    the mail that it is read from."""
    changed = page_furniture.changed(texts)
    for written, lines in ((mail, mail.body), *_earlier(mail), (mail, mail.addressees)):
        page = Page(gazetteer, changed or date(year, 1, 1), dated=changed is not None)
        found = _read(page, lines, is_mail=mail.is_mail)
        page.skipped += (
            one for one in (*mail.skipped, *_own(written, mail)) if not lines[one.row - 1].strip()
        )
        if not page.empty:
            return page, found, written
    page = Page(gazetteer, changed or date(year, 1, 1), dated=changed is not None)
    return page, _read(page, mail.body, is_mail=True, article=True), mail


def _earlier(mail: Mail) -> Iterator[tuple[Mail, list[str]]]:
    """The earlier mail with its own greeting and signature; the later one's where it has none."""
    if any(mail.earlier):
        earlier = text_mail.read(mail.earlier)
        yield replace(earlier, sender=mail.earlier_sender or mail.signature), earlier.body


def _own(written: Mail, mail: Mail) -> list[SkippedRow]:
    return [] if written is mail else written.skipped


def _read(page: Page, texts: list[str], *, is_mail: bool, article: bool = False) -> Sequence[Block]:
    """`article`: where nothing stands in lists, sentences may still propose something."""
    cut = blocks.cut(
        texts,
        is_organisation=lambda text: page.gazetteer.find(text) is not None,
        entry=lambda text: _entry(text, page.gazetteer),
    )
    page.skipped += [SkippedRow("", row, _("the website's own")) for row in cut.furniture]
    if article or page_article.is_article(cut.blocks, page.gazetteer):
        page_article.read(page, cut.blocks)
        return cut.blocks
    for block in page_parts.titled(page, cut.blocks):
        page_parts.read(page, block, titled=not is_mail)
    if not page.empty:
        page_days.propose_meetings(page)
    return cut.blocks


def _entry(text: str, gazetteer: Gazetteer) -> str:
    """What a line is: a "meeting", or a "person" or something said of one; "" for neither."""
    if text_changes.read(text, gazetteer):
        return "person"
    if page_meetings.is_period(text) or occasions.occasion(text, year=2024):
        return "meeting"
    return "person" if page_lines.is_body(text) or text_line.read(text, gazetteer).says else ""


def _signed(mail: Mail, gazetteer: Gazetteer) -> Form | None:
    """The one organisation that a mail's signature names or its addresses belong to; or else its sender's."""
    for lines in (mail.signature, mail.sender):
        named = {form.organisation: form for line in lines if (form := _named(line, gazetteer))}
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def _introduced(page: Page) -> Form | None:
    """The one organisation that the lists' introductions name."""
    named = {form.organisation: form for form in page.introduced}
    return next(iter(named.values())) if len(named) == 1 else None


def _named(line: str, gazetteer: Gazetteer) -> Form | None:
    found = text_line.read(line, gazetteer)
    ones = (found.loose, *found.people)
    addresses = (gazetteer.by_email(address) for one in ones for address in one.emails)
    return (
        gazetteer.find(line)
        or next((one.place for one in ones if one.place), None)
        or next(filter(None, addresses), None)
    )


def _placed(page: Page, gazetteer: Gazetteer, sender: Form | None) -> tuple[Person, ...]:
    """The people, those without an organisation given the one that is known from elsewhere: the network's
    owner for its contact persons, that of their own address, or the sender's."""
    people: list[Person] = []
    taken: Counter[str] = Counter()
    for person in page.people:
        by_email = next(filter(None, map(gazetteer.by_email, person.emails)), None)
        if person.organisation or person.organisation_text or person.refused:
            people.append(person)
        elif person.role == "contact" and page.owner:
            people.append(_of(person, page.owner, page.owner_text))
        elif by_email or (sender and not page.article):
            taken[_("the e-mail addresses") if by_email else _("the mail's sender")] += 1
            people.append(_of(person, by_email or sender))
        else:
            people.append(person if page.article else _without_place(person))
    for place, count in taken.items():
        message = ngettext(
            "{count} person stands without an organisation; it is taken from {place}.",
            "{count} people stand without an organisation; it is taken from {place}.",
            count,
        )
        page.problems.append(Problem(message.format(count=count, place=place)))
    return tuple(people)


def _without_place(person: Person) -> Person:
    if person.role == "contact":
        return person
    problem = Problem(_("The line names no organisation."), row=person.row)
    return replace(person, problems=(*person.problems, problem))


def _of(person: Person, form: Form | None, text: str = "") -> Person:
    if form is None:
        return person
    return replace(
        person,
        organisation=form.organisation,
        organisation_code=code_of(form),
        organisation_text=text or form.name,
    )


def _shape(found: Sequence[Block]) -> str:
    found_headings = [re.sub(r"\d", "", headings.key(block.heading.text)) for block in found if block.heading]
    return hashlib.sha256("\n".join(("text", *sorted(found_headings))).encode()).hexdigest()[:16]
