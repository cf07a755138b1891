"""A meeting on paper: the notice before it, its agenda, the sheet to sign, and the minutes after it.

All are of the meeting's own frozen list. Who has a protected identity is left out, and the page says how
many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time

from desktop_app.i18n import _, language
from desktop_app.records.documents import Column, Document, Group, Row, Section
from desktop_app.records.ids import MeetingId
from desktop_app.records.meetings.agenda import PROGRAMME, AgendaItem
from desktop_app.records.meetings.meetings import KINDS, PEOPLE, Attendance, Meeting
from desktop_app.records.meetings.present import Block
from desktop_app.records.meetings.timetable import Slot, timetable
from desktop_app.store import assignments
from desktop_app.store.meetings import attending, meetings
from desktop_app.store.performers import unprotected
from desktop_app.store.source import Source
from desktop_app.work.meetings import attending as attendance
from desktop_app.work.meetings import minutes as present
from desktop_app.work.meetings.printed_meetings import clocks
from desktop_app.work.printed import clock, day, left_out, moment

_EMPTY_ROWS = 5
"""For guests nobody knew of."""


def notice(source: Source, meeting: MeetingId) -> Document:
    """Who is called to what, when and where, and whom the press may ring."""
    held = meetings.get(source, meeting)
    hidden = attending.protected(source, meeting)
    shown = [row for row in held.attendance if row.id not in hidden]
    sections = (
        Section("", tuple(filter(None, [held.about]))),
        Section(_("Facts"), tuple(_facts(held)), points=True),
        *_agenda(held),
        *(
            Section(heading, tuple(_line(row) for row in shown if row.capacity == capacity), points=True)
            for heading, capacity in (
                (_("Called"), "member"),
                (_("Deputies"), "deputy"),
                (_("Guests"), "guest"),
                (_("Also invited"), "category"),
                (_("For the press"), "press"),
            )
        ),
        Section(_("Attached"), tuple(each.name for each in held.documents), points=True),
    )
    return _paper(
        _("Notice: {meeting}").format(meeting=held.called), held, sections, len(set(hidden.values()))
    )


def agenda(source: Source, meeting: MeetingId) -> Document:
    """What the meeting deals with, in order, with the times that are known."""
    held = meetings.get(source, meeting)
    return _paper(_("Agenda: {meeting}").format(meeting=held.called), held, _agenda(held), 0)


def minutes(source: Source, meeting: MeetingId) -> Document:
    """Who was there, and item by item what was said and decided, with the assignments that came of it."""
    held = meetings.get(source, meeting)
    block = present.block(source, meeting)
    taken_up = [item for item in held.agenda if item.kind not in PROGRAMME or item.text or item.decision]
    sections = (*_there(block), *map(_taken_up, taken_up), *_assigned(source, meeting))
    made = _paper(_("Minutes: {meeting}").format(meeting=held.called), held, sections, block.hidden)
    unknown = _("Nothing is noted of {names}.").format(names=", ".join(block.not_noted))
    return replace(made, notes=(*made.notes, unknown)) if block.not_noted else made


def sign_in(source: Source, meeting: MeetingId) -> Document:
    """The list to sign, with the row numbers by which the attendance is typed in afterwards. Who prints it
    numbers the rows first (`attending.number_rows`)."""
    held = meetings.get(source, meeting)
    hidden = attending.protected(source, meeting)
    rows = [
        Row((str(line.sheet_row), line.name, line.title, line.organisation_text, ""))
        for line in attendance.as_numbered(source, held)
        if line.id not in hidden and line.capacity in PEOPLE
    ]
    return Document(
        title=held.called,
        columns=(
            Column("row", _("Row"), 6, "right"),
            Column("name", _("Name"), 26),
            Column("title", _("Title"), 24),
            Column("organisation", _("Organisation"), 24),
            Column("signature", _("Signed"), 28),
        ),
        groups=(Group("", (*rows, *[Row(("", "", "", "", ""))] * _EMPTY_ROWS)),),
        lines=(moment(held),),
        notes=left_out(len(set(hidden.values()))),
        footer=f"{held.called}, {day(held.first_day)}",
        language=language(),
        landscape=True,
    )


def _paper(title: str, held: Meeting, sections: Iterable[Section], hidden: int) -> Document:
    return Document(
        title=title,
        columns=(),
        groups=(),
        lines=(moment(held),),
        notes=left_out(hidden),
        sections=tuple(section for section in sections if section.paragraphs),
        footer=f"{held.called}, {day(held.first_day)}",
        language=language(),
    )


def _facts(held: Meeting) -> Iterator[str]:
    told = (
        (_("Kind"), _(dict(KINDS)[held.kind]) if held.kind else ""),
        (_("Place"), ", ".join(filter(None, (held.place, held.room)))),
        (_("Link"), held.link),
        (_("Host"), held.host_name or held.host_note),
        (_("Invites"), ", ".join(filter(None, (held.inviter_text, held.inviter_name)))),
        *(
            (_("Network"), ", ".join(filter(None, (each.name, _hours(each.start, each.end)))))
            for each in held.joint
        ),
    )
    return (f"{label}: {text}" for label, text in told if text)


def _line(row: Attendance) -> str:
    """Somebody with title and office; a category with how many are expected; the press's number and hours."""
    heads = _("{count} expected").format(count=row.heads) if row.heads else ""
    hours = _hours(row.reachable_from, row.reachable_to) if row.capacity == "press" else ""
    told = (row.title, row.organisation_text, heads, " ".join(filter(None, (row.phone, hours))))
    return ", ".join(filter(None, (row.name, *told)))


