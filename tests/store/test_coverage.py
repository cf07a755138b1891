"""Coverage: seats, holders and vacancies by network and organisation, as of a day."""

from __future__ import annotations

from dataclasses import astuple
from datetime import timedelta

from desktop_app.records.ids import NetworkId, OrganisationId
from desktop_app.store import coverage, networks
from desktop_app.store.database import Store
from desktop_app.work import networks as at_networks
from tests.people import DAY, body, network, person, small
from tests.store.recorder import recorded


def told(store: Store, **asked: object) -> dict[tuple[str, str], tuple[int, ...]]:
    """The cells with names in the place of numbers: seats, held, vacant, deputies."""
    names = {row.id: row.name for row in networks.rows(store, networks.ids(store))}
    codes = {code: body(store, code) for code in ("1440", "1402", "1407", "1481")}
    by_number: dict[OrganisationId, str] = {number: code for code, number in codes.items()}
    found = coverage.cells(store, **{"as_of": DAY, **asked})  # type: ignore[arg-type]
    return {
        (names[cell.network], by_number.get(cell.organisation, "other")): astuple(cell)[2:] for cell in found
    }


def test_members_and_those_who_sit_have_a_cell(store: Store) -> None:
    group = small(store)
    eva = person(store, "Eva Ny", "Mölndal")
    at_networks.join(store, network=group, participant=eva, role="deputy")
    gr = person(store, "Ulf Ek", "GR")
    at_networks.join(store, network=group, participant=gr, role="co_opted")
    assert told(store) == {
        ("Arbetsmarknad", "1402"): (1, 1, 0, 0),
        ("Arbetsmarknad", "1407"): (1, 0, 1, 0),
        ("Arbetsmarknad", "1440"): (1, 1, 0, 0),
        ("Arbetsmarknad", "1481"): (0, 0, 0, 1),
        ("Arbetsmarknad", "other"): (0, 0, 0, 0),
    }


def test_deputy_seats_are_seats_too(store: Store) -> None:
    group = network(store, "AME")
    wanted = [{"organisation": body(store, "Ale"), "seats": 2, "deputy_seats": 2}]
    at_networks.set_members(store, network=group, members=wanted)
    for name, role in (("Eva Ek", "member"), ("Ulf Ek", "deputy"), ("Åsa Ek", "deputy"), ("Bo Ek", "deputy")):
        at_networks.join(store, network=group, participant=person(store, name, "Ale"), role=role)
    assert told(store) == {("AME", "1440"): (2, 1, 1, 3)}
    assert networks.rows(store, [group])[0].vacant == 1


def test_another_day_and_some_networks(store: Store) -> None:
    first, second = network(store, "AME", ("Ale",)), network(store, "Vux", ("Ale", "Öckerö"))
    eva = person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=second, participant=eva, first_day=DAY)
    assert told(store, networks=[first]) == {("AME", "1440"): (1, 0, 1, 0)}
    assert told(store, networks=[]) == {}
    assert told(store)["Vux", "1440"] == (1, 1, 0, 0)
    assert told(store, as_of=DAY - timedelta(1))["Vux", "1440"] == (1, 0, 1, 0)


def test_who_sits_for_an_organisation(store: Store) -> None:
    group, other = small(store), network(store, "Ekonomi")
    partille = body(store, "Partille")
    both = person(store, "Bo Å", "Partille")
    at_networks.join(store, network=other, participant=both, last_day=DAY)
    at_networks.join(store, network=group, participant=both, role="secretary")
    sitting = coverage.people(store, None, partille, DAY)
    assert [(who.name, who.network_name, who.role) for who in sitting] == [
        ("Åsa Öberg", "Arbetsmarknad", "chair"),
        ("Bo Å", "Ekonomi", "member"),
    ]
    assert coverage.people(store, other, partille, DAY + timedelta(1)) == []
    assert coverage.people(store, NetworkId(4711), partille, DAY) == []


def test_the_municipalities_of_the_map(store: Store) -> None:
    small(store)
    network(store, "Vux", ("Öckerö", "Partille", "GR"))
    with recorded(store) as sent:
        found = coverage.municipalities(store, as_of=DAY)
    assert len([line for line in sent if line.startswith("SELECT")]) == 3
    assert len(found) == 290
    partille, ockero, gotland = (found[code] for code in ("1402", "1407", "0980"))
    assert (partille.name, partille.represented, partille.networks, partille.vacant) == (
        "Partille kommun",
        1,
        2,
        1,
    )
    assert (ockero.represented, ockero.networks, ockero.vacant) == (0, 2, 2)
    assert (gotland.represented, gotland.networks, gotland.vacant) == (0, 0, 0)
