"""The reference data of a new register: who there is, and that every way of writing them finds them."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.networks import STANDARD_ROLES
from desktop_app.resources import RESOURCES
from desktop_app.store import dump, organisations, roles
from desktop_app.store.database import Store


def lines(name: str) -> list[dict[str, str]]:
    with (RESOURCES / "reference" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def gazetteer(store: Store) -> Gazetteer:
    return Gazetteer(*organisations.forms(store))


def test_every_municipality_is_there_in_its_own_form(store: Store) -> None:
    kept = {
        row.code: row.name
        for row in organisations.rows(store, organisations.ids(store))
        if row.kind == "municipality"
    }
    assert kept == {line["code"]: line["self_name"] for line in lines("municipalities.csv")}
    assert len(kept) == 290


def test_every_municipality_stands_in_one_of_the_21_counties(store: Store) -> None:
    municipalities = [
        row for row in organisations.rows(store, organisations.ids(store)) if row.kind == "municipality"
    ]
    wanted = {line["county_code"]: line["county_name"] for line in lines("counties.csv")}
    assert len(wanted) == 21
    assert {row.code: row.county for row in municipalities} == {
        row.code: wanted[row.code[:2]] for row in municipalities
    }


def test_every_form_means_its_municipality(store: Store, gazetteer: Gazetteer) -> None:
    forms = [
        (line["code"], line[name])
        for line in lines("municipalities.csv")
        for name in ("name", "official_name", "self_name")
    ]
    forms += [
        (line["code"], line["alias"])
        for line in lines("municipality_aliases.csv")
        if line["kind"] != "former code"
    ]
    assert len(forms) > 290 * 3
    missed = []
    for code, text in forms:
        form = gazetteer.find(text)
        if form is None or form.code != code:
            missed.append((text, code, form))
    assert missed == []
    assert all(gazetteer.by_code(line["code"]) for line in lines("municipalities.csv"))


@pytest.mark.parametrize(
    "pair", [("Håbo", "Habo"), ("Mora", "Nora"), ("Lidköping", "Linköping"), ("Avesta", "Alvesta")]
)
def test_likenesses_are_kept_apart(store: Store, pair: tuple[str, str]) -> None:
    assert organisations.named(store, pair[0]) != organisations.named(store, pair[1])


def test_associations_have_their_members(store: Store) -> None:
    wanted = Counter(line["org_id"] for line in lines("organisation_members.csv"))
    assert sum(wanted.values()) == 138
    found = {code: organisations.get(store, organisations.named(store, code)) for code in wanted}
    assert {code: len(each.members) for code, each in found.items()} == dict(wanted)
    gr = [member.name for member in found["gr"].members]
    assert gr[0] == "Ale kommun"
    assert gr[-1] == "Öckerö kommun"


def test_regions_agencies_and_associations_are_found_by_name(store: Store) -> None:
    for line in lines("organisations.csv"):
        number = organisations.named(store, line["name"])
        assert line["name"] in {name.text for name in organisations.get(store, number).names}


def test_gotland_is_one_body(store: Store) -> None:
    found = [
        row for row in organisations.rows(store, organisations.ids(store)) if row.name == "Region Gotland"
    ]
    assert [row.kind for row in found] == ["municipality"]


def test_domains_are_evidence_of_the_municipality(gazetteer: Gazetteer) -> None:
    form = gazetteer.by_email("nagon@partille.se")
    assert form
    assert form.name == "Partille kommun"


def test_the_roles_of_every_register(store: Store) -> None:
    assert [role.key for role in roles.all_roles(store)] == [role[0] for role in STANDARD_ROLES]
    assert roles.named(store, "Ordförande").key == roles.named(store, "chair").key == "chair"


@pytest.mark.postgres
def test_both_databases_hold_the_same(sqlite_store: Store, postgresql_store: Store) -> None:
    assert dump.everything(sqlite_store) == dump.everything(postgresql_store)
