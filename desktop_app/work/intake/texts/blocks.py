"""A pasted page cut into its lines and blocks: what is the site's own furniture, which heading begins what.

Knows nothing of people or organisations; `pages` reads the blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.records.date_words import MONTH
from desktop_app.records.keys import form_key, normal
from desktop_app.work.intake.texts import page_headings, page_labels
from desktop_app.work.intake.texts.page_furniture import is_foot, is_furniture, is_social
from desktop_app.work.intake.texts.page_headings import INLINE, LISTS

_BULLET = re.compile(
    rf"^\s*(?:[•·●○▪◦*‣–—]\s*|-\s+|o\s{{2,}}|\d{{1,2}}[.)]\s+(?!{MONTH})(?=[^\W\d]))", re.IGNORECASE
)
_SEATS = frozenset({"members", "deputies"})
_DATED = frozenset({"meetings", "derived", "notice"})


class Line(Struct, frozen=True):
    """`gap` is True after a blank line."""

    row: int
    text: str
    bullet: bool = False
    gap: bool = False

    @property
    def prose(self) -> bool:
        """A sentence or more, not a heading and not a name."""
        return len(self.text) >= 60 or (len(self.text) >= 30 and self.text.endswith("."))


class Block(Struct, frozen=True):
    """A heading with the lines under it. `kind` "start" is what stands before the first heading, "owner" an
    organisation's own description, "notice" when one meeting is, "text" a part with running text, "other" one
    whose heading is unknown; `place` is the organisation a heading names ("Kontaktpersoner på GR")."""

    kind: str
    heading: Line | None
    lines: tuple[Line, ...] = ()
    place: str = ""


class Page(Struct, frozen=True):
    """`furniture` holds the rows that belong to the site and not to the page."""

    blocks: tuple[Block, ...]
    furniture: tuple[int, ...]


def cut(texts: list[str], *, is_organisation: Callable[[str], bool], entry: Callable[[str], str]) -> Page:
    """The page of these lines (row 1 first). `entry` says of a line whether it is a "meeting", or is a
    "person", a vacant seat or says something of one; "" may be a heading."""
    lines, furniture = _lines(texts)
    blocks = [Block("start", None)]
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        begun = _begun(line, following, blocks[-1], is_organisation) or _unknown(
            line, following, blocks[-1], entry
        )
        if begun:
            blocks.append(begun)
        else:
            blocks[-1] = replace(blocks[-1], lines=(*blocks[-1].lines, line))
    return Page(tuple(blocks), tuple(furniture))


def _begun(
    line: Line, following: Line | None, last: Block, is_organisation: Callable[[str], bool]
) -> Block | None:
    """The block that a known heading begins."""
    if line.bullet:
        return None
    described = following and following.prose and following.text[-1] in ".!?" and "," not in line.text
    carded = following and page_labels.read(following.text)[0] and last.kind != "contacts"
    if (described or carded) and is_organisation(line.text):
        return Block("owner", line, (), line.text)
    if line.text.partition(":")[2].strip():
        return _inline(line, following.text if following else "", last, is_organisation)
    kind, place = _heading(line)
    if kind in _SEATS and _of_one_organisation(line, last, is_organisation):
        return None
    if not kind and following and following.bullet and not _is_bare_list(last):
        kind = page_headings.of_points(line.text)
    return Block(kind, line, (), place) if kind else None


def _inline(line: Line, below: str, last: Block, is_organisation: Callable[[str], bool]) -> Block | None:
    """The block that begins on its heading's own line: "Deltagare: Eva Ek", "Tid: 12 mars kl 9-12"."""
    before, _colon, after = line.text.partition(":")
    heading, inline = replace(line, text=before), replace(line, text=after.strip(), gap=True)
    if last.kind not in _DATED and page_headings.is_when(before, after, below):
        return Block("notice", heading, (inline,))
    if page_headings.is_of_paper(before, after):
        return None
    kind, place = _heading(heading)
    if kind in _SEATS and any(is_organisation(one.text) for one in last.lines):
        return None  # the seats of the organisation above: "Ersättare: Bo Ek"
    return Block(kind, heading, (inline,), place) if kind in INLINE else None


def _of_one_organisation(line: Line, last: Block, is_organisation: Callable[[str], bool]) -> bool:
    """True for "Ledamöter" right below an organisation's name, and for "Ersättare" further down: the seats of
    each organisation in a list, and no part of the page."""
    if last.lines and not line.gap and is_organisation(last.lines[-1].text):
        return True
    return any(
        is_organisation(above.text) and not below.gap and _heading(below)[0] in _SEATS
        for above, below in pairwise(last.lines)
    )


def _is_bare_list(last: Block) -> bool:
    """True for the heading of a list whose points are still to come: a sentence may lead in to them."""
    return last.kind in LISTS and not last.lines


def _unknown(line: Line, following: Line | None, last: Block, entry: Callable[[str], str]) -> Block | None:
    """The block that a heading nobody knows begins, or that follows a list of points or meetings."""
    if not line.gap or line.bullet or not (last.lines or last.heading) or _is_bare_list(last):
        return None
    if last.kind == "owner" and page_labels.read(line.text)[0]:
        return None
    said = entry(line.text)
    listed = last.kind in LISTS and any(one.bullet for one in last.lines)
    if (listed and line.prose) or (last.kind == "notice" and ":" not in line.text):
        return Block("text", None, (line,))
    if (listed and said) or (last.kind in ("meetings", "derived") and said == "person"):
        return Block("other", None, (line,))
    if line.prose or said or not following or re.search(r"[@,]|\d{3}|[.!]$", line.text):
        return None
    goes_on = not following.gap and not following.bullet and following.text[:1].islower()
    title = last.kind == "start" and form_key(line.text) == form_key(last.lines[0].text)
    return None if goes_on or title else Block("other", line)


def _lines(texts: list[str]) -> tuple[list[Line], list[int]]:
    lines: list[Line] = []
    furniture: list[int] = []
    gap = False
    social = 0
    for row, written in enumerate(texts, start=1):
        text = normal(written)
        if not text:
            gap = True
            continue
        if is_furniture(text) or (social >= 3 and is_foot(text, texts[row:])):
            furniture.append(row)
            gap = True
        else:
            lines.append(Line(row, normal(_BULLET.sub("", written)), bool(_BULLET.match(written)), gap))
            gap = False
        social = social + 1 if is_social(text) else 0
    return [line for line in lines if line.text], furniture


def _heading(line: Line) -> tuple[str, str]:
    return ("", "") if line.bullet or line.prose else page_headings.read(line.text)
