"""What a pasted page says of a network: its name, purpose, missions, meetings, presidium, contacts,
participants.

Every line must find its place; one that does not refuses the page, so that nothing is understood half.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.errors import FileProblem, Where
from desktop_app.i18n import _
from desktop_app.records import dates
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.keys import form_key
from desktop_app.sheets.book import Book
from desktop_app.work.intake import blocks, content, headings, page_people
from desktop_app.work.intake.blocks import Block, Line
from desktop_app.work.intake.facts import code_of
from desktop_app.work.intake.page import Page
from desktop_app.work.intake.understood import (
    LineList,
    MeetingLine,
    NetworkText,
    Person,
    Problem,
    SheetUnderstood,
    SkippedRow,
    Understood,
)

_KINDS = (
    ("steering_group", r"styrgrupp"),
    ("managers_network", r"chefsnätverk|chefernas nätverk|managers"),
    ("national_network", r"riksnätverk|nationell"),
    ("working_group", r"arbetsgrupp"),
    ("coordination_group", r"samordningsgrupp|samverkansgrupp"),
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "två",
            "tre",
            "fyra",
            "fem",
            "sex",
            "sju",
            "åtta",
            "nio",
            "tio",
            "elva",
            "tolv",
            "tretton",
            "fjorton",
            "femton",
            "sexton",
            "sjutton",
            "arton",
            "nitton",
            "tjugo",
        ],
        start=2,
    )
}
_NUMBER = rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})\b"
_SEATS = re.compile(rf"{_NUMBER} (?:ordinarie )?(?:ledamöter|platser|mandat)\b", re.IGNORECASE)
_MEMBERS = re.compile(rf"{_NUMBER} (?:medlemskommuner|kommuner)(?:na)?\b", re.IGNORECASE)
_APPOINTED = re.compile(r"\b(?:utses|utsedda|väljs|tillsätts)\b[^.]*?\bav ([^.,]+)", re.IGNORECASE)
_HOST = re.compile(r"^(?:i|hos|värd:?|värdkommun:?)\s+(.+)$", re.IGNORECASE)


def understand(book: Book, gazetteer: Gazetteer, *, year: int) -> Understood:
    """The page whole, or `FileProblem` naming the first line that has no place. People stand at their
    line."""
    page = Page(book.file, gazetteer, year)
    texts = [_without_identity(page, row, values) for row, values in enumerate(book.sheets[0].rows, start=1)]
    cut = blocks.cut(texts, is_organisation=lambda text: gazetteer.find(text) is not None)
    page.skipped += [SkippedRow("", row, _("the website's own")) for row in cut.furniture]
    for block in cut.blocks:
        _READERS[block.kind](page, block)
    if not (page.people or page.vacancies or page.meetings or page.lists):
        raise FileProblem(
            _("No participants, meetings or purpose were found in the text."),
            advice=_(
                "Lists stand under headings of their own, for example Deltagare, Syfte or Mötesdatum 2026."
            ),
            where=Where(book.file),
        )
    return Understood(
        file=book.file,
        kind=book.kind,
        size=book.size,
        sha256=book.sha256,
        shape=_shape(cut.blocks),
        sheets=(SheetUnderstood("", "visible", None, (), len(page.people) + len(page.vacancies)),),
        people=tuple(_with_owner(page, person) for person in page.people),
        vacancies=tuple(page.vacancies),
        skipped=tuple(sorted(page.skipped, key=lambda one: one.row)),
        network=_network(page),
        meetings=tuple(page.meetings),
        lists=tuple(page.lists),
        problems=tuple(page.problems),
        encoding=book.encoding,
        delimiter=book.delimiter,
    )


def _without_identity(page: Page, row: int, values: Sequence[object]) -> str:
    text = str(values[0]) if values and values[0] is not None else ""
    bare, found = content.without_identity(text)
    if found:
        page.problems.append(Problem(_("A personal identity number was left out."), row=row))
    return bare if found else text


def _with_owner(page: Page, person: Person) -> Person:
    """A contact person whose heading named nobody works for the network's owner."""
    if person.role != "contact" or person.organisation or not page.owner:
        return person
    return replace(
        person,
        organisation=page.owner.organisation,
        organisation_code=code_of(page.owner),
        organisation_text=page.owner_text,
    )


def _network(page: Page) -> NetworkText | None:
    if not page.network or not page.owner:
        return page.network
    return replace(page.network, owner=page.owner.organisation, owner_text=page.owner_text)


