"""How much of what lists say is understood, and how much of what is understood do they say? Printed.

Samples as they stand; samples varied with other people, municipalities, headings, orders and kinds of file;
and lists of the generator. The worst are named by their seeds, to be looked at with
`python -m tests.work.intake.generator SEED FOLDER`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from tests.work.intake import sources
from tests.work.intake.generator.judging import FIELDS, judge
from tests.work.intake.generator.making import SHAPES, make, seeds
from tests.work.intake.generator.samples import sample_truth
from tests.work.intake.generator.tallies import Judgement
from tests.work.intake.generator.varying import BEARS, varied

EACH = 30
"""Lists of each shape."""
VARIED = 10
"""Variations of each sample."""


def total(results: Mapping[str, Judgement]) -> Judgement:
    summed = Judgement()
    for result in results.values():
        summed.add(result)
    return summed


def line(name: str, result: Judgement) -> str:
    people, columns = result.people, result.columns
    return (
        f"{name:44.44} people {people.recall:.3f} / {people.precision:.3f}  of {people.wanted:5}  "
        f"columns {columns.recall:.3f} / {columns.precision:.3f}"
    )


def shown(name: str, results: Mapping[str, Judgement]) -> Judgement:
    """Print what the lists of one kind gave, field by field, and name the worst."""
    summed = total(results)
    print(f"\n{line(name, summed)}  ({len(results)} lists, recall / precision)")
    told = [
        f"{field} {summed.fields[field].recall:.3f} / {summed.fields[field].precision:.3f}"
        for field in FIELDS
        if summed.fields[field].wanted or summed.fields[field].found
    ]
    print("  " + "\n  ".join(", ".join(told[start : start + 4]) for start in range(0, len(told), 4)))
    print(f"  vacant seats {summed.vacancies.recall:.3f} / {summed.vacancies.precision:.3f}")
    print(
        f"  wrong municipalities {len(summed.wrong_municipality)}, people taken for one {len(summed.merged)}"
    )
    worst = sorted(results.items(), key=lambda each: min(each[1].people.recall, each[1].people.precision))
    for label, result in worst[:12]:
        if result.people.recall < 1 or result.people.precision < 1:
            print(f"    {line(label, result)}  {result.faults[0][:120] if result.faults else ''}")
    return summed


def of_sample(name: str, folder: Path) -> Judgement:
    return judge(folder / name, sample_truth(folder, name))


@pytest.mark.benchmark
def test_samples() -> None:
    for folder in sources.list_folders():
        summed = shown(f"samples ({folder.parent.name})", {name: of_sample(name, folder) for name in BEARS})
        assert summed.people.recall >= 0.99
        assert summed.people.precision >= 0.99
        assert not summed.wrong_municipality
        assert not summed.merged


@pytest.mark.benchmark
def test_mutations(tmp_path: Path) -> None:
    folder = sources.DATA / "lists"
    variations: dict[str, Judgement] = {}
    for name in BEARS:
        for seed in range(VARIED):
            (out := tmp_path / f"{name}{seed}").mkdir()
            try:
                path, truth, done = varied(folder, name, seed, out)
            except UserError as refused:
                variations[f"{name} {seed}"] = Judgement(refused=str(refused))
            else:
                variations[f"{name[:20]} {seed} {done}"] = judge(path, truth)
    by_shape: defaultdict[str, dict[str, Judgement]] = defaultdict(dict)
    for seed in (seed for shape in SHAPES for seed in seeds(shape, EACH)):
        (out := tmp_path / str(seed)).mkdir()
        made = make(seed, out)
        by_shape[made.shape][f"seed {seed}, {made.label}"] = judge(made.path, made.truth)
    print()
    for shape, results in by_shape.items():
        print(line(shape, total(results)))
    summed = shown("samples varied", variations)
    summed.add(
        shown("generated", {label: each for results in by_shape.values() for label, each in results.items()})
    )
    print(f"\n{line('all mutations', summed)}")
    assert summed.people.recall >= 0.95
    assert summed.people.precision >= 0.97
    assert not summed.wrong_municipality
    assert not summed.merged
