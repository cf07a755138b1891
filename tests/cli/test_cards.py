"""Badges, signs and labels by the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.cli.conftest import Answer, Samverka, refused
from tests.paper.pdf_text import texts

Run = Callable[..., Answer]
LEFT_OUT = "1 person left out (protected identity).\n"


@pytest.fixture(autouse=True)
def screen(qapp: QGuiApplication) -> QGuiApplication:
    """One application for the whole session, able to show windows, as the tests of other rooms need it."""
    return qapp


@pytest.fixture
def run(samverka: Samverka, sqlite_location: str) -> Run:
    made: Run = lambda *words: samverka("--register", sqlite_location, *words)  # noqa: E731
    verbs: list[tuple[str, dict[str, object]]] = [("networks.add", {"name": "Styrgruppen"})]
    for given, family, at in (("Åsa", "Öberg", "Ale"), ("Bo", "Ek", "Lerum"), ("Dag", "Hemlig", "Ale")):
        verbs += [
            ("participants.add", {"given": given, "family": family, "organisation": at}),
            ("networks.join", {"network": "Styrgruppen", "participant": f"{given} {family}"}),
        ]
    verbs += [
        ("participants.change", {"participant": "Dag Hemlig", "protected": True}),
        ("meetings.add", {"networks": ["Styrgruppen"], "first_day": "2027-01-20", "title": "Höstmöte"}),
    ]
    for verb, values in verbs:
        done = made("do", verb, json.dumps(values))
        assert done.status == 0, done.err
    return made


@pytest.mark.parametrize(("kind", "each"), [("badges", 1), ("signs", 2), ("labels", 1)])
def test_cards_of_a_network(run: Run, tmp_path: Path, kind: str, each: int) -> None:
    out = tmp_path / "cards.pdf"
    made = run("print", kind, out, "--network", "Styrgruppen", "--json")
    assert (made.status, made.json["rows"], made.err) == (0, 2, LEFT_OUT)
    said = [text.replace("\t", " ") for page in texts(out.read_bytes()) for text in page]
    assert said.count("Bo Ek") == said.count("Åsa Öberg") == each
    assert "Hemlig" not in str(said)
    assert "left out" not in str(said)


def test_badges_of_a_meeting_as_a_table(run: Run, tmp_path: Path) -> None:
    assert run("do", "meetings.invite", json.dumps({"meeting": 1})).status == 0
    out = tmp_path / "badges.txt"
    made = run("print", "badges", out, "--meeting", "1")
    assert (made.status, made.err) == (0, LEFT_OUT)
    said = out.read_text(encoding="utf-8-sig")
    assert "Name badges: Höstmöte" in said
    assert said.index("Bo Ek") < said.index("Åsa Öberg")


def test_labels_from_a_place_on(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    asked = ("print", "labels", out, "--network", "Styrgruppen", "--layout", "99.1x38.1", "--start", 14)
    assert run(*asked).status == 0
    assert [len(page) for page in texts(out.read_bytes())] == [2, 2]


def test_what_cannot_be_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    of_network = ("--network", "Styrgruppen")
    assert "70x38" in refused(run("print", "labels", out, *of_network, "--layout", "70x38"))
    assert "1 to 24" in refused(run("print", "labels", out, *of_network, "--start", "25"))
    assert "meeting" in refused(run("print", "badges", out))
    wrong = run("print", "labels", out, *of_network, "--start", "fem")
    assert wrong.status == 2
    assert "“fem”" in wrong.err
    assert not out.exists()