def _shape(found: Sequence[Block]) -> str:
    found_headings = [re.sub(r"\d", "", headings.key(block.heading.text)) for block in found if block.heading]
    return hashlib.sha256("\n".join(("text", *sorted(found_headings))).encode()).hexdigest()[:16]


def _start(page: Page, block: Block) -> None:
    """The network's name, then prose about it; the name may be repeated."""
    if not block.lines:
        return
    title, *rest = block.lines
    if title.bullet or title.prose or "," in title.text:
        page.refuse(title, _("“{text}” is not understood as the name of a network."))
    about: list[str] = []
    for line in rest:
        if form_key(line.text) == form_key(title.text):
            page.skip(line, _("the title repeated"))
        elif line.prose and not line.bullet:
            about.append(line.text)
        else:
            page.refuse(line, _("The line “{text}” is not understood."))
    text = "\n\n".join(about)
    appointed = _APPOINTED.search(text)
    page.network = NetworkText(
        title.text,
        title.row,
        next((kind for kind, words in _KINDS if re.search(words, title.text, re.IGNORECASE)), "network"),
        text,
        stated_seats=_stated(_SEATS, text),
        stated_members=_stated(_MEMBERS, text),
        appointed_by=appointed[1].strip() if appointed else "",
    )


def _stated(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    if not match:
        return None
    word = match[1].casefold()
    return _NUMBERS.get(word) or int(word)


def _owner(page: Page, block: Block) -> None:
    """An organisation's name and what it says of itself: the network's owner; the text is not the
    network's."""
    page.set_owner(page.gazetteer.find(block.place), block.place)
    for line in block.lines:
        if not line.prose:
            page.refuse(line, _("The line “{text}” is not understood."))
        page.skip(line, _("about the organisation, not the network"))
    if block.heading:
        page.skip(block.heading, _("about the organisation, not the network"))


def _list(page: Page, block: Block) -> None:
    assert block.heading
    for line in block.lines:
        if not line.bullet:
            page.refuse(line, _("The line “{text}” is no point of the list above it."))
    if not block.lines:
        page.skip(block.heading, _("a heading without lines"))
        return
    lines = tuple(line.text for line in block.lines)
    period = dates.span(block.heading.text)
    page.lists.append(LineList(block.kind, block.heading.text, period, lines, block.heading.row))


def _derived(page: Page, block: Block) -> None:
    """The next and the last meeting follow from the dates; a page leaves them empty."""
    assert block.heading
    page.skip(block.heading, _("a heading without lines"))
    for line in block.lines:
        page.refuse(line, _("The line “{text}” is not understood."))


def _meetings(page: Page, block: Block) -> None:
    assert block.heading
    period = dates.span(block.heading.text)
    year = (
        period.first.year if period.first and period.last and period.first.year == period.last.year else None
    )
    for line in block.lines:
        page.meetings.append(_meeting(page, line, year))
    if not block.lines:
        page.skip(block.heading, _("a heading without lines"))


def _meeting(page: Page, line: Line, year: int | None) -> MeetingLine:
    found = dates.occasion(line.text, year=year, around=page.year)
    if not found or "order" in found.problems or "gemensam" in found.rest.casefold():
        page.refuse(line, _("“{text}” is not understood as the date of a meeting."))
    if found.first is None or found.last is None:
        fitting = ", ".join(map(str, found.years))
        page.refuse(
            line,
            _("“{text}” has no year."),
            _("Write the year in the heading or on the line.")
            + (" " + _("The weekday fits {years}.").format(years=fitting) if fitting else ""),
        )
    told = {
        "weekday": _("The weekday does not fit the date {day}.").format(day=found.first),
        "week": _("The week does not fit the date {day}.").format(day=found.first),
    }
    host = _HOST.match(found.rest)
    form = page.gazetteer.find(host[1]) if host else None
    return MeetingLine(
        line.row,
        found.first,
        found.last,
        found.start,
        found.end,
        found.cancelled,
        host=form.name if form else "",
        title="" if form else found.rest,
        written=line.text,
        problems=tuple(Problem(told[key], row=line.row) for key in found.problems),
    )


_READERS = {
    "start": _start,
    "owner": _owner,
    "purpose": _list,
    "mission": _list,
    "priorities": _list,
    "people": page_people.participants,
    "members": page_people.participants,
    "deputies": page_people.participants,
    "meetings": _meetings,
    "presidium": page_people.presidium,
    "contacts": page_people.contacts,
    "derived": _derived,
}
