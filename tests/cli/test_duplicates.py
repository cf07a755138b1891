"""The commands duplicates and merge: their answers, what they refuse, and the way back."""

from __future__ import annotations

from contextlib import closing

import pytest

from desktop_app.store import dump, participants
from desktop_app.store.register import open_register
from desktop_app.work import networks
from desktop_app.work.meetings import invitations, meetings
from tests.cli.conftest import Samverka, refused
from tests.people import DAY, network, person


@pytest.fixture
def twice(location: str) -> tuple[str, int, int]:
    """A register with one person twice, who sits in a network and is invited to its meeting."""
    with closing(open_register(location)) as store:
        a = person(store, "Åsa Öberg", "Partille", email="asa.oberg@partille.example", title="Chef")
        b = person(store, "Asa Öberg", "Partille", email="asa@hemma.example")
        group = network(store)
        networks.join(store, network=group, participant=b)
        invitations.invite(store, meeting=meetings.add(store, first_day=DAY, networks=[group]))
    return location, a, b


def everything(location: str) -> object:
    with closing(open_register(location)) as store:
        return dump.everything(store)


def test_duplicates_are_listed(samverka: Samverka, twice: tuple[str, int, int]) -> None:
    location, a, b = twice
    assert samverka("--register", location, "duplicates", "--json").json == {
        "rows": [
            {
                "a": a,
                "b": b,
                "a_name": "Åsa Öberg",
                "b_name": "Asa Öberg",
                "evidence": "nearly the same name, same municipality, other e-mail domain",
                "certainty": 0.7,
            }
        ]
    }
    said = samverka("--register", location, "duplicates")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        f"{a} Åsa Öberg, Partille kommun – {b} Asa Öberg, Partille kommun: "
        "nearly the same name, same municipality, other e-mail domain (70 %)\n"
    )


def test_merged_by_name_chosen_by_field_and_undone(samverka: Samverka, twice: tuple[str, int, int]) -> None:
    location, a, b = twice
    before = everything(location)
    words = ("merge", "Åsa Öberg", "Asa Öberg", "--take", "given=b", "email=both")
    said = samverka("--register", location, *words)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[:2] == [
        f"Participants {b} and {a} are now one: {a} Asa Öberg.",
        "Moved: 1 address or number, 1 membership, 1 meeting.",
    ]
    assert "undo --change " in said.out
    assert samverka("--register", location, "duplicates").out == "Nothing found.\n"
    assert samverka("--register", location, "undo").out == "Undid: Merged Åsa Öberg with Asa Öberg\n"
    assert everything(location) == before


def test_merged_as_json_and_by_the_verb(samverka: Samverka, twice: tuple[str, int, int]) -> None:
    location, a, b = twice
    answer = samverka("--register", location, "merge", b, a, "--json").json
    assert {name: answer[name] for name in ("kept", "gone", "name")} == {
        "kept": b,
        "gone": a,
        "name": "Asa Öberg",
    }
    samverka("--register", location, "undo", "--change", answer["change"])
    values = f'{{"participant": {a}, "other": "Asa Öberg", "take": {{"title": "a"}}}}'
    assert samverka("--register", location, "do", "participants.merge", values).status == 0
    with closing(open_register(location)) as store:
        assert participants.ids(store) == [a]


def test_noted_as_two_by_the_verb(samverka: Samverka, twice: tuple[str, int, int]) -> None:
    location, a, b = twice
    values = f'{{"participant": {a}, "other": {b}}}'
    assert samverka("--register", location, "do", "participants.not_same", values).status == 0
    assert samverka("--register", location, "duplicates", "--json").json == {"rows": []}


def test_what_is_refused(samverka: Samverka, twice: tuple[str, int, int]) -> None:
    location, a, b = twice
    merged = ("--register", location, "merge")
    assert "compared with themselves" in refused(samverka(*merged, a, a))
    assert "There is no participant “Nils”" in refused(samverka(*merged, "Nils", b))
    assert "“x” cannot be chosen" in refused(samverka(*merged, a, b, "--take", "x=a"))
    assert "“c” does not fit family" in refused(samverka(*merged, a, b, "--take", "family=c"))
    assert samverka(*merged, a, b, "--take", "family").status == 2
    assert samverka(*merged, a, b).status == 0
    assert f"There is no participant {b}." in refused(samverka(*merged, a, b))
