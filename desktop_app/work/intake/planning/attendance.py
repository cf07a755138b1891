"""What an import would change at meetings: every mark and every answer held against the register's.

Compared three ways like all cells: what a file says again changes nothing, whatever the register holds by
now. An answer that is older than the register's changes nothing either. A diet is not remembered from import
to import, so that one which differs from the register's is a conflict, unless the answer is newer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId, ParticipantId
from desktop_app.records.keys import fold, normal
from desktop_app.records.occasions import Days, all_days
from desktop_app.store import imports
from desktop_app.store.meetings import attending, meetings
from desktop_app.store.meetings.attending import AttendanceRow
from desktop_app.store.source import Source
from desktop_app.store.values import clock
from desktop_app.work.intake.planning.attended import Attended, KnownMeeting, said
from desktop_app.work.intake.planning.planned import CellChange, PlannedFile, PlannedPerson, State
from desktop_app.work.intake.understood import AttendanceLine, Person, Problem, Understood

Place = tuple[str, int, str, str]
"""Where a person of the file stands: sheet, row, column, and the name."""


class KnownAttendance(Struct, frozen=True):
    """What the register knows of the meetings that a file may speak of."""

    meetings: tuple[KnownMeeting, ...] = ()
    network: NetworkId | None = None
    """Whose meetings they are; None is every network."""
    asked: MeetingId | None = None
    """The meeting that the person says the answers are for."""
    lines: tuple[AttendanceRow, ...] = ()
    """Of the meetings that the file speaks of."""
    last_imported: Mapping[ParticipantId, Mapping[str, str]] | None = None


def with_attendance(
    source: Source, file: PlannedFile, network: NetworkId | None, asked: MeetingId | None
) -> PlannedFile:
    """The plan of a file with its marks and answers; the same plan where it has none, unless it is `asked`
    to be the list of those who come to a meeting."""
    if not file.understood.attendance:
        if asked is None:
            return file
        file = signed_up(file)
    return attended(file, known(source, file, network, asked))


def signed_up(file: PlannedFile) -> PlannedFile:
    """A list without answers, each of whose people comes; nobody takes a seat by it."""
    understood = file.understood
    lines = tuple(
        AttendanceLine(place, -1, person.sheet, person.row, person.column, reply="yes")
        for place, person in enumerate(understood.people)
        if not person.left_out
    )
    told = Problem(_("The list has no answers: all in it are taken as coming to the meeting."))
    people = tuple(replace(each, roles=(), networks=(), joins=False) for each in file.people)
    return replace(
        file,
        understood=replace(understood, attendance=lines),
        people=tuple(replace(each, state=_state(each, each.cells)) for each in people),
        endings=(),
        joining=False,
        problems=(*file.problems, told) if lines else file.problems,
    )


def without_attendance(file: PlannedFile) -> PlannedFile:
    """A list of people alone: what it says of who came or will come is left."""
    understood = file.understood
    marked = {line.meeting for line in understood.attendance}
    kept = tuple(each for place, each in enumerate(understood.meetings) if place not in marked)
    return replace(file, understood=replace(understood, attendance=(), meetings=kept))


def known(
    source: Source, file: PlannedFile, network: NetworkId | None, asked: MeetingId | None
) -> KnownAttendance:
    rows = meetings.rows(source, meetings.ids(source, network=network))
    if asked is not None and asked not in {row.id for row in rows}:
        rows += meetings.rows(source, [asked])
    found = [
        KnownMeeting(
            row.id,
            date.fromisoformat(row.first_day),
            date.fromisoformat(row.last_day),
            row.title,
            row.status == "cancelled",
            clock(row.start),
            clock(row.end),
        )
        for row in rows
    ]
    understood = file.understood
    number = imports.source_of(
        source, shape=understood.shape, network=network, organisation=understood.organisation
    )
    last = {
        person: fields for person, (_row, _version, fields) in imports.last_imported(source, number).items()
    }
    register = KnownAttendance(tuple(found), network, asked, last_imported=last)
    days, _problems = _matrix(understood, register)
    own, _told = _signed_up_to(understood, register)
    spoken_of = {meeting.id for meeting in (own, *(meeting for _day, meeting in days.values())) if meeting}
    return replace(register, lines=tuple(attending.rows(source, sorted(spoken_of))))


def attended(file: PlannedFile, register: KnownAttendance) -> PlannedFile:
    """The people's rows with a cell for each mark and answer that is new."""
    understood = file.understood
    days, problems = _matrix(understood, register)
    own, told = _signed_up_to(understood, register)
    marks = _marks(understood, days, own)
    held = {(line.participant, line.meeting): line for line in register.lines}
    meetings_of = {**{place: meeting for place, (_day, meeting) in days.items()}, -1: own}
    people = []
    for planned in file.people:
        mine = tuple(
            {
                each.key: each
                for person in (planned.person, *planned.also)
                for each in marks.get(_place(person), ())
            }.values()
        )
        one = replace(planned, attended=mine)
        options = tuple(
            _compared(replace(each, attended=mine), meetings_of, held, register) for each in planned.options
        )
        people.append(
            replace(_compared(one, meetings_of, held, register), options=options) if mine else planned
        )
    return replace(
        file,
        people=tuple(people),
        problems=(*file.problems, *problems, *told),
        meeting=own,
        attended_meetings={place: meeting.id if meeting else None for place, (_day, meeting) in days.items()},
    )


