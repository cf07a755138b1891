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
