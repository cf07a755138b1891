"""A register of an older version by the command line: upgraded, told on standard error, answered as ever."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.conftest import Samverka, refused

REGISTERS = Path(__file__).parents[1] / "data" / "registers"


def test_an_old_register_is_upgraded_and_the_answer_is_as_ever(
    samverka: Samverka, home: Path, tmp_path: Path
) -> None:
    place = shutil.copyfile(REGISTERS / "worked-in-1.samverka", tmp_path / "partille.samverka")
    answer = samverka("--register", place, "--json", "list", "meetings")
    assert answer.status == 0
    assert [row["first_day"] for row in answer.json["rows"]] == ["2026-05-01", "2026-09-09"]
    (line,) = answer.err.splitlines()
    assert "has been upgraded" in line
    (made,) = (home / "backups").rglob("*.samverka")
    assert str(made) in line
    again = samverka("--register", place, "list", "networks")
    assert (again.status, again.err) == (0, "")


def test_one_that_cannot_be_backed_up_is_refused_in_a_line(
    samverka: Samverka, home: Path, tmp_path: Path
) -> None:
    place = shutil.copyfile(REGISTERS / "worked-in-1.samverka", tmp_path / "partille.samverka")
    home.mkdir()
    (home / "backups").write_text("no folder", encoding="utf-8")
    before = place.read_bytes()
    assert str(home / "backups") in refused(samverka("--register", place, "list", "networks"))
    assert place.read_bytes() == before
