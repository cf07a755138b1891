"""Organisations are found by whole known forms, and by nothing else."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import reference
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.resources import RESOURCES
from tests.records.reference_forms import reference_forms

REFERENCE = RESOURCES / "reference"
GAZETTEER = Gazetteer(*reference_forms(REFERENCE))
TOWNS = reference.read(REFERENCE).municipalities


def code(text: str) -> str:
    form = GAZETTEER.find(text)
    return form.code if form else ""


def test_the_reference_data_is_whole() -> None:
    data = reference.read(REFERENCE)
    assert (len(data.municipalities), len(data.counties), len(data.organisations)) == (290, 21, 67)
    assert len(data.aliases) == 907
    assert len(data.members) == 138


@pytest.mark.parametrize(
    "pattern", ["{}", "{} kommun", "{}s kommun", "{} k:n", "Municipality of {}", "{} MUNICIPALITY"]
)
def test_every_municipality_is_found_in_every_usual_form(pattern: str) -> None:
    wrong = [town.name for town in TOWNS if code(pattern.format(town.name)) != town.code]
    assert wrong == []


def test_own_and_official_forms_name_their_municipality() -> None:
    assert [
        town.name for town in TOWNS if not code(town.own_form) == code(town.official_name) == town.code
    ] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Göteborgs Stad", "1480"),
        ("City of Gothenburg", "1480"),
        ("Gbg stad", "1480"),
        ("Falu kommun", "2080"),
        ("Habo", "0643"),
        ("Håbo", "0305"),
        ("Region Gotland", "0980"),
        ("Göteborgsregionen (GR)", "gr"),
        ("AF", "arbetsformedlingen"),
        ("Region Kalmar", "region-08"),
        ("Region Partille", ""),
        ("Hábo", ""),
        ("Boras", ""),
        ("Partile", ""),
        ("Lst", ""),
        ("Kommunen", ""),
        ("", ""),
    ],
)
def test_only_known_forms_are_found(text: str, expected: str) -> None:
    assert code(text) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("anna@partille.example", "1402"),
        ("anna@stadshuset.goteborg.se", "1480"),
        ("anna@kommun.falkenberg.se", "1382"),
        ("anna@habo.se", "0305"),
        ("anna@habokommun.se", "0643"),
        ("anna@goteborgsregionen.example", "gr"),
        ("anna@lansstyrelsen.se", ""),
        ("anna@nowhere.example", ""),
        ("no address", ""),
    ],
)
def test_a_domain_points_to_its_organisation(address: str, expected: str) -> None:
    form = GAZETTEER.by_email(address)
    assert (form.code if form else "") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kontaktlista Partille kommun.xlsx", "1402"),
        ("kontaktlista_upplands-bro", "0139"),
        ("AME-chefsnätverket i Göteborgsregionen", "gr"),
        ("Att vara chef", ""),
        ("Till Anna Berg", ""),
        ("Kontakter Lunds kommun", "1281"),
        ("Lista av Anna", ""),
        ("Ale och Lerum", ""),
        ("Sändlista AME-chefsnätverket 2026-03-01", ""),
    ],
)
def test_one_organisation_is_found_in_a_name(name: str, expected: str) -> None:
    form = GAZETTEER.in_name(name)
    assert (form.code if form else "") == expected


def test_codes_may_have_lost_their_zero() -> None:
    found = GAZETTEER.by_code("114")
    assert found
    assert found.name == "Upplands Väsby kommun"


def test_likeness_only_proposes() -> None:
    assert [form.code for form in GAZETTEER.suggest("Partile kommun")] == ["1402"]
    assert {form.code for form in GAZETTEER.suggest("Haabo")} >= {"0643"}


def test_it_travels_to_another_process() -> None:
    copy = pickle.loads(pickle.dumps(GAZETTEER))
    assert copy.find("Partille") == GAZETTEER.find("Partille")


@given(st.text(max_size=40))
def test_no_text_upsets_it(text: str) -> None:
    GAZETTEER.find(text)
    GAZETTEER.in_name(text)
    GAZETTEER.by_email(text)
    GAZETTEER.suggest(text)
    GAZETTEER.by_code(text)
