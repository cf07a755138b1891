"""The assignments in the window: given, carried out jointly, followed up, overdue, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton

from desktop_app.records.ids import ParticipantId
from desktop_app.store import assignments, networks, participants
from desktop_app.store.database import Store
from desktop_app.ui.form.editors import Choice, ParticipantEditor
from desktop_app.ui.form.form import Form
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.assignments import AssignmentsPage
from desktop_app.ui.window import Window
from desktop_app.work import assignments as verbs
from desktop_app.work import participants as people
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child, type_text
from tests.ui.pages.reading import said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]
LATE = (date.today() - timedelta(3)).isoformat()
AHEAD = (date.today() + timedelta(30)).isoformat()


@pytest.fixture
def page(window: Window, do: Do) -> AssignmentsPage:
    do("go.assignments")
    assert isinstance(window.page, AssignmentsPage)
    return window.page


def named(store: Store, name: str) -> ParticipantId:
    return next(row.id for row in participants.rows(store, participants.ids(store)) if row.name == name)


def filter_by(page: AssignmentsPage, text: str) -> None:
    box = child(page, QComboBox, "assignmentsFilter")
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())


def titles(page: AssignmentsPage) -> list[str]:
    QApplication.processEvents()
    cells = [page.pane.model.text(number) for number in page.pane.model.ids]
    return [each[0] for each in cells if each]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_an_assignment_is_given_in_one_form_and_undone(
    page: AssignmentsPage, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    assert "no assignments" in said(page)
    do("assignment.new")
    form = dialog()
    child(form, QLineEdit, "title").setText("Kartlägg yrkesutbildningen")
    for name, text in (("performer", "Björn"), ("jointly", "Cecilia")):
        line = child(form, QLineEdit, name)
        type_text(line, text)
        line.setText(line.completer().model().index(0, 0).data())
    child(form, QLineEdit, "deadline").setText("vid årsskiftet 2030")
    child(form, QLineEdit, "period").setText("hösten 2030")
    child(form, QLineEdit, "scope").setText("30")
    child(form, QPushButton, "assignmentSave").click()
    assert titles(page) == ["Kartlägg yrkesutbildningen"]
    told = said(page.card)
    assert "vid årsskiftet 2030 (by 31 Dec 2030)" in told
    assert "Carried out jointly by" in told
    table = child(page.card, Lines, "performers")
    assert [table.line_at(row).cells for row in range(2)] == [("Björn Ek",), ("Cecilia von Ahn",)]
    do("undo")
    assert assignments.ids(store) == []


def test_what_is_overdue_is_said_and_found(page: AssignmentsPage, store: Store) -> None:
    group = networks.ids(store)[0]
    verbs.add(store, title="Sen", deadline=LATE, network=group)
    verbs.add(store, title="I tid", deadline=AHEAD)
    verbs.add(store, title="Klar", deadline=LATE, status="done")
    assert titles(page) == ["Sen", "I tid"]
    filter_by(page, "Overdue ones")
    assert titles(page) == ["Sen"]
    page.pane.select([page.pane.model.ids[0]])
    assert "Overdue: should have been ready" in said(page.card)
    filter_by(page, "All")
    assert sorted(titles(page)) == ["I tid", "Klar", "Sen"]
    filter_by(page, networks.name(store, group))
    assert titles(page) == ["Sen"]


def test_areas_follow_ups_and_performers_are_written(
    page: AssignmentsPage, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    number = verbs.add(store, title="Vägar till arbete")
    page.show_record(number)
    do("assignment.lists")
    child(dialog(), QPlainTextEdit, "areas").setPlainText("Språk, t.ex. språkcafé\nPraktik")
    child(dialog(), QPushButton, "assignmentListsSave").click()
    do("assignment.follow")
    child(dialog(), QPlainTextEdit, "text").setPlainText("Halvvägs")
    child(dialog(), QPushButton, "followUpSave").click()
    do("assignment.people")
    child(dialog(), QPushButton, "performersAdd").click()
    form = dialog()
    made = child(form, Form, "performer")
    editor = made._editors["participant"]
    assert isinstance(editor, ParticipantEditor)
    editor.show_value(Choice(named(store, "Åsa Öberg"), "Åsa Öberg"))
    child(form, QComboBox, "capacity").setCurrentIndex(1)
    child(form, QPushButton, "performerSave").click()
    dialog().reject()
    held = assignments.get(store, number)
    assert [each.lines for each in held.lists] == [("Språk, t.ex. språkcafé", "Praktik")]
    assert [(each.name, each.capacity) for each in held.people] == [("Åsa Öberg", "contact")]
    told = said(page.card)
    for text in ("Språk, t.ex. språkcafé", "Halvvägs", "Contact person", "a@partille.example"):
        assert text in told
    do("assignment.done")
    assert assignments.get(store, number).status == "done"
    do("undo")
    assert assignments.get(store, number).status == "ongoing"
    do("record.remove")
    assert assignments.ids(store) == []
    assert "Removed the assignment" in window.bar.text


def test_a_deadline_that_is_no_day_is_told_beside_its_field(
    page: AssignmentsPage, do: Do, dialog: Opened, store: Store
) -> None:
    number = verbs.add(store, title="Vägar till arbete")
    page.show_record(number)
    do("record.edit")
    child(dialog(), QLineEdit, "deadline").setText("snart")
    child(dialog(), QPushButton, "assignmentSave").click()
    assert "“snart” is no day to be ready by" in said(dialog())
    child(dialog(), QLineEdit, "deadline").setText(AHEAD)
    child(dialog(), QPushButton, "assignmentSave").click()
    assert assignments.get(store, number).deadline.text == AHEAD


def test_the_cards_of_people_and_networks_tell_their_assignments(
    window: Window, store: Store, do: Do
) -> None:
    group = networks.named(store, "Styrgruppen")
    person = named(store, "Åsa Öberg")
    number = verbs.add(store, title="Vägar till arbete", network=group, participants=[person])
    for kind, record in (("participants", person), ("networks", group)):
        window.show_record(kind, record)
        table = child(window.pages[kind], Lines, "assignments")
        assert table.line_at(0).cells[0] == "Vägar till arbete"
        table.row_opened.emit(table.line_at(0).id)
        assert isinstance(window.page, AssignmentsPage)
        assert window.page.pane.current() == number
    del do


def test_printing_and_export_leave_protected_people_out(
    page: AssignmentsPage, store: Store, do: Do, ask: FakeAsk, tmp_path: Path, dialog: Opened
) -> None:
    person, other = named(store, "Åsa Öberg"), named(store, "Björn Ek")
    verbs.add(store, title="Vägar till arbete", participants=[person, other])
    people.change(store, participant=person, protected=True)
    page.read_again()
    ask.answers.append(tmp_path / "a.xlsx")
    do("export")
    rows = load_workbook(tmp_path / "a.xlsx").active
    assert rows is not None
    told = " ".join(str(cell.value) for row in rows for cell in row)
    assert "Björn Ek" in told
    assert "Åsa" not in told
    do("print")
    assert dialog().objectName() == "assignmentsPreview"
    dialog().reject()
