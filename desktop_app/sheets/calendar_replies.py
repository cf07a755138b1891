"""What does a calendar's reply to an invitation say (iTIP, RFC 5546)?

Outlook, Google and Apple send METHOD:REPLY, or COUNTER with another time. They differ in how they write
addresses and time zones and where they put what somebody adds. Nothing is executed, fetched or followed, and
the rules of time zones are not computed: their names say enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from msgspec import Struct

from desktop_app.errors import FileProblem
from desktop_app.i18n import _
from desktop_app.records.keys import email_key, normal
from desktop_app.records.meetings.replies import Answer, Reply, of_subject

_LONGEST = 512 << 10
"""Letters of a calendar; a reply has some two thousand."""
_COMMENT = 2_000
"""Letters of what somebody adds that are kept."""
_ZONES = re.compile(r"^BEGIN:VTIMEZONE\s.*?^END:VTIMEZONE\s*$", re.DOTALL | re.MULTILINE | re.IGNORECASE)
_ANSWERS: dict[str, Answer] = {
    "ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative", "DELEGATED": "delegated",
}  # fmt: skip


class Sender(Struct, frozen=True):
    """Whoever sent the mail round a calendar, nobody where it stands alone; `words` are what they wrote."""

    name: str = ""
    email: str = ""
    sent: datetime | None = None
    words: str = ""


class _Attendee(Struct, frozen=True):
    """`answer` None is no answer yet."""

    name: str
    email: str
    answer: Answer | None
    delegated_to: str
    words: str


def is_calendar(data: bytes) -> bool:
    """Whether a file begins as a calendar does, in whichever letters."""
    return b"BEGIN:VCALENDAR" in data[:200].replace(b"\0", b"").upper()


def read_calendar(text: str, sender: Sender | None = None, *, method: str = "") -> list[Reply]:
    """The replies of a calendar, one for each person and meeting; `method` is what the mail round it says.
    Raises `FileProblem` where there is none."""
    from icalendar import Calendar

    if len(text) > _LONGEST:
        raise no_reply(_("The calendar is far larger than a reply."))
    try:
        calendars = Calendar.from_ical(_ZONES.sub("", text.replace("\r\n", "\n")), multiple=True)
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise no_reply(_("The calendar is damaged.")) from error
    if not calendars:
        raise no_reply(_("The calendar is damaged."))
    replies: list[Reply] = []
    for calendar in calendars:
        said = _text(calendar.get("method")).upper() or method.upper()
        if said in ("REQUEST", "PUBLISH", "ADD", "CANCEL"):
            raise no_reply(_("The calendar holds an invitation, not a reply."))
        events = [event for event in calendar.subcomponents if event.name == "VEVENT"]
        outlook = "microsoft" in _text(calendar.get("prodid")).casefold()
        if said in ("REPLY", "COUNTER"):
            for event in events:
                replies += _replies(event, sender or Sender(), counter=said == "COUNTER", outlook=outlook)
    if not replies:
        raise no_reply(_("The calendar does not say who comes."))
    return replies


def no_reply(sentence: str) -> FileProblem:
    return FileProblem(sentence, advice=_("Note the reply by hand."))


def _replies(event: Any, sender: Sender, *, counter: bool, outlook: bool) -> Iterator[Reply]:
    """What an event says of each who answers. What they add stands in Outlook's mail alone; in others' mails
    the program speaks."""
    summary = _text(event.get("summary"))
    stamp = _swedish(event.get("dtstamp"))
    comment = "\n".join(filter(None, (_text(each) for each in _many(event.get("comment")))))
    start, end = _swedish(event.get("dtstart")), _swedish(event.get("dtend"))
    sequence = next(iter(_many(event.get("sequence"))), None)
    for who in _answering(event, sender, counter=counter):
        named = who.name or (sender.name if email_key(who.email) == email_key(sender.email) else "")
        words = comment or who.words or (sender.words if outlook else "")
        yield Reply(
            "tentative" if counter and who.answer != "declined" else who.answer or "tentative",
            named,
            who.email,
            uid=_text(event.get("uid")),
            sequence=int(sequence) if isinstance(sequence, int) else None,
            meeting=(of_subject(summary) or ("", summary))[1],
            start=None if counter else start,
            comment=words[:_COMMENT],
            answered_at=stamp or sender.sent,
            delegated_to=who.delegated_to,
            proposed=(start, end) if counter else None,
        )


def _answering(event: Any, sender: Sender, *, counter: bool) -> list[_Attendee]:
    """Those whose answer it is. A counter may repeat the whole list of those invited."""
    listed = [_attendee(each, sender) for each in _many(event.get("attendee"))]
    own = [each for each in listed if sender.email and email_key(each.email) == email_key(sender.email)]
    if counter:
        own = own or [each for each in listed if each.answer in ("tentative", "declined")] or listed
        if len(own) > 1:
            raise no_reply(_("The calendar does not say who proposes another time."))
        return own
    return [each for each in own if each.answer] or [each for each in listed if each.answer]


def _attendee(value: Any, sender: Sender) -> _Attendee:
    parameters = getattr(value, "params", {})

    def said(name: str) -> str:
        return _text(parameters.get(name)).strip("\"' ")

    address = _address(_text(value)) or said("EMAIL") or sender.email
    name = said("CN")
    return _Attendee(
        "" if "@" in name and " " not in name else name,
        address,
        _ANSWERS.get(said("PARTSTAT").upper()),
        _address(said("DELEGATED-TO")),
        said("X-RESPONSE-COMMENT"),
    )


def _address(uri: str) -> str:
    """The e-mail address of "MAILTO:anna@ale.example"; "" for another kind of address."""
    scheme, _colon, rest = uri.strip("\"'<> ").rpartition(":")
    return normal(unquote(rest)) if scheme.casefold() in ("", "mailto") and "@" in rest else ""


def _many(value: Any) -> list[Any]:
    """The values of a property, without those that icalendar could not read."""
    from icalendar.prop import vBroken

    values = [] if value is None else value if isinstance(value, list) else [value]
    return [each for each in values if not isinstance(each, vBroken)]


def _text(value: Any) -> str:
    """A property or parameter as text, the first where there are several; lines stay lines."""
    first = next(iter(_many(value)), "")
    return "\n".join(map(normal, str(first).splitlines())).strip()


def _swedish(value: Any) -> datetime | None:
    """A day or time by the Swedish clock; None where there is none that can be read."""
    found = next((each.dt for each in _many(value)), None)
    if isinstance(found, datetime):
        return swedish_clock(found)
    return datetime.combine(found, time.min) if isinstance(found, date) else None


def swedish_clock(at: datetime) -> datetime | None:
    """What clocks in Sweden show then; a time without a zone stands as it is. None at the ends of time."""
    try:
        return at.astimezone(ZoneInfo("Europe/Stockholm")).replace(tzinfo=None) if at.tzinfo else at
    except OverflowError:
        return None
