"""The lines of running text put together into paragraphs, whose letters still know their lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from desktop_app.work.intake.texts.blocks import Line

_WRAPPED = 50
"""A line from this length on without an end goes on in the next."""


class Paragraph(Struct, frozen=True):
    """Lines put together, with the place where each begins."""

    text: str
    starts: tuple[int, ...]
    rows: tuple[int, ...]

    def row(self, place: int) -> int:
        return self.rows[bisect_right(self.starts, place) - 1]


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    text, starts, rows = "", [0], [0]
    last: Line | None = None
    for line in lines:
        goes_on = last and not line.gap and not line.bullet and line.row == last.row + 1
        if (
            goes_on
            and last
            and (len(last.text) >= _WRAPPED or line.text[:1].islower())
            and text[-1:] not in ".!?:"
        ):
            starts.append(len(text) + 1)
            rows.append(line.row)
            text = f"{text} {line.text}"
        else:
            if text:
                yield Paragraph(text, tuple(starts), tuple(rows))
            text, starts, rows = line.text, [0], [line.row]
        last = line
    if text:
        yield Paragraph(text, tuple(starts), tuple(rows))
