"""Succession in one step: seats, deputies and invitations from a day on, and what was before untouched."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.errors import Invalid
from desktop_app.records.ids import NetworkId
from desktop_app.store import dump, journal, memberships, networks, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import networks as at_networks
from desktop_app.work import succession
from desktop_app.work.meetings import attending, invitations, replies
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import DAY, body, network, person, small

BEFORE = DAY - timedelta(1)


def sitting(store: Store, group: NetworkId, day: date) -> list[tuple[str, str, str, str]]:
    return [
        (seat.name, seat.organisation_name, seat.role_name, seat.deputy_for_name)
        for seat in memberships.of_day(store, group, as_of=day)
    ]


@pytest.fixture
def group(store: Store) -> NetworkId:
    """Åsa sits for Partille until the end of 2026 with Ulf as her deputy; Nils sits for Ale."""
    number = network(store, "AME", ("Partille", "Ale"))
    asa = person(store, "Åsa Öberg", "Partille")
    until = date(2026, 12, 31)
    at_networks.join(store, network=number, participant=asa, role="chair", last_day=until)
    at_networks.join(store, network=number, participant=person(store, "Nils Ek", "Ale"))
    ulf = person(store, "Ulf Å", "Partille")
    at_networks.join(store, network=number, participant=ulf, role="deputy", deputy_for=asa, call_order=1)
    return number


def test_partille_gets_a_new_representative_on_the_first_of_may(store: Store, group: NetworkId) -> None:
    before = dump.everything(store)
    was = sitting(store, group, BEFORE)
    made = succession.succeed(
        store,
        network=group,
        organisation=body(store, "Partille"),
        first_day=DAY,
        given="Eva",
        family="Ny",
        title="Chef",
        email="eva.ny@partille.example",
    )
    assert sitting(store, group, BEFORE) == was
    assert sitting(store, group, DAY) == [
        ("Nils Ek", "Ale kommun", "member", ""),
        ("Eva Ny", "Partille kommun", "member", ""),
        ("Ulf Å", "Partille kommun", "deputy", "Eva Ny"),
    ]
    assert memberships.get(store, made).span.last == date(2026, 12, 31)
    eva = participants.get(store, participants.named(store, "Eva Ny"))
    assert [(tie.title, tie.span.first) for tie in eva.affiliations] == [("Chef", DAY)]
    assert journal.history(store)[0].title == "Eva Ny succeeded Åsa Öberg in AME"
    journal.undo(store)
    assert dump.everything(store) == before


def test_a_chair_is_succeeded_as_chair_where_that_is_said(store: Store, group: NetworkId) -> None:
    asa = participants.named(store, "Åsa Öberg")
    succession.succeed(
        store, network=group, leaving=asa, first_day=DAY, given="Eva", family="Ny", role="ordförande"
    )
    assert ("Eva Ny", "Partille kommun", "chair", "") in sitting(store, group, DAY)


def test_a_deputy_moves_up(store: Store, group: NetworkId) -> None:
    ulf = participants.named(store, "Ulf Å")
    succession.succeed(
        store, network=group, organisation=body(store, "Partille"), first_day=DAY, successor=ulf
    )
    assert sitting(store, group, BEFORE)[2] == ("Ulf Å", "Partille kommun", "deputy", "Åsa Öberg")
    assert [seat for seat in sitting(store, group, DAY) if seat[0] == "Ulf Å"] == [
        ("Ulf Å", "Partille kommun", "member", "")
    ]


def test_invitations_to_coming_meetings_move(store: Store, group: NetworkId) -> None:
    def meeting(day: date, *groups: NetworkId) -> Any:
        number = at_meetings.add(store, first_day=day, networks=groups or [group])
        invitations.invite(store, meeting=number)
        return number

    def invited(number: Any) -> list[tuple[str, str, str]]:
        lines = meetings.get(store, number).attendance
        return sorted((line.name, line.capacity, line.reply) for line in lines)

    asa = participants.named(store, "Åsa Öberg")
    earlier, noted, coming, cancelled = (
        meeting(day) for day in (BEFORE, DAY, DAY + timedelta(9), DAY + timedelta(10))
    )
    answers: tuple[tuple[Any, dict[str, Any]], ...] = (
        (coming, {"reply": "accepted"}),
        (noted, {"presence": "present"}),
    )
    for number, answer in answers:
        line = next(row for row in meetings.get(store, number).attendance if row.participant == asa)
        replies.answer(store, meeting=number, attendance=line.id, **answer)
    at_meetings.cancel(store, meeting=cancelled)
    other = network(store, "Vux")
    at_networks.join(store, network=other, participant=asa)
    joint = meeting(DAY + timedelta(30), group, other)
    kept = [invited(number) for number in (earlier, noted, cancelled)]
    before = dump.everything(store)

    at = body(store, "Partille")
    succession.succeed(store, network=group, organisation=at, first_day=DAY, given="Eva", family="Ny")
    assert [invited(number) for number in (earlier, noted, cancelled)] == kept
    assert invited(coming) == [("Eva Ny", "member", ""), ("Nils Ek", "member", ""), ("Ulf Å", "deputy", "")]
    assert ("Åsa Öberg", "member", "") in invited(joint)
    assert ("Eva Ny", "member", "") in invited(joint)
    journal.undo(store)
    assert dump.everything(store) == before

    ulf = participants.named(store, "Ulf Å")
    succession.succeed(store, network=group, organisation=at, first_day=DAY, successor=ulf)
    assert invited(coming) == [("Nils Ek", "member", ""), ("Ulf Å", "member", "")]
    journal.undo(store)
    assert dump.everything(store) == before


def test_all_seats_of_a_person_are_handed_over(store: Store, group: NetworkId) -> None:
    asa, partille = participants.named(store, "Åsa Öberg"), body(store, "Partille")
    second, third = network(store, "Vux"), network(store, "Ekonomi")
    at_networks.join(store, network=group, participant=asa)
    at_networks.join(store, network=second, participant=asa, role="deputy", call_order=2)
    at_networks.join(store, network=third, participant=asa, organisation=body(store, "Ale"))
    before = dump.everything(store)
    eva = person(store, "Eva Ny", "Partille")
    made = succession.hand_over(store, participant=asa, organisation=partille, first_day=DAY, successor=eva)
    assert len(made) == 2
    assert [seat[:3] for seat in sitting(store, group, DAY) if seat[1] == "Partille kommun"] == [
        ("Eva Ny", "Partille kommun", "member"),
        ("Ulf Å", "Partille kommun", "deputy"),
    ]
    assert [seat.call_order for seat in memberships.of_day(store, second, as_of=DAY)] == [2]
    assert sitting(store, third, DAY) == [("Åsa Öberg", "Ale kommun", "member", "")]
    told = journal.history(store)[0].title
    assert told == "Eva Ny took over the seats of Åsa Öberg for Partille kommun"
    journal.undo(store)
    journal.undo(store)
    assert dump.everything(store) == before


def test_a_succession_is_refused(store: Store, group: NetworkId) -> None:
    asa, partille = participants.named(store, "Åsa Öberg"), body(store, "Partille")
    bo = person(store, "Bo Å", "Partille")
    at_networks.join(store, network=group, participant=bo, first_day=DAY)
    chair = next(
        seat for seat in networks.get(store, group, as_of=DAY).memberships if seat.name == "Åsa Öberg"
    )
    before = dump.everything(store)
    new = {"given": "Eva", "family": "Ny"}
    later = DAY + timedelta(1)
    for wrong, field in (
        ({"organisation": body(store, "Öckerö"), "first_day": DAY, **new}, "organisation"),
        ({"organisation": partille, "first_day": later, **new}, "leaving"),
        ({"leaving": bo, "first_day": DAY, **new}, "organisation"),
        ({"leaving": asa, "first_day": DAY, "successor": asa}, "successor"),
        ({"leaving": asa, "first_day": DAY}, "family"),
        ({"leaving": asa, "first_day": DAY, "successor": bo}, "participant"),
        ({"membership": chair.id, "first_day": date(2027, 2, 1), **new}, "first_day"),
        ({"leaving": asa, "first_day": DAY, **new, "email": "not one"}, "email"),
    ):
        with pytest.raises(Invalid) as refused:
            succession.succeed(store, network=group, **wrong)  # type: ignore[arg-type]
        assert refused.value.field == field, wrong
    with pytest.raises(Invalid):
        succession.hand_over(store, participant=bo, organisation=partille, first_day=DAY, successor=asa)
    assert dump.everything(store) == before
    with pytest.raises(Invalid) as refused:
        succession.succeed(store, network=group, organisation=partille, first_day=later, given="Eva")
    assert "Åsa Öberg (Partille kommun), Bo Å (Partille kommun)" in str(refused.value)


def test_a_secretary_is_succeeded_too(store: Store) -> None:
    group = small(store)
    eva = participants.named(store, "Eva Ek")
    succession.succeed(store, network=group, leaving=eva, first_day=DAY, given="Bo", family="Å")
    assert [seat[2] for seat in sitting(store, group, DAY) if seat[0] == "Bo Å"] == ["secretary"]


def test_the_successor_gets_nothing_that_was_the_others_alone(store: Store, group: NetworkId) -> None:
    meeting = at_meetings.add(store, first_day=DAY + timedelta(9), networks=[group])
    invitations.invite(store, meeting=meeting)
    invitations.notice_sent(store, meeting=meeting, on=BEFORE)
    rows = {row.name: row for row in meetings.get(store, meeting).attendance}
    asa, ulf = rows["Åsa Öberg"], rows["Ulf Å"]
    assert asa.participant
    assert ulf.participant
    invitations.add_press_contact(store, meeting=meeting, participant=asa.participant)
    invitations.change_line(store, meeting=meeting, attendance=asa.id, phone="070-174 06 05")
    replies.answer(
        store, meeting=meeting, attendance=asa.id, reply="declined", comment="Ska opereras", diet="Vegan"
    )
    attending.note(store, meeting=meeting, attendance=asa.id, duties=["checker"])
    replies.call_deputy(store, meeting=meeting, deputy=ulf.participant, instead_of=asa.participant)
    at = body(store, "Partille")
    succession.succeed(
        store,
        network=group,
        organisation=at,
        leaving=asa.participant,
        first_day=DAY,
        given="Eva",
        family="Ny",
    )
    line = next(row for row in meetings.get(store, meeting).attendance if row.name == "Eva Ny")
    assert (line.reply, line.comment, line.diet, line.phone, line.duties) == ("", "", "", "", ())
    assert (line.invited_on, line.role, line.acting) == (None, "member", False)
    assert invitations.notice_sent(store, meeting=meeting) == 1
    journal.undo(store)
    journal.undo(store)
    succession.succeed(store, network=group, organisation=at, first_day=DAY, successor=ulf.participant)
    line, press = sorted(meetings.get(store, meeting).attendance, key=lambda row: row.name)[-2:]
    assert (press.name, press.capacity) == ("Åsa Öberg", "press")
    assert (line.capacity, line.serving, line.deputises_for, line.called_on) == ("member", False, None, None)
