"""What a list says besides people, in the last step: organisations, and a page's network, lists, meetings."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.store import networks, organisations
from desktop_app.store.database import Store
from desktop_app.store.meetings import attending, meetings
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.importing import DONE, ImportAssistant
from desktop_app.ui.importing.letter_view import LetterView
from desktop_app.ui.importing.rows import Row
from desktop_app.work.meetings import meetings as verbs
from tests import people
from tests.ui.fake_ask import FakeAsk
from tests.ui.importing.conftest import LISTS, PAGES, Open
from tests.ui.importing.test_assistant import (
    Listed,
    decide,
    go_on,
    named,
    next_text,
    press,
    select,
    sentence,
)
from tests.ui.looking import child

NO_YEAR = ("Nätverket för vuxenutbildning", "Möten", "Torsdag 12 mars kl 9-12")


def days(store: Store) -> list[tuple[str, str]]:
    return [(row.first_day, row.status) for row in meetings.rows(store, meetings.ids(store))]


def of_sort(assistant: ImportAssistant, sort: str) -> list[Row]:
    found: list[Row] = list(assistant.deciding._source.found)
    return [row for row in found if row.sort == sort]


def test_a_page_is_taken_in_part(desk: Desk, open_assistant: Open) -> None:
    assistant = open_assistant(paths=[PAGES / "steering-group.txt"])
    go_on(assistant)
    go_on(assistant)
    assert [row.kind for row in of_sort(assistant, "network")] == ["new"]
    found = of_sort(assistant, "meeting")
    assert {row.kind for row in found} == {"new"}
    assert len(found) == 6
    press(assistant, "filter_meeting")
    assert len(named(assistant)) == 6
    select(assistant, "Wednesday 20 January 2021 at 09:00–12:00")
    before = next_text(assistant)
    decide(assistant, "Leave")
    assert "6 meetings" in before
    assert "5 meetings" in next_text(assistant)
    go_on(assistant)
    assert assistant.step == DONE
    assert "5 meetings" in child(assistant, QLabel, "importDoneSentence").text()
    written = [day for day, _status in days(desk.store)]
    assert len(written) == 5
    assert "2021-01-20" not in written

    again = open_assistant(paths=[PAGES / "steering-group.txt"])
    go_on(again)
    go_on(again)
    states = {row.key: row.kind for row in of_sort(again, "meeting")}
    assert sorted(states.values()) == ["new", *["unchanged"] * 5]
    assert next_text(again) == "Import 1 meeting"


def test_without_its_network_nothing_of_a_page_has_a_place(desk: Desk, open_assistant: Open) -> None:
    assistant = open_assistant(paths=[PAGES / "steering-group.txt"])
    go_on(assistant)
    go_on(assistant)
    select(assistant, "Styrgruppen för kompetens")
    decide(assistant, "Leave")
    go_on(assistant)
    assert assistant.step == DONE
    assert networks.ids(desk.store) == []
    assert days(desk.store) == []


def test_the_year_of_a_meeting_is_chosen(desk: Desk, open_assistant: Open) -> None:
    assistant = open_assistant(text="\n".join(NO_YEAR))
    go_on(assistant)
    go_on(assistant)
    (meeting,) = of_sort(assistant, "meeting")
    assert meeting.kind == "proposed"
    assistant.deciding.pane.select([meeting.number])
    box = child(assistant, QComboBox, "importDecision")
    offered = [box.itemText(at) for at in range(box.count())]
    assert offered[0] == "Leave"
    assert "Take in, in 2026" in offered
    assert "Take in, in 2025" not in offered
    decide(assistant, "Take in, in 2026")
    go_on(assistant)
    assert days(desk.store) == [("2026-03-12", "planned")]


def test_organisations_are_taken_row_by_row_and_cell_by_cell(
    desk: Desk, open_assistant: Open, listed: Listed
) -> None:
    path = listed(
        "Kommun;E-post;Telefon",
        "Ale kommun;kommun@ale.example;031-390 06 01",
        "Öckerö kommun;kommun@ockero.example;031-390 06 02",
        "Samordningsförbundet Fnord;info@fnord.example;",
    )
    assistant = open_assistant(paths=[path])
    go_on(assistant)
    go_on(assistant)
    assert [row.kind for row in of_sort(assistant, "organisation")] == ["changed", "changed", "left_out"]
    assert next_text(assistant) == "Import 2 organisations"
    select(assistant, "Öckerö kommun")
    decide(assistant, "Leave")
    assert next_text(assistant) == "Import 1 organisation"
    select(assistant, "Samordningsförbundet Fnord")
    decide(assistant, "Take in")
    select(assistant, "Ale kommun")
    box = child(assistant.deciding.card, QCheckBox, "importCell1")
    assert "031" in box.accessibleName() or "+46" in box.accessibleName()
    box.click()
    assert next_text(assistant) == "Import 2 organisations"
    go_on(assistant)

    def reached(name: str) -> list[str]:
        number = organisations.named(desk.store, name)
        return [each.value for each in organisations.contacts(desk.store, number)]

    assert reached("Ale kommun") == ["kommun@ale.example"]
    assert reached("Öckerö kommun") == []
    assert reached("Samordningsförbundet Fnord") == ["info@fnord.example"]


def test_a_sign_up_tells_its_meeting(desk: Desk, open_assistant: Open) -> None:
    sign_up = next(LISTS.glob("Anmälan*"))
    assistant = open_assistant(paths=[sign_up])
    go_on(assistant)
    go_on(assistant)
    (meeting,) = of_sort(assistant, "meeting")
    assert meeting.kind == "refused"
    assert named(assistant)["A meeting that is not known"][0] == "refused"


def test_a_meeting_of_a_matrix_that_is_left_takes_no_marks(
    desk: Desk, open_assistant: Open, qtbot: QtBot
) -> None:
    matrix = next(LISTS.glob("Närvaro*"))
    number = people.network(desk.store, "Arbetsmarknadsnätverket")
    assistant = open_assistant(network=number, paths=[matrix])
    go_on(assistant)
    go_on(assistant)
    first, *others = of_sort(assistant, "meeting")
    assert {row.kind for row in (first, *others)} == {"new"}
    assert "Present" in (assistant.deciding.pane.model.source.rows([first.number])[0][4])
    assistant.deciding.pane.select([first.number])
    decide(assistant, "Leave")
    go_on(assistant)
    assert assistant.step == DONE
    assert len(days(desk.store)) == len(others)
    assert child(assistant, QPushButton, "importMore").isVisible()


def flip(assistant: ImportAssistant, name: str, text: str) -> None:
    box = child(assistant, QComboBox, name)
    place = box.findText(text, Qt.MatchFlag.MatchContains)
    assert place >= 0, f"no {text!r} among {[box.itemText(at) for at in range(box.count())]}"
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_a_sign_up_is_flipped_and_its_meeting_chosen(desk: Desk, open_assistant: Open, qtbot: QtBot) -> None:
    number = people.network(desk.store, "Dialog")
    verbs.add(desk.store, first_day=date(2020, 5, 5), networks=[number], title="Förra dialogen")
    coming = date.today() + timedelta(days=30)
    wanted = verbs.add(desk.store, first_day=coming, networks=[number], title="Nästa dialog")
    sign_up = next(LISTS.glob("Anmälan*"))
    assistant = open_assistant(paths=[sign_up])
    go_on(assistant)
    assert child(assistant, QLabel, "importMeetingMissing").isVisible()
    box = child(assistant, QComboBox, "importMeeting")
    titles = [box.itemText(at).rpartition(", ")[2] for at in range(box.count())]
    assert titles == ["Nästa dialog", "Förra dialogen"]
    flip(assistant, "importMeeting", "Nästa dialog")
    qtbot.waitUntil(lambda: not child(assistant, QLabel, "importMeetingMissing").isVisible(), timeout=20_000)
    go_on(assistant)
    (meeting,) = of_sort(assistant, "meeting")
    assert meeting.kind == "unchanged"
    press(assistant, "importBack")

    flip(assistant, "importShape", "A list of people")
    qtbot.waitUntil(lambda: not child(assistant, QComboBox, "importMeeting").isVisible(), timeout=20_000)
    go_on(assistant)
    assert of_sort(assistant, "meeting") == []
    press(assistant, "importBack")

    flip(assistant, "importShape", "Answers")
    qtbot.waitUntil(lambda: child(assistant, QComboBox, "importMeeting").isVisible(), timeout=20_000)
    assert child(assistant, QComboBox, "importMeeting").currentData() == wanted
    go_on(assistant)
    go_on(assistant)
    assert attending.rows(desk.store, [wanted])


def test_a_list_of_people_is_flipped_to_those_who_come(
    desk: Desk, open_assistant: Open, listed: Listed, qtbot: QtBot
) -> None:
    number = people.network(desk.store, "Dialog")
    meeting = verbs.add(desk.store, first_day=date(2027, 2, 11), networks=[number])
    assistant = open_assistant(network=number, paths=[listed("Namn;Kommun", "Anna Ek;Ale", "Bo Alm;Öckerö")])
    go_on(assistant)
    flip(assistant, "importShape", "Answers")
    qtbot.waitUntil(lambda: child(assistant, QLabel, "importMeetingMissing").isVisible(), timeout=20_000)
    flip(assistant, "importMeeting", "2027")
    qtbot.waitUntil(lambda: not child(assistant, QLabel, "importMeetingMissing").isVisible(), timeout=20_000)
    go_on(assistant)
    go_on(assistant)
    assert [row.reply for row in attending.rows(desk.store, [meeting])] == ["accepted", "accepted"]
    assert networks.get(desk.store, number).memberships == ()


def test_people_and_organisations_are_flipped(open_assistant: Open, listed: Listed, qtbot: QtBot) -> None:
    path = listed("Kommun;E-post", "Ale kommun;info@ale.example", "Öckerö kommun;info@ockero.example")
    assistant = open_assistant(paths=[path])
    go_on(assistant)
    assert sentence(assistant).startswith("A list of 2 organisations")
    flip(assistant, "importShape", "A list of people")
    qtbot.waitUntil(lambda: sentence(assistant).startswith("2 participants"), timeout=20_000)
    flip(assistant, "importShape", "A list of organisations")
    qtbot.waitUntil(lambda: sentence(assistant).startswith("A list of 2 organisations"), timeout=20_000)


def test_what_is_left_besides_people_is_saved_and_asked_for(
    desk: Desk, open_assistant: Open, listed: Listed, ask: FakeAsk, tmp_path: Path
) -> None:
    """Organisations, meetings and marks, each on a sheet of their own, which import again put right."""
    group = people.network(desk.store, "Vuxenutbildning")
    bodies = listed("Organisation;E-post", "Samordningsförbundet Fnord;info@fnord.example", name="org.csv")
    dates = listed("Datum;Tid;Plats", "Torsdag 12 mars;9-12;Ale", name="dagar.csv")
    came = listed(
        "Namn;Kommun;2026-01-20;2026-02-03", "Anna Ek;Ale;x;(x)", "Bo Alm;Lerum;x;x", name="kom.csv"
    )
    assistant = open_assistant(paths=[bodies, dates, came], network=group)
    for _step in range(3):
        go_on(assistant)
    press(assistant, "letterToSender")
    text = child(child(assistant, LetterView, "importLetter"), QPlainTextEdit, "letterText").toPlainText()
    assert "Anna Ek: “(x)” does not say clearly" in text
    assert "12 mars" in text
    assert "Bo Alm" not in text
    path = tmp_path / "kvar.xlsx"
    ask.answers.append(path)
    press(assistant, "saveLeft")
    book = openpyxl.load_workbook(path)
    assert {sheet.title: sheet.max_row for sheet in book} == {
        "Organisations org": 2,
        "Meetings dagar": 2,
        "People kom": 2,
    }
    book["Meetings dagar"]["A2"] = "2026-03-12"
    book["People kom"]["D2"] = "x"
    book.save(path)
    assistant.close()
    again = open_assistant(paths=[path], network=group)
    go_on(again)
    go_on(again)
    assert [row.kind for row in of_sort(again, "organisation")] == ["left_out"]
    assert [row.kind for row in of_sort(again, "person") if row.planned] == ["changed"]
    assert "new" in [row.kind for row in of_sort(again, "meeting")]


def test_the_marks_in_a_persons_own_column_are_left_as_a_row(
    desk: Desk, open_assistant: Open, listed: Listed, ask: FakeAsk, tmp_path: Path
) -> None:
    group = people.network(desk.store, "Vuxenutbildning")
    came = listed("Datum;Anna Ek;Bo Alm", "Kommun;Ale;Lerum", "2026-01-20;x;x", "2026-02-03;(x);")
    assistant = open_assistant(paths=[came], network=group)
    for _step in range(3):
        go_on(assistant)
    ask.answers.append(tmp_path / "kvar.xlsx")
    press(assistant, "saveLeft")
    rows = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(tmp_path / "kvar.xlsx").worksheets[0]
    ]
    assert rows[0] == ["Name", "Organisation", "E-mail", "2026-01-20", "2026-02-03", "Reason"]
    assert [row[:2] + row[3:5] for row in rows[1:]] == [["Anna Ek", "Ale", "x", "(x)"]]
