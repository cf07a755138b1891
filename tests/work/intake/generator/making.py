"""From a number to a list, always the same: which shape, which mutations, which kind of file."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.work.intake.generator import apart, marked, plain, prose, shaped, untidy, unusual
from tests.work.intake.generator.drawn import Drawn, Truth, truth
from tests.work.intake.generator.kinds import Format, some_format
from tests.work.intake.generator.mutations import mutate
from tests.work.intake.generator.written import write

SHAPES: dict[str, Callable[[random.Random], Drawn]] = {
    "plain": plain.plain_list,
    "titled": plain.titled,
    "totals": plain.totals,
    "headerless": plain.headerless,
    "repeated headings": plain.repeated_headings,
    "family first": plain.family_first,
    "swapped headings": plain.swapped,
    "several in a cell": marked.several,
    "struck or hidden": marked.struck,
    "hidden column": marked.hidden_column,
    "vacancies": marked.vacancies,
    "linked": marked.linked,
    "mandates": marked.mandates,
    "code": plain.municipality_code,
    "e-mail only": plain.email_only,
    "file name": plain.in_file_name,
    "groups": shaped.groups,
    "merged municipality": shaped.merged_municipality,
    "sections": shaped.sections,
    "sheet each": apart.sheet_each,
    "sheets repeating": apart.sheets_repeating,
    "two under": apart.two_under,
    "two beside": apart.two_beside,
    "cards": unusual.cards,
    "packed": unusual.packed,
    "memberships": unusual.memberships,
    "long contacts": unusual.long_contacts,
    "sign-up": unusual.sign_up,
    "attendance": unusual.attendance,
    "organisations": unusual.organisation_list,
    "no list": unusual.no_list,
    "text lines": prose.lines,
    "address line": prose.outlook,
    "mail": prose.mail,
    "named groups": shaped.named_groups,
    "networks apart": apart.networks_apart,
    "other bodies": shaped.other_bodies,
    "untidy cells": untidy.untidy_cells,
    "doubled columns": untidy.doubled_columns,
    "numbered": untidy.numbered,
    "role sections": untidy.role_sections,
    "with instructions": untidy.with_instructions,
    "unit after municipality": untidy.unit_after_municipality,
    "answered twice": untidy.answered_twice,
    "four in a row": untidy.four_in_a_row,
}
"""Appended to, never reordered: a seed is to give the same shape tomorrow."""
_ROOM = 1000
"""Seeds of each shape."""


@dataclass(frozen=True, slots=True)
class Made:
    """A list that stands in a file, with its truth."""

    seed: int
    shape: str
    mutations: tuple[str, ...]
    form: Format
    path: Path
    truth: Truth

    @property
    def label(self) -> str:
        return ", ".join((self.shape, self.form.label, *self.mutations))


def shape_of(seed: int) -> str:
    return list(SHAPES)[seed // _ROOM]


def seeds(shape: str, count: int) -> range:
    """The first seeds of a shape."""
    first = list(SHAPES).index(shape) * _ROOM
    return range(first, first + count)


def drawn(seed: int) -> tuple[Drawn, random.Random]:
    chance = random.Random(seed)
    return SHAPES[shape_of(seed)](chance), chance


def make(seed: int, folder: Path) -> Made:
    list_drawn, chance = drawn(seed)
    mutations = mutate(chance, list_drawn)
    form = some_format(chance, list_drawn)
    return Made(
        seed, shape_of(seed), tuple(mutations), form, write(list_drawn, form, folder), truth(list_drawn)
    )
