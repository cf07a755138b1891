"""What is done with participants, and what is refused by which field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.errors import Conflict, Invalid, NotFound
from desktop_app.records.ids import ParticipantId
from desktop_app.store import dump, journal, networks, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import networks as at_networks
from desktop_app.work import participants as at_participants
from desktop_app.work.meetings import invitations
from tests.people import DAY, body, network, person, small


def test_a_new_participant_whole(store: Store) -> None:
    number = at_participants.add(
        store,
        given=" Åsa  Maria",
        family="von\u00a0Öberg ",
        organisation=body(store, "Ale"),
        title="  Chef ",
        unit="AME",
        party="S",
        acting=True,
        leave_until=date(2026, 8, 31),
        email="Asa.Oberg@Ale.example; asa@ale.example",
        mobile="0701740605",
        phone="031-390 06 07, vx 031-390 06 00",
        note=" Två\nrader ",
    )
    held = participants.get(store, number)
    assert (held.given, held.family, held.written) == ("Åsa Maria", "von Öberg", "Åsa Maria von Öberg")
    assert held.note == "Två\nrader"
    (tie,) = held.affiliations
    assert (tie.organisation_name, tie.title, tie.unit, tie.party) == ("Ale kommun", "Chef", "AME", "S")
    assert (tie.acting, tie.leave_until) == (True, date(2026, 8, 31))
    assert [(each.kind, each.value, each.shared) for each in held.contacts] == [
        ("email", "asa.oberg@ale.example", False),
        ("email", "asa@ale.example", False),
        ("mobile", "+46701740605", False),
        ("phone", "+46313900607", False),
        ("switchboard", "+46313900600", True),
    ]
    assert journal.history(store)[0].title == "Added Åsa Maria von Öberg"


def test_a_telephone_that_cannot_be_read_is_kept_as_written(store: Store) -> None:
    held = participants.get(store, person(store, "Eva Ek", phone="ankn 4512"))
    assert [each.value for each in held.contacts] == [""]
    assert "4512" in held.contacts[0].as_written


def test_one_name_is_enough(store: Store) -> None:
    held = participants.get(store, at_participants.add(store, family="Ek"))
    assert (held.given, held.written) == ("", "Ek")


def test_a_new_participant_is_refused(store: Store) -> None:
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"given": " ", "family": "\u200b"}, "family"),
        ({}, "family"),
        ({"given": "Eva", "title": "Chef"}, "organisation"),
        ({"given": "Eva", "party": "S"}, "organisation"),
        ({"given": "Eva", "email": "eva på ale"}, "email"),
        ({"given": "Eva", "email": "eva@ale.example, eva"}, "email"),
    )
    before = dump.everything(store)
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            at_participants.add(store, **values)
        assert refused.value.field == field
    assert dump.everything(store) == before
    assert journal.history(store) == []


def test_only_what_is_given_changes(store: Store) -> None:
    number = person(
        store, "Eva Ek", "Ale", title="Chef", email="eva@ale.example", mobile="070-174 06 05", note="x"
    )
    before = participants.get(store, number)
    at_participants.change(store, participant=number, title="Direktör", email="ek@ale.example")
    after = participants.get(store, number)
    assert (after.written, after.note, after.affiliations[0].title) == ("Eva Ek", "x", "Direktör")
    assert [each.value for each in after.contacts if each.kind == "email"] == ["ek@ale.example"]
    assert [each for each in after.contacts if each.kind == "mobile"] == [
        each for each in before.contacts if each.kind == "mobile"
    ]
    at_participants.change(store, participant=number, mobile="", party="M", leave_until=DAY, acting=True)
    after = participants.get(store, number)
    assert [each.kind for each in after.contacts] == ["email"]
    assert (after.affiliations[0].leave_until, after.affiliations[0].acting) == (DAY, True)
    at_participants.change(store, participant=number, leave_until=None)
    assert participants.get(store, number).affiliations[0].leave_until is None


def test_the_same_again_is_no_change(store: Store) -> None:
    number = person(store, "Eva Ek", "Ale", title="Chef", email="eva@ale.example", mobile="070-174 06 05")
    before = journal.last_change(store)
    at_participants.change(
        store,
        participant=number,
        given="Eva ",
        family="Ek",
        organisation=body(store, "Ale"),
        title="Chef",
        email="EVA@ale.example",
        mobile="+46 70 174 06 05",
        note="",
        acting=False,
        leave_until=None,
    )
    assert journal.last_change(store) == before


def test_a_new_family_name_is_printed(store: Store) -> None:
    number = person(store, "Eva Ek")
    at_participants.change(store, participant=number, family="Ekman")
    assert participants.get(store, number).written == "Eva Ekman"
    odd = at_participants.add(store, given="Eva", family="Ek", written="Dr Eva Ek")
    at_participants.change(store, participant=odd, note="x")
    assert participants.get(store, odd).written == "Dr Eva Ek"


def test_of_several_contacts_those_that_stay_keep_their_rows(store: Store) -> None:
    number = person(store, "Eva Ek", email="a@ale.example, b@ale.example")
    first = participants.get(store, number).contacts
    at_participants.change(store, participant=number, email="b@ale.example, c@ale.example")
    after = participants.get(store, number).contacts
    assert [each.value for each in after] == ["b@ale.example", "c@ale.example"]
    assert after[0].id == first[1].id


def test_a_change_is_refused(store: Store) -> None:
    number = person(store, "Eva Ek")
    before = dump.everything(store)
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"given": "", "family": ""}, "family"),
        ({"email": "x"}, "email"),
        ({"title": "Chef"}, "organisation"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            at_participants.change(store, participant=number, **values)
        assert refused.value.field == field
    assert dump.everything(store) == before


def test_a_record_that_somebody_changed_since_it_was_shown_is_a_conflict(store: Store) -> None:
    number = person(store, "Eva Ek", "Ale")
    shown = participants.get(store, number).version
    at_participants.change(store, participant=number, note="annan")
    before = dump.everything(store)
    for values in ({"note": "min"}, {"title": "Chef"}, {"email": "eva@ale.example"}):
        with pytest.raises(Conflict):
            at_participants.change(store, participant=number, version=shown, **values)  # type: ignore[arg-type]
    assert dump.everything(store) == before


def test_leaving_an_organisation_ends_what_was_held_for_it(store: Store) -> None:
    group = small(store)
    asa = participants.named(store, "Åsa Öberg")
    at_participants.end(store, participant=asa, organisation=body(store, "Partille"), on=DAY)
    held = participants.get(store, asa)
    assert [tie.span.last for tie in held.affiliations] == [DAY]
    assert [seat.span.last for seat in held.memberships] == [DAY]
    assert [seat.name for seat in networks.get(store, group, as_of=date(2026, 5, 2)).memberships] == [
        "Nils von Essen",
        "Eva Ek",
    ]
    before = journal.last_change(store)
    at_participants.end(store, participant=asa, organisation=body(store, "Partille"), on=DAY)
    assert journal.last_change(store) == before


def test_nothing_ends_before_it_began(store: Store) -> None:
    group = network(store)
    eva = person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=group, participant=eva, first_day=date(2026, 6, 1))
    before = dump.everything(store)
    with pytest.raises(Invalid) as refused:
        at_participants.end(store, participant=eva, organisation=body(store, "Ale"), on=DAY)
    assert refused.value.field == "last_day"
    assert dump.everything(store) == before


def test_a_removed_participant_leaves_the_name_in_what_was_attended(store: Store) -> None:
    group = small(store)
    asa = participants.named(store, "Åsa Öberg")
    nils = participants.named(store, "Nils von Essen")
    meeting = meetings.ids(store)[0]
    invitations.invite(store, meeting=meeting)
    before = dump.everything(store)
    at_participants.remove(store, participants=[asa, nils])
    assert journal.history(store)[0].title == "Removed 2 participants"
    line = next(each for each in meetings.get(store, meeting).attendance if each.name == "Åsa Öberg")
    assert (line.participant, line.organisation_text, line.title) == (None, "Partille kommun", "Chef")
    assert [seat.name for seat in networks.get(store, group).memberships] == ["Eva Ek"]
    with pytest.raises(NotFound):
        participants.get(store, asa)
    journal.undo(store)
    assert dump.everything(store) == before


def test_two_who_stand_for_each_other_are_removed_and_come_back_whole(store: Store) -> None:
    group = small(store)
    asa, nils = (participants.named(store, name) for name in ("Åsa Öberg", "Nils von Essen"))
    with store.change("networks.joined", name="Nils", network="AM") as change:
        change.insert("membership", participant=nils, network=group, role=5, deputy_for=asa)
    before = dump.everything(store)
    at_participants.remove(store, participants=[asa, nils])
    journal.undo(store)
    assert dump.everything(store) == before


def test_removing_nobody_is_no_change(store: Store) -> None:
    at_participants.remove(store, participants=[])
    assert journal.history(store) == []
    with pytest.raises(NotFound):
        at_participants.remove(store, participants=[ParticipantId(4711)])
