"""Roles as lists write them, and the register's own: which seat is meant, and none begun twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.records.ids import NetworkId
from desktop_app.records.progress import drain
from desktop_app.store import networks, roles
from desktop_app.store.change import loading
from desktop_app.store.database import Store
from desktop_app.work import exports, imports
from desktop_app.work import networks as at_networks
from desktop_app.work import roles as at_roles
from tests.people import network, person

HEAD = "Namn;Kommun;Roll"


def imported(store: Store, group: NetworkId, folder: Path, *lines: str) -> imports.Prepared:
    """Import a list into a network; gives what was understood."""
    file = folder / "lista.csv"
    file.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    prepared = drain(imports.prepare(store, [file], network=group))
    drain(imports.carry_out(store, prepared))
    return prepared


def seats(store: Store, group: NetworkId) -> list[tuple[str, str]]:
    """Name and role's key, in the roles' order."""
    keys = {role.id: role.key for role in roles.all_roles(store)}
    held = networks.get(store, group).memberships
    return sorted(
        ((seat.name, keys[seat.role]) for seat in held), key=lambda one: list(keys.values()).index(one[1])
    )


def states(prepared: imports.Prepared) -> list[str]:
    return [each.state for each in prepared.files[0].file.people]


def test_the_vice_chairs_are_kept_apart_and_come_after_the_chair(store: Store, tmp_path: Path) -> None:
    group = network(store)
    lines = (
        "Bo Ek;Ale;2:a vice ordf",
        "Eva Berg;Kungälv;Ledamot",
        "Ann Dal;Lerum;förste vice ordförande",
        "Åsa Öberg;Partille;Ordf.",
    )
    imported(store, group, tmp_path, *lines)
    assert seats(store, group) == [
        ("Åsa Öberg", "chair"),
        ("Ann Dal", "first_vice_chair"),
        ("Bo Ek", "second_vice_chair"),
        ("Eva Berg", "member"),
    ]
    assert states(imported(store, group, tmp_path, *lines)) == ["unchanged"] * 4


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_exported_comes_back_unchanged(language: str, store: Store, tmp_path: Path) -> None:
    group = network(store)
    for name, at, role in (("Bo Ek", "Ale", "second_vice_chair"), ("Ann Dal", "Lerum", "first_vice_chair")):
        at_networks.join(store, network=group, participant=person(store, name, at), role=role)
    i18n.use(language)
    out = tmp_path / "ut.xlsx"
    exports.save(exports.table(store, "network", network=group), out)
    prepared = drain(imports.prepare(store, [out], network=group))
    assert states(prepared) == ["unchanged"] * 2


@pytest.mark.parametrize(
    ("held", "said"), [("vice_chair", "1:e v. ordf."), ("first_vice_chair", "Vice ordf.")]
)
def test_a_vice_chair_with_and_without_a_number_is_one(
    held: str, said: str, store: Store, tmp_path: Path
) -> None:
    group = network(store)
    at_networks.join(store, network=group, participant=person(store, "Ann Dal", "Lerum"), role=held)
    assert states(imported(store, group, tmp_path, f"Ann Dal;Lerum;{said}")) == ["unchanged"]
    assert seats(store, group) == [("Ann Dal", held)]


def test_a_role_of_the_offices_own_is_understood_by_its_name(store: Store, tmp_path: Path) -> None:
    group = network(store)
    at_roles.add(store, name_sv="Insynsplats", name_en="observer seat", counts="no")
    lines = ("Ann Dal;Lerum;insynsplats", "Bo Ek;Ale;Ledamot", "Eva Berg;Ale;Hedersgäst")
    prepared = imported(store, group, tmp_path, *lines)
    file = prepared.files[0].file
    told = [problem.message for each in file.people for problem in each.person.problems]
    assert told == ["The role “Hedersgäst” is not known."]
    assert dict(seats(store, group)) == {"Ann Dal": "observer_seat", "Bo Ek": "member", "Eva Berg": "member"}
    assert states(imported(store, group, tmp_path, *lines)) == ["unchanged"] * 3


def test_a_standard_role_is_understood_as_the_office_calls_it(store: Store, tmp_path: Path) -> None:
    group = network(store)
    member = roles.named(store, "member").id
    at_roles.change(store, role=member, name_sv="Huvudman")
    imported(store, group, tmp_path, "Ann Dal;Lerum;huvudman")
    assert seats(store, group) == [("Ann Dal", "member")]


def test_an_office_that_had_a_first_vice_chair_of_its_own_keeps_it(store: Store, tmp_path: Path) -> None:
    with loading(store) as running:
        standard = next(role.id for role in roles.all_roles(running) if role.key == "first_vice_chair")
        running.delete("role", [standard])
    at_roles.add(store, name_sv="1:e vice ordförande", name_en="vice chair 1")
    group = network(store)
    imported(store, group, tmp_path, "Ann Dal;Lerum;Förste v. ordf.")
    assert seats(store, group) == [("Ann Dal", "vice_chair_1")]
