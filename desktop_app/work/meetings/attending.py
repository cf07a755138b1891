"""Noting who was at a meeting: by the row numbers of its sign-in sheet, all in one change, or one by one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, ParticipantId
from desktop_app.records.keys import form_key
from desktop_app.records.meetings import parts, roll_call
from desktop_app.records.meetings.meetings import AHEAD, DUTIES, PEOPLE, PRESENCES, THERE, Attendance, Meeting
from desktop_app.records.meetings.roll_call import WAYS, Entry
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings as stored
from desktop_app.store.meetings.invitees import invitees
from desktop_app.store.source import Source
from desktop_app.work.meetings.invitations import line_of

_NOTHING: Mapping[str, Any] = {"presence": "", "via": "", "parts": ""}


def number_rows(store: Store, *, meeting: MeetingId) -> int:
    """Give everybody on the list a row of the sign-in sheet; gives the last. Numbers stay: late guests come
    last. Who gets one is frozen with name, title and organisation of the meeting's day."""
    held = stored.get(store, meeting)
    with store.change("meetings.numbered", title=held.dated) as running:
        return _number(running, held)


def _number(running: Change, held: Meeting) -> int:
    fresh = _unnumbered(running, held)
    running.update_many("attendance", [(row.id, row.version, values) for row, values in fresh])
    return _last(held) + len(fresh)


def is_numbered(source: Source, meeting: MeetingId) -> bool:
    """Whether everybody on the list has a row of the sign-in sheet."""
    return not _fresh(stored.get(source, meeting))


def last_row(source: Source, meeting: MeetingId) -> int:
    """The last number of the sign-in sheet; 0 where none is given."""
    return _last(stored.get(source, meeting))


def said_numbered(last: int) -> str:
    """What is told of a sign-in sheet that is printed; "" where nobody stands on it."""
    return _("Rows 1–{last} are numbered as printed.").format(last=last) if last else ""


def as_numbered(source: Source, held: Meeting) -> list[Attendance]:
    """The sign-in sheet as it is, or will be once everybody has a row."""
    given = [row for row in held.attendance if row.sheet_row is not None]
    made = [replace(row, **values) for row, values in _unnumbered(source, held)]
    return sorted((*given, *made), key=lambda row: row.sheet_row or 0)


def _unnumbered(source: Source, held: Meeting) -> list[tuple[Attendance, dict[str, Any]]]:
    """Those who have no row yet, with what is to be written of each."""
    fresh = _fresh(held)
    due = _due(source, held) if fresh else {}
    return [
        (row, {**_frozen(row, due), "sheet_row": number}) for number, row in enumerate(fresh, _last(held) + 1)
    ]


def _fresh(held: Meeting) -> list[Attendance]:
    return [row for row in held.attendance if row.sheet_row is None and row.capacity in PEOPLE]


def _last(held: Meeting) -> int:
    return max((row.sheet_row or 0 for row in held.attendance), default=0)


def frozen(source: Source, held: Meeting, row: Attendance) -> Mapping[str, Any]:
    """What is to stand of somebody whose presence is noted: as at the meeting, unless the sign-in sheet that
    was printed says it already."""
    return _frozen(row, _due(source, held)) if row.sheet_row is None else {}


def _due(source: Source, held: Meeting) -> dict[ParticipantId, Mapping[str, Any]]:
    if held.status == "held":
        return {}
    return {each.participant: each.values() for each in invitees(source, held.id)}


def _frozen(row: Attendance, due: Mapping[ParticipantId, Mapping[str, Any]]) -> Mapping[str, Any]:
    """What stands of somebody as at the meeting. It stands already of a guest, of who sits there no more or
    whose presence is noted, and where somebody has put it right."""
    if row.participant is None or row.capacity == "guest" or row.presence or row.put_right:
        return {}
    return due.get(row.participant, {})


