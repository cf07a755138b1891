"""The organisations in the window: found by any name, read, added, changed, called otherwise from a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QTableWidget

from desktop_app.records.ids import OrganisationId
from desktop_app.store import organisations
from desktop_app.store.database import Store
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.organisation_card import MEMBERS, NAMES, REPRESENTED
from desktop_app.ui.pages.organisations import OrganisationsPage
from desktop_app.ui.window import Window
from tests.store.recorder import recorded
from tests.ui.looking import child, type_text
from tests.ui.pages.reading import listed, said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]


@pytest.fixture
def page(window: Window, do: Do) -> OrganisationsPage:
    do("go.organisations")
    found = window.page
    assert isinstance(found, OrganisationsPage)
    return found


@pytest.fixture
def haninge(page: OrganisationsPage, store: Store) -> OrganisationId:
    number = organisations.named(store, "Haninge")
    page.show_record(int(number))
    QApplication.processEvents()
    return number


def cells(table: Lines) -> list[tuple[str, ...]]:
    return [table.line_at(row).cells for row in range(table.model().rowCount())]


def write(dialog: QDialog, field: str, text: str) -> None:
    line = child(dialog, QLineEdit, field)
    line.setText(text)
    line.textEdited.emit(text)


def test_the_list_counts_networks_and_vacant_seats(page: OrganisationsPage, store: Store) -> None:
    type_text(child(page, QLineEdit, "organisationsSearch"), "ale kommun")
    shown = page.pane.model.text(int(organisations.named(store, "Ale")))
    assert shown == ("Ale kommun", "Municipality", "Västra Götalands län", "", "1", "")
    page.pane.search("haninge")
    shown = page.pane.model.text(int(organisations.named(store, "Haninge")))
    assert shown is not None
    assert shown[3:5] == ("1", "")


def test_a_kind_is_chosen(page: OrganisationsPage, store: Store) -> None:
    box = child(page, QComboBox, "organisationsKind")
    box.setCurrentText("Region")
    box.activated.emit(box.currentIndex())
    assert page.pane.model.total == organisations.count(store, kind="region") > 0


def test_the_card_says_who_sits_where(page: OrganisationsPage, haninge: OrganisationId) -> None:
    assert "2 participants in 1 network" in said(page.card)
    seats = child(page.card, Lines, REPRESENTED)
    assert cells(seats) == [
        ("Björn Ek", "Styrgruppen", "member"),
        ("Cecilia von Ahn", "Styrgruppen", "member"),
    ]


def test_a_vacant_seat_is_a_row_that_leads_to_its_network(
    page: OrganisationsPage, window: Window, store: Store
) -> None:
    page.show_record(int(organisations.named(store, "Ale")))
    seats = child(page.card, Lines, REPRESENTED)
    assert cells(seats) == [("Vacant", "Styrgruppen", "member")]
    seats.row_opened.emit(1)
    assert window.page is window.pages["networks"]


def test_one_of_an_own_kind_is_added_found_and_undone(
    page: OrganisationsPage, do: Do, dialog: Opened, store: Store
) -> None:
    do("organisation.new")
    form = dialog()
    for field, text in (
        ("name", "Luciakaffets vänner"),
        ("own_kind", "Nätverksvän"),
        ("switchboard", "08-465 004 10"),
        ("email", "hej@luciakaffet.example"),
    ):
        write(form, field, text)
    child(form, QPushButton, "organisationSave").click()
    QApplication.processEvents()
    number = OrganisationId(page.current())
    held = organisations.get(store, number)
    assert (held.name(), held.kind) == ("Luciakaffets vänner", "Nätverksvän")
    assert "hej@luciakaffet.example" in said(page.card)
    do("undo")
    assert number not in organisations.ids(store)


def test_a_telephone_is_changed_and_the_others_stay(
    page: OrganisationsPage, haninge: OrganisationId, do: Do, dialog: Opened, store: Store
) -> None:
    for field, text in (("fax", "08-465 004 20"), ("switchboard", "08-465 004 11")):
        do("record.edit")
        write(dialog(), field, text)
        child(dialog(), QPushButton, "organisationSave").click()
        QApplication.processEvents()
    found = {each.kind: each.as_written for each in organisations.get(store, haninge).contacts}
    assert found["fax"].replace(" ", "").endswith("46500420")
    assert found["switchboard"].replace(" ", "").endswith("46500411")


def test_a_new_name_from_a_day_keeps_the_former_one(
    page: OrganisationsPage, haninge: OrganisationId, do: Do, dialog: Opened, store: Store
) -> None:
    first = date.today() + timedelta(days=30)
    do("organisation.rename")
    write(dialog(), "name", "Stor-Haninge kommun")
    write(dialog(), "first_day", first.isoformat())
    child(dialog(), QPushButton, "renamingSave").click()
    QApplication.processEvents()
    held = organisations.get(store, haninge)
    assert (held.name(), held.name(on=first)) == ("Haninge kommun", "Stor-Haninge kommun")
    names = cells(child(page.card, Lines, NAMES))
    assert any(name == "Stor-Haninge kommun" for name, _kind, _when in names)
    page.pane.search("stor-haninge")
    assert page.pane.model.ids == [int(haninge)]


def test_another_name_is_added_ended_before_it_began_refused_and_removed(
    page: OrganisationsPage, haninge: OrganisationId, do: Do, dialog: Opened, store: Store
) -> None:
    do("organisation.name.add")
    write(dialog(), "name", "Österhaninge")
    write(dialog(), "first_day", "2020-01-01")
    write(dialog(), "last_day", "2019-01-01")
    child(dialog(), QPushButton, "namingSave").click()
    assert "cannot end before" in child(dialog(), QLabel, "last_dayProblem").text()
    write(dialog(), "last_day", "")
    child(dialog(), QPushButton, "namingSave").click()
    QApplication.processEvents()
    table = child(page.card, Lines, NAMES)
    row = [each[0] for each in cells(table)].index("Österhaninge")
    table.selectRow(row)
    do("organisation.name.remove")
    assert "Österhaninge" not in [name.text for name in organisations.get(store, haninge).names]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_members_are_set_and_a_circle_is_refused_in_one_sentence(
    page: OrganisationsPage, haninge: OrganisationId, do: Do, dialog: Opened
) -> None:
    do("organisation.members")
    opened = dialog()
    line = child(opened, QLineEdit, "newMember")
    write(opened, "newMember", "Haninge kommun")
    line.returnPressed.emit()
    child(opened, QPushButton, "associationSave").click()
    assert "cannot be a member of itself" in said(opened)
    child(opened, QTableWidget, "association").selectRow(0)
    child(opened, QPushButton, "associationRemove").click()
    write(opened, "newMember", "Partille kommun")
    line.returnPressed.emit()
    child(opened, QPushButton, "associationSave").click()
    QApplication.processEvents()
    assert [each[0] for each in cells(child(page.card, Lines, MEMBERS))] == ["Partille kommun"]


def test_its_people_are_shown_in_the_list_of_participants(
    page: OrganisationsPage, haninge: OrganisationId, window: Window, do: Do
) -> None:
    do("organisation.people")
    assert window.page is window.pages["participants"]
    assert listed(window).pane.model.rowCount() == 2


def test_statements_do_not_grow_with_the_list(page: OrganisationsPage, store: Store) -> None:
    """The rows of a window, and a card."""
    for number in (1, 64):
        with recorded(store) as asked:
            page.pane.model.source.rows(list(page.pane.model.ids[:number]))
        assert len(asked) <= 5, asked
    for name in ("Haninge", "Dals-Ed"):
        with recorded(store) as asked:
            page.gather(store, int(organisations.named(store, name)))
        assert len(asked) <= 25, asked
