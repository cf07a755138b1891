"""Badges, signs and labels as painted: every card where it is to lie, every word whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter, QTransform

from desktop_app.paper.look import DOTS_PER_INCH
from desktop_app.paper.pages import count, picture, to_pdf, to_printer
from desktop_app.records.cards import Card, Cards, layout
from desktop_app.records.documents import Document
from tests.paper.pdf_text import Run, read

MILLIMETRE = DOTS_PER_INCH / 25.4
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
LONG = "Anna-Lena Margareta von Essen-Rosenblad af Klercker"
Printed = Callable[[Document], list[list[Run]]]


def document(kind: str, *cards: Card, name: str = "", first: int = 1) -> Document:
    return Document("Etiketter", (), (), cards=Cards(layout(kind, name), cards, first))


def ink(image: QImage, within: QRect | None = None) -> QRect:
    """The frame round all that is not white."""
    area = within or image.rect()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    dots, wide = bytes(grey.constBits()), grey.bytesPerLine()
    dark = [
        (x, y)
        for y in range(area.top(), area.bottom() + 1)
        for x, dot in enumerate(dots[y * wide + area.left() : y * wide + area.right() + 1], area.left())
        if dot < 160
    ]
    across, down = [x for x, _y in dark], [y for _x, y in dark]
    return QRect(min(across), min(down), max(across) - min(across), max(down) - min(down))


@pytest.mark.parametrize("name", ["70x37", "63.5x38.1", "99.1x38.1"])
def test_labels_do_not_drift(printed: Printed, name: str) -> None:
    """The last label of the fifth sheet is as far from its own corner as the first of the first."""
    on = layout("labels", name)
    made = document("labels", *[Card("Bo Ek")] * (5 * on.places), name=name)
    pages = printed(made)
    assert [len(page) for page in pages] == [on.places] * 5
    assert made.cards is not None
    for page in pages:
        for number, run in enumerate(page):
            _page, x, y = made.cards.place(number)
            first = pages[0][0]
            assert run.x - first.x == pytest.approx((x - on.left) * MILLIMETRE, abs=1)
            assert run.y - first.y == pytest.approx((y - on.top) * MILLIMETRE, abs=1)
            assert run.x == pytest.approx((x + on.inside[0]) * MILLIMETRE, abs=1)
            assert y * MILLIMETRE < run.y < (y + on.height) * MILLIMETRE


def test_the_sheet_is_begun_at_the_first_free_place(printed: Printed) -> None:
    (page,) = printed(document("labels", Card("Bo Ek"), Card("Åsa Öst"), first=5))
    assert [run.text for run in page] == ["Bo Ek", "Åsa Öst"]
    assert [round(run.x / MILLIMETRE) for run in page] == [77, 147]
    assert all(37.5 < run.y / MILLIMETRE < 74.5 for run in page)


def test_the_paper_is_a4_without_margins(tmp_path: Path) -> None:
    to_pdf(document("labels", Card("Bo Ek")), tmp_path / "upright.pdf")
    assert b"/MediaBox [0 0 595.000000 842.000000]" in (tmp_path / "upright.pdf").read_bytes()
    to_pdf(document("signs", Card("Bo Ek")), tmp_path / "across.pdf")
    assert b"/MediaBox [0 0 842.000000 595.000000]" in (tmp_path / "across.pdf").read_bytes()


@pytest.mark.parametrize("margins", [QMarginsF(0, 0, 0, 0), QMarginsF(10, 20, 10, 20)])
def test_a_printers_margins_move_no_card(margins: QMarginsF) -> None:
    sheet, way = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(QPageLayout(sheet, way, margins, QPageLayout.Unit.Millimeter))
    to_printer(document("labels", Card("Bo Ek")), writer)
    content = bytes(buffer.data().data())
    ((run,),) = read(content)
    stream = next(text for text in map(inflated, STREAM.findall(content)) if " Td" in text)
    per_dot, left = map(float, re.findall(r"([\d.]+) 0 0 -[\d.]+ ([\d.]+) [\d.]+ cm", stream)[0])
    moved = [float(x) for x in re.findall(r"1 0 0 1 (-?[\d.]+) -?[\d.]+ cm", stream)]
    assert left + per_dot * (sum(moved) + run.x) == pytest.approx(7 * 72 / 25.4, abs=0.1)  # points


def inflated(data: bytes) -> str:
    try:
        return zlib.decompress(data).decode("latin-1")
    except zlib.error:
        return ""


@pytest.mark.parametrize("kind", ["badges", "signs", "labels"])
@pytest.mark.parametrize(
    "name", ["Li", LONG, "Konstantinopolitanskaabcdefghijklmnopqrstuvwxyz Wolfeschlegelsteinhausenberger" * 2]
)
def test_nothing_is_cut_and_nothing_leaves_its_card(printed: Printed, kind: str, name: str) -> None:
    lines = ("Förvaltningschef, arbetsmarknads- och vuxenutbildningsförvaltningen", "Länsstyrelsen i " * 6)
    made = document(kind, Card(name, lines))
    (page,) = printed(made)
    said = "".join("".join(run.text for run in page).split())
    whole = "".join("".join((name, *lines)).split())
    assert said == whole * (2 if kind == "signs" else 1)
    on = layout(kind)
    image = picture(made, 0, round(on.page[0] * 4))
    inside = (
        ink(image)
        if kind == "labels"
        else ink(
            image,
            QRect(
                round((on.left + 1) * 4),
                round((on.top + 1) * 4),
                round((on.width - 2) * 4),
                round((on.height - 2) * 4),
            ),
        )
    )
    assert inside.left() >= (on.left + on.inside[0]) * 4 - 3
    assert inside.right() <= (on.left + on.width - on.inside[0]) * 4 + 3
    assert inside.bottom() <= (on.top + on.height - on.inside[1]) * 4 + 3


def test_a_long_name_is_first_smaller_and_then_two_lines(printed: Printed) -> None:
    pages = [printed(document("badges", Card(name)))[0] for name in ("Bo Ek", "Margareta Fransson", LONG)]
    short, longer, longest = pages
    assert [len(page) for page in pages] == [1, 1, 2]
    assert longer[0].size < short[0].size
    assert [run.text for run in longest] == ["Anna-Lena Margareta von", "Essen-Rosenblad af Klercker"]


def test_a_sign_says_the_same_on_both_sides() -> None:
    """The upper half is the lower one turned round, and the fold is marked in the middle of both edges."""
    image = picture(document("signs", Card("Åsa Öst", ("Ale kommun",))), 0, 594).convertToFormat(
        QImage.Format.Format_Grayscale8
    )
    turned = image.transformed(QTransform().rotate(180))
    words = QRect(60, 0, 474, 420)
    assert abs(ink(image, words).top() - ink(turned, words).top()) <= 2
    there = ink(image, QRect(60, 230, 474, 190))
    other = ink(turned, QRect(60, 230, 474, 190))
    assert abs(there.center().x() - other.center().x()) <= 2
    assert abs(there.height() - other.height()) <= 2
    for x in (16, 594 - 16):
        assert min(image.pixelColor(x, y).lightness() for y in (209, 210, 211)) < 250


def test_badges_have_marks_at_every_cut() -> None:
    image = picture(document("badges", Card("Bo Ek")), 0, 2100)
    for x in (150, 1050, 1950):
        assert min(image.pixelColor(at, 90).lightness() for at in range(x - 2, x + 3)) < 250
    for y in (135, 675, 1215, 1755, 2295, 2835):
        assert min(image.pixelColor(110, at).lightness() for at in range(y - 2, y + 3)) < 250


@pytest.mark.parametrize(("people", "pages"), [(0, 1), (1, 1), (24, 3), (25, 3), (200, 20)])
def test_so_many_sheets(people: int, pages: int) -> None:
    made = document("badges", *[Card("Bo Ek", ("Ale kommun",))] * people)
    assert count(made) == pages
    blank = QImage(210, 297, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    assert (picture(made, 0, 210) == blank) == (people == 0)
