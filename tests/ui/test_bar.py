"""The message bar stays until the next action; long work has a line with a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import FileProblem, UserError
from desktop_app.records.progress import Progress, Work
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.jobs import JobsAtOnce, Running
from desktop_app.ui.progress import PATIENCE_MS, ProgressBar
from tests.ui.looking import child


def test_it_says_what_was_done_and_takes_it_back(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    undone: list[str] = []
    bar.tell("Åsa Åkesson togs bort.", action="Ångra", pressed=lambda: undone.append(bar.text))
    assert bar.text == "Åsa Åkesson togs bort."
    child(bar, QPushButton, "messageAction").click()
    assert undone == [""]
    assert bar.isHidden()


def test_the_newest_message_stands(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("Ett", action="Ångra", pressed=lambda: None)
    bar.trouble(FileProblem("Filen är öppen.", advice="Stäng den."))
    assert bar.text == "Filen är öppen. Stäng den."
    assert child(bar, QPushButton, "messageAction").isHidden()


def test_escape_closes_it(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("Ett")
    with qtbot.waitSignal(bar.dismissed):
        qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.text


class Started(JobsAtOnce):
    """Long work that is begun and goes on until the test ends it."""

    def begin(self, title: str) -> Running:
        running = Running(title, self)
        self.started.emit(running)
        return running


def test_short_work_shows_no_line(qtbot: QtBot) -> None:
    jobs = Started()
    line = ProgressBar(jobs)
    qtbot.addWidget(line)
    jobs.begin("Läser").ended.emit()
    qtbot.wait(PATIENCE_MS + 100)
    assert line.isHidden()


def test_long_work_shows_a_line_and_can_be_cancelled(qtbot: QtBot) -> None:
    jobs = Started()
    line = ProgressBar(jobs)
    qtbot.addWidget(line)
    running = jobs.begin("Läser Kontaktlista.xlsx")
    qtbot.waitUntil(line.isVisible)
    running.progressed.emit(Progress(3, 10, "Rad 3 av 10"))
    child(line, QPushButton, "cancelWork").click()
    assert running.cancelled
    running.ended.emit()
    assert line.isHidden()


def test_cancelled_work_is_closed_and_told(qtbot: QtBot) -> None:
    told: list[UserError] = []
    jobs = JobsAtOnce(told=told.append)
    jobs.started.connect(lambda running: running.progressed.connect(lambda _progress: running.cancel()))
    rolled_back: list[bool] = []

    def work() -> Work[None]:
        try:
            yield Progress()
            yield Progress()
        finally:
            rolled_back.append(True)

    jobs.run(work(), print, title="Läser")
    assert rolled_back == [True]
    assert len(told) == 1
