"""Who is on a meeting's list: those who sit in its networks on the day, guests, categories and press
contacts; and whether they have been told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, time
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, OrganisationId, ParticipantId
from desktop_app.records.keys import normal
from desktop_app.records.meetings.meetings import CAPACITIES, SEATED, Attendance, Meeting
from desktop_app.store import participants, ties
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings as stored
from desktop_app.store.meetings.invitees import invitees
from desktop_app.store.names import name_on
from desktop_app.store.source import Source

_MOST_HEADS = 100_000
_OF_THE_REGISTER = ("capacity", "name", "title", "organisation_text")
"""What is read of a member again when the sign-in sheet is numbered."""


def invite(store: Store, *, meeting: MeetingId) -> int:
    """Put everybody who sits in the meeting's networks on that day on its list; gives how many were new."""
    held = stored.get(store, meeting)
    there = {row.participant for row in held.attendance if row.capacity != "press"}
    rows = [
        {"meeting": meeting, **each.values()}
        for each in invitees(store, meeting)
        if each.participant not in there
    ]
    with store.change("meetings.invited", title=held.dated, count=len(rows)) as running:
        running.insert_many("attendance", rows)
    return len(rows)


def no_longer_due(source: Source, meeting: MeetingId) -> list[Attendance]:
    """Those on the list as members or deputies who do not sit in the meeting's networks on its day, and of
    whom nothing is noted: the meeting or a seat has moved since they were put there."""
    due = {each.participant for each in invitees(source, meeting)}
    return not_among(stored.attendance(source, meeting), due)


def not_among(rows: Sequence[Attendance], due: Collection[ParticipantId]) -> list[Attendance]:
    """The same of a list and those due that have been read."""
    return [
        row
        for row in rows
        if row.capacity in SEATED and row.participant not in due and not (row.reply or row.presence)
    ]


def invite_guest(
    store: Store,
    *,
    meeting: MeetingId,
    participant: ParticipantId | None = None,
    name: str = "",
    title: str = "",
    organisation: OrganisationId | None = None,
    organisation_text: str = "",
    phone: str = "",
) -> int:
    """A guest, from the register or by name alone, with title and office. Gives the line's number. Raises
    `Invalid` for somebody who is on the list already."""
    held = stored.get(store, meeting)
    said = {"name": name, "title": title, "organisation_text": organisation_text, "phone": phone}
    line = _person(store, held, participant, organisation, said)
    known = [row for row in held.attendance if row.capacity != "press"]
    if any(participant == row.participant if participant else _same(row, line) for row in known):
        raise _listed(line["name"], held)
    return _put(store, held, {**line, "capacity": "guest"})


def invite_category(store: Store, *, meeting: MeetingId, name: str, heads: int | None = None) -> int:
    """A category without names ("Arbetsförmedlingen", "all coordinators"), perhaps with how many are
    expected. Gives the line's number."""
    held = stored.get(store, meeting)
    line = {"name": normal(name), "organisation": None, "participant": None}
    if not line["name"]:
        raise Invalid(_("A category needs a name."), field="name")
    if any(row.capacity == "category" and _same(row, line) for row in held.attendance):
        raise _listed(normal(name), held)
    return _put(store, held, {**line, "capacity": "category", "heads": _heads(heads)})


def add_press_contact(
    store: Store,
    *,
    meeting: MeetingId,
    participant: ParticipantId | None = None,
    name: str = "",
    title: str = "",
    organisation: OrganisationId | None = None,
    organisation_text: str = "",
    phone: str = "",
    reachable_from: time | None = None,
    reachable_to: time | None = None,
) -> int:
    """Somebody whom the press may call about the meeting, between two times ("mellan kl 12.30 – 13.30").
    Gives the line's number."""
    held = stored.get(store, meeting)
    said = {"name": name, "title": title, "organisation_text": organisation_text, "phone": phone}
    line = _person(store, held, participant, organisation, said)
    return _put(store, held, {**line, **_window(reachable_from, reachable_to), "capacity": "press"})


def _person(
    store: Store,
    held: Meeting,
    participant: ParticipantId | None,
    organisation: OrganisationId | None,
    said: Mapping[str, str],
) -> dict[str, Any]:
    """Somebody with what is frozen of them; what is said goes before what the register has."""
    known: dict[str, Any] = {"name": "", "organisation": organisation, "organisation_text": ""}
    if participant is not None:
        person = participants.get(store, participant, as_of=held.first_day)
        known["name"] = person.written
        own = next((tie for tie in person.affiliations if organisation in (None, tie.organisation)), None)
        if own is not None:
            known |= {"organisation": own.organisation, "organisation_text": own.organisation_name}
            known |= {"title": own.title, "party": own.party}
    line = known | {key: normal(text) for key, text in said.items() if normal(text)}
    if not line["name"]:
        raise Invalid(_("A guest needs a name."), field="name")
    if organisation is not None:
        ties.check_there(store, "organisation", [organisation])
    if line["organisation"] and not line["organisation_text"]:
        line["organisation_text"] = name_on(store, line["organisation"], held.first_day)
    return {**line, "participant": participant}


