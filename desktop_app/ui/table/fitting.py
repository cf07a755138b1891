"""How columns share a width: those with room to spare give what is lacking; what is left over is shared.

In a list all that can be spared is given by share; in a card the widest columns give first, so that a column
of short texts is never cut for the sake of a long one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Width:
    """In pixels. `own` is what the column would have, `least` what its texts can still be read in."""

    own: int
    least: int
    drawn: bool = False
    """True where a person has drawn it: it gives way last and never grows."""
    grows: bool = True


def fitted(whole: int, columns: Sequence[Width]) -> list[int]:
    """A width for each column, together no wider than `whole` unless all are at their least."""
    widths = [column.own for column in columns]
    for drawn in (False, True):
        room = [max(0, each.own - each.least) if each.drawn is drawn else 0 for each in columns]
        lacking = min(max(0, sum(widths) - whole), sum(room))
        if lacking:
            widths = [
                width - -(-lacking * each // sum(room)) for width, each in zip(widths, room, strict=True)
            ]
    return _filled(whole, widths, columns)


def levelled(whole: int, columns: Sequence[Width]) -> list[int]:
    """As `fitted`, but nobody gives who is not wider than those who still can."""
    low, high = 0, max((column.own for column in columns), default=0)
    while low < high:  # the highest level that fits
        level = (low + high + 1) // 2
        if sum(_at(level, column) for column in columns) <= whole:
            low = level
        else:
            high = level - 1
    return _filled(whole, [_at(low, column) for column in columns], columns)


def _at(level: int, column: Width) -> int:
    return max(min(column.own, level), column.least)


def _filled(whole: int, widths: list[int], columns: Sequence[Width]) -> list[int]:
    left = max(0, whole - sum(widths))
    growing = [each.own if each.grows and not each.drawn else 0 for each in columns]
    if not sum(growing):
        return widths
    return [width + left * each // sum(growing) for width, each in zip(widths, growing, strict=True)]
