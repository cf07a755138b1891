"""A participant's affiliations, contacts, protected identity and card over time, in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from desktop_app.records.ids import ParticipantId
from desktop_app.store import organisations, participants
from desktop_app.store.database import Store
from desktop_app.ui.lines import Lines
from desktop_app.ui.pages.participant_card import AFFILIATIONS
from desktop_app.ui.pages.participant_timeline import Timeline
from desktop_app.ui.pages.participants import ParticipantsPage
from desktop_app.ui.window import Window
from desktop_app.work import affiliations
from tests.ui.looking import child
from tests.ui.pages.reading import said

Do = Callable[[str], None]
Opened = Callable[[], QDialog]
TODAY = date.today()
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
"""Typing the name of an organisation opens what fits it."""


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


def cells(table: Lines) -> list[tuple[str, ...]]:
    return [table.line_at(row).cells for row in range(table.model().rowCount())]


def of_card(page: ParticipantsPage) -> list[tuple[str, ...]]:
    return cells(child(page.card, Lines, AFFILIATIONS))


def test_one_more_affiliation_is_added_changed_and_taken_away(
    page: ParticipantsPage, do: Do, dialog: Opened, store: Store
) -> None:
    number = ParticipantId(page.current())
    do("affiliation.add")
    write(dialog(), "organisation", "Solna stad")
    write(dialog(), "title", "Utredare")
    write(dialog(), "period", "hösten 2019")
    save(dialog(), "affiliationSave")
    assert of_card(page)[1] == ("Solna stad", "Utredare", "hösten 2019")
    child(page.card, Lines, AFFILIATIONS).selectRow(1)
    do("affiliation.change")
    write(dialog(), "title", "Projektledare")
    save(dialog(), "affiliationSave")
    held = next(tie for tie in participants.get(store, number).affiliations if tie.span)
    assert (held.title, held.span.text) == ("Projektledare", "hösten 2019")
    child(page.card, Lines, AFFILIATIONS).selectRow(1)
    do("affiliation.remove")
    assert len(participants.get(store, number).affiliations) == 1
    do("undo")
    assert len(participants.get(store, number).affiliations) == 2


def test_an_end_before_the_start_is_refused_beside_the_field(
    page: ParticipantsPage, do: Do, dialog: Opened
) -> None:
    do("affiliation.add")
    write(dialog(), "organisation", "Solna stad")
    write(dialog(), "first_day", "2025-05-01")
    write(dialog(), "last_day", "2025-04-30")
    save(dialog(), "affiliationSave")
    problem = child(dialog(), QLabel, "last_dayProblem")
    assert "began on 2025-05-01 and cannot end before that" in problem.text()
    assert child(dialog(), QLineEdit, "first_day").text() == "2025-05-01"


def test_leaving_before_one_came_is_refused_beside_the_field(
    page: ParticipantsPage, do: Do, dialog: Opened, store: Store
) -> None:
    tie = participants.get(store, ParticipantId(page.current())).affiliations[0]
    affiliations.change_affiliation(store, affiliation=tie.id, first_day=date(2025, 5, 1))
    QApplication.processEvents()
    do("affiliation.end")
    write(dialog(), "last_day", "2024-01-01")
    save(dialog(), "endingSave")
    assert "cannot end before that" in child(dialog(), QLabel, "last_dayProblem").text()


def test_moving_from_a_day_ends_the_old_and_begins_the_new(
    page: ParticipantsPage, do: Do, dialog: Opened, store: Store
) -> None:
    number = ParticipantId(page.current())
    first = TODAY + timedelta(days=40)
    do("people.move")
    write(dialog(), "organisation", "Solna stad")
    write(dialog(), "first_day", first.isoformat())
    child(dialog(), QComboBox, "seats").setCurrentIndex(1)
    save(dialog(), "movingSave")
    later = participants.get(store, number, as_of=first)
    assert [tie.organisation_name for tie in later.affiliations] == ["Solna stad"]
    assert [seat.organisation_name for seat in later.memberships] == ["Solna stad"]
    today = participants.get(store, number, as_of=TODAY)
    assert [tie.organisation_name for tie in today.affiliations] == ["Haninge kommun"]
    assert child(page.card, Timeline, "timeline").accessibleDescription()
    assert len(of_card(page)) == 2
    do("undo")
    assert len(participants.get(store, number).affiliations) == 1


def test_contacts_of_several_kinds_are_kept_with_what_they_go_with(
    page: ParticipantsPage, do: Do, dialog: Opened, store: Store
) -> None:
    number = ParticipantId(page.current())
    tie = participants.get(store, number).affiliations[0]
    do("contacts")
    opened = dialog()
    child(opened, QPushButton, "contactAdd").click()
    kind = opened.findChildren(QComboBox, "contactKind")[-1]
    kind.setCurrentIndex(kind.findData("email"))
    text = opened.findChildren(QLineEdit, "contactText")[-1]
    text.setText("inte en adress")
    save(opened, "contactsSave")
    assert "is not an e-mail address" in said(opened)
    kind.setCurrentIndex(kind.findData("switchboard"))
    text.setText("08-465 004 12")
    text.textEdited.emit(text.text())
    where = opened.findChildren(QComboBox, "contactWhere")[-1]
    where.setCurrentIndex(where.findData(tie.id))
    save(opened, "contactsSave")
    held = participants.get(store, number).contacts
    assert [(each.kind, each.affiliation) for each in held] == [("email", None), ("switchboard", tie.id)]


def test_a_protected_identity_is_ticked_and_told(page: ParticipantsPage, do: Do, dialog: Opened) -> None:
    do("record.edit")
    child(dialog(), QCheckBox, "protected").click()
    save(dialog(), "participantSave")
    assert "Protected identity" in said(page.card)


def test_the_card_lists_roles_and_meetings(page: ParticipantsPage, window: Window, do: Do) -> None:
    seats = child(page.card, Lines, "participantNetworks")
    assert cells(seats) == [("Styrgruppen", "member")]
    do("go.networks")
    do("go.participants")
    again = child(page.card, Lines, "participantNetworks")
    again.row_opened.emit(again.line_at(0).id)
    assert window.page is window.pages["networks"]


def test_the_list_follows_the_day_looked_at(page: ParticipantsPage, store: Store) -> None:
    solna = organisations.named(store, "Solna")
    tie = participants.get(store, ParticipantId(page.current())).affiliations[0]
    first = TODAY + timedelta(days=10)
    affiliations.change_affiliation(store, affiliation=tie.id, last_day=first - timedelta(days=1))
    affiliations.add_affiliation(
        store, participant=ParticipantId(page.current()), organisation=solna, first_day=first
    )
    page.desk.looked_at.look_at(first)
    page.read_again()
    QApplication.processEvents()
    shown = page.pane.model.text(page.current())
    assert shown is not None
    assert shown[1] == "Solna stad"
