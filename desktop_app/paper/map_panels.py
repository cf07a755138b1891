"""Where on a surface the map of Sweden lies: the country, and what is too small there in frames of its own.

A panel is a part of the plane (records/sweden.py) and the rectangle it is painted in. Looked at closely the
country fills the surface alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QTransform

from desktop_app.records.sweden import CROWDED, Box, Shape, sweden

CLOSEST = 48.0
_SIDE = 0.29
"""A column of frames, as a part of the surface's shorter side."""
_LEAST = 56.0
"""A column narrower than this, in a window's pixels, would show nothing that the country does not."""
_EMPTY_WEST, _EMPTY_EAST = 0.04, 0.22
"""Parts of the country's width where there is only sea beside the frames."""
_EDGE = 0.1
"""So near the edge, as a part of the surface, what one goes to counts as out of sight."""
_FRAMES = (("Göteborg", "west", 0.74, 0.25), ("Malmö", "west", 1.0, 0.24), ("Stockholm", "east", 0.86, 0.4))
"""Name, the side, and the foot and greatest height as parts of the country's height."""


@dataclass(frozen=True, slots=True)
class Panel:
    """`name` is the frame's; the country has none."""

    source: QRectF
    target: QRectF
    name: str = ""

    @property
    def transform(self) -> QTransform:
        """From the plane to the surface."""
        scale = self.target.width() / self.source.width()
        corner = self.target.topLeft() - self.source.topLeft() * scale
        return QTransform(scale, 0, 0, scale, corner.x(), corner.y())

    def on_plane(self, point: QPointF) -> QPointF:
        scale = self.source.width() / self.target.width()
        return self.source.topLeft() + (point - self.target.topLeft()) * scale


@dataclass(frozen=True, slots=True)
class View:
    """How the country is looked at: `times` closer than whole, round a centre on the plane."""

    times: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def whole(self) -> bool:
        return self.times <= 1


WHOLE = View()


def panels(surface: QRectF, view: View = WHOLE) -> list[Panel]:
    """The country and then the frames over it; a country looked at closely has none."""
    if view.whole:
        return list(_whole(surface))
    scale = view.times * _scale(surface)
    width, height = surface.width() / scale, surface.height() / scale
    return [Panel(QRectF(view.x - width / 2, view.y - height / 2, width, height), surface)]


def shape_at(shown: list[Panel], point: QPointF) -> Shape | None:
    """The municipality painted at a point; frames lie over the country."""
    where = panel_at(shown, point).on_plane(point)
    return sweden().at(where.x(), where.y())


def panel_at(shown: list[Panel], point: QPointF) -> Panel:
    """The frame that a point lies in, otherwise the country."""
    return next((frame for frame in shown[1:] if frame.target.contains(point)), shown[0])


def closer(surface: QRectF, view: View, times: float, round_: QPointF) -> View:
    """The view `times` closer, with what lies at a point of the surface kept where it is; over a frame one
    goes on from how close that is."""
    panel = panel_at(panels(surface, view), round_)
    fixed = panel.on_plane(round_)
    now = view.times
    if panel.name and times > 1:
        now = panel.target.width() / panel.source.width() / _scale(surface)
    wanted = min(max(now * times, 1.0), CLOSEST)
    if wanted == 1:
        return WHOLE
    scale = wanted * _scale(surface)
    away = (surface.center() - round_) / scale
    return held_in(View(wanted, fixed.x() + away.x(), fixed.y() + away.y()))


def moved(surface: QRectF, view: View, by: QPointF) -> View:
    """The view after the country has been pushed so far over the surface."""
    if view.whole:
        return view
    scale = view.times * _scale(surface)
    return held_in(replace(view, x=view.x - by.x() / scale, y=view.y - by.y() / scale))


def showing(surface: QRectF, view: View, shape: Shape) -> View:
    """The view moved just so far that the municipality is seen, if it is not."""
    if view.whole:
        return view
    source = panels(surface, view)[0].source
    inner = source.marginsRemoved(_margins(source))
    x, y = shape.label
    if inner.contains(x, y):
        return view
    by_x = min(0.0, x - inner.left()) + max(0.0, x - inner.right())
    by_y = min(0.0, y - inner.top()) + max(0.0, y - inner.bottom())
    return held_in(replace(view, x=view.x + by_x, y=view.y + by_y))


def held_in(view: View) -> View:
    """Sweden is never lost out of sight."""
    box = sweden().box
    return replace(view, x=min(max(view.x, box.left), box.right), y=min(max(view.y, box.top), box.bottom))


def _margins(source: QRectF) -> QMarginsF:
    across, down = source.width() * _EDGE, source.height() * _EDGE
    return QMarginsF(across, down, across, down)


def _column(surface: QRectF) -> float:
    """The width of a column of frames; 0 where there is no room for any."""
    wide = min(surface.width(), surface.height()) * _SIDE
    return wide if wide >= _LEAST else 0.0


def _scale(surface: QRectF) -> float:
    """How long a kilometre is where the whole country is shown."""
    box = sweden().box
    room = (surface.width() - 2 * _column(surface)) / (1 - _EMPTY_WEST - _EMPTY_EAST)
    return max(min(room / box.width, surface.height() / box.height), 0.001)


def _whole(surface: QRectF) -> Iterator[Panel]:
    box, scale, column = sweden().box, _scale(surface), _column(surface)
    width, height = box.width * scale, box.height * scale
    lands = width * (1 - _EMPTY_WEST - _EMPTY_EAST)
    left = surface.left() + (surface.width() - 2 * column - lands) / 2
    east = left + column + lands
    country = QRectF(left + column - _EMPTY_WEST * width, surface.center().y() - height / 2, width, height)
    yield Panel(_rect(box), country)
    if not column:
        return
    for name, side, foot, tallest in _FRAMES:
        source = _around(CROWDED[name])
        tall = min(column * source.height() / source.width(), tallest * height)
        wide = tall * source.width() / source.height()
        inner = left + column - wide if side == "west" else east
        yield Panel(source, QRectF(inner, country.top() + foot * height - tall, wide, tall), name)


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


@cache
def _around(codes: tuple[str, ...]) -> QRectF:
    return _rect(sweden().around(codes)).adjusted(-2, -2, 2, 2)
