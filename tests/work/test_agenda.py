"""Agendas and checklists of meetings: filled, ordered, postponed, decided; due when the meeting is near."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from desktop_app.errors import Invalid
from desktop_app.records.ids import MeetingId, NetworkId
from desktop_app.store import journal
from desktop_app.store.database import Store
from desktop_app.store.meetings import agenda, checklists, meetings
from desktop_app.work import networks as at_networks
from desktop_app.work.meetings import agenda as at_agenda
from desktop_app.work.meetings import checklists as at_checklists
from desktop_app.work.meetings import invitations
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import network

FIRST, SECOND = date(2026, 9, 9), date(2026, 10, 14)


@pytest.fixture
def group(store: Store) -> NetworkId:
    number = network(store)
    at_networks.set_lines(store, network=number, kind="standing", lines=["Mötets öppnande", "Övrigt"])
    return number


@pytest.fixture
def meeting(store: Store, group: NetworkId) -> MeetingId:
    return at_meetings.add(store, first_day=FIRST, start=time(9), networks=[group])


def titles(store: Store, meeting: MeetingId) -> list[tuple[int | None, str]]:
    return [(item.number, item.title) for item in agenda.items(store, meeting)]


def test_an_agenda_begins_with_the_standing_items(store: Store, meeting: MeetingId) -> None:
    assert at_agenda.fill(store, meeting=meeting) == 2
    assert at_agenda.fill(store, meeting=meeting) == 0
    at_agenda.add(store, meeting=meeting, title=" Lägesrapport ", minutes=20, presenter="Eva Ek", position=2)
    at_agenda.add(store, meeting=meeting, title="Middag i skärgården", kind="meal", start=time(18))
    assert titles(store, meeting) == [
        (1, "Mötets öppnande"),
        (2, "Lägesrapport"),
        (3, "Övrigt"),
        (None, "Middag i skärgården"),
    ]


def test_what_is_postponed_comes_to_the_next_meeting_once(
    store: Store, group: NetworkId, meeting: MeetingId
) -> None:
    budget = at_agenda.add(store, meeting=meeting, title="Budget", minutes=30)
    at_agenda.add(store, meeting=meeting, title="Klart ärende")
    at_agenda.postpone(store, item=budget)
    second = at_meetings.add(store, first_day=SECOND, networks=[group])
    third = at_meetings.add(store, first_day=date(2026, 11, 11), networks=[group])
    elsewhere = at_meetings.add(store, first_day=SECOND, networks=[network(store, "Vux")])
    assert at_agenda.fill(store, meeting=second) == 3
    assert titles(store, second)[-1] == (3, "Budget")
    assert agenda.items(store, second)[-1].minutes == 30
    assert agenda.leftovers(store, third) == []
    assert at_agenda.fill(store, meeting=elsewhere) == 0
    journal.undo(store)
    at_meetings.remove(store, meeting=second)
    assert [item.title for item in agenda.leftovers(store, third)] == ["Budget"]


def test_decisions_are_numbered_through_the_networks_year(
    store: Store, group: NetworkId, meeting: MeetingId
) -> None:
    first = at_agenda.add(store, meeting=meeting, title="Budget")
    second = at_agenda.add(store, meeting=meeting, title="Plan")
    assert at_agenda.decide(store, item=first, decision="Bifall", number=11) == 11
    assert at_agenda.decide(store, item=second, decision="Avslag") == 12
    assert at_agenda.decide(store, item=second, decision="Bordläggs") == 12
    with pytest.raises(Invalid, match="§ 11 is taken"):
        at_agenda.decide(store, item=second, decision="Avslag", number=11)
    next_year = at_meetings.add(store, first_day=date(2027, 1, 13), networks=[group])
    item = at_agenda.add(store, meeting=next_year, title="Budget")
    assert at_agenda.decide(store, item=item, decision="Bifall") == 1
    assert [(each.number, each.decision) for each in agenda.decisions(store, network=group)] == [
        (1, "Bifall"),
        (11, "Bifall"),
        (12, "Bordläggs"),
    ]
    assert meetings.ids(store, search="bordläggs") == [meeting]
    at_agenda.change(store, item=second, decision="")
    assert agenda.items(store, meeting)[1].decision_no is None
    assert meetings.ids(store, search="bordläggs") == []


def test_an_item_is_refused_in_a_sentence(store: Store, meeting: MeetingId) -> None:
    item = at_agenda.add(store, meeting=meeting, title="Budget")
    visit = at_agenda.add(store, meeting=meeting, title="Rundvandring", kind="visit")
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"title": " "}, "title"),
        ({"kind": "dream"}, "kind"),
        ({"status": "lost"}, "status"),
        ({"minutes": -1}, "minutes"),
        ({"day": SECOND}, "day"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            at_agenda.change(store, item=item, **values)
        assert refused.value.field == field
    with pytest.raises(Invalid, match="Only an item of the agenda"):
        at_agenda.postpone(store, item=visit)
    with pytest.raises(Invalid, match="no item of this meeting"):
        at_agenda.order(store, meeting=meeting, items=[4711])
    with pytest.raises(Invalid, match="needs a text"):
        at_agenda.decide(store, item=item, decision=" ")


def test_a_meeting_takes_its_networks_checklist(store: Store, group: NetworkId) -> None:
    items: list[dict[str, Any]] = [
        {"text": "Kallelse", "days_before": 14},
        {"text": "Protokoll", "days_before": -10},
        {"text": "Fika"},
    ]
    at_checklists.set_template(store, network=group, items=items)
    meeting = at_meetings.add(store, first_day=FIRST, networks=[group])
    due = [(item.text, item.due) for item in checklists.of_meeting(store, meeting)]
    assert due == [("Kallelse", date(2026, 8, 26)), ("Protokoll", date(2026, 9, 18)), ("Fika", None)]
    assert at_meetings.add(store, first_day=FIRST, networks=[group], status="held") != meeting
    held = meetings.ids(store)[-1]
    assert checklists.of_meeting(store, held) == ()
    assert at_checklists.take(store, meeting=held) == 3


def test_what_is_not_done_moves_with_the_meeting(store: Store, group: NetworkId) -> None:
    items = [{"text": "Kallelse", "days_before": 14}, {"text": "Lokal", "days_before": 60}]
    at_checklists.set_template(store, network=group, items=items)
    meeting = at_meetings.add(store, first_day=FIRST, networks=[group])
    own = at_checklists.add(store, meeting=meeting, text="Ring värden", due=date(2026, 9, 1))
    lokal = next(item for item in checklists.of_meeting(store, meeting) if item.text == "Lokal")
    at_checklists.tick(store, item=lokal.id, on=date(2026, 7, 1))
    state = checklists.states(store, [meeting], today=date(2026, 9, 5))[meeting]
    assert (state.items, state.done, state.late) == (3, 1, 2)
    at_meetings.change(store, meeting=meeting, first_day=SECOND)
    assert {item.text: item.due for item in checklists.of_meeting(store, meeting)} == {
        "Kallelse": date(2026, 9, 30),
        "Lokal": lokal.due,
        "Ring värden": date(2026, 9, 1),
    }
    at_checklists.change(store, item=own, days_before=7)
    assert checklists.of_meeting(store, meeting)[-1].due == date(2026, 10, 7)
    with pytest.raises(Invalid):
        at_checklists.add(store, meeting=meeting, text=" ")
    with pytest.raises(Invalid):
        at_checklists.set_template(store, network=group, items=[{"text": "x", "days_before": "snart"}])


def test_calendars_are_told_of_what_concerns_them(store: Store, meeting: MeetingId) -> None:
    held = meetings.get(store, meeting)
    assert held.uid.startswith(f"meeting-{meeting}@")
    assert meetings.with_uid(store, held.uid) == meeting
    assert meetings.with_uid(store, "meeting-1@elsewhere") is None
    invitations.notice_sent(store, meeting=meeting)
    at_meetings.change(store, meeting=meeting, title="Höstmöte", note="x", about="y", kind="conference")
    assert not meetings.get(store, meeting).notice_is_old
    changes: tuple[dict[str, Any], ...] = ({"room": "Sal 2"}, {"start": time(10)}, {"status": "cancelled"})
    for change in changes:
        before = meetings.get(store, meeting).sequence
        at_meetings.change(store, meeting=meeting, **change)
        assert meetings.get(store, meeting).sequence == before + 1
    held = meetings.get(store, meeting)
    assert (held.uid, held.notice_is_old, held.status) == (f"{held.uid}", True, "cancelled")


def test_a_network_takes_part_in_a_part_of_the_day(store: Store, group: NetworkId) -> None:
    other = network(store, "Vux")
    meeting = at_meetings.add(store, first_day=FIRST, start=time(9), end=time(16), networks=[group, other])
    at_meetings.set_part(store, meeting=meeting, network=other, start=time(13), end=time(16))
    whole, part = meetings.get(store, meeting).joint
    assert (part.network, part.start, part.end) == (other, time(13), time(16))
    assert whole.start is None
    for start, end in ((time(8), time(10)), (time(15), time(17)), (time(12), time(11))):
        with pytest.raises(Invalid, match="lies within the meeting"):
            at_meetings.set_part(store, meeting=meeting, network=other, start=start, end=end)
    with pytest.raises(Invalid, match="has no part in"):
        at_meetings.set_part(store, meeting=meeting, network=network(store, "Kultur"))


def test_a_new_line_comes_last_where_others_were_taken_away(store: Store, meeting: MeetingId) -> None:
    items = [at_agenda.add(store, meeting=meeting, title=title) for title in "ABCDE"]
    for item in items[1:3]:
        at_agenda.remove(store, item=item)
    at_agenda.add(store, meeting=meeting, title="F")
    at_agenda.fill(store, meeting=meeting)
    assert [title for _number, title in titles(store, meeting)] == [
        *("A", "D", "E", "F"),
        *("Mötets öppnande", "Övrigt"),
    ]
    todo = [at_checklists.add(store, meeting=meeting, text=text) for text in "ABCDE"]
    for each in todo[1:3]:
        at_checklists.remove(store, item=each)
    at_checklists.add(store, meeting=meeting, text="F")
    assert [item.text for item in checklists.of_meeting(store, meeting)] == ["A", "D", "E", "F"]


def test_a_standing_item_that_was_postponed_comes_once(
    store: Store, group: NetworkId, meeting: MeetingId
) -> None:
    at_agenda.fill(store, meeting=meeting)
    at_agenda.postpone(store, item=agenda.items(store, meeting)[1].id)
    second = at_meetings.add(store, first_day=SECOND, networks=[group])
    at_agenda.fill(store, meeting=second)
    assert titles(store, second) == [(1, "Mötets öppnande"), (2, "Övrigt")]
    assert agenda.leftovers(store, second) == []


def test_what_a_cancelled_meeting_took_up_comes_to_the_next(
    store: Store, group: NetworkId, meeting: MeetingId
) -> None:
    at_agenda.postpone(store, item=at_agenda.add(store, meeting=meeting, title="Budget"))
    second = at_meetings.add(store, first_day=SECOND, networks=[group])
    third = at_meetings.add(store, first_day=date(2026, 11, 11), networks=[group])
    at_agenda.fill(store, meeting=second)
    taken = agenda.items(store, second)[-1]
    at_meetings.cancel(store, meeting=second)
    assert [item.title for item in agenda.leftovers(store, third)] == ["Budget"]
    at_agenda.postpone(store, item=taken.id)
    assert [item.id for item in agenda.leftovers(store, third)] == [taken.id]


def test_the_days_of_the_agenda_move_with_the_meeting(store: Store, group: NetworkId) -> None:
    meeting = at_meetings.add(store, first_day=date(2026, 5, 30), last_day=date(2026, 6, 1), networks=[group])
    dinner = at_agenda.add(store, meeting=meeting, title="Middag", kind="meal", day=date(2026, 5, 31))
    at_agenda.add(store, meeting=meeting, title="Övrigt")
    at_meetings.change(store, meeting=meeting, first_day=date(2026, 6, 6))
    assert [item.day for item in agenda.items(store, meeting)] == [date(2026, 6, 7), None]
    assert agenda.items(store, meeting)[0].id == dinner
    at_meetings.change(store, meeting=meeting, first_day=date(2026, 6, 7), last_day=date(2026, 6, 8))
    assert agenda.items(store, meeting)[0].day == date(2026, 6, 7)  # a day less, not another day


def test_a_part_of_the_day_stays_when_another_network_joins(store: Store, group: NetworkId) -> None:
    other, third = network(store, "Vux"), network(store, "Kultur")
    meeting = at_meetings.add(store, first_day=FIRST, start=time(9), end=time(16), networks=[group, other])
    at_meetings.set_part(store, meeting=meeting, network=other, start=time(13))
    at_meetings.change(store, meeting=meeting, networks=[third, other])
    told = [(each.network, each.start) for each in meetings.get(store, meeting).joint]
    assert told == [(third, None), (other, time(13))]
    for times in ({"start": time(16)}, {"start": time(17)}, {"end": time(9)}):
        with pytest.raises(Invalid, match="lies within the meeting"):
            at_meetings.set_part(store, meeting=meeting, network=other, **times)
