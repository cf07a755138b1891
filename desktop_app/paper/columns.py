"""How wide each column is: by its share, but wide enough for its content where there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from desktop_app.paper import wrapping
from desktop_app.paper.look import COLUMN_GAP, HEADER, MUTED, READABLE, ROW, ROW_SIZES, Style
from desktop_app.records.documents import Document, Row

_SLACK = 2.0  # dots, so that what was measured at one size fits when scaled to another
_WORD_PART = 0.4  # of the page's width, which one word may claim once the type would get too small

Texts = set[tuple[str, Style]]


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a cell's text stands, in dots from the page's left margin."""

    x: float
    width: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns' places, the styles that fit them, and the places to be filled in by hand."""

    slots: tuple[Slot, ...]
    blanks: tuple[Slot, ...]
    row: Style
    muted: Style
    header: Style
    bars: tuple[bool, ...]
    """Which columns have bars behind their figures."""

    def style(self, row: Row) -> Style:
        return self.muted if row.muted else self.row


def grid(document: Document, room: float) -> Grid:
    """The columns within a width in dots. A column without a single text is one to be filled in by hand."""
    columns, rows = document.columns, document.rows()
    texts = [{(row.cells[at], MUTED if row.muted else ROW) for row in rows} for at in range(len(columns))]
    blank = [bool(rows) and not any(text.strip() for text, _style in column) for column in texts]
    for column, column_texts in zip(columns, texts, strict=True):
        column_texts.add((column.title, HEADER))
    shares = [max(column.width, 1) for column in columns]
    trial = next(
        trial for trial in _trials(texts, shares, blank, room) if sum(trial.low) < trial.free + _SLACK
    )
    slots = []
    x = 0.0
    for column, width in zip(columns, trial.widths(shares, even=document.even), strict=True):
        slots.append(Slot(x, width, column.align == "right"))
        x += width + trial.gap
    blanks = tuple(slot for slot, empty in zip(slots, blank, strict=True) if empty)
    row, muted, header = (replace(style, points=trial.size) for style in (ROW, MUTED, HEADER))
    return Grid(tuple(slots), blanks, row, muted, header, tuple(column.bars for column in columns))


@dataclass(frozen=True, slots=True)
class _Trial:
    """A size of type and the widths in dots that each column needs at least and can use at most."""

    size: float
    gap: float
    free: float
    low: list[float]
    high: list[float]

    def widths(self, shares: list[int], *, even: bool) -> list[float]:
        if even:
            return spread(self.free, shares, self.low, [inf] * len(shares))
        if sum(self.high) <= self.free:
            return spread(self.free, shares, self.high, [inf] * len(shares))
        return spread(self.free, shares, self.low, self.high)


def _trials(texts: list[Texts], shares: list[int], blank: list[bool], room: float) -> Iterator[_Trial]:
    """From the best to the one that always fits: type gets smaller, then words are broken."""
    whole = [_widest(column, lambda line: (line,)) for column in texts]
    words = [_widest(column, wrapping.words) for column in texts]
    shorter = [min(width, room * _WORD_PART) for width in words]
    wishes = [(size, words) for size in ROW_SIZES if size >= READABLE]
    wishes += [(size, shorter) for size in ROW_SIZES]
    wishes.append((ROW_SIZES[-1], [0.0] * len(texts)))
    for size, wanted in wishes:
        scale = size / ROW.points
        gap = min(COLUMN_GAP * scale, room / len(texts) / 3)
        free = room - gap * (len(texts) - 1)
        by_hand = [free * share / sum(shares) * empty for share, empty in zip(shares, blank, strict=True)]
        low = [max(width * scale, hand) for width, hand in zip(wanted, by_hand, strict=True)]
        high = [max(width * scale, hand) for width, hand in zip(whole, by_hand, strict=True)]
        yield _Trial(size, gap, free, low, high)


def spread(room: float, shares: Sequence[int], low: Sequence[float], high: Sequence[float]) -> list[float]:
    """Widths that fill the room in proportion to the shares, none under its lowest or over its highest."""

    def filled(scale: float) -> list[float]:
        bounds = zip(shares, low, high, strict=True)
        return [min(max(scale * share, least), most) for share, least, most in bounds]

    narrow, wide = 0.0, room / min(shares)
    for _halving in range(60):
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if sum(filled(middle)) > room else (middle, wide)
    return filled(narrow)


def _widest(texts: Texts, parts: Callable[[str], Iterable[str]]) -> float:
    """The widest part of any line of the texts, in dots."""
    lines = ((line, style) for text, style in texts for line in wrapping.plain(text))
    widths = (wrapping.width(part, style) for line, style in lines for part in parts(line))
    return max(widths, default=0.0) + _SLACK
