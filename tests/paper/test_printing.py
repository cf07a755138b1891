from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize, QPainter, QPdfWriter

from desktop_app.errors import FileProblem
from desktop_app.paper.pages import Pages, page_layout, picture, to_pdf, to_printer
from desktop_app.records.documents import Document, Group
from tests.paper.documents import people, plain, roster, words
from tests.paper.pdf_text import Run, texts

Printed = Callable[[Document], list[list[Run]]]

LETTER = QPageLayout(
    QPageSize(QPageSize.PageSizeId.Letter), QPageLayout.Orientation.Portrait, QMarginsF(36, 36, 36, 36)
)


def on_printer(document: Document, layout: QPageLayout, resolution: int, ranges: str = "") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(resolution)
    writer.setPageLayout(layout)
    writer.setPageRanges(QPageRanges.fromString(ranges))
    to_printer(document, writer)
    return bytes(buffer.data().data())


def test_the_printers_own_paper_and_resolution(printed: Printed) -> None:
    """The lines break alike at any resolution; Letter has another height and so other pages."""
    document = plain(60)
    layout = page_layout(document)
    on_paper = [
        [text.replace("\t", " ") for text in page] for page in texts(on_printer(document, layout, 300))
    ]
    assert on_paper == [[run.text for run in page] for page in printed(document)]
    content = on_printer(document, LETTER, 600)
    assert b"/MediaBox [0 0 612.000000 792.000000]" in content
    said = "".join("".join(page) for page in texts(content))
    assert all(row.cells[3] in said for row in document.rows())


def test_a_label_printers_paper_takes_every_word() -> None:
    label = QPageSize(QSizeF(62, 29), QPageSize.Unit.Millimeter)
    margins = QMarginsF(3, 3, 3, 3)
    layout = QPageLayout(label, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    document = roster(Group("Öckerö kommun med ett långt namn " * 3, people(3)))
    said = "".join("".join("".join(page).split()) for page in texts(on_printer(document, layout, 300)))
    for letter in set(words(document)):
        assert said.count(letter) >= words(document).count(letter)


def test_only_the_pages_asked_for_are_printed() -> None:
    document = plain(90)
    pages = texts(on_printer(document, page_layout(document), 600, ranges="2-3"))
    assert [re.sub(r"\s", " ", page[-1]) for page in pages] == ["Sida 2 av 4", "Sida 3 av 4"]


def ink(image: QImage) -> QRect:
    """The smallest frame around everything that is not white."""
    dark = [
        (x, y)
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
        if image.pixelColor(x, y).lightness() < 200
    ]
    across, down = [x for x, _y in dark], [y for _x, y in dark]
    return QRect(min(across), min(down), max(across) - min(across), max(down) - min(down))


def test_a_picture_is_the_page_with_its_margins() -> None:
    document = replace(plain(5), landscape=True)
    image = picture(document, 0, 594)
    assert (image.width(), image.height()) == (594, 420)
    frame = ink(image)
    assert abs(frame.left() - 18 * 2) <= 3
    assert abs(frame.right() - (297 - 18) * 2) <= 3
    assert picture(document, 0, 594) == image


def test_a_screen_at_200_percent_shows_the_same_page_twice_as_sharp() -> None:
    document = plain(5)
    pages = Pages(document, page_layout(document))
    frames = []
    for ratio in (1, 2):
        image = QImage(660 * ratio, 940 * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        pages.paint(painter, 0)
        painter.end()
        frames.append(ink(image))
    once, twice = frames
    assert abs(twice.right() - 2 * once.right()) <= 6
    assert abs(twice.bottom() - 2 * once.bottom()) <= 6


def test_a_locked_target_is_told_in_a_sentence_and_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "list.pdf"
    target.mkdir()
    with pytest.raises(FileProblem) as told:
        to_pdf(plain(1), target)
    assert str(told.value).startswith("list.pdf: ")
    assert "another" in told.value.advice
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as told:
        to_pdf(plain(1), tmp_path / "no such folder" / "list.pdf")
    assert "folder" in told.value.advice


def test_a_file_in_the_folders_place_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileProblem, match=r"^list\.pdf: "):
        to_pdf(plain(1), tmp_path / "file" / "list.pdf")


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "list.pdf"
    target.write_bytes(b"old")
    to_pdf(plain(1), target)
    content = target.read_bytes()
    assert content.startswith(b"%PDF-")
    assert "Deltagarlista".encode("utf-16-be") in content
    assert "Samverka".encode("utf-16-be") in content
    assert list(tmp_path.iterdir()) == [target]


def test_another_reader_finds_the_same_words(tmp_path: Path) -> None:
    """Poppler is a second opinion on this project's own reading of the PDF; in CI it must be there."""
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None and not os.environ.get("SAMVERKA_CI"):
        pytest.skip("poppler-utils is not installed")
    assert pdftotext is not None
    document = roster(Group("Öckerö kommun", people(40)))
    to_pdf(document, tmp_path / "list.pdf")
    said = subprocess.run(
        [pdftotext, "-raw", "-enc", "UTF-8", tmp_path / "list.pdf", "-"], capture_output=True, check=True
    ).stdout.decode("utf-8")
    for row in document.rows():
        assert row.cells[0] in said
        assert row.cells[3] in said
    assert "\t" not in said


def test_prints_where_no_screen_is(tmp_path: Path) -> None:
    """In a fresh process without any display, as the command line does, and without a widget."""
    code = (
        "import sys; from pathlib import Path\n"
        "from desktop_app.paper.pages import to_pdf\n"
        "from desktop_app.records.documents import Document\n"
        "to_pdf(Document('Åäö', (), ()), Path(sys.argv[1]))\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {key: value for key, value in os.environ.items() if key not in without}
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "å.pdf")],
        check=True,
        cwd=root,
        env=environment,
        timeout=60,
    )
    assert texts((tmp_path / "å.pdf").read_bytes())[0][0] == "Åäö"
