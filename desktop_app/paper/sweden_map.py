"""The map of Sweden, painted: municipalities shaded by class, borders, frames for what is small, a legend.

One function for screen and paper. On paper classes are told apart by hatching, black on white; on the screen
by colour, and what stands beside the degrees by dots besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from desktop_app.paper import look
from desktop_app.paper.map_panels import Panel, panels
from desktop_app.records.shaded_map import STEPS, Key, ShadedMap
from desktop_app.records.sweden import Line, sweden

_HATCHES = {1: ((45, 7.0),), 2: ((45, 3.6),), 3: ((45, 3.6), (135, 3.6))}
"""By step: the directions of the lines in degrees and how far they are apart in units. The last step has
none: it is dark enough."""
_DOTS = 5.0
_SWATCH = 1.5, 1.0
"""The legend's sample of a class, in heights of a line."""


@dataclass(frozen=True, slots=True)
class Inks:
    """`held` and `vacant` by step, from 0. `hatched` where the colours do not tell the classes apart."""

    blank: QColor
    held: tuple[QColor, ...]
    vacant: tuple[QColor, ...]
    border: QColor
    county: QColor
    coast: QColor
    text: QColor
    back: QColor
    hatched: bool = False

    def fill(self, key: Key) -> QColor:
        if key.tone == "blank":
            return self.blank
        return (self.held if key.tone == "held" else self.vacant)[key.step]

    def dots(self, key: Key) -> QColor | None:
        """On the screen they mark what is lacking."""
        if key.tone == "blank" or key.step:
            return None
        if self.hatched:
            return self.border
        return self.vacant[-1] if key.tone == "vacant" else None


@dataclass(frozen=True, slots=True)
class Drawing:
    """How it is drawn: `unit` is the thickness of the thinnest line, in the painter's own measure."""

    inks: Inks
    font: QFont
    unit: float = 1.0


def paint(painter: QPainter, shown: Sequence[Panel], figure: ShadedMap, drawing: Drawing) -> None:
    """All panels; the first is the country, the others lie over it with lines that lead to them."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    country, *frames = shown
    _paint_panel(painter, country, figure, drawing)
    for frame in frames:
        _lead(painter, country, frame, drawing)
    for frame in frames:
        painter.fillRect(frame.target, drawing.inks.back)
        _paint_panel(painter, frame, figure, drawing)
        _frame(painter, frame, drawing)
    painter.restore()


def paint_on_paper(painter: QPainter, surface: QRectF, figure: ShadedMap) -> None:
    """The whole map with its legend, in the dots of a printed page."""
    paint(painter, panels(surface), figure, _on_paper())
    paint_legend(painter, surface.topLeft(), figure, _on_paper())


@cache
def _on_paper() -> Drawing:
    white, ink = QColor("white"), QColor(look.INK)
    shades = (*[white] * STEPS, QColor(look.WRITING))
    inks = Inks(white, shades, shades, ink, ink, ink, ink, white, hatched=True)
    return Drawing(inks, look.font(look.ROW), 0.6 * look.POINT)


def prepare() -> None:
    """Read the borders and make them into paths, which takes a tenth of a second, once; on any thread."""
    _outlines()
    for lines in ("borders", "county_borders", "coast"):
        _drawn(lines)


def outline(code: str) -> QPainterPath:
    """A municipality's outline on the plane."""
    return _outlines()[code].path


def _paint_panel(painter: QPainter, panel: Panel, figure: ShadedMap, drawing: Drawing) -> None:
    inks, unit = drawing.inks, drawing.unit
    painter.save()
    painter.setClipRect(panel.target, Qt.ClipOperation.IntersectClip)
    for key, outlines in zip(figure.keys, _classes(figure), strict=True):
        areas = _seen(outlines, panel)
        for area in areas:
            painter.fillPath(area, inks.fill(key))
        _hatch(painter, areas, panel.target, key, drawing)
    kilometre = panel.target.width() / panel.source.width()
    near = min(1.6, max(0.55, kilometre))  # lines are finer where municipalities are small
    for lines, colour, width in (
        ("borders", inks.border, 0.6),
        ("county_borders", inks.county, 1.5),
        ("coast", inks.coast, 0.8),
    ):
        pen = QPen(colour, width * near * unit)
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        for path in _seen(_drawn(lines), panel):
            painter.strokePath(path, pen)
    painter.restore()


def _hatch(
    painter: QPainter, areas: Sequence[QPainterPath], within: QRectF, key: Key, drawing: Drawing
) -> None:
    """Lines for a degree where colour does not tell it, dots for what stands beside the degrees."""
    unit, dots = drawing.unit, drawing.inks.dots(key)
    hatch = _HATCHES.get(key.step, ()) if drawing.inks.hatched and key.tone != "blank" else ()
    if not (hatch or dots):
        return
    area = QPainterPath()
    area.setFillRule(Qt.FillRule.OddEvenFill)
    for each in areas:
        area.addPath(each)
    box = area.boundingRect().intersected(within)
    if box.isEmpty():
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, drawing.inks.hatched)
    painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
    if dots:
        painter.strokePath(_rows(box, _DOTS * unit), _dotted(dots, 1.3 * unit, _DOTS * unit))
    for degrees, apart in hatch:
        painter.strokePath(_parallels(box, degrees, apart * unit), QPen(drawing.inks.border, 0.6 * unit))
    painter.restore()


