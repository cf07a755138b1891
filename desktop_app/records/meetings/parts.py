"""Which items of a meeting somebody was there for: "t.o.m. punkt 2", "§ 3–7", "fr.o.m. § 4", "ej § 5".

Minutes count in two ways: by the agenda's items (punkt) and by numbered decisions (§), which run on through
the year. A part keeps to one of them. It is written and read in Swedish and in English, and its text is what
a register stores.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.keys import normal

Counting = Literal["item", "decision"]
Stretch = tuple[int | None, int | None]
"""First and last number, both in it; None is the meeting's beginning or end."""

_DECISION = r"§{1,2}|paragraf(?:en|erna)?|paragraphs?"
_ITEM = r"punkt(?:en|erna)?|ärende(?:t|na)?|items?|p\.?(?=\s*\d)"
_RANGE = r"\d{1,4}(?:\s*[-–—]\s*\d{1,4})?"
_JOINED = rf"{_RANGE}(?:\s*(?:\+|&|\boch\b|\band\b)\s*{_RANGE})*"
_UNTIL = r"(?:t\.?\s?o\.?\s?m\.?|till och med|up to(?: and including)?|until)\s*"
_FROM = r"(?:fr\.?\s?o\.?\s?m\.?|från(?: och med)?|from)\s*"
PIECE = re.compile(
    rf"(?:(?P<from>{_FROM})|(?P<until>{_UNTIL})|(?P<not>(?:ej|utom|inte|not|except)\s+))?"
    rf"(?:(?<!\w)(?P<mark>(?P<decision>{_DECISION})|{_ITEM})\s*)?(?(mark)|(?(from)|(?(until)|(?!))))"
    rf"(?P<numbers>{_JOINED})(?!\d|[.:]\d)"
    rf"(?:\s*{_UNTIL}(?:(?:{_DECISION}|{_ITEM})\s*)?(?P<end>\d{{1,4}})(?!\d))?",
    re.IGNORECASE,
)
"""A part, or a piece of one, as it stands in a text: "+" and "och" join further numbers, a comma ends it.
"t.o.m. 2" is t.o.m. punkt 2."""


@dataclass(frozen=True, slots=True)
class Part:
    """The stretches are in order, apart, and at least one; `joined` makes them so."""

    counting: Counting
    stretches: tuple[Stretch, ...]

    def holds(self, *, item: int | None, decision: int | None = None) -> bool:
        """Whether the item at this place, or the decision of this number, is in the part; also where there is
        no number of the kind that the part counts by."""
        number = item if self.counting == "item" else decision
        return number is None or any(
            (first or 0) <= number and (last is None or number <= last) for first, last in self.stretches
        )

    def __str__(self) -> str:
        """In the person's language; "" for the whole meeting."""
        if (None, None) in self.stretches:
            return ""
        mark = "§" if self.counting == "decision" else _("item")
        missed = [
            (last + 1, first - 1) for (_a, last), (first, _b) in pairwise(self.stretches) if last and first
        ]
        if missed and self.stretches[0][0] is None and self.stretches[-1][1] is None:
            return _("not {item}").format(item=f"{mark} {_numbers(missed)}")
        pieces = []
        whole = [(first, last) for first, last in self.stretches if first is not None and last is not None]
        if self.stretches[0][0] is None:
            pieces.append(_("until {item}").format(item=f"{mark} {self.stretches[0][1]}"))
        if whole:
            pieces.append(f"{mark} {_numbers(whole)}")
        if self.stretches[-1][1] is None:
            pieces.append(_("from {item}").format(item=f"{mark} {self.stretches[-1][0]}"))
        return ", ".join(pieces)


def read(text: str) -> Part | None:
    """The part that the whole of a text says; None where it says something else. Raises `Invalid` for a range
    that runs backwards."""
    rest = normal(text).strip(" ,.;()")
    found: list[Part] = []
    while rest:
        piece = PIECE.match(rest)
        if not piece and found:  # "§ 3, 5 och 9"
            rest = f"{'§' if found[0].counting == 'decision' else 'p'} {rest}"
            piece = PIECE.match(rest)
        if not piece:
            return None
        found.append(of(piece))
        rest = re.sub(r"\A\s*(?:,|och\b|and\b|samt\b)?\s*", "", rest[piece.end() :], flags=re.IGNORECASE)
    return joined(*found) if found and len({part.counting for part in found}) == 1 else None


def of(piece: re.Match[str]) -> Part:
    """The part that PIECE found. Raises `Invalid` for a range that runs backwards."""
    stretches: list[Stretch] = [_stretch(each) for each in re.findall(_RANGE, piece["numbers"])]
    (first, _last), (_first, last) = stretches[0], stretches[-1]
    if piece["end"]:
        stretches = [_stretch(f"{first}-{piece['end']}")]
    elif piece["until"]:
        stretches = [(None, last)]
    elif piece["from"] and len(stretches) == 1 and first == last:
        stretches = [(first, None)]
    part = joined(Part("decision" if piece["decision"] else "item", tuple(stretches)))
    return Part(part.counting, _all_but(part.stretches)) if piece["not"] else part


def joined(*parts: Part) -> Part:
    """What any of them holds; they count alike."""
    kept: list[Stretch] = []
    for first, last in sorted(
        (each for part in parts for each in part.stretches), key=lambda each: each[0] or 0
    ):
        before = kept[-1] if kept else None
        if before and (before[1] is None or (first or 0) <= before[1] + 1):
            kept[-1] = (before[0], None if before[1] is None or last is None else max(before[1], last))
        else:
            kept.append((first, last))
    return Part(parts[0].counting, tuple(kept))


def _stretch(text: str) -> tuple[int, int]:
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    if numbers[-1] < numbers[0]:
        raise Invalid(_("{range} runs backwards.").format(range=text), field="parts")
    return numbers[0], numbers[-1]


def _all_but(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    edges = [0, *(edge for first, last in stretches for edge in (first, last) if edge is not None)]
    starts, ends = edges[::2], edges[1::2]
    rest: list[Stretch] = [
        (start + 1, end - 1) for start, end in zip(starts, ends, strict=False) if end - start > 1
    ]
    if rest and rest[0][0] == 1:
        rest[0] = (None, rest[0][1])
    return (*rest, (edges[-1] + 1, None))


def _numbers(stretches: list[tuple[int, int]]) -> str:
    said = [str(first) if first == last else f"{first}–{last}" for first, last in stretches]
    return _(" and ").join(said)
