"""The card of a meeting in its parts: replies with the next deputy, agenda, checklist, files, minutes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableWidgetItem,
)

from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings.meetings import Attendance, Meeting
from desktop_app.store import assignments, networks, organisations, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import checklists, meetings
from desktop_app.ui.bar import MessageBar
from desktop_app.ui.form.rows import Rows
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.meeting_card import gather
from desktop_app.ui.pages.meetings import MeetingsPage
from desktop_app.ui.window import Window
from desktop_app.work import networks as at_networks
from desktop_app.work.meetings import agenda, invitations, replies
from desktop_app.work.meetings import checklists as at_checklists
from desktop_app.work.meetings import meetings as verbs
from tests.store.recorder import recorded
from tests.ui.fake_ask import FakeAsk
from tests.ui.looking import child, type_text
from tests.ui.pages.reading import said
from tests.ui.pages.test_window import named, shown_inputs

Do = Callable[[str], None]
Opened = Callable[[], QDialog]
Press = Callable[..., None]


@pytest.fixture
def page(window: Window, store: Store, do: Do) -> MeetingsPage:
    """Dragan is Björn's deputy in the network whose next meeting is shown, with everybody invited."""
    group = networks.named(store, "Styrgruppen")
    bjorn, dragan = (participants.named(store, name) for name in ("Björn Ek", "Dragan Ilić"))
    at_networks.join(
        store,
        network=group,
        participant=dragan,
        organisation=organisations.named(store, "Haninge"),
        role="deputy",
        deputy_for=bjorn,
        call_order=1,
    )
    do("go.meetings")
    do("meeting.invite")
    found = window.page
    assert isinstance(found, MeetingsPage)
    return found


def held(page: MeetingsPage, store: Store) -> Meeting:
    return meetings.get(store, MeetingId(page.current()))


def line_of(page: MeetingsPage, store: Store, name: str) -> Attendance:
    return next(row for row in held(page, store).attendance if row.name == name)


def table(page: MeetingsPage, name: str) -> Lines:
    return child(page.card, Lines, name)


def cells(page: MeetingsPage, name: str) -> list[tuple[str, ...]]:
    lines = table(page, name)
    return [lines.line_at(row).cells for row in range(lines.model().rowCount())]


def choose(page: MeetingsPage, name: str, text: str) -> None:
    row = next(row for row, line in enumerate(cells(page, name)) if any(text in cell for cell in line))
    table(page, name).setFocus()
    table(page, name).selectRow(row)
    QApplication.processEvents()


def go_to_part(page: MeetingsPage, text: str) -> None:
    bar = child(page.card, QTabBar, "meetingParts")
    bar.setCurrentIndex([bar.tabText(index) for index in range(bar.count())].index(text))
    QApplication.processEvents()


def cell(rows: Rows, row: int, column: int) -> QTableWidgetItem:
    found = rows.item(row, column)
    assert found is not None
    return found


def drop(page: MeetingsPage, what: QMimeData) -> None:
    """As from a folder's window."""
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), action, what, button, key)
    QApplication.sendEvent(page, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), action, what, button, key))
    QApplication.processEvents()


def save(opened: QDialog, name: str) -> None:
    child(opened, QPushButton, name).click()
    QApplication.processEvents()


def test_replies_are_letters_and_the_next_deputy_is_one_press_away(
    page: MeetingsPage, window: Window, store: Store
) -> None:
    assert [line[0] for line in cells(page, "attendance")] == [
        "Members",
        "Björn Ek",
        "Cecilia von Ahn",
        "Åsa Öberg",
        "Deputies",
        "Dragan Ilić",
    ]
    choose(page, "attendance", "Cecilia")
    type_text(table(page, "attendance"), "y")
    assert line_of(page, store, "Cecilia von Ahn").reply == "accepted"
    choose(page, "attendance", "Björn")
    type_text(table(page, "attendance"), "n")
    assert "Next in turn: Dragan Ilić (deputy for Björn Ek)" in window.bar.text
    type_text(table(page, "attendance"), "d")
    QApplication.processEvents()
    assert line_of(page, store, "Dragan Ilić").serving
    assert "Serves for Björn Ek" in [line[2] for line in cells(page, "attendance")]


