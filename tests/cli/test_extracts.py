"""The command extract: every kind of file, whom it may mean, and what it leaves behind."""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.sheets.reading import read
from desktop_app.store.register import open_register
from desktop_app.work import participants
from tests.cli.conftest import Samverka, refused
from tests.people import person


@pytest.fixture
def two(location: str) -> tuple[str, int, int]:
    """A register with Åsa and, protected, Bo."""
    with closing(open_register(location)) as store:
        asa = person(store, "Åsa Öberg", "Partille", email="asa.oberg@partille.example")
        bo = person(store, "Bo Ek", "Ale", email="bo.ek@ale.example")
        participants.change(store, participant=bo, protected=True)
    return location, asa, bo


@pytest.mark.parametrize("ending", ["pdf", "html", "txt", "xlsx", "json"])
def test_every_ending(
    samverka: Samverka,
    two: tuple[str, int, int],
    tmp_path: Path,
    ending: str,
    qapp: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    out = tmp_path / f"utdrag å.{ending}"
    answer = samverka("--register", two[0], "extract", "Åsa Öberg", out, "--json")
    assert answer.status == 0, answer.err
    told = answer.json
    assert (told["participant"], told["protected"]) == (two[1], False)
    assert told["kinds"] == {"participant": 1, "affiliation": 1, "contact": 1, "history": 3}
    assert list(temporary.iterdir()) == []
    if ending == "json":
        held = json.loads(out.read_text(encoding="utf-8"))
        assert held["facts"] == told["facts"]
        assert held["parts"][2]["entries"][0]["facts"]["value"] == "asa.oberg@partille.example"
    elif ending == "xlsx":
        cells = [cell for sheet in read(out).sheets for row in sheet.rows for cell in row]
        assert any("asa.oberg@partille.example" in str(cell) for cell in cells)
    elif ending == "pdf":
        assert out.read_bytes().startswith(b"%PDF")
    else:
        assert "asa.oberg@partille.example" in out.read_text(encoding="utf-8-sig")
    assert "bo.ek" not in out.read_bytes().decode("utf-8", "replace")


def test_it_says_how_much_there_is(samverka: Samverka, two: tuple[str, int, int], tmp_path: Path) -> None:
    answer = samverka("--register", two[0], "extract", two[1], tmp_path / "a.txt")
    first, last = answer.out.splitlines()
    assert first == f"Wrote {tmp_path / 'a.txt'}."
    assert last.endswith(" facts of 4 kinds.")


def test_a_protected_person_is_asked_for_by_the_number(
    samverka: Samverka, two: tuple[str, int, int], tmp_path: Path
) -> None:
    location, _asa, bo = two
    out = tmp_path / "bo.txt"
    said = refused(samverka("--register", location, "extract", "Bo Ek", out))
    assert said == f"Bo Ek has a protected identity. Ask by the number: extract {bo} bo.txt."
    assert not out.exists()
    answer = samverka("--register", location, "extract", bo, out)
    assert "Protected identity: to be handed to the person alone." in answer.out
    assert "Protected identity: to be handed to the person alone." in out.read_text(encoding="utf-8-sig")


def test_namesakes_are_listed_and_nothing_is_written(
    samverka: Samverka, two: tuple[str, int, int], tmp_path: Path
) -> None:
    location, asa, _bo = two
    with closing(open_register(location)) as store:
        other = person(store, "Åsa Öberg", "Ale")
    out = tmp_path / "a.pdf"
    said = refused(samverka("--register", location, "extract", "Åsa Öberg", out))
    assert said == (
        "Several participants are called “Åsa Öberg”. Name one by its number: "
        f"{asa} Åsa Öberg Partille kommun; {other} Åsa Öberg Ale kommun."
    )
    assert not out.exists()


def test_another_ending_and_nobody_are_refused(
    samverka: Samverka, two: tuple[str, int, int], tmp_path: Path
) -> None:
    register = ("--register", two[0])
    assert ".doc" in refused(samverka(*register, "extract", two[1], tmp_path / "a.doc"))
    assert "999" in refused(samverka(*register, "extract", 999, tmp_path / "a.txt"))
    assert list(tmp_path.glob("a.*")) == []
