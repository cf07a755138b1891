"""Replies that come as files, from Outlook and other calendars: whose they are, about which meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from desktop_app.errors import FileProblem, UserError, Where
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId
from desktop_app.records.keys import email_key, form_key, name_key
from desktop_app.records.meetings.meetings import AHEAD, Attendance, Meeting
from desktop_app.records.meetings.replies import Reply
from desktop_app.records.progress import drain
from desktop_app.sheets.apart import apart
from desktop_app.sheets.replies import read_file
from desktop_app.store import addresses
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.store.source import Source

_REPLIES = {"accepted": "accepted", "declined": "declined", "tentative": "perhaps", "delegated": "declined"}

_SECONDS = 15
"""A reply is read in far less; a file that takes longer is none."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A reply with its meeting and the line on its list; `problem` says in a sentence why it is not noted."""

    file: str
    reply: Reply | None
    meeting: Meeting | None = None
    line: Attendance | None = None
    problem: str = ""


def matched(source: Source, paths: Sequence[str], meeting: MeetingId | None = None) -> list[Matched]:
    """The replies in files, each with what it is about; writes nothing. `meeting` is the one that is being
    looked at: what does not name a meeting of ours is taken to be of that."""
    found: list[Matched] = []
    held = _Meetings(source)
    for path in map(Path, paths):
        try:
            replies = drain(apart(read_file, path, seconds=_SECONDS))
        except UserError as error:
            found.append(Matched(path.name, None, problem=str(replace_where(error, path.name))))
        else:
            found += [_matched(held, path.name, reply, meeting) for reply in replies]
    return found


class _Meetings(dict[MeetingId, Meeting]):
    """Those that replies are about, each read once."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source

    def __missing__(self, number: MeetingId) -> Meeting:
        self[number] = held = meetings.get(self.source, number)
        return held


def replace_where(error: UserError, file: str) -> UserError:
    """The same sentence, with the file that it is about."""
    return FileProblem(error.sentence, advice=error.advice, where=Where(file=file))


def _matched(known: _Meetings, file: str, reply: Reply, looked_at: MeetingId | None) -> Matched:
    who = reply.name or reply.email
    number = _meeting(known.source, reply) or looked_at
    if number is None:
        sentence = _("{name} answers about a meeting that the register does not have.")
        return Matched(file, reply, problem=sentence.format(name=who))
    held = known[number]
    if reply.uid != held.uid and reply.start and not _is_on(held, reply.start.date()):
        sentence = _("{name} answers about a meeting on {day}, not about {meeting}.")
        told = sentence.format(name=who, day=reply.start.date(), meeting=held.dated)
        return Matched(file, reply, problem=told)
    line = _line(known.source, held, reply)
    found = Matched(file, reply, held, line)
    if line is None:
        sentence = _("{name} is not on the list of {meeting}: a guest?")
        return replace(found, problem=sentence.format(name=who, meeting=held.dated))
    if reply.sequence is not None and reply.uid == held.uid and reply.sequence < held.sequence:
        sentence = _("{name} answered before {meeting} was changed: ask again.")
        return replace(found, problem=sentence.format(name=line.name, meeting=held.dated))
    if line.replied_on and _day(reply) < line.replied_on:
        sentence = _("{name} has answered later than that: {meeting}.")
        return replace(found, problem=sentence.format(name=line.name, meeting=held.dated))
    return found


def _is_on(held: Meeting, day: date) -> bool:
    return held.first_day <= day <= held.last_day


def _meeting(source: Source, reply: Reply) -> MeetingId | None:
    """The meeting of the uid, or else the one that is called so and begins then, or is the only one ahead."""
    if reply.uid:
        return meetings.with_uid(source, reply.uid)
    rows = meetings.rows(source, meetings.ids(source, search=reply.meeting)) if reply.meeting else []
    named = [row for row in rows if form_key(row.title) == form_key(reply.meeting) and row.status in AHEAD]
    if reply.start:
        named = [row for row in named if row.first_day == reply.start.date().isoformat()]
    return named[0].id if len(named) == 1 else None


def _line(source: Source, held: Meeting, reply: Reply) -> Attendance | None:
    """The line of somebody with the address, or of the only one with the name."""
    lines = [row for row in held.attendance if row.capacity != "press"]
    wanted = email_key(reply.email)
    people = addresses.with_email(source, wanted) if wanted else set()
    known = [row for row in lines if row.participant in people]
    if len(known) != 1 and reply.name:
        among = known or lines
        known = [row for row in among if name_key(row.name) == name_key(reply.name)]
    return known[0] if len(known) == 1 else None


def _day(reply: Reply) -> date:
    return reply.answered_at.date() if reply.answered_at else date.today()


def take_replies(store: Store, *, paths: Sequence[str], meeting: MeetingId | None = None) -> list[str]:
    """Note the replies in files (.ics, .eml) in one change; gives a sentence for each that is not noted."""
    found = matched(store, paths, meeting)
    good = [each for each in found if not each.problem and each.reply and each.line and each.meeting]
    titles = ", ".join(dict.fromkeys(each.meeting.dated for each in good if each.meeting))
    with store.change("meetings.replies", title=titles, count=len(good)) as running:
        latest = {each.line.id: each for each in sorted(good, key=_moment) if each.line}
        running.update_many(
            "attendance",
            [
                (each.line.id, each.line.version, _values(each.reply))
                for each in latest.values()
                if each.line and each.reply
            ],
        )
    return [each.problem for each in found if each.problem]


def _moment(found: Matched) -> datetime:
    return (found.reply and found.reply.answered_at) or datetime.now()


def _values(reply: Reply) -> dict[str, str]:
    """A reply as columns of attendance; to whom it was handed on and which time would suit is its comment.
    Where it has none, what was said before stays: undo does not bring a comment back."""
    told = [reply.comment]
    if reply.delegated_to:
        told.append(_("Instead comes {name}.").format(name=reply.delegated_to))
    if reply.proposed and reply.proposed[0]:
        told.append(_("Proposes {time}.").format(time=reply.proposed[0].isoformat(" ", "minutes")))
    values = {"reply": _REPLIES[reply.answer], "replied_on": _day(reply).isoformat()}
    comment = " ".join(filter(None, told))
    return {**values, "comment": comment} if comment else values
