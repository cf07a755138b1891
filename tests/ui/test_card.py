"""A card keeps what it says inside itself, however narrow it is and however long the words are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.record_title import RecordTitle
from desktop_app.ui.sheet import Card, Sheet, address
from desktop_app.ui.table.empty import Empty

LONG = "maria-teresa.delacruzsandstrom@goteborgsregionen.example"


def shown(qtbot: QtBot, sheet: Sheet, width: int) -> Card:
    card = Card("card", "Deltagare", Empty("user-round", "Välj"))
    qtbot.addWidget(card)
    card.resize(width, 500)
    card.show()
    card.show_sheet(1, sheet)
    QApplication.processEvents()
    return card


def right_of(widget: QWidget, inside: QWidget) -> int:
    return widget.mapTo(inside, widget.rect().topRight()).x()


@pytest.mark.parametrize("width", [300, 360, 424, 900])
def test_an_address_and_its_button_stay_inside(qtbot: QtBot, width: int) -> None:
    sheet = Sheet("sheet")
    sheet.title("Arbetsmarknadschefsnätverket i Stockholms län")
    sheet.facts([("E-post", address(LONG, lambda _told: None)), ("Mobil", "070-174 06 05")])
    card = shown(qtbot, sheet, width)
    copier = sheet.findChild(QToolButton, "copyValue")
    assert copier is not None
    assert right_of(copier, card) < width
    assert sheet.width() <= width


def test_in_a_narrow_card_labels_stand_above_their_values(qtbot: QtBot) -> None:
    sheet = Sheet("sheet")
    sheet.facts([("Mobil", "070-174 06 05")])
    card = shown(qtbot, sheet, 300)
    label, value = (
        next(each for each in sheet.findChildren(QLabel) if each.text() == text)
        for text in ("Mobil", "070-174 06 05")
    )
    assert (label.x(), label.y() < value.y()) == (value.x(), True)
    card.resize(600, 500)
    QApplication.processEvents()
    assert label.x() < value.x()


def test_a_long_word_makes_the_title_smaller(qtbot: QtBot) -> None:
    title = RecordTitle("Arbetsmarknadschefsnätverket")
    qtbot.addWidget(title)
    title.resize(900, 60)
    title.show()
    largest = title.font().pointSizeF()
    title.resize(252, 60)
    assert title.font().pointSizeF() < largest
    assert title.fontMetrics().horizontalAdvance(title.text()) <= 252


def test_no_name_is_cut_while_another_column_has_room(qtbot: QtBot) -> None:
    rows = [Line(1, ("Ann-Charlotte Almlöf Bromander", "Ale kommun", "ledamot"))]
    table = Lines("lines", "Deltagare", ("Namn", "Organisation", "Roll"), rows)
    qtbot.addWidget(table)
    table.resize(460, 200)
    table.show()
    QApplication.processEvents()
    assert all(table.columnWidth(each) >= table.sizeHintForColumn(each) for each in range(3))
