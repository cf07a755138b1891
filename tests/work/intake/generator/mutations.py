"""Changes to a drawn list that leave what it says as it was."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.work.intake.generator.drawn import Drawn, Line, Page, blank


def _lines_of(drawn: Drawn) -> set[Line]:
    """The lines of people and of vacant seats."""
    return {line for each in drawn.people for line in each.lines} | {seat.line for seat in drawn.vacancies}


def shuffled_rows(chance: random.Random, drawn: Drawn) -> None:
    """The rows under the headings in another order; blank rows and what stands below them stay."""
    for page in drawn.pages:
        theirs = {line for each in drawn.people for line in each.lines} | {
            seat.line for seat in drawn.vacancies
        }
        places = [place for place, line in enumerate(page.lines) if line in theirs]
        lines = [page.lines[place] for place in places]
        chance.shuffle(lines)
        for place, line in zip(places, lines, strict=True):
            page.lines[place] = line


def shuffled_columns(chance: random.Random, drawn: Drawn) -> None:
    for page in drawn.pages:
        order = sorted(page.columns)
        moved = order[:]
        chance.shuffle(moved)
        _moved(page, dict(zip(order, moved, strict=True)), _lines_of(drawn))


def _moved(page: Page, to: dict[int, int], theirs: set[Line]) -> None:
    """Put each column where `to` says; what stands above the headings stays."""
    first = page.lines.index(page.header) if page.header else 0
    width = max([page.width(), *(place + 1 for place in to.values())])
    for line in page.lines[first:]:
        if line not in theirs and not _has_columns(line, page):
            continue
        old = [*line.values, *[None] * (width - len(line.values))]
        new = list(old)
        for place, target in to.items():
            new[target] = old[place]
        line.links = {to.get(place, place): target for place, target in line.links.items()}
        line.values = new
    page.columns = {to.get(place, place): field for place, field in page.columns.items()}


def _has_columns(line: Line, page: Page) -> bool:
    """False for a line of one cell that stands under the table: a total or a note."""
    return line is page.header or sum(value is not None for value in line.values) > 2 or len(page.columns) < 3


def blank_rows(chance: random.Random, drawn: Drawn) -> None:
    for page in drawn.pages:
        start = page.lines.index(page.header) + 1 if page.header else 0
        for _number in range(chance.randint(1, 3)):
            if start < len(page.lines):
                page.lines.insert(chance.randint(start, len(page.lines) - 1), blank(page.width()))


def blank_columns(chance: random.Random, drawn: Drawn) -> None:
    """A narrow empty column before another one, or the whole list moved to the right."""
    for page in drawn.pages:
        place = chance.choice((0, chance.randint(0, max(0, page.width() - 1))))
        for line in page.lines:
            if len(line.values) >= place:
                line.values.insert(place, None)
            line.links = {each + (each >= place): target for each, target in line.links.items()}
        page.columns = {each + (each >= place): field for each, field in page.columns.items()}
        page.hidden_columns = {each + (each >= place) for each in page.hidden_columns}
        for merge in page.merges:
            merge.left += merge.left >= place
            merge.right += merge.right >= place


def spaces(chance: random.Random, drawn: Drawn) -> None:
    """No-break spaces, doubled blanks and blanks at the ends, as pasting leaves them."""
    for page in drawn.pages:
        for line in page.lines:
            for place, value in enumerate(line.values):
                if isinstance(value, str) and value and chance.random() < 0.06:
                    form = chance.choice((" {}", "{} ", "{}\N{NO-BREAK SPACE}", "nbsp", "double"))
                    if form == "nbsp":
                        line.values[place] = value.replace(" ", "\N{NO-BREAK SPACE}", 1)
                    elif form == "double":
                        line.values[place] = value.replace(" ", "  ", 1)
                    else:
                        line.values[place] = form.format(value)


MUTATIONS: dict[str, Callable[[random.Random, Drawn], None]] = {
    "rows": shuffled_rows,
    "columns": shuffled_columns,
    "blank rows": blank_rows,
    "blank columns": blank_columns,
    "spaces": spaces,
}


def mutate(chance: random.Random, drawn: Drawn) -> list[str]:
    """Apply some of the mutations that the list bears; gives their names."""
    done = [name for name in MUTATIONS if name in drawn.mutable and chance.random() < 0.35]
    for name in done:
        MUTATIONS[name](chance, drawn)
    return done
