"""What lists answer: ids, rows, count and get agree; orders; days; vacant seats; and no query per row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest

from desktop_app.errors import NotFound
from desktop_app.i18n import use
from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId, ParticipantId
from desktop_app.store import networks, organisations, participants, roles, seats
from desktop_app.store.change import loading
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import networks as at_networks
from desktop_app.work import organisations as at_organisations
from desktop_app.work import participants as at_participants
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import DAY, body, network, person, small
from tests.store.recorder import recorded

LISTS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (participants, ("name", "organisation", "title", "email")),
    (networks, ("name", "kind", "owner", "participants")),
    (organisations, ("name", "kind", "code", "county")),
    (meetings, ("first_day", "networks", "place", "status")),
)


@pytest.fixture
def full(store: Store) -> Store:
    group = small(store)
    person(store, "Örjan Åberg", "Gotland", email="orjan@gotland.example")
    person(store, "Eva Ek")
    network(store, "Äldreomsorg", kind="steering_group", owner=body(store, "Ale"))
    network(store, "Vux")
    at_meetings.add(store, first_day=DAY - timedelta(9), start=time(9), title="Start", networks=[group])
    at_meetings.add(store, first_day=DAY, start=time(8), status="held", place="Ale")
    return store


def test_ids_rows_count_and_get_agree(full: Store) -> None:
    for records, orders in LISTS:
        all_ids = records.ids(full)
        assert len(all_ids) == len(set(all_ids)) == records.count(full)
        rows = records.rows(full, all_ids)
        assert [row.id for row in rows] == all_ids
        assert records.rows(full, all_ids[::-1]) == rows[::-1]
        assert records.rows(full, [*all_ids[:2], 99999]) == rows[:2]
        assert records.rows(full, []) == []
        for order in orders:
            ordered = records.ids(full, order=order)
            assert sorted(ordered) == sorted(all_ids)
            assert records.ids(full, order=order, limit=3) == ordered[:3]
            assert sorted(records.ids(full, order=order, descending=True)) == sorted(all_ids)
        for number in all_ids[:5]:
            assert records.get(full, number).id == number
        with pytest.raises(NotFound):
            records.get(full, 99999)


def test_a_row_says_what_the_record_says(full: Store) -> None:
    for row in participants.rows(full, participants.ids(full)):
        whole = participants.get(full, row.id)
        assert row.name == whole.written
        assert row.organisation == ", ".join(tie.organisation_name for tie in whole.affiliations)
        assert row.email == ", ".join(each.as_written for each in whole.contacts if each.kind == "email")
    for line in networks.rows(full, networks.ids(full)):
        group = networks.get(full, line.id)
        assert (line.name, line.kind, line.owner) == (group.name, group.kind, group.owner_name)


def test_what_is_empty_comes_last_in_either_direction(full: Store) -> None:
    def column(order: str, *, descending: bool = False) -> list[str]:
        found = participants.ids(full, order=order, descending=descending)
        return [getattr(row, order) for row in participants.rows(full, found)]

    assert column("organisation") == [
        "Ale kommun",
        "Göteborgsregionens kommunalförbund",
        "Partille kommun",
        "Region Gotland",
        "",
    ]
    assert column("organisation")[-1] == column("organisation", descending=True)[-1] == ""
    assert column("organisation", descending=True)[0] == "Region Gotland"
    assert column("email")[-1] == column("email", descending=True)[-1] == ""


def test_networks_in_the_order_of_their_participants(full: Store) -> None:
    found = networks.rows(full, networks.ids(full, order="participants", descending=True))
    assert [row.participants for row in found] == [2, 0, 0]
    assert found[0].name == "Arbetsmarknad"
    assert [row.name for row in networks.rows(full, networks.ids(full))] == [
        "Arbetsmarknad",
        "Vux",
        "Äldreomsorg",
    ]


def test_meetings_of_a_day_come_by_their_hour(full: Store) -> None:
    rows = meetings.rows(full, meetings.ids(full))
    assert [(row.first_day, row.start) for row in rows] == [
        ("2026-04-22", "09:00"),
        ("2026-05-01", "08:00"),
        ("2026-05-01", ""),
    ]
    assert rows[0].title == "Start"
    assert rows[2].title == rows[2].networks == "Arbetsmarknad"


def test_lists_within_a_network_or_an_organisation(full: Store) -> None:
    group = networks.named(full, "AM")
    wanted = participants.ids(full, network=group)
    assert [row.name for row in participants.rows(full, wanted)] == ["Eva Ek", "Nils von Essen", "Åsa Öberg"]
    assert participants.count(full, network=group) == 3
    assert participants.count(full, network=group, search="eva") == 1
    assert len(participants.ids(full, search="eva")) == 2
    ale = participants.ids(full, organisation=body(full, "Ale"))
    assert [row.name for row in participants.rows(full, ale)] == ["Nils von Essen"]
    assert meetings.count(full, network=group) == len(meetings.ids(full, network=group)) == 2


def test_a_protected_participant_shows_the_name_alone(full: Store) -> None:
    number = participants.named(full, "Åsa Öberg")
    with full.change("participants.changed", name="Åsa Öberg") as change:
        change.update("participant", number, participants.get(full, number).version, protected=1)
    (row,) = participants.rows(full, [number])
    assert (row.name, row.email, row.phone) == ("Åsa Öberg", "", "")
    seat = next(seat for seat in seats.rows(full, networks.named(full, "AM")) if seat.participant == number)
    assert (seat.name, seat.email, seat.protected) == ("Åsa Öberg", "", True)


# days


@pytest.fixture
def through_time(store: Store) -> tuple[Store, NetworkId, ParticipantId]:
    """Åsa sat for Ale in 2020 to 2022 and sits for Lerum from 2024."""
    group = network(store, "Arbetsmarknad", ("Ale", "Lerum"))
    asa = person(store, "Åsa Öberg", "Ale")
    at_networks.join(
        store, network=group, participant=asa, first_day=date(2020, 1, 1), last_day=date(2022, 12, 31)
    )
    at_participants.end(store, participant=asa, organisation=body(store, "Ale"), on=date(2022, 12, 31))
    at_participants.change(store, participant=asa, organisation=body(store, "Lerum"), title="Chef")
    at_networks.join(store, network=group, participant=asa, first_day=date(2024, 1, 1))
    return store, group, asa


@pytest.mark.parametrize(
    ("day", "seated"),
    [
        (date(2019, 12, 31), []),
        (date(2020, 1, 1), ["Ale kommun"]),
        (date(2022, 12, 31), ["Ale kommun"]),
        (date(2023, 6, 1), []),
        (date(2024, 1, 1), ["Lerums kommun"]),
    ],
)
def test_as_of_a_day(
    through_time: tuple[Store, NetworkId, ParticipantId], day: date, seated: list[str]
) -> None:
    store, group, asa = through_time
    members = networks.get(store, group, as_of=day).memberships
    assert [seat.organisation_name for seat in members] == seated
    assert participants.ids(store, network=group, as_of=day) == [asa][: len(seated)]
    assert participants.count(store, network=group, as_of=day) == len(seated)
    held = [seat for seat in seats.rows(store, group, as_of=day) if seat.participant]
    assert [seat.organisation for seat in held] == seated
    (row,) = networks.rows(store, [group], as_of=day)
    assert (row.participants, row.members, row.vacant) == (len(seated), 2, 2 - len(seated))
    (person_row,) = participants.rows(store, [asa], as_of=day)
    assert bool(person_row.networks) == bool(seated)
    assert person_row.organisation.startswith("Ale kommun") == (day <= date(2022, 12, 31))


# seats


def test_vacant_seats_are_rows(store: Store) -> None:
    group = network(store)
    at_networks.set_members(
        store,
        network=group,
        members=[
            {"organisation": body(store, "Öckerö"), "seats": 2, "deputy_seats": 1},
            {"organisation": body(store, "Ale"), "seats": 1},
            {"organisation": body(store, "Lerum"), "seats": 0, "deputy_seats": 1},
        ],
    )
    sitting = (("Åsa Ö", "Öckerö", "chair"), ("Bo Å", "Öckerö", "deputy"), ("Cia Ek", "Partille", "member"))
    for name, at, role in (*sitting, ("Dan Ek", "Ale", "member"), ("Eva Ek", "Ale", "member")):
        at_networks.join(store, network=group, participant=person(store, name, at), role=role)
    found = [(seat.organisation, seat.name, seat.role_key) for seat in seats.rows(store, group)]
    assert found == [
        ("Ale kommun", "Dan Ek", "member"),
        ("Ale kommun", "Eva Ek", "member"),
        ("Lerums kommun", "", "deputy"),
        ("Partille kommun", "Cia Ek", "member"),
        ("Öckerö kommun", "Åsa Ö", "chair"),
        ("Öckerö kommun", "Bo Å", "deputy"),
        ("Öckerö kommun", "", "member"),
    ]
    assert networks.rows(store, [group])[0].vacant == 2
    assert seats.vacant_counts(store, [group]) == {group: 2}


def test_seats_tell_what_a_roster_prints(full: Store) -> None:
    use("sv")
    found = {seat.name: seat for seat in seats.rows(full, networks.named(full, "AM"))}
    chair = found["Åsa Öberg"]
    assert (chair.role, chair.title, chair.email) == ("ordförande", "Chef", "asa.oberg@partille.example")
    assert (found["Nils von Essen"].party, found["Nils von Essen"].mobile) == ("S", "070-174 06 05")
    assert (found[""].organisation, found[""].membership) == ("Öckerö kommun", None)
    assert found["Eva Ek"].phone == "031-390 06 07"


# names and numbers


def test_records_are_named_by_name_code_or_number(full: Store) -> None:
    ale = organisations.named(full, "ale KOMMUN")
    assert organisations.named(full, "1440") == organisations.named(full, "Ale") == ale
    assert networks.named(full, "am") == networks.named(full, "ARBETSMARKNAD")
    asa = participants.named(full, "öberg åsa")
    assert participants.named(full, str(asa)) == asa
    assert meetings.named(full, "2026-04-22") == meetings.ids(full)[0]
    assert roles.named(full, "vice ordförande").key == "vice_chair"


def test_a_name_that_means_none_or_several_is_refused_with_advice(full: Store) -> None:
    meant: tuple[tuple[Callable[[Store, str], object], str, str], ...] = (
        (participants.named, "Åsa Öber", "Åsa Öberg"),
        (participants.named, "Eva Ek", "Göteborgsregionens"),
        (participants.named, "4711", ""),
        (networks.named, "Vuxx", "Vux"),
        (networks.named, "4711", "Vux"),
        (organisations.named, "Partill", "Partille kommun"),
        (meetings.named, "2026-05-01", "number"),
        (meetings.named, "x", ""),
        (roles.named, "kung", "chair"),
    )
    for named, text, near in meant:
        with pytest.raises(NotFound) as refused:
            named(full, text)
        assert near in refused.value.advice


# statements


@pytest.fixture
def many(store: Store) -> Store:
    """400 participants in 40 networks, and 40 meetings."""
    ale = body(store, "Ale")
    with loading(store) as change:
        people = change.insert_many(
            "participant", [{"given": "G", "family": f"F{n}", "written": f"G F{n}"} for n in range(400)]
        )
        change.insert_many("affiliation", [{"participant": p, "organisation": ale} for p in people])
        groups = change.insert_many("network", [{"name": f"N{n}", "kind": "network"} for n in range(40)])
        role = roles.named(store, "member").id
        change.insert_many(
            "membership",
            [
                {"participant": p, "network": groups[place % 40], "organisation": ale, "role": role}
                for place, p in enumerate(people)
            ],
        )
        change.insert_many(
            "network_member", [{"network": n, "organisation": ale, "seats": 12} for n in groups]
        )
        days = [
            {"first_day": "2026-01-01", "last_day": "2026-01-01", "title": f"M{n}", "status": "planned"}
            for n in range(40)
        ]
        held = change.insert_many("meeting", days)
        change.insert_many("meeting_network", [{"meeting": m, "network": groups[0]} for m in held])
    return store


def test_no_list_asks_once_per_row(many: Store) -> None:
    bounded: tuple[tuple[int, Callable[[Store], object]], ...] = (
        (6, lambda store: participants.rows(store, participants.ids(store, limit=200))[199]),
        (2, lambda store: (participants.ids(store, search="f1"), participants.count(store, search="f1"))),
        (7, lambda store: networks.rows(store, networks.ids(store))[39]),
        (6, lambda store: meetings.rows(store, meetings.ids(store))[39]),
        (4, lambda store: organisations.rows(store, organisations.ids(store))[289]),
        (6, lambda store: participants.get(store, participants.ids(store, limit=1)[0])),
        (10, lambda store: networks.get(store, networks.ids(store, limit=1)[0])),
        (10, lambda store: seats.rows(store, networks.ids(store, limit=1)[0])[11]),
    )
    for bound, work in bounded:
        with recorded(many) as sent:
            work(many)
        assert len(sent) <= bound, sent


def test_the_exports_do_not_ask_once_per_row(many: Store) -> None:
    from desktop_app.work import exports

    with recorded(many) as sent:
        table = exports.table(many, "participants")
    assert len(table.rows) == 400
    assert len(sent) <= 20


def test_an_organisation_whole(store: Store) -> None:
    number = at_organisations.add(
        store, name="Nya Byn", short_name="NB", kind="agency", web="https://www.nyabyn.example/x"
    )
    held = organisations.get(store, number)
    assert (held.name(), held.name("short"), held.domains) == ("Nya Byn", "NB", ("nyabyn.example",))
    assert organisations.name(store, OrganisationId(number)) == "Nya Byn"
    assert organisations.name(store, None) == ""
    assert meetings.ids(store, network=NetworkId(1)) == []
    with pytest.raises(NotFound):
        meetings.get(store, MeetingId(1))
