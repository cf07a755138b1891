"""The card of a participant: who it is, where, how to reach them, where they sit, what has happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import _
from desktop_app.records.history import HistoryLine
from desktop_app.records.ids import ParticipantId
from desktop_app.records.participants import (
    CONTACT_KINDS,
    Affiliation,
    Contact,
    Participant,
    ParticipantMembership,
)
from desktop_app.store import journal, participants
from desktop_app.store.database import Store
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.sheet import Link, Sheet, address, beside, copier, plain

LATEST = 5


@dataclass(frozen=True, slots=True)
class Gathered:
    person: Participant
    history: Sequence[HistoryLine]


def gather(store: Store, number: ParticipantId) -> Gathered:
    return Gathered(
        participants.get(store, number),
        journal.record_history(store, "participant", number, owner="participant"),
    )


def sheet(desk: Desk, gathered: Gathered) -> Sheet:
    person = gathered.person
    today = date.today()
    made = Sheet("participantSheet")
    acting = any(tie.acting for tie in person.affiliations if tie.span.contains(today))
    acting = acting or any(seat.acting for seat in person.memberships if seat.span.contains(today))
    made.title(person.written, _("acting") if acting else "")
    if person.protected:
        made.warn(_("Protected identity: left out of every list and export."))
    for tie in person.affiliations:
        if tie.span.contains(today):
            _say_tie(made, tie)
    _contacts(made, desk, person.contacts)
    _memberships(made, desk, person.memberships, today)
    past = [tie for tie in person.affiliations if not tie.span.contains(today)]
    if past:
        made.section(_("Other times"))
        made.facts([(words.span(tie.span) or "–", _tie(tie)) for tie in past])
    if person.note:
        made.section(_("Note"))
        made.say(person.note)
    say_history(made, desk, gathered.history)
    return made.close_up()


def _tie(tie: Affiliation) -> str:
    party = f" ({tie.party})" if tie.party else ""
    return ", ".join(part for part in (tie.title, tie.unit, tie.organisation_name) if part) + party


def _say_tie(made: Sheet, tie: Affiliation) -> None:
    made.say(_tie(tie))
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


def _memberships(made: Sheet, desk: Desk, seats: Sequence[ParticipantMembership], today: date) -> None:
    present = [seat for seat in seats if seat.span.last is None or seat.span.last >= today]
    past = [seat for seat in seats if seat not in present]
    if present:
        made.section(_("Networks"))
        for seat in present:
            made.add(Link(seat.network_name, partial(desk.go, "networks", int(seat.network))))
            made.quiet(_seat(seat))
    if past:
        made.section(_("Former seats"))
        made.facts([(words.span(seat.span), f"{seat.network_name}, {seat.role_name}") for seat in past])


def _seat(seat: ParticipantMembership) -> str:
    role = f"{seat.role_name} ({_('acting')})" if seat.acting else seat.role_name
    for_whom = (
        _("for {organisation}").format(organisation=seat.organisation_name) if seat.organisation_name else ""
    )
    return ", ".join(part for part in (role, for_whom, words.span(seat.span)) if part)


def say_history(made: Sheet, desk: Desk, lines: Sequence[HistoryLine]) -> None:
    """The latest changes in plain words."""
    if not lines:
        return
    made.section(_("History"))
    made.facts([(words.moment(line.at), _said(line)) for line in lines[:LATEST]])
    made.button(_("Show the whole history"), "wholeHistory", partial(desk.commands.run, "record.history"))


def _said(line: HistoryLine) -> str:
    undone = f" ({_('undone')})" if line.undone else ""
    return f"{line.title}{undone}, {line.who}"
