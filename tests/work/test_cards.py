"""Whose badges, signs and labels are made, and what stands on them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop_app.errors import Invalid
from desktop_app.records.cards import Card
from desktop_app.records.documents import Document
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.sheets import writing
from desktop_app.store import organisations as stored_organisations
from desktop_app.store import participants as stored_participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings as stored_meetings
from desktop_app.work import networks, organisations, participants
from desktop_app.work.cards import KINDS, cards
from desktop_app.work.meetings import invitations, meetings, replies
from tests.people import body, person

DAY = date(2026, 11, 22)


@pytest.fixture
def group(store: Store) -> NetworkId:
    """Four people of three municipalities, a vacant seat, and somebody with a protected identity."""
    network = networks.add(store, name="Styrgruppen")
    towns = [{"organisation": body(store, name), "seats": 1} for name in ("Ale", "Öckerö", "Åre", "Borås")]
    networks.set_members(store, network=network, members=towns)
    people: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
        ("Bo", "Ek", "Öckerö", "chair", {"party": "S", "title": "Ordförande"}),
        ("Åsa", "Öst", "Ale", "member", {}),
        ("Örjan", "Alm", "Ale", "deputy", {"title": "Ledamot"}),
        ("Ada", "Vik", "Åre", "member", {"title": "Chef"}),
        ("Dag", "Hemlig", "Borås", "deputy", {}),
    )
    for given, family, at, role, more in people:
        number = participants.add(store, given=given, family=family, organisation=body(store, at), **more)
        networks.join(store, network=network, participant=number, role=role, acting=family == "Öst")
    hidden = stored_participants.named(store, "Dag Hemlig")
    participants.change(store, participant=hidden, protected=True)
    return network


@pytest.fixture
def meeting(store: Store, group: NetworkId) -> MeetingId:
    number = meetings.add(store, title="Höstmöte", networks=[group], first_day=date(2027, 1, 20))
    invitations.invite(store, meeting=number)
    return number


def told(document: Document) -> list[Card]:
    assert document.cards is not None
    return list(document.cards.cards)


def names(document: Document) -> list[str]:
    return [card.name for card in told(document)]


@pytest.mark.parametrize("kind", ["badges", "signs"])
def test_the_networks_people_with_title_and_office(store: Store, group: NetworkId, kind: str) -> None:
    page = cards(store, kind, network=group, as_of=DAY)
    assert told(page) == [
        Card("Örjan Alm", ("Ledamot", "Ale kommun")),
        Card("Bo Ek (S)", ("Ordförande", "Öckerö kommun")),
        Card("Ada Vik", ("Chef", "Åre kommun")),
        Card("Åsa Öst acting", ("Ale kommun",)),
    ]
    assert page.notes == ("1 person left out (protected identity)",)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_somebody_protected_stands_on_paper_or_in_a_table(
    store: Store, group: NetworkId, meeting: MeetingId, kind: str
) -> None:
    for page in (cards(store, kind, network=group), cards(store, kind, meeting=meeting)):
        assert "Hemlig" not in str(page)
        assert "left out" not in str(page.cards)
        assert page.notes == ("1 person left out (protected identity)",)


def test_as_on_a_day(store: Store, group: NetworkId) -> None:
    number = person(store, "Ny Ros", "Borås")
    networks.join(store, network=group, participant=number, first_day=DAY + timedelta(days=1))
    assert "Ny Ros" not in names(cards(store, "badges", network=group, as_of=DAY))
    assert "Ny Ros" in names(cards(store, "badges", network=group, as_of=DAY + timedelta(days=1)))


def test_who_has_two_seats_has_one_badge(store: Store, group: NetworkId) -> None:
    number = stored_participants.named(store, "Örjan Alm")
    networks.join(store, network=group, participant=number, organisation=body(store, "Borås"), role="member")
    assert names(cards(store, "badges", network=group)).count("Örjan Alm") == 1


def test_a_meetings_guests_have_badges_and_who_declined_has_none(
    store: Store, group: NetworkId, meeting: MeetingId
) -> None:
    invitations.invite_guest(store, meeting=meeting, name="Liv Gäst", organisation_text="Gästbolaget")
    invitations.invite_category(store, meeting=meeting, name="Alla samordnare", heads=4)
    invitations.add_press_contact(store, meeting=meeting, name="Per Press", phone="070-174 06 05")
    by_name = {row.name: row.id for row in stored_meetings.attendance(store, meeting)}
    replies.answer(store, meeting=meeting, attendance=by_name["Ada Vik"], reply="declined")
    page = cards(store, "badges", meeting=meeting)
    assert names(page) == ["Örjan Alm", "Bo Ek (S)", "Åsa Öst acting", "Liv Gäst"]
    assert told(page)[-1] == Card("Liv Gäst", ("Gästbolaget",))
    replies.answer(store, meeting=meeting, attendance=by_name["Ada Vik"], presence="present")
    replies.answer(store, meeting=meeting, attendance=by_name["Bo Ek"], presence="absent")
    assert names(cards(store, "badges", meeting=meeting)) == [
        *("Örjan Alm", "Ada Vik", "Åsa Öst acting", "Liv Gäst")
    ]


def test_a_meetings_badge_says_what_held_on_its_day(store: Store, meeting: MeetingId) -> None:
    number = stored_participants.named(store, "Ada Vik")
    participants.change(store, participant=number, family="Berg")
    assert "Ada Vik" in names(cards(store, "signs", meeting=meeting))


def test_a_label_has_the_offices_postal_address(store: Store, group: NetworkId) -> None:
    ale = stored_organisations.named(store, "Ale")
    organisations.change(store, organisation=ale, postal_address="Ale kommun, Box 12, 449 80 Alafors")
    are = stored_organisations.named(store, "Åre")
    organisations.change(store, organisation=are, postal_address="Åre kommun\nStortorget 1\n837 22 Järpen")
    page = cards(store, "labels", network=group)
    assert told(page)[0] == Card("Örjan Alm", ("Ale kommun", "Box 12", "449 80 Alafors"))
    assert told(page)[1] == Card("Bo Ek", ("Öckerö kommun",))
    assert told(page)[2] == Card("Ada Vik", ("Åre kommun", "Stortorget 1", "837 22 Järpen"))
    assert page.rows()[2].cells == ("Ada Vik", "Åre kommun", "Stortorget 1, 837 22 Järpen")


def test_the_layout_and_the_first_free_place(store: Store, group: NetworkId) -> None:
    made = cards(store, "labels", network=group, layout_name="99.1x38.1", start=14).cards
    assert made is not None
    assert (made.layout.places, made.first, made.pages) == (14, 14, 2)
    with pytest.raises(Invalid):
        cards(store, "labels", network=group, layout_name="99.1x38.1", start=15)
    with pytest.raises(Invalid):
        cards(store, "signs", network=group, layout_name="70x37")


def test_of_one_network_or_one_meeting(store: Store, group: NetworkId, meeting: MeetingId) -> None:
    with pytest.raises(Invalid):
        cards(store, "badges")
    with pytest.raises(Invalid):
        cards(store, "badges", network=group, meeting=meeting)


def test_an_empty_network_says_so(store: Store) -> None:
    page = cards(store, "labels", network=networks.add(store, name="Tomt"))
    assert (told(page), page.notes) == ([], ("No participants",))


@pytest.mark.parametrize("ending", ["xlsx", "csv", "html", "txt"])
def test_a_plain_table_has_one_person_a_row(
    store: Store, group: NetworkId, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"cards.{ending}"
    writing.write(cards(store, "badges", network=group), path)
    if ending == "xlsx":
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
        assert ["Bo Ek (S)", "Ordförande", "Öckerö kommun"] in rows
        said = str(rows)
    else:
        said = path.read_text(encoding="utf-8-sig")
    assert said.count("Ordförande") == 1
    assert [said.index(name) for name in ("Örjan Alm", "Bo Ek", "Ada Vik", "Åsa Öst")] == sorted(
        said.index(name) for name in ("Örjan Alm", "Bo Ek", "Ada Vik", "Åsa Öst")
    )
    assert ("1 person left out" in said) == (ending != "csv")  # of which every line is a record
