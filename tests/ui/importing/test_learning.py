"""What is chosen cell by cell, and what the assistant remembers: columns, spellings; and the letter."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
)
from pytestqt.qtbot import QtBot

from desktop_app.records.ids import ParticipantId
from desktop_app.store import learnt, networks, organisations, participants
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.importing import CHECK, DECIDE
from desktop_app.ui.importing.heads import Head
from desktop_app.ui.importing.letter_view import LetterView
from desktop_app.ui.importing.taught import TaughtDialog
from desktop_app.work import duplicates
from tests import people
from tests.ui.fake_ask import FakeAsk
from tests.ui.importing.conftest import Open
from tests.ui.importing.test_assistant import (
    MOVED,
    Listed,
    choose_column,
    decide,
    everybody,
    field_of,
    go_on,
    named,
    next_text,
    press,
    select,
    sentence,
)
from tests.ui.looking import child


def imported(open_assistant: Open, path: Path, **more: object) -> None:
    assistant = open_assistant(paths=[path], **more)
    for _step in range(3):
        go_on(assistant)
    assistant.close()


def test_a_reason_is_told_once() -> None:
    assert Head("B", "Tfn", "phone", 1.0, "chosen by you").told == "Column B “Tfn”: Telephone, chosen by you"


def test_one_cell_is_left_as_it_is(desk: Desk, open_assistant: Open, listed: Listed) -> None:
    head = "Namn;Kommun;Titel;E-post"
    imported(open_assistant, listed(head, "Anna Ek;Ale;Chef;anna.ek@ale.example"))
    assistant = open_assistant(paths=[listed(head, "Anna Ek;Ale;Rektor;anna.ny@ale.example")])
    go_on(assistant)
    go_on(assistant)
    assert "Rektor" in named(assistant)["Anna Ek"][4]
    box = child(assistant.deciding.card, QCheckBox, "importCell0")
    assert "Chef → Rektor" in box.accessibleName()
    box.click()
    assert "Rektor" not in named(assistant)["Anna Ek"][4]
    go_on(assistant)
    anna = participants.get(desk.store, participants.ids(desk.store)[0])
    assert anna.affiliations[0].title == "Chef"
    assert "anna.ny@ale.example" in [contact.value for contact in anna.contacts]


def test_one_of_several_candidates_is_chosen(desk: Desk, open_assistant: Open, listed: Listed) -> None:
    people.person(desk.store, "Anna Ek", "Ale")
    people.person(desk.store, "Anna Ek", "Öckerö")
    assistant = open_assistant(paths=[listed("Namn;Kommun;E-post", "Anna Ek;;anna@post.example")])
    go_on(assistant)
    go_on(assistant)
    assert named(assistant)["Anna Ek"][0] == "perhaps the same"
    box = child(assistant, QComboBox, "importDecision")
    offered = [str(box.itemData(at)) for at in range(box.count())]
    same = next(said for said in offered if said.startswith("same:"))
    box.setCurrentIndex(offered.index(same))
    box.activated.emit(box.currentIndex())
    go_on(assistant)
    chosen = participants.get(desk.store, ParticipantId(int(same.partition(":")[2])))
    assert [contact.value for contact in chosen.contacts] == ["anna@post.example"]
    assert everybody(desk) == ["Anna Ek", "Anna Ek"]


def test_skipped_rows_and_vacant_seats_are_told(open_assistant: Open, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Lista", 0)
    for line in (
        ("Deltagare i nätverket",),
        ("Namn", "Kommun", "E-post"),
        ("Anna Ek", "Ale", "anna.ek@ale.example"),
        ("Vakant", "Öckerö", ""),
        ("Bo Alm", "Partille", "bo.alm@partille.example"),
        ("Totalt: 2 personer",),
    ):
        sheet.append(line)
    path = tmp_path / "lista.xlsx"
    book.save(path)
    assistant = open_assistant(paths=[path])
    go_on(assistant)
    go_on(assistant)
    states = {row[0] for row in named(assistant).values()}
    assert {"new", "vacant seat", "skipped"} <= states
    assert child(assistant, QPushButton, "filter_skipped").isVisible()
    select(assistant, "(vacant)")
    assert next_text(assistant) == "Import 2"


def test_a_spelling_is_asked_once_remembered_and_forgotten(
    desk: Desk, open_assistant: Open, listed: Listed
) -> None:
    lines = ("Namn;Kommun", "Anna Ek;Fnordköping", "Bo Alm;Ale")
    assistant = open_assistant(paths=[listed(*lines)])
    go_on(assistant)
    go_on(assistant)
    select(assistant, "Anna Ek")
    line = child(assistant.deciding.card, QLineEdit, "importSpelling")
    press(assistant, "useSpelling")
    assert child(assistant.deciding.card, QLabel, "spellingProblem").text()
    line.setText("Öckerö")
    line.textEdited.emit("Öckerö")
    name = organisations.name(desk.store, organisations.named(desk.store, "Öckerö"))
    line.setText(name)
    press(assistant, "useSpelling")
    assert assistant.step == DECIDE
    go_on(assistant)
    assistant.close()
    (told,) = learnt.spellings(desk.store)
    assert (told.text, told.name) == ("Fnordköping", name)

    again = open_assistant(paths=[listed(*lines)])
    go_on(again)
    go_on(again)
    assert named(again)["Anna Ek"][0] == "unchanged"
    select(again, "Anna Ek")
    assert "Fnordköping" in child(again.deciding.card, QLabel, "importSpelt").text()
    press(again, "forgetSpelling")
    assert learnt.spellings(desk.store) == []
    assert named(again)["Anna Ek"][0] != "unchanged"


def test_corrected_columns_are_remembered_and_forgotten(
    open_assistant: Open, listed: Listed, qtbot: QtBot
) -> None:
    head = "Förnamn;Efternamn;Kommun;Enhet"
    first = open_assistant(paths=[listed(head, "Anna;Ek;Ale;Lärcentrum", "Bo;Alm;Öckerö;Skolan")])
    go_on(first)
    before = field_of(first, "D")
    choose_column(first, "D", "notes")
    qtbot.waitUntil(lambda: field_of(first, "D") == "notes", timeout=20_000)
    go_on(first)
    go_on(first)
    first.close()

    second = open_assistant(paths=[listed(head, "Eva;Dal;Ale;Kontoret", name="ny.csv")])
    go_on(second)
    assert field_of(second, "D") == "notes"
    press(second, "forgetColumns")
    qtbot.waitUntil(lambda: field_of(second, "D") == before, timeout=20_000)
    assert not child(second, QPushButton, "forgetColumns").isVisible()


def test_the_network_is_flipped_where_the_list_is_seen(
    desk: Desk, open_assistant: Open, listed: Listed
) -> None:
    number = people.network(desk.store, "Vuxenutbildning")
    assistant = open_assistant(paths=[listed("Namn;Kommun", "Anna Ek;Ale", "Bo Alm;Öckerö")])
    go_on(assistant)
    assert sentence(assistant).startswith("2 participants, one from each municipality,")
    box = child(assistant, QComboBox, "importInto")
    box.setCurrentIndex(box.findData(number))
    box.activated.emit(box.currentIndex())
    assert assistant.step == CHECK
    assert "in the network Vuxenutbildning" in sentence(assistant)
    go_on(assistant)
    go_on(assistant)
    assert len(networks.get(desk.store, number).memberships) == 2


def test_letters_and_separator_are_chosen_before_going_on(
    open_assistant: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes("Namn;Kommun\nÅsa Ek;Ale\nBo Alm;Öckerö\n".encode("mac_roman"))
    assistant = open_assistant(paths=[path])
    lines = child(assistant, QPlainTextEdit, "importFirstLines")
    qtbot.waitUntil(lambda: "Åsa Ek" in lines.toPlainText(), timeout=20_000)
    box = child(assistant, QComboBox, "importEncoding")
    box.setCurrentIndex(box.findData("cp1252"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: "Åsa Ek" not in lines.toPlainText(), timeout=20_000)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    qtbot.waitUntil(lambda: "Åsa Ek" in lines.toPlainText(), timeout=20_000)


def test_sheets_are_ticked_in_the_first_step(open_assistant: Open, tmp_path: Path, qtbot: QtBot) -> None:
    book = openpyxl.Workbook()
    for name, person, state in (("Ale", "Anna Ek", "visible"), ("Förr", "Bo Alm", "hidden")):
        sheet = book.create_sheet(name)
        sheet.append(["Namn", "Kommun"])
        sheet.append([person, "Ale"])
        sheet.sheet_state = state
    book.remove(book.worksheets[0])
    path = tmp_path / "dold.xlsx"
    book.save(path)
    assistant = open_assistant(paths=[path])
    files = child(assistant, QTreeWidget, "importFiles")

    def sheets() -> list[QTreeWidgetItem]:
        return files.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)[1:]

    qtbot.waitUntil(lambda: len(sheets()) == 2, timeout=20_000)
    seen, hidden = sheets()
    assert (seen.checkState(0), hidden.checkState(0)) == (Qt.CheckState.Checked, Qt.CheckState.Unchecked)
    assert "hidden" in hidden.text(1)
    hidden.setCheckState(0, Qt.CheckState.Checked)
    go_on(assistant)
    assert sentence(assistant).startswith("2 participants")


def test_the_sender_is_asked_in_a_letter(desk: Desk, open_assistant: Open, listed: Listed) -> None:
    people.person(desk.store, "Anna Ek", "Ale", email="anna.ek@post.example")
    assistant = open_assistant(paths=[listed(*MOVED, "Eva Dal;Fnordköping;")])
    for _step in range(3):
        go_on(assistant)
    press(assistant, "letterToSender")
    view = child(assistant, LetterView, "importLetter")
    text = child(view, QPlainTextEdit, "letterText").toPlainText()
    assert "Row 2, Anna Ek" in text
    assert "“Fnordköping”" in text
    assert "Bo Alm" not in text
    child(view, QPushButton, "letterCopy").click()
    assert QGuiApplication.clipboard().text() == text


def test_the_rows_that_were_left_import_again(
    desk: Desk, open_assistant: Open, listed: Listed, ask: FakeAsk, tmp_path: Path
) -> None:
    people.person(desk.store, "Anna Ek", "Ale", email="anna.ek@post.example")
    assistant = open_assistant(paths=[listed(*MOVED)])
    for _step in range(3):
        go_on(assistant)
    ask.answers.append(tmp_path / "kvar.xlsx")
    press(assistant, "saveLeft")
    assistant.close()
    again = open_assistant(paths=[tmp_path / "kvar.xlsx"])
    go_on(again)
    go_on(again)
    assert named(again)["Anna Ek"][0] == "perhaps the same"
    decide(again, "It is the same person")
    go_on(again)
    assert len(everybody(desk)) == 2


def test_files_of_one_import_know_each_other(desk: Desk, open_assistant: Open, listed: Listed) -> None:
    """Who stands in two files is entered once, and is missing from neither."""
    number = people.network(desk.store, "Vuxenutbildning")
    head = "Namn;Kommun;E-post"
    anna, bo, eva = (f"{name};Ale;{name[:2]}@ale.example" for name in ("Anna Ek", "Bo Alm", "Eva Dal"))
    imported(open_assistant, listed(head, anna, eva), network=number)
    both = [listed(head, anna, bo, name="ett.csv"), listed(head, bo, name="två.csv")]
    assistant = open_assistant(paths=both, network=number)
    go_on(assistant)
    go_on(assistant)
    model = assistant.deciding.pane.model
    shown = [model.text(number) or () for number in model.ids]
    missing = [row[1] for row in shown if row[0] == "not in the list"]
    assert missing == ["Eva Dal"]
    assert next_text(assistant) == "Import 1"
    go_on(assistant)
    assert everybody(desk) == ["Bo Alm", "Eva Dal", "Anna Ek"]


def test_all_that_is_remembered_is_seen_and_forgotten_in_one_place(
    desk: Desk, open_assistant: Open, listed: Listed, qtbot: QtBot
) -> None:
    people.person(desk.store, "Anna Ek", "Ale", email="anna.ek@post.example")
    lines = [
        "Namn;Kommun;E-post;Enhet",
        *(f"{line};Skolan" for line in MOVED[1:]),
        "Eva Dal;Fnordköping;;Skolan",
    ]
    first = open_assistant(paths=[listed(*lines)])
    go_on(first)
    choose_column(first, "D", "notes")
    qtbot.waitUntil(lambda: field_of(first, "D") == "notes", timeout=20_000)
    go_on(first)
    select(first, "Anna Ek")
    decide(first, "It is a new person")
    select(first, "Eva Dal")
    line = child(first.deciding.card, QLineEdit, "importSpelling")
    line.setText("Öckerö")
    line.textEdited.emit("Öckerö")
    line.setText(organisations.name(desk.store, organisations.named(desk.store, "Öckerö")))
    press(first, "useSpelling")
    go_on(first)
    first.close()

    second = open_assistant()
    press(second, "importTaught")
    shown = child(second, TaughtDialog, "taughtDialog")
    model = shown.pane.model
    kinds = [(model.text(number) or ("",))[0] for number in model.ids]
    assert kinds == ["Columns", "Organisation", "Not the same person"]
    shown.pane.select_all()
    child(shown, QPushButton, "taughtForget").click()
    assert model.ids == []
    assert learnt.all_columns(desk.store) == []
    assert learnt.spellings(desk.store) == []
    assert learnt.apart(desk.store) == []


def test_two_people_are_listed_once_and_may_be_the_same_again(desk: Desk) -> None:
    one = people.person(desk.store, "Anna Ek", "Ale")
    two = people.person(desk.store, "Anna Ek", "Öckerö")
    duplicates.not_same(desk.store, participant=one, other=two)
    (told,) = learnt.apart(desk.store)
    assert (told.name, told.other) == ("Anna Ek", "Anna Ek")
    duplicates.forget_not_same(desk.store, participant=told.participant, key=told.key)
    assert learnt.apart(desk.store) == []


def test_remembered_columns_are_offered_for_a_list_that_is_refused(
    open_assistant: Open, listed: Listed, qtbot: QtBot
) -> None:
    head = "Månad;Antal;Vem"
    first = open_assistant(paths=[listed(head, "Januari;12;xyzzy plugh", "Februari;13;qwert fnord")])
    go_on(first)
    assert not child(first, QPushButton, "importNext").isEnabled()
    choose_column(first, "C", "name")
    qtbot.waitUntil(lambda: child(first, QPushButton, "importNext").isEnabled(), timeout=20_000)
    go_on(first)
    go_on(first)
    first.close()

    second = open_assistant(paths=[listed(head, "Mars;14;asdf quux", "April;9;hjkl zxcv", name="ny.csv")])
    go_on(second)
    assert not child(second, QPushButton, "importNext").isEnabled()
    press(second, "useColumns")
    qtbot.waitUntil(lambda: child(second, QPushButton, "importNext").isEnabled(), timeout=20_000)
