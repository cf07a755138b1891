"""The map of Sweden as part of a web page: one picture of lines that needs nothing else, and its legend.

A municipality's ground tells its class by degrees of colour; what stands beside the degrees is dotted, so
that colour is never alone. What is too small in the country stands in frames beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from desktop_app.records.shaded_map import Key, ShadedMap
from desktop_app.records.sweden import CROWDED, Box, Line, sweden
from desktop_app.sheets.cells import printable

_FRAMES = (("Göteborg", 0, 0.5), ("Malmö", 0, 0.78), ("Stockholm", 1, 0.5))
"""Name, the side (0 west, 1 east) and the top as a part of the country's height."""
_FRAME, _AROUND = 290.0, 2.0
"""In kilometres of the country: a frame's width, and what is shown around its municipalities."""
_SHADES = {
    "held": (
        ("#eaf2fb", "#d0e2f6", "#9cc3ea", "#5a97d3", "#1f5fa8"),
        ("#1e3247", "#28496d", "#3668a3", "#5f9bd8", "#a9cdf4"),
    ),
    "vacant": (
        ("#fbeae8", "#f7cdc8", "#ec9a91", "#d1584d", "#9c211a"),
        ("#3d2624", "#5e2d29", "#8f3e37", "#cf6257", "#ff9a8f"),
    ),
    "blank": (("#e9ecf0",), ("#2b2f35",)),
}
_LINES = """
figure { margin: 1.25rem 0; display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
figure svg.map { height: 46rem; max-width: 100%; flex: 0 1 auto; }
figcaption ul { list-style: none; padding: 0; margin: .5rem 0; }
figcaption svg { width: 1.6rem; height: 1rem; margin-right: .6rem; vertical-align: -.1rem; }
.map path, .map rect, figcaption rect { vector-effect: non-scaling-stroke; }
.borders, .county, .coast, .frame { fill: none; stroke-linejoin: bevel; }
.borders { stroke: #fff; stroke-width: .6; } .county, .frame { stroke: #5c646d; }
.coast { stroke: #858d96; stroke-width: .8; } .name { font-size: 26px; fill: currentColor; }
.dot { fill: #9c211a; } .dotted { fill: url(#dots); }
"""
_DARK_LINES = ".borders { stroke: #17191c; } .county, .frame { stroke: #a9b0b8; } .dot { fill: #ff9a8f; }"


def style() -> str:
    """What the page's own style needs besides: light, and dark where the reader wants it so."""
    light, dark = (
        "\n".join(
            f".{tone}{step} {{ fill: {shade}; }}"
            for tone, schemes in _SHADES.items()
            for step, shade in enumerate(schemes[place])
        )
        for place in (0, 1)
    )
    return f"{_LINES}{light}\n@media (prefers-color-scheme: dark) {{\n{_DARK_LINES}\n{dark}\n}}\n"


def figure(shown: ShadedMap) -> Iterator[str]:
    """Lines of HTML; the table that follows on the page tells the same in numbers."""
    box = sweden().box
    west, wide = box.left - _FRAME - 20, box.width + 2 * _FRAME + 40
    caption = escape(printable(shown.caption))
    yield f'<figure>\n<svg class="map" role="img" aria-label="{caption}"'
    yield f' viewBox="{west:.0f} {box.top:.0f} {wide:.0f} {box.height:.0f}">'
    yield _dots()
    yield '<g id="sweden">'
    yield from _classes(shown)
    for name, lines in (
        ("borders", sweden().borders),
        ("county", sweden().county_borders),
        ("coast", sweden().coast),
    ):
        yield f'<path class="{name}" d="{_path(lines)}"/>'
    yield "</g>"
    for name, side, top in _FRAMES:
        left = west if side == 0 else west + wide - _FRAME
        yield from _frame(name, left, box.top + top * box.height)
    yield "</svg>"
    yield f"<figcaption>{caption}\n<ul>"
    for key in shown.keys:
        sample = "".join(f'<rect class="{name}" width="32" height="20"/>' for name in _looks(key))
        label = escape(printable(key.label))
        yield f'<li><svg viewBox="0 0 32 20" aria-hidden="true">{sample}</svg>{label}</li>'
    yield "</ul>\n</figcaption>\n</figure>"


def _dots() -> str:
    dots = "".join(f'<circle class="dot" cx="{at}" cy="{at}" r="1.2"/>' for at in (2, 6))
    size = 'width="8" height="8" patternUnits="userSpaceOnUse"'
    return f'<defs><pattern id="dots" {size}>{dots}</pattern></defs>'


def _looks(key: Key) -> list[str]:
    ground = f"{key.tone}{key.step}"
    return [ground, "dotted"] if key.tone == "vacant" and key.step == 0 else [ground]


def _classes(shown: ShadedMap) -> Iterator[str]:
    """Each class as one path: far fewer than one for each municipality."""
    marks = dict(shown.marks)
    for number, key in enumerate(shown.keys):
        rings = [
            ring
            for code, shape in sweden().by_code.items()
            if marks.get(code, 0) == number
            for ring in shape.rings
        ]
        if rings:
            for name in _looks(key):
                yield f'<path class="{name}" fill-rule="evenodd" d="{_path(rings, closed=True)}"/>'


def _frame(name: str, left: float, top: float) -> Iterator[str]:
    source = _seen(sweden().around(CROWDED[name]))
    tall = _FRAME * source.height / source.width
    place = f'x="{left:.0f}" y="{top:.0f}" width="{_FRAME:.0f}" height="{tall:.0f}"'
    view = f"{source.left:.1f} {source.top:.1f} {source.width:.1f} {source.height:.1f}"
    yield f'<svg {place} viewBox="{view}"><use href="#sweden"/></svg>'
    yield f'<rect class="frame" {place}/>'
    yield f'<text class="name" x="{left:.0f}" y="{top - 8:.0f}">{escape(name)}</text>'


def _seen(box: Box) -> Box:
    return Box(box.left - _AROUND, box.top - _AROUND, box.right + _AROUND, box.bottom + _AROUND)


def _path(lines: Iterable[Line], *, closed: bool = False) -> str:
    """In tenths of a kilometre from point to point: what the lines are known to."""
    return "".join(_line(line) + ("z" if closed else "") for line in lines)


def _line(points: Sequence[tuple[float, float]]) -> str:
    places = [(round(10 * x), round(10 * y)) for x, y in points]
    (x, y), rest = places[0], places[1:]
    steps = [f"M{x / 10:g} {y / 10:g}l"]
    for next_x, next_y in rest:
        steps.append(f"{(next_x - x) / 10:g} {(next_y - y) / 10:g} ")
        x, y = next_x, next_y
    return "".join(steps).rstrip()
