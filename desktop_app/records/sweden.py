"""Where the municipalities lie: their outlines on a plane, and which of them a point lies in.

Holds the borders of resources/reference/municipalities.topojson as plain rings. The plane is a transverse
Mercator projection round 15° east, the middle meridian of SWEREF 99 TM, in kilometres; y grows southward as
on a screen. The borders are simplified in the file: what a municipality *is* never hangs on a point, only
what a pointer points at.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import asinh, atan2, cos, hypot, inf, radians, sin, tan
from pathlib import Path
from typing import Any

from desktop_app.records.keys import sort_key
from desktop_app.resources import RESOURCES

Point = tuple[float, float]
Line = tuple[Point, ...]

CROWDED = {
    "Göteborg": ("1401", "1402", "1407", "1441", "1480", "1481"),
    "Malmö": ("1230", "1231", "1233", "1262", "1280", "1281"),
    "Stockholm": ("0114", "0123", "0126", "0127", "0160", "0162", "0163", "0180", "0182", "0183", "0184",
                  "0186", "0187"),
}  # fmt: skip
"""Municipalities too small to be told apart where the whole country is shown: each group is seen whole in a
frame of its own."""
_EARTH = 6371.0
_MERIDIAN = radians(15)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the plane."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Shape:
    """A municipality. Its rings are closed by going back to their first point; a ring inside another is a
    lake or a neighbour. `label` lies inside the outline."""

    code: str
    name: str
    county: str
    rings: tuple[Line, ...]
    box: Box
    label: Point

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies within an odd number of rings."""
        return self.box.holds(x, y) and sum(_inside(ring, x, y) for ring in self.rings) % 2 == 1


@dataclass(frozen=True, slots=True)
class Sweden:
    """`by_code` is in Swedish order of the names. Every border stands once: between two municipalities of one
    county, between two counties, or along the coast and the frontier."""

    by_code: dict[str, Shape]
    borders: tuple[Line, ...]
    county_borders: tuple[Line, ...]
    coast: tuple[Line, ...]
    box: Box

    def at(self, x: float, y: float) -> Shape | None:
        return next((shape for shape in self.by_code.values() if shape.holds(x, y)), None)

    def around(self, codes: Iterable[str]) -> Box:
        return _hull(self.by_code[code].box for code in codes)


@cache
def sweden(folder: Path = RESOURCES / "reference") -> Sweden:
    """The map, read once."""
    topology = json.loads((folder / "municipalities.topojson").read_text(encoding="utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    labels = _labels(folder / "municipalities.csv")
    sides: defaultdict[int, list[str]] = defaultdict(list)
    shapes = []
    for geometry in topology["objects"]["municipalities"]["geometries"]:
        known = geometry["properties"]
        numbers = _rings(geometry)
        for number in (number for ring in numbers for number in ring):
            sides[_arc_of(number)].append(known["county_code"])
        rings = tuple(_ring(ring, arcs) for ring in numbers)
        label = labels[known["code"]]
        shapes.append(Shape(known["code"], known["name"], known["county_code"], rings, _box(rings), label))
    borders: dict[int, list[Line]] = {1: [], 2: [], 3: []}
    for number, counties in sorted(sides.items()):
        kind = 1 if len(counties) == 1 else 2 if counties[0] != counties[1] else 3
        borders[kind].append(arcs[number])
    shapes.sort(key=lambda shape: sort_key(shape.name))
    return Sweden(
        {shape.code: shape for shape in shapes},
        borders=tuple(borders[3]),
        county_borders=tuple(borders[2]),
        coast=tuple(borders[1]),
        box=_hull(shape.box for shape in shapes),
    )


def on_plane(latitude: float, longitude: float) -> Point:
    """Degrees to kilometres east of the middle meridian and south of the equator."""
    north, east = radians(latitude), radians(longitude) - _MERIDIAN
    x = asinh(sin(east) / hypot(tan(north), cos(east)))
    y = atan2(tan(north), cos(east))
    return _EARTH * x, -_EARTH * y


def _arc(steps: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> Line:
    """The file holds an arc as whole steps from point to point."""
    (scale_x, scale_y), (first_x, first_y) = transform["scale"], transform["translate"]
    places = zip(accumulate(step[0] for step in steps), accumulate(step[1] for step in steps), strict=True)
    return tuple(on_plane(first_y + y * scale_y, first_x + x * scale_x) for x, y in places)


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    """The numbers of the arcs of every ring."""
    found: Any = geometry["arcs"]
    if geometry["type"] == "Polygon":
        return list(found)
    return [ring for polygon in found for ring in polygon]


def _arc_of(number: int) -> int:
    """The file gives an arc that runs backward as the complement of its number."""
    return number if number >= 0 else ~number


def _ring(numbers: Iterable[int], arcs: Sequence[Line]) -> Line:
    """The arcs after each other; each begins where the one before it ended."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[_arc_of(number)]
        points += (arc if number >= 0 else arc[::-1])[:-1]
    return tuple(points)


def _labels(path: Path) -> dict[str, Point]:
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: on_plane(float(row["label_lat"]), float(row["label_lon"]))
            for row in csv.DictReader(file)
        }


def _box(rings: Iterable[Line]) -> Box:
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _hull(boxes: Iterable[Box]) -> Box:
    found = list(boxes)
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )


def _inside(ring: Line, x: float, y: float) -> bool:
    """Whether a line from the point to the right crosses the ring an odd number of times."""
    inside = False
    before_x, before_y = ring[-1]
    for next_x, next_y in ring:
        if (next_y > y) != (before_y > y):
            crossing = next_x + (y - next_y) / (before_y - next_y) * (before_x - next_x)
            inside ^= x < crossing
        before_x, before_y = next_x, next_y
    return inside


_SLANT = 2.0
"""A municipality to the side of the direction looked in counts as so much farther away."""


def neighbour(code: str, across: int, down: int) -> Shape | None:
    """The next municipality to the east (1, 0), west (-1, 0), south (0, 1) or north (0, -1); None where none
    lies that way."""
    shapes = sweden().by_code
    x, y = shapes[code].label
    nearest: tuple[float, Shape | None] = (inf, None)
    for shape in shapes.values():
        right, below = shape.label[0] - x, shape.label[1] - y
        ahead = right * across + below * down
        aside = abs(right * down) + abs(below * across)
        if ahead > 0 and aside <= ahead * _SLANT:
            nearest = min(nearest, (ahead + _SLANT * aside, shape), key=lambda found: found[0])
    return nearest[1]
