"""The parts of a page: its title, running text, lists of points, and unknown parts; people and meetings have
readers of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from desktop_app.i18n import _
from desktop_app.records import dates, occasions
from desktop_app.records.keys import form_key
from desktop_app.work.intake.texts import (
    page_card,
    page_headings,
    page_meetings,
    page_people,
    page_prose,
    text_changes,
    text_labels,
    text_line,
)
from desktop_app.work.intake.texts.blocks import Block, Line
from desktop_app.work.intake.texts.page import Page
from desktop_app.work.intake.understood import LineList, NetworkText, Problem

_KINDS = (
    ("steering_group", r"styrgrupp"),
    ("managers_network", r"chefsnätverk|chefernas nätverk|chefsgrupp|managers"),
    ("national_network", r"riksnätverk|nationell"),
    ("working_group", r"arbetsgrupp"),
    ("coordination_group", r"samordningsgrupp|samverkansgrupp"),
)
_WORDS = """
två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo
"""
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), start=2)}
_NUMBER = rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})\b"
_SEATS = re.compile(rf"{_NUMBER} (?:ordinarie )?(?:ledamöter|platser|mandat)\b", re.IGNORECASE)
_MEMBERS = re.compile(rf"{_NUMBER} (?:medlemskommuner|kommuner)(?:na)?\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?:nätverk|styrgrupp|arbetsgrupp|chefsgrupp|samverkansgrupp|beredning|forum)(?:et|en)?\b(?! och\b)|"
    r"\brådet?\b",
    re.IGNORECASE,
)
"""What a network is called, in the singular."""
_HEADLINE = re.compile(
    r"(?:inbjudan|kallelse|dagordning|protokoll|minnesanteckningar|anmälan|program|välkommen|invitation|"
    r"deltagarlista|kontaktlista|adresslista|kontaktpersoner|deltagare|medlemslista)\b",
    re.IGNORECASE,
)
"""Heads one meeting's papers, or a list; it names no network."""
_MEETING = re.compile(r"möte|träff|sammanträd|datum|kalender|tider|dagar|meeting|date", re.IGNORECASE)
_ABOVE = 6
"""A page's title has at most so many of the website's own lines above it."""
_APPOINTED = re.compile(r"\b(?:utses|utsedda|väljs|tillsätts)\b[^.]*?\bav ([^.,]+)", re.IGNORECASE)


def read(page: Page, block: Block, *, titled: bool) -> None:
    """One block of a page that is no article. `titled`: the first line is the network's name."""
    if block.kind == "start":
        _start(page, block, titled=titled)
    elif block.kind == "owner":
        _owner(page, page_card.of_block(page, block))
    elif block.kind in page_headings.LISTS:
        points(page, block)
    elif block.kind in page_headings.PEOPLE:
        page_people.read(page, block)
    elif block.kind in ("meetings", "derived", "notice"):
        _heading_alone(page, block)
        page_meetings.read(page, block)
    else:
        _text(page, block)


def titled(page: Page, found: Sequence[Block]) -> list[Block]:
    """The blocks of a page whose first line is the network's name: what stands above a name that is plainly a
    network's, with a text about it, is the website's."""
    start, *rest = found
    if not start.lines or _NAME.search(start.lines[0].text):
        return list(found)
    for at, block in enumerate(rest):
        if block.kind != "other" or not block.heading:
            break
        lines = (block.heading, *block.lines)
        for place, (line, below) in enumerate(pairwise(lines[:_ABOVE])):
            if _is_name(line.text) and below.prose:
                above = (each for one in found[: at + 1] for each in (one.heading, *one.lines) if each)
                for each in (*above, *lines[:place]):
                    page.skip(each, _("the website's own"))
                return [Block("start", None, lines[place:]), *rest[at + 1 :]]
    return list(found)


def _heading_alone(page: Page, block: Block) -> None:
    if not block.lines and block.heading:
        page.skip(block.heading, _("a heading without lines"))


def _start(page: Page, block: Block, *, titled: bool) -> None:
    """The network's name, then prose about it; the name may be repeated. Or a list without any heading."""
    lines = list(page_card.take(page, block.lines))
    title = None
    if titled:
        _site_name(page, lines)
        if lines and _HEADLINE.match(lines[0].text):
            page.skip(lines.pop(0), _("title"))
            title = lines.pop(0) if lines and _is_name(lines[0].text) and _is_title(page, lines) else None
        elif lines and _is_title(page, lines):
            title = lines.pop(0)
    entries: list[Line] = []
    for line in lines:
        if title and form_key(line.text) == form_key(title.text):
            page.skip(line, _("the title repeated"))
        elif line.prose and not line.bullet and not _is_entry(page, line):
            page.about.append(line)
        else:
            entries.append(line)
    _entries(page, entries, title if title and _MEETING.search(title.text) else None)
    if title:
        page.network = NetworkText(title.text, title.row)


def _site_name(page: Page, lines: list[Line]) -> None:
    """Above the title the website's name may stand: an organisation alone, or short lines above what is
    plainly called a network."""
    above = next((at for at, line in enumerate(lines[:_ABOVE]) if _is_name(line.text)), 0)
    if not all(page.gazetteer.find(lines[at].text) or _is_title(page, lines[at:]) for at in range(above)):
        above = 0
    if not above and len(lines) > 1 and page.gazetteer.find(lines[0].text) and _is_title(page, lines[1:]):
        above = 1
    for line in lines[:above]:
        page.skip(line, _("the website's own"))
    del lines[:above]


def _is_name(text: str) -> bool:
    return len(text) < 80 and bool(_NAME.search(text)) and text[-1] not in ".:!?"


