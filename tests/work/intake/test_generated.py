"""Lists that nobody wrote by hand: never a wrong municipality, never two people taken for one, and the same
plan in whatever order, encoding or kind of file the list comes.

Which list a seed gives, and what the intake makes of it, is shown by
`python -m tests.work.intake.generator SEED FOLDER`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop_app.records.ids import ChangeId, NetworkId
from desktop_app.records.progress import drain
from desktop_app.store.database import Store
from desktop_app.work import exports, history, imports, networks
from desktop_app.work.intake.planning.plan import plan
from desktop_app.work.intake.planning.planned import Known, PlannedFile
from tests.work.intake import sources
from tests.work.intake.generator.judging import judge, said_of, understood_of
from tests.work.intake.generator.kinds import Format, formats
from tests.work.intake.generator.making import SHAPES, drawn, make, seeds
from tests.work.intake.generator.mutations import blank_columns, shuffled_columns, shuffled_rows
from tests.work.intake.generator.samples import sample_truth
from tests.work.intake.generator.varying import BEARS, varied
from tests.work.intake.generator.written import write

FOLDER = sources.DATA / "lists"
EACH = 2
"""Lists of each shape."""
TABLES = [
    name for name in SHAPES if name in ("plain", "titled", "family first", "mandates", "several in a cell")
]
"""Shapes of which every row and column may stand anywhere."""


def test_no_municipality_is_wrong_and_nobody_is_merged(tmp_path: Path) -> None:
    found = 0
    for seed in (seed for shape in SHAPES for seed in seeds(shape, EACH)):
        (folder := tmp_path / str(seed)).mkdir()
        made = make(seed, folder)
        result = judge(made.path, made.truth)
        assert not result.wrong_municipality, (seed, made.label)
        assert not result.merged, (seed, made.label)
        assert not result.leaked, (seed, made.label)
        found += result.people.right
    assert found > 300


@pytest.mark.parametrize("name", BEARS)
def test_nor_in_a_sample_and_its_variations(name: str, tmp_path: Path) -> None:
    results = [judge(FOLDER / name, sample_truth(FOLDER, name))]
    for seed in range(4):
        (folder := tmp_path / str(seed)).mkdir()
        path, truth, _done = varied(FOLDER, name, seed, folder)
        results.append(judge(path, truth))
    for result in results:
        assert not result.wrong_municipality, result.faults
        assert not result.merged, result.faults
        assert result.people.right


def facts(file: PlannedFile) -> list[tuple[str, str]]:
    """What a plan says of the people, whatever the rows they stand on."""
    return sorted((str(sorted(said_of(each.person).items(), key=str)), each.state) for each in file.people)


def planned(path: Path) -> PlannedFile:
    understood, refused = understood_of(path)
    assert understood is not None, refused
    return plan(understood, Known())


@pytest.mark.parametrize("shape", TABLES)
def test_another_order_gives_the_same_plan(shape: str, tmp_path: Path) -> None:
    for seed in seeds(shape, 4):
        straight, _chance = drawn(seed)
        moved, _chance = drawn(seed)
        chance = random.Random(seed)
        shuffled_rows(chance, moved)
        shuffled_columns(chance, moved)
        blank_columns(chance, moved)
        (tmp_path / "moved").mkdir(exist_ok=True)
        first = planned(write(straight, Format("xlsx"), tmp_path))
        assert first.people
        assert facts(planned(write(moved, Format("xlsx"), tmp_path / "moved"))) == facts(first), seed


@pytest.mark.parametrize("shape", ["plain", "titled", "sections", "several in a cell"])
def test_every_kind_of_file_gives_the_same_plan(shape: str, tmp_path: Path) -> None:
    for seed in seeds(shape, 2):
        one, _chance = drawn(seed)
        want = facts(planned(write(one, Format("xlsx"), tmp_path)))
        assert want
        for form in formats(one):
            assert facts(planned(write(one, form, tmp_path))) == want, (seed, form.label)


def prepared(store: Store, files: Sequence[Path], network: NetworkId | None = None) -> imports.Prepared:
    return drain(imports.prepare(store, files, network=network))


def carried_out(store: Store, files: Sequence[Path], network: NetworkId) -> ChangeId | None:
    return drain(imports.carry_out(store, prepared(store, files, network), on_perhaps="new"))


def states(plans: imports.Prepared) -> set[str]:
    assert plans.files
    assert not plans.refused, plans.refused
    return {each.state for file in plans.files for each in file.file.people}


def files(tmp_path: Path, shapes: Sequence[str] = ("plain", "family first", "mandates")) -> list[Path]:
    """Files of several shapes, each in its own folder."""
    made = []
    for shape in shapes:
        for seed in seeds(shape, 2):
            (folder := tmp_path / str(seed)).mkdir(parents=True)
            made.append(make(seed, folder).path)
    return made


def everything(store: Store, path: Path) -> str:
    exports.save_everything(store, path)
    return path.read_text(encoding="utf-8")


def test_twice_changes_nothing_and_undo_brings_all_back(sqlite_store: Store, tmp_path: Path) -> None:
    before = everything(sqlite_store, tmp_path / "before.json")
    lists = files(tmp_path)
    network = networks.add(sqlite_store, name="Arbetsmarknad")
    with_network = everything(sqlite_store, tmp_path / "network.json")
    change = carried_out(sqlite_store, lists, network)
    assert change is not None
    assert states(prepared(sqlite_store, lists, network)) == {"unchanged"}
    assert carried_out(sqlite_store, lists, network) is None
    assert history.undo(sqlite_store, change=change).kept == ()
    assert everything(sqlite_store, tmp_path / "undone.json") == with_network
    history.undo(sqlite_store)
    assert everything(sqlite_store, tmp_path / "after.json") == before


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_is_exported_imports_unchanged(sqlite_store: Store, tmp_path: Path, ending: str) -> None:
    network = networks.add(sqlite_store, name="Arbetsmarknad")
    assert carried_out(sqlite_store, files(tmp_path), network) is not None
    for kind in ("participants", "network"):
        path = tmp_path / f"{kind}.{ending}"
        exports.save(exports.table(sqlite_store, kind, network=network), path)
        plans = prepared(sqlite_store, [path], network)
        assert states(plans) == {"unchanged"}, kind
        assert not plans.files[0].file.endings


def test_a_list_that_is_no_list_is_refused_or_gives_nobody(tmp_path: Path) -> None:
    for seed in seeds("no list", 6):
        made = make(seed, tmp_path)
        understood, refused = understood_of(made.path)
        if understood is not None:
            assert not understood.people
            assert understood.problems
        else:
            assert refused
