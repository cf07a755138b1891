"""The lines of the lists of the first view."""

from __future__ import annotations

from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.store.assignments import AssignmentRow
from desktop_app.store.meetings.checklists import State
from desktop_app.store.today import Ending, Next
from desktop_app.ui import words
from desktop_app.ui.lines import Line
from desktop_app.ui.pages.assignment_table import deadline, state


def meeting(each: Next) -> Line:
    row = each.meeting
    when = words.list_when(row.first_day, row.last_day, row.start, row.end)
    missing = _("{missing} of {invited}").format(missing=each.missing, invited=row.invited)
    return Line(int(row.id), (when, row.title, checklist(each.checklist), missing if row.invited else "–"))


def checklist(held: State | None) -> str:
    """3 av 5, 1 sen"""
    if held is None:
        return "–"
    if held.late:
        late = _("{done} of {items}, {late} late")
        return late.format(done=held.done, items=held.items, late=held.late)
    return _("{done} of {items}").format(done=held.done, items=held.items)


def assignment(row: AssignmentRow) -> Line:
    return Line(int(row.id), (deadline(row), row.title, row.performers or row.network, state(row)))


def ending(each: Ending) -> Line:
    return Line(int(each.participant), (words.list_days(each.last_day, ""), each.name, each.network_name))


def vacant(each: tuple[NetworkId, str, int]) -> Line:
    number, name, count = each
    return Line(int(number), (name, str(count)))


def person(each: tuple[ParticipantId, str]) -> Line:
    number, name = each
    return Line(int(number), (name,))
