"""What a news article says, as proposals: meetings and other dates, points of an agenda, contact blocks,
people with their titles, the network it is about. Each stands with its line; nothing is written unasked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.work.intake.texts import (
    page_days,
    page_headings,
    page_meetings,
    page_once,
    page_paragraphs,
    page_parts,
    page_people,
    page_prose,
    text_changes,
    text_line,
)
from desktop_app.work.intake.texts.blocks import Block, Line
from desktop_app.work.intake.texts.page import Page
from desktop_app.work.intake.texts.page_paragraphs import Paragraph
from desktop_app.work.intake.understood import NetworkText, Person

_FIRM = frozenset(
    "mission priorities areas people members deputies present absent presidium meetings".split()  # noqa: SIM905
)
"""Parts that only a network's own page has."""
_TITLE = re.compile(
    r"[\w-]*(?:nätverk|styrgrupp|arbetsgrupp|chefsgrupp|samverkansgrupp|beredning|forum|råd)(?:et|en)?"
    r"(?: (?:för|i|inom) [a-zåäö][a-zåäö, /-]*)?(?: \([\w-]+\))?",
    re.IGNORECASE,
)
"""A title that is a network's name and no sentence about it."""
_LEAST = 150
"""Letters of running text from which on a text without such parts is an article."""
_NETWORK = re.compile(
    r"(?<![\w-])(?P<name>[\wÅÄÖåäö-]{3,}nätverk(?:et)?|[Nn]ätverket (?=för ))"
    r"(?P<of>\s?för [a-zåäö-]+(?:(?:, [a-zåäö-]+)* och [a-zåäö-]+)?)?(?:\s*\((?P<short>[^()\d]{2,40})\))?"
    r"(?: på (?P<owner>[A-ZÅÄÖ]\w+))?"
)


def is_article(found: Sequence[Block], gazetteer: Gazetteer) -> bool:
    """True for a text of sentences without any part that a network's page has."""
    if any(block.kind in _FIRM or (block.kind == "purpose" and _plain(block)) for block in found):
        return False
    if found[0].lines and _TITLE.fullmatch(found[0].lines[0].text):
        return False
    lines = [line for block in found for line in (*([block.heading] if block.heading else []), *block.lines)]
    prose = [line for line in lines if line.prose and not line.bullet and not _is_entry(line, gazetteer)]
    sent = sum(
        bool(page_prose.participants(line.text, gazetteer) or text_changes.read(line.text, gazetteer))
        for line in prose
    )
    listed = sum(
        bool(one.people and one.strong)
        for one in (text_line.read(line.text, gazetteer) for line in lines if line not in prose)
    )
    letters = sum(len(line.text) for line in prose)
    return len(prose) > 1 and letters >= max(_LEAST, 120 * listed) and sent * 2 <= len(prose)


def _is_entry(line: Line, gazetteer: Gazetteer) -> bool:
    """True for somebody's facts in a row, however long: the cells of a table that was copied as text."""
    one = text_line.read(line.text, gazetteer)
    reached = any(said.emails or said.phones for said in one.people)
    return bool(one.strong and reached) and line.text[-1] not in ".!?"


def _plain(block: Block) -> bool:
    return bool(block.heading) and bool(block.heading and page_headings.read(block.heading.text)[0])


def read(page: Page, found: Sequence[Block]) -> None:
    """Everything proposed that the article says."""
    stream: list[Line] = []
    for block in found:
        if block.kind == "owner":
            page_parts.read(page, block, titled=False)
        elif block.kind in page_headings.LISTS and block.heading and _listed(block.lines):
            page_parts.points(page, block, proposed=True)
        elif block.kind == "notice":
            stream += _noticed(page, block)
        elif block.kind == "contacts" and _reaches(page, block.lines):
            page_people.read(page, block)
        else:
            stream += (*([block.heading] if block.heading else []), *block.lines)
    contacts, prose = _divided(page, stream)
    for group in contacts:
        page_people.read(page, Block("contacts", None, group))
    page.problems.clear()  # what an article says beside is no trouble
    _Article(page).read(prose)
    page.article = True
    page.people[:] = [_proposed(person) for person in page_once.each_once(page.people)]


def _noticed(page: Page, block: Block) -> Sequence[Line]:
    """Propose the meeting of the lines that say when and where it is; the lines below those."""
    end = next(
        (at for at, line in enumerate(block.lines) if at and (line.gap or line.prose)), len(block.lines)
    )
    start = len(page.meetings)
    page_meetings.read(page, replace(block, lines=block.lines[:end]))
    page.meetings[start:] = [replace(one, proposed=True) for one in page.meetings[start:]]
    return block.lines[end:]


def _listed(lines: Sequence[Line]) -> bool:
    """True for points, and for short lines that a copied page has lost the points of."""
    return any(line.bullet for line in lines) or (len(lines) > 1 and not any(line.prose for line in lines))


def _reaches(page: Page, lines: Sequence[Line]) -> bool:
    found = (text_line.read(line.text, page.gazetteer) for line in lines)
    return any(one.loose.phones or one.loose.emails or one.people for one in found)


def _divided(page: Page, stream: Sequence[Line]) -> tuple[list[tuple[Line, ...]], list[Line]]:
    """The runs of short lines that hold a telephone, an address or a contact person; and the rest."""
    contacts: list[tuple[Line, ...]] = []
    prose: list[Line] = []
    run: list[Line] = []
    for line in (*stream, None):
        short = line is not None and not line.bullet and (not line.prose or _is_contact(page, line))
        if line is not None and short:
            run.append(line)
            continue
        if any(_is_contact(page, one) for one in run):
            contacts.append(tuple(run))
        else:
            prose += run
        run = []
        if line is not None:
            prose.append(line)
    return contacts, sorted(prose, key=lambda one: one.row)


def _is_contact(page: Page, line: Line) -> bool:
    one = text_line.read(line.text, page.gazetteer)
    if any(said.phones or said.emails or said.role == "contact" for said in one.people):
        return True
    return bool(one.loose.phones or one.loose.emails) and not line.prose


class _Article:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._days = page_days.Reader(page)

    def read(self, lines: Sequence[Line]) -> None:
        for paragraph in page_paragraphs.paragraphs(lines):
            self._network(paragraph)
            for start, sentence in page_prose.sentences(paragraph.text):
                self._people(paragraph, start, sentence)
                self._days.read(paragraph, start, sentence)
        for line in lines:
            if line.row not in self._days.said:
                self._page.skip(line, _("running text"))

    def _network(self, paragraph: Paragraph) -> None:
        """The first network that is named in full; a longer name later goes before a shorter one."""
        for match in _NETWORK.finditer(paragraph.text):
            held = self._page.network
            if held and not (match["of"] or match["short"]):
                continue
            if held and (" för " in held.name or held.short_name):
                continue
            name = f"{match['name'].strip()}{(' ' + match['of'].strip()) if match['of'] else ''}"
            name = name[0].upper() + name[1:]
            row = paragraph.row(match.start())
            if match["owner"] and (form := self._page.gazetteer.find(match["owner"])):
                self._page.set_owner(form, match["owner"])
            self._page.network = NetworkText(name, row, short_name=match["short"] or "", proposed=True)

    def _people(self, paragraph: Paragraph, start: int, sentence: str) -> None:
        for place, said in page_prose.people(sentence, self._page.gazetteer):
            row = paragraph.row(start + place)
            self._days.said.add(row)
            self._page.people.append(page_prose.person(said, row))


def _proposed(person: Person) -> Person:
    reason = _("only proposed: it stands in running text")
    return replace(person, proposed=True, left_out=reason, problems=())
