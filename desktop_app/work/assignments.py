"""What is done with assignments: given, changed, followed up; who carries them out is in performers.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import periods
from desktop_app.records.assignments import LIST_KINDS, STATUSES, list_title
from desktop_app.records.ids import AssignmentId, MeetingId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import normal
from desktop_app.records.networks import TextList
from desktop_app.records.spans import ALWAYS, Span
from desktop_app.store import assignments as stored
from desktop_app.store import ties
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.meetings import agenda, meetings
from desktop_app.store.source import Source
from desktop_app.store.values import span_values, stored_value
from desktop_app.work import performers, text_lists

_LINES = ("title", "commissioner_text", "status")
_TEXTS = ("about", "note")


def add(
    store: Store,
    *,
    title: str,
    network: NetworkId | None = None,
    meeting: MeetingId | None = None,
    commissioner: OrganisationId | None = None,
    commissioner_text: str = "",
    decided_on: date | None = None,
    status: str = "ongoing",
    scope: int | None = None,
    period: str = "",
    deadline: str = "",
    about: str = "",
    note: str = "",
    participants: Sequence[ParticipantId] = (),
    organisation: OrganisationId | None = None,
) -> AssignmentId:
    """A new assignment, commissioned by a network, a meeting or a body, and carried out by one participant or
    several jointly for an organisation. Period ("hösten 2019") and deadline ("vid årsskiftet 2019") are kept
    as written and understood as days."""
    texts = {"title": title, "commissioner_text": commissioner_text, "status": status}
    values = _checked({**texts, "about": about, "note": note, "scope": scope})
    values |= {"network": network, "meeting": meeting, "commissioner": commissioner}
    values |= {"decided_on": stored_value(decided_on)} | _when(values, period, deadline, decided_on)
    with store.change("assignments.added", title=values["title"]) as running:
        return _insert(running, values, participants, organisation)


def _insert(
    running: Change,
    values: Mapping[str, Any],
    participants: Sequence[ParticipantId],
    organisation: OrganisationId | None,
) -> AssignmentId:
    _check_there(running, values)
    number = AssignmentId(running.insert("assignment", **values))
    performers.put(running, number, participants, organisation)
    return number


def _check_there(source: Source, values: Mapping[str, Any]) -> None:
    """Raise `NotFound` where what an assignment is about has gone."""
    tables = {"network": "network", "meeting": "meeting", "commissioner": "organisation"}
    for name, table in tables.items():
        if values.get(name) is not None:
            ties.check_there(source, table, [values[name]])


def from_decision(
    store: Store,
    *,
    item: int,
    title: str = "",
    participants: Sequence[ParticipantId] = (),
    organisation: OrganisationId | None = None,
    scope: int | None = None,
    period: str = "",
    deadline: str = "",
) -> AssignmentId:
    """An assignment from an agenda item in one step: called after the item, decided on the meeting's day,
    commissioned by its first network, with the decision as what it is about."""
    held = meetings.get(store, agenda.meeting_of(store, item))
    line = next(each for each in held.agenda if each.id == item)
    texts = {"title": title or line.title, "status": "ongoing", "about": line.decision, "scope": scope}
    values = _checked(texts)
    values |= {"network": held.networks[0][0] if held.networks else None}
    values |= {"meeting": held.id, "agenda_item": item, "decided_on": held.first_day.isoformat()}
    values |= _when(values, period, deadline, held.first_day)
    with store.change("assignments.added", title=values["title"]) as running:
        return _insert(running, values, participants, organisation)


def change(
    store: Store,
    *,
    assignment: AssignmentId,
    version: int | None = None,
    title: str | None = None,
    network: NetworkId | str | None = "",
    commissioner: OrganisationId | str | None = "",
    commissioner_text: str | None = None,
    decided_on: date | str | None = "",
    status: str | None = None,
    scope: int | str | None = "",
    period: str | None = None,
    deadline: str | None = None,
    about: str | None = None,
    note: str | None = None,
) -> None:
    """Change what is given; "" leaves a network, commissioner, day or scope, None clears it."""
    held = stored.get(store, assignment)
    texts = {"title": title, "commissioner_text": commissioner_text, "status": status}
    texts |= {"about": about, "note": note}
    given: dict[str, Any] = {name: text for name, text in texts.items() if text is not None}
    others = {"network": network, "commissioner": commissioner, "decided_on": decided_on, "scope": scope}
    given |= {name: value for name, value in others.items() if not isinstance(value, str)}
    values = {name: stored_value(value) for name, value in _checked(given).items()}
    values = {name: value for name, value in values.items() if value != stored_value(getattr(held, name))}
    on = held.decided_on if isinstance(decided_on, str) else decided_on
    said = {"period": held.span.text, "deadline": held.deadline.text}
    wanted = {**said, **{k: v for k, v in (("period", period), ("deadline", deadline)) if v is not None}}
    told = {name: normal(text) for name, text in wanted.items()} != said
    if told or on not in (held.decided_on, None):
        when = _when({"scope": values.get("scope", held.scope)}, **wanted, on=on)
        before = {**span_values(held.span), **_due_values(held.deadline), "scope": held.scope}
        values |= {name: value for name, value in when.items() if value != before[name]}
    with store.change("assignments.changed", title=values.get("title", held.title)) as running:
        _check_there(running, values)
        running.update("assignment", assignment, version or held.version, **values)


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """Values as they are stored; raises `Invalid`."""
    values = dict(given)
    values |= {name: normal(values[name]) for name in _LINES if name in values}
    values |= {name: values[name].strip() for name in _TEXTS if name in values}
    if values.get("title") == "":
        raise Invalid(_("An assignment needs a title."), field="title")
    if values.get("status", "ongoing") not in dict(STATUSES):
        raise Invalid(
            _("“{value}” does not fit {name}.").format(value=values["status"], name="status"),
            field="status",
            advice=_("Choose among {names}.").format(names=", ".join(dict(STATUSES))),
        )
    performers.check_scope(values.get("scope"))
    return values


def _when(given: Mapping[str, Any], period: str, deadline: str, on: date | None) -> dict[str, Any]:
    """Period and deadline as the database keeps them, read as on the day of the decision, a deadline else as
    on the first day of the period; "30 procent under hösten 2019" tells the scope, too. Raises `Invalid`."""
    span, scope = performers.checked_period(period, on=on)
    due = periods.deadline(deadline, on=on or span.first) if normal(deadline) else ALWAYS
    if normal(deadline) and not due.last:
        raise Invalid(
            _("“{text}” is no day to be ready by.").format(text=normal(deadline)),
            field="deadline",
            advice=_("Write for example “2026-12-31” or “the turn of the year 2026”."),
        )
    known = {} if given.get("scope") is not None or scope is None else {"scope": scope}
    return {**span_values(span), **_due_values(replace(due, text=normal(deadline))), **known}


def _due_values(due: Span) -> dict[str, str | None]:
    return {
        f"deadline_{name.removesuffix('_day').removeprefix('span_')}": v
        for name, v in span_values(due).items()
    }


def remove(store: Store, *, assignment: AssignmentId) -> None:
    """Take an assignment away with its people, lists, follow-ups and files: for one entered by mistake."""
    held = stored.get(store, assignment)
    with store.change("assignments.removed", title=held.title) as running:
        running.delete_where("text_line", list=[each.id for each in held.lists])
        for table in ("text_list", "assignment_participant", "follow_up", "document"):
            running.delete_where(table, assignment=[assignment])
        running.delete("assignment", [assignment])


def set_lines(
    store: Store, *, assignment: AssignmentId, kind: str, lines: Sequence[str], heading: str = ""
) -> None:
    """The lines of one list in their order: areas with examples, pilots or sub-tasks. No lines takes the list
    away."""
    if kind not in dict(LIST_KINDS):
        raise Invalid(_("“{kind}” is not a kind of list.").format(kind=kind), field="kind")
    held = stored.get(store, assignment)
    heading = normal(heading) or list_title(kind)
    with store.change("assignments.changed", title=held.title) as running:
        wanted = TextList(0, 0, kind, heading, Span(), tuple(lines))
        text_lists.write(running, ("assignment", assignment), held.lists, wanted)


def follow_up(store: Store, *, assignment: AssignmentId, text: str, day: date | None = None) -> int:
    """Note how it goes, today or on a day."""
    held = stored.get(store, assignment)
    if not text.strip():
        raise Invalid(_("A follow-up needs a text."), field="text")
    with store.change("assignments.noted", title=held.title) as running:
        said = {"day": (day or date.today()).isoformat(), "text": text.strip()}
        return running.insert("follow_up", assignment=assignment, **said)


def remove_follow_up(store: Store, *, follow_up: int) -> None:
    """Take back a note."""
    held = stored.get(store, stored.holder(store, "follow_up", follow_up))
    with store.change("assignments.noted", title=held.title) as running:
        running.delete("follow_up", [follow_up])
