"""A strip is what runs across a page: a row of a table, its headings, or a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.paper.columns import Slot
from desktop_app.paper.look import LEADING, POINT, Rule, Style


@dataclass(frozen=True, slots=True)
class Line:
    """A rule at the strip's foot, in dots from the left margin."""

    x: float
    width: float
    rule: Rule


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands behind a figure, in dots from the left margin."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Cells side by side, each a column of lines in its slot. All lengths are in dots.

    `before` is the space above, left out at the top of a page; `least` the lowest height.
    """

    style: Style
    slots: tuple[Slot, ...]
    cells: tuple[tuple[str, ...], ...]
    before: float = 0
    padding: float = 0
    least: float = 0
    rules: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()

    @property
    def leading(self) -> float:
        return self.style.points * POINT * LEADING

    @property
    def tallest(self) -> int:
        """The number of lines."""
        return max((len(cell) for cell in self.cells), default=0)

    @property
    def height(self) -> float:
        """Without the space before."""
        return max(2 * self.padding + self.tallest * self.leading, self.least)

    def split(self, room: float) -> tuple[Strip, Strip]:
        """The lines that fit into the room and the others, at least one of each; for two lines or more."""
        fitting = int((room - 2 * self.padding) / self.leading)
        count = min(max(fitting, 1), self.tallest - 1)
        head = tuple(cell[:count] for cell in self.cells)
        tail = tuple(cell[count:] for cell in self.cells)
        return replace(self, cells=head, least=0), replace(self, cells=tail, least=0, before=0)


def foot_aligned(cells: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The cells with empty lines above the shorter ones."""
    tallest = max(len(cell) for cell in cells)
    return tuple(("",) * (tallest - len(cell)) + cell for cell in cells)
