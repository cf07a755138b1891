"""Coverage gathered for a day: its sums, its shades, its page and its spreadsheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.records.shaded_map import ShadedMap
from desktop_app.sheets.reading import read
from desktop_app.store.database import Store
from desktop_app.work import coverage, networks
from tests.people import body, network, person
from tests.store.recorder import recorded

DAY = date(2026, 5, 1)


@pytest.fixture
def filled(store: Store) -> Store:
    """Two networks: Haninge holds one of two seats in the first and none of one in the second."""
    first = network(store, "Arbetsmarknad", ("Ale", "Öckerö"))
    second = network(store, "Äldreomsorg")
    members = [
        {"organisation": body(store, "Haninge"), "seats": 1},
        {"organisation": body(store, "Storsthlm"), "seats": 0},
    ]
    networks.set_members(store, network=second, members=members)
    networks.set_members(
        store,
        network=first,
        members=[
            {"organisation": body(store, "Ale"), "seats": 1},
            {"organisation": body(store, "Öckerö"), "seats": 1},
            {"organisation": body(store, "Haninge"), "seats": 2},
        ],
    )
    for name, at in (("Åsa Öberg", "Haninge"), ("Nils von Essen", "Ale")):
        networks.join(store, network=first, participant=person(store, name, at))
    return store


def shades(shown: ShadedMap) -> dict[str, str]:
    return {code: shown.keys[key].label for code, key in shown.marks}


def test_networks_and_organisations_stand_in_swedish_order(filled: Store) -> None:
    found = coverage.overview(filled, as_of=date.today())
    assert [name for _number, name in found.networks] == ["Arbetsmarknad", "Äldreomsorg"]
    assert [each.name for each in found.bodies] == [
        "Ale kommun",
        "Haninge kommun",
        "Storsthlm",
        "Öckerö kommun",
    ]
    assert len(found.municipalities) == 290


def test_an_organisations_part_is_summed(filled: Store) -> None:
    found = coverage.overview(filled, as_of=date.today())
    part = found.sums[body(filled, "Haninge")]
    assert (part.networks, part.represented, part.seats, part.held, part.vacant) == (2, 1, 3, 1, 2)
    assert coverage.told(found) == "2 networks, 4 organisations, 3 vacant seats"


def test_one_network_is_looked_at_alone(filled: Store) -> None:
    found = coverage.overview(filled, as_of=date.today())
    second = found.of(found.networks[1][0])
    assert [each.name for each in second.bodies] == ["Haninge kommun", "Storsthlm"]
    assert second.name() == "Äldreomsorg"
    assert second.sums[body(filled, "Haninge")].represented == 0
    assert second.all_networks == found.all_networks


def test_a_cell_is_told_shortly(filled: Store) -> None:
    found = coverage.overview(filled, as_of=date.today())
    texts = {
        (name, each.name): coverage.held_of(found.cells[number, each.id])
        for number, name in found.networks
        for each in found.bodies
        if (number, each.id) in found.cells
    }
    assert texts == {
        ("Arbetsmarknad", "Ale kommun"): "1/1",
        ("Arbetsmarknad", "Haninge kommun"): "1/2",
        ("Arbetsmarknad", "Öckerö kommun"): "0/1",
        ("Äldreomsorg", "Haninge kommun"): "0/1",
        ("Äldreomsorg", "Storsthlm"): "–",
    }


def test_municipalities_are_shaded_by_networks_or_by_vacant_seats(filled: Store) -> None:
    found = coverage.overview(filled, as_of=date.today())
    by_networks = shades(coverage.shaded(found, "represented"))
    assert by_networks == {"0136": "1 network", "1407": "Not represented", "1440": "1 network"}
    by_vacancy = shades(coverage.shaded(found, "vacant"))
    assert by_vacancy == {"0136": "2 vacant seats", "1407": "1 vacant seat", "1440": "No vacant seat"}


def test_of_one_network_the_words_are_its_own(filled: Store) -> None:
    found = coverage.overview(filled, as_of=date.today())
    alone = coverage.shaded(found.of(found.networks[0][0]), "represented")
    assert [key.label for key in alone.keys] == ["Not a member", "Not represented", "Represented"]
    assert shades(alone) == {"0136": "Represented", "1407": "Not represented", "1440": "Represented"}


@pytest.mark.parametrize(
    ("most", "labels"),
    [
        (0, []),
        (1, ["1"]),
        (3, ["1", "2", "3"]),
        (4, ["1", "2", "3", "4"]),
        (9, ["1–3", "4–6", "7–9"]),
        (12, ["1–3", "4–6", "7–9", "10–12"]),
    ],
)
def test_at_most_four_degrees_whatever_the_numbers(store: Store, most: int, labels: list[str]) -> None:
    number = network(store, "Arbetsmarknad")
    seats = [{"organisation": body(store, "Ale"), "seats": most}]
    networks.set_members(store, network=number, members=seats)
    shown = coverage.shaded(coverage.overview(store, as_of=date.today()), "vacant")
    assert [key.label.split()[0] for key in shown.keys[2:]] == labels
    steps = [key.step for key in shown.keys[2:]]
    assert steps == sorted(set(steps))
    assert shades(shown)["1440"] == (shown.keys[-1].label if most else "No vacant seat")


def test_an_empty_register_has_an_empty_page(store: Store) -> None:
    found = coverage.overview(store, as_of=date.today())
    assert found.bodies == ()
    assert coverage.shaded(found, "represented").marks == ()
    assert coverage.page(found, "vacant").rows() == []


def test_on_a_day_before_all_began_there_is_nothing(store: Store) -> None:
    number = network(store, "Arbetsmarknad", period="2020–2024")
    networks.set_members(store, network=number, members=[{"organisation": body(store, "Ale"), "seats": 1}])
    assert len(coverage.overview(store, as_of=date(2024, 12, 31)).bodies) == 1
    assert coverage.overview(store, as_of=date(2025, 1, 1)).bodies == ()
    assert coverage.overview(store, as_of=date(2019, 12, 31)).bodies == ()


def test_the_page_has_the_map_and_everybodys_numbers(filled: Store) -> None:
    made = coverage.page(coverage.overview(filled, as_of=date.today()), "represented")
    assert made.map is not None
    assert [row.cells for row in made.rows()] == [
        ("Ale kommun", "1", "1", "1", "1", "0"),
        ("Haninge kommun", "2", "1", "3", "1", "2"),
        ("Storsthlm", "1", "0", "0", "0", "0"),
        ("Öckerö kommun", "1", "0", "1", "0", "1"),
    ]
    assert [row.muted for row in made.rows()] == [False, False, True, True]


def test_the_matrix_is_a_spreadsheet(filled: Store, tmp_path: Path) -> None:
    coverage.save_matrix(coverage.overview(filled, as_of=date.today()), tmp_path / "x.xlsx")
    assert read(tmp_path / "x.xlsx").sheets[0].rows == (
        ("Organisation", "Arbetsmarknad", "Äldreomsorg", "Represented in", "Vacant"),
        ("Ale kommun", "1/1", None, 1, 0),
        ("Haninge kommun", "1/2", "0/1", 1, 2),
        ("Storsthlm", None, "–", 0, 0),
        ("Öckerö kommun", "0/1", None, 0, 1),
    )


def test_however_many_networks_the_statements_are_as_many(filled: Store) -> None:
    def sent() -> int:
        with recorded(filled) as statements:
            coverage.overview(filled, as_of=date.today())
        return len(statements)

    before = sent()
    for number in range(12):
        network(filled, f"Nätverk {number}", ("Ale", "Öckerö", "Partille"))
    assert sent() == before <= 8
