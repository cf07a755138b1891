"""The card of a participant: who it is, where, how to reach them, where they sit, what has happened."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import _, ngettext
from desktop_app.records.history import HistoryLine
from desktop_app.records.ids import ParticipantId
from desktop_app.records.participants import (
    CONTACT_KINDS,
    Affiliation,
    Contact,
    Participant,
    ParticipantMembership,
    Stretch,
)
from desktop_app.store import assignments, journal, own_lists, participants, timelines
from desktop_app.store.assignments import AssignmentRow
from desktop_app.store.database import Store
from desktop_app.store.own_lists import OwnListRow
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.lines import Line, Lines
from desktop_app.ui.pages import assignment_table
from desktop_app.ui.pages.card_parts import LATEST, dated, say_history
from desktop_app.ui.pages.participant_timeline import Timeline
from desktop_app.ui.sheet import Sheet, address, beside, copier, plain
from desktop_app.ui.table.pane import spaced

AFFILIATIONS, SEATS = "affiliations", "participantNetworks"


@dataclass(frozen=True, slots=True)
class Gathered:
    person: Participant
    day: date
    timeline: Sequence[Stretch]
    lists: Sequence[OwnListRow]
    history: Sequence[HistoryLine]
    assignments: Sequence[AssignmentRow]


def gather(store: Store, number: ParticipantId, day: date) -> Gathered:
    return Gathered(
        participants.get(store, number),
        day,
        timelines.timeline(store, number),
        own_lists.of(store, "participant", number),
        journal.record_history(store, "participant", number, owner="participant"),
        assignments.rows(store, assignments.of_participant(store, number), today=day),
    )


def sheet(desk: Desk, gathered: Gathered) -> Sheet:
    person, day = gathered.person, gathered.day
    made = Sheet("participantSheet")
    acting = any(tie.acting for tie in person.affiliations if tie.span.contains(day))
    acting = acting or any(seat.acting for seat in person.memberships if seat.span.contains(day))
    made.title(person.written, _("acting") if acting else "")
    if person.protected:
        made.warn(_("Protected identity: left out of every list and export."))
    for tie in person.affiliations:
        if tie.span.contains(day):
            _say_tie(made, tie)
    _contacts(made, desk, person.contacts)
    _memberships(made, desk, person, day)
    _affiliations(made, person.affiliations, day)
    stretches = [each for each in gathered.timeline if each.kind != "meeting"]
    if any(each.span for each in stretches):
        made.section(_("Over time"))
        made.add(Timeline(stretches, day))
    _meetings(made, desk, [each for each in gathered.timeline if each.kind == "meeting"])
    assignment_table.say(made, desk, gathered.assignments)
    if gathered.lists:
        made.section(_("Own lists"))
        made.say(", ".join(each.name for each in gathered.lists))
    if person.note:
        made.section(_("Note"))
        made.say(person.note)
    say_history(made, desk, gathered.history)
    return made.close_up()


def _tie(tie: Affiliation) -> str:
    return ", ".join(part for part in (_what(tie), tie.organisation_name) if part)


def _what(tie: Affiliation) -> str:
    party = f"({tie.party})" if tie.party else ""
    titled = ", ".join(part for part in (tie.title, tie.unit) if part)
    return " ".join(part for part in (titled, party, _("acting") if tie.acting else "") if part)


def _say_tie(made: Sheet, tie: Affiliation) -> None:
    party = f" ({tie.party})" if tie.party else ""
    made.say(", ".join(part for part in (tie.title, tie.unit, tie.organisation_name) if part) + party)
    if tie.leave_until:
        made.quiet(_("On leave until {day}").format(day=words.day(tie.leave_until)))


def _contacts(made: Sheet, desk: Desk, contacts: Sequence[Contact]) -> None:
    if not contacts:
        return
    made.section(_("Contact"))
    kinds = dict(CONTACT_KINDS)
    told = desk.bar.tell
    made.facts([(_(kinds[each.kind]), _contact(each, told)) for each in contacts])


def _contact(each: Contact, told: object) -> QWidget:
    assert callable(told)
    if each.kind == "email":
        return address(each.as_written, told)
    return beside(plain(each.as_written, wrap=False), copier(each.as_written, told))


def _affiliations(made: Sheet, ties: Sequence[Affiliation], day: date) -> None:
    """Those of the day first. One alone that has no days is said under the name already."""
    if not ties or (len(ties) == 1 and not ties[0].span):
        return
    ties = sorted(ties, key=lambda tie: not tie.span.contains(day))
    made.section(_("Affiliations"))
    rows = [
        (tie.id, (tie.organisation_name, _what(tie)), tie.span, not tie.span.contains(day)) for tie in ties
    ]
    made.add(dated(AFFILIATIONS, _("Affiliations"), (_("Organisation"), _("Title")), rows))


def _memberships(made: Sheet, desk: Desk, person: Participant, day: date) -> None:
    """Those of the day and to come, then the former ones, quiet."""
    if not person.memberships:
        return
    past = [seat for seat in person.memberships if seat.span.last is not None and seat.span.last < day]
    ordered = [*(seat for seat in person.memberships if seat not in past), *past]
    home = {tie.organisation for tie in person.affiliations if tie.span.contains(day)}
    made.section(_("Networks"))
    rows = [
        (int(seat.id), (seat.network_name, _role(seat, home)), seat.span, seat in past) for seat in ordered
    ]
    networks = {int(seat.id): int(seat.network) for seat in ordered}
    table = dated(SEATS, _("Roles in networks"), (_("Network"), _("Role")), rows)
    made.add(table.on_open(lambda seat: desk.go("networks", networks[seat])))


def _role(seat: ParticipantMembership, home: Collection[int]) -> str:
    """For whom is told where it is not where they are."""
    role = f"{seat.role_name} ({_('acting')})" if seat.acting else seat.role_name
    if seat.organisation is None or (seat.organisation in home and len(home) == 1):
        return role
    return f"{role}, {_('for {organisation}').format(organisation=seat.organisation_name)}"


def _meetings(made: Sheet, desk: Desk, asked: Sequence[Stretch]) -> None:
    """The latest first."""
    if not asked:
        return
    made.section(_("Meetings"))
    latest = list(reversed(asked[-LATEST:]))
    lines = [
        Line(each.record, (words.list_day(each.span.first or date.min), each.name, each.detail))
        for each in latest
    ]
    headings = (_("Day"), _("Meeting"), _("Part"))
    table = Lines("participantMeetings", _("Meetings"), headings, lines, days=0)
    made.add(table.on_open(partial(desk.go, "meetings")))
    more = len(asked) - len(latest)
    if more:
        made.quiet(ngettext("and {count} earlier", "and {count} earlier", more).format(count=spaced(more)))