def test_guests_categories_and_the_press_are_put_on_the_list(
    page: MeetingsPage, do: Do, dialog: Opened, store: Store
) -> None:
    do("meeting.guest")
    child(dialog(), QLineEdit, "name").setText("Eva Ek")
    child(dialog(), QLineEdit, "title").setText("generaldirektör")
    save(dialog(), "guestSave")
    do("meeting.category")
    child(dialog(), QLineEdit, "name").setText("Arbetsförmedlingen")
    child(dialog(), QLineEdit, "heads").setText("8")
    save(dialog(), "categorySave")
    do("meeting.press")
    child(dialog(), QLineEdit, "name").setText("Olle Ny")
    child(dialog(), QLineEdit, "reachable_from").setText("12.30")
    child(dialog(), QLineEdit, "reachable_to").setText("12.00")
    save(dialog(), "pressSave")
    assert "ends before it begins" in child(dialog(), QLabel, "reachable_toProblem").text()
    child(dialog(), QLineEdit, "reachable_to").setText("13.30")
    save(dialog(), "pressSave")
    told = cells(page, "attendance")
    assert ("Eva Ek, generaldirektör", "", "–") in told
    assert ("Arbetsförmedlingen, 8 people", "", "–") in told
    assert ("Olle Ny", "", "at 12:30–13:30") in told
    assert "5 invited, 8 more expected" in said(page.card)
    choose(page, "attendance", "Olle Ny")
    assert not page.desk.commands.action("attendance.accepted").isEnabled()
    do("attendance.remove")
    assert len(held(page, store).attendance) == 6


def test_who_sits_there_no_longer_is_told_and_taken_off(page: MeetingsPage, do: Do, store: Store) -> None:
    group = networks.named(store, "Styrgruppen")
    at_networks.leave(
        store, network=group, participant=participants.named(store, "Björn Ek"), on=date.today()
    )
    QApplication.processEvents()
    assert "No longer in the network: Björn Ek" in said(page.card)
    do("meeting.undue")
    assert "No longer" not in said(page.card)
    assert "Björn Ek" not in [row.name for row in held(page, store).attendance]


def test_the_notice_is_noted_and_grows_old(page: MeetingsPage, do: Do, store: Store) -> None:
    do("meeting.notice")
    assert held(page, store).status == "invited"
    assert "Notice sent" in said(page.card)
    verbs.change(store, meeting=MeetingId(page.current()), place="Åby")
    QApplication.processEvents()
    assert "Send a new notice" in said(page.card)


