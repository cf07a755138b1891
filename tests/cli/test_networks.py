"""Networks at the command line: warnings that never block, succession in one step, the public page."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.store.register import open_register
from tests.cli.conftest import Samverka, refused
from tests.people import small


@pytest.fixture
def filled(sqlite_location: str) -> str:
    with closing(open_register(sqlite_location)) as store:
        small(store)
    return sqlite_location


def test_warnings_are_told_and_nothing_is_blocked(samverka: Samverka, filled: str) -> None:
    rules = json.dumps({"network": "AM", "rules": ["every_member"]})
    answer = samverka("--register", filled, "--json", "do", "networks.change", rules)
    told = ["Öckerö kommun has nobody in Arbetsmarknad."]
    assert answer.json == {"result": None, "warnings": told}
    shown = samverka("--register", filled, "--json", "show", "network", "AM").json
    assert (shown["warnings"], shown["rules"]) == (told, ["every_member"])
    assert told[0] in samverka("--register", filled, "do", "networks.change", rules).out


def test_partille_changes_its_representative(samverka: Samverka, filled: str) -> None:
    values = {"network": "AM", "organisation": "Partille", "first_day": "2026-05-01", "given": "Maj"}
    answer = samverka("--register", filled, "--json", "do", "networks.succeed", json.dumps(values))
    assert answer.status == 0

    def sitting(day: str) -> set[str]:
        rows = samverka("--register", filled, "--json", "list", "seats", "--as-of", day).json["rows"]
        return {row["name"] for row in rows if row["organisation"] == "Partille kommun"}

    assert (sitting("2026-04-30"), sitting("2026-05-01")) == ({"Åsa Öberg"}, {"Maj"})
    again = samverka(
        "--register", filled, "do", "networks.succeed", json.dumps({**values, "leaving": "Eva Ek"})
    )
    assert refused(again).startswith("Nobody holds that seat in Arbetsmarknad")


def test_the_public_page(samverka: Samverka, filled: str, tmp_path: Path, qapp: object) -> None:
    for ending in ("txt", "html", "pdf", "xlsx", "csv"):
        out = tmp_path / f"page.{ending}"
        answer = samverka("--register", filled, "--json", "print", "public-page", out, "--network", "AM")
        assert answer.status == 0
        assert answer.json["rows"] > 5
        assert out.stat().st_size > 100
    text = (tmp_path / "page.txt").read_text(encoding="utf-8-sig")
    assert "Åsa Öberg\nChef\nChair, Partille" in text
    sentence = refused(samverka("--register", filled, "print", "public-page", tmp_path / "x.txt"))
    assert sentence == "Say whose page to print. --network N"
