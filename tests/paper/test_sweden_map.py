"""The painted map: the right shade at the right place, on the screen, on paper and in the frames."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from desktop_app.paper import map_panels, pages, sweden_map
from desktop_app.paper.map_panels import WHOLE, View, closer, moved, panels, shape_at, showing
from desktop_app.paper.sweden_map import Drawing, Inks
from desktop_app.records.documents import Column, Document, Group, Row
from desktop_app.records.shaded_map import Key, ShadedMap
from desktop_app.records.sweden import sweden
from tests.paper.pdf_text import Run

SURFACE = QRectF(0, 0, 630, 540)
KEYS = (
    Key("In no network", "blank"),
    Key("Not represented", "vacant"),
    *(Key(f"{step} networks", "held", step) for step in range(1, 5)),
)
GREY, WHITE = QColor("#e9ecf0"), QColor("#ffffff")
BLUES = tuple(QColor(value) for value in ("#eaf2fb", "#d0e2f6", "#9cc3ea", "#5a97d3", "#1f5fa8"))
REDS = tuple(QColor(value) for value in ("#fbeae8", "#f7cdc8", "#ec9a91", "#d1584d", "#9c211a"))
INK = QColor("#000000")


def figure(**marks: int) -> ShadedMap:
    """Named by code with a letter before it: k1480=2."""
    return ShadedMap("Representation", KEYS, tuple((code[1:], key) for code, key in sorted(marks.items())))


def painted(shown: ShadedMap, view: View = WHOLE, surface: QRectF = SURFACE, *, scale: int = 1) -> QImage:
    image = QImage(surface.size().toSize() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(WHITE)
    drawing = Drawing(Inks(GREY, BLUES, REDS, WHITE, INK, INK, INK, WHITE), QFont("Inter"))
    painter = QPainter(image)
    sweden_map.paint(painter, panels(surface, view), shown, drawing)
    painter.end()
    return image


def at(image: QImage, code: str, view: View = WHOLE, *, panel: int = 0) -> QColor:
    """The colour where a municipality's label lies in a panel."""
    place = panels(SURFACE, view)[panel].transform.map(QPointF(*sweden().by_code[code].label))
    return image.pixelColor(place.toPoint())


def test_each_class_has_its_shade() -> None:
    image = painted(figure(k2584=2, k2505=5, k2361=3))  # Kiruna, Arvidsjaur, Härjedalen
    assert [at(image, code) for code in ("2584", "2505", "2361", "2482")] == [
        BLUES[1],
        BLUES[4],
        BLUES[2],
        GREY,
    ]


def test_what_is_lacking_is_dotted_not_only_coloured() -> None:
    image = painted(figure(k2584=1))
    kiruna = panels(SURFACE)[0].transform.map(QPointF(*sweden().by_code["2584"].label)).toPoint()
    colours = {image.pixelColor(kiruna.x() + x, kiruna.y() + y).name() for x in range(12) for y in range(12)}
    assert colours == {REDS[0].name(), REDS[4].name()}


def test_the_small_ones_are_seen_in_frames() -> None:
    names = [panel.name for panel in panels(SURFACE)]
    assert names == ["", "Göteborg", "Malmö", "Stockholm"]
    image = painted(figure(k0183=5, k1480=5, k1231=5))  # Sundbyberg, Göteborg, Burlöv
    for code, name in (("0183", "Stockholm"), ("1480", "Göteborg"), ("1231", "Malmö")):
        assert at(image, code, panel=names.index(name)) == BLUES[4]


def test_frames_overlap_neither_each_other_nor_the_edge() -> None:
    for surface in (SURFACE, QRectF(0, 0, 1500, 1100), QRectF(0, 0, 2900, 3700), QRectF(0, 0, 340, 600)):
        frames = [panel.target for panel in panels(surface)[1:]]
        assert all(surface.adjusted(-1, -1, 1, 1).contains(frame) for frame in frames)
        assert not [1 for one in frames for other in frames if one is not other and one.intersects(other)]


def test_a_corner_of_a_window_has_no_frames() -> None:
    assert len(panels(QRectF(0, 0, 140, 160))) == 1


def test_a_point_hits_what_is_painted_there() -> None:
    shown = panels(SURFACE)
    for panel in shown:
        for code in ("1480", "0180", "1280", "2584", "0980"):
            place = panel.transform.map(QPointF(*sweden().by_code[code].label))
            if panel is map_panels.panel_at(shown, place) and panel.target.contains(place):
                found = shape_at(shown, place)
                assert found is not None
                assert found.code == code
    assert shape_at(shown, SURFACE.topLeft()) is None