def test_a_reply_of_outlook_is_dropped_on_the_meeting(
    page: MeetingsPage, window: Window, do: Do, ask: FakeAsk, store: Store, tmp_path: Path
) -> None:
    meeting = held(page, store)
    reply = tmp_path / "svar.ics"
    reply.write_text(
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nVERSION:2.0\nBEGIN:VEVENT\n"
        "ATTENDEE;PARTSTAT=DECLINED;CN=Björn Ek:MAILTO:b@haninge.example\n"
        f"UID:{meeting.uid}\nSEQUENCE:{meeting.sequence}\nDTSTAMP:20270104T081512Z\n"
        "SUMMARY:Avböjt: Styrgruppen\nEND:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(reply))])
    drop(page, dropped)
    assert line_of(page, store, "Björn Ek").reply == "declined"
    assert "Next in turn: Dragan Ilić" in window.bar.text
    wrong = tmp_path / "trasig.ics"
    wrong.write_bytes(b"\0\1\2")
    ask.answers.append([wrong])
    do("meeting.replies")
    assert "trasig.ics" in window.bar.text


def test_an_agenda_is_written_and_adds_up(
    page: MeetingsPage, do: Do, dialog: Opened, press: Press, store: Store
) -> None:
    do("agenda.edit")
    rows = child(dialog(), Rows, "agendaRows")
    for place, (title, minutes) in enumerate((("Öppnande", "10"), ("Budget", "x"))):
        if place:
            rows.add_row()
        for editor in rows.findChildren(QLineEdit):
            press(editor, Qt.Key.Key_Return)
        cell(rows, place, 2).setText(title)
        cell(rows, place, 5).setText(minutes)
    told = child(dialog(), QLabel, "agendaTold")
    assert told.text() == "Line 2: “x” is not a number of minutes."
    save(dialog(), "agendaSave")
    assert dialog().isVisible()
    cell(rows, 1, 5).setText("30")
    assert [cell(rows, row, 1).text() for row in range(2)] == ["09:00–09:10", "09:10–09:40"]
    press(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [cell(rows, row, 1).text() for row in range(2)] == ["09:00–09:30", "09:30–09:40"]
    assert told.text() == "2 lines, 0 h 40 min in all."
    save(dialog(), "agendaSave")
    assert [item.title for item in held(page, store).agenda] == ["Budget", "Öppnande"]
    do("agenda.edit")
    rows = child(dialog(), Rows, "agendaRows")
    rows.setCurrentCell(1, 1)
    rows.remove_row()
    save(dialog(), "agendaSave")
    assert [item.title for item in held(page, store).agenda] == ["Budget"]


def test_an_agenda_tells_who_presents_and_how_long_it_takes(page: MeetingsPage, store: Store) -> None:
    number = MeetingId(page.current())
    agenda.add(store, meeting=number, title="Budget", minutes=30)
    QApplication.processEvents()
    assert cells(page, "agenda")[0][1:3] == ("1. Budget", "")
    agenda.add(store, meeting=number, title="Lokaler", minutes=10, presenter="Åsa Öberg")
    QApplication.processEvents()
    assert [line[1:3] for line in cells(page, "agenda")] == [("1. Budget", ""), ("2. Lokaler", "Åsa Öberg")]
    verbs.change(store, meeting=number, start=None, end=None)
    QApplication.processEvents()
    assert [line[0] for line in cells(page, "agenda")] == ["30 min", "10 min"]


def test_standing_items_and_leftovers_fill_an_agenda(page: MeetingsPage, do: Do, store: Store) -> None:
    group = networks.named(store, "Styrgruppen")
    at_networks.set_lines(store, network=group, kind="standing", lines=["Öppnande", "Övrigt"])
    earlier = next(
        row.id
        for row in meetings.rows(store, meetings.ids(store))
        if row.first_day < date.today().isoformat()
    )
    agenda.postpone(store, item=agenda.add(store, meeting=earlier, title="Lokaler"))
    do("agenda.fill")
    assert [item.title for item in held(page, store).agenda] == ["Öppnande", "Övrigt", "Lokaler"]


def test_an_item_is_decided_assigned_and_postponed(
    page: MeetingsPage, do: Do, dialog: Opened, store: Store
) -> None:
    number = MeetingId(page.current())
    for title in ("Budget", "Lokaler"):
        agenda.add(store, meeting=number, title=title)
    go_to_part(page, "Agenda")
    choose(page, "agenda", "Budget")
    do("agenda.item")
    child(dialog(), QPlainTextEdit, "decision").setPlainText("Styrgruppen godkänner budgeten.")
    save(dialog(), "agendaItemSave")
    item = held(page, store).agenda[0]
    assert (item.decision_no, item.status) == (1, "done")
    assert "§ 1 Budget" in said(page.card)
    choose(page, "agenda", "Budget")
    do("agenda.assign")
    child(dialog(), QLineEdit, "deadline").setText("2027-06-30")
    child(dialog(), QLineEdit, "scope").setText("30")
    save(dialog(), "assigningSave")
    given = assignments.get(store, assignments.of_meeting(store, number)[0])
    assert (given.title, given.scope, given.decision) == ("Budget", 30, "Styrgruppen godkänner budgeten.")
    choose(page, "agenda", "Lokaler")
    do("agenda.postpone")
    assert held(page, store).agenda[1].status == "postponed"
    go_to_part(page, "Assignments")
    assert cells(page, "meetingAssignments")[0][0] == "Budget"


def test_the_checklist_is_ticked_with_the_space_bar(
    page: MeetingsPage, window: Window, do: Do, dialog: Opened, press: Press, store: Store
) -> None:
    go_to_part(page, "Checklist")
    do("checklist.add")
    child(dialog(), QLineEdit, "text").setText("Boka lokal")
    child(dialog(), QLineEdit, "days_before").setText("10")
    save(dialog(), "toDoSave")
    choose(page, "checklist", "Boka lokal")
    press(table(page, "checklist"), Qt.Key.Key_Space)
    (item,) = held(page, store).checklist
    assert item.done_on == date.today()
    assert "checklist 1 of 1" in said(page.card).casefold()
    do("checklist.edit")
    child(dialog(), QLineEdit, "days_before").setText("")
    child(dialog(), QLineEdit, "due").setText((date.today() - timedelta(1)).isoformat())
    save(dialog(), "toDoSave")
    press(table(page, "checklist"), Qt.Key.Key_Space)
    assert "of which 1 is late" in said(page.card)
    press(table(page, "checklist"), Qt.Key.Key_Delete)
    assert held(page, store).checklist == ()
    assert len(page.pane.model.ids) == 2, "Delete was meant for the line, not for the meeting"


def test_a_networks_checklist_is_written_and_taken(
    page: MeetingsPage, window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    group = networks.named(store, "Styrgruppen")
    meeting = page.current()
    window.show_record("networks", int(group))
    do("network.checklist")
    rows = child(dialog(), Rows, "templateRows")
    cell(rows, 0, 0).setText("Skicka kallelse")
    cell(rows, 0, 1).setText("tio")
    save(dialog(), "templateSave")
    assert dialog().isVisible()
    cell(rows, 0, 1).setText("14")
    save(dialog(), "templateSave")
    assert [(item.text, item.days_before) for item in checklists.of_network(store, group)] == [
        ("Skicka kallelse", 14)
    ]
    window.show_record("meetings", meeting)
    do("checklist.take")
    assert [item.text for item in held(page, store).checklist] == ["Skicka kallelse"]
    assert at_checklists.take(store, meeting=MeetingId(meeting)) == 0


def test_the_rules_of_a_networks_meetings_are_set(
    window: Window, do: Do, dialog: Opened, store: Store
) -> None:
    group = networks.named(store, "Styrgruppen")
    window.show_record("networks", int(group))
    do("network.rules")
    child(dialog(), QLineEdit, "quorum").setText("ungefär lagom")
    save(dialog(), "meetingRulesSave")
    assert "no rule for a quorum" in child(dialog(), QLabel, "quorumProblem").text()
    child(dialog(), QLineEdit, "quorum").setText("2/3")
    save(dialog(), "meetingRulesSave")
    assert networks.get(store, group).quorum == "2/3"


def test_files_are_attached_saved_and_taken_away(
    page: MeetingsPage, window: Window, do: Do, dialog: Opened, ask: FakeAsk, store: Store, tmp_path: Path
) -> None:
    go_to_part(page, "Files")
    handout, empty = tmp_path / "Underlag.pdf", tmp_path / "tom.pdf"
    handout.write_bytes(b"%PDF-1.7")
    empty.write_bytes(b"")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in (handout, empty)])
    drop(page, dropped)
    assert [each.name for each in held(page, store).documents] == ["Underlag.pdf"]
    assert "tom.pdf is empty" in window.bar.text
    choose(page, "documents", "Underlag")
    do("document.rename")
    child(dialog(), QLineEdit, "name").setText("Bilaga 1.pdf")
    save(dialog(), "documentSave")
    choose(page, "documents", "Bilaga 1.pdf")
    out = tmp_path / "ut.pdf"
    ask.answers.append(out)
    do("document.save")
    assert out.read_bytes() == b"%PDF-1.7"
    do("document.remove")
    assert held(page, store).documents == ()


def test_the_block_for_the_minutes_is_copied(
    page: MeetingsPage, window: Window, do: Do, store: Store
) -> None:
    number = MeetingId(page.current())
    invitations.invite_guest(store, meeting=number, name="Eva Ek", title="generaldirektör")
    lines = {row.name: row.id for row in held(page, store).attendance}
    for name, presence in (("Åsa Öberg", "present"), ("Dragan Ilić", "present"), ("Eva Ek", "present")):
        replies.answer(store, meeting=number, attendance=lines[name], presence=presence)
    replies.answer(store, meeting=number, attendance=lines["Björn Ek"], reply="declined")
    replies.call_deputy(
        store,
        meeting=number,
        deputy=participants.named(store, "Dragan Ilić"),
        instead_of=participants.named(store, "Björn Ek"),
    )
    QApplication.processEvents()
    do("minutes.copy")
    assert QGuiApplication.clipboard().text() == (
        "Present\n\nFull members\nÅsa Öberg, Partille kommun\n\n"
        "Serving deputies\nDragan Ilić, Haninge kommun, serving deputy for Björn Ek\n\n"
        "Excused\nBjörn Ek, Haninge kommun\n\nOthers present\nEva Ek, generaldirektör"
    )
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<h3>Serving deputies</h3><p>Dragan Ilić" in html
    assert "Nothing is noted of Cecilia von Ahn." in window.bar.text
    item = agenda.add(store, meeting=number, title="Budget")
    agenda.decide(store, item=item, decision="Att godkänna <budgeten>.")
    do("minutes.text")
    assert QGuiApplication.clipboard().text().endswith("1. Budget\nDecision § 1: Att godkänna <budgeten>.")
    assert "&lt;budgeten&gt;" in QGuiApplication.clipboard().mimeData().html()


def test_how_somebody_took_part_is_noted(page: MeetingsPage, do: Do, dialog: Opened, store: Store) -> None:
    choose(page, "attendance", "Cecilia")
    do("attendance.note")
    child(dialog(), QComboBox, "presence").setCurrentText("Present remotely")
    child(dialog(), QLineEdit, "parts").setText("kanske")
    save(dialog(), "presenceSave")
    assert "no part of a meeting" in child(dialog(), QLabel, "partsProblem").text()
    child(dialog(), QLineEdit, "parts").setText("t.o.m. punkt 2")
    child(dialog(), QComboBox, "via").setCurrentIndex(1)
    save(dialog(), "presenceSave")
    row = line_of(page, store, "Cecilia von Ahn")
    assert (row.presence, row.via, row.parts) == ("remote", "telephone", "until item 2")


def test_a_meeting_is_joint_for_a_part_of_the_day(
    page: MeetingsPage, do: Do, dialog: Opened, store: Store
) -> None:
    do("record.edit")
    opened = dialog()
    save(opened, "oneMoreNetwork")
    child(opened, QComboBox, "network2").setCurrentText("Chefsnätverket")
    child(opened, QLineEdit, "network2From").setText("10.30")
    child(opened, QLineEdit, "network2Until").setText("25.70")
    save(opened, "meetingSave")
    assert "“25.70” is not a time" in child(opened, QLabel, "networksProblem").text()
    child(opened, QLineEdit, "network2Until").setText("12")
    child(opened, QLineEdit, "room").setText("Sessionssalen")
    child(opened, QLineEdit, "inviter_text").setText("Karin Ek")
    child(opened, QComboBox, "kind").setCurrentText("Conference")
    save(opened, "meetingSave")
    joint = [(each.name, each.start, each.end) for each in held(page, store).joint]
    assert joint == [("Styrgruppen", None, None), ("Chefsnätverket", time(10, 30), time(12))]
    assert (held(page, store).kind, held(page, store).room) == ("conference", "Sessionssalen")
    told = said(page.card)
    assert "Gårda, Sessionssalen" in told
    assert "Karin Ek" in told
    do("record.edit")
    child(dialog(), QLineEdit, "end").setText("8")
    save(dialog(), "meetingSave")
    assert child(dialog(), QLabel, "endProblem").text() == "The meeting ends before it begins."


@pytest.mark.parametrize(
    "command",
    [
        *("record.edit", "meeting.roll", "agenda.edit", "meeting.guest", "meeting.category", "meeting.press"),
        *("checklist.add", "attendance.note", "attendance.edit", "attendance.line"),
    ],
)
def test_every_dialog_of_a_meeting_names_its_inputs(
    page: MeetingsPage, do: Do, dialog: Opened, command: str
) -> None:
    choose(page, "attendance", "Cecilia")
    do(command)
    opened = dialog()
    assert [each for each in shown_inputs(opened) if not named(each, opened)] == []
    opened.close()


def test_no_dialog_of_a_meeting_holds_the_focus(
    page: MeetingsPage, do: Do, dialog: Opened, press: Press
) -> None:
    do("record.edit")
    opened = dialog()
    child(opened, QLineEdit, "title").setFocus()
    seen = []
    for _step in range(40):
        inside = QApplication.focusWidget()
        assert inside is not None
        seen.append(inside.objectName())
        press(inside, Qt.Key.Key_Tab)
    assert {"network1", "oneMoreNetwork", "first_day", "note", "meetingSave"} <= set(seen)


def test_a_meetings_papers_are_previewed_and_the_sheet_numbered_when_it_is_saved(
    page: MeetingsPage, store: Store, do: Do, dialog: Opened, ask: FakeAsk, window: Window, tmp_path: Path
) -> None:
    def saved(paper: str) -> str:
        choice = child(dialog(), QComboBox, "printPaper")
        choice.setCurrentIndex(choice.findData(paper))
        QApplication.processEvents()
        assert child(dialog(), QComboBox, "printGroup").isVisible() == (paper == "roster")
        out = tmp_path / f"{paper}.html"
        ask.answers.append(out)
        child(dialog(), QPushButton, "printTo.html").click()
        QApplication.processEvents()
        return out.read_text(encoding="utf-8")

    do("print")
    for paper in ("roster", "notice", "agenda", "minutes"):
        assert "Styrgruppen" in saved(paper)
    choice = child(dialog(), QComboBox, "printPaper")
    choice.setCurrentIndex(choice.findData("sign-in"))
    QApplication.processEvents()
    assert not any(row.sheet_row for row in held(page, store).attendance)
    sheet = saved("sign-in")
    numbers = {row.name: row.sheet_row for row in held(page, store).attendance}
    assert set(numbers.values()) == set(range(1, len(numbers) + 1))
    for name, number in numbers.items():
        assert re.search(rf">{number}</td>\s*<td[^>]*>{name}<", sheet)
    told = child(dialog(), MessageBar, "printTrouble").text
    assert told == f"Saved sign-in.html. Rows 1–{len(numbers)} are numbered as printed."
    assert saved("sign-in") == sheet
    dialog().close()
    do("undo")
    assert not any(row.sheet_row for row in held(page, store).attendance)


def test_a_joint_meetings_card_is_read_in_as_few_statements(page: MeetingsPage, store: Store) -> None:
    number = MeetingId(page.current())
    with recorded(store) as of_one:
        gather(store, number)
    second = networks.named(store, "Chefsnätverket")
    at_networks.join(store, network=second, participant=participants.named(store, "Dragan Ilić"))
    verbs.change(store, meeting=number, networks=[networks.named(store, "Styrgruppen"), second])
    with recorded(store) as of_two:
        gathered = gather(store, number)
    assert len(gathered.meeting.networks) == 2
    assert len(of_two) == len(of_one) <= 16