def _hours(start: time | None, end: time | None) -> str:
    """ "between 12.30 and 13.30", "after 12.30", "before 13.30"."""
    if start and end:
        return _("between {start} and {end}").format(start=clocks(start, None), end=clocks(end, None))
    if start:
        return _("after {start}").format(start=clocks(start, None))
    return _("before {end}").format(end=clocks(end, None)) if end else ""


def _agenda(held: Meeting) -> Iterator[Section]:
    """The agenda, under a heading for each day of a meeting of several."""
    slots = timetable(held.agenda, held.first_day, held.last_day, held.start, held.end).slots
    days = dict.fromkeys(slot.day for slot in slots)
    for on in days:
        heading = _("Agenda") if len(days) == 1 else _("Agenda {day}").format(day=day(on))
        lines = (_item(item, slot) for item, slot in zip(held.agenda, slots, strict=True) if slot.day == on)
        yield Section(heading, tuple(lines), points=True)


def _item(item: AgendaItem, slot: Slot) -> str:
    numbered = f"{item.number}. {item.title}" if item.number is not None else item.title
    begins = clock(slot.start) if slot.start else ""
    return ", ".join(filter(None, (" ".join(filter(None, (begins, numbered))), item.presenter)))


def _there(block: Block) -> Iterator[Section]:
    for section in block.sections:
        groups = (
            "\n".join((*filter(None, [each.heading]), *map(str, each.lines))) for each in section.groups
        )
        yield Section(section.heading, tuple(groups))


def _taken_up(item: AgendaItem) -> Section:
    number = f"{item.number}. " if item.number is not None else ""
    postponed = _("The item is postponed.") if item.status == "postponed" else ""
    said = tuple(filter(None, (item.text, _decided(item), postponed)))
    return Section(f"{number}{item.title}", said or ("",))


def _decided(item: AgendaItem) -> str:
    if item.decision and item.decision_no:
        number = f"§ {item.decision_no}"
        return _("Decision {number}: {text}").format(number=number, text=item.decision)
    return _("Decision: {text}").format(text=item.decision) if item.decision else ""


def _assigned(source: Source, meeting: MeetingId) -> Sequence[Section]:
    given = assignments.of_meeting(source, meeting)
    names, _hidden = unprotected(source, given)
    lines = []
    for row in assignments.rows(source, given, today=date.today()):
        due = _("ready by {deadline}").format(deadline=row.deadline) if row.deadline else ""
        lines.append(", ".join(filter(None, (row.title, names.get(row.id, ""), due))))
    return [Section(_("Assignments"), tuple(lines), points=True)]
