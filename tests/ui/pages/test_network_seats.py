"""The card of a network and its seats: deputies under their seats, warnings, members from a day on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
)

from desktop_app.records.ids import NetworkId
from desktop_app.store import members, memberships, networks, organisations, participants
from desktop_app.store.database import Store
from desktop_app.ui.form.ordered import OrderedList
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.networks import NetworksPage
from desktop_app.ui.window import Window
from desktop_app.work import networks as verbs
from tests.ui.looking import child
from tests.ui.pages.reading import listed, said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]
Press = Callable[..., None]


@pytest.fixture
def group(store: Store, window: Window) -> NetworkId:
    """Björn and Cecilia sit for Haninge; Dragan is called first, and only for Björn; Åsa rings nobody."""
    number = networks.named(store, "Styrgruppen")
    haninge = organisations.named(store, "Haninge")
    bjorn, dragan, asa = (
        participants.named(store, name) for name in ("Björn Ek", "Dragan Ilić", "Åsa Öberg")
    )
    verbs.join(
        store,
        network=number,
        participant=dragan,
        organisation=haninge,
        role="deputy",
        deputy_for=bjorn,
        call_order=2,
    )
    verbs.join(store, network=number, participant=asa, organisation=haninge, role="deputy", call_order=1)
    verbs.join(store, network=number, participant=asa, role="chair")
    verbs.change(store, network=number, basis="elected", stated_seats=15, rules=["every_member"])
    window.show_record("networks", int(number))
    QApplication.processEvents()
    return number


def cells(page: NetworksPage, name: str) -> list[tuple[str, ...]]:
    table = child(page.card, Lines, name)
    return [table.line_at(row).cells for row in range(table.model().rowCount())]


def page_of(window: Window) -> NetworksPage:
    assert isinstance(window.page, NetworksPage)
    return window.page


def save(opened: QDialog, name: str) -> None:
    child(opened, QPushButton, name).click()
    QApplication.processEvents()


def test_deputies_stand_under_their_seats(group: NetworkId, window: Window) -> None:
    assert cells(page_of(window), "seats") == [
        ("Vacant", "Ale kommun", "member"),
        ("Björn Ek", "Haninge kommun", "member"),
        ("\N{EM SPACE}Dragan Ilić", "Haninge kommun", "deputy 2 for Björn Ek"),
        ("Cecilia von Ahn", "Haninge kommun", "member"),
        ("\N{EM SPACE}Åsa Öberg", "Haninge kommun", "deputy 1"),
        ("Åsa Öberg", "Partille kommun", "chair"),
        ("Åsa Öberg", "Partille kommun", "member"),
    ]
    del group


def test_the_card_tells_what_it_rests_on_and_what_is_odd(group: NetworkId, window: Window) -> None:
    card = said(page_of(window).card)
    for told in (
        "Elected",
        "15 seats",
        "Presidium and contacts",
        "Åsa Öberg holds 2 seats at once.",
        "Ale kommun",
    ):
        assert told in card
    assert cells(page_of(window), "cardMembers") == [
        ("Ale kommun", "0 of 1", "", ""),
        ("Haninge kommun", "2 of 2", "2 of 0", ""),
        ("Partille kommun", "2 of 1", "", ""),
    ]
    assert len(cells(page_of(window), "previousMeetings")) == 1
    del group


def test_the_public_page_is_shown(group: NetworkId, window: Window, do: Do, dialog: Opened) -> None:
    do("network.page")
    assert dialog().objectName() == "publicPage"
    assert child(dialog(), QListWidget, "previewPages").count() == 1
    del group, window


def test_a_seat_is_put_right(group: NetworkId, window: Window, do: Do, dialog: Opened, store: Store) -> None:
    child(page_of(window).card, Lines, "seats").selectRow(2)
    do("network.seat")
    opened = dialog()
    assert child(opened, QComboBox, "deputy_for").currentText() == "Björn Ek"
    child(opened, QLineEdit, "first_day").setText("2027-06-01")
    child(opened, QLineEdit, "last_day").setText("2027-05-01")
    save(opened, "seatSave")
    assert opened.isVisible()
    child(opened, QLineEdit, "first_day").setText("2026-01-01")
    child(opened, QLineEdit, "call_order").setText("3")
    save(opened, "seatSave")
    changed = next(each for each in memberships.of_day(store, group) if each.call_order == 3)
    assert (changed.name, changed.span.last) == ("Dragan Ilić", date(2027, 5, 1))


def test_deputies_are_ordered_by_keyboard(
    group: NetworkId, do: Do, dialog: Opened, press: Press, store: Store
) -> None:
    do("network.deputies")
    listed = child(dialog(), OrderedList, "deputies")
    assert listed.texts() == ["Åsa Öberg, Haninge kommun", "Dragan Ilić, Haninge kommun"]
    press(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert listed.currentRow() == 1
    save(dialog(), "deputiesSave")
    order = {each.name: each.call_order for each in memberships.of_day(store, group) if each.call_order}
    assert order == {"Dragan Ilić": 1, "Åsa Öberg": 2}


def test_members_are_set_from_a_day(group: NetworkId, do: Do, dialog: Opened, store: Store) -> None:
    do("network.members")
    opened = dialog()
    day = date.today() + timedelta(30)
    assert child(opened, QLineEdit, "membersFrom").text() == date.today().isoformat()
    table = child(opened, QTableWidget, "members")
    table.model().setData(table.model().index(0, 1), "4")
    editor = table.itemDelegateForColumn(3)
    box = editor.createEditor(table, None, table.model().index(0, 3))  # type: ignore[arg-type]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("convener"))
    editor.setModelData(box, table.model(), table.model().index(0, 3))
    child(opened, QLineEdit, "membersFrom").setText(day.isoformat())
    save(opened, "membersSave")
    assert [each.seats for each in members.of_day(store, group)] == [1, 2, 1]
    later = members.of_day(store, group, as_of=day)[0]
    assert (later.seats, later.capacity, later.span.first) == (4, "convener", day)


def test_one_member_is_put_right_and_taken_away(
    group: NetworkId, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    table = child(page_of(window).card, Lines, "cardMembers")
    table.selectRow(0)
    do("network.member.change")
    child(dialog(), QLineEdit, "last_day").setText("2020-12-31")
    save(dialog(), "memberSave")
    assert [each.organisation_name for each in members.of_day(store, group)] == [
        "Haninge kommun",
        "Partille kommun",
    ]
    assert len(members.of_any_day(store, group)) == 3
    child(page_of(window).card, Lines, "cardMembers").selectRow(0)
    do("network.member.remove")
    assert len(members.of_any_day(store, group)) == 2


def test_what_is_to_come_and_what_was_is_shown_and_put_right(
    group: NetworkId, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    today = date.today()
    first, begins = today + timedelta(30), today + timedelta(40)
    solna, ale = organisations.named(store, "Solna"), organisations.named(store, "Ale")
    held = [each for each in members.of_day(store, group) if each.organisation != ale]
    wanted = [{"organisation": each.organisation, "seats": each.seats} for each in held]
    verbs.set_members(store, network=group, members=[*wanted, {"organisation": solna}], first_day=first)
    left = next(each for each in members.of_any_day(store, group) if each.organisation == ale)
    verbs.change_member(store, network=group, member=left.id, last_day=today - timedelta(1))
    dragan = participants.named(store, "Dragan Ilić")
    verbs.join(store, network=group, participant=dragan, organisation=solna, first_day=begins)
    QApplication.processEvents()
    page = page_of(window)
    names = [row[0] for row in cells(page, "cardMembers")]
    assert names[-4:] == ["Coming", "Solna stad", "Former", "Ale kommun"]
    seats = cells(page, "seats")
    assert [row[0] for row in seats[-2:]] == ["Coming", "Dragan Ilić"]
    table = child(page.card, Lines, "cardMembers")
    table.selectRow(len(names) - 3)
    do("network.member.change")
    child(dialog(), QLineEdit, "first_day").setText((first + timedelta(1)).isoformat())
    save(dialog(), "memberSave")
    coming = next(each for each in members.of_any_day(store, group) if each.organisation == solna)
    assert coming.span.first == first + timedelta(1)
    child(page.card, Lines, "seats").selectRow(len(seats) - 1)
    do("network.seat")
    child(dialog(), QLineEdit, "first_day").setText(first.isoformat())
    save(dialog(), "seatSave")
    (seat,) = memberships.beginning_after(store, group, as_of=today)
    assert seat.span.first == first
    window.looked_at.look_at(begins)
    QApplication.processEvents()
    assert "Coming" not in [row[0] for row in cells(page, "seats")]


def test_a_seat_of_any_time_is_put_right_on_a_persons_card(
    group: NetworkId, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    asa = participants.named(store, "Åsa Öberg")
    verbs.leave(store, network=group, participant=asa, on=date.today() - timedelta(5))
    window.show_record("participants", int(asa))
    QApplication.processEvents()
    child(listed(window).card, Lines, "participantNetworks").selectRow(0)
    do("network.seat")
    last = date.today() - timedelta(9)
    child(dialog(), QLineEdit, "last_day").setText(last.isoformat())
    save(dialog(), "seatSave")
    assert last in [seat.span.last for seat in participants.get(store, asa).memberships]
