"""Who carries out an assignment, alone or jointly, or answers for it: for whom, how much and how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records import periods
from desktop_app.records.assignments import CAPACITIES, Assignment, Performer
from desktop_app.records.ids import AssignmentId, OrganisationId, ParticipantId
from desktop_app.records.keys import normal
from desktop_app.records.networks import Membership
from desktop_app.records.spans import ALWAYS, Span
from desktop_app.store import assignments as stored
from desktop_app.store import listing, ties
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.source import Source
from desktop_app.store.values import span_of, span_values


def add(
    store: Store,
    *,
    assignment: AssignmentId,
    participant: ParticipantId,
    capacity: str = "performer",
    organisation: OrganisationId | None = None,
    scope: int | None = None,
    period: str = "",
) -> int:
    """One more who carries out an assignment, or its contact person ("performer", "contact"), for an
    organisation, with so many per cent of their time, for a period. Gives the line's number."""
    held = stored.get(store, assignment)
    if capacity not in dict(CAPACITIES):
        raise Invalid(
            _("“{value}” does not fit {name}.").format(value=capacity, name="capacity"), field="capacity"
        )
    check_scope(scope)
    span, told = checked_period(period, on=held.decided_on)
    scope = told if scope is None else scope
    name = ties.people(store, [participant])[participant].written
    _check_there(store, organisation)
    if any(
        (each.participant, each.capacity) == (participant, capacity) and each.span.meets(span)
        for each in held.people
    ):
        raise Invalid(
            _("{name} has that part in {title} already.").format(name=name, title=held.title),
            field="participant",
        )
    with store.change("assignments.changed", title=held.title) as running:
        last = listing.place_after(running, "assignment_participant", assignment=assignment)
        part = {"capacity": capacity, "scope": scope, "position": last, **span_values(span)}
        place = {"participant": participant, "organisation": organisation}
        return running.insert("assignment_participant", assignment=assignment, **place, **part)


def change(
    store: Store,
    *,
    line: int,
    version: int | None = None,
    organisation: OrganisationId | str | None = "",
    scope: int | str | None = "",
    period: str | None = None,
) -> None:
    """Change somebody's part; "" leaves an organisation or scope, None clears it."""
    held, part = _held(store, line)
    others = {"organisation": organisation, "scope": scope}
    values: dict[str, Any] = {name: value for name, value in others.items() if not isinstance(value, str)}
    check_scope(values.get("scope"))
    _check_there(store, values.get("organisation"))
    if period is not None:
        span, told = checked_period(period, on=held.decided_on)
        values |= span_values(span) | ({"scope": told} if told and scope == "" else {})
    with store.change("assignments.changed", title=held.title) as running:
        running.update("assignment_participant", line, version or part.version, **values)


def remove(store: Store, *, line: int) -> None:
    """Take somebody off an assignment, as if they had never had it."""
    held, _part = _held(store, line)
    with store.change("assignments.changed", title=held.title) as running:
        running.delete("assignment_participant", [line])


def _held(store: Store, line: int) -> tuple[Assignment, Performer]:
    held = stored.get(store, stored.holder(store, "assignment_participant", line))
    return held, next(each for each in held.people if each.id == line)


def _check_there(source: Source, organisation: OrganisationId | None) -> None:
    if organisation is not None:
        ties.check_there(source, "organisation", [organisation])


def put(
    running: Change,
    assignment: AssignmentId,
    participants: Sequence[ParticipantId],
    organisation: OrganisationId | None,
) -> None:
    """Performers of a new assignment inside a running change."""
    ties.check_there(running, "participant", participants)
    _check_there(running, organisation)
    part = {"organisation": organisation, "capacity": "performer"}
    people = enumerate(dict.fromkeys(participants))
    rows = [
        {"assignment": assignment, "participant": number, **part, "position": place}
        for place, number in people
    ]
    running.insert_many("assignment_participant", rows)


def succeed(running: Change, seat: Membership, follower: ParticipantId, first_day: date) -> None:
    """Whoever takes over a seat takes over its open assignments from that day, inside a running change: the
    part of the one who leaves ends the day before; one that had not begun becomes the successor's whole."""
    own = stored.of_seat(running, follower, seat.organisation, seat.network)
    taken = {(row.assignment, row.capacity) for row in own if span_of(row).meets(Span(first_day))}
    for row in _going_on(running, seat, first_day):
        span = span_of(row)
        mine = (row.assignment, row.capacity) in taken
        if span.first is not None and span.first >= first_day:
            if mine:
                running.delete("assignment_participant", [row.id])
            else:
                running.update("assignment_participant", row.id, row.version, participant=follower)
            continue
        ended = span_values(Span(span.first, first_day - timedelta(1)))
        running.update("assignment_participant", row.id, row.version, **ended)
        if not mine:
            kept = {name: getattr(row, name) for name in ("assignment", "capacity", "organisation", "scope")}
            place = {"participant": follower, "position": row.position}
            running.insert(
                "assignment_participant", **kept, **place, **span_values(Span(first_day, span.last))
            )


def passed_on(source: Source, seat: Membership, first_day: date) -> list[str]:
    """The titles of the assignments that `succeed` passes on."""
    numbers = dict.fromkeys(AssignmentId(row.assignment) for row in _going_on(source, seat, first_day))
    return [row.title for row in stored.rows(source, list(numbers))]


def _going_on(source: Source, seat: Membership, first_day: date) -> list[Any]:
    """The parts in open assignments, of who sits there, that are not over by a day."""
    parts = stored.of_seat(source, seat.participant, seat.organisation, seat.network)
    return [row for row in parts if row.last_day is None or row.last_day >= first_day.isoformat()]


def check_scope(scope: int | None) -> None:
    """Raise `Invalid` for what is no share of somebody's time."""
    if scope is not None and not 1 <= scope <= 100:
        raise Invalid(_("A share of somebody's time is between 1 and 100 per cent."), field="scope")


def checked_period(text: str, *, on: date | None = None) -> tuple[Span, int | None]:
    """A period as written, with its days, and the share of somebody's time that it tells; `on` is the day of
    the decision. Raises `Invalid` where it has no days."""
    found = periods.read(text, on=on) if normal(text) else periods.Period(ALWAYS)
    if normal(text) and not found.span:
        raise Invalid(
            _("“{text}” is no stretch of time.").format(text=text),
            field="period",
            advice=_("Write for example “since 1996” or “2019–2022”."),
        )
    check_scope(found.scope)
    return (replace(found.span, text=normal(text)) if found.span else ALWAYS), found.scope
