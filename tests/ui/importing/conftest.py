"""A desk with a real register, and an assistant over it whose work is done at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.store.database import Store
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.changes import Changes
from desktop_app.ui.commands import Commands
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.importing import ImportAssistant
from desktop_app.ui.jobs import JobsAtOnce
from tests.ui.fake_ask import FakeAsk

Open = Callable[..., ImportAssistant]
LISTS = Path(__file__).parents[2] / "data" / "lists"
PAGES = Path(__file__).parents[2] / "data" / "pages"
GOOD = LISTS / "Sändlista AME-chefsnätverket 2026-03-01.xlsx"


def _crashed(error: BaseException) -> None:
    raise error


@pytest.fixture
def desk(qtbot: QtBot, sqlite_store: Store, jobs: JobsAtOnce, ask: FakeAsk) -> Desk:
    window = QWidget()
    qtbot.addWidget(window)
    bar = MessageBar(window)
    commands = Commands(window, told=bar.trouble, crashed=_crashed)
    window.show()
    return Desk(sqlite_store, jobs, ask, bar, commands, Changes(), window)


@pytest.fixture
def open_assistant(desk: Desk) -> Open:
    def make(**more: object) -> ImportAssistant:
        made = ImportAssistant(desk, **more)  # type: ignore[arg-type]  # the tests' own words are passed on
        made.open()
        return made

    return make


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Path]:
    """Writes lines into a CSV file and gives its path."""

    def write(*lines: str, name: str = "lista.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write
