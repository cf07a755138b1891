"""A card keeps what it says inside itself, however narrow it is and however long the words are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.long_words import WrappedText
from desktop_app.ui.record_title import RecordTitle
from desktop_app.ui.sheet import Card, Link, Sheet, address
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


def test_an_address_without_dots_is_broken_where_it_must(qtbot: QtBot) -> None:
    written = "info@arbetsmarknadsforvaltningensgemensammabrevladaigoteborg.example"
    sheet = Sheet("sheet")
    sheet.facts([("E-post", address(written, lambda _told: None))])
    card = shown(qtbot, sheet, 300)
    link, copier = sheet.findChild(Link), sheet.findChild(QToolButton, "copyValue")
    assert link is not None
    assert copier is not None
    assert link.minimumSizeHint().width() <= link.width()
    assert right_of(copier, card) < 300
    assert link.accessibleName() == written


@pytest.mark.parametrize("words", ["Arbetsmarknadschefssamordningsnätverkets " * 3, "Uppdrag " * 12])
def test_no_text_pushes_the_others_out_of_the_card(qtbot: QtBot, words: str) -> None:
    sheet = Sheet("sheet")
    sheet.section(words)
    sheet.say(words)
    sheet.quiet(words)
    sheet.warn(words)
    sheet.points([words])
    sheet.add(Link(words, lambda: None))
    card = shown(qtbot, sheet, 300)
    assert sheet.width() <= card.width()
    assert all(label.height() > 2 * label.fontMetrics().height() for label in sheet.findChildren(Link))


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


@pytest.mark.parametrize("number", [2, 3, 4])
@pytest.mark.parametrize("width", [300, 424])
def test_all_columns_stand_inside_the_card(qtbot: QtBot, number: int, width: int) -> None:
    cells = (
        "Ann-Charlotte Almlöf Bromander",
        "Göteborgsregionens kommunalförbund",
        "Förhinder",
        "Närvarande",
    )
    table = Lines(
        "lines", "Deltagare", ("Namn", "Organisation", "Svar", "Närvaro")[:number], [Line(1, cells)]
    )
    sheet = Sheet("sheet")
    sheet.add(table)
    card = shown(qtbot, sheet, width)
    assert sheet.width() <= card.width()
    assert table.horizontalHeader().length() <= table.viewport().width()
    assert min(table.columnWidth(each) for each in range(number)) > 48


def test_no_name_is_cut_while_another_column_has_room(qtbot: QtBot) -> None:
    rows = [
        Line(1, ("Ann-Charlotte Almlöf Bromander", "Ale kommun", "ledamot")),
        Line(0, ("Vakant", "Upplands Väsby kommun", "ersättare"), quiet=True),
    ]
    table = Lines("lines", "Deltagare", ("Namn", "Organisation", "Roll"), rows)
    qtbot.addWidget(table)
    needed = sum(table.sizeHintForColumn(each) for each in range(3))
    table.resize(needed + 40, 200)
    table.show()
    QApplication.processEvents()
    assert all(table.columnWidth(each) >= table.sizeHintForColumn(each) for each in range(3))


def test_a_word_wider_than_the_card_is_broken_and_put_together_again(qtbot: QtBot) -> None:
    text = "Chef för integrationsenhetsutvecklingssamordningen"
    label = WrappedText(text)
    qtbot.addWidget(label)
    label.resize(120, 100)
    label.show()
    width = label.fontMetrics().horizontalAdvance
    assert max(width(part) for part in label.text().replace("\u00ad", "- ").split()) <= 120
    assert label.text().replace("\u00ad", "") == text
    label.resize(800, 100)
    assert label.text() == text


def test_days_are_never_cut_and_a_heading_takes_its_whole_row(qtbot: QtBot) -> None:
    days = "t.o.m. 30 september 2027"
    coming = Line(0, ("Kommande", "", ""), strong=True)
    lines = [coming, Line(1, ("Ale kommun " * 5, "12 av 12", days))]
    table = Lines("members", "Medlemmar", ("Organisation", "Platser", "När"), lines, days=2)
    qtbot.addWidget(table)
    table.resize(250, 120)
    table.show()
    assert table.columnSpan(0, 0) == 3
    assert table.columnWidth(2) >= table.fontMetrics().horizontalAdvance(days)
    assert sum(table.columnWidth(column) for column in range(3)) <= table.viewport().width()


def table(qtbot: QtBot, lines: list[Line], width: int, **more: object) -> Lines:
    made = Lines("table", "Tabell", ("När", "Punkt"), lines, **more)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(width, 200)
    made.show()
    QApplication.processEvents()
    return made


def test_a_heading_over_all_columns_widens_none(qtbot: QtBot) -> None:
    rows = [Line(0, ("onsdag 2 december 2026, förmiddagen", ""), strong=True), Line(1, ("9", "Budget"))]
    headed = table(qtbot, rows, 400, days=0)
    plain = table(qtbot, rows[1:], 400, days=0)
    assert headed.columnWidth(0) == plain.columnWidth(0)


def test_a_short_text_is_whole_beside_a_long_one(qtbot: QtBot) -> None:
    made = table(qtbot, [Line(1, ("Anmäld på distans", "Arbetsmarknadschef " * 12))], 320)
    assert made.columnWidth(0) >= made.fontMetrics().horizontalAdvance("Anmäld på distans")


def test_figures_stand_to_the_right(qtbot: QtBot) -> None:
    made = table(qtbot, [Line(1, ("Styrgruppen", "3"))], 320, figures=(1,))
    sides = [made.model().index(0, column).data(Qt.ItemDataRole.TextAlignmentRole) for column in (0, 1)]
    assert [bool(side & Qt.AlignmentFlag.AlignRight) for side in sides] == [False, True]
    head = made.model().headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert head & Qt.AlignmentFlag.AlignRight