def sheet(source: Source, meeting: MeetingId) -> list[Attendance]:
    """The numbered lines by their numbers."""
    rows = [row for row in stored.attendance(source, meeting) if row.sheet_row is not None]
    return sorted(rows, key=lambda row: row.sheet_row or 0)


def said(source: Source, meeting: MeetingId) -> str:
    """What has been noted, in the shortest text that `call_roll` takes."""
    rows = sheet(source, meeting)
    numbers = {row.participant: row.sheet_row for row in rows if row.participant}
    return roll_call.write(_entry(row, numbers) for row in rows if row.presence)


def _entry(row: Attendance, numbers: Mapping[ParticipantId, int | None]) -> Entry:
    declined = row.reply == "declined" and row.presence == "absent"
    return Entry(
        row.sheet_row or 0,
        "declined" if declined else cast("roll_call.Presence", row.presence),
        row.serving and row.presence in THERE,
        numbers.get(row.deputises_for) if row.deputises_for and row.presence in THERE else None,
        row.via,
        parts.read(row.parts) if row.parts else None,
    )


def read(source: Source, meeting: MeetingId, text: str) -> roll_call.RollCall:
    """What a text of row numbers and names means, with its problems; writes nothing. A list that has no
    numbers yet is read as it will be numbered."""
    return understood(stored.get(source, meeting), text)


def understood(held: Meeting, text: str) -> roll_call.RollCall:
    """The same for a meeting that has been read."""
    return roll_call.read(text, rows=numbered(held), resolve=lambda name: _called(held, name))


def numbered(held: Meeting) -> dict[int, Attendance]:
    """The lines by their numbers, given or to be given."""
    given = {row.sheet_row: row for row in held.attendance if row.sheet_row is not None}
    return given | dict(enumerate(_fresh(held), _last(held) + 1))


def _called(held: Meeting, name: str) -> Collection[int]:
    """The rows that a name, or a part of one, may mean."""
    wanted = form_key(name).split()
    rows = {number: form_key(row.name) for number, row in numbered(held).items()}
    whole = [number for number, called in rows.items() if called == form_key(name)]
    return whole or [
        number for number, called in rows.items() if all(f" {word}" in f" {called}" for word in wanted)
    ]


def call_roll(store: Store, *, meeting: MeetingId, text: str, not_noted: Sequence[int] = ()) -> int:
    """Note the attendance that a text tells ("1-14 16 17f 18x 19-21d 22t", records/roll_call.py): one change
    for all of it. Of the rows `not_noted` nothing is noted any more. Gives how many lines it was about.
    Raises `Invalid` with the first thing that is not understood; then nothing is noted."""
    held = stored.get(store, meeting)
    entries = read(store, meeting, text).checked()
    with store.change("meetings.roll_called", title=held.dated, count=len(entries)) as running:
        _number(running, held)
        note_entries(running, held.id, entries)
        emptied = [
            row for row in held.attendance if row.sheet_row in set(not_noted) - {e.row for e in entries}
        ]
        running.update_many("attendance", [(row.id, row.version, _stored(_NOTHING)) for row in emptied])
        if held.status in AHEAD and entries:
            running.update("meeting", meeting, held.version, status="held")
    return len(entries)


def foreseen(held: Meeting, entries: Sequence[Entry]) -> list[Attendance]:
    """The list of a meeting as it would be if these entries were all that is noted; numbered."""
    rows = numbered(held)
    made = {number: replace(row, sheet_row=number, **_NOTHING) for number, row in rows.items()}
    for entry in entries:
        reply = "declined" if entry.presence == "declined" else rows[entry.row].reply
        made[entry.row] = replace(made[entry.row], **_told(entry, rows), reply=reply)
    return [made[number] for number in sorted(made)]


