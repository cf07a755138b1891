"""A main window on a real register: a copy of one made once, with a network, its people and meetings."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.store import organisations, register
from desktop_app.store.database import Store
from desktop_app.ui.jobs import JobsAtOnce
from desktop_app.ui.window import Window
from desktop_app.work import networks, participants
from desktop_app.work.meetings import meetings
from tests.ui.fake_ask import FakeAsk

PEOPLE = (
    ("Åsa", "Öberg", "Partille"),
    ("Björn", "Ek", "Haninge"),
    ("Cecilia", "von Ahn", "Haninge"),
    ("Dragan", "Ilić", "Solna"),
)


def _fill(store: Store) -> None:
    ids = [
        participants.add(
            store,
            given=given,
            family=family,
            organisation=organisations.named(store, place),
            title="Arbetsmarknadschef",
            email=f"{given[0].lower().replace('å', 'a')}@{place.lower()}.example",
        )
        for given, family, place in PEOPLE
    ]
    group = networks.add(store, name="Styrgruppen", kind="steering_group")
    networks.add(store, name="Chefsnätverket", kind="managers_network")
    seats = [
        {"organisation": organisations.named(store, place), "seats": count}
        for place, count in (("Partille", 1), ("Haninge", 2), ("Ale", 1))
    ]
    networks.set_members(store, network=group, members=seats)
    for number in ids[:3]:
        networks.join(store, network=group, participant=number)
    for days in (-30, 20, 50):
        meetings.add(
            store,
            first_day=date.today() + timedelta(days=days),
            start=time(9),
            end=time(12),
            networks=[group],
            place="Gårda",
        )


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    i18n.use("en")
    place = tmp_path_factory.mktemp("template") / "filled.samverka"
    store = register.new_register(str(place))
    _fill(store)
    store.close()
    return place


@pytest.fixture
def store(template: Path, tmp_path: Path) -> Iterator[Store]:
    place = tmp_path / "x.samverka"
    shutil.copy(template, place)
    opened = register.open_register(str(place))
    yield opened
    opened.close()


def _crash(error: BaseException) -> None:
    raise error


@pytest.fixture
def window(qtbot: QtBot, jobs: JobsAtOnce, store: Store, ask: FakeAsk) -> Window:
    made = Window(jobs, crashed=_crash, places={"page": "networks"}, ask=ask)
    qtbot.addWidget(made)
    made.show()
    made.show_register(store)
    QApplication.processEvents()
    return made


@pytest.fixture
def do(window: Window) -> Callable[[str], None]:
    """Order a command that must be possible now, and let what follows from it happen."""

    def order(command: str) -> None:
        QApplication.processEvents()
        assert window.commands.action(command).isEnabled(), f"{command} cannot be ordered now"
        window.commands.run(command)
        QApplication.processEvents()

    return order


@pytest.fixture
def dialog(window: Window) -> Callable[[], QDialog]:
    def opened() -> QDialog:
        QApplication.processEvents()
        found = [each for each in window.findChildren(QDialog) if each.isVisible()]
        assert found, "no dialog is open"
        return found[-1]

    return opened


@pytest.fixture
def press() -> Callable[..., None]:
    def press_it(
        widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, modifier))
        QApplication.processEvents()

    return press_it