def _matrix(
    understood: Understood, register: KnownAttendance
) -> tuple[dict[int, tuple[date, KnownMeeting | None]], list[Problem]]:
    """The days that marks are set on, each with the network's meeting; None is one to be made."""
    found: dict[int, tuple[date, KnownMeeting | None]] = {}
    problems: list[Problem] = []
    places = sorted({line.meeting for line in understood.attendance if line.meeting >= 0})
    if places and register.network is None:
        message = _("Say which network's meetings these are; until then no attendance is taken in.")
        return {}, [Problem(message)]
    for place in places:
        day = understood.meetings[place].first_day
        if day is None:
            continue
        on_day = [each for each in register.meetings if each.first_day == day]
        on_day = [each for each in on_day if not each.cancelled] or on_day
        if len(on_day) < 2:
            found[place] = day, next(iter(on_day), None)
            continue
        message = _("The network has several meetings on {day}: its attendance is not taken in.")
        problems.append(Problem(message.format(day=day.isoformat()), row=understood.meetings[place].row))
    return found, problems


def _signed_up_to(
    understood: Understood, register: KnownAttendance
) -> tuple[KnownMeeting | None, list[Problem]]:
    """The meeting that answers are for: the one named, or the only one that fits what the file is called."""
    if all(line.meeting >= 0 for line in understood.attendance):
        return None, []
    if register.asked is not None:
        return next(each for each in register.meetings if each.id == register.asked), []
    called = _called(understood, [each for each in register.meetings if not each.cancelled])
    if called is None:
        return None, [
            Problem(_("Choose the meeting that was answered to; until then no answer is taken in."))
        ]
    message = _("Taken as answers to {title}, {day}.")
    return called, [Problem(message.format(title=called.title, day=called.first_day.isoformat()))]


def _called(understood: Understood, meetings: Sequence[KnownMeeting]) -> KnownMeeting | None:
    """The only meeting on the day that the file's or a sheet's name says, and with a title in it where
    several are; without a day the only one with its title there."""
    stem = understood.file.rpartition(".")[0] or understood.file
    text = normal(" ".join((stem.replace("_", " "), *(sheet.sheet for sheet in understood.sheets))))
    days = all_days(text)
    fitting = [each for each in meetings if any(_on(day, each) for day in days)] if days else list(meetings)
    if len(fitting) != 1 or not days:
        fitting = [each for each in fitting if _said_in(each.title, text)]
    return fitting[0] if len(fitting) == 1 else None


def _on(days: Days, meeting: KnownMeeting) -> bool:
    span = days.in_year(days.year or meeting.first_day.year)
    return span is not None and span[0] <= meeting.first_day <= span[1]


def _said_in(title: str, text: str) -> bool:
    words = re.escape(fold(normal(title)))
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", fold(text)) is not None


def _marks(
    understood: Understood,
    days: Mapping[int, tuple[date, KnownMeeting | None]],
    own: KnownMeeting | None,
) -> dict[Place, list[Attended]]:
    marks: dict[Place, list[Attended]] = {}
    for line in understood.attendance:
        if line.meeting < 0 and own is not None:
            each = said(line, own, own.first_day)
        elif line.meeting in days:
            day, meeting = days[line.meeting]
            each = said(line, meeting, day)
        else:
            continue
        marks.setdefault(_place(understood.people[line.person]), []).extend(each)
    return marks


def _place(person: Person) -> Place:
    return person.sheet, person.row, person.column, person.written


def _compared(
    planned: PlannedPerson,
    meetings_of: Mapping[int, KnownMeeting | None],
    held: Mapping[tuple[ParticipantId, MeetingId], AttendanceRow],
    register: KnownAttendance,
) -> PlannedPerson:
    """With a cell for each thing that the register does not hold of the participant."""
    if planned.match is None:
        return planned
    last = (register.last_imported or {}).get(planned.match, {})
    cells, kept = [], []
    for each in planned.attended:
        meeting = meetings_of[each.meeting]
        line = held.get((planned.match, meeting.id)) if meeting else None
        old = getattr(line, each.column) if line else ""
        before = last.get(each.key)
        older = line is not None and each.replied_on and each.replied_on < (line.replied_on or "")
        if each.value.casefold() == old.casefold() or older:
            continue
        if each.sensitive:
            newer = line is not None and each.replied_on > (line.replied_on or "")
            cells.append(CellChange(each.field, old, each.value, conflict=bool(old) and not newer))
        elif before == each.value:
            kept.append(CellChange(each.field, old, each.value, last=before))
        else:
            edited = before is not None and before != old
            cells.append(CellChange(each.field, old, each.value, conflict=edited, last=before))
    whole = (*planned.cells, *cells)
    return replace(planned, cells=whole, kept=(*planned.kept, *kept), state=_state(planned, whole))


def _state(planned: PlannedPerson, cells: Sequence[CellChange]) -> State:
    if planned.state not in ("unchanged", "changed", "conflict") or planned.identity != "same":
        return planned.state
    if any(cell.conflict for cell in cells):
        return "conflict"
    return "changed" if cells or planned.roles else "unchanged"
