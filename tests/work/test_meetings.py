"""What is done with meetings: added, changed, cancelled, removed; who is invited and what they answer."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from desktop_app.errors import Conflict, Invalid
from desktop_app.store import dump, journal, networks, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.work import networks as at_networks
from desktop_app.work import participants as at_participants
from desktop_app.work.meetings import invitations, replies
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import DAY, body, network, small


def test_a_new_meeting_of_two_networks(store: Store) -> None:
    groups = [network(store, "AME"), network(store, "Vux")]
    number = at_meetings.add(
        store,
        first_day=DAY,
        start=time(9),
        end=time(12, 30),
        networks=groups,
        place=" Stadshuset ",
        host=body(store, "Ale"),
    )
    held = meetings.get(store, number)
    assert (held.first_day, held.last_day, held.start, held.end) == (DAY, DAY, time(9), time(12, 30))
    assert (held.place, held.host_name, held.status, held.title) == (
        "Stadshuset",
        "Ale kommun",
        "planned",
        "",
    )
    assert [name for _number, name in held.networks] == ["AME", "Vux"]
    assert meetings.rows(store, [number])[0].title == "AME, Vux"
    assert journal.history(store)[0].title == "Added the meeting AME, Vux 2026-05-01"


def test_a_meeting_is_refused(store: Store) -> None:
    held = at_meetings.add(store, first_day=DAY, start=time(9), end=time(12))
    before = dump.everything(store)
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"first_day": DAY, "last_day": DAY - timedelta(1)}, "last_day"),
        ({"first_day": DAY, "start": time(9), "end": time(9)}, "end"),
        ({"first_day": DAY, "status": "dreamt"}, "status"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            at_meetings.add(store, **values)
        assert refused.value.field == field
        with pytest.raises(Invalid) as refused:
            at_meetings.change(store, meeting=held, **values)
        assert refused.value.field == field
    with pytest.raises(Invalid):
        at_meetings.change(store, meeting=held, start=time(13))
    assert dump.everything(store) == before


def test_only_what_is_given_changes(store: Store) -> None:
    group = network(store)
    number = at_meetings.add(
        store, first_day=DAY, last_day=DAY + timedelta(1), start=time(9), title="Start", networks=[group],
        place="Ale", host=body(store, "Ale"), note="x",
    )  # fmt: skip
    before = journal.last_change(store)
    at_meetings.change(store, meeting=number, first_day=DAY, title="Start ", networks=[group])
    assert journal.last_change(store) == before
    at_meetings.change(store, meeting=number, first_day=DAY + timedelta(7))
    held = meetings.get(store, number)
    assert (held.first_day, held.last_day) == (date(2026, 5, 8), date(2026, 5, 9))
    assert (held.title, held.place, held.start, held.note, held.host_name) == (
        "Start",
        "Ale",
        time(9),
        "x",
        "Ale kommun",
    )
    at_meetings.change(store, meeting=number, start=None, host=None, networks=[])
    held = meetings.get(store, number)
    assert (held.start, held.host, held.networks) == (None, None, ())


def test_a_meeting_that_somebody_changed_meanwhile_is_a_conflict(store: Store) -> None:
    number = at_meetings.add(store, first_day=DAY)
    at_meetings.change(store, meeting=number, note="a")
    with pytest.raises(Conflict):
        at_meetings.change(store, meeting=number, version=1, note="b")


def test_a_cancelled_meeting_stays_in_the_list(store: Store) -> None:
    number = at_meetings.add(store, first_day=DAY)
    at_meetings.cancel(store, meeting=number)
    assert [row.status for row in meetings.rows(store, meetings.ids(store))] == ["cancelled"]
    before = journal.last_change(store)
    at_meetings.cancel(store, meeting=number)
    assert journal.last_change(store) == before


def test_everybody_who_sits_on_the_day_is_invited_once(store: Store) -> None:
    group = small(store)
    other = network(store, "Vux")
    asa = participants.named(store, "Åsa Öberg")
    nils = participants.named(store, "Nils von Essen")
    at_networks.join(store, network=other, participant=asa, role="deputy")
    at_networks.leave(store, network=group, participant=nils, on=DAY - timedelta(1))
    number = at_meetings.add(store, first_day=DAY, networks=[group, other])
    assert invitations.invite(store, meeting=number) == 2
    assert invitations.invite(store, meeting=number) == 0
    lines = meetings.get(store, number).attendance
    assert [(line.name, line.organisation_text, line.capacity) for line in lines] == [
        ("Eva Ek", "Göteborgsregionens kommunalförbund", "member"),
        ("Åsa Öberg", "Partille kommun", "member"),
    ]
    assert lines[1].title == "Chef"
    at_participants.change(store, participant=asa, family="Ek", title="Direktör")
    assert meetings.get(store, number).attendance[1].name == "Åsa Öberg"
    earlier = at_meetings.add(store, first_day=DAY - timedelta(1), networks=[group])
    assert invitations.invite(store, meeting=earlier) == 3


def test_answers_are_counted(store: Store) -> None:
    group = small(store)
    number = meetings.ids(store)[0]
    invitations.invite(store, meeting=number)
    first, second, third = meetings.get(store, number).attendance
    replies.answer(store, meeting=number, attendance=first.id, reply="accepted")
    replies.answer(store, meeting=number, attendance=second.id, reply="declined", presence="present")
    row = meetings.rows(store, [number])[0]
    assert (row.accepted, row.invited) == (1, 3)
    held = meetings.get(store, number).attendance
    assert [(line.reply, line.presence) for line in held] == [
        ("accepted", ""),
        ("declined", "present"),
        ("", ""),
    ]
    before = dump.everything(store)
    for values, field in (
        ({"attendance": third.id, "reply": "maybe"}, "reply"),
        ({"attendance": third.id, "presence": "asleep"}, "presence"),
        ({"attendance": 4711, "reply": "accepted"}, "attendance"),
    ):
        with pytest.raises(Invalid) as refused:
            replies.answer(store, meeting=number, **values)  # type: ignore[arg-type]
        assert refused.value.field == field
    assert dump.everything(store) == before
    assert group


def test_a_removed_meeting_comes_back_with_its_answers(store: Store) -> None:
    group = small(store)
    number = meetings.ids(store)[0]
    invitations.invite(store, meeting=number)
    before = dump.everything(store)
    at_meetings.remove(store, meeting=number)
    assert meetings.ids(store) == []
    journal.undo(store)
    assert dump.everything(store) == before
    assert networks.get(store, group).name == "Arbetsmarknad"
