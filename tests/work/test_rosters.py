"""Rosters of a network and of a meeting."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from desktop_app import i18n
from desktop_app.errors import Invalid
from desktop_app.records.documents import Document
from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId
from desktop_app.store import organisations as stored_organisations
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings as stored_meetings
from desktop_app.work import networks, participants
from desktop_app.work.meetings import invitations, meetings, replies
from desktop_app.work.rosters import roster

DAY = date(2026, 11, 22)


@pytest.fixture
def group(store: Store) -> NetworkId:
    """Four people of three municipalities and a vacant seat."""
    network = networks.add(store, name="Styrgruppen")
    members = [{"organisation": town(store, name), "seats": 1} for name in ("Ale", "Öckerö", "Åre", "Borås")]
    networks.set_members(store, network=network, members=members)
    sit(store, network, "Öckerö", "Bo", "Ek", role="chair", party="S", email="bo.ek@ockero.example")
    sit(store, network, "Ale", "Åsa", "Öst", email="asa.ost@ale.example", mobile="070-174 06 11", acting=True)
    sit(store, network, "Ale", "Örjan", "Alm", role="deputy", title="Ledamot")
    sit(store, network, "Åre", "Ada", "Vik", title="Chef")
    return network


def town(store: Store, name: str) -> OrganisationId:
    return stored_organisations.named(store, name)


def sit(
    store: Store,
    network: NetworkId,
    place: str,
    given: str,
    family: str,
    *,
    role: str = "member",
    title: str = "",
    party: str = "",
    email: str = "",
    mobile: str = "",
    acting: bool = False,
    first_day: date | None = None,
) -> None:
    person = participants.add(
        store,
        given=given,
        family=family,
        organisation=town(store, place),
        title=title,
        party=party,
        email=email,
        mobile=mobile,
    )
    networks.join(store, network=network, participant=person, role=role, acting=acting, first_day=first_day)


def cells(document: Document) -> list[tuple[str, ...]]:
    return [row.cells for row in document.rows()]


def test_municipalities_stand_in_swedish_order_and_a_vacant_seat_is_a_muted_row(
    store: Store, group: NetworkId
) -> None:
    page = roster(store, network=group, as_of=DAY, columns=["name", "organisation", "role"])
    assert [each.heading for each in page.groups] == [
        "Ale kommun",
        "Borås Stad",
        "Åre kommun",
        "Öckerö kommun",
    ]
    assert [column.name for column in page.columns] == ["name", "role"]
    assert cells(page) == [
        ("Örjan Alm", "deputy"),
        ("Åsa Öst acting", "member"),
        ("Vacant", "member"),
        ("Ada Vik", "member"),
        ("Bo Ek (S)", "chair"),
    ]
    assert [row.muted for row in page.rows()] == [False, False, True, False, False]
    assert (page.title, page.footer) == ("Styrgruppen", "Styrgruppen")
    assert page.lines == (
        "As registered on 22 Nov 2026",
        "4 participants from 3 municipalities, 1 vacant seat",
    )
    assert page.notes == ()


def test_the_usual_columns_are_those_that_say_something(store: Store, group: NetworkId) -> None:
    page = roster(store, network=group)
    assert [column.name for column in page.columns] == ["name", "role", "title", "email", "mobile"]
    assert page.landscape
    plain = networks.add(store, name="Chefsnätverket")
    sit(store, plain, "Ale", "Ida", "Ros", email="ida.ros@ale.example")
    page = roster(store, network=plain)
    assert [column.title for column in page.columns] == ["Name", "E-mail"]
    assert not page.landscape


def test_by_role_the_chair_comes_first(store: Store, group: NetworkId) -> None:
    page = roster(store, network=group, group_by="role", columns=["name", "role", "organisation"])
    assert [(each.heading, [row.cells for row in each.rows]) for each in page.groups] == [
        ("Chair", [("Bo Ek (S)", "Öckerö kommun")]),
        (
            "Member",
            [("Ada Vik", "Åre kommun"), ("Åsa Öst acting", "Ale kommun"), ("Vacant", "Borås Stad")],
        ),
        ("Deputy", [("Örjan Alm", "Ale kommun")]),
    ]


def test_ungrouped_in_the_order_asked_for(store: Store, group: NetworkId) -> None:
    orders = {
        "name": ["Örjan Alm", "Bo Ek", "Ada Vik", "Åsa Öst acting", "Vacant"],
        "role": ["Bo Ek", "Ada Vik", "Åsa Öst acting", "Vacant", "Örjan Alm"],
        "organisation": ["Åsa Öst acting", "Örjan Alm", "Vacant", "Ada Vik", "Bo Ek"],
    }
    for sort, names in orders.items():
        page = roster(store, network=group, group_by="none", sort=sort, columns=["name", "party"])
        assert [each.heading for each in page.groups] == [""]
        assert [row.cells[0] for row in page.rows()] == names
        assert ("Bo Ek", "S") in cells(page)


def test_a_protected_identity_is_left_out_and_counted(store: Store, group: NetworkId) -> None:
    sit(store, group, "Borås", "Eva-Lo", "Sundhage", email="eva@boras.example")
    with store.change("participants.changed", name="") as change:
        change.update_where("participant", {"family": "Sundhage"}, protected=1)
    page = roster(store, network=group)
    assert "Borås Stad" not in [each.heading for each in page.groups]
    assert "Sundhage" not in str(page)
    assert page.lines[1] == "4 participants from 3 municipalities"
    assert page.notes == ("1 person left out (protected identity)",)


def test_as_it_was_on_a_day(store: Store, group: NetworkId) -> None:
    sit(store, group, "Borås", "Ny", "Ros", first_day=DAY + timedelta(days=1))
    assert "Ny Ros" not in str(roster(store, network=group, as_of=DAY))
    assert "Ny Ros" in str(roster(store, network=group, as_of=DAY + timedelta(days=1)))


def test_other_organisations_are_counted_apart(store: Store, group: NetworkId) -> None:
    sit(store, group, "Göteborgsregionen", "Liv", "Strand", role="secretary")
    assert (
        "5 participants from 3 municipalities and 1 other organisation"
        in roster(store, network=group).lines[1]
    )
    office = networks.add(store, name="Kansliet")
    sit(store, office, "Göteborgsregionen", "Ulf", "Strand")
    assert roster(store, network=office).lines[1] == "1 participant from 1 organisation"


def test_an_empty_network_says_so(store: Store) -> None:
    page = roster(store, network=networks.add(store, name="Tomt"))
    assert (page.rows(), page.notes) == ([], ("No participants",))
    assert [column.name for column in page.columns] == ["name"]


def test_a_meeting_shows_who_comes_as_its_list_has_them(store: Store, group: NetworkId) -> None:
    meeting = held(store, group)
    first, *_rest = stored_meetings.attendance(store, meeting)
    replies.answer(store, meeting=meeting, attendance=first.id, reply="declined")
    page = roster(store, meeting=meeting, columns=["name", "party", "email", "reply"])
    assert page.title == "Styrgruppen"
    assert page.lines[0] == "Wednesday 20 January 2027, 09:00–12:00, Kommunhuset"
    assert page.footer == "Styrgruppen, 20 Jan 2027"
    assert cells(page) == [
        ("Örjan Alm", "", "", "Declined"),
        ("Åsa Öst acting", "", "asa.ost@ale.example", ""),
        ("Ada Vik", "", "", ""),
        ("Bo Ek", "S", "bo.ek@ockero.example", ""),
    ]
    assert [row.muted for row in page.rows()] == [True, False, False, False]


def held(store: Store, group: NetworkId) -> MeetingId:
    meeting = meetings.add(
        store, networks=[group], first_day=date(2027, 1, 20), start=time(9), end=time(12), place="Kommunhuset"
    )
    invitations.invite(store, meeting=meeting)
    return meeting


def test_a_cancelled_meeting_says_so_first(store: Store, group: NetworkId) -> None:
    meeting = held(store, group)
    meetings.cancel(store, meeting=meeting)
    assert roster(store, meeting=meeting).lines[0].startswith("Cancelled, ")


def test_swedish_day_and_language(store: Store, group: NetworkId) -> None:
    i18n.use("sv")
    page = roster(store, network=group, as_of=DAY)
    assert page.language == "sv"
    assert "2026-11-22" in page.lines[0]
    assert "ordförande" in str(page.groups)


def test_an_unknown_word_is_refused_with_the_known_ones(store: Store, group: NetworkId) -> None:
    with pytest.raises(Invalid, match="name, role, title, organisation, party, email, mobile, phone"):
        roster(store, network=group, columns=["name", "shoes"])
    with pytest.raises(Invalid, match="reply"):
        roster(store, network=group, columns=["reply"])
    with pytest.raises(Invalid, match="organisation, role, none"):
        roster(store, network=group, group_by="colour")
    with pytest.raises(Invalid, match="name, role, organisation"):
        roster(store, network=group, sort="age")


def test_a_roster_is_of_one_thing(store: Store, group: NetworkId) -> None:
    with pytest.raises(Invalid):
        roster(store)
    with pytest.raises(Invalid):
        roster(store, network=group, meeting=MeetingId(1))
