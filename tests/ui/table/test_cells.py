"""The cells of a list draw themselves, and look as the style would draw them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop_app.ui.colours import colour
from desktop_app.ui.jobs import JobsAtOnce
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.pane import TablePane
from tests.ui.table.rows import Rows


class AsStyled(QStyledItemDelegate):
    """The style's own drawing, without its focus ring, and the line below."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        super().paint(painter, option, index)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(option.palette, "line"))


@pytest.fixture
def pane(qtbot: QtBot, jobs: JobsAtOnce, people: Rows) -> TablePane:
    people.suffix = " med ett namn som knappast får plats i någon kolumn, gjpqy"
    pane = TablePane(people, jobs, name="people", title="Deltagare", empty=Empty("users", "Ingen"))
    qtbot.addWidget(pane)
    pane.resize(500, 400)
    pane.show()
    qtbot.waitExposed(pane)
    pane.load()
    return pane


def seen(pane: TablePane) -> QImage:
    return pane.table.viewport().grab().toImage()


def test_they_look_as_the_style_draws_them(pane: TablePane) -> None:
    own = pane.table.itemDelegate()
    styled = AsStyled(pane.table)
    looks: list[QImage] = []
    for chosen, enabled in (([], True), ([3, 4, 7], True), ([4], False)):
        pane.select(chosen)
        pane.setEnabled(enabled)
        pane.table.setItemDelegate(styled)
        looks.append(seen(pane))
        pane.table.setItemDelegate(own)
        assert seen(pane) == looks[-1], (chosen, enabled)
    assert looks[0] != looks[1] != looks[2]


def test_another_font_cuts_texts_anew(pane: TablePane) -> None:
    before = seen(pane)
    font = pane.table.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    pane.table.setFont(font)
    after = seen(pane)
    assert before != after
    pane.table.setItemDelegate(AsStyled(pane.table))
    assert seen(pane) == after
