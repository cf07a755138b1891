"""A meeting's and an assignment's papers by the command line: notice, agenda, sheet to sign, minutes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import Answer, Samverka, refused


@pytest.fixture
def run(samverka: Samverka, sqlite_location: str) -> Callable[..., Answer]:
    return lambda *words: samverka("--register", sqlite_location, *words)


@pytest.fixture
def do(run: Callable[..., Answer]) -> Callable[..., Any]:
    def verb(name: str, /, **values: object) -> Any:
        done = run("do", name, json.dumps(values), "--json")
        assert done.status == 0, done.err
        return done.json["result"]

    return verb


@pytest.fixture
def printed(run: Callable[..., Answer], tmp_path: Path) -> Callable[..., str]:
    def text(*words: object) -> str:
        made = run("print", words[0], tmp_path / "papper.txt", *words[1:])
        assert made.status == 0, made.err
        return (tmp_path / "papper.txt").read_text(encoding="utf-8-sig").replace("\r\n", "\n")

    return text


@pytest.fixture
def meeting(do: Callable[..., Any]) -> int:
    """Of two networks: with a chair, a member, a deputy, and somebody with a protected identity."""
    do("networks.add", name="Styrgruppen")
    do("networks.add", name="Beredningen")
    for given, family, at, role in (
        ("Åsa", "Öberg", "Ale", "chair"),
        ("Bo", "Ek", "Lerum", "member"),
        ("Cia", "Ask", "Partille", "deputy"),
        ("Dag", "Hemlig", "Öckerö", "member"),
    ):
        do("participants.add", given=given, family=family, organisation=at)
        do("networks.join", network="Styrgruppen", participant=f"{given} {family}", role=role)
    do("participants.change", participant="Dag Hemlig", protected=True)
    joint = ["Styrgruppen", "Beredningen"]
    times = {"first_day": "2026-09-09", "start": "09:00", "end": "12:00"}
    number: int = do("meetings.add", **times, networks=joint, title="Höstmöte", link="https://mote.example")
    do("meetings.set_part", meeting=number, network="Beredningen", start="10:30", end="12:00")
    do("meetings.invite", meeting=number)
    return number


def test_a_notice_says_when_where_and_who(
    do: Callable[..., Any], printed: Callable[..., str], meeting: int
) -> None:
    do("agenda.add", meeting=meeting, title="Budget", minutes=30, presenter="Åsa Öberg")
    do("agenda.add", meeting=meeting, title="Kaffe", kind="break", minutes=15)
    do("agenda.add", meeting=meeting, title="Val")
    do("meetings.invite_category", meeting=meeting, name="Myndigheten", heads=3)
    do(
        "meetings.add_press_contact",
        meeting=meeting,
        name="Bo Ek",
        phone="070-174 06 05",
        reachable_to="15:00",
    )
    do("meetings.change", meeting=meeting, note="Kontorets egen anteckning")
    told = printed("notice", "--meeting", meeting)
    assert told.splitlines()[:2] == ["Notice: Höstmöte", "Wednesday 9 September 2026, 09:00–12:00"]
    for line in (
        "Link: https://mote.example",
        "Network: Beredningen, between 10:30 and 12",
        "09:00 1. Budget, Åsa Öberg",
        "09:30 Kaffe",
        "09:45 2. Val",
        "Åsa Öberg, Ale kommun",
        "Myndigheten, 3 expected",
        "Bo Ek, 070-174 06 05 before 15",
        "1 person left out (protected identity)",
    ):
        assert line in told, (line, told)
    assert told.index("Called") < told.index("Deputies") < told.index("Cia Ask")
    assert "Hemlig" not in told
    assert "anteckning" not in told
    do("meetings.cancel", meeting=meeting)
    assert "Cancelled, Wednesday 9 September 2026" in printed("notice", "--meeting", meeting)


def test_an_agenda_of_several_days_has_a_heading_for_each(
    do: Callable[..., Any], printed: Callable[..., str]
) -> None:
    number = do("meetings.add", first_day="2026-05-30", last_day="2026-06-01", title="Träff")
    assert "Agenda\n" not in printed("agenda", "--meeting", number)
    for title, day in (("Inledning", "2026-05-30"), ("Middag", "2026-05-31")):
        do("agenda.add", meeting=number, title=title, day=day)
    told = printed("agenda", "--meeting", number)
    assert "Agenda 30 May 2026\n\n • 1. Inledning\n\nAgenda 31 May 2026\n\n • 2. Middag\n" in told


def test_minutes_and_the_sheet_have_the_same_people(
    do: Callable[..., Any],
    printed: Callable[..., str],
    run: Callable[..., Answer],
    meeting: int,
    tmp_path: Path,
) -> None:
    rows = do("meetings.number_rows", meeting=meeting)
    lines = {line["name"]: line for line in run("show", "meeting", meeting, "--json").json["attendance"]}
    assert run("print", "sign-in", tmp_path / "lista.xlsx", "--meeting", meeting).status == 0
    cells = [
        tuple(str(cell or "") for cell in row)
        for row in openpyxl.load_workbook(tmp_path / "lista.xlsx").worksheets[0].iter_rows(values_only=True)
    ]
    for name in ("Åsa Öberg", "Bo Ek", "Cia Ask"):
        assert any(row[:2] == (str(lines[name]["sheet_row"]), name) for row in cells)
    assert not any("Hemlig" in cell for row in cells for cell in row)
    assert "Nothing is noted of Åsa Öberg, Bo Ek.\n" in printed("minutes", "--meeting", meeting)
    do("meetings.call_deputy", meeting=meeting, deputy="Cia Ask", instead_of="Bo Ek")
    sheet = {name: line["sheet_row"] for name, line in lines.items()}
    text = f"{sheet['Åsa Öberg']} {sheet['Bo Ek']}f {sheet['Cia Ask']}t {sheet['Dag Hemlig']}"
    assert do("meetings.call_roll", meeting=meeting, text=text) == rows
    item = do("agenda.add", meeting=meeting, title="Budget", text="Kansliet föredrar.")
    do("agenda.decide", item=item, decision="Bifall.", number=7)
    later = do("agenda.add", meeting=meeting, title="Val")
    do("agenda.postpone", item=later)
    given = do("assignments.from_decision", item=item, title="Räkna", participants=["Dag Hemlig", "Bo Ek"])
    told = printed("minutes", "--meeting", meeting)
    assert told.startswith(
        "Minutes: Höstmöte\nWednesday 9 September 2026, 09:00–12:00\n\nPresent\n\nFull members\n"
        "Åsa Öberg, chair, Ale kommun\n\nServing deputies\n"
        "Cia Ask, Partille kommun, serving deputy for Bo Ek\n\nExcused\n\nBo Ek, Lerums kommun\n\n"
        "1. Budget\n\nKansliet föredrar.\n\nDecision § 7: Bifall.\n\n2. Val\n\nThe item is postponed.\n\n"
        "Assignments\n\n • Räkna, Bo Ek\n"
    ), told
    assert "1 person left out (protected identity)" in told
    paper = printed("assignment", "--assignment", given)
    assert "Bo Ek" in paper
    assert "Hemlig" not in paper
    assert "1 person left out (protected identity)" in paper
    for document in ("notice", "minutes", "sign-in"):
        made = tmp_path / f"{document}.html"
        assert run("print", document, made, "--meeting", meeting).status == 0
        assert "Bo Ek" in made.read_text(encoding="utf-8")


def test_a_sheet_that_is_printed_keeps_its_numbers(
    do: Callable[..., Any], run: Callable[..., Answer], meeting: int, tmp_path: Path
) -> None:
    def printed() -> tuple[str, list[str], int]:
        made = run("print", "sign-in", tmp_path / "lista.txt", "--meeting", meeting)
        assert made.status == 0, made.err
        text = (tmp_path / "lista.txt").read_text(encoding="utf-8-sig")
        changes = len(run("list", "history", "--json").json["rows"])
        return made.out, [row for row in text.splitlines() if "kommun" in row], changes

    before = len(run("list", "history", "--json").json["rows"])
    said, rows, changes = printed()
    assert "Rows 1–4 are numbered as printed." in said
    assert changes == before + 1
    assert printed() == (said, rows, changes)
    do("meetings.invite_guest", meeting=meeting, name="Aron Abel", organisation_text="Ale kommun")
    said, later, _changes = printed()
    assert "Rows 1–5 are numbered as printed." in said
    assert later[: len(rows)] == rows
    assert later[len(rows) :][0].split()[:3] == ["5", "Aron", "Abel"]
    assert run("undo").status == 0
    lines = run("show", "meeting", meeting, "--json").json["attendance"]
    assert [line["sheet_row"] for line in lines if line["name"] == "Aron Abel"] == [None]


def test_why_another_is_the_host_is_the_offices_own_note(
    do: Callable[..., Any], run: Callable[..., Answer], printed: Callable[..., str], meeting: int
) -> None:
    do("hosting.take", meeting=meeting, host="Lerum", reason="Ale har ingen sal")
    assert do("meetings.change", meeting=meeting, note="Bara för kansliet") is None
    held = run("show", "meeting", meeting, "--json").json
    assert held["host_reason"] == "Ale har ingen sal"
    for paper in ("notice", "agenda", "minutes", "sign-in"):
        told = printed(paper, "--meeting", meeting)
        assert "ingen sal" not in told
        assert "kansliet" not in told
    assert "Host: Lerums kommun" in printed("notice", "--meeting", meeting)


def test_what_a_paper_is_of_has_to_be_said(run: Callable[..., Answer], tmp_path: Path) -> None:
    out = tmp_path / "papper.txt"
    for document in ("notice", "agenda", "minutes", "sign-in"):
        assert "--meeting ID" in refused(run("print", document, out))
    assert "--assignment NAME_OR_ID" in refused(run("print", "assignment", out))
    assert refused(run("print", "notice", out, "--meeting", "99"))
    assert refused(run("print", "assignment", out, "--assignment", "Ingenting"))
    assert not out.exists()
