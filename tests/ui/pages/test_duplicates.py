"""Probable duplicates in the window: listed, compared, merged as chosen or noted as two, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)
from shiboken6 import isValid

from desktop_app.errors import Invalid
from desktop_app.records.ids import ParticipantId
from desktop_app.store import dump, journal, participants
from desktop_app.store.database import Store
from desktop_app.ui.dialogs.duplicates import DuplicatesDialog
from desktop_app.ui.duplicates.option import Words
from desktop_app.ui.table.view import TableView
from desktop_app.ui.window import Window
from desktop_app.work import participants as verbs
from tests.people import person
from tests.ui.looking import child
from tests.ui.pages.reading import listed

Do = Callable[[str], None]
Opened = Callable[[], QDialog]
Press = Callable[..., None]


@pytest.fixture
def pairs(store: Store) -> tuple[ParticipantId, ...]:
    """Two pairs: one that differs in nearly all, one in nothing that could be chosen."""
    a = person(store, "Eva Berg", "Ale", title="Chef", email="e@ale.example", note="Ringer.")
    b = person(store, "Ewa Berg", "Ale", title="Rektor", email="e@ale.example, w@ale.example", note="Deltid.")
    c, d = person(store, "Nils Alm", "Partille"), person(store, "Nils Alm")
    return a, b, c, d


@pytest.fixture
def dialog_(pairs: tuple[ParticipantId, ...], window: Window, do: Do, dialog: Opened) -> DuplicatesDialog:
    do("duplicates")
    found = dialog()
    assert isinstance(found, DuplicatesDialog)
    return found


def names(found: QDialog) -> list[str]:
    table = child(found, TableView, "duplicates")
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def stands(found: QWidget, name: str) -> str:
    return child(found, Words, f"{name}Stands").accessibleName()


def click(found: QWidget, name: str) -> None:
    child(found, QPushButton, name).click()
    QApplication.processEvents()


def test_pairs_are_listed_with_evidence_and_count(dialog_: DuplicatesDialog) -> None:
    assert names(dialog_) == ["Eva Berg / Ewa Berg", "Nils Alm"]
    assert child(dialog_, QLabel, "duplicatesCount").text() == "2 pairs"
    assert (
        child(dialog_, QLabel, "duplicatesEvidence").text() == "Similar name, same municipality, same e-mail"
    )


def test_a_choice_shows_at_once_what_will_stand(dialog_: DuplicatesDialog) -> None:
    offered = [each.objectName() for each in dialog_.findChildren(QRadioButton)]
    assert offered == [
        *("given.a", "given.b"),
        *("title.a", "title.b", "title.both"),
        *("email.a", "email.b", "email.both"),
        *("note.a", "note.b", "note.both"),
    ]
    assert stands(dialog_, "email") == "e@ale.example\nw@ale.example"
    assert stands(dialog_, "title") == "Chef, Ale kommun\nRektor, Ale kommun"
    for name in ("given.b", "title.b", "email.a", "note.a"):
        child(dialog_, QRadioButton, name).click()
    assert stands(dialog_, "given") == "Ewa"
    assert stands(dialog_, "title") == "Rektor, Ale kommun"
    assert stands(dialog_, "email") == "e@ale.example"
    assert stands(dialog_, "note") == "Ringer."
    assert stands(dialog_, "name") == "Ewa Berg"


def test_merged_as_chosen_and_undone_from_the_bar(
    dialog_: DuplicatesDialog, pairs: tuple[ParticipantId, ...], store: Store
) -> None:
    a, b, *_others = pairs
    before = dump.everything(store)
    child(dialog_, QRadioButton, "title.b").click()
    click(dialog_, "merge")
    assert names(dialog_) == ["Nils Alm"]
    assert dialog_.bar.text == "Merged Eva Berg with Ewa Berg"
    assert [tie.title for tie in participants.get(store, a).affiliations] == ["Rektor"]
    click(dialog_, "messageAction")
    assert dump.everything(store) == before
    assert names(dialog_) == ["Eva Berg / Ewa Berg", "Nils Alm"]
    assert b in participants.ids(store)


def test_noted_as_two_they_are_gone_and_the_next_is_shown(dialog_: DuplicatesDialog, store: Store) -> None:
    click(dialog_, "notSame")
    assert names(dialog_) == ["Nils Alm"]
    assert journal.history(store)[0].title == "Noted that Eva Berg and Ewa Berg are two people"
    assert stands(dialog_, "title") == "Partille kommun"
    click(dialog_, "merge")
    assert names(dialog_) == []
    assert not child(dialog_, QPushButton, "merge").isEnabled()


def test_next_goes_round(dialog_: DuplicatesDialog) -> None:
    evidence = child(dialog_, QLabel, "duplicatesEvidence")
    first = evidence.text()
    click(dialog_, "nextPair")
    assert evidence.text() == "Same name, organisation not known"
    click(dialog_, "nextPair")
    assert evidence.text() == first


def test_all_of_it_by_keyboard(dialog_: DuplicatesDialog, press: Press, store: Store) -> None:
    table = child(dialog_, TableView, "duplicates")
    assert QApplication.focusWidget() is table
    press(table, Qt.Key.Key_Return)  # from the row to the first choice
    focus = QApplication.focusWidget()
    assert focus is child(dialog_, QRadioButton, "given.a")
    press(focus, Qt.Key.Key_Right)
    assert stands(dialog_, "given") == "Ewa"
    press(QApplication.focusWidget(), Qt.Key.Key_Return)  # the default button
    assert dialog_.bar.text == "Merged Eva Berg with Ewa Berg"
    assert participants.ids(store, search="eva berg") == []
    assert QApplication.focusWidget() is table
    press(dialog_, Qt.Key.Key_Escape)
    assert not isValid(dialog_)


def test_everything_has_a_name_for_a_screen_reader(dialog_: DuplicatesDialog) -> None:
    nameless = [
        each.objectName()
        for each in dialog_.findChildren(QAbstractButton)
        if each.isVisible() and not (each.accessibleName() or each.text())
    ]
    assert nameless == []
    assert child(dialog_, QRadioButton, "email.b").accessibleName() == "E-mail: e@ale.example\nw@ale.example"


def test_words_never_run_out_of_their_column(dialog_: DuplicatesDialog) -> None:
    words = Words("arbetsmarknadschefsnätverket och asa.oberg@gymnasieforbundet.partille.example")
    words.resize(90, 200)
    words.show()
    QApplication.processEvents()
    widest = max(words.fontMetrics().horizontalAdvance(word) for word in words.text().split("\u200b"))
    assert widest <= 90
    assert "\u200b" not in words.accessibleName()
    words.resize(2000, 200)
    QApplication.processEvents()
    assert "\u200b" not in words.text()
    words.deleteLater()


def test_in_a_small_window_the_list_gives_way(dialog_: DuplicatesDialog) -> None:
    dialog_.resize(660, 340)
    QApplication.processEvents()
    assert not child(dialog_, TableView, "duplicates").isVisible()
    evidence = child(dialog_, QLabel, "duplicatesEvidence")
    assert evidence.text() == "1 of 2: Similar name, same municipality, same e-mail"
    click(dialog_, "nextPair")
    assert evidence.text() == "2 of 2: Same name, organisation not known"


def test_a_refusal_stands_in_the_dialog(
    dialog_: DuplicatesDialog, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    def refuse(*_values: Any, **_more: Any) -> None:
        raise Invalid("Not now.")

    monkeypatch.setattr("desktop_app.ui.dialogs.merging.verbs.merge", refuse)
    click(dialog_, "merge")
    assert dialog_.bar.text == "Not now."
    assert child(dialog_, QPushButton, "merge").isEnabled()
    assert len(names(dialog_)) == 2


def test_what_others_do_is_seen(
    dialog_: DuplicatesDialog, pairs: tuple[ParticipantId, ...], store: Store
) -> None:
    verbs.remove(store, participants=[pairs[1]])
    QApplication.processEvents()
    assert names(dialog_) == ["Nils Alm"]


def test_a_register_without_any_says_so(window: Window, do: Do, dialog: Opened) -> None:
    do("duplicates")
    told = [each.text() for each in dialog().findChildren(QLabel) if each.isVisible()]
    assert "There are no probable duplicates." in told
    assert not child(dialog(), QPushButton, "merge").isEnabled()


# two chosen in the list


def test_two_selected_are_merged(
    pairs: tuple[ParticipantId, ...], window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    a, b, *_others = pairs
    do("go.participants")
    listed(window).pane.select([b])
    QApplication.processEvents()
    assert not window.commands.action("record.merge").isEnabled()
    listed(window).pane.select([b, a])
    do("record.merge")
    click(dialog(), "merge")
    assert window.bar.text == "Merged Eva Berg with Ewa Berg"
    assert participants.get(store, a).written == "Eva Berg"
    do("undo")
    assert b in participants.ids(store)


def test_two_selected_are_noted_as_two(
    pairs: tuple[ParticipantId, ...], window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    do("go.participants")
    listed(window).pane.select(list(pairs[:2]))
    do("record.merge")
    click(dialog(), "notSame")
    assert window.bar.text == "Noted that Eva Berg and Ewa Berg are two people"
    assert len(dump.everything(store)["not_same"]) == 2
