"""A pasted page cut into its lines and blocks: what is the site's own furniture, which heading begins what.

Knows nothing of people or organisations; `pages` reads the blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.records import dates
from desktop_app.records.keys import normal

_BULLET = re.compile(r"^\s*(?:[•·●○▪◦*‣]\s*|[-–—]\s+|o\s{2,})")
_FURNITURE = re.compile(
    r"(?:du är här:?.*|meny|startsida|hem|till innehållet|sök|lyssna(?: på sidan)?|skriv ut|"
    r"dela(?: sidan)?|tipsa|"
    r"(?:senast |sidan )?(?:uppdaterad|ändrad|granskad|publicerad)\b.*|sidan uppdaterades.*|"
    r"twitter|x|facebook|youtube|instagram|linkedin|rss.*|prenumerera|nyhetsbrev|cookies|om webbplatsen|"
    r"tillgänglighetsredogörelse)",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"(?:twitter|x|facebook|youtube|instagram|linkedin|rss.*|prenumerera|nyhetsbrev)", re.IGNORECASE
)
_HEADINGS = tuple(
    (kind, re.compile(rf"(?:{pattern})(?P<rest>.*?)\s*:?", re.IGNORECASE))
    for kind, pattern in (
        ("purpose", r"syfte och uppdrag|syfte och mål|mål och syfte|syfte|purpose"),
        ("mission", r"(?:nätverkets |styrgruppens |vårt )?uppdrag"),
        ("priorities", r"prioriterade frågor|prioriterade områden|prioriteringar"),
        ("deputies", r"ersättare|suppleanter"),
        ("members", r"(?:ordinarie )?ledamöter"),
        ("people", r"deltagare|medlemmar|representanter|participants"),
        (
            "meetings",
            r"(?:\w+ )?(?:mötesdatum|mötestider|möten|sammanträden|sammanträdes(?:dagar|tider)|träffar)",
        ),
        ("presidium", r"presidium|presidiet"),
        ("contacts", r"kontaktpersoner|kontaktperson|kontakt(?= |:|$)"),
        ("derived", r"(?:kommande|nästa|föregående|senaste) (?:möten?|träff(?:ar)?)"),
    )
)
_WHERE = re.compile(r"\s+(?:på|hos|i|för|vid)\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """`gap` is True after a blank line."""

    row: int
    text: str
    bullet: bool = False
    gap: bool = False

    @property
    def prose(self) -> bool:
        """A sentence or more, not a heading and not a name."""
        return len(self.text) >= 60 or (len(self.text) >= 30 and self.text.endswith("."))


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with the lines under it. `kind` "start" is what stands before the first heading, "owner" an
    organisation's own description; `place` is the organisation a heading names ("Kontaktpersoner på GR")."""

    kind: str
    heading: Line | None
    lines: tuple[Line, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """`furniture` holds the rows that belong to the site and not to the page."""

    blocks: tuple[Block, ...]
    furniture: tuple[int, ...]


def cut(texts: list[str], *, is_organisation: Callable[[str], bool]) -> Page:
    """The page of these lines (row 1 first)."""
    lines, furniture = _lines(texts)
    blocks = [Block("start", None)]
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        kind, place = _heading(line)
        if is_organisation(line.text) and following and following.prose:
            kind, place = "owner", line.text
        if kind:
            blocks.append(Block(kind, line, (), place))
        else:
            last = blocks[-1]
            blocks[-1] = Block(last.kind, last.heading, (*last.lines, line), last.place)
    return Page(tuple(blocks), tuple(furniture))


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
        is_furniture = bool(_FURNITURE.fullmatch(text))
        if is_furniture or (social >= 3 and _is_foot(text, texts[row:])):
            furniture.append(row)
            gap = True
        else:
            lines.append(Line(row, normal(_BULLET.sub("", written)), bool(_BULLET.match(written)), gap))
            gap = False
        social = social + 1 if _SOCIAL.fullmatch(text) else 0
    return lines, furniture


def _is_foot(text: str, after: list[str]) -> bool:
    """The last line of a page, right below its links to social media: whose page it is."""
    return not any(c.isdigit() or c in "@," for c in text) and not any(map(normal, after))


def _heading(line: Line) -> tuple[str, str]:
    """Which block a line begins, and the organisation it names; "" for no heading."""
    if line.bullet or line.prose:
        return "", ""
    for kind, pattern in _HEADINGS:
        match = pattern.fullmatch(line.text)
        if not match:
            continue
        rest = match["rest"]
        place = _WHERE.fullmatch(rest)
        if not rest.strip():
            return kind, ""
        if place and kind in {"contacts", "people", "members", "deputies"}:
            return kind, place[1]
        if dates.span(rest) and not re.sub(r"[\d\s–—/().:-]", "", rest):
            return kind, ""
    return "", ""
