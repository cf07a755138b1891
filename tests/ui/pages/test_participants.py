"""The participants in the window: found, read, added, changed, ended, removed, and all of it undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from desktop_app.records.ids import ParticipantId
from desktop_app.store import participants
from desktop_app.store.database import Store
from desktop_app.ui.pages.participants import ParticipantsPage
from desktop_app.ui.window import Window
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child, type_text
from tests.ui.pages.reading import said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]


@pytest.fixture
def page(window: Window, do: Do) -> ParticipantsPage:
    do("go.participants")
    found = window.page
    assert isinstance(found, ParticipantsPage)
    return found


def names(page: ParticipantsPage) -> list[str]:
    cells = [page.pane.model.text(number) for number in page.pane.model.ids]
    return [each[0] if each else "" for each in cells]


def test_the_list_is_in_swedish_order_and_the_first_is_shown(page: ParticipantsPage) -> None:
    assert names(page) == ["Björn Ek", "Dragan Ilić", "Cecilia von Ahn", "Åsa Öberg"]
    card = said(page.card)
    assert "Björn Ek" in card
    assert "Arbetsmarknadschef, Haninge kommun" in card
    assert "Styrgruppen" in card
    assert "Added Björn Ek" in card


def test_a_search_finds_by_organisation_and_counts(page: ParticipantsPage) -> None:
    type_text(child(page, QLineEdit, "participantsSearch"), "haninge")
    assert names(page) == ["Björn Ek", "Cecilia von Ahn"]
    assert page.pane.count_text == "2 of 4"


def test_the_filter_shows_the_participants_of_one_network(page: ParticipantsPage) -> None:
    box = child(page, QComboBox, "participantsNetwork")
    box.setCurrentText("Styrgruppen")
    box.activated.emit(box.currentIndex())
    assert names(page) == ["Björn Ek", "Cecilia von Ahn", "Åsa Öberg"]


def test_one_is_added_and_shown(page: ParticipantsPage, window: Window, do: Do, dialog: Opened) -> None:
    page.pane.search("haninge")
    do("record.new")
    form = dialog()
    type_text(child(form, QLineEdit, "given"), "Örjan")
    type_text(child(form, QLineEdit, "family"), "Åkerlund")
    line = child(form, QLineEdit, "organisation")
    line.setText("Solna stad")
    line.textEdited.emit("Solna stad")
    type_text(child(form, QLineEdit, "email"), "orjan@solna.example")
    child(form, QPushButton, "participantSave").click()
    QApplication.processEvents()
    assert window.bar.text == "Added Örjan Åkerlund"
    assert "Örjan Åkerlund" in names(page)
    assert "Örjan Åkerlund" in said(page.card)
    assert "orjan@solna.example" in said(page.card)


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    page: ParticipantsPage, do: Do, dialog: Opened
) -> None:
    do("record.new")
    form = dialog()
    type_text(child(form, QLineEdit, "family"), "Ö")
    type_text(child(form, QLineEdit, "email"), "inte en adress")
    child(form, QPushButton, "participantSave").click()
    problem = child(form, QLabel, "emailProblem")
    assert "is not an e-mail address" in problem.text()
    kept = child(form, QLineEdit, "family")
    assert kept.text() == "Ö"
    assert len(page.pane.model.ids) == 4


def test_a_change_is_undone_and_done_again_by_name(
    page: ParticipantsPage, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    number = ParticipantId(page.current())
    do("record.edit")
    title = child(dialog(), QLineEdit, "title")
    title.setText("Förvaltningschef")
    title.textEdited.emit(title.text())
    child(dialog(), QPushButton, "participantSave").click()
    QApplication.processEvents()
    assert "Förvaltningschef" in said(page.card)
    assert window.commands.action("undo").text() == "&Undo: Changed Björn Ek"
    do("undo")
    assert participants.get(store, number).affiliations[0].title == "Arbetsmarknadschef"
    assert "Arbetsmarknadschef" in said(page.card)
    assert window.commands.action("redo").text() == "&Redo: Changed Björn Ek"
    do("redo")
    assert participants.get(store, number).affiliations[0].title == "Förvaltningschef"


def test_an_unchanged_form_writes_nothing(
    page: ParticipantsPage, window: Window, do: Do, dialog: Opened
) -> None:
    before = window.commands.action("undo").text()
    do("record.edit")
    child(dialog(), QPushButton, "participantSave").click()
    QApplication.processEvents()
    assert window.commands.action("undo").text() == before
    assert window.bar.text == ""


def test_somebody_elses_change_is_not_overwritten(
    page: ParticipantsPage, do: Do, dialog: Opened, store: Store
) -> None:
    from desktop_app.work import participants as verbs

    number = ParticipantId(page.current())
    do("record.edit")
    form = dialog()
    verbs.change(store, participant=number, note="Skrivet av någon annan")
    note = child(form, QLineEdit, "family")
    note.setText("Ny")
    note.textEdited.emit("Ny")
    child(form, QPushButton, "participantSave").click()
    assert "Somebody else" in said(form)
    assert participants.get(store, number).family == "Ek"


def test_several_are_removed_at_once_and_come_back_from_the_bar(
    page: ParticipantsPage, window: Window, do: Do
) -> None:
    page.pane.select_all()
    do("record.remove")
    assert page.pane.model.ids == []
    button = window.bar.findChild(QPushButton, "messageAction")
    assert button is not None
    button.click()
    QApplication.processEvents()
    assert names(page) == ["Björn Ek", "Dragan Ilić", "Cecilia von Ahn", "Åsa Öberg"]


def test_somebody_leaves_an_organisation(
    page: ParticipantsPage, do: Do, dialog: Opened, store: Store
) -> None:
    number = ParticipantId(page.current())
    do("record.end")
    child(dialog(), QPushButton, "endingSave").click()
    QApplication.processEvents()
    person = participants.get(store, number)
    assert person.affiliations[0].span.last == date.today()
    assert person.memberships[0].span.last == date.today()


def test_addresses_are_copied_with_semicolons(page: ParticipantsPage, window: Window, do: Do) -> None:
    page.pane.select_all()
    do("copy_addresses")
    copied = QGuiApplication.clipboard().text()
    assert copied == "b@haninge.example; d@solna.example; c@haninge.example; a@partille.example"
    assert window.bar.text == "Copied 4 e-mail addresses."


def test_the_list_is_exported_to_excel(
    page: ParticipantsPage, window: Window, do: Do, ask: FakeAsk, tmp_path: Path
) -> None:
    out = tmp_path / "ut.xlsx"
    ask.answers.append(out)
    do("export")
    assert out.stat().st_size > 1000
    assert window.bar.text == "Saved ut.xlsx."


def test_enter_opens_the_form_and_delete_removes(
    page: ParticipantsPage, dialog: Opened, press: Callable[..., None]
) -> None:
    press(page.pane.table, Qt.Key.Key_Return)
    opened = dialog()
    assert opened.windowTitle() == "Change Björn Ek"
    opened.close()
