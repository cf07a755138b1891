"""Succession in one step: who leaves, who takes over, what is told before, and what then stands there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from desktop_app.records.ids import NetworkId
from desktop_app.store import memberships, networks, organisations, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.ui import words
from desktop_app.ui.form.days import next_month
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.networks import NetworksPage
from desktop_app.ui.window import Window
from desktop_app.work import networks as verbs
from desktop_app.work.meetings import invitations
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing the keyboard)")
Do = Callable[[str], None]
Opened = Callable[[], QDialog]
DAY = next_month(date.today())


@pytest.fixture
def page(window: Window) -> NetworksPage:
    found = window.page
    assert isinstance(found, NetworksPage)
    found.pane.table.selectRow(1)
    QApplication.processEvents()
    return found


@pytest.fixture
def invited(store: Store) -> int:
    """How many coming meetings Åsa is invited to after the day."""
    group = networks.named(store, "Styrgruppen")
    coming = meetings.rows(store, meetings.ids(store, network=group))
    for row in coming:
        invitations.invite(store, meeting=row.id)
    return sum(row.first_day >= DAY.isoformat() for row in coming)


def choose_seat(page: NetworksPage, name: str) -> None:
    table = child(page.card, Lines, "seats")
    rows = [row for row in range(table.model().rowCount()) if table.line_at(row).cells[0].startswith(name)]
    table.selectRow(rows[0])
    QApplication.processEvents()


def write(dialog: QDialog, name: str, text: str) -> None:
    line = child(dialog, QLineEdit, name)
    line.clear()
    type_text(line, text)
    QApplication.processEvents()


def told(dialog: QDialog) -> str:
    return child(dialog, QLabel, "successionAhead").text()


def sits(store: Store, day: date) -> list[str]:
    group = networks.named(store, "Styrgruppen")
    return [
        each.name
        for each in memberships.of_day(store, group, as_of=day)
        if each.organisation_name == "Partille kommun"
    ]


def test_the_first_of_next_month() -> None:
    assert next_month(date(2026, 4, 30)) == date(2026, 5, 1)
    assert next_month(date(2026, 12, 1)) == date(2027, 1, 1)


def test_partille_changes_representative_from_a_seat(
    page: NetworksPage, window: Window, do: Do, dialog: Opened, store: Store, invited: int
) -> None:
    choose_seat(page, "Åsa")
    do("network.succeed")
    opened = dialog()
    assert child(opened, QLineEdit, "leaving").text() == "Åsa Öberg"
    assert child(opened, QLineEdit, "successionDay").text() == DAY.isoformat()
    assert not child(opened, QPushButton, "successionSave").isEnabled()
    write(opened, "successor", "Eva von Ny")
    before, first = words.short_day(DAY - timedelta(1)), words.short_day(DAY)
    assert told(opened).splitlines()[:3] == [
        "Eva von Ny is new and is put into the register.",
        f"Åsa Öberg leaves Styrgruppen on {before}.",
        f"Eva von Ny takes the seat on {first}, as member for Partille kommun.",
    ]
    assert invited > 0
    assert f"{invited} invitation" in told(opened)
    assert child(opened, QLineEdit, "succession.email").isVisible()
    write(opened, "succession.email", "eva.ny@partille.example")
    child(opened, QPushButton, "successionSave").click()
    QApplication.processEvents()
    assert window.bar.text == "Eva von Ny succeeded Åsa Öberg in Styrgruppen"
    assert sits(store, DAY - timedelta(1)) == ["Åsa Öberg"]
    assert sits(store, DAY) == ["Eva von Ny"]
    eva = participants.get(store, participants.named(store, "Eva von Ny"))
    assert (eva.given, eva.family) == ("Eva", "von Ny")
    child(window.bar, QPushButton, "messageAction").click()
    QApplication.processEvents()
    assert sits(store, DAY) == ["Åsa Öberg"]


def test_somebody_in_the_register_is_chosen_from_the_list(
    page: NetworksPage, do: Do, dialog: Opened, store: Store
) -> None:
    choose_seat(page, "Åsa")
    do("network.succeed")
    opened = dialog()
    write(opened, "successor", "Dragan Ilić")
    assert "Somebody called Dragan Ilić is there already" in told(opened)
    write(opened, "successor", "Dragan Ilić, Solna stad, Arbetsmarknadschef")
    assert "is new" not in told(opened)
    assert not child(opened, QLineEdit, "succession.email").isVisible()
    child(opened, QPushButton, "successionSave").click()
    QApplication.processEvents()
    assert sits(store, DAY) == ["Dragan Ilić"]
    assert participants.count(store) == 4


def test_all_seats_for_an_organisation(
    page: NetworksPage, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    other = networks.named(store, "Chefsnätverket")
    asa = participants.named(store, "Åsa Öberg")
    verbs.join(store, network=other, participant=asa, role="chair")
    window.show_record("participants", int(asa))
    do("network.succeed")
    opened = dialog()
    seats = child(opened, QComboBox, "successionSeat")
    assert [seats.itemText(row) for row in range(seats.count())] == [
        "Chefsnätverket, chair, Partille kommun",
        "Styrgruppen, member, Partille kommun",
        "All 2 seats for Partille kommun",
    ]
    elected = child(opened, QCheckBox, "successionElected")
    assert elected.isVisible()
    write(opened, "successor", "Eva Ny")
    assert "as member for" in told(opened)
    elected.setChecked(True)
    assert "as chair for" in told(opened)
    seats.setCurrentIndex(2)
    assert not elected.isVisible()
    assert told(opened).count("Åsa Öberg leaves") == 2
    child(opened, QPushButton, "successionSave").click()
    QApplication.processEvents()
    assert window.bar.text == "Eva Ny took over the seats of Åsa Öberg for Partille kommun"
    assert sits(store, DAY) == ["Eva Ny"]


def test_what_cannot_be_is_told_at_once(page: NetworksPage, do: Do, dialog: Opened, ask: FakeAsk) -> None:
    choose_seat(page, "Åsa")
    do("network.succeed")
    opened = dialog()
    write(opened, "successor", "Åsa Öberg, Partille kommun, Arbetsmarknadschef")
    assert told(opened) == "Åsa Öberg cannot succeed themselves."
    assert not child(opened, QPushButton, "successionSave").isEnabled()
    ask.answers.append(None)
    opened.reject()
    assert ask.asked == ["Throw away what you have typed?"]
    assert opened.isVisible()


def test_from_the_palette_with_nobody_chosen(
    page: NetworksPage, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    del page
    window.go_to("meetings")
    do("network.succeed")
    opened = dialog()
    assert told(opened) == "Choose who leaves, and who takes over."
    write(opened, "leaving", "Björn Ek, Haninge kommun, Arbetsmarknadschef")
    assert child(opened, QComboBox, "successionSeat").currentText() == "Styrgruppen, member, Haninge kommun"
    assert told(opened) == "Choose who takes over."
    del store


def test_the_deputy_is_told(page: NetworksPage, do: Do, dialog: Opened, store: Store) -> None:
    group = NetworkId(page.current())
    asa, ulf = participants.named(store, "Åsa Öberg"), participants.named(store, "Dragan Ilić")
    partille = organisations.named(store, "Partille")
    verbs.join(store, network=group, participant=ulf, role="deputy", deputy_for=asa, organisation=partille)
    QApplication.processEvents()
    choose_seat(page, "Åsa")
    do("network.succeed")
    write(dialog(), "successor", "Eva Ny")
    assert "Dragan Ilić is called in the place of Eva Ny from then on." in told(dialog())
    write(dialog(), "successor", "Dragan Ilić, Solna stad, Arbetsmarknadschef")
    assert "Dragan Ilić is no longer a deputy there from that day." in told(dialog())