def _parallels(box: QRectF, degrees: int, apart: float) -> QPainterPath:
    """Lines at 45 or 135 degrees over a box, at the same places whatever the box."""
    step, up = apart * 2**0.5, 1 if degrees == 45 else -1
    ends = [x + up * y for x in (box.left(), box.right()) for y in (box.top(), box.bottom())]
    lines = QPainterPath()
    for number in range(int(min(ends) // step), int(max(ends) // step) + 2):
        lines.moveTo(number * step - up * box.top(), box.top())
        lines.lineTo(number * step - up * box.bottom(), box.bottom())
    return lines


def _rows(box: QRectF, apart: float) -> QPainterPath:
    """Level lines over a box, every second beginning half a step later."""
    rows = QPainterPath()
    for row in range(int(box.top() // apart), int(box.bottom() // apart) + 2):
        rows.moveTo((box.left() // apart + row % 2 / 2) * apart, row * apart)
        rows.lineTo(box.right(), row * apart)
    return rows


def _dotted(ink: QColor, size: float, apart: float) -> QPen:
    """A pen that leaves square dots; they begin anew with every line."""
    pen = QPen(ink, size)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1, apart / size - 1])
    return pen


def _lead(painter: QPainter, country: Panel, frame: Panel, drawing: Drawing) -> None:
    """Lines from where it lies in the country to the frame."""
    here = country.transform.mapRect(frame.source)
    there = frame.target
    painter.setPen(QPen(drawing.inks.county, 0.8 * drawing.unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(here)
    if there.center().x() > here.center().x():
        painter.drawLine(QLineF(here.topRight(), there.topLeft()))
        painter.drawLine(QLineF(here.bottomRight(), there.bottomLeft()))
    else:
        painter.drawLine(QLineF(here.topLeft(), there.topRight()))
        painter.drawLine(QLineF(here.bottomLeft(), there.bottomRight()))


def _frame(painter: QPainter, frame: Panel, drawing: Drawing) -> None:
    """The edge, and the name on a ground of its own in the corner."""
    inks, unit = drawing.inks, drawing.unit
    painter.setPen(QPen(inks.county, unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame.target)
    painter.setFont(drawing.font)
    metrics = QFontMetricsF(drawing.font)
    name = QRectF(0, 0, metrics.horizontalAdvance(frame.name) + 8 * unit, metrics.height() + 2 * unit)
    name.moveTopLeft(frame.target.topLeft())
    painter.fillRect(name.adjusted(unit / 2, unit / 2, 0, 0), inks.back)
    painter.setPen(inks.text)
    painter.drawText(name, Qt.AlignmentFlag.AlignCenter, frame.name)


def paint_legend(painter: QPainter, corner: QPointF, figure: ShadedMap, drawing: Drawing) -> None:
    """From its upper left corner: the caption, then a sample and the words of each class."""
    inks, unit = drawing.inks, drawing.unit
    metrics = QFontMetricsF(drawing.font)
    line = metrics.height()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(corner, legend_size(figure, drawing.font)), inks.back)
    strong = QFont(drawing.font)
    strong.setWeight(QFont.Weight.DemiBold)
    painter.setFont(strong)
    painter.setPen(inks.text)
    painter.drawText(corner + QPointF(0, metrics.ascent()), figure.caption)
    painter.setFont(drawing.font)
    for number, key in enumerate(figure.keys):
        top = corner.y() + _row(line) * (number + 1)
        sample = QRectF(corner.x() + unit, top, _SWATCH[0] * line, _SWATCH[1] * line)
        painter.fillRect(sample, inks.fill(key))
        edge = QPainterPath()
        edge.addRect(sample)
        _hatch(painter, [edge], sample, key, drawing)
        painter.setPen(QPen(inks.coast, 0.8 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sample)
        painter.setPen(inks.text)
        painter.drawText(QPointF(sample.right() + line / 2, top + metrics.ascent()), key.label)
    painter.restore()


def legend_size(figure: ShadedMap, font: QFont) -> QSizeF:
    metrics = QFontMetricsF(font)
    line = metrics.height()
    words = max(metrics.horizontalAdvance(key.label) for key in figure.keys) + (_SWATCH[0] + 0.7) * line
    width = max(words, metrics.horizontalAdvance(figure.caption) * 1.06)
    return QSizeF(width, _row(line) * (len(figure.keys) + 1))


def _row(line: float) -> float:
    return 1.35 * line


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A path on the plane and the rectangle it takes."""

    path: QPainterPath
    bounds: QRectF


def _seen(strokes: Sequence[_Stroke], panel: Panel) -> list[QPainterPath]:
    """Those of which something may lie in a panel, as they lie on its surface. Each is painted by itself: as
    one path they take up to six times as long, since they are told apart where they cross."""
    transform = panel.transform
    return [transform.map(stroke.path) for stroke in strokes if stroke.bounds.intersects(panel.source)]


@cache
def _outlines() -> dict[str, _Stroke]:
    return {code: _stroke(shape.rings, closed=True) for code, shape in sweden().by_code.items()}


@lru_cache(maxsize=4)
def _classes(figure: ShadedMap) -> tuple[list[_Stroke], ...]:
    """The outlines of each class."""
    marks = dict(figure.marks)
    found: tuple[list[_Stroke], ...] = tuple([] for _key in figure.keys)
    for code, outline in _outlines().items():
        found[marks.get(code, 0)].append(outline)
    return found


@cache
def _drawn(lines: str) -> list[_Stroke]:
    """The borders, the county borders or the coast."""
    return [_stroke((line,), closed=False) for line in getattr(sweden(), lines)]


def _stroke(lines: Sequence[Line], *, closed: bool) -> _Stroke:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for line in lines:
        path.addPolygon([QPointF(x, y) for x, y in line])
        if closed:
            path.closeSubpath()
    return _Stroke(path, path.boundingRect().adjusted(-0.1, -0.1, 0.1, 0.1))
