"""Which column holds what: by its heading, by what stands in it, and by what a person has said.

What stands in a column can veto its heading: a column called "E-post" without an address is no e-mail
column. Every guess carries a certainty from 0 to 1 and its reason in words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.i18n import _
from desktop_app.records.emails import local_names
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.names import is_vacant, letters
from desktop_app.sheets import book
from desktop_app.work.intake import content, headings
from desktop_app.work.intake.understood import ColumnGuess

_BY_CONTENT = {"email": "email", "phone": "phone", "organisation": "organisation"}
_SAMPLE = 300
"""Cells of a column that are looked at, evenly spread, to judge what it holds."""
_PERSON_FIELDS = ("name", "given", "family")
_FAMILY_ENDINGS = re.compile(
    r"(?:sson|son|berg|ström|qvist|kvist|lund|gren|man|mark|stedt|dahl|blad|strand|ander|lind|born|holm|feldt|ski|ska)$"
)


@dataclass(frozen=True, slots=True)
class Filled:
    """One column below the headings: `values` are the filled cells' texts, `identities` the number of
    cells that held a personal identity number and nothing else."""

    number: int
    heading: str
    values: tuple[str, ...]
    hidden: bool = False
    identities: int = 0

    @property
    def letter(self) -> str:
        return book.letters(self.number)


def said(mapping: Mapping[str, str], filled: Filled) -> str:
    """What a person has said of a column, by its letter or its heading; "" for nothing."""
    for key, field in mapping.items():
        if key.upper() == filled.letter or (
            filled.heading and headings.key(key) == headings.key(filled.heading)
        ):
            return field
    return ""


def guess(filled: Filled, gazetteer: Gazetteer) -> ColumnGuess:
    """What one column is, seen alone."""
    field = headings.field_of(filled.heading)
    sample = filled.values[:: len(filled.values) // _SAMPLE + 1]
    counts = Counter(content.kind(value.replace("\n", " "), gazetteer) for value in sample)
    total = len(sample)

    def column(field: str, certainty: float, why: str) -> ColumnGuess:
        return ColumnGuess(filled.letter, filled.heading, field, certainty, why)

    if filled.hidden:
        return column("ignore", 1.0, _("the column is hidden"))
    if filled.identities > len(filled.values):
        return column("ignore", 1.0, _("personal identity numbers, which are never imported"))
    if not total:
        return column(field or "ignore", 0.9 if field else 0.5, _("the column is empty"))
    if field:
        return _with_heading(column, field, counts, total)
    for kind, guessed in _BY_CONTENT.items():
        if counts[kind] * 10 >= total * 6:
            return column(guessed, 0.6, _("by what stands in it"))
    return column("", 0.0, _("neither the heading nor the cells say what it is"))


def holds_marks(filled: Filled) -> bool:
    """True for a column of x, (x), ja, frånv. and the like."""
    return sum(map(content.is_mark, filled.values)) * 2 > len(filled.values)


_Column = Callable[[str, float, str], ColumnGuess]


def _with_heading(column: _Column, field: str, counts: Counter[str], total: int) -> ColumnGuess:
    """The heading's field, unless what stands in the column contradicts it."""
    if field in {"email", "phone", "mobile"}:
        return _reachable(column, field, counts, total)
    strange = counts["email"] + counts["phone"] + counts["number"] + counts["date"]
    if field in _PERSON_FIELDS and strange * 2 > total:
        return column("", 0.0, _("the heading says name, but no names stand in it"))
    mostly_organisations = counts["organisation"] * 10 >= total * 6
    if field in {"name", "from", "to"} and mostly_organisations:
        return column("organisation", 0.6, _("the heading and what stands in it do not agree"))
    sure = 0.95 if field != "organisation" or counts["organisation"] * 2 >= total else 0.75
    return column(field, sure, _("by the heading"))


def _reachable(column: _Column, field: str, counts: Counter[str], total: int) -> ColumnGuess:
    """E-mail or telephone by the heading: the cells must hold such, or nothing that speaks against it."""
    fitting = counts["email"] if field == "email" else counts["phone"] + counts["number"]
    if field != "email" and counts["email"] * 10 >= total * 6:
        return column("email", 0.7, _("the heading says telephone, but addresses stand in it"))
    other = max(counts[kind] for kind in ("email", "organisation", "date", "link", "mark", "name"))
    if fitting * 2 >= total or other * 2 < total:
        return column(field, 0.95, _("by the heading and what stands in it"))
    return column("", 0.0, _("the heading and what stands in it do not agree"))


def swapped(given: Sequence[str], family: Sequence[str], addresses: Sequence[str]) -> float:
    """How surely two columns of given and family names stand under each other's heading: 0 not, 1 surely.

    An address "given.family@" decides; without such the shape of the names does ("-sson", "-ström").
    """
    votes: Counter[bool] = Counter()
    for first, last, address in zip(given, family, addresses, strict=True):
        parts = local_names(address)
        if len(parts) >= 2 and letters(first) != letters(last):
            if letters(first) == parts[0] or letters(last) == parts[-1]:
                votes[False] += 1
            elif letters(first) == parts[-1] or letters(last) == parts[0]:
                votes[True] += 1
    if votes.total() >= 3:
        return 0.95 if votes[True] > 2 * votes[False] else 0.0
    under_given, under_family = _family_like(given), _family_like(family)
    return 0.75 if under_given >= 0.5 and under_family <= 0.15 and len(given) >= 4 else 0.0


def _family_like(words: Sequence[str]) -> float:
    filled = [word.casefold() for word in words if word and not is_vacant(word)]
    return sum(bool(_FAMILY_ENDINGS.search(word)) for word in filled) / len(filled) if filled else 0.0


def exchanged(guesses: Sequence[ColumnGuess], certainty: float) -> tuple[ColumnGuess, ...]:
    """The columns with given and family name the other way round."""
    other = {"given": "family", "family": "given"}
    why = _("the headings for given and family name are swapped: the names and addresses below them show it")
    return tuple(
        replace(one, field=other[one.field], certainty=certainty, why=why) if one.field in other else one
        for one in guesses
    )
