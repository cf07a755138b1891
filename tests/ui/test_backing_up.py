"""The backups that the window makes by itself: not in anybody's way, and told where they fail."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.records.progress import Progress, Work
from desktop_app.store import wholeness
from desktop_app.store.database import Store
from desktop_app.ui.backing_up import AtClosing, DailyBackup, back_up_at_closing, keeping_changes
from desktop_app.ui.threads import ThreadJobs
from desktop_app.work import networks
from tests.ui.looking import child


class Slow:
    """Lets the check of a copy wait until it is told to go on."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self._checked = wholeness.counted
        patch.setattr("desktop_app.store.backup.counted", self)

    def __call__(self, file: Path, stop: threading.Event, *how: Any) -> dict[str, int]:
        self.begun.set()
        while not (self.go_on.wait(0.01) or stop.is_set()):
            continue
        return self._checked(file, stop, *how)


@pytest.fixture
def kept(sqlite_store: Store, tmp_path: Path) -> Store:
    sqlite_store.backups = tmp_path / "backups"
    return sqlite_store


@pytest.fixture
def told() -> list[UserError]:
    return []


@pytest.fixture
def jobs(qapp: QApplication, told: list[UserError]) -> Iterator[ThreadJobs]:
    made = ThreadJobs(told=told.append, crashed=lambda error: pytest.fail(repr(error)))
    yield made
    made.close()


@pytest.fixture
def daily(jobs: ThreadJobs, kept: Store, told: list[UserError]) -> Iterator[DailyBackup]:
    owner = QObject()
    yield DailyBackup(jobs, lambda: kept, told.append, owner)
    owner.deleteLater()


def reasons(store: Store) -> list[str]:
    return [each.why for each in store.kept()]


def look(daily: DailyBackup, jobs: ThreadJobs, qtbot: QtBot) -> None:
    """Wait until a look, and a backup if it makes one, is over."""
    ended: list[bool] = []
    hearing = jobs.started.connect(lambda running: running.ended.connect(lambda: ended.append(True)))
    daily.look()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    jobs.started.disconnect(hearing)


def test_the_days_backup_is_made_once(
    daily: DailyBackup, jobs: ThreadJobs, kept: Store, qtbot: QtBot, told: list[UserError]
) -> None:
    networks.add(kept, name="AME")
    look(daily, jobs, qtbot)
    assert reasons(kept) == ["daily"]
    networks.add(kept, name="Vux")
    look(daily, jobs, qtbot)
    assert reasons(kept) == ["daily"]
    assert told == []


def test_it_waits_until_no_other_work_runs(
    daily: DailyBackup, jobs: ThreadJobs, kept: Store, qtbot: QtBot
) -> None:
    leave = threading.Event()

    def importing() -> Work[str]:
        yield Progress()
        assert leave.wait(20)
        return "done"

    over: list[str] = []
    jobs.run(importing(), over.append, title="Importing")
    daily.look()
    leave.set()
    qtbot.waitUntil(lambda: bool(over))
    assert reasons(kept) == []
    look(daily, jobs, qtbot)
    assert reasons(kept) == ["daily"]


def test_it_gives_way_to_other_work(
    daily: DailyBackup,
    jobs: ThreadJobs,
    kept: Store,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    told: list[UserError],
) -> None:
    slow = Slow(monkeypatch)
    ended: list[bool] = []
    jobs.started.connect(lambda running: running.ended.connect(lambda: ended.append(True)))
    daily.look()
    qtbot.waitUntil(slow.begun.is_set)
    jobs.write(lambda: networks.add(kept, name="AME"), lambda _made: ended.append(False))
    qtbot.waitUntil(lambda: ended == [False])  # a small change has not waited for the check

    def importing() -> Work[None]:
        yield Progress()

    jobs.run(importing(), lambda _none: None, title="Importing")
    qtbot.waitUntil(lambda: ended.count(True) == 2)
    assert not slow.go_on.is_set()
    assert reasons(kept) == []
    assert kept.backups is not None
    assert not list(kept.backups.rglob("*.tmp"))
    assert told == []


def test_a_backup_that_cannot_be_made_is_told_once(
    daily: DailyBackup, jobs: ThreadJobs, kept: Store, qtbot: QtBot, tmp_path: Path, told: list[UserError]
) -> None:
    kept.backups = tmp_path / "a file"
    kept.backups.write_bytes(b"")
    for _again in range(2):
        look(daily, jobs, qtbot)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert str(told[0]).startswith(f"No backup was made. {kept.backup_folder}: The folder for backups cannot")
    daily.begin()  # another register, another day of work
    look(daily, jobs, qtbot)
    qtbot.waitUntil(lambda: len(told) == 2)


def test_a_register_that_is_left_for_another_is_kept(kept: Store, tmp_path: Path) -> None:
    def left() -> str:
        work = keeping_changes(kept)
        while True:
            try:
                next(work)
            except StopIteration as end:
                return str(end.value)

    assert left() == ""
    assert reasons(kept) == ["closing"]
    (tmp_path / "a file").write_bytes(b"")
    kept.backups = tmp_path / "a file"
    assert left().startswith("No backup was made. ")


def shown() -> AtClosing | None:
    return next(
        (w for w in QApplication.topLevelWidgets() if isinstance(w, AtClosing) and w.isVisible()), None
    )


def test_at_closing_nothing_is_shown_where_it_is_quick(
    qapp: QApplication, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.backing_up.PATIENCE_MS", 60_000)
    seen: list[object] = []
    monkeypatch.setattr(AtClosing, "showEvent", lambda _self, event: seen.append(event))
    back_up_at_closing(qapp, kept)
    assert reasons(kept) == ["closing"]
    assert seen == []


def test_at_closing_a_long_backup_can_be_given_up(
    qapp: QApplication, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    Slow(monkeypatch)
    said: list[str] = []

    def leave() -> None:
        box = shown()
        if box is None:
            QTimer.singleShot(50, leave)
            return
        said.append(child(box, QLabel, "atClosingText").text())
        child(box, QPushButton, "atClosingLeave").click()

    QTimer.singleShot(0, leave)
    back_up_at_closing(qapp, kept)
    assert said == ["Making a backup of register…"]
    assert reasons(kept) == []
    assert kept.backups is not None
    assert not list(kept.backups.rglob("*.tmp"))


def test_at_closing_a_failure_is_read_and_the_program_ends(
    qapp: QApplication, kept: Store, tmp_path: Path
) -> None:
    kept.backups = tmp_path / "a file"
    kept.backups.write_bytes(b"")
    said: list[str] = []

    def read() -> None:
        box = shown()
        if box is None:
            QTimer.singleShot(50, read)
            return
        said.append(child(box, QLabel, "atClosingText").text())
        box.close()

    QTimer.singleShot(0, read)
    back_up_at_closing(qapp, kept)
    assert said[0].startswith("No backup was made. ")
    assert "The folder for backups cannot be reached" in said[0]
