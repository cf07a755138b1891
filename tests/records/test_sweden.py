"""The map's geometry: every municipality once, where it is, and reachable by the arrow keys."""

from __future__ import annotations

import csv
from collections import Counter
from math import hypot

import pytest

from desktop_app.records.sweden import neighbour, on_plane, sweden
from desktop_app.resources import RESOURCES

DIRECTIONS = {"east": (1, 0), "west": (-1, 0), "south": (0, 1), "north": (0, -1)}
COUNTRY = sweden()


def test_every_municipality_of_the_reference_data_has_its_outline() -> None:
    with (RESOURCES / "reference" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        known = {row["code"]: row["name"] for row in csv.DictReader(file)}
    assert len(known) == 290
    assert {code: shape.name for code, shape in COUNTRY.by_code.items()} == known


def test_they_stand_in_swedish_order() -> None:
    names = [shape.name for shape in COUNTRY.by_code.values()]
    assert names[:2] == ["Ale", "Alingsås"]
    assert names[-1] == "Övertorneå"


def test_a_label_lies_inside_its_own_municipality_and_in_no_other() -> None:
    held = {
        code: [s.code for s in COUNTRY.by_code.values() if s.holds(*shape.label)]
        for code, shape in COUNTRY.by_code.items()
    }
    assert {code: inside for code, inside in held.items() if inside != [code]} == {}


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [
        (57.7072, 11.9668, "1480"),
        (59.3293, 18.0686, "0180"),
        (67.8557, 20.2253, "2584"),
        (55.6059, 13.0007, "1280"),
    ],
)
def test_a_towns_place_hits_its_municipality(latitude: float, longitude: float, code: str) -> None:
    found = COUNTRY.at(*on_plane(latitude, longitude))
    assert found is not None
    assert found.code == code


def test_sea_lake_and_norway_are_nobodys() -> None:
    for latitude, longitude in ((58.0, 20.0), (58.95, 13.45), (59.91, 10.75)):
        assert COUNTRY.at(*on_plane(latitude, longitude)) is None


def test_the_plane_has_the_distances_of_the_earth() -> None:
    """Göteborg to Stockholm is 398 km as the crow flies, Smygehuk to Treriksröset 1,572 km."""
    for first, last, known in (
        ((57.7072, 11.9668), (59.3293, 18.0686), 398),
        ((55.3370, 13.3594), (69.0600, 20.5486), 1572),
    ):
        (x, y), (to_x, to_y) = on_plane(*first), on_plane(*last)
        assert hypot(to_x - x, to_y - y) == pytest.approx(known, rel=0.01)


def test_every_border_stands_once() -> None:
    """The file itself holds one of them twice, where a sliver was taken away."""
    lines = [*COUNTRY.borders, *COUNTRY.county_borders, *COUNTRY.coast]
    drawn = Counter(min(line, line[::-1]) for line in lines)
    assert drawn.total() - len(drawn) == 1
    assert all(len(line) >= 2 for line in lines)


def test_gotland_has_a_coast_and_no_neighbour() -> None:
    gotland = COUNTRY.by_code["0980"]
    points = {point for ring in gotland.rings for point in ring}
    assert not [line for line in (*COUNTRY.borders, *COUNTRY.county_borders) if set(line) & points]
    assert [line for line in COUNTRY.coast if set(line) <= points]


def test_the_arrows_lead_everywhere() -> None:
    reached, waiting = {"1480"}, ["1480"]
    while waiting:
        code = waiting.pop()
        near = [neighbour(code, *direction) for direction in DIRECTIONS.values()]
        new = {shape.code for shape in near if shape is not None} - reached
        reached |= new
        waiting += new
    assert len(reached) == 290


@pytest.mark.parametrize(
    ("code", "direction", "wanted"),
    [
        ("1480", "east", "Partille"),
        ("1480", "west", "Öckerö"),
        ("1480", "north", "Kungälv"),
        ("0980", "east", None),
    ],
)
def test_an_arrow_goes_to_what_lies_that_way(code: str, direction: str, wanted: str | None) -> None:
    found = neighbour(code, *DIRECTIONS[direction])
    assert (found.name if found is not None else None) == wanted
