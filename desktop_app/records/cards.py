"""Cards for many people on sheets of A4: name badges, table signs and labels. Which layouts there are, and
where each card lies.

All measures are in millimetres from the page's upper left corner. A place is computed from that corner and
never from the card before it, so that nothing adds up down the sheets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _

UPRIGHT = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Layout:
    """`across` times `down` cards on a sheet, the first at `left`, `top`; `aside` is the gap between two
    beside each other. What is said keeps `inside` (from the sides, from above and below) clear of the edges.
    Badges are cut along marks; a sign is folded in the middle, and says the same on both sides."""

    name: str
    title: str
    width: float
    height: float
    across: int
    down: int
    left: float
    top: float
    inside: tuple[float, float]
    aside: float = 0
    marks: Literal["", "cut", "fold"] = ""

    @property
    def places(self) -> int:
        """How many cards a sheet holds."""
        return self.across * self.down

    @property
    def page(self) -> tuple[float, float]:
        """The width and the height of the sheet."""
        wide, high = UPRIGHT
        return (high, wide) if self.width > wide else (wide, high)


class Place(NamedTuple):
    """Where a card's upper left corner is; the first page is 0."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Card:
    """A name, and what stands under it."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """`first` is the first free place of the first sheet, counted from 1 row by row."""

    layout: Layout
    cards: tuple[Card, ...]
    first: int = 1

    @property
    def pages(self) -> int:
        """At least one, which is blank where there are no cards."""
        return max(1, -(-(self.first - 1 + len(self.cards)) // self.layout.places))

    def place(self, number: int) -> Place:
        """Where card `number` (the first is 0) lies."""
        layout = self.layout
        page, on_page = divmod(self.first - 1 + number, layout.places)
        row, column = divmod(on_page, layout.across)
        return Place(
            page, layout.left + column * (layout.width + layout.aside), layout.top + row * layout.height
        )

    def on_page(self, page: int) -> range:
        """The numbers of a page's cards."""
        begins = page * self.layout.places - (self.first - 1)
        return range(max(0, begins), max(0, min(begins + self.layout.places, len(self.cards))))


LAYOUTS: dict[str, tuple[Layout, ...]] = {
    "badges": (Layout("90x54", N_("90 × 54 mm, 10 a sheet"), 90, 54, 2, 5, 15, 13.5, (5, 5), marks="cut"),),
    "signs": (Layout("a4", N_("A4, folded in the middle"), 297, 210, 1, 1, 0, 0, (16, 12), marks="fold"),),
    "labels": (
        Layout("70x37", N_("70 × 37 mm, 24 a sheet"), 70, 37, 3, 8, 0, 0.5, (7, 5)),
        Layout("63.5x38.1", N_("63.5 × 38.1 mm, 21 a sheet"), 63.5, 38.1, 3, 7, 7.25, 15.15, (4, 3), 2.5),
        Layout("99.1x38.1", N_("99.1 × 38.1 mm, 14 a sheet"), 99.1, 38.1, 2, 7, 4.65, 15.15, (5, 3), 2.5),
    ),
}
"""By kind of card; the first is the usual one. 70 × 37 reaches the paper's edges, where printers do not."""


def layout(kind: str, name: str = "") -> Layout:
    """The layout of that name, or the usual one. Raises `Invalid` for an unknown name."""
    known = {each.name: each for each in LAYOUTS[kind]}
    if not name:
        return LAYOUTS[kind][0]
    if name.casefold() not in known:
        raise Invalid(
            _("There is no layout “{name}” for this paper.").format(name=name),
            field="layout",
            advice=_("Choose among {names}.").format(names=", ".join(known)),
        )
    return known[name.casefold()]


def check_first(first: int, on: Layout) -> None:
    """Raise `Invalid` where a sheet has no such place."""
    if not 1 <= first <= on.places:
        raise Invalid(
            _("The sheet has no place {number}.").format(number=first),
            field="start",
            advice=_("Its places are 1 to {last}.").format(last=on.places),
        )
