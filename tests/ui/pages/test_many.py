"""Many participants at once and own lists in the window: each one step to undo, with few statements."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from desktop_app.records.ids import ParticipantId
from desktop_app.store import dump, own_lists, participants
from desktop_app.store.database import Store
from desktop_app.ui.pages.participants import ParticipantsPage
from desktop_app.ui.window import Window
from desktop_app.work import participants as verbs
from tests.store.recorder import recorded
from tests.ui.looking import child
from tests.ui.pages.reading import listed, said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]


@pytest.fixture
def page(window: Window, do: Do) -> ParticipantsPage:
    do("go.participants")
    found = window.page
    assert isinstance(found, ParticipantsPage)
    return found


def write(dialog: QDialog, field: str, text: str) -> None:
    line = child(dialog, QLineEdit, field)
    line.setText(text)
    line.textEdited.emit(text)


def save(dialog: QDialog, name: str) -> None:
    child(dialog, QPushButton, name).click()
    QApplication.processEvents()


def test_only_what_is_ticked_is_written_and_undone_in_one_step(
    page: ParticipantsPage, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    before = dump.everything(store)
    page.pane.select_all()
    do("people.change")
    save(dialog(), "changeManySave")
    assert "Nothing is ticked." in said(dialog())
    write(dialog(), "unit", "Arbetsmarknad")
    assert child(dialog(), QCheckBox, "unitTick").isChecked()
    assert not child(dialog(), QCheckBox, "titleTick").isChecked()
    save(dialog(), "changeManySave")
    people = [participants.get(store, ParticipantId(number)) for number in page.pane.model.ids]
    assert {(each.affiliations[0].title, each.affiliations[0].unit) for each in people} == {
        ("Arbetsmarknadschef", "Arbetsmarknad")
    }
    do("undo")
    assert dump.everything(store) == before


def test_what_is_wrong_is_said_beside_its_field(page: ParticipantsPage, do: Do, dialog: Opened) -> None:
    page.pane.select_all()
    do("people.change")
    write(dialog(), "organisation", "Ingenstans")
    save(dialog(), "changeManySave")
    assert "There is no organisation called" in child(dialog(), QLabel, "organisationProblem").text()
    assert child(dialog(), QLineEdit, "organisation").text() == "Ingenstans"


def test_many_leave_and_come_back(page: ParticipantsPage, do: Do, dialog: Opened, store: Store) -> None:
    before = dump.everything(store)
    page.pane.select_all()
    do("record.end")
    write(dialog(), "on", "2024-12-31")
    save(dialog(), "endingManySave")
    assert all(
        tie.span.last is not None
        for number in page.pane.model.ids
        for tie in participants.get(store, ParticipantId(number)).affiliations
    )
    do("undo")
    assert dump.everything(store) == before


def test_many_join_a_network_and_who_sits_there_is_left(
    page: ParticipantsPage, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    page.pane.select_all()
    do("people.join")
    box = child(dialog(), QComboBox, "network")
    box.setCurrentIndex(box.findText("Styrgruppen"))
    save(dialog(), "joiningManySave")
    assert "3 sat there already." in window.bar.text
    do("undo")


def test_addresses_are_copied_for_outlook_and_the_bar_tells_who_has_none(
    page: ParticipantsPage, window: Window, do: Do, store: Store
) -> None:
    bjorn = ParticipantId(page.current())
    verbs.change(store, participant=bjorn, protected=True)
    verbs.add(store, given="Utan", family="Adress")
    QApplication.processEvents()
    page.pane.select_all()
    do("copy_addresses")
    assert QGuiApplication.clipboard().text() == "d@solna.example; c@haninge.example; a@partille.example"
    assert window.bar.text == (
        "Copied 3 e-mail addresses. One participant has none. One with a protected identity was left out."
    )


def test_a_list_is_made_filled_shown_and_taken_from(
    page: ParticipantsPage, do: Do, dialog: Opened, store: Store
) -> None:
    page.pane.select(page.pane.model.ids[:2])
    QApplication.processEvents()
    do("list.put")
    write(dialog(), "name", "Luciakaffet")
    save(dialog(), "puttingSave")
    (row,) = own_lists.rows(store)
    assert (row.name, row.participants) == ("Luciakaffet", 2)
    assert "Luciakaffet" in said(page.card)
    do("lists")
    save(dialog(), "ownListsShow")
    assert len(page.pane.model.ids) == 2
    assert child(page, QComboBox, "participantsNetwork").currentText() == "Luciakaffet"
    page.pane.select(page.pane.model.ids[:1])
    QApplication.processEvents()
    do("list.take")
    QApplication.processEvents()
    assert len(page.pane.model.ids) == 1


def test_lists_are_kept_in_their_own_window(
    page: ParticipantsPage, do: Do, dialog: Opened, store: Store
) -> None:
    do("lists")
    lists = dialog()
    child(lists, QPushButton, "ownListsNew").click()
    save(dialog(), "ownListSave")
    assert "Name is missing." in child(dialog(), QLabel, "nameProblem").text()
    write(dialog(), "name", "Julkort")
    save(dialog(), "ownListSave")
    child(lists, QPushButton, "ownListsChange").click()
    QApplication.processEvents()
    write(dialog(), "name", "Nyårskort")
    save(dialog(), "ownListSave")
    assert [row.name for row in own_lists.rows(store)] == ["Nyårskort"]
    child(lists, QPushButton, "ownListsRemove").click()
    QApplication.processEvents()
    assert own_lists.rows(store) == []


def test_changing_several_changes_all_or_says_that_it_does_not(
    page: ParticipantsPage, window: Window, do: Do, dialog: Opened
) -> None:
    do("record.edit")
    assert dialog().objectName() == "participantDialog"
    dialog().reject()
    page.pane.select_all()
    do("record.edit")
    assert dialog().objectName() == "changeManyDialog"
    dialog().reject()
    do("go.networks")
    listed(window).pane.select_all()
    do("record.edit")
    assert window.bar.text == "2 rows are selected. Choose the one that is to be changed."


def test_a_list_is_printed(page: ParticipantsPage, do: Do, dialog: Opened) -> None:
    do("print")
    assert dialog().objectName() == "peoplePreview"


def test_statements_do_not_grow_with_the_list(page: ParticipantsPage, store: Store) -> None:
    """The rows of a window, and a card."""
    source = page.pane.model.source
    for ids in (page.pane.model.ids[:1], page.pane.model.ids):
        with recorded(store) as asked:
            source.rows(list(ids))
        assert len(asked) <= 6, asked
    with recorded(store) as asked:
        page.gather(store, page.current())
    assert len(asked) <= 20, asked
