"""Who is on a meeting's list, what they answer, who was there, and what the minutes say of it."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from desktop_app import i18n
from desktop_app.errors import Invalid
from desktop_app.records.ids import MeetingId, NetworkId, ParticipantId
from desktop_app.records.meetings.meetings import Attendance
from desktop_app.sheets import apart
from desktop_app.store import dump, journal, participants
from desktop_app.store.database import Store
from desktop_app.store.meetings import attending as stored
from desktop_app.store.meetings import meetings
from desktop_app.work import memberships
from desktop_app.work import networks as at_networks
from desktop_app.work import participants as at_participants
from desktop_app.work.meetings import agenda as at_agenda
from desktop_app.work.meetings import (
    attending,
    invitations,
    meeting_papers,
    meeting_rules,
    minutes,
    quorums,
    replies,
    reply_files,
)
from desktop_app.work.meetings import meetings as at_meetings
from tests.people import body, network, person
from tests.store.recorder import recorded

DAY = date(2026, 5, 6)
SEATS = (
    ("Åsa Öberg", "Ale", "chair"),
    ("Bo Ek", "Lerum", "member"),
    ("Cia Ask", "Partille", "member"),
    ("Dan Alm", "Öckerö", "member"),
    ("Eva Ek", "Lerum", "deputy"),
    ("Filip Ås", "Partille", "deputy"),
    ("Gun Lind", "GR", "secretary"),
)


@pytest.fixture
def group(store: Store) -> NetworkId:
    number = network(store, "Styrgruppen", ("Ale", "Lerum", "Partille", "Öckerö"))
    for order, (name, at, role) in enumerate(SEATS):
        who = person(store, name, at, party="S" if role != "secretary" else "", email=f"p{order}@ale.example")
        at_networks.join(store, network=number, participant=who, role=role, organisation=body(store, at))
    return number


@pytest.fixture
def meeting(store: Store, group: NetworkId) -> MeetingId:
    number = at_meetings.add(
        store, first_day=DAY, start=time(9), end=time(12), networks=[group], title="Möte"
    )
    invitations.invite(store, meeting=number)
    return number


def line(store: Store, meeting: MeetingId, name: str) -> Attendance:
    return next(row for row in meetings.attendance(store, meeting) if row.name == name)


def who(store: Store, meeting: MeetingId, name: str) -> ParticipantId:
    found = line(store, meeting, name).participant
    assert found is not None
    return found


def rows(store: Store, meeting: MeetingId) -> list[str]:
    return [row.name for row in attending.sheet(store, meeting)]


def test_invitees_are_those_who_sit_on_the_day(store: Store, group: NetworkId, meeting: MeetingId) -> None:
    asa = line(store, meeting, "Åsa Öberg")
    assert (asa.role, asa.party, asa.capacity, asa.organisation_text) == (
        "chair",
        "S",
        "member",
        "Ale kommun",
    )
    assert line(store, meeting, "Eva Ek").capacity == "deputy"
    at_networks.leave(store, network=group, participant=who(store, meeting, "Bo Ek"), on=date(2026, 4, 1))
    assert [row.name for row in invitations.no_longer_due(store, meeting)] == ["Bo Ek"]
    gone = [row.id for row in invitations.no_longer_due(store, meeting)]
    assert invitations.uninvite(store, meeting=meeting, attendance=gone) == 1
    assert invitations.invite(store, meeting=meeting) == 0


def test_guests_categories_and_the_press(store: Store, meeting: MeetingId) -> None:
    invitations.invite_guest(
        store, meeting=meeting, name="Jonas Sten", title="statssekreterare", organisation_text="Departementet"
    )
    invitations.invite_category(store, meeting=meeting, name="Alla samordnare", heads=21)
    asa = who(store, meeting, "Åsa Öberg")
    press = invitations.add_press_contact(
        store,
        meeting=meeting,
        participant=asa,
        phone="070 – 174 06 05",
        reachable_from=time(12, 30),
        reachable_to=time(13, 30),
    )
    lines = {row.id: row for row in meetings.attendance(store, meeting)}
    assert (lines[press].reachable_from, lines[press].reachable_to) == (time(12, 30), time(13, 30))
    assert lines[press].phone == "070 – 174 06 05"
    assert meetings.rows(store, [meeting])[0].invited == len(SEATS) + 1
    assert attending.number_rows(store, meeting=meeting) == len(SEATS) + 1
    with pytest.raises(Invalid, match="already on the list"):
        invitations.invite_guest(store, meeting=meeting, participant=asa)
    with pytest.raises(Invalid, match="already on the list"):
        invitations.invite_category(store, meeting=meeting, name="alla samordnare")
    with pytest.raises(Invalid, match="ends before it begins"):
        invitations.change_line(store, meeting=meeting, attendance=press, reachable_to=time(12))
    with pytest.raises(Invalid, match="needs a name"):
        invitations.invite_guest(store, meeting=meeting, name=" ")


def test_a_notice_is_noted(store: Store, meeting: MeetingId) -> None:
    assert invitations.notice_sent(store, meeting=meeting, on=date(2026, 4, 20)) == len(SEATS)
    held = meetings.get(store, meeting)
    assert (held.status, held.notice_on, held.notice_is_old) == ("invited", date(2026, 4, 20), False)
    at_meetings.change(store, meeting=meeting, first_day=date(2026, 5, 7))
    assert meetings.get(store, meeting).notice_is_old
    assert invitations.notice_sent(store, meeting=meeting) == 0
    assert not meetings.get(store, meeting).notice_is_old


def test_the_roll_is_called_by_numbers_in_one_change(store: Store, meeting: MeetingId) -> None:
    before, change = dump.everything(store), journal.last_change(store)
    assert attending.read(store, meeting, "1-99").problems
    assert dump.everything(store) == before
    assert attending.call_roll(store, meeting=meeting, text="1-3 4td 5f 6 t.o.m. punkt 2, 7x") == 7
    assert journal.last_change(store) == change + 1
    assert meetings.get(store, meeting).status == "held"
    noted = {row.sheet_row: row for row in attending.sheet(store, meeting)}
    assert [noted[n].presence for n in range(1, 8)] == [
        *["present"] * 3,
        "remote",
        "absent",
        "present",
        "absent",
    ]
    assert (noted[4].serving, noted[5].reply, noted[6].parts) == (True, "declined", "until item 2")
    said = attending.said(store, meeting)
    attending.call_roll(store, meeting=meeting, text=said)
    assert attending.said(store, meeting) == said
    journal.undo(store)
    assert dump.everything(store) == before


def test_numbers_stay_when_guests_come(store: Store, meeting: MeetingId) -> None:
    attending.number_rows(store, meeting=meeting)
    before = rows(store, meeting)
    invitations.invite_guest(store, meeting=meeting, name="Aron Aronsson")
    attending.number_rows(store, meeting=meeting)
    assert rows(store, meeting) == [*before, "Aron Aronsson"]
    attending.call_roll(store, meeting=meeting, text="Aron Aronsson, 1")
    assert line(store, meeting, "Aron Aronsson").presence == "present"


def test_a_sheet_that_is_looked_at_is_the_one_that_is_numbered(store: Store, meeting: MeetingId) -> None:
    bo = who(store, meeting, "Bo Ek")
    at_participants.change(store, participant=bo, title="Kommunalråd")
    before = dump.everything(store)
    shown = meeting_papers.sign_in(store, meeting)
    assert dump.everything(store) == before
    assert ("3", "Bo Ek", "Kommunalråd", "Lerums kommun", "") in [row.cells for row in shown.rows()]
    assert attending.number_rows(store, meeting=meeting) == len(SEATS)
    assert meeting_papers.sign_in(store, meeting) == shown
    change = journal.last_change(store)
    assert attending.number_rows(store, meeting=meeting) == len(SEATS)
    assert journal.last_change(store) == change


def test_a_row_that_is_not_there_is_refused_and_nothing_noted(store: Store, meeting: MeetingId) -> None:
    before = dump.everything(store)
    for text, said in (
        ("1 99", "no row 99"),
        ("1 1x", "stands twice"),
        ("3-1", "backwards"),
        ("Ove Okänd", "Nobody"),
    ):
        with pytest.raises(Invalid, match=said):
            attending.call_roll(store, meeting=meeting, text=text)
    assert dump.everything(store) == before


def test_names_are_frozen_as_at_the_meeting(store: Store, meeting: MeetingId) -> None:
    asa = who(store, meeting, "Åsa Öberg")
    at_participants.change(store, participant=asa, title="Kommunalråd")
    attending.call_roll(store, meeting=meeting, text="1")
    at_participants.change(store, participant=asa, family="Ek", title="Landshövding")
    assert line(store, meeting, "Åsa Öberg").title == "Kommunalråd"


def test_who_is_ticked_alone_is_frozen_as_by_the_roll_call(store: Store, meeting: MeetingId) -> None:
    bo, cia = line(store, meeting, "Bo Ek"), line(store, meeting, "Cia Ask")
    for row in (bo, cia):
        at_participants.change(store, participant=who(store, meeting, row.name), title="Kommunalråd")
    replies.answer(store, meeting=meeting, attendance=bo.id, presence="present")
    attending.note(store, meeting=meeting, attendance=cia.id, presence="remote")
    assert {line(store, meeting, row.name).title for row in (bo, cia)} == {"Kommunalråd"}
    at_participants.change(store, participant=who(store, meeting, "Bo Ek"), title="Landshövding")
    replies.answer(store, meeting=meeting, attendance=line(store, meeting, "Bo Ek").id, presence="remote")
    assert line(store, meeting, "Bo Ek").title == "Kommunalråd", "it was noted before"


def test_who_is_ticked_stands_as_on_the_sheet_that_was_printed(store: Store, meeting: MeetingId) -> None:
    attending.number_rows(store, meeting=meeting)
    bo = line(store, meeting, "Bo Ek")
    at_participants.change(store, participant=who(store, meeting, "Bo Ek"), title="Kommunalråd")
    replies.answer(store, meeting=meeting, attendance=bo.id, presence="present")
    assert line(store, meeting, "Bo Ek").title == ""


def test_what_is_put_right_on_the_list_stays_when_the_sheet_is_numbered(
    store: Store, meeting: MeetingId
) -> None:
    eva = line(store, meeting, "Eva Ek")
    invitations.change_line(
        store, meeting=meeting, attendance=eva.id, name="Eva Ek-Ström", title="Gruppledare", capacity="member"
    )
    bo = line(store, meeting, "Bo Ek")
    invitations.change_line(store, meeting=meeting, attendance=bo.id, name="Bo Ek", phone="070-174 06 05")
    for name in ("Eva Ek", "Bo Ek"):
        at_participants.change(store, participant=participants.named(store, name), title="Kommunalråd")
    attending.number_rows(store, meeting=meeting)
    put_right = line(store, meeting, "Eva Ek-Ström")
    assert (put_right.title, put_right.capacity) == ("Gruppledare", "member")
    assert line(store, meeting, "Bo Ek").title == "Kommunalråd"


def test_what_was_noted_at_a_meeting_stays_when_its_sheet_is_numbered_later(
    store: Store, meeting: MeetingId
) -> None:
    bo = line(store, meeting, "Bo Ek")
    replies.answer(store, meeting=meeting, attendance=bo.id, presence="present")
    at_participants.change(store, participant=who(store, meeting, "Bo Ek"), family="Ström", title="Råd")
    at_meetings.change(store, meeting=meeting, status="held")
    at_participants.change(store, participant=who(store, meeting, "Cia Ask"), family="Ström")
    attending.number_rows(store, meeting=meeting)
    assert {"Bo Ek", "Cia Ask"} <= {row.name for row in attending.sheet(store, meeting)}
    assert line(store, meeting, "Bo Ek").title == ""


def test_the_next_deputy_is_proposed_and_called_in(
    store: Store, group: NetworkId, meeting: MeetingId
) -> None:
    bo, cia = line(store, meeting, "Bo Ek"), line(store, meeting, "Cia Ask")
    replies.answer(store, meeting=meeting, attendance=bo.id, reply="declined")
    replies.answer(store, meeting=meeting, attendance=cia.id, reply="declined")

    def proposed(row: Attendance) -> list[str]:
        return [each.deputy.name for each in replies.next_deputies(store, meeting, row.id)]

    assert proposed(bo) == ["Eva Ek", "Filip Ås"]
    assert proposed(cia) == ["Filip Ås", "Eva Ek"]
    memberships.order_deputies(store, network=group, deputies=[who(store, meeting, "Eva Ek")])
    assert proposed(cia) == ["Eva Ek", "Filip Ås"]
    meeting_rules.set_meeting_rules(store, network=group, deputies=["organisation"])
    assert proposed(cia) == ["Filip Ås", "Eva Ek"]
    filip = who(store, meeting, "Filip Ås")
    replies.call_deputy(store, meeting=meeting, deputy=filip, instead_of=cia.participant or filip)
    assert proposed(bo) == ["Eva Ek"]
    assert line(store, meeting, "Filip Ås").serving
    for deputy, member, said in (
        (filip, bo.participant, "serves for somebody else"),
        (bo.participant, bo.participant, "for themselves"),
        (filip, person(store, "Ove Okänd"), "not on the meeting's list"),
        (person(store, "Pia Okänd"), bo.participant, "sits in the meeting's networks"),
    ):
        with pytest.raises(Invalid, match=said):
            replies.call_deputy(store, meeting=meeting, deputy=deputy, instead_of=member)  # type: ignore[arg-type]
    attending.call_roll(store, meeting=meeting, text="Filip Ås")
    called = line(store, meeting, "Filip Ås")
    assert (called.presence, called.serving, called.deputises_for) == ("present", True, cia.participant)


def test_one_line_is_noted(store: Store, meeting: MeetingId) -> None:
    eva, bo = line(store, meeting, "Eva Ek"), line(store, meeting, "Bo Ek")
    attending.note(
        store, meeting=meeting, attendance=eva.id, presence="remote", via="telephone", parts="§ 3–7",
        deputises_for=bo.participant, duties=["checker"],
    )  # fmt: skip
    noted = line(store, meeting, "Eva Ek")
    assert (noted.via, noted.parts, noted.serving, noted.duties) == ("telephone", "§ 3–7", True, ("checker",))
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"parts": "i början"}, "parts"),
        ({"presence": "asleep"}, "presence"),
        ({"via": "pigeon"}, "via"),
        ({"deputises_for": eva.participant}, "deputises_for"),
        ({"duties": ["dj"]}, "duties"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            attending.note(store, meeting=meeting, attendance=eva.id, **values)
        assert refused.value.field == field
    with pytest.raises(Invalid, match="not on the meeting's list"):
        attending.note(store, meeting=meeting, attendance=4711, presence="present")


def test_quorum_is_told_item_by_item(store: Store, group: NetworkId, meeting: MeetingId) -> None:
    for title in ("Öppnande", "Budget", "Plan"):
        at_agenda.add(store, meeting=meeting, title=title)
    text = "Åsa Öberg, Bo Ek t.o.m. punkt 2, Cia Ask f, Filip Ås t för Cia Ask, Dan Alm x"
    attending.call_roll(store, meeting=meeting, text=text)
    (told,) = quorums.of(store, meeting)
    assert (told.seats, told.whole.filled, told.whole.needed) == (4, 3, 3)
    assert [count.reached for _item, count in told.items] == [True, True, False]
    meeting_rules.set_meeting_rules(store, network=group, quorum="minst 2")
    assert all(count.reached for _item, count in quorums.of(store, meeting)[0].items)
    with pytest.raises(Invalid, match="no rule for a quorum"):
        meeting_rules.set_meeting_rules(store, network=group, quorum="de flesta")
    with pytest.raises(Invalid, match="A colour"):
        meeting_rules.set_meeting_rules(store, network=group, colour="blå")


def test_a_member_who_keeps_the_minutes_too_fills_a_seat(
    store: Store, group: NetworkId, meeting: MeetingId
) -> None:
    at_networks.join(store, network=group, participant=who(store, meeting, "Bo Ek"), role="secretary")
    attending.call_roll(store, meeting=meeting, text="Bo Ek")
    assert quorums.of(store, meeting)[0].whole.filled == 1


def test_the_block_for_the_minutes_is_exact(store: Store, meeting: MeetingId) -> None:
    invitations.invite_guest(store, meeting=meeting, name="Jonas Sten", title="utredare")
    text = "Åsa Öberg, Bo Ek t.o.m. punkt 2, Cia Ask f, Filip Ås t för Cia Ask, Dan Alm x, Jonas Sten d"
    attending.call_roll(store, meeting=meeting, text=text)
    i18n.use("sv")
    assert "Åsa Öberg (S), ordförande, Ale kommun" in str(minutes.block(store, meeting))
    i18n.use("en")
    assert str(minutes.block(store, meeting)).splitlines() == [
        "Present",
        "",
        "Full members",
        "Åsa Öberg (S), chair, Ale kommun",
        "Bo Ek (S), Lerums kommun, until item 2",
        "",
        "Serving deputies",
        "Filip Ås (S), Partille kommun, serving deputy for Cia Ask",
        "",
        "Excused",
        "Cia Ask (S), Partille kommun",
        "",
        "Absent",
        "Dan Alm (S), Öckerö kommun",
        "",
        "Others present",
        "Jonas Sten, utredare, by distance",
    ]


def test_diets_are_forgotten_when_the_meeting_is_over(store: Store, meeting: MeetingId) -> None:
    asa = line(store, meeting, "Åsa Öberg")
    replies.answer(store, meeting=meeting, attendance=asa.id, diet="Vegan", comment="kommer sent")
    assert replies.forget_diets(store, before=DAY) == 0
    bo = line(store, meeting, "Bo Ek")
    replies.answer(store, meeting=meeting, attendance=bo.id, reply="accepted", comment="Tål inte nötter")
    assert replies.forget_diets(store, before=date(2026, 5, 7)) == 2
    assert {(row.diet, row.comment) for row in stored.lines(store, meeting)} == {("", "")}
    assert line(store, meeting, "Bo Ek").reply == "accepted"
    assert replies.forget_diets(store, before=date(2026, 5, 7)) == 0


REPLY = """BEGIN:VCALENDAR
METHOD:REPLY
PRODID:-//Example//SV
VERSION:2.0
BEGIN:VEVENT
UID:{uid}
SEQUENCE:{sequence}
DTSTART;TZID=Europe/Stockholm:{day}T090000
SUMMARY:Möte
ATTENDEE;CN="{name}";PARTSTAT={answer}:mailto:{email}
DTSTAMP:{stamp}
END:VEVENT
END:VCALENDAR
"""


def reply(folder: Path, file: str, **values: object) -> str:
    path = folder / f"{file}.ics"
    told = {"day": "20260506", "stamp": "20260420T101500Z", **values}
    path.write_text(REPLY.format(**told).replace("\n", "\r\n"), encoding="utf-8", newline="")
    return str(path)


def test_replies_of_calendars_land_on_the_right_lines(
    store: Store, meeting: MeetingId, tmp_path: Path
) -> None:
    uid = meetings.get(store, meeting).uid
    known: dict[str, Any] = {"uid": uid, "sequence": 0}
    yes = reply(tmp_path, "a", **known, name="ÅSA", email="P0@ale.example", answer="ACCEPTED")
    no = reply(tmp_path, "b", **known, name="Bo Ek", email="bo@hemma.example", answer="DECLINED")
    guest = reply(tmp_path, "c", **known, name="Ove Okänd", email="ove@x.example", answer="ACCEPTED")
    other = reply(tmp_path, "d", uid="x@y", sequence=0, name="Bo Ek", email="b@x.example", answer="ACCEPTED")
    (tmp_path / "e.ics").write_bytes(b"BEGIN:VCALENDAR\r\nMETHOD:")
    change = journal.last_change(store)
    problems = reply_files.take_replies(store, paths=[yes, no, guest, other, str(tmp_path / "e.ics")])
    assert journal.last_change(store) == change + 1
    assert line(store, meeting, "Åsa Öberg").reply == "accepted"
    assert line(store, meeting, "Bo Ek").reply == "declined"
    assert line(store, meeting, "Bo Ek").replied_on == date(2026, 4, 20)
    assert len(problems) == 3
    assert "Ove Okänd is not on the list of Möte 2026-05-06: a guest?" in problems[0]
    assert "e.ics" in problems[2]
    at_meetings.change(store, meeting=meeting, first_day=date(2026, 5, 7))
    (again,) = reply_files.take_replies(store, paths=[yes])
    assert "answered before" in again


def test_files_of_replies_are_read_by_one_child_and_their_meeting_once(
    store: Store, meeting: MeetingId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: dict[str, Any] = {"uid": meetings.get(store, meeting).uid, "sequence": 0, "answer": "ACCEPTED"}
    people = {name: f"p{order}@ale.example" for order, (name, _at, _role) in enumerate(SEATS)}
    paths = [reply(tmp_path, mail[:2], **known, name=name, email=mail) for name, mail in people.items()]
    started: list[object] = []
    start = apart._Worker.start

    def counted(worker: Any) -> None:
        started.append(worker)
        start(worker)

    monkeypatch.setattr(apart._Worker, "start", counted)
    apart.let_go()
    with recorded(store) as one:
        reply_files.matched(store, paths[:1])
    with recorded(store) as all_of_them:
        assert not [each.problem for each in reply_files.matched(store, paths) if each.problem]
    assert len(started) == 1
    assert len(all_of_them) - len(one) <= 3 * (len(paths) - 1)


def test_sixty_are_attended_in_under_twenty_entries(store: Store) -> None:
    number = network(store, "Alla", ("Ale",))
    for place in range(60):
        at_networks.join(store, network=number, participant=person(store, f"P{place:02} Ek", "Ale"))
    meeting = at_meetings.add(store, first_day=DAY, networks=[number])
    invitations.invite(store, meeting=meeting)
    text = "1-14 16 17f 18x 19-21d 22-40 41f 42-60"
    assert len(text.split()) < 20
    assert attending.call_roll(store, meeting=meeting, text=text) == 59
    assert sum(row.presence in ("present", "remote") for row in stored.lines(store, meeting)) == 56
    journal.undo(store)
    assert {row.presence for row in stored.lines(store, meeting)} == {""}


def test_a_reply_that_is_taken_back_has_no_day(store: Store, meeting: MeetingId) -> None:
    bo = line(store, meeting, "Bo Ek").id
    replies.answer(store, meeting=meeting, attendance=bo, reply="accepted", replied_on=date(2026, 4, 1))
    replies.answer(store, meeting=meeting, attendance=bo, reply="")
    assert line(store, meeting, "Bo Ek").replied_on is None


def test_the_last_reply_of_a_day_counts_and_what_was_said_before_stays(
    store: Store, meeting: MeetingId, tmp_path: Path
) -> None:
    bo = line(store, meeting, "Bo Ek").id
    replies.answer(
        store, meeting=meeting, attendance=bo, reply="perhaps", comment="Sent", replied_on=date(2026, 4, 1)
    )
    known = {
        "uid": meetings.get(store, meeting).uid,
        "sequence": 0,
        "name": "Bo Ek",
        "email": "p1@ale.example",
    }
    no = reply(tmp_path, "a", **known, answer="DECLINED", stamp="20260420T141500Z")
    yes = reply(tmp_path, "b", **known, answer="ACCEPTED", stamp="20260420T081500Z")
    assert reply_files.take_replies(store, paths=[no, yes]) == []
    told = line(store, meeting, "Bo Ek")
    assert (told.reply, told.comment) == ("declined", "Sent")


def test_a_reply_about_another_day_is_not_taken_for_the_meeting_looked_at(
    store: Store, meeting: MeetingId, tmp_path: Path
) -> None:
    known = {"uid": "x@y", "sequence": 0, "name": "Bo Ek", "email": "p1@ale.example", "answer": "ACCEPTED"}
    other = reply(tmp_path, "a", **known, day="20260603")
    (problem,) = reply_files.take_replies(store, paths=[other], meeting=meeting)
    assert problem == "Bo Ek answers about a meeting on 2026-06-03, not about Möte 2026-05-06."
    assert line(store, meeting, "Bo Ek").reply == ""
    assert reply_files.take_replies(store, paths=[reply(tmp_path, "a", **known)], meeting=meeting) == []
    assert line(store, meeting, "Bo Ek").reply == "accepted"
