"""Replies to invitations, in the shapes of Outlook, Google and Apple; the people are made up."""

from __future__ import annotations

import time as clock
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import FileProblem
from desktop_app.records.meetings.replies import Reply
from desktop_app.sheets.replies import read_replies

DATA = Path(__file__).parents[1] / "data" / "replies"
FILES = {file.name: file.read_bytes() for file in sorted(DATA.iterdir())}
MEETING = "Styrgruppen för arbetsmarknad"
START = datetime(2027, 1, 20, 9)


def read(name: str) -> Reply:
    (reply,) = read_replies(FILES[name])
    return reply


@pytest.mark.parametrize(
    ("name", "answer", "who", "email", "comment"),
    [
        ("outlook-accepted.eml", "accepted", "Öberg, Åsa", "Asa.Oberg@ockero.example",
         "Jag kommer tio minuter sent, bilfärja."),
        ("outlook-declined.ics", "declined", "Åsa Öberg", "Asa.Oberg@ockero.example", ""),
        ("outlook-delegated.ics", "delegated", "Cia Dal", "cia.dal@partille.example", ""),
        ("google-declined.eml", "declined", "Eva Fors", "eva.fors@tjorn.example", "Semester, tyvärr"),
        ("apple-tentative.ics", "tentative", "Fia Gran", "fia.gran@lerum.example",
         "Kan kanske först efter lunch"),
        ("apple-accepted.eml", "accepted", "Gun Hägg", "gun.hagg@lerum.example", ""),
    ],
)  # fmt: skip
def test_who_answers_what(name: str, answer: str, who: str, email: str, comment: str) -> None:
    reply = read(name)
    assert (reply.answer, reply.name, reply.email, reply.comment) == (answer, who, email, comment)
    assert (reply.uid, reply.meeting, reply.start) == ("meeting-12@samverka.example", MEETING, START)
    assert reply.sequence == (1 if name.startswith("apple") else 2)
    assert reply.proposed is None


def test_when_they_answered_is_by_the_swedish_clock() -> None:
    assert read("outlook-accepted.eml").answered_at == datetime(2027, 1, 4, 9, 15, 12)
    assert read("subject-only.eml").answered_at == datetime(2027, 1, 8, 9, 30)


def test_who_goes_instead() -> None:
    assert read("outlook-delegated.ics").delegated_to == "dan.strom@partille.example"


def test_another_time_is_proposed() -> None:
    reply = read("outlook-counter.eml")
    assert (reply.answer, reply.name, reply.start) == ("tentative", "Bo Lind", None)
    assert reply.proposed == (datetime(2027, 1, 21, 13), datetime(2027, 1, 21, 16))
    assert reply.comment == "Torsdag passar bättre för mig."
    listed = read("google-counter.ics")  # repeats all who are invited
    assert (listed.name, listed.proposed) == (
        "Eva Fors",
        (datetime(2027, 1, 22, 9), datetime(2027, 1, 22, 12)),
    )


def test_a_mail_without_a_calendar() -> None:
    reply = read("subject-only.eml")
    assert (reply.answer, reply.name, reply.email) == ("declined", "Ida Jung", "ida.jung@harryda.example")
    assert (reply.uid, reply.sequence, reply.meeting) == ("", None, MEETING)
    assert reply.comment == "Hej!\nJag är sjuk. Fråga Jan."


def test_a_calendar_of_several_replies() -> None:
    event = FILES["outlook-declined.ics"].decode("utf-8")
    begin, end = event.index("BEGIN:VEVENT"), event.index("END:VCALENDAR")
    twice = event[:end] + event[begin:end].replace("meeting-12", "meeting-13") + event[end:]
    assert [reply.uid.partition("@")[0] for reply in read_replies(twice.encode())] == [
        "meeting-12",
        "meeting-13",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_letters_of_a_calendar(encoding: str) -> None:
    (reply,) = read_replies(FILES["outlook-declined.ics"].decode("utf-8").encode(encoding))
    assert (reply.name, reply.meeting) == ("Åsa Öberg", MEETING)


ICS = FILES["outlook-declined.ics"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (FILES["invitation.ics"], "The calendar holds an invitation, not a reply."),
        (FILES["question.eml"], "The mail “Var ligger Sessionssalen?” does not say whether somebody comes."),
        (ICS.replace(b"DECLINED", b"NEEDS-ACTION"), "The calendar does not say who comes."),
        (ICS[: len(ICS) // 2], "The calendar is damaged."),
        (b"", "The file is neither a calendar nor a mail."),
        (b"PK\x03\x04" + bytes(100), "The file is neither a calendar nor a mail."),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "This mail is in Outlook's own form (.msg)."),
        (ICS + b" " * (512 << 10), "The calendar is far larger than a reply."),
        (bytes((20 << 20) + 1), "The file is far larger than a reply."),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 20_000, "The calendar is damaged."),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_reply_is_told_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(FileProblem) as raised:
        read_replies(data)
    assert raised.value.sentence == sentence
    assert raised.value.advice


def test_rules_of_a_time_zone_are_not_computed() -> None:
    endless = ICS.replace(b"FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", b"FREQ=SECONDLY;INTERVAL=1")
    assert endless != ICS
    begun = clock.process_time()
    assert read_replies(endless)[0].start == START
    assert clock.process_time() - begun < 5


def test_a_mail_of_mails_within_mails_ends() -> None:
    nested = b"From: a@ale.example\nSubject: x\n" + b"Content-Type: message/rfc822\n\n" * 5_000
    with pytest.raises(FileProblem):
        read_replies(nested)


@given(st.sampled_from(sorted(FILES)), st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    whole = FILES[name]
    place = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 80))
    instead = data.draw(st.binary(max_size=20) | st.sampled_from((b"\n", b":", b";", b'"', b"=?utf-8?b?")))
    try:
        replies = read_replies(whole[:place] + instead + whole[place + length :])
    except FileProblem:
        return
    assert replies
    assert all(reply.answer in ("accepted", "declined", "tentative", "delegated") for reply in replies)
