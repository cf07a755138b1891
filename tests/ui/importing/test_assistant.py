"""From a list on the disk to people in the register, by the assistant's own buttons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.sheets.reading import read
from desktop_app.store import networks, participants
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.importing import CHECK, CHOOSE, DECIDE, DONE, ImportAssistant
from desktop_app.ui.jobs import JobsAtOnce
from tests import people
from tests.ui.fake_ask import FakeAsk
from tests.ui.importing.conftest import GOOD, PAGES, Open
from tests.ui.looking import child

Listed = Callable[..., Path]
MOVED = ("Namn;Kommun;E-post", "Anna Ek;Partille kommun;anna.ek@post.example", "Bo Alm;Öckerö;")
"""Anna, whom the register has in another municipality, and somebody new."""


def press(assistant: ImportAssistant, name: str) -> None:
    button = child(assistant, QPushButton, name)
    assert button.isVisible(), f"{name} is not shown"
    assert button.isEnabled(), f"{name} cannot be pressed"
    button.click()


def go_on(assistant: ImportAssistant) -> None:
    press(assistant, "importNext")


def next_text(assistant: ImportAssistant) -> str:
    return child(assistant, QPushButton, "importNext").text().replace("&", "")


def sentence(assistant: ImportAssistant) -> str:
    return child(assistant, QLabel, "importSentence").text()


def named(assistant: ImportAssistant) -> dict[str, tuple[str, ...]]:
    """The rows of the last step by name."""
    model = assistant.deciding.pane.model
    return {row[1]: row for row in model.source.rows(model.ids)}


def select(assistant: ImportAssistant, name: str) -> None:
    model = assistant.deciding.pane.model
    numbers = [number for number in model.ids if (model.text(number) or ("", ""))[1] == name]
    assistant.deciding.pane.select(numbers)


def decide(assistant: ImportAssistant, text: str) -> None:
    box = child(assistant, QComboBox, "importDecision")
    place = box.findText(text)
    assert place >= 0, f"no {text!r} among {[box.itemText(at) for at in range(box.count())]}"
    box.setCurrentIndex(place)
    box.activated.emit(place)


def choose_column(assistant: ImportAssistant, letter: str, field: str) -> None:
    box = child(assistant, QComboBox, f"columnField{letter}")
    place = box.findData(field)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def field_of(assistant: ImportAssistant, letter: str) -> str:
    return str(child(assistant, QComboBox, f"columnField{letter}").currentData())


def everybody(desk: Desk) -> list[str]:
    return [row.name for row in participants.rows(desk.store, participants.ids(desk.store))]


def test_a_list_goes_the_whole_way_and_back(desk: Desk, open_assistant: Open, qtbot: QtBot) -> None:
    number = people.network(desk.store, "AME-chefsnätverket")
    assistant = open_assistant(network=number, paths=[GOOD])
    assert assistant.step == CHOOSE

    go_on(assistant)
    assert assistant.step == CHECK
    assert sentence(assistant) == (
        "26 participants from 13 municipalities in the network AME-chefsnätverket, headings on row 6,"
        " 5 rows are skipped."
    )
    assert (field_of(assistant, "A"), field_of(assistant, "B")) == ("organisation", "name")
    go_on(assistant)
    assert next_text(assistant) == "Import 26"
    assert everybody(desk) == []

    with qtbot.waitSignal(assistant.imported) as done:
        go_on(assistant)
    assert assistant.step == DONE
    assert done.args[0] is not None
    assert child(assistant, QLabel, "importDoneSentence").text() == "26 participants were added."
    assert len(everybody(desk)) == 26
    assert len(networks.get(desk.store, number).memberships) == 26

    child(desk.bar, QPushButton, "messageAction").click()
    assert everybody(desk) == []


def test_the_second_time_there_is_nothing_to_import(desk: Desk, open_assistant: Open, listed: Listed) -> None:
    path = listed("Namn;Kommun", "Anna Ek;Ale", "Bo Alm;Öckerö")
    first = open_assistant(paths=[path])
    for _step in range(3):
        go_on(first)
    first.close()
    second = open_assistant(paths=[path])
    go_on(second)
    go_on(second)
    assert next_text(second) == "Nothing to import"
    assert not child(second, QPushButton, "importNext").isEnabled()
    assert everybody(desk) == ["Bo Alm", "Anna Ek"]


def test_a_pasted_page_is_shown_as_an_outline(desk: Desk, open_assistant: Open) -> None:
    assistant = open_assistant()
    assert not child(assistant, QPushButton, "importNext").isEnabled()
    QGuiApplication.clipboard().setText((PAGES / "steering-group.txt").read_text(encoding="utf-8"))
    press(assistant, "pasteText")
    assert child(assistant, QPlainTextEdit, "importText").toPlainText().startswith("Du är här:")

    go_on(assistant)
    outline = child(assistant, QTreeWidget, "importOutline")
    assert outline.isVisible()
    told = [
        item.text(0)
        for item in outline.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    ]
    assert "Network: Styrgruppen för kompetens" in told
    assert "Wednesday 20 January 2021 at 09:00–12:00" in told
    assert "Meetings (6)" in told
    assert "Presidium (2)" in told
    assert "Contact persons (2)" in told
    assert "Sigvard Holmkvist (S), chair, Partille" in told

    meeting = outline.findItems("Wednesday 20", Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive)[0]
    outline.setCurrentItem(meeting)
    assert assistant.checking.sheet.currentIndex().row() + 1 == 13

    go_on(assistant)
    go_on(assistant)
    assert [row.name for row in networks.rows(desk.store, networks.ids(desk.store))] == [
        "Styrgruppen för kompetens"
    ]


def test_what_is_told_of_several_rows_is_told_once(open_assistant: Open, listed: Listed) -> None:
    two = "070-174 06 05, 070-174 06 06"
    path = listed(
        "Namn;Kommun;Tel", f"Anna Ek;Ale;{two}", f"Bo Alm;Kil;{two}", f"Cia Dal;Ale;{two}", "Eva Al;X;"
    )
    assistant = open_assistant(paths=[path])
    go_on(assistant)
    troubles = child(assistant, QListWidget, "importTroubles")
    told = [troubles.item(row).text() for row in range(troubles.count())]
    assert told[0] == "Rows 2, 3, 4: 2 numbers in one cell."
    assert told[1].startswith("Row 5: ")
    troubles.setCurrentRow(0)
    sheet = assistant.checking.sheet
    assert sheet.currentIndex().row() == 1
    troubles.itemDoubleClicked.emit(troubles.item(0))
    assert sheet.currentIndex().row() == 2


def test_a_refused_file_says_why_and_the_others_go_on(
    desk: Desk, open_assistant: Open, listed: Listed
) -> None:
    figures = listed("Månad;Antal", "Januari;12", "Februari;14", "Mars;9", name="siffror.csv")
    assistant = open_assistant(paths=[figures, listed("Namn;Kommun", "Anna Ek;Ale")])
    go_on(assistant)
    sources = child(assistant, QListWidget, "importSources")
    assert sources.currentRow() == 0
    assert "refused" in sources.item(0).text()
    assert sentence(assistant)
    sources.setCurrentRow(1)
    assert sentence(assistant).startswith("1 participant from 1 municipality")
    go_on(assistant)
    go_on(assistant)
    assert everybody(desk) == ["Anna Ek"]


def test_a_file_that_cannot_be_read_leaves_the_assistant_alive(open_assistant: Open, tmp_path: Path) -> None:
    broken = tmp_path / "trasig.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    assistant = open_assistant(paths=[broken])
    go_on(assistant)
    assert assistant.step == CHECK
    assert sentence(assistant)
    assert not assistant.checking.network.isVisible()
    assert not child(assistant, QPushButton, "importNext").isEnabled()
    press(assistant, "importBack")
    assert assistant.step == CHOOSE


def test_a_column_is_changed_and_its_neighbour_with_it(
    desk: Desk, open_assistant: Open, listed: Listed, qtbot: QtBot
) -> None:
    path = listed("Förnamn;Efternamn;Kommun", "Ek;Anna;Ale", "Alm;Bo;Öckerö")
    assistant = open_assistant(paths=[path])
    go_on(assistant)
    go_on(assistant)
    assert "Ek Anna" in named(assistant)

    press(assistant, "importBack")
    choose_column(assistant, "A", "family")
    qtbot.waitUntil(lambda: field_of(assistant, "B") == "given", timeout=20_000)
    assert "chosen by you" in child(assistant, QComboBox, "columnFieldA").accessibleName()
    go_on(assistant)
    assert "Anna Ek" in named(assistant)
    go_on(assistant)
    assert everybody(desk) == ["Bo Alm", "Anna Ek"]


def test_a_column_without_heading_is_named(
    desk: Desk, open_assistant: Open, listed: Listed, qtbot: QtBot
) -> None:
    path = listed("Namn;Kommun;", "Anna Ek;Ale;Xyzzy", "Bo Alm;Öckerö;Fnord", "Eva Dal;Ale;Plugh")
    assistant = open_assistant(paths=[path])
    go_on(assistant)
    choose_column(assistant, "C", "notes")
    qtbot.waitUntil(lambda: field_of(assistant, "C") == "notes", timeout=20_000)
    go_on(assistant)
    go_on(assistant)
    assert len(everybody(desk)) == 3
    assert participants.get(desk.store, participants.ids(desk.store)[0]).note


def test_perhaps_the_same_is_left_until_somebody_says(
    desk: Desk, open_assistant: Open, listed: Listed
) -> None:
    people.person(desk.store, "Anna Ek", "Ale", email="anna.ek@post.example")
    assistant = open_assistant(paths=[listed(*MOVED)])
    go_on(assistant)
    go_on(assistant)
    assert named(assistant)["Anna Ek"][0] == "perhaps the same"
    assert next_text(assistant) == "Import 1, leave 1"

    select(assistant, "Anna Ek")
    decide(assistant, "It is a new person")
    assert named(assistant)["Anna Ek"][3] == "It is a new person"
    assert next_text(assistant) == "Import 2"
    decide(assistant, "It is the same person")
    go_on(assistant)
    assert everybody(desk) == ["Bo Alm", "Anna Ek"]


def test_the_registers_own_edit_stays_unless_the_file_is_chosen(
    desk: Desk, open_assistant: Open, listed: Listed
) -> None:
    head = "Namn;Kommun;Titel"
    first = open_assistant(paths=[listed(head, "Anna Ek;Ale;Chef")])
    for _step in range(3):
        go_on(first)
    first.close()
    anna = participants.get(desk.store, participants.ids(desk.store)[0])
    with desk.store.change("participants.changed", name="Anna Ek") as change:
        tie = anna.affiliations[0]
        change.update("affiliation", tie.id, tie.version, title="Rektor")

    assistant = open_assistant(paths=[listed(head, "Anna Ek;Ale;Förvaltningschef")])
    go_on(assistant)
    go_on(assistant)
    assert named(assistant)["Anna Ek"][0] == "conflict"
    assert not child(assistant, QPushButton, "importNext").isEnabled()
    decide(assistant, "Take the file's value")
    assert next_text(assistant) == "Import 1"
    go_on(assistant)
    assert participants.get(desk.store, anna.id).affiliations[0].title == "Förvaltningschef"


def test_seats_are_ended_only_where_that_is_chosen(desk: Desk, open_assistant: Open, listed: Listed) -> None:
    number = people.network(desk.store, "Vuxenutbildning")
    first = open_assistant(
        network=number, paths=[listed("Namn;Kommun", "Anna Ek;Ale", "Bo Alm;Öckerö", "Eva Dal;Ale")]
    )
    for _step in range(3):
        go_on(first)
    first.close()
    assistant = open_assistant(network=number, paths=[listed("Namn;Kommun", "Anna Ek;Ale")])
    go_on(assistant)
    go_on(assistant)
    assert named(assistant)["Bo Alm"][0] == "not in the list"
    assert next_text(assistant) == "Nothing to import"
    select(assistant, "Bo Alm")
    decide(assistant, "End the seat")
    assert next_text(assistant) == "End 1 seat"
    go_on(assistant)
    ended = {seat.name: seat.span.last is not None for seat in networks.get(desk.store, number).memberships}
    assert ended == {"Anna Ek": False, "Bo Alm": True, "Eva Dal": False}


def test_a_register_changed_meanwhile_is_planned_again_with_the_choices(
    desk: Desk, open_assistant: Open, listed: Listed
) -> None:
    assistant = open_assistant(paths=[listed("Namn;Kommun", "Anna Ek;Ale", "Bo Alm;Öckerö")])
    go_on(assistant)
    go_on(assistant)
    select(assistant, "Bo Alm")
    decide(assistant, "Leave")
    people.person(desk.store, "Eva Dal", "Ale")
    go_on(assistant)
    assert assistant.step == DECIDE
    assert "has been changed" in assistant.bar.text
    child(assistant.bar, QPushButton, "messageAction").click()
    assert next_text(assistant) == "Import 1, leave 1"
    go_on(assistant)
    assert sorted(everybody(desk)) == ["Anna Ek", "Eva Dal"]


def test_rows_that_were_left_are_saved_with_their_reasons(
    desk: Desk, open_assistant: Open, listed: Listed, ask: FakeAsk, tmp_path: Path
) -> None:
    people.person(desk.store, "Anna Ek", "Ale", email="anna.ek@post.example")
    assistant = open_assistant(paths=[listed(*MOVED)])
    for _step in range(3):
        go_on(assistant)
    saved = tmp_path / "kvar.xlsx"
    ask.answers.append(saved)
    press(assistant, "saveLeft")
    heading, row = read(saved).sheets[0].rows
    assert heading == ("Namn", "Kommun", "E-post", "Reason")
    assert row[:3] == ("Anna Ek", "Partille kommun", "anna.ek@post.example")
    assert "perhaps the same" in str(row[3])
    assert "same name" in str(row[3])


def test_files_are_dropped(open_assistant: Open, listed: Listed) -> None:
    assistant = open_assistant()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(listed("Namn;Kommun", "Anna Ek;Ale")))])
    copy, left, nothing = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(200, 200), copy, data, left, nothing)
    QApplication.sendEvent(assistant, enter)
    assert enter.isAccepted()
    assert assistant.choosing.drop.over
    QApplication.sendEvent(assistant, QDropEvent(QPointF(200, 200), copy, data, left, nothing))
    assert not assistant.choosing.drop.over
    assert [path.name for path in assistant.choosing.paths] == ["lista.csv"]
    go_on(assistant)
    assert sentence(assistant).startswith("1 participant")


def test_files_are_chosen_and_taken_away(open_assistant: Open, ask: FakeAsk, listed: Listed) -> None:
    assistant = open_assistant()
    ask.answers.append([listed("Namn;Kommun", "Anna Ek;Ale"), GOOD])
    press(assistant, "chooseFiles")
    assert len(assistant.choosing.paths) == 2
    press(assistant, "removeFile")
    assert [path.name for path in assistant.choosing.paths] == ["lista.csv"]


def test_an_unknown_sender_is_told_before_anything_is_read(open_assistant: Open, listed: Listed) -> None:
    assistant = open_assistant(paths=[listed("Namn;Kommun", "Anna Ek;Ale")])
    assistant.choosing.sender_line.setText("Ingenstans")
    go_on(assistant)
    assert assistant.step == CHOOSE
    assert "Ingenstans" in assistant.bar.text


def test_closing_asks_only_where_something_was_chosen(
    open_assistant: Open, ask: FakeAsk, listed: Listed
) -> None:
    path = listed("Namn;Kommun", "Anna Ek;Ale")
    untouched = open_assistant(paths=[path])
    go_on(untouched)
    go_on(untouched)
    untouched.close()
    assert ask.asked == []
    assert not untouched.isVisible()

    touched = open_assistant(paths=[path])
    go_on(touched)
    go_on(touched)
    decide(touched, "Leave")
    ask.answers += ["no", "yes"]
    touched.close()
    assert touched.isVisible()
    touched.close()
    assert not touched.isVisible()
    assert len(ask.asked) == 2


def test_the_steps_are_gone_through_by_keyboard(
    desk: Desk, open_assistant: Open, listed: Listed, qtbot: QtBot
) -> None:
    assistant = open_assistant(paths=[listed("Namn;Kommun", "Anna Ek;Ale", "Bo Alm;Öckerö")])
    qtbot.keyClick(assistant, Qt.Key.Key_Return)
    qtbot.keyClick(assistant, Qt.Key.Key_Return)
    assert assistant.step == DECIDE
    table = assistant.deciding.pane.table
    assert table.hasFocus() or not assistant.isActiveWindow()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert next_text(assistant) == "Import 1, leave 1"
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert next_text(assistant) == "Import 2"
    qtbot.keyClick(assistant, Qt.Key.Key_Escape)
    assert assistant.step == CHECK
    qtbot.keyClick(assistant, Qt.Key.Key_Escape)
    assert assistant.step == CHOOSE
    qtbot.keyClick(assistant, Qt.Key.Key_Escape)
    assert not assistant.isVisible()
    assert everybody(desk) == []


def test_what_is_shown_answers_together(open_assistant: Open, listed: Listed) -> None:
    assistant = open_assistant(paths=[listed("Namn;Kommun", "Anna Ek;Ale", "Bo Alm;Öckerö", "Eva Dal;Ale")])
    go_on(assistant)
    go_on(assistant)
    assistant.deciding.pane.search("Ale")
    menu = child(assistant, QPushButton, "importForAll").menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Leave").trigger()
    assert next_text(assistant) == "Import 1, leave 2"
    assistant.deciding.pane.search("")
    child(assistant, QPushButton, "filter_new").setChecked(True)
    assert assistant.deciding.pane.model.rowCount() == 3


@pytest.mark.parametrize("language", ["en", "sv"])
def test_no_two_things_on_a_step_share_a_key(language: str, open_assistant: Open, listed: Listed) -> None:
    i18n.use(language)
    assistant = open_assistant(paths=[listed("Namn;Kommun", "Anna Ek;Ale"), GOOD])
    for step in (CHOOSE, CHECK, DECIDE):
        assert assistant.step == step
        labels = [
            each.text()
            for each in assistant.findChildren(QLabel)
            if each.isVisible() and each.buddy() is not None
        ]
        buttons = [each.text() for each in assistant.findChildren(QAbstractButton) if each.isVisible()]
        texts = [text for text in (*labels, *buttons) if "&" in text]
        keys = [text[text.index("&") + 1].casefold() for text in texts]
        assert len(keys) == len(set(keys)), texts
        go_on(assistant)


def test_everything_that_takes_the_focus_has_a_name(open_assistant: Open, listed: Listed) -> None:
    assistant = open_assistant(paths=[listed("Namn;Kommun", "Anna Ek;Ale"), GOOD])
    for step in (CHOOSE, CHECK, DECIDE):
        assert assistant.step == step
        buddies = {label.buddy() for label in assistant.findChildren(QLabel) if label.buddy() is not None}
        for widget in assistant.findChildren(QWidget):
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
                continue
            text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
            inside = widget.focusProxy() or isinstance(widget.parent(), QComboBox | QAbstractItemView)
            assert widget.accessibleName() or text or widget in buddies or inside, widget
        go_on(assistant)


def test_reading_can_be_cancelled(open_assistant: Open, listed: Listed, jobs: JobsAtOnce) -> None:
    jobs.started.connect(lambda running: running.cancel())
    assistant = open_assistant(paths=[listed("Namn;Kommun", "Anna Ek;Ale")])
    go_on(assistant)
    assert assistant.step == CHOOSE
    assert assistant.bar.text == "Cancelled. Nothing was changed."
    assert child(assistant, QPushButton, "importNext").isEnabled()


def test_sheets_are_looked_at_and_left_out(
    desk: Desk, open_assistant: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    book = openpyxl.Workbook()
    for name, person in (("Ale", "Anna Ek"), ("Öckerö", "Bo Alm")):
        sheet = book.create_sheet(name)
        sheet.append(["Namn", "Kommun"])
        sheet.append([person, name])
    book.remove(book.worksheets[0])
    path = tmp_path / "två blad.xlsx"
    book.save(path)
    assistant = open_assistant(paths=[path])
    go_on(assistant)
    assert sentence(assistant).startswith("2 participants")
    sheets = child(assistant, QComboBox, "importSheetChoice")
    assert [sheets.itemText(at) for at in range(sheets.count())] == ["Ale", "Öckerö"]
    child(assistant, QCheckBox, "importSheetTaken").click()
    qtbot.waitUntil(lambda: sentence(assistant).startswith("1 participant"), timeout=20_000)
    go_on(assistant)
    go_on(assistant)
    assert everybody(desk) == ["Bo Alm"]


def test_a_folder_is_chosen(open_assistant: Open, ask: FakeAsk, listed: Listed) -> None:
    assistant = open_assistant()
    first = listed("Namn;Kommun", "Anna Ek;Ale", name="ale.csv")
    listed("Namn;Kommun", "Bo Alm;Lerum", name="lerum.csv")
    ask.answers.append(first.parent)
    press(assistant, "chooseFolder")
    assert [path.name for path in assistant.choosing.paths] == ["ale.csv", "lerum.csv"]


def test_enter_presses_the_button_that_has_the_focus(
    open_assistant: Open, ask: FakeAsk, listed: Listed, qtbot: QtBot
) -> None:
    assistant = open_assistant(paths=[listed("Namn;Kommun", "Anna Ek;Ale")])
    ask.answers.append(None)
    child(assistant, QPushButton, "chooseFiles").setFocus()
    qtbot.keyClick(assistant, Qt.Key.Key_Return)
    assert ask.asked
    assert assistant.step == CHOOSE
    ask.answers.append([listed("Namn;Kommun", "Bo Alm;Lerum", name="lerum.csv")])
    press(assistant, "chooseFiles")
    qtbot.keyClick(assistant.focusWidget(), Qt.Key.Key_Return)
    assert assistant.step == CHECK


def test_a_sender_by_the_files_name_stands_on_every_row(open_assistant: Open, listed: Listed) -> None:
    path = listed(
        "Namn;Telefon", "Anna Ek;070-1740605", ";", "Vakant;", name="Kontaktlista Partille kommun.csv"
    )
    assistant = open_assistant(paths=[path])
    go_on(assistant)
    assert sentence(assistant).startswith("1 participant from 1 municipality, 1 vacant seat")
    assert "skipped" not in sentence(assistant)
    go_on(assistant)
    assert {"Partille kommun", "070-174 06 05"} <= set(named(assistant)["Anna Ek"])


def test_what_the_list_leaves_empty_is_emptied_where_it_is_said(
    desk: Desk, open_assistant: Open, listed: Listed
) -> None:
    headings, bo = "Namn;Kommun;Titel", "Bo Alm;Ale;Rektor"
    first = open_assistant(paths=[listed(headings, "Anna Ek;Ale;Rektor", bo)])
    for _step in range(3):
        go_on(first)
    again = open_assistant(paths=[listed(headings, "Anna Ek;Ale;", bo)])
    go_on(again)
    go_on(again)
    select(again, "Anna Ek")
    box = child(again, QCheckBox, "importCell0")
    assert not box.isChecked()
    assert "Rektor → (empty)" in box.accessibleName()
    decide(again, "Empty what the list leaves empty")
    assert child(again, QCheckBox, "importCell0").isChecked()
    go_on(again)
    everyone = [participants.get(desk.store, number) for number in participants.ids(desk.store)]
    assert {each.written: each.affiliations[0].title for each in everyone} == {
        "Anna Ek": "",
        "Bo Alm": "Rektor",
    }
