"""The card of an assignment: what is to be done, by whom and by when, and how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import _
from desktop_app.records.assignments import STATUSES, Assignment, Performer, list_title
from desktop_app.records.history import HistoryLine
from desktop_app.records.ids import AssignmentId
from desktop_app.records.spans import Span
from desktop_app.store import assignments, journal, participants
from desktop_app.store.database import Store
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.pages.card_parts import dated, say_history
from desktop_app.ui.sheet import Link, Sheet, address, beside, copier, plain

PERFORMERS = "performers"


@dataclass(frozen=True, slots=True)
class Gathered:
    held: Assignment
    day: date
    contacts: Sequence[tuple[Performer, Sequence[tuple[str, str]]]]
    """The contact persons, each with their addresses and telephones as kind and text."""
    history: Sequence[HistoryLine]


def gather(store: Store, number: AssignmentId, day: date) -> Gathered:
    held = assignments.get(store, number)
    contacts = []
    for each in held.people:
        if each.capacity == "contact":
            person = participants.get(store, each.participant)
            reached = () if person.protected else person.contacts
            contacts.append((each, [(one.kind, one.as_written) for one in reached]))
    history = journal.record_history(store, "assignment", number, owner="assignment")
    return Gathered(held, day, contacts, history)


def sheet(desk: Desk, gathered: Gathered) -> Sheet:
    held = gathered.held
    made = Sheet("assignmentSheet")
    made.title(held.title)
    status = _(dict(STATUSES)[held.status])
    if held.overdue(gathered.day):
        made.warn(_("Overdue: should have been ready {deadline}").format(deadline=due(held.deadline)))
    made.quiet(", ".join(part for part in (status, held.commissioned_by) if part))
    if held.about:
        made.space()
        made.say(held.about)
    made.space()
    facts = _facts(desk, held)
    if facts:
        made.facts(facts)
    _say_people(made, desk, gathered)
    for each in held.lists:
        made.section(each.heading or list_title(each.kind))
        made.points(each.lines)
    if held.follow_ups:
        made.section(_("Follow-up"))
        made.facts([(words.short_day(each.day), each.text) for each in held.follow_ups])
    if held.documents:
        made.section(_("Files"))
        made.points([each.name for each in held.documents])
    if held.note:
        made.section(_("Note"))
        made.say(held.note)
    say_history(made, desk, gathered.history)
    return made.close_up()


def due(span: Span) -> str:
    """vid årsskiftet (senast 31 dec. 2019), or the day."""
    if span.last is None:
        return span.text
    day = words.short_day(span.last)
    if not span.text or span.text == span.last.isoformat():
        return day
    return _("{words} (by {day})").format(words=span.text, day=day)


def _facts(desk: Desk, held: Assignment) -> list[tuple[str, QWidget | str]]:
    found: list[tuple[str, QWidget | str]] = []
    if held.deadline:
        found.append((_("Ready by"), due(held.deadline)))
    if held.span:
        found.append((_("Period"), words.span(held.span)))
    if held.scope:
        found.append((_("Scope"), _("{scope} %").format(scope=held.scope)))
    if held.network is not None:
        link = Link(held.network_name, partial(desk.go, "networks", int(held.network)))
        found.append((_("Network"), link))
    if held.meeting is not None:
        follow = partial(desk.go, "meetings", int(held.meeting))
        found.append((_("Meeting"), Link(held.meeting_name, follow)))
    if held.decided_on is not None:
        found.append((_("Decided on"), words.short_day(held.decided_on)))
    if held.decision and held.decision != held.about:
        found.append((_("Decision"), held.decision))
    return found


def _say_people(made: Sheet, desk: Desk, gathered: Gathered) -> None:
    performers = [each for each in gathered.held.people if each.capacity == "performer"]
    made.section(_("Carried out jointly by") if len(performers) > 1 else _("Carried out by"))
    if performers:
        by_line = {each.id: int(each.participant) for each in performers}
        columns = [(_("Name"), [each.name for each in performers])]
        columns += [(_("Organisation"), [each.organisation_name for each in performers])]
        columns += [(_("Scope"), [scope(each.scope) for each in performers])]
        told = [(heading, cells) for heading, cells in columns if any(cells)]
        rows = [
            (each.id, tuple(cells[place] for _heading, cells in told), each.span, False)
            for place, each in enumerate(performers)
        ]
        table = dated(PERFORMERS, _("Carried out by"), [heading for heading, _cells in told], rows)
        made.add(table.on_open(lambda line: desk.go("participants", by_line[line])))
    else:
        made.quiet(_("Nobody carries it out yet."))
        made.button(
            _("Say &who carries it out…"), "performFirst", partial(desk.commands.run, "assignment.people")
        )
    if gathered.contacts:
        made.section(_("Contact person"))
    for part, reached in gathered.contacts:
        made.say(", ".join(filter(None, (part.name, part.organisation_name))))
        for kind, text in reached:
            if kind == "email":
                made.add(address(text, desk.bar.tell))
            else:
                made.add(beside(plain(text, wrap=False), copier(text, desk.bar.tell)))


def scope(per_cent: int | None) -> str:
    return _("{scope} %").format(scope=per_cent) if per_cent else ""
