"""The command addresses: whose it gives, in which form, and whom it leaves out."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

import pytest

from desktop_app.store.register import open_register
from desktop_app.work import networks, own_lists, participants
from tests.cli.conftest import Samverka, refused
from tests.people import DAY, network, person


@pytest.fixture
def crowd(location: str) -> str:
    """Two with addresses, of which one has two, one without, one protected; all but one sit in a network."""
    with closing(open_register(location)) as store:
        group = network(store, "AME")
        eva = person(store, "Eva Ek", "Ale", email="eva.ek@ale.example, vux@ale.example")
        asa = person(store, "Åsa Öberg", "Partille", email="asa.oberg@partille.example")
        nils = person(store, "Nils von Essen", "Ale")
        hidden = person(store, "Maj Lind", "Ale", email="maj@ale.example")
        participants.change(store, participant=hidden, protected=True)
        for who in (asa, nils, hidden):
            networks.join(store, network=group, participant=who, first_day=DAY)
        lucia = own_lists.add(store, name="Luciakaffet")
        own_lists.put(store, own_list=lucia, participants=[eva, asa])
    return location


def test_those_of_a_network_as_a_mail_program_takes_them(samverka: Samverka, crowd: str) -> None:
    said = samverka("--register", crowd, "addresses", "--network", "AME")
    assert (said.status, said.out) == (0, "asa.oberg@partille.example\n")
    assert said.err == (
        "No e-mail address: Nils von Essen, Ale kommun\nOne with a protected identity was left out.\n"
    )
    answer = samverka("--register", crowd, "addresses", "--network", "AME", "--json")
    assert answer.err == ""
    assert answer.json["addresses"] == "asa.oberg@partille.example"
    assert answer.json["number"] == 1
    assert [row["name"] for row in answer.json["without"]] == ["Nils von Essen"]
    assert answer.json["protected"] == 1


@pytest.mark.parametrize(
    "words",
    [("--list", "Luciakaffet"), ("Eva Ek", "Åsa Öberg"), ("--search", "ö")],
    ids=["an own list", "named", "searched"],
)
def test_each_address_stands_once_with_semicolons(
    words: tuple[str, ...], samverka: Samverka, crowd: str
) -> None:
    both = {"eva.ek@ale.example", "asa.oberg@partille.example"}
    said = samverka("--register", crowd, "addresses", *words)
    found = said.out.strip().split("; ")
    assert (len(found), set(found) <= both) == (len(set(found)), True)
    assert said.err == ""
    if words[0] != "--search":
        assert set(found) == both


def test_nobody_and_somebody_unknown(samverka: Samverka, crowd: str) -> None:
    said = samverka("--register", crowd, "addresses", "--search", "xyzzy")
    assert (said.status, said.out, said.err) == (0, "", "")
    assert "There is no participant “Ingen Alls”" in refused(
        samverka("--register", crowd, "addresses", "Ingen Alls")
    )
    assert "xyzzy" in refused(samverka("--register", crowd, "addresses", "--network", "xyzzy"))


@pytest.mark.parametrize(("day", "number"), [(DAY - timedelta(1), 0), (DAY, 1)])
def test_who_sits_there_on_a_day(day: date, number: int, samverka: Samverka, crowd: str) -> None:
    said = samverka("--register", crowd, "addresses", "--network", "AME", "--as-of", day, "--json")
    assert said.json["number"] == number
