"""The history in words: every change has a title, a key with values, told in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.i18n import N_, _, ngettext
from desktop_app.records.ids import ChangeId

TITLES: dict[str, str | tuple[str, str]] = {
    "participants.added": N_("Added {name}"),
    "participants.changed": N_("Changed {name}"),
    "participants.removed": (N_("Removed {name}"), N_("Removed {count} participants")),
    "participants.ended": N_("{name} left {organisation}"),
    "participants.handed_over": N_("{successor} took over the seats of {name} for {organisation}"),
    "participants.many_changed": (N_("Changed one participant"), N_("Changed {count} participants")),
    "participants.many_ended": (N_("One participant left {place}"), N_("{count} participants left {place}")),
    "participants.many_left": (
        N_("One participant left everything"),
        N_("{count} participants left everything"),
    ),
    "participants.moved": (
        N_("{name} moved to {organisation}"),
        N_("{count} participants moved to {organisation}"),
    ),
    "participants.affiliation_added": N_("Added {name} at {organisation}"),
    "participants.affiliation_changed": N_("Changed what {name} is at {organisation}"),
    "participants.affiliation_removed": N_("Took away {name} at {organisation}"),
    "participants.merged": N_("Merged {name} with {other}"),
    "participants.not_same": N_("Noted that {name} and {other} are two people"),
    "participants.may_be_same": N_("Forgot whom {name} is not the same as"),
    "networks.added": N_("Added the network {name}"),
    "networks.changed": N_("Changed the network {name}"),
    "networks.removed": N_("Removed the network {name}"),
    "networks.joined": N_("{name} joined {network}"),
    "networks.many_joined": (
        N_("One participant joined {network}"),
        N_("{count} participants joined {network}"),
    ),
    "networks.left": N_("{name} left {network}"),
    "networks.role_changed": N_("Changed the role of {name} in {network}"),
    "networks.seat_changed": N_("Changed the seat of {name} in {network}"),
    "networks.deputies_ordered": N_("Changed the order of the deputies in {network}"),
    "networks.succeeded": N_("{successor} succeeded {name} in {network}"),
    "networks.new_year": N_("Prepared {year} in {network}"),
    "networks.members_set": N_("Changed the member organisations of {network}"),
    "networks.checklist_set": N_("Changed the checklist of {network}"),
    "networks.meeting_rules_set": N_("Changed the rules of meetings of {network}"),
    "networks.host_skipped": N_("{organisation} was skipped as host in {network}"),
    "networks.hosts_set": (
        N_("One meeting of {network} got its host"),
        N_("{count} meetings of {network} got their hosts"),
    ),
    "networks.host_not_skipped": N_("{organisation} is not skipped as host in {network} after all"),
    "networks.lines_set": N_("Changed “{heading}” of {network}"),
    "organisations.added": N_("Added the organisation {name}"),
    "organisations.changed": N_("Changed the organisation {name}"),
    "organisations.removed": N_("Removed the organisation {name}"),
    "organisations.renamed": N_("{former} got the name {name}"),
    "organisations.names_changed": N_("Changed the names of {name}"),
    "organisations.members_set": N_("Changed the members of {name}"),
    "own_lists.added": N_("Added the list {name}"),
    "own_lists.changed": N_("Changed the list {name}"),
    "own_lists.removed": N_("Removed the list {name}"),
    "own_lists.put": (N_("Put one on the list {name}"), N_("Put {count} on the list {name}")),
    "own_lists.taken": (N_("Took one off the list {name}"), N_("Took {count} off the list {name}")),
    "roles.added": N_("Added the role {name}"),
    "roles.changed": N_("Changed the role {name}"),
    "roles.removed": N_("Removed the role {name}"),
    "meetings.added": (N_("Added the meeting {title}"), N_("Added {count} meetings")),
    "meetings.changed": N_("Changed the meeting {title}"),
    "meetings.cancelled": N_("Cancelled the meeting {title}"),
    "meetings.removed": N_("Removed the meeting {title}"),
    "meetings.invited": (
        N_("Invited one participant to {title}"),
        N_("Invited {count} participants to {title}"),
    ),
    "meetings.answered": N_("Noted the reply or attendance of {name}: {title}"),
    "meetings.uninvited": (
        N_("Took one off the list of {title}"),
        N_("Took {count} off the list of {title}"),
    ),
    "meetings.line_changed": N_("Changed the line of {name}: {title}"),
    "meetings.called_in": N_("Called in {name}: {title}"),
    "meetings.notice_sent": N_("Noted that the notice was sent: {title}"),
    "meetings.numbered": N_("Numbered the sign-in sheet: {title}"),
    "meetings.roll_called": (
        N_("Noted the attendance of one person: {title}"),
        N_("Noted the attendance of {count} people: {title}"),
    ),
    "meetings.replies": (
        N_("Noted one reply: {title}"),
        N_("Noted {count} replies: {title}"),
    ),
    "meetings.diets_forgotten": (
        N_("Took away the diet and comment of one reply after its meeting"),
        N_("Took away the diets and comments of {count} replies after their meetings"),
    ),
    "meetings.host_set": N_("{host} is the host: {title}"),
    "meetings.hosts_swapped": N_("{host} and {other} swapped as hosts"),
    "meetings.checklist_changed": N_("Changed the checklist: {title}"),
    "meetings.ticked": N_("Ticked “{text}”: {title}"),
    "agenda.changed": N_("Changed the agenda: {title}"),
    "agenda.filled": (
        N_("Put one line on the agenda: {title}"),
        N_("Put {count} lines on the agenda: {title}"),
    ),
    "agenda.postponed": N_("Postponed “{item}”: {title}"),
    "agenda.decided": N_("Noted the decision on “{item}”: {title}"),
    "assignments.added": N_("Added the assignment {title}"),
    "assignments.changed": N_("Changed the assignment {title}"),
    "assignments.removed": N_("Removed the assignment {title}"),
    "assignments.noted": N_("Followed up the assignment {title}"),
    "documents.attached": N_("Attached {name}"),
    "documents.renamed": N_("Gave the file the name {name}"),
    "documents.removed": N_("Removed the file {name}"),
    "school_holidays.added": N_("Added the school holiday {name}"),
    "school_holidays.removed": N_("Removed the school holiday {name}"),
    "forms.sent": (
        N_("Wrote one form for {network}"),
        N_("Wrote {count} forms for {network}"),
    ),
    "imported": (N_("Imported {file}"), N_("Imported {count} files")),
    "undone": N_("Undid: {title}"),
    "redone": N_("Did again: {title}"),
}


def title(key: str, values: dict[str, Any]) -> str:
    """The title of a change, for a person. A value that is itself a title is told in the same language."""
    told = {
        name: title(value["key"], value["values"]) if isinstance(value, dict) and "key" in value else value
        for name, value in values.items()
    }
    text = TITLES.get(key, key)
    if isinstance(text, tuple):
        return ngettext(*text, int(told.get("count", 1))).format(**told)
    return _(text).format(**told)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step of the history. `undone` tells that an undo of it stands."""

    id: ChangeId
    kind: str
    title: str
    who: str
    computer: str
    at: datetime
    undone: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: `kept` names what somebody has edited since, which was left as it is; `lost`
    those whose diet could not get back what it was, since the history does not hold it."""

    change: ChangeId | None
    title: str
    kept: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
