"""What participants are where: several at once, gaps, starts and ends of all kinds; moves; contacts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.errors import Invalid, NotFound
from desktop_app.records.spans import Span
from desktop_app.store import dump, journal, participants, seats, timelines
from desktop_app.store.database import Store
from desktop_app.work import affiliations, moving
from desktop_app.work import networks as at_networks
from desktop_app.work import participants as at_participants
from desktop_app.work.meetings import invitations
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import DAY, body, network, person, small

LAST = DAY - timedelta(1)


def places(store: Store, number: Any, day: date | None = None) -> list[tuple[str, str]]:
    (row,) = participants.rows(store, [number], as_of=day)
    return [(row.organisation, row.title)]


def test_several_at_once(store: Store) -> None:
    eva = person(store, "Eva Ek", "Partille", title="Samordnare")
    affiliations.add_affiliation(
        store,
        participant=eva,
        organisation=body(store, "Göteborgsregionen"),
        title="Processledare",
        unit="Arbetsmarknad",
        capacity="official",
        party="S",
        acting=True,
        leave_until=DAY,
        period="hösten 2019",
    )
    first, second = participants.get(store, eva).affiliations
    assert (first.title, first.unit, first.capacity, first.party) == (
        "Processledare",
        "Arbetsmarknad",
        "official",
        "S",
    )
    assert (first.acting, first.leave_until) == (True, DAY)
    assert first.span == Span(date(2019, 7, 1), date(2019, 12, 31), "hösten 2019")
    assert second.title == "Samordnare"
    (row,) = participants.rows(store, [eva], as_of=date(2019, 9, 1))
    assert row.organisation == "Partille kommun, Göteborgsregionens kommunalförbund"
    assert row.title == "Samordnare, Processledare"
    assert places(store, eva) == [("Partille kommun", "Samordnare")]
    assert journal.history(store)[0].title == "Added Eva Ek at Göteborgsregionens kommunalförbund"


def test_a_period_in_words_that_are_no_days_is_kept(store: Store) -> None:
    eva = person(store, "Eva Ek")
    affiliations.add_affiliation(
        store, participant=eva, organisation=body(store, "Ale"), period="under en tid"
    )
    assert participants.get(store, eva).affiliations[0].span == Span(None, None, "under en tid")


def test_starts_and_ends_of_all_kinds(store: Store) -> None:
    """Unknown start, a gap, a future start and a future end."""
    eva, today = person(store, "Eva Ek"), date.today()
    for name, first, last in (
        ("Ale", None, date(2015, 12, 31)),
        ("Lerum", date(2018, 1, 1), today + timedelta(30)),
        ("Öckerö", today + timedelta(60), None),
    ):
        affiliations.add_affiliation(
            store, participant=eva, organisation=body(store, name), title=name, first_day=first, last_day=last
        )
    for day, title in (
        (date(1990, 1, 1), "Ale"),
        (date(2016, 6, 1), ""),
        (None, "Lerum"),
        (today, "Lerum"),
        (today + timedelta(30), "Lerum"),
        (today + timedelta(31), ""),
        (today + timedelta(60), "Öckerö"),
    ):
        assert places(store, eva, day)[0][1] == title
        assert (eva in participants.ids(store, as_of=day)) == bool(title or day is None)
        assert participants.count(store, as_of=day) == len(participants.ids(store, as_of=day))


def test_only_what_is_given_changes(store: Store) -> None:
    eva = person(store, "Eva Ek", "Ale", title="Chef", party="S")
    tie = participants.get(store, eva).affiliations[0]
    affiliations.change_affiliation(
        store, affiliation=tie.id, version=tie.version, unit="AME", first_day=date(2020, 1, 1)
    )
    affiliations.change_affiliation(
        store, affiliation=tie.id, organisation=body(store, "Lerum"), leave_until=DAY
    )
    held = participants.get(store, eva).affiliations[0]
    assert (held.title, held.unit, held.party, held.leave_until) == ("Chef", "AME", "S", DAY)
    assert (held.organisation_name, held.span) == ("Lerums kommun", Span(date(2020, 1, 1)))
    affiliations.change_affiliation(store, affiliation=tie.id, leave_until=None, first_day=None, last_day=DAY)
    held = participants.get(store, eva).affiliations[0]
    assert (held.leave_until, held.span) == (None, Span(None, DAY))
    before = journal.last_change(store)
    affiliations.change_affiliation(store, affiliation=tie.id, title="Chef", last_day=DAY, acting=False)
    assert journal.last_change(store) == before
    affiliations.change_affiliation(store, affiliation=tie.id, period="2019–2022")
    assert participants.get(store, eva).affiliations[0].span.text == "2019–2022"


def test_an_affiliation_is_refused(store: Store) -> None:
    eva = person(store, "Eva Ek", "Ale", title="Chef")
    tie = participants.get(store, eva).affiliations[0]
    before = dump.everything(store)
    ale = body(store, "Ale")
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"title": " chef".title()}, "organisation"),
        ({"title": "Rektor", "capacity": "king"}, "capacity"),
        ({"title": "Rektor", "first_day": DAY, "last_day": LAST}, "last_day"),
        ({"title": "Rektor", "first_day": DAY, "period": "2019"}, "period"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            affiliations.add_affiliation(store, participant=eva, organisation=ale, **values)
        assert refused.value.field == field
    with pytest.raises(Invalid) as refused:
        affiliations.change_affiliation(store, affiliation=tie.id, first_day=DAY, last_day=LAST)
    assert refused.value.field == "last_day"
    assert str(refused.value) == "It began on 2026-05-01 and cannot end before that."
    with pytest.raises(NotFound):
        affiliations.change_affiliation(store, affiliation=4711, title="Rektor")
    assert dump.everything(store) == before


def test_an_affiliation_that_never_was_is_taken_away_and_back(store: Store) -> None:
    eva = person(store, "Eva Ek", "Ale", email="eva@ale.example")
    tie = participants.get(store, eva).affiliations[0]
    at_participants.set_contacts(
        store, participant=eva, contacts=[{"kind": "email", "text": "eva@ale.example", "affiliation": tie.id}]
    )
    before = dump.everything(store)
    affiliations.remove_affiliation(store, affiliation=tie.id)
    held = participants.get(store, eva)
    assert (held.affiliations, held.contacts[0].affiliation) == ((), None)
    journal.undo(store)
    assert dump.everything(store) == before


def test_a_future_end_does_not_end_today(store: Store) -> None:
    eva, later = person(store, "Eva Ek", "Ale"), date.today() + timedelta(30)
    at_participants.end(store, participant=eva, organisation=body(store, "Ale"), on=later)
    assert places(store, eva) == [("Ale kommun", "")]
    assert places(store, eva, later + timedelta(1)) == [("", "")]


# moves


@pytest.fixture
def seated(store: Store) -> tuple[Store, Any, Any]:
    """Åsa is chair for Partille in Arbetsmarknad."""
    group = small(store)
    return store, group, participants.named(store, "Åsa Öberg")


@pytest.mark.parametrize(
    ("wish", "before", "after"),
    [
        ("end", "Partille kommun", ""),
        ("follow", "Partille kommun", "Ale kommun"),
        ("keep", "Partille kommun", "Partille kommun"),
    ],
)
def test_a_move_and_what_becomes_of_the_seats(
    seated: tuple[Store, Any, Any], wish: str, before: str, after: str
) -> None:
    store, group, asa = seated
    first = dump.everything(store)
    moving.move(store, participant=asa, organisation=body(store, "Ale"), first_day=DAY, seats=wish)
    assert places(store, asa, LAST) == [("Partille kommun", "Chef")]
    assert places(store, asa, DAY) == [("Ale kommun", "Chef")]
    for day, place in ((LAST, before), (DAY, after)):
        held = [seat for seat in seats.rows(store, group, as_of=day) if seat.participant == asa]
        assert [seat.organisation for seat in held] == [place] * bool(place)
        assert [seat.role_key for seat in held] == ["chair"] * bool(place)
    assert journal.history(store)[0].title == "Åsa Öberg moved to Ale kommun"
    journal.undo(store)
    assert dump.everything(store) == first


def test_a_move_to_a_new_title(seated: tuple[Store, Any, Any]) -> None:
    store, _group, asa = seated
    moving.move(
        store, participant=asa, organisation=body(store, "Ale"), first_day=DAY, title="Direktör", unit="AME"
    )
    tie = participants.get(store, asa).affiliations[0]
    assert (tie.title, tie.unit, tie.span) == ("Direktör", "AME", Span(DAY))


def test_a_move_is_refused(seated: tuple[Store, Any, Any]) -> None:
    store, group, asa = seated
    ale, lerum, partille = (body(store, name) for name in ("Ale", "Lerum", "Partille"))
    affiliations.add_affiliation(store, participant=asa, organisation=lerum)
    later = person(store, "Eva Lind", "Partille")
    at_networks.join(store, network=group, participant=later, first_day=DAY + timedelta(9))
    before = dump.everything(store)
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({}, "leaves"),
        ({"leaves": body(store, "Öckerö")}, "leaves"),
        ({"leaves": ale}, "organisation"),
        ({"leaves": partille, "seats": "burn"}, "seats"),
        ({"leaves": partille, "participant": later}, "first_day"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            moving.move(store, **{"participant": asa, "organisation": ale, "first_day": DAY, **values})
        assert refused.value.field == field, values
    assert dump.everything(store) == before
    moving.move(store, participant=asa, organisation=ale, first_day=DAY, leaves=lerum)
    assert places(store, asa, DAY)[0][0] == "Partille kommun, Ale kommun"


def test_a_seat_that_is_held_there_already_does_not_follow_twice(seated: tuple[Store, Any, Any]) -> None:
    store, group, asa = seated
    at_networks.join(store, network=group, participant=asa, organisation=body(store, "Ale"), role="chair")
    moving.move(store, participant=asa, organisation=body(store, "Ale"), first_day=DAY, seats="follow")
    held = [seat for seat in seats.rows(store, group, as_of=DAY) if seat.participant == asa]
    assert [seat.organisation for seat in held] == ["Ale kommun"]


# contacts, protection


def test_contacts_one_by_one(store: Store) -> None:
    eva = person(store, "Eva Ek", "Ale", email="eva@ale.example", mobile="070-174 06 05")
    tie = participants.get(store, eva).affiliations[0]
    before = {each.as_written: each.id for each in participants.get(store, eva).contacts}
    at_participants.set_contacts(
        store,
        participant=eva,
        contacts=[
            {"kind": "mobile", "text": "070-174 06 05"},
            {"kind": "switchboard", "text": "031-390 06 00"},
            {"kind": "fax", "text": "031-390 06 09"},
            {"kind": "email", "text": "eva@ale.example", "affiliation": tie.id, "shared": True},
        ],
    )
    held = participants.get(store, eva).contacts
    assert [(each.kind, each.shared, each.affiliation) for each in held] == [
        ("mobile", False, None),
        ("switchboard", True, None),
        ("fax", False, None),
        ("email", True, tie.id),
    ]
    assert {each.id for each in held} >= set(before.values())
    unchanged = journal.last_change(store)
    at_participants.set_contacts(
        store,
        participant=eva,
        contacts=[
            {
                "kind": each.kind,
                "text": each.as_written,
                "affiliation": each.affiliation,
                "shared": each.shared,
            }
            for each in held
        ],
    )
    assert journal.last_change(store) == unchanged
    for wrong in (
        {"kind": "pigeon", "text": "x"},
        {"kind": "email", "text": "eva på ale"},
        {"kind": "email", "text": "e@ale.example", "affiliation": 4711},
    ):
        with pytest.raises(Invalid):
            at_participants.set_contacts(store, participant=eva, contacts=[wrong])
    at_participants.set_contacts(store, participant=eva, contacts=[])
    assert participants.get(store, eva).contacts == ()


def test_a_protected_identity(store: Store) -> None:
    eva = person(store, "Eva Ek", "Ale", email="eva@ale.example", protected=True)
    assert participants.get(store, eva).protected
    assert participants.rows(store, [eva])[0].email == ""
    at_participants.change(store, participant=eva, protected=False)
    assert participants.rows(store, [eva])[0].email == "eva@ale.example"


# the time line


def test_a_time_line(store: Store) -> None:
    group = small(store)
    asa = participants.named(store, "Åsa Öberg")
    affiliations.add_affiliation(
        store,
        participant=asa,
        organisation=body(store, "Ale"),
        title="Rektor",
        party="M",
        first_day=date(2010, 1, 1),
    )
    at_networks.join(store, network=group, participant=asa, role="deputy", last_day=date(2012, 12, 31))
    joint = at_meetings.add(store, first_day=DAY, networks=[group, network(store, "Vux")])
    invitations.invite(store, meeting=joint)
    found = timelines.timeline(store, asa)
    assert [(each.kind, each.name, each.detail) for each in found] == [
        ("affiliation", "Partille kommun", "Chef"),
        ("affiliation", "Ale kommun", "Rektor (M)"),
        ("seat", "Arbetsmarknad", "deputy, Ale kommun"),
        ("seat", "Arbetsmarknad", "chair, Partille kommun"),
        ("meeting", "Arbetsmarknad, Vux", ""),
    ]
    assert found[1].span == Span(date(2010, 1, 1))
    assert found[-1].span == Span(DAY, DAY)