def _same(row: Attendance, line: dict[str, Any]) -> bool:
    return (row.name.casefold(), row.organisation) == (line["name"].casefold(), line["organisation"])


def _listed(name: str, held: Meeting) -> Invalid:
    return Invalid(_("{name} is already on the list of {meeting}.").format(name=name, meeting=held.dated))


def _put(store: Store, held: Meeting, line: dict[str, Any]) -> int:
    with store.change("meetings.invited", title=held.dated, count=1) as running:
        return running.insert("attendance", meeting=held.id, **line)


def _heads(heads: int | None) -> int | None:
    if heads is not None and not 0 <= heads <= _MOST_HEADS:
        raise Invalid(_("That many cannot be expected."), field="heads")
    return heads


def _window(start: time | None, end: time | None) -> dict[str, str | None]:
    if start and end and end <= start:
        raise Invalid(_("The time ends before it begins."), field="reachable_to")
    times = {"reachable_from": start, "reachable_to": end}
    return {name: clock.isoformat("minutes") if clock else None for name, clock in times.items()}


def change_line(
    store: Store,
    *,
    meeting: MeetingId,
    attendance: int,
    version: int | None = None,
    capacity: str | None = None,
    name: str | None = None,
    title: str | None = None,
    organisation_text: str | None = None,
    phone: str | None = None,
    heads: int | str | None = "",
    reachable_from: time | str | None = "",
    reachable_to: time | str | None = "",
) -> None:
    """Change what stands of somebody on a meeting's list; "" leaves a time or number, None clears it. The
    register's own record stays as it is, and what is put right here it does not replace."""
    held, line = line_of(store, meeting, attendance)
    said = {"name": name, "title": title, "organisation_text": organisation_text, "phone": phone}
    values: dict[str, Any] = {key: normal(text) for key, text in said.items() if text is not None}
    if values.get("name") == "":
        raise Invalid(_("A guest needs a name."), field="name")
    if capacity is not None:
        if capacity not in dict(CAPACITIES):
            raise Invalid(
                _("“{value}” does not fit {name}.").format(value=capacity, name="capacity"), field="capacity"
            )
        values["capacity"] = capacity
    if any(values.get(key, getattr(line, key)) != getattr(line, key) for key in _OF_THE_REGISTER):
        values["put_right"] = 1
    if not isinstance(heads, str):
        values["heads"] = _heads(heads)
    times = {"reachable_from": reachable_from, "reachable_to": reachable_to}
    given = {key: value for key, value in times.items() if not isinstance(value, str)}
    if given:
        present = {"reachable_from": line.reachable_from, "reachable_to": line.reachable_to, **given}
        values |= _window(present["reachable_from"], present["reachable_to"])
    with store.change("meetings.line_changed", name=line.name, title=held.dated) as running:
        running.update("attendance", attendance, version or line.version, **values)


def line_of(source: Source, meeting: MeetingId, attendance: int) -> tuple[Meeting, Attendance]:
    """A meeting and one line of its list; raises `Invalid` for one of another's."""
    held = stored.get(source, meeting)
    line = next((row for row in held.attendance if row.id == attendance), None)
    if line is None:
        raise Invalid(_("That person is not on the meeting's list."), field="attendance")
    return held, line


def uninvite(store: Store, *, meeting: MeetingId, attendance: Sequence[int]) -> int:
    """Take lines off a meeting's list; gives how many."""
    held = stored.get(store, meeting)
    gone = [row.id for row in held.attendance if row.id in set(attendance)]
    if len(gone) < len(set(attendance)):
        raise Invalid(_("That person is not on the meeting's list."), field="attendance")
    with store.change("meetings.uninvited", title=held.dated, count=len(gone)) as running:
        running.delete("attendance", gone)
    return len(gone)


def notice_sent(store: Store, *, meeting: MeetingId, on: date | None = None) -> int:
    """The notice has gone to everybody on the list, for the meeting as it is now; gives how many had not got
    one before."""
    held = stored.get(store, meeting)
    day = (on or date.today()).isoformat()
    told = [row for row in held.attendance if row.capacity != "press" and row.invited_on is None]
    values: dict[str, Any] = {"notice_on": day, "notice_sequence": held.sequence}
    if held.status == "planned":
        values["status"] = "invited"
    with store.change("meetings.notice_sent", title=held.dated) as running:
        running.update("meeting", meeting, held.version, **values)
        running.update_many("attendance", [(row.id, row.version, {"invited_on": day}) for row in told])
    return len(told)