def _is_title(page: Page, lines: Sequence[Line]) -> bool:
    line = lines[0]
    if (
        line.bullet
        or text_labels.is_label(line.text)
        or len(line.text) > 100
        or re.search(r"[:.@]$|@", line.text)
    ):
        return False
    found = text_line.read(line.text, page.gazetteer)
    one = found.loose
    heads = len(lines) > 1 and not lines[1].gap and text_line.read(lines[1].text, page.gazetteer).people
    if found.people or one.emails or one.phones or one.role or (one.title and heads):
        return False
    placed = one.place and not (one.unsure or one.notes or _NAME.search(line.text))
    return not placed and not occasions.occasion(line.text, year=2024)


def _is_entry(page: Page, line: Line) -> bool:
    """True for a long line that names people: as facts in a row, or in a sentence of who takes part."""
    found = text_line.read(line.text, page.gazetteer)
    named = any(not one.vacant for one in found.people)
    sent = page_prose.participants(line.text, page.gazetteer)
    return (named and found.strong) or bool(sent or text_changes.read(line.text, page.gazetteer))


def _is_dated(page: Page, line: Line) -> bool:
    """True for a line that holds a day which is not that of somebody's coming or leaving, or the paper's."""
    before, _colon, after = line.text.partition(":")
    dated = occasions.occasion(line.text, year=2024) and not page_headings.is_of_paper(before, after)
    return bool(dated) and not text_changes.read(line.text, page.gazetteer)


def _entries(page: Page, lines: Sequence[Line], heading: Line | None = None) -> None:
    """Lines without a heading: people, or meetings, or nothing that is understood. `heading` is a title that
    speaks of meetings."""
    if not lines:
        return
    read_lines = [text_line.read(line.text, page.gazetteer) for line in lines]
    strong = any(
        found.strong and (found.people or found.loose.place or found.loose.emails) for found in read_lines
    )
    dated = sum(_is_dated(page, line) for line in lines)
    if dated * 2 > len(lines) and not any(found.people for found in read_lines):
        page_meetings.read(page, Block("meetings", heading, tuple(lines)))
    else:
        page_people.read(page, Block("list", None, tuple(lines)), headed=strong)


def _owner(page: Page, block: Block) -> None:
    """An organisation's name and what it says of itself: the network's owner; the text is not the
    network's."""
    page.set_owner(page.gazetteer.find(block.place), block.place)
    for line in (block.heading, *block.lines):
        if line:
            page.skip(line, _("about the organisation, not the network"))


def points(page: Page, block: Block, *, proposed: bool = False) -> None:
    """A list of points, or of sentences where nothing is a point; a line broken in two is put together."""
    assert block.heading
    _heading_alone(page, block)
    pointed = any(line.bullet for line in block.lines)
    lines: list[str] = []
    last: Line | None = None
    for line in block.lines:
        broken = last and not line.bullet and not line.gap and line.text[:1].islower()
        if broken:
            lines[-1] = f"{lines[-1]} {line.text}"
        elif line.bullet or not pointed:
            lines.append(line.text)
            last = line
        elif line.text.endswith(":"):
            page.skip(line, _("an introduction to the points"))
        else:
            page.tell(line)
    if lines:
        period = dates.span(block.heading.text)
        page.lists.append(
            LineList(block.kind, block.heading.text, period, tuple(lines), block.heading.row, proposed)
        )


def _text(page: Page, block: Block) -> None:
    """Running text is about the network under a heading that says so; under an unknown one a list of people
    or meetings is taken, and anything else left out and told."""
    if block.kind == "text":
        entries = [line for line in block.lines if line.bullet or not line.prose or _is_entry(page, line)]
        page.about += (line for line in block.lines if line not in entries)
        _entries(page, entries)
        return
    lines = [line for line in block.lines if not text_labels.is_label(line.text)]
    found = [text_line.read(line.text, page.gazetteer) for line in lines]
    people = sum(
        bool((one.people and one.strong) or text_changes.read(line.text, page.gazetteer))
        for one, line in zip(found, lines, strict=True)
    )
    dated = sum(_is_dated(page, line) for line in block.lines)
    if block.heading and not _MEETING.search(block.heading.text):
        dated = 0
    if people * 2 > len(block.lines) or (people and all(one.says for one in found)):
        page_people.read(page, Block("list", block.heading, block.lines))
    elif dated * 2 > len(block.lines):
        page_meetings.read(page, Block("meetings", block.heading, block.lines))
    elif block.heading:
        message = _("The part “{heading}” is not understood and is left out.").format(
            heading=block.heading.text
        )
        page.problems.append(Problem(message, row=block.heading.row))
        for line in (block.heading, *block.lines):
            page.skip(line, _("not understood"))
    else:
        for line in block.lines:
            page.tell(line)


def network(page: Page) -> NetworkText | None:
    """What the page says of the network, whole."""
    named = page.network
    if not named:
        return None
    text = "\n\n".join(line.text for line in page.about)
    seats, members = stated(text)
    appointed = _APPOINTED.search(text)
    return NetworkText(
        named.name,
        named.row,
        kind_of(named.name),
        text,
        page.owner.organisation if page.owner else None,
        page.owner_text,
        stated_seats=seats,
        stated_members=members,
        appointed_by=appointed[1].strip() if appointed else "",
        short_name=named.short_name,
        proposed=named.proposed,
    )


def stated(text: str) -> tuple[int | None, int | None]:
    """The numbers of seats and of members that a text says, without names."""
    return _stated(_SEATS, text), _stated(_MEMBERS, text)


def kind_of(name: str) -> str:
    return next((kind for kind, words in _KINDS if re.search(words, name, re.IGNORECASE)), "network")


def _stated(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    if not match:
        return None
    word = match[1].casefold()
    return _NUMBERS.get(word) or int(word)
