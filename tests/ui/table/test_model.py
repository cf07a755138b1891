"""The model: ids at once, texts when painted, as few questions as can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop_app.ui.jobs import JobsAtOnce
from desktop_app.ui.table.model import FIRST, KEPT, WAITING, WINDOW, TableModel
from tests.ui.table.rows import Rows


class LaterJobs(JobsAtOnce):
    """Reads are answered when the test says so; newer ones with the same key take the older's place."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[str, tuple[Callable[[], Any], Callable[[Any], None]]] = {}

    def read(self, work: Any, done: Any, *, key: str | None = None, **_more: Any) -> None:
        self.waiting[key or str(len(self.waiting))] = (work, done)

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, {}
        for work, done in waiting.values():
            done(work())


def text(model: TableModel, row: int, column: int = 0) -> str:
    return str(model.index(row, column).data())


def test_the_model_is_sound(qtbot: QtBot, jobs: JobsAtOnce, people: Rows) -> None:
    model = TableModel(people, jobs, "people")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.load()
    model.search("haninge")
    model.order_by("name", descending=True)
    model.search("")
    people.gone = {1, 2, 3}
    model.refresh()
    assert model.rowCount() == 297
    assert tester.model() is model


def test_first_ids_come_first_and_then_the_whole(qtbot: QtBot, many: Rows) -> None:
    jobs = LaterJobs()
    model = TableModel(many, jobs, "people")
    model.load()
    jobs.answer()
    assert (model.rowCount(), model.whole, model.counted) == (FIRST, False, False)
    assert text(model, 0) == "Person 1"
    jobs.answer()
    assert (model.rowCount(), model.whole, model.counted, model.total) == (100_000, True, True, 100_000)


def test_a_hundred_thousand_rows_cost_a_handful_of_questions(
    qtbot: QtBot, jobs: JobsAtOnce, many: Rows
) -> None:
    model = TableModel(many, jobs, "people")
    model.load()
    assert many.asked == [("ids", FIRST), ("rows", WINDOW), ("ids", None)]
    many.asked.clear()
    for row in range(50_000, 50_040):
        for column in range(3):
            text(model, row, column)
    qtbot.wait(10)
    assert [kind for kind, _size in many.asked] == ["rows"]
    assert text(model, 50_010) == "Person 50011"


def test_typing_counts_once_and_reads_what_is_not_known(qtbot: QtBot, jobs: JobsAtOnce, many: Rows) -> None:
    model = TableModel(many, jobs, "people")
    model.search("ö")
    assert many.asked == [("ids", FIRST), ("rows", WINDOW), ("ids", None), ("count", None)]
    assert (model.rowCount(), model.total) == (33_333, 100_000)
    many.asked.clear()
    model.search("öc")
    assert many.asked == [("ids", FIRST), ("ids", None)]
    many.asked.clear()
    model.refresh()
    assert many.asked == [("ids", None), ("count", None), ("rows", WINDOW)]
    assert model.total == 100_000


def test_rows_on_their_way_say_so(qtbot: QtBot, people: Rows) -> None:
    jobs = LaterJobs()
    model = TableModel(people, jobs, "people")
    model.load()
    jobs.answer()
    jobs.answer()
    assert text(model, 250) == WAITING
    qtbot.wait(10)
    with qtbot.waitSignal(model.dataChanged):
        jobs.answer()
    assert text(model, 250) == "Person 251"


def test_what_stood_there_stands_until_the_new_has_come(qtbot: QtBot, people: Rows) -> None:
    jobs = LaterJobs()
    model = TableModel(people, jobs, "people")
    model.load()
    jobs.answer()
    jobs.answer()
    people.suffix = " (ny)"
    model.refresh()
    assert text(model, 0) == "Person 1"
    jobs.answer()
    assert text(model, 0) == "Person 1 (ny)"


def test_rows_read_before_a_change_are_not_believed(qtbot: QtBot, people: Rows) -> None:
    jobs = LaterJobs()
    model = TableModel(people, jobs, "people")
    model.load()
    jobs.answer()
    jobs.answer()
    text(model, 250)
    qtbot.wait(10)
    old_rows = jobs.waiting["people.rows"][0]()
    old_done = jobs.waiting["people.rows"][1]
    people.suffix = " (ny)"
    model.refresh()
    old_done(old_rows)
    jobs.answer()
    text(model, 250)
    qtbot.wait(10)
    jobs.answer()
    assert text(model, 250) == "Person 251 (ny)"


def test_a_row_that_is_gone_is_blank_until_the_next_refresh(
    qtbot: QtBot, jobs: JobsAtOnce, people: Rows
) -> None:
    model = TableModel(people, jobs, "people")
    model.load()
    people.gone = {251}
    text(model, 250)
    qtbot.wait(10)
    assert text(model, 250) == ""
    model.refresh()
    assert model.row_of(251) is None


def test_memory_is_bounded(qtbot: QtBot, jobs: JobsAtOnce, many: Rows) -> None:
    model = TableModel(many, jobs, "people")
    model.load()
    for row in range(0, 20_000, WINDOW):
        text(model, row)
        qtbot.wait(1)
    kept = sum(model.text(number) is not None for number in range(1, 20_001))
    assert kept <= KEPT
    assert text(model, 19_968) == "Person 19969"


def test_flags_are_qts_own() -> None:
    assert "flags" not in vars(TableModel)


def test_headings_and_alignment(qtbot: QtBot, jobs: JobsAtOnce, people: Rows) -> None:
    model = TableModel(people, jobs, "people")
    model.load()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Kommun"
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert model.data(model.index(0, 2), Qt.ItemDataRole.TextAlignmentRole) == right
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
