"""The coverage view: matrix, map and table follow each other, by mouse and by keyboard, on any day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QTableView,
    QWidget,
)

from desktop_app.records.sweden import sweden
from desktop_app.sheets.reading import read
from desktop_app.store import networks as stored_networks
from desktop_app.store import organisations
from desktop_app.store.database import Store
from desktop_app.ui.coverage.map_view import MapView
from desktop_app.ui.coverage.matrix import MatrixView
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.coverage import CoveragePage
from desktop_app.ui.table.view import TableView
from desktop_app.ui.window import Window
from desktop_app.work import networks
from tests.store.recorder import recorded
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child, type_text
from tests.ui.pages.reading import listed, said

Do = Callable[[str], None]
Press = Callable[..., None]
ALE, HANINGE, PARTILLE = "1440", "0136", "1402"


@pytest.fixture
def page(window: Window, do: Do) -> CoveragePage:
    do("go.coverage")
    shown = window.page
    assert isinstance(shown, CoveragePage)
    return shown


@pytest.fixture
def on_map(page: CoveragePage, do: Do) -> MapView:
    do("coverage.map")
    return page.map


def cells(matrix: QTableView) -> dict[str, list[str]]:
    model = matrix.model()
    names = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    columns = range(model.columnCount())
    return {name: [model.index(row, column).data() for column in columns] for row, name in enumerate(names)}


def click(map_view: MapView, code: str, kind: QEvent.Type = QEvent.Type.MouseButtonPress) -> None:
    place = map_view.place_of(code)
    for each in (kind, QEvent.Type.MouseButtonRelease):
        button = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            each, place, map_view.mapToGlobal(place), button, button, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(map_view, event)
    QApplication.processEvents()


def test_the_matrix_says_what_is_held_and_what_is_vacant(page: CoveragePage) -> None:
    assert page.matrix.isVisible()
    assert cells(page.matrix) == {
        "Ale kommun": ["0/1", "0/1", "1"],
        "Haninge kommun": ["2/2", "1/1", ""],
        "Partille kommun": ["1/1", "1/1", ""],
    }
    model = page.matrix.model()
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)] == [
        "Styrgruppen",
        "Networks",
        "Vacant",
    ]
    assert child(page, QLabel, "coverageCounts").text() == "1 network, 3 organisations, 1 vacant seat"


def test_a_screen_reader_hears_a_cell_in_words(page: CoveragePage) -> None:
    told = page.matrix.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Ale kommun, Styrgruppen: 0 of 1 seats filled, 1 vacant"


def test_a_vacant_cell_carries_a_mark_besides_its_colour(page: CoveragePage) -> None:
    """The ring in the corner is darker than the tinted ground, also in shades of grey."""
    view = page.matrix
    rect = view.visualRect(view.model().index(0, 0))
    image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    corner = [
        image.pixelColor(x, y).lightness()
        for x in range(rect.right() - 10, rect.right() - 1)
        for y in range(rect.top() + 1, rect.top() + 10)
    ]
    assert max(corner) - min(corner) > 60


def test_the_card_says_who_sits_there(page: CoveragePage, window: Window, press: Press) -> None:
    assert "Not represented" not in said(page.card)
    press(page.matrix, Qt.Key.Key_Down)
    assert "Haninge kommun" in said(page.card)
    assert "Represented in 1 of 1 network, 2 of 2 seats filled" in said(page.card)
    table = child(page.card, Lines, "coverageSitting")
    lines = [tuple(cell.strip() for cell in table.line_at(row).cells) for row in range(3)]
    assert lines == [("Styrgruppen", "2/2"), ("Björn Ek", "member"), ("Cecilia von Ahn", "member")]
    press(page.matrix, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is table
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Return)
    assert window.page is window.pages["participants"]
    assert "Björn Ek" in said(listed(window).card)


def test_a_network_in_the_card_leads_to_the_network(page: CoveragePage, window: Window) -> None:
    table = child(page.card, Lines, "coverageSitting")
    assert [table.line_at(row).cells[0].strip() for row in range(2)] == ["Styrgruppen", "1 vacant seat"]
    table.row_opened.emit(table.line_at(1).id)
    QApplication.processEvents()
    assert window.page is window.pages["networks"]
    assert "Styrgruppen" in said(listed(window).card)


def test_typing_goes_to_an_organisation(page: CoveragePage) -> None:
    page.matrix.keyboardSearch("pa")
    assert page.matrix.currentIndex().row() == 2
    assert "Partille kommun" in said(page.card)


def test_the_three_forms_follow_each_other(page: CoveragePage, do: Do) -> None:
    page.matrix.keyboardSearch("h")
    do("coverage.map")
    assert page.map.current == HANINGE
    click(page.map, PARTILLE)
    assert "Partille kommun" in said(page.card)
    do("coverage.table")
    table = child(page, TableView, "coverage")
    assert table.isVisible()
    assert page.pane.model.text(table.current() or 0) == ("Partille kommun", "1", "1", "1", "1", "0")
    table.selectRow(0)
    do("coverage.matrix")
    assert page.matrix.currentIndex().row() == 0


def test_a_click_on_the_map_answers_also_where_nobody_sits(on_map: MapView, page: CoveragePage) -> None:
    click(on_map, "2584")
    assert said(page.card).splitlines()[:2] == ["Kiruna kommun", "In no network."]
    click(on_map, ALE)
    assert "Ale kommun" in said(page.card)


def test_the_map_is_gone_over_by_keyboard(on_map: MapView, page: CoveragePage, press: Press) -> None:
    type_text(on_map, "göt")
    assert sweden().by_code[on_map.current].name == "Göteborg"
    press(on_map, Qt.Key.Key_Right)
    assert on_map.current == PARTILLE
    assert "Partille kommun" in said(page.card)
    assert on_map.accessibleDescription().startswith("Partille kommun: Represented in 1 of 1 network")
    press(on_map, Qt.Key.Key_End)
    assert sweden().by_code[on_map.current].name == "Övertorneå"
    press(on_map, Qt.Key.Key_Home)
    assert on_map.current == ALE
    press(on_map, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is child(page.card, Lines, "coverageSitting")


def test_the_same_letter_again_goes_on(on_map: MapView) -> None:
    names = []
    for _press in range(3):
        type_text(on_map, "å")
        names.append(sweden().by_code[on_map.current].name)
    assert names == ["Åmål", "Ånge", "Åre"]


def test_closer_and_away_by_keys_buttons_and_wheel(on_map: MapView, page: CoveragePage, press: Press) -> None:
    press(on_map, Qt.Key.Key_Plus)
    assert on_map.view.times == pytest.approx(1.5)
    child(page, QPushButton, "mapLarger").click()
    assert on_map.view.times == pytest.approx(2.25)
    before = on_map.view
    press(on_map, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert on_map.view.y > before.y
    press(on_map, Qt.Key.Key_0)
    assert on_map.view.whole
    middle = QPointF(on_map.rect().center())
    wheel = QWheelEvent(
        middle, on_map.mapToGlobal(middle), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        device=QPointingDevice.primaryPointingDevice(),
    )  # fmt: skip
    QApplication.sendEvent(on_map, wheel)
    assert on_map.view.times == pytest.approx(2.25)
    child(page, QPushButton, "mapWhole").click()
    assert on_map.view.whole


def test_one_goes_to_what_is_out_of_sight(on_map: MapView, press: Press) -> None:
    type_text(on_map, "kiruna")
    for _press in range(6):
        press(on_map, Qt.Key.Key_Plus)
    press(on_map, Qt.Key.Key_Home)
    assert sweden().by_code[on_map.current].name == "Ale"
    assert on_map.rect().contains(on_map.place_of(on_map.current).toPoint())


def test_the_map_paints_what_it_says_in_both_schemes(on_map: MapView, window: Window) -> None:
    """Ale has a vacant seat and nobody there, Kiruna has nothing to do with it."""
    shades = set()
    for code in (ALE, PARTILLE, "2584"):
        place = on_map.place_of(code).toPoint()
        image = on_map.grab().toImage()
        ratio = image.devicePixelRatio()
        around = [
            image.pixelColor(round(place.x() * ratio) + x, round(place.y() * ratio) + y).name()
            for x in range(-2, 3)
            for y in range(-2, 3)
        ]
        shades.add(max(set(around), key=around.count))
    assert len(shades) == 3


def test_painting_again_costs_only_the_picture(on_map: MapView, monkeypatch: pytest.MonkeyPatch) -> None:
    on_map.grab()
    painted = []
    monkeypatch.setattr("desktop_app.paper.sweden_map.paint", lambda *_given: painted.append(1))
    on_map.choose(HANINGE)
    on_map.grab()
    assert painted == []
    on_map.zoom(2)
    on_map.grab()
    assert painted == [1]


def test_shading_by_vacancy_and_for_one_network(on_map: MapView, page: CoveragePage, store: Store) -> None:
    shading = child(page, QComboBox, "coverageShading")
    shading.setCurrentIndex(1)
    shading.activated.emit(1)
    assert "1 vacant seat, " not in on_map.accessibleDescription()
    assert on_map.accessibleDescription().endswith("In no network, No vacant seat, 1 vacant seat")
    other = networks.add(store, name="Äldreomsorg")
    networks.set_members(
        store, network=other, members=[{"organisation": organisations.named(store, "Kiruna"), "seats": 1}]
    )
    QApplication.processEvents()
    choice = child(page, QComboBox, "coverageNetwork")
    assert [choice.itemText(at) for at in range(choice.count())] == [
        "All networks",
        "Styrgruppen",
        "Äldreomsorg",
    ]
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    QApplication.processEvents()
    assert list(cells(page.matrix)) == ["Kiruna kommun"]
    assert on_map.accessibleDescription().endswith("Not a member, No vacant seat, 1 vacant seat")
    assert "Not a member of Äldreomsorg." in said(page.card)


def test_it_follows_the_day_that_the_window_looks_at(page: CoveragePage, window: Window) -> None:
    window.looked_at.look_at(date(2020, 4, 7))
    QApplication.processEvents()
    assert page.shown_day() == date(2020, 4, 7)


def test_before_anything_there_is_a_way_on(window: Window, do: Do, store: Store) -> None:
    for number in stored_networks.ids(store):
        networks.remove(store, network=number)
    do("go.coverage")
    page = window.page
    assert page is not None
    assert child(page, QWidget, "coverageNothing").isVisible()
    assert not window.commands.action("export").isEnabled()
    child(page, QPushButton, "coverageNothingButton").click()
    QApplication.processEvents()
    assert window.page is window.pages["networks"]


def test_the_map_and_the_table_are_printed(
    on_map: MapView, do: Do, dialog: Callable[[], QDialog], ask: FakeAsk, tmp_path: Path
) -> None:
    do("print")
    opened = dialog()
    assert opened.windowTitle() == "Print: Coverage: All networks"
    assert "Page 1 of 2" in said(opened)
    ask.answers += [tmp_path / "map.pdf"]
    child(opened, QPushButton, "printTo.pdf").click()
    QApplication.processEvents()
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")
    assert "Saved map.pdf." in said(opened)
    opened.close()


def test_the_matrix_goes_to_a_spreadsheet(page: CoveragePage, do: Do, ask: FakeAsk, tmp_path: Path) -> None:
    ask.answers += [tmp_path / "matrix.xlsx"]
    do("export")
    rows = read(tmp_path / "matrix.xlsx").sheets[0].rows
    assert rows[0] == ("Organisation", "Styrgruppen", "Represented in", "Vacant")
    assert rows[1] == ("Ale kommun", "0/1", 0, 1)


def test_a_change_is_shown_and_the_chosen_one_stays(page: CoveragePage, store: Store) -> None:
    page.matrix.keyboardSearch("h")
    number = networks.add(store, name="Äldreomsorg")
    networks.set_members(
        store, network=number, members=[{"organisation": organisations.named(store, "Ale"), "seats": 2}]
    )
    QApplication.processEvents()
    assert cells(page.matrix)["Ale kommun"] == ["0/1", "0/2", "0/2", "3"]
    assert page.matrix.currentIndex().row() == 1
    assert "Haninge kommun" in said(page.card)


def test_going_through_the_rows_sends_few_statements(page: CoveragePage, store: Store, press: Press) -> None:
    with recorded(store) as statements:
        press(page.matrix, Qt.Key.Key_Down)
    assert len(statements) <= 2
    with recorded(store) as statements:
        press(page.matrix, Qt.Key.Key_Right)
    assert statements == []


def test_every_form_can_be_reached_and_is_remembered(window: Window, page: CoveragePage, do: Do) -> None:
    for form, widget in (("map", page.map), ("table", page.pane.table), ("matrix", page.matrix)):
        do(f"coverage.{form}")
        assert widget.isVisible()
        assert widget.accessibleName()
        assert window.commands.action(f"coverage.{form}").isChecked()
        assert window.places["coverage.form"] == form
    do("find")
    assert page.pane.table.isVisible()
    assert isinstance(page.matrix, MatrixView)


def test_in_a_low_window_the_map_keeps_its_room(on_map: MapView, page: CoveragePage, window: Window) -> None:
    """The choices stand on one line, and the legend beside the country instead of over it."""
    window.resize(683, 364)
    QApplication.processEvents()
    network, shading = child(page, QComboBox, "coverageNetwork"), child(page, QComboBox, "coverageShading")
    assert network.mapTo(page, QPoint(0, 0)).y() == shading.mapTo(page, QPoint(0, 0)).y()
    assert not child(page, QPushButton, "mapLarger").isVisible()
    assert on_map.height() > 0.4 * window.height()
    legend = [key.label for key in on_map._figure.keys] if on_map._figure is not None else []
    widest = max(map(on_map.fontMetrics().horizontalAdvance, legend))
    north = min(on_map.place_of(code).x() for code in ("2584", "2580", "2480"))
    assert north > widest