def test_closer_keeps_what_is_under_the_pointer() -> None:
    pointer = QPointF(300, 200)
    before = panels(SURFACE)[0].on_plane(pointer)
    view = closer(SURFACE, WHOLE, 4, pointer)
    after = panels(SURFACE, view)[0].on_plane(pointer)
    assert (after - before).manhattanLength() < 1e-6
    assert closer(SURFACE, view, 0.01, pointer) == WHOLE


def test_closer_over_a_frame_goes_on_from_the_frame() -> None:
    frame = panels(SURFACE)[3]
    view = closer(SURFACE, WHOLE, 1.5, frame.target.center())
    found = shape_at(panels(SURFACE, view), frame.target.center())
    assert found is not None
    assert found.county == "01"
    assert view.times > 8


def test_sweden_is_never_pushed_out_of_sight() -> None:
    view = closer(SURFACE, WHOLE, 6, SURFACE.center())
    for _push in range(40):
        view = moved(SURFACE, view, QPointF(400, 400))
    source = panels(SURFACE, view)[0].source
    assert source.intersects(
        QRectF(sweden().box.left, sweden().box.top, sweden().box.width, sweden().box.height)
    )
    assert moved(SURFACE, WHOLE, QPointF(50, 50)) == WHOLE


def test_one_goes_to_a_municipality_out_of_sight() -> None:
    view = closer(SURFACE, WHOLE, 8, QPointF(400, 60))
    kristianstad = sweden().by_code["1290"]
    there = showing(SURFACE, view, kristianstad)
    assert panels(SURFACE, there)[0].source.contains(*kristianstad.label)
    assert showing(SURFACE, there, kristianstad) == there


def document(**marks: int) -> Document:
    columns = (Column("name", "Organisation"), Column("vacant", "Vacant", 8, "right"))
    rows = tuple(Row((shape.name, "0")) for shape in list(sweden().by_code.values())[:60])
    return Document("Coverage", columns, (Group("", rows),), lines=("All networks",), map=figure(**marks))


def test_on_paper_the_map_has_the_first_page_and_the_table_the_next(
    printed: Callable[[Document], list[list[Run]]],
) -> None:
    made = printed(document(k2584=2))
    first, second = (
        ["".join(run.text for run in page).replace(" ", "") for page in made][place] for place in (0, 1)
    )
    for words in ("Coverage", "Representation", "Notrepresented", "Stockholm", "Göteborg", "Sida1av3"):
        assert words in first
    assert "Organisation" not in first
    assert "OrganisationVacant" in second
    assert "Ale" in second


def test_on_paper_classes_are_told_apart_without_colour() -> None:
    """How much of Kiruna is ink: less for none, more for each degree; and no colour at all."""
    shares = []
    for key in (0, 2, 3, 4, 5):
        image = pages.Pages(document(k2584=key), pages.page_layout(document())).picture(0, 1400)
        kiruna = [image.pixelColor(x, y) for x in range(900, 960) for y in range(300, 340)]
        assert max(abs(each.red() - each.blue()) for each in kiruna) < 30
        shares.append(sum(255 - each.lightness() for each in kiruna) / len(kiruna) / 255)
    assert shares == sorted(shares)
    assert shares[0] == pytest.approx(0, abs=0.02)
    assert min(after - before for before, after in pairwise(shares)) > 0.03


def test_a_map_without_a_table_is_one_page() -> None:
    alone = Document("Coverage", (), (), map=figure(k2584=2))
    assert pages.Pages(alone, pages.page_layout(alone)).count == 1


def test_the_pdf_is_of_a_size_to_be_mailed(tmp_path: Path) -> None:
    every = {f"k{code}": 1 + place % 5 for place, code in enumerate(sweden().by_code)}
    pages.to_pdf(document(**every), tmp_path / "map.pdf")
    assert (tmp_path / "map.pdf").stat().st_size < 600_000


def test_painting_is_done_while_one_looks() -> None:
    """Once for each view; then the window paints its picture. The least of some rounds, under any load."""
    every = figure(**{f"k{code}": 1 + place % 5 for place, code in enumerate(sweden().by_code)})
    whole, close = [], []
    for _round in range(5):
        whole.append(_time_to_paint(every, WHOLE))
        close.append(_time_to_paint(every, View(3, *sweden().by_code["1480"].label)))
    assert min(whole) < 0.2
    assert min(close) < 1.3 * min(whole), "thick lines take no longer than the frames of the whole country"


def _time_to_paint(shown: ShadedMap, view: View) -> float:
    """Of the processor, at a screen's 200 %."""
    start = process_time()
    painted(shown, view, scale=2)
    return process_time() - start
