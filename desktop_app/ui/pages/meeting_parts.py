"""The parts of a meeting's card besides its list of people: agenda, checklist, assignments and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from desktop_app.i18n import _
from desktop_app.records.meetings.agenda import KINDS, STATUSES
from desktop_app.records.meetings.meetings import Meeting
from desktop_app.records.meetings.quorum import Count
from desktop_app.records.meetings.timetable import timetable
from desktop_app.store.assignments import AssignmentRow
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.sheet import Sheet

AGENDA, CHECKLIST, ASSIGNMENTS, FILES = "agenda", "checklist", "meetingAssignments", "documents"
_UNITS = ("B", "kB", "MB")


def agenda(desk: Desk, held: Meeting, filled: Mapping[int, Sequence[Count]]) -> Sheet:
    """`filled` are the seats that were filled for each item, where that is known."""
    made = Sheet("meetingAgenda")
    if not held.agenda:
        made.quiet(_("The agenda is empty."))
        made.button(_("&Fill with standing items and leftovers"), "fillAgenda", _runs(desk, "agenda.fill"))
        made.button(_("&Write the agenda…"), "writeAgenda", _runs(desk, "agenda.edit"))
        return made
    times = timetable(held.agenda, held.first_day, held.last_day, held.start, held.end)
    for misfit in times.misfits:
        made.quiet(misfit.sentence)
    timed = any(slot.start for slot in times.slots)
    presented = any(item.presenter for item in held.agenda)
    several = held.first_day != held.last_day
    headings = (_("When"), _("Item"), *[_("Presenter")] * presented, _("State"))
    headings += (_("Seats"),) * bool(filled)
    lines: list[Line] = []
    shown: date | None = None
    for item, slot in zip(held.agenda, times.slots, strict=True):
        if several and slot.day != shown:
            shown = slot.day
            lines.append(Line(0, (words.day(slot.day), *[""] * (len(headings) - 1)), strong=True))
        number = f"{item.number}. " if item.number is not None else ""
        kind = "" if item.kind == "item" else _(dict(KINDS)[item.kind])
        decided = f"§ {item.decision_no}" if item.decision_no else ""
        status = decided or (_(dict(STATUSES)[item.status]) if item.status else kind)
        when = words.clocks(slot.start, slot.end)
        length = _("{minutes} min").format(minutes=item.minutes) if item.minutes else ""
        cells = (when if timed else length, f"{number}{item.title}", *[item.presenter] * presented, status)
        cells += (_quorate(filled.get(item.id, ())),) * bool(filled)
        lines.append(Line(item.id, cells, item.status == "postponed"))
    table = Lines(AGENDA, _("Agenda"), headings, lines, days=0)
    made.add(table.on_open(lambda _item: desk.commands.run("agenda.item")))
    for item in held.agenda:
        if item.decision:
            made.section(f"§ {item.decision_no} {item.title}" if item.decision_no else item.title)
            made.say(item.decision)
    return made


def _quorate(counts: Sequence[Count]) -> str:
    """ "9 av 15", with a mark where that is too few."""
    return ", ".join(
        f"{each.filled}" if each.reached else f"{each.filled} < {each.needed}" for each in counts
    )


def checklist(desk: Desk, held: Meeting) -> Sheet:
    made = Sheet("meetingChecklist")
    if not held.checklist:
        made.quiet(_("There is nothing on the checklist."))
        if held.networks:
            made.button(_("&Take the network's checklist"), "takeChecklist", _runs(desk, "checklist.take"))
        made.button(_("&New thing to do…"), "firstToDo", _runs(desk, "checklist.add"))
        return made
    made.quiet(_("Space ticks what is done."))
    made.space()
    today = date.today()
    lines = []
    for item in held.checklist:
        late = _("late") if item.overdue(today) else ""
        done = _("done {day}").format(day=words.short_day(item.done_on)) if item.done_on else late
        box = "\N{BALLOT BOX WITH CHECK}" if item.done_on else "\N{BALLOT BOX}"
        due = words.list_day(item.due) if item.due else ""
        lines.append(Line(item.id, (f"{box} {item.text}", due, done), item.done_on is not None))
    table = Lines(CHECKLIST, _("Checklist"), (_("To do"), _("Ready by"), _("State")), lines)
    made.add(table.on_open(lambda _item: desk.commands.run("checklist.edit")))
    return made


def assignments(rows: Sequence[AssignmentRow]) -> Sheet:
    made = Sheet("meetingAssignmentsPart")
    if not rows:
        made.quiet(_("No assignment comes from this meeting."))
        made.quiet(_("Choose an item of the agenda, and make one of it."))
        return made
    lines = [
        Line(
            int(row.id),
            (row.title, row.performers, f"{row.deadline} ({_('late')})" if row.overdue else row.deadline),
        )
        for row in rows
    ]
    headings = (_("Assignment"), _("Performers"), _("Ready by"))
    made.add(Lines(ASSIGNMENTS, _("Assignments"), headings, lines))
    return made


def files(desk: Desk, held: Meeting) -> Sheet:
    made = Sheet("meetingFiles")
    if not held.documents:
        made.quiet(_("No file is attached. Drop files here, or choose them."))
        made.button(_("&Attach files…"), "attachFirst", _runs(desk, "document.attach"))
        return made
    lines = [
        Line(each.id, (each.name, size(each.size), words.short_day(each.added_on) if each.added_on else ""))
        for each in held.documents
    ]
    table = Lines(FILES, _("Files"), (_("Name"), _("Size"), _("Attached on")), lines, figures=(1,))
    made.add(table.on_open(lambda _item: desk.commands.run("document.save")))
    return made


def size(count: int) -> str:
    """412 B, 18 kB, 1,2 MB"""
    unit = 0
    value = float(count)
    while value >= 1000 and unit < len(_UNITS) - 1:
        value /= 1000
        unit += 1
    return f"{words.decimal(value)} {_UNITS[unit]}"


def _runs(desk: Desk, command: str) -> partial[None]:
    return partial(desk.commands.run, command)