def note_entries(running: Change, meeting: MeetingId, entries: Sequence[Entry]) -> None:
    """Write what a roll call told inside a running change; only what differs."""
    rows = {row.sheet_row or 0: row for row in stored.attendance(running, meeting)}
    today = date.today().isoformat()
    written = []
    for entry in entries:
        row = rows[entry.row]
        values = _told(entry, rows)
        if entry.presence == "declined" and row.reply != "declined":
            values |= {"reply": "declined", "replied_on": today}
        differing = {name: value for name, value in values.items() if value != getattr(row, name)}
        written.append((row.id, row.version, _stored(differing)))
    running.update_many("attendance", written)


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """Flags as the database keeps them."""
    return {name: int(value) if isinstance(value, bool) else value for name, value in values.items()}


def _told(entry: Entry, rows: Mapping[int, Attendance]) -> dict[str, Any]:
    row = rows[entry.row]
    seat = rows[entry.seat_of].participant if entry.seat_of is not None else None
    serving = {"serving": entry.serving, "deputises_for": seat}
    if row.called_on and row.deputises_for and seat is None:  # whoever was called in serves, and for whom
        serving = {"serving": entry.serving or row.serving, "deputises_for": row.deputises_for}
    return {
        "presence": "absent" if entry.presence == "declined" else entry.presence,
        **serving,
        "via": entry.via,
        "parts": str(entry.part) if entry.part else "",
    }


def note(
    store: Store,
    *,
    meeting: MeetingId,
    attendance: int,
    presence: str | None = None,
    via: str | None = None,
    parts: str | None = None,
    serving: bool | None = None,
    deputises_for: ParticipantId | str | None = "",
    duties: Sequence[str] | None = None,
) -> None:
    """Note of one line whether and how they were there, for which parts ("t.o.m. punkt 2", "§ 3–7"), as whose
    serving deputy, and what they did ("chair", "secretary", "checker"). "" leaves whom they deputise for,
    None clears it. Raises `Invalid`."""
    held, line = line_of(store, meeting, attendance)
    values: dict[str, Any] = {}
    for name, value, known in (("presence", presence, dict(PRESENCES)), ("via", via, WAYS)):
        if value is not None:
            if value not in known:
                raise Invalid(_("“{value}” does not fit {name}.").format(value=value, name=name), field=name)
            values[name] = value
    if presence:
        values |= frozen(store, held, line)
    if parts is not None:
        values["parts"] = checked_parts(parts)
    if serving is not None:
        values["serving"] = int(serving)
    if not isinstance(deputises_for, str):
        _check_seat(held, line, deputises_for)
        values["deputises_for"] = deputises_for
        values.setdefault("serving", int(deputises_for is not None))
    if duties is not None:
        values["duties"] = _checked_duties(duties)
    with store.change("meetings.answered", name=line.name, title=held.dated) as running:
        running.update("attendance", attendance, line.version, **values)


def checked_parts(text: str) -> str:
    """Parts of a meeting as they are stored; raises `Invalid` for a text that says something else."""
    found = parts.read(text) if text.strip() else None
    if text.strip() and found is None:
        raise Invalid(
            _("“{text}” tells no part of a meeting.").format(text=text),
            field="parts",
            advice=_("Write for example “t.o.m. punkt 2” or “§ 3–7”."),
        )
    return str(found) if found else ""


def _check_seat(held: Meeting, line: Attendance, member: ParticipantId | None) -> None:
    if member is None:
        return
    if member == line.participant:
        raise Invalid(
            _("{name} cannot deputise for themselves.").format(name=line.name), field="deputises_for"
        )
    if not any(row.participant == member for row in held.attendance):
        raise Invalid(
            _("The one deputised for is not on the meeting's list."),
            field="deputises_for",
            advice=_("Put them on the list first."),
        )


def _checked_duties(wanted: Sequence[str]) -> str:
    unknown = [duty for duty in wanted if duty not in dict(DUTIES)]
    if unknown:
        raise Invalid(
            _("“{value}” does not fit {name}.").format(value=unknown[0], name="duties"),
            field="duties",
            advice=_("Choose among {names}.").format(names=", ".join(dict(DUTIES))),
        )
    return " ".join(duty for duty, _label in DUTIES if duty in wanted)
