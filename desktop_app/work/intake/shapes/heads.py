"""Which rows of a sheet are the headings of a table: one, several joined downward, or none.

A row above the headings may group them ("Ordinarie | Ersättare"), one below may repeat them in another
language. A sheet may hold several tables, each under headings of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from desktop_app.records import date_words as words
from desktop_app.records import dates, names, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.work.intake import content
from desktop_app.work.intake.columns import heading_words, headings
from desktop_app.work.intake.grid import Grid

_WITHIN = 40
"""Rows in which the first headings are looked for."""
_YEAR = re.compile(r"20\d\d")
_QUICK = frozenset(word for words in heading_words.WHOLE.values() for word in words.split("|")) | frozenset(
    {"e-post", "e-postadress", "e-mail", "för- och efternamn", "förvaltning/enhet", "kommun/organisation"}
)
_OF_A_MEETING = re.compile(
    r"(?:(?:\w*möte|\w*träff|sammanträde|tillfälle|meeting) ?\d{0,2})?"
    r"(?: ?\(?(?:digitalt?|fysiskt?|på plats|distans|teams|zoom|online)\)?)?",
    re.IGNORECASE,
)
"""What may stand beside the day that heads a column of marks: "Möte 3 (digitalt)"."""
_MONTH = re.compile(rf"{words.MONTH}\s*(?:{words.YEAR})?", re.IGNORECASE)
_IN_MONTH = re.compile(r"(?:[^\W\d]{2,9}\.? )?(\d{1,2})")


class Head(Struct, frozen=True):
    """The headings of one table: the text of each column and, outermost first, the labels above it. `repeats`
    holds the same headings in another language below the first."""

    first_row: int
    last_row: int
    texts: Mapping[int, str]
    labels: Mapping[int, tuple[str, ...]]
    repeats: tuple[int, ...] = ()


class _Looked(Struct, frozen=True):
    """How much a row looks like headings; `different` counts the fields that the certain ones name."""

    certain: int
    different: int
    loose: int
    days: int
    contrary: int
    filled: int

    @property
    def score(self) -> float:
        return self.certain + 0.6 * self.loose + 0.3 * self.days - 2 * self.contrary

    @property
    def accepted(self) -> bool:
        if self.different + self.loose < 2 or self.score < 1.6:
            return False
        return self.score * 3 >= self.filled or not self.contrary


def find(grid: Grid, rows: range, columns: range, gazetteer: Gazetteer, wanted: Sequence[str]) -> list[Head]:
    """The headings of each table of a region, from the top; [] where there are none. `wanted` are headings
    that the person has named."""
    first = _first(grid, rows, columns, gazetteer, wanted)
    if first is None:
        return []
    heads = [at(grid, first, rows, columns, gazetteer)]
    row = heads[0].last_row + 1
    while row < rows.stop:
        if _quick(grid, row, columns) and _looked(grid, row, columns, gazetteer, wanted).accepted:
            head = at(grid, row, range(row, rows.stop), columns, gazetteer)
            if all(dict(head.texts) != dict(known.texts) for known in heads[-1:]):
                heads.append(head)
            row = head.last_row
        row += 1
    return heads


def _first(
    grid: Grid, rows: range, columns: range, gazetteer: Gazetteer, wanted: Sequence[str]
) -> int | None:
    best, most = None, 0.0
    for row in range(rows.start, min(rows.stop, rows.start + _WITHIN)):
        looked = _looked(grid, row, columns, gazetteer, wanted)
        if looked.accepted:
            return row
        if looked.certain and not looked.contrary and looked.score > most:
            below = [len(grid.own(later, columns)) for later in range(row + 1, min(row + 4, rows.stop))]
            if looked.filled * 2 >= max(below, default=99) and (looked.filled > 1 or max(below) == 1):
                best, most = row, looked.score
    return best


def _quick(grid: Grid, row: int, columns: range) -> bool:
    """True where two cells are known headings in so many letters: the cheap question before the dear one."""
    known = 0
    for text in grid.row(row)[columns.start - 1 : columns.stop - 1]:
        if text and len(text) < 40 and text.casefold().strip(" :.*") in _QUICK:
            known += 1
            if known == 2:
                return True
    return False


def _looked(grid: Grid, row: int, columns: range, gazetteer: Gazetteer, wanted: Sequence[str]) -> _Looked:
    texts = [text for _column, text in grid.own(row, columns)]
    certain = loose = days = contrary = 0
    fields = set()
    for text in texts:
        heading = headings.read(text) if len(text) <= 120 else headings.Heading()
        if headings.key(text) in wanted or (heading.field and heading.certain):
            certain += 1
            fields.add(heading.field or text)
        elif is_day(text):
            days += 1
        elif _is_contrary(text, gazetteer):
            contrary += 1
        elif heading.field:
            loose += 1
    return _Looked(certain, len(fields), loose, days, contrary, len(texts))


def _is_contrary(text: str, gazetteer: Gazetteer) -> bool:
    """True for what no heading says: an address, a number, a municipality."""
    kind = content.kind(text.replace("\n", " "), gazetteer)
    return kind in {"email", "phone", "organisation"} or (kind == "number" and len(text) > 4)


def in_month(text: str, month: str) -> str:
    """The day that a number means below its month: "15" or "Tue 14" below "April 2026"; "" for none."""
    inside = _IN_MONTH.fullmatch(text)
    return f"{inside[1]} {month}" if inside and _MONTH.fullmatch(month) else ""


def is_day(text: str) -> bool:
    if len(text) > 60 or not any(c.isdigit() for c in text):
        return False
    found = dates.occasion(text, year=2024)
    return bool(found and _OF_A_MEETING.fullmatch(found.rest))


def at(grid: Grid, row: int, rows: range, columns: range, gazetteer: Gazetteer) -> Head:
    """The headings that begin at an accepted row, with the rows above and below that belong to them."""
    layers = [row]
    while layers[0] > rows.start and _is_group_row(grid, layers[0] - 1, columns, gazetteer):
        layers.insert(0, layers[0] - 1)
    repeats: list[int] = []
    while len(layers) + len(repeats) < 4 and layers[-1] + len(repeats) + 1 < rows.stop:
        below = layers[-1] + len(repeats) + 1
        looked = _looked(grid, below, columns, gazetteer, ())
        known = looked.certain + looked.loose + _same_roles(grid, layers[-1], below, columns)
        heading_like = known >= max(2, looked.filled * 0.6) and not looked.contrary
        grouped = _is_wide(grid, layers[-1]) and _is_wide(grid, below) and not looked.contrary
        parted = _divides(grid, layers[-1], below, columns) or _parties(grid, below, columns)
        divided = not looked.contrary and parted
        if not (heading_like or grouped or divided) or grid.row(below) == grid.row(layers[-1]):
            break
        if _translates(grid, layers[-1], below, columns):
            repeats.append(below)
        elif repeats:
            break
        else:
            layers.append(below)
    return _joined(grid, layers, tuple(repeats), columns)


def _same_roles(grid: Grid, row: int, below: int, columns: range) -> int:
    """How many roles stand under the same role in another language: "Ersättare" over "Deputy"."""
    above = dict(grid.own(row, columns))
    keys = [(roles.key(above.get(column, "")), roles.key(text)) for column, text in grid.own(below, columns)]
    return sum(over == under != "" for over, under in keys)


def _is_wide(grid: Grid, row: int) -> bool:
    """True for a row with cells merged over several columns."""
    return any(
        area.first_row <= row <= area.last_row and area.last_column > area.first_column
        for area in grid.sheet.merges
    )


def _divides(grid: Grid, row: int, below: int, columns: range) -> bool:
    """True for short words under each part of the headings that are merged over several columns, and nowhere
    else: "Majoritet | Opposition" below "Ordinarie"."""
    wide = [
        range(area.first_column, area.last_column + 1)
        for area in grid.sheet.merges
        if area.first_row == area.last_row == row and area.last_column > area.first_column
    ]
    under = {column for area in wide for column in area}
    texts = dict(grid.own(below, columns))
    plain = all(len(text) < 20 and not content.leading_name(text) for text in texts.values())
    return plain and len(under) > 1 and texts.keys() == under & set(columns)


def _parties(grid: Grid, row: int, columns: range) -> bool:
    """True for a row of nothing but parties: "S | M | C" below "Ombud"."""
    texts = [text for _column, text in grid.own(row, columns)]
    return len(texts) > 1 and all(map(names.is_known_party, texts))


def _translates(grid: Grid, row: int, below: int, columns: range) -> bool:
    """True where the row below says the same fields in another language."""
    above, under = dict(grid.own(row, columns)), dict(grid.own(below, columns))
    both = [column for column in under if column in above]
    same = sum(headings.read(above[each]).field == headings.read(under[each]).field for each in both)
    return len(under) <= len(above) and len(both) * 2 > len(above) and same * 4 >= len(both) * 3


def _is_group_row(grid: Grid, row: int, columns: range, gazetteer: Gazetteer) -> bool:
    """True for a row of labels that stand over several headings of the next row each."""
    texts = grid.own(row, columns)
    under = dict(grid.own(row + 1, columns))
    if not texts or any(_is_contrary(text, gazetteer) and not gazetteer.find(text) for _c, text in texts):
        return False
    spans = {
        area.first_column: area.last_column - area.first_column + 1
        for area in grid.sheet.merges
        if area.first_row <= row <= area.last_row
    }
    filled = [column for column in under if column in columns]
    if len(texts) == 1:
        column, text = texts[0]
        if spans.get(column, 1) >= len(filled) or column <= min(filled, default=column):
            return False
        return spans.get(column, 1) > 1 or is_label(text, gazetteer)
    wide = any(spans.get(column, 1) > 1 for column, _text in texts)
    known = sum(
        1
        for column, text in texts
        if is_label(text, gazetteer)
        or (column not in under and bool(headings.read(text).field))
        or (_YEAR.fullmatch(text) and is_day(under.get(column, "")))
        or in_month(under.get(column, ""), text)
    )
    seats = {roles.seat(text) for _column, text in texts} - {""}
    return wide or known * 2 >= len(texts) or len(seats) > 1


def is_label(text: str, gazetteer: Gazetteer) -> bool:
    """True for what a group of columns is called by: a role, a title, an organisation, a network."""
    return bool(roles.key(text) or content.is_title(text) or gazetteer.find(text) or content.is_network(text))


def _joined(grid: Grid, layers: Sequence[int], repeats: tuple[int, ...], columns: range) -> Head:
    """The layers joined downward: the lowest text of a column is its heading, those above are labels."""
    texts: dict[int, str] = {}
    labels: dict[int, tuple[str, ...]] = {}
    spread = [_spread(grid, row, columns, last=row == layers[-1]) for row in layers]
    for column in columns:
        path = [each[column] for each in spread if each.get(column)]
        path = [text for at, text in enumerate(path) if at == 0 or text != path[at - 1]]
        if path:
            texts[column] = path[-1]
            labels[column] = tuple(path[:-1])
    below = spread[-1]
    for column in list(texts):
        lonely = len(spread) > 1 and not below.get(column) and not _own(grid, layers, column)
        if lonely:
            del texts[column], labels[column]
    return Head(layers[0], max((*layers, *repeats)), texts, labels, repeats)


def _own(grid: Grid, layers: Sequence[int], column: int) -> bool:
    return any(grid.text(row, column) for row in layers)


def _spread(grid: Grid, row: int, columns: range, *, last: bool) -> dict[int, str]:
    """The texts of a layer by column; a label that is no heading reaches to the next one."""
    texts = {column: grid.text(row, column) for column in columns if grid.text(row, column)}
    if last:
        return texts
    spans = {
        area.first_column: area.last_column
        for area in grid.sheet.merges
        if area.first_row <= row <= area.last_row
    }
    starts = sorted(texts)
    merged = any(spans.get(column, column) > column for column in starts)
    for at, column in enumerate(starts):
        following = starts[at + 1] if at + 1 < len(starts) else columns.stop
        if column in spans:
            end = spans[column] + 1
        elif merged or headings.read(texts[column]).field in {"organisation", "organisation_code", "network"}:
            end = column + 1
        else:
            end = following
        for under in range(column + 1, min(end, following)):
            texts.setdefault(under, texts[column])
    return texts
