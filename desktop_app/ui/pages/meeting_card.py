"""The card of a meeting: when, where, whose and how far it has come; and in parts who comes, what it deals
with, what is to be done, what was assigned, and its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_app.i18n import _, ngettext
from desktop_app.records.history import HistoryLine
from desktop_app.records.ids import MeetingId, ParticipantId
from desktop_app.records.meetings.meetings import AHEAD, KINDS, PEOPLE, STATUSES, Attendance, Meeting
from desktop_app.records.meetings.quorum import Count
from desktop_app.store import assignments, journal
from desktop_app.store.assignments import AssignmentRow
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.store.meetings.sittings import sittings
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.pages import meeting_list, meeting_parts
from desktop_app.ui.pages.card_parts import say_history
from desktop_app.ui.presence_words import said_quorum
from desktop_app.ui.sheet import Link, Sheet
from desktop_app.ui.tabs import Tabs
from desktop_app.work.meetings import invitations, quorums
from desktop_app.work.meetings.quorums import Quorum

PART = "meetings.part"
"""Under which the part gone to last is remembered."""


@dataclass(frozen=True, slots=True)
class Gathered:
    meeting: Meeting
    missing: int
    """So many sit in its networks on its day and are not on its list."""
    undue: Sequence[Attendance]
    """They are on the list, and sit there no longer."""
    call_order: Mapping[ParticipantId, int]
    quorums: Sequence[Quorum]
    assignments: Sequence[AssignmentRow]
    history: Sequence[HistoryLine]


def gather(store: Store, number: MeetingId) -> Gathered:
    held = meetings.get(store, number)
    there = {row.participant for row in held.attendance if row.capacity != "press"}
    sitting = sittings(store, held)
    due = {person for each in sitting for person in each.counts}
    return Gathered(
        held,
        len(due - there),
        invitations.not_among(held.attendance, due),
        {person: order for each in sitting for person, order in each.call_order.items()},
        quorums.counted(held, sitting, held.attendance),
        assignments.rows(store, assignments.of_meeting(store, number)),
        journal.record_history(store, "meeting", number, owner="meeting"),
    )


def sheet(desk: Desk, gathered: Gathered) -> Sheet:
    held = gathered.meeting
    made = Sheet("meetingSheet")
    made.title(held.called)
    made.say(words.when(held))
    _say_state(made, gathered)
    facts = _facts(desk, held)
    if facts:
        made.space()
        made.facts(facts)
    for text in (held.about, held.note):
        if text:
            made.space()
            made.say(text)
    made.add(_parts(desk, gathered))
    say_history(made, desk, gathered.history)
    return made.close_up()


def _parts(desk: Desk, gathered: Gathered) -> Tabs:
    held = gathered.meeting
    filled: dict[int, list[Count]] = {}
    if any(row.presence for row in held.attendance):
        for item, count in (pair for each in gathered.quorums for pair in each.items):
            filled.setdefault(item.id, []).append(count)
    parts = (
        (
            "people",
            _("Attendance"),
            meeting_list.part(desk, held, gathered.call_order, gathered.missing),
        ),
        ("agenda", _("Agenda"), meeting_parts.agenda(desk, held, filled)),
        ("checklist", _("Checklist"), meeting_parts.checklist(desk, held)),
        ("assignments", _("Assignments"), meeting_parts.assignments(gathered.assignments)),
        ("files", _("Files"), meeting_parts.files(desk, held)),
    )

    def remember(part: str) -> None:
        desk.places[PART] = part

    tabs = Tabs("meetingParts", _("Parts of the meeting"), parts, remember)
    tabs.show_part(str(desk.places.get(PART, "")))
    return tabs


def _say_state(made: Sheet, gathered: Gathered) -> None:
    """Cancelled or held, who has been told, and what is missing still."""
    held = gathered.meeting
    status = _(dict(STATUSES)[held.status])
    if held.status == "cancelled":
        made.warn(status)
    told_when = held.notice_on is not None and held.status == "invited"
    state = [] if told_when or held.status in ("planned", "cancelled") else [status]
    if held.notice_on is not None:
        state.append(_("notice sent {day}").format(day=words.short_day(held.notice_on)))
    state += _missing(held) + [said_quorum(each) for each in gathered.quorums if held.attendance]
    if state:
        text = "; ".join(state)
        made.quiet(text[:1].upper() + text[1:])
    if held.notice_is_old and held.status != "held":
        made.warn(_("Those who are invited know another day, time or place. Send a new notice."))
    if gathered.undue and held.status in AHEAD:
        names = ", ".join(row.name for row in gathered.undue)
        made.warn(_("No longer in the network: {names}.").format(names=names))


def _missing(held: Meeting) -> list[str]:
    """12 svar saknas, checklistan 3 av 7, 1 försenad"""
    found = []
    open_replies = sum(row.reply == "" and row.capacity in PEOPLE for row in held.attendance)
    if open_replies and held.status in AHEAD:
        said = ngettext("{count} reply is missing", "{count} replies are missing", open_replies)
        found.append(said.format(count=open_replies))
    if held.checklist:
        done = sum(item.done_on is not None for item in held.checklist)
        late = sum(item.overdue(date.today()) for item in held.checklist)
        said = _("checklist {done} of {whole}").format(done=done, whole=len(held.checklist))
        of_those = ngettext("of which {count} is late", "of which {count} are late", late)
        found.append(", ".join([said, *[of_those.format(count=late)] * bool(late)]))
    return found


def _facts(desk: Desk, held: Meeting) -> list[tuple[str, QWidget | str]]:
    """Where, by whom, and whose: the networks can be followed."""
    inviter = ", ".join(filter(None, (held.inviter_text, held.inviter_name)))
    checkers = [row.name for row in held.attendance if "checker" in row.duties]
    texts: tuple[tuple[str, QWidget | str], ...] = (
        (_("Kind"), _(dict(KINDS)[held.kind]) if held.kind else ""),
        (_("Place"), ", ".join(filter(None, (held.place, held.room)))),
        (_("Link"), _followed(held.link)),
        (_("Host"), held.host_name),
        ("", held.host_note),
        (_("Turn of"), held.turn_of_name if held.turn_of != held.host else ""),
        ("", held.host_reason),
        (_("Invites"), inviter),
        (_("Checks the minutes"), ", ".join(checkers)),
    )
    facts: list[tuple[str, QWidget | str]] = [(label, text) for label, text in texts if text]
    for place, each in enumerate(held.joint):
        label = _("Networks") if len(held.joint) > 1 else _("Network")
        part = words.times(each.start, each.end)
        name = f"{each.name} ({part})" if part else each.name
        facts.append(("" if place else label, Link(name, partial(desk.go, "networks", int(each.network)))))
    return facts


def _followed(link: str) -> QWidget | str:
    """Only a page is opened: a link may be anything that somebody wrote."""
    url = QUrl(link)
    if url.scheme() not in ("http", "https"):
        return link
    return Link(link, lambda: QDesktopServices.openUrl(url))
