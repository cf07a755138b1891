"""The verbs by name, so that the command line reaches every one that the window does.

`participants.add {"given": "Åsa", …}` calls work/participants.py's `add` with the values converted by their
annotations: days and times from ISO texts, organisations, networks and participants by number or name.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from functools import partial
from typing import Any

from desktop_app.errors import Invalid, NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import (
    AssignmentId,
    MeetingId,
    NetworkId,
    OrganisationId,
    OwnListId,
    ParticipantId,
    RoleId,
    number_of,
)
from desktop_app.store import assignments as stored_assignments
from desktop_app.store import networks as stored_networks
from desktop_app.store import organisations as stored_organisations
from desktop_app.store import own_lists as stored_own_lists
from desktop_app.store import participants as stored_participants
from desktop_app.store import roles as stored_roles
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings as stored_meetings
from desktop_app.work import (
    affiliations,
    assignments,
    bulk,
    duplicates,
    history,
    moving,
    networks,
    new_year,
    organisation_names,
    organisations,
    own_lists,
    participants,
    performers,
    roles,
    rules,
    succession,
)
from desktop_app.work.meetings import (
    agenda,
    attending,
    checklists,
    documents,
    hosting,
    invitations,
    meeting_rules,
    meetings,
    replies,
    reply_files,
    school_holidays,
    series,
)

_ROOMS = (
    ("participants", participants, ("add", "change", "end", "remove", "set_contacts")),
    (
        "participants",
        affiliations,
        ("add_affiliation", "change_affiliation", "remove_affiliation"),
    ),
    ("participants", moving, ("move", "move_many")),
    ("participants", bulk, ("change_many", "end_many")),
    ("networks", bulk, ("join_many",)),
    ("participants", duplicates, ("merge", "not_same", "forget_not_same")),
    (
        "networks",
        networks,
        (
            *("add", "change", "remove", "set_lines", "set_members", "change_member", "remove_member"),
            *("join", "leave", "change_role", "change_seat", "order_deputies"),
        ),
    ),
    ("networks", new_year, ("new_year",)),
    ("networks", succession, ("succeed",)),
    ("participants", succession, ("hand_over",)),
    ("organisations", organisations, ("add", "change", "remove", "set_contacts", "set_members")),
    ("organisations", organisation_names, ("rename", "add_name", "end_name", "remove_name")),
    ("own_lists", own_lists, ("add", "change", "put", "remove", "take")),
    ("roles", roles, ("add", "change", "remove")),
    ("meetings", meetings, ("add", "cancel", "change", "remove", "set_part")),
    (
        "meetings",
        invitations,
        (
            *("invite", "invite_guest", "invite_category", "add_press_contact", "change_line", "uninvite"),
            "notice_sent",
        ),
    ),
    ("meetings", replies, ("answer", "call_deputy", "forget_diets")),
    ("meetings", reply_files, ("take_replies",)),
    ("meetings", attending, ("number_rows", "call_roll", "note")),
    ("meetings", series, ("add_series",)),
    ("networks", meeting_rules, ("set_meeting_rules",)),
    ("agenda", agenda, ("add", "change", "order", "remove", "fill", "postpone", "decide")),
    ("checklists", checklists, ("set_template", "take", "add", "change", "tick", "untick", "remove")),
    ("hosting", hosting, ("take", "take_turns", "skip", "unskip", "swap")),
    (
        "assignments",
        assignments,
        (
            *("add", "from_decision", "change", "remove", "set_lines", "follow_up"),
            "remove_follow_up",
        ),
    ),
    ("performers", performers, ("add", "change", "remove")),
    ("documents", documents, ("attach", "rename", "save", "remove")),
    ("school_holidays", school_holidays, ("add", "remove")),
    ("history", history, ("undo", "redo")),
)

_BY_NAME: dict[Any, Callable[[Store, str], int]] = {
    OrganisationId: stored_organisations.named,
    NetworkId: stored_networks.named,
    ParticipantId: stored_participants.named,
    MeetingId: stored_meetings.named,
    AssignmentId: stored_assignments.named,
    OwnListId: stored_own_lists.named,
    RoleId: stored_roles.number,
}


_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
"""Letters of JSON that no text of a database can hold."""


def verbs() -> dict[str, Callable[..., Any]]:
    return {f"{record}.{name}": getattr(module, name) for record, module, names in _ROOMS for name in names}


def parameters(verb: Callable[..., Any]) -> dict[str, str]:
    """The names a verb takes and what they are, for a person."""
    return {
        name: str(each.annotation) + ("" if each.default is each.empty else " (optional)")
        for name, each in inspect.signature(verb).parameters.items()
        if each.kind is each.KEYWORD_ONLY
    }


def call(store: Store, name: str, values: Mapping[str, Any]) -> Any:
    """Do a verb; raises `NotFound` for an unknown one and `Invalid` for values that it does not take."""
    verb = verbs().get(name)
    if verb is None:
        raise NotFound(
            _("There is no verb “{name}”.").format(name=name), advice=_("See the command: do --list.")
        )
    types_ = typing.get_type_hints(verb)
    signature = inspect.signature(verb).parameters
    for given in values:
        if given not in signature or given == "store":
            raise Invalid(
                _("{verb} takes no value “{name}”.").format(verb=name, name=given),
                field=given,
                advice=_("It takes {names}.").format(names=", ".join(parameters(verb))),
            )
    for wanted, each in signature.items():
        if each.kind is each.KEYWORD_ONLY and each.default is each.empty and wanted not in values:
            raise Invalid(_("{verb} needs the value “{name}”.").format(verb=name, name=wanted), field=wanted)
    return verb(store, **{key: _converted(store, types_[key], value, key) for key, value in values.items()})


def warnings(store: Store, name: str, values: Mapping[str, Any]) -> list[str]:
    """What is odd about the network that a verb was about, after it."""
    network = values.get("network")
    if not name.startswith("networks.") or name == "networks.remove" or network is None:
        return []
    return rules.warnings(store, stored_networks.named(store, str(network)))


def _converted(store: Store, wanted: Any, value: Any, name: str) -> Any:
    if isinstance(wanted, types.UnionType) or typing.get_origin(wanted) is typing.Union:
        if value is None:
            return None
        options = [each for each in typing.get_args(wanted) if each is not types.NoneType]
        if len(options) > 1 and value == "":
            return ""
        return _converted(store, options[0], value, name)
    origin, arguments = typing.get_origin(wanted) or wanted, typing.get_args(wanted)
    if origin is Sequence:
        if not isinstance(value, list):
            raise _unfit(value, name)
        return [_converted(store, arguments[0], each, name) for each in value]
    if origin is Mapping:
        if not isinstance(value, Mapping):
            raise _unfit(value, name)
        return {
            key: stored_organisations.named(store, str(each)) if key == "organisation" else each
            for key, each in value.items()
        }
    return _plain(store, wanted, value, name)


def _plain(store: Store, wanted: Any, value: Any, name: str) -> Any:
    convert: Callable[[str], Any] | None = {date: date.fromisoformat, time: _clock}.get(wanted)
    if wanted in _BY_NAME:
        convert = partial(_BY_NAME[wanted], store)
    if convert is None:
        bare = getattr(wanted, "__supertype__", wanted)  # a MembershipId is an int
        too_long = type(value) is int and number_of(str(abs(value))) is None
        if bare in (str, int, bool) and (type(value) is not bare or too_long):
            raise _unfit(value, name)
        if bare is str and _UNWRITABLE.search(value):
            raise _unfit(ascii(value), name)
        return value
    try:
        return convert(str(value))
    except ValueError:
        raise _unfit(value, name) from None


def _clock(text: str) -> time:
    found = time.fromisoformat(text)
    if found.tzinfo is not None:
        raise ValueError("a meeting's time is that of its place")
    return found


def _unfit(value: Any, name: str) -> Invalid:
    return Invalid(
        _("“{value}” does not fit {name}.").format(value=value, name=name),
        field=name,
        advice=_("A day is written 2026-05-01 and a time 09:00."),
    )
