"""Meetings and assignments from the command line: listed, shown, done by any verb, their figures written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Answer, Samverka, refused


def test_a_meeting_from_the_agenda_to_the_assignment(samverka: Samverka, tmp_path: Path) -> None:
    register = tmp_path / "r.samverka"
    samverka("--register", register, "new")

    def run(*words: object) -> Answer:
        return samverka("--register", register, *words)

    def do(verb: str, **values: object) -> Any:
        done = run("do", verb, json.dumps(values), "--json")
        assert done.status == 0, done.err
        return done.json["result"]

    do("networks.add", name="Styrgruppen")
    do("participants.add", given="Åsa", family="Öberg", organisation="Partille")
    do("networks.join", network="Styrgruppen", participant="Åsa Öberg", role="chair")
    meeting = do("meetings.add", first_day="2026-09-09", start="09:00", networks=["Styrgruppen"])
    item = do("agenda.add", meeting=meeting, title="Budget")
    assert do("agenda.decide", item=item, decision="Åsa utreder.") == 1
    do("meetings.invite", meeting=meeting)
    do("meetings.call_roll", meeting=meeting, text="1 t.o.m. punkt 1")
    do("assignments.from_decision", item=item, participants=["Åsa Öberg"], deadline="2026-12-01")

    def listed(what: str) -> Any:
        return run("list", what, "--json").json["rows"]

    assert [(row["title"], row["performers"]) for row in listed("assignments")] == [("Budget", "Åsa Öberg")]
    assert [(row["number"], row["decision"]) for row in listed("decisions")] == [(1, "Åsa utreder.")]
    shown = run("show", "meeting", str(meeting), "--json").json
    assert shown["agenda"][0]["decision_no"] == 1
    assert shown["attendance"][0]["presence"] == "present"
    assert run("show", "assignment", "Budget", "--json").json["deadline"]["last"] == "2026-12-01"
    for what, words in (("statistics", "Styrgruppen"), ("fees", "Åsa Öberg")):
        out = tmp_path / f"{what}.csv"
        done = run("export", what, str(out), "--from", "2026-01-01", "--to", "2026-12-31")
        assert done.status == 0, done.err
        assert words in out.read_text(encoding="utf-8-sig")
    refused(run("do", "meetings.call_roll", json.dumps({"meeting": meeting, "text": "99"})))
    (tmp_path / "bilaga.txt").write_text("Å", encoding="utf-8")
    do("documents.attach", meeting=meeting, path=str(tmp_path / "bilaga.txt"))
    run("export", "all", str(tmp_path / "all.json"))
    everything = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    (document,) = everything["document"]
    assert everything["document_content"] == {document["sha256"]: "w4U="}
