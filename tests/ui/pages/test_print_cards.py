"""Badges, signs and labels in the preview of a network and of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
)

from desktop_app.store import networks, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.printing import PrintPreview
from desktop_app.ui.window import Window
from desktop_app.work import participants as people
from desktop_app.work.meetings import invitations
from tests.paper.pdf_text import read
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child, type_text

Press = Callable[..., None]
MILLIMETRE = 1200 / 25.4


@pytest.fixture
def preview(window: Window, store: Store) -> PrintPreview:
    assert window.desk is not None
    people.change(store, participant=participants.named(store, "Björn Ek"), protected=True)
    made = PrintPreview(window.desk, "Styrgruppen", network=networks.named(store, "Styrgruppen"))
    made.open()
    QApplication.processEvents()
    return made


def choose(preview: QDialog, name: str, value: object) -> None:
    box = child(preview, QComboBox, name)
    found = box.findData(value) if isinstance(value, str) else box.findText(str(value))
    assert found >= 0
    box.setCurrentIndex(found)
    QApplication.processEvents()


def printed(preview: QDialog, ask: FakeAsk, out: Path) -> list[list[tuple[str, int, int]]]:
    """What a saved PDF says, page by page, with its place in millimetres."""
    ask.answers.append(out)
    child(preview, QPushButton, "printTo.pdf").click()
    QApplication.processEvents()
    return [
        [(run.text.replace("\t", " "), round(run.x / MILLIMETRE), round(run.y / MILLIMETRE)) for run in page]
        for page in read(out.read_bytes())
    ]


def test_a_networks_labels_from_a_begun_sheet(preview: PrintPreview, ask: FakeAsk, tmp_path: Path) -> None:
    choose(preview, "printPaper", "labels")
    assert child(preview, MessageBar, "printTrouble").text == "1 person left out (protected identity)."
    assert not child(preview, QComboBox, "printGroup").isVisible()
    assert child(preview, QLineEdit, "printAsOf").isVisible()
    (page,) = printed(preview, ask, tmp_path / "first.pdf")
    told = child(preview, MessageBar, "printTrouble").text
    assert told == "Saved first.pdf. 1 person left out (protected identity)."
    said = [text for text, _x, _y in page]
    assert said == ["Cecilia von Ahn", "Haninge kommun", "Åsa Öberg", "Partille kommun"]
    assert page[0][1] == 7
    choose(preview, "printStart", 24)
    assert child(preview, QListWidget, "previewPages").count() == 2
    first, second = printed(preview, ask, tmp_path / "begun.pdf")
    assert (first[0][1], first[0][2] > 260) == (147, True)
    assert (second[0][1], second[0][2] < 37) == (7, True)


def test_an_upright_page_is_as_wide_as_the_room_beside_its_scroll_bar(preview: PrintPreview) -> None:
    preview.resize(1080, 720)
    choose(preview, "printPaper", "signs")
    assert child(preview, QScrollArea, "previewPage").verticalScrollBar().maximum() == 0
    choose(preview, "printPaper", "labels")
    area = child(preview, QScrollArea, "previewPage")
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0


def test_a_smaller_sheet_has_no_place_that_was_chosen_on_a_larger(preview: PrintPreview) -> None:
    choose(preview, "printPaper", "labels")
    choose(preview, "printStart", 20)
    choose(preview, "printLayout", "99.1x38.1")
    start = child(preview, QComboBox, "printStart")
    assert (start.count(), start.currentText()) == (14, "14")


def test_each_kind_of_card_keeps_its_own_choices(preview: PrintPreview) -> None:
    choose(preview, "printPaper", "labels")
    choose(preview, "printLayout", "63.5x38.1")
    choose(preview, "printStart", 7)
    choose(preview, "printPaper", "badges")
    assert not child(preview, QComboBox, "printLayout").isVisible()
    start = child(preview, QComboBox, "printStart")
    assert (start.isVisible(), start.count(), start.currentText()) == (True, 10, "1")
    choose(preview, "printPaper", "signs")
    assert not start.isVisible()
    choose(preview, "printPaper", "roster")
    assert child(preview, QComboBox, "printGroup").isVisible()
    choose(preview, "printPaper", "labels")
    assert child(preview, QComboBox, "printLayout").currentData() == "63.5x38.1"
    assert start.currentText() == "7"


def test_by_keyboard(preview: PrintPreview, press: Press) -> None:
    paper = child(preview, QComboBox, "printPaper")
    paper.setFocus()
    press(paper, Qt.Key.Key_End)
    assert paper.currentData() == "labels"
    seen = []
    for _step in range(6):
        inside = QApplication.focusWidget()
        assert inside is not None
        seen.append(inside.objectName())
        press(inside, Qt.Key.Key_Tab)
    assert seen.index("printLayout") < seen.index("printStart")
    start = child(preview, QComboBox, "printStart")
    start.setFocus()
    type_text(start, "15")
    assert start.currentText() == "15"


def test_a_meetings_badges(window: Window, store: Store, ask: FakeAsk, tmp_path: Path) -> None:
    number = meetings.ids(store)[0]
    invitations.invite(store, meeting=number)
    assert window.desk is not None
    preview = PrintPreview(window.desk, "Styrgruppen", meeting=number)
    preview.open()
    QApplication.processEvents()
    choose(preview, "printPaper", "badges")
    assert child(preview, MessageBar, "printTrouble").text == ""
    (page,) = printed(preview, ask, tmp_path / "badges.pdf")
    assert [text for text, _x, _y in page if " " in text and "kommun" not in text] == [
        *("Björn Ek", "Cecilia von Ahn", "Åsa Öberg")
    ]
    ask.answers.append(tmp_path / "badges.html")
    child(preview, QPushButton, "printTo.html").click()
    QApplication.processEvents()
    assert "Name badges: Styrgruppen" in (tmp_path / "badges.html").read_text(encoding="utf-8")
