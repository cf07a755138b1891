"""People, organisations and own lists by the command line: done by `do`, looked at on other days."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Answer, Samverka, refused

Run = Any


@pytest.fixture
def run(samverka: Samverka, location: str) -> Run:
    def told(*words: object) -> Answer:
        return samverka("--register", location, "--json", *words)

    return told


def do(run: Run, verb: str, **values: Any) -> Any:
    answer = run("do", verb, json.dumps(values))
    assert (answer.status, answer.err) == (0, "")
    return answer.json["result"]


def listed(run: Run, what: str, *more: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = run("list", what, *more).json["rows"]
    return rows


def test_an_organisation_that_changes_its_name(run: Run, tmp_path: Path) -> None:
    do(
        run,
        "organisations.add",
        name="Kommunernas Råd",
        short_name="KR",
        kind="intresseorganisation",
        fax="08-465 004 01",
    )
    do(run, "participants.add", given="Eva", family="Ek", organisation="KR", title="Handläggare")
    do(run, "networks.add", name="Unga", owner="KR")
    do(run, "networks.join_many", network="Unga", participants=["Eva Ek"], first_day="2015-01-01")
    do(run, "organisations.set_members", organisation="KR", members=["Ale"], first_day="2010-01-01")
    do(
        run,
        "organisations.rename",
        organisation="KR",
        name="Kommuner och Regioner",
        short_name="KOR",
        first_day="2019-11-27",
    )
    for day, name, other in (
        (["--as-of", "2018-04-07"], "Kommunernas Råd", "Kommuner och Regioner"),
        ([], "Kommuner och Regioner", "Kommunernas Råd"),
    ):
        (found,) = listed(run, "participants", *day)
        assert found["organisation"] == name
        assert [row["organisation"] for row in listed(run, "seats", *day)] == [name]
        assert [row["owner"] for row in listed(run, "networks", *day)] == [name]
        assert name in [row["name"] for row in listed(run, "organisations", "--search", "kommun", *day)]
        shown = run("show", "organisation", "KR", *day).json
        assert [row["name"] for row in shown["participants"]] == ["Eva Ek"]
        assert [row["network_name"] for row in shown["seats"]] == ["Unga"]
        assert [row["name"] for row in shown["members"]] == ["Ale kommun"]
        assert [row["kind"] for row in shown["contacts"]] == ["fax"]
        assert name in [row["text"] for row in shown["names"]]
        if day:
            assert other not in json.dumps(shown, ensure_ascii=False)
        person = run("show", "participant", "Eva Ek", *day).json
        assert [tie["organisation_name"] for tie in person["affiliations"]] == [name]
        out = tmp_path / "lista.csv"
        run("export", "participants", out, *day)
        assert name in out.read_text(encoding="utf-8-sig")
    assert listed(run, "participants", "--as-of", "2018-04-07", "--search", "KOR")
    assert run("show", "organisation", "KOR").json["member_of"] == []
    assert [
        row["name"] for row in run("show", "organisation", "Ale", "--as-of", "2012-01-01").json["member_of"]
    ][:1]


def test_an_own_list(run: Run, tmp_path: Path) -> None:
    for given in ("Eva", "Åsa"):
        do(
            run,
            "participants.add",
            given=given,
            family="Ek",
            organisation="Ale",
            email=f"{given[-1]}@ale.example",
        )
    do(run, "own_lists.add", name="Luciakaffet", participants=["Eva Ek"])
    assert (
        do(run, "own_lists.put", own_list="luciakaffet", organisations=["Ale"], participants=["Eva Ek"]) == 1
    )
    assert [(row["name"], row["participants"]) for row in listed(run, "own_lists")] == [("Luciakaffet", 1)]
    assert [row["name"] for row in listed(run, "participants", "--list", "Luciakaffet")] == ["Eva Ek"]
    assert [row["name"] for row in listed(run, "organisations", "--list", "Luciakaffet")] == ["Ale kommun"]
    shown = run("show", "own_list", "Luciakaffet").json
    assert [row["name"] for row in shown["participants"]] == ["Eva Ek"]
    out = tmp_path / "lucia.csv"
    assert run("export", "participants", out, "--list", "Luciakaffet").json["rows"] == 1
    assert "Luciakaffet" in refused(run("list", "participants", "--list", "Påskkaffet"))


def test_what_is_refused_names_its_field(run: Run) -> None:
    do(run, "participants.add", given="Eva", family="Ek", organisation="Ale")
    sentence = refused(
        run(
            "do",
            "participants.add_affiliation",
            '{"participant": "Eva Ek", "organisation": "Lerum", '
            '"first_day": "2026-05-01", "last_day": "2026-04-01"}',
        )
    )
    assert sentence == "It began on 2026-05-01 and cannot end before that."
    assert "cannot be a member of itself" in refused(
        run("do", "organisations.set_members", '{"organisation": "Ale", "members": ["Ale"]}')
    )


def test_every_verb_of_people_is_there(run: Run) -> None:
    verbs = run("do", "--list").json["verbs"]
    assert {
        *(
            "participants.add_affiliation",
            "participants.change_affiliation",
            "participants.remove_affiliation",
        ),
        *("participants.move", "participants.move_many", "participants.change_many", "participants.end_many"),
        *(
            "participants.set_contacts",
            "networks.join_many",
            "organisations.rename",
            "organisations.add_name",
        ),
        *("organisations.end_name", "organisations.remove_name", "organisations.set_members"),
        *("organisations.set_contacts", "own_lists.add", "own_lists.change", "own_lists.remove"),
        *("own_lists.put", "own_lists.take", "roles.add", "roles.change", "roles.remove"),
    } <= set(verbs)
    assert listed(run, "roles")[0]["key"] == "chair"
