"""The list as a person uses it: search, order, selection, count, empty states, copying."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.jobs import JobsAtOnce
from desktop_app.ui.table.empty import Empty
from desktop_app.ui.table.model import Column
from desktop_app.ui.table.pane import TablePane
from tests.ui.looking import child, type_text
from tests.ui.table.rows import Rows


def pane_of(qtbot: QtBot, jobs: JobsAtOnce, source: Rows, **more: Any) -> TablePane:
    empty = Empty("users", "Här finns inga deltagare ännu.", "Importera…", more.pop("pressed", lambda: None))
    pane = TablePane(source, jobs, name="people", title="Deltagare", empty=empty, **more)
    qtbot.addWidget(pane)
    pane.resize(800, 500)
    pane.show()
    qtbot.waitExposed(pane)
    pane.load()
    return pane


@pytest.fixture
def pane(qtbot: QtBot, jobs: JobsAtOnce, people: Rows) -> TablePane:
    return pane_of(qtbot, jobs, people)


def test_searching_is_instant_and_counted(pane: TablePane) -> None:
    assert pane.count_text == "300 rows"
    type_text(child(pane, QLineEdit, "peopleSearch"), "öck")
    assert pane.count_text == "100 of 300"
    assert pane.model.index(0, 1).data() == "Öckerö"


def test_large_numbers_are_written_with_spaces(qtbot: QtBot, jobs: JobsAtOnce, many: Rows) -> None:
    pane = pane_of(qtbot, jobs, many, counted=lambda number: f"{number} deltagare")
    pane.search("haninge")
    assert pane.count_text == "33\N{NO-BREAK SPACE}334 of 100\N{NO-BREAK SPACE}000"


def test_an_empty_list_says_what_to_do(qtbot: QtBot, jobs: JobsAtOnce, people: Rows) -> None:
    people.numbers = []
    pressed: list[bool] = []
    pane = pane_of(qtbot, jobs, people, pressed=lambda: pressed.append(True))
    button = child(pane, QPushButton, "peopleNothingButton")
    assert button.isVisible()
    assert not pane.table.isVisible()
    button.click()
    assert pressed == [True]


def test_no_hits_offers_to_clear_the_search(pane: TablePane) -> None:
    pane.search("finns inte")
    button = child(pane, QPushButton, "peopleNoHitsButton")
    assert button.isVisible()
    button.click()
    assert pane.count_text == "300 rows"
    assert pane.table.isVisible()


def test_the_selection_is_kept_by_id_through_search_and_order(pane: TablePane) -> None:
    pane.select([7, 4])
    assert (pane.current(), sorted(pane.selected())) == (7, [4, 7])
    pane.model.order_by("name", descending=True)
    assert (pane.current(), sorted(pane.selected())) == (7, [4, 7])
    pane.search("haninge")
    assert (pane.current(), sorted(pane.selected())) == (7, [4, 7])


def test_who_falls_out_of_the_list_falls_out_of_the_selection(
    qtbot: QtBot, pane: TablePane, people: Rows
) -> None:
    pane.select([4, 7])
    people.gone = {4}
    chosen: list[object] = []
    pane.row_chosen.connect(chosen.append)
    with qtbot.waitSignal(pane.selection_changed):
        pane.refresh()
    assert pane.selected() == [7]
    assert chosen == [None]


def test_refreshing_keeps_the_place_and_says_nothing(pane: TablePane) -> None:
    pane.select([150])
    place = pane.table.verticalScrollBar().value()
    heard: list[object] = []
    pane.row_chosen.connect(heard.append)
    pane.selection_changed.connect(lambda: heard.append("selection"))
    pane.refresh()
    assert place > 0
    assert pane.table.verticalScrollBar().value() == place
    assert heard == []


def test_a_new_search_begins_at_the_top(pane: TablePane) -> None:
    pane.select([290])
    pane.search("haninge")
    assert pane.table.verticalScrollBar().value() == 0


def test_a_selection_beyond_the_first_ids_is_waited_for(qtbot: QtBot, jobs: JobsAtOnce, many: Rows) -> None:
    pane = pane_of(qtbot, jobs, many)
    pane.select([90_000])
    pane.model.load()
    assert (pane.current(), pane.selected()) == (90_000, [90_000])


def test_what_is_selected_before_it_is_here_is_scrolled_to(
    qtbot: QtBot, jobs: JobsAtOnce, many: Rows
) -> None:
    pane = pane_of(qtbot, jobs, many)
    pane.use(Rows(50_000))
    pane.model.search("haninge")
    pane.select([40_000])
    assert pane.table.verticalScrollBar().value() > 0
    assert pane.table.visualRect(pane.table.currentIndex()).isValid()


def test_another_source_brings_its_own_columns_and_no_old_selection(
    pane: TablePane, jobs: JobsAtOnce
) -> None:
    pane.select([3])
    chosen: list[object] = []
    pane.row_chosen.connect(chosen.append)
    other = Rows(10, columns=(Column("name", "Möte", 30), Column("place", "Plats", 20)))
    pane.use(other)
    assert (pane.selected(), pane.current(), chosen) == ([], None, [None])
    assert pane.model.columnCount() == 2
    assert pane.count_text == "10 rows"


def test_selecting_tells(qtbot: QtBot, pane: TablePane) -> None:
    with qtbot.waitSignals([pane.selection_changed, pane.row_chosen]):
        pane.select([3])


def test_all_of_many_is_a_state_of_its_own(qtbot: QtBot, jobs: JobsAtOnce, many: Rows) -> None:
    pane = pane_of(qtbot, jobs, many)
    pane.select_all()
    assert pane.all_selected
    assert len(pane.selected()) == 100_000
    assert pane.table.selectionModel().selection().count() == 0
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 50))
    assert not pane.all_selected
    assert pane.selected() == [2]


def test_another_search_ends_all_selected(qtbot: QtBot, jobs: JobsAtOnce, many: Rows) -> None:
    pane = pane_of(qtbot, jobs, many)
    pane.select_all()
    pane.search("haninge")
    assert not pane.all_selected
    assert pane.selected() == []


def test_all_of_few_is_selected_by_qt(pane: TablePane) -> None:
    pane.select_all()
    assert not pane.all_selected
    assert len(pane.selected()) == 300


def test_a_click_on_a_heading_orders_turns_and_lets_go(qtbot: QtBot, pane: TablePane) -> None:
    seen: list[tuple[str, bool]] = []
    pane.table.head.ordered.connect(lambda name, down: seen.append((name, down)))
    for _click in range(3):
        qtbot.mouseClick(pane.table.head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert seen == [("name", False), ("name", True), ("", False)]
    assert not pane.table.head.isSortIndicatorShown()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_ordering_by_keyboard(qtbot: QtBot, pane: TablePane) -> None:
    pane.focus_table()
    qtbot.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Order by Namn"
    menu.actions()[0].trigger()
    menu.close()
    assert pane.model.order == "name"


def test_copying_gives_a_spreadsheet_its_rows(qtbot: QtBot, pane: TablePane) -> None:
    pane.select([2, 1])
    qtbot.keyClick(pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "Namn\tKommun\tMöten\nPerson 1\tHaninge\t1\nPerson 2\tÖckerö\t2"


def test_enter_and_double_click_open_the_row(qtbot: QtBot, pane: TablePane) -> None:
    opened: list[object] = []
    pane.row_opened.connect(opened.append)
    pane.select([3])
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    place = pane.table.visualRect(pane.model.index(4, 0)).center()
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [3, 5]


def test_the_keyboard_leads_from_search_to_list_and_back(qtbot: QtBot, pane: TablePane) -> None:
    field = child(pane, QLineEdit, "peopleSearch")
    pane.focus_search()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert pane.table.hasFocus()
    assert pane.current() == 1
    pane.search("haninge")
    pane.focus_search()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert pane.table.hasFocus()


def test_a_views_own_tools_come_between_search_and_table(qtbot: QtBot, pane: TablePane) -> None:
    for name in ("role", "year"):
        tool = QLineEdit()
        tool.setObjectName(name)
        pane.add_tool(tool)
        qtbot.waitUntil(tool.isVisible)
    pane.focus_search()
    reached = []
    for _step in range(4):
        reached.append(pane.focusWidget().objectName())
        qtbot.keyClick(pane.focusWidget(), Qt.Key.Key_Tab)
    assert reached == ["peopleSearch", "role", "year", "people"]


@pytest.mark.parametrize("tools", [0, 1])
def test_a_narrow_list_leaves_the_search_field_room(qtbot: QtBot, pane: TablePane, tools: int) -> None:
    for _tool in range(tools):
        pane.add_tool(QComboBox())
    field = child(pane, QLineEdit, "peopleSearch")
    pane.resize(298, 300)
    qtbot.waitUntil(lambda: pane.width() == 298)
    QApplication.processEvents()
    assert field.width() >= 200, "its icon and twenty characters"


def test_tab_leaves_the_table(qtbot: QtBot, pane: TablePane) -> None:
    pane.focus_table()
    qtbot.keyClick(pane.table, Qt.Key.Key_Tab)
    assert not pane.table.hasFocus()


def test_widths_are_remembered(qtbot: QtBot, jobs: JobsAtOnce, people: Rows) -> None:
    memory: dict[str, object] = {}
    first = pane_of(qtbot, jobs, people, remembered=memory)
    first.table.head.resizeSection(0, 333)
    assert memory == {"people.widths": {"name": 333}}
    second = pane_of(qtbot, jobs, people, remembered=memory)
    assert second.table.head.sectionSize(0) == 333


def test_a_damaged_memory_is_no_trouble(qtbot: QtBot, jobs: JobsAtOnce, people: Rows) -> None:
    pane = pane_of(qtbot, jobs, people, remembered={"people.widths": ["?"]})
    assert pane.table.head.sectionSize(0) > 100


def test_screen_readers_get_names(pane: TablePane) -> None:
    assert pane.table.accessibleName() == "Deltagare"
    assert child(pane, QLineEdit, "peopleSearch").accessibleName() == "Search: Deltagare"


@pytest.mark.parametrize("width", [1200, 700, 514, 420])
def test_columns_fit_the_width_there_is(pane: TablePane, qtbot: QtBot, width: int) -> None:
    pane.resize(width, 500)
    qtbot.waitUntil(lambda: pane.width() == width)
    QApplication.processEvents()
    assert pane.table.horizontalScrollBar().maximum() == 0
