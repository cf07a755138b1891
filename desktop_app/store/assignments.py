"""Assignments as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.assignments import OPEN, Assignment, FollowUp, Performer
from desktop_app.records.ids import (
    AssignmentId,
    MeetingId,
    NetworkId,
    OrganisationId,
    ParticipantId,
    number_of,
)
from desktop_app.records.keys import form_key
from desktop_app.records.spans import Span
from desktop_app.store import listing, text_lists
from desktop_app.store import tables as t
from desktop_app.store.meetings import attached
from desktop_app.store.names import DatedNames, Names, dated_names, names_on
from desktop_app.store.performers import at_work
from desktop_app.store.source import Source, rows_of
from desktop_app.store.values import day, span_of, valid

s, who, o, p = t.assignment, t.assignment_participant, t.organisation, t.participant


class AssignmentRow(NamedTuple):
    """A line of the list of assignments. `deadline` is as written, or the day; `overdue` is 1 where somebody
    waits for it in vain."""

    id: AssignmentId
    title: str
    network: str
    performers: str
    organisation: str
    scope: int | None
    period: str
    deadline: str
    status: str
    overdue: int


_DEADLINE = (s.c.deadline_last, s.c.sort_key)
_ORDERS: dict[str, tuple[Any, ...]] = {
    "title": (s.c.sort_key,),
    "deadline": _DEADLINE,
    "status": (s.c.status, *_DEADLINE),
    "network": (
        sa.select(t.network.c.sort_key).where(t.network.c.id == s.c.network).scalar_subquery(),
        *_DEADLINE,
    ),
}


class Which(NamedTuple):
    """Which assignments are asked for: of a network, of some statuses, those whose time holds on a day, those
    that should have been ready before one; by default all."""

    network: NetworkId | None = None
    statuses: Sequence[str] = ()
    at_work_on: date | None = None
    overdue_on: date | None = None


ALL = Which()


def _where(which: Which) -> Sequence[Any]:
    found: list[Any] = []
    if which.network is not None:
        found.append(s.c.network == which.network)
    if which.statuses:
        found.append(s.c.status.in_(which.statuses))
    if which.at_work_on is not None:
        found.append(valid(s, which.at_work_on))
    if which.overdue_on is not None:
        found += [s.c.status.in_(OPEN), s.c.deadline_last < which.overdue_on.isoformat()]
    return found


def ids(
    source: Source,
    *,
    search: str = "",
    order: str = "deadline",
    descending: bool = False,
    which: Which = ALL,
    limit: int | None = None,
) -> list[AssignmentId]:
    found = listing.ids(
        source,
        s,
        "assignment",
        search=search,
        orders=_ORDERS[order],
        descending=descending,
        limit=limit,
        where=_where(which),
    )
    return [AssignmentId(number) for number in found]


def of_participant(source: Source, participant: ParticipantId) -> list[AssignmentId]:
    """Those that somebody carries out, did, or is contact person of; by deadline."""
    return _by_deadline(
        source, s.c.id.in_(sa.select(who.c.assignment).where(who.c.participant == participant))
    )


def of_meeting(source: Source, meeting: MeetingId) -> list[AssignmentId]:
    """Those that a meeting gave, by deadline."""
    return _by_deadline(source, s.c.meeting == meeting)


def _by_deadline(source: Source, which: sa.ColumnElement[bool]) -> list[AssignmentId]:
    ordered = sa.select(s.c.id).where(which).order_by(s.c.deadline_last.asc().nulls_last(), s.c.id)
    return [AssignmentId(row[0]) for row in source.fetch(ordered)]


def count(source: Source, *, search: str = "", which: Which = ALL) -> int:
    return listing.count(source, s, "assignment", search=search, where=_where(which))


def rows(source: Source, wanted: Sequence[int], *, today: date | None = None) -> list[AssignmentRow]:
    """In the order of `wanted`; a record that has gone is left out. Not told are those whose part
    is over."""
    asked = today or date.today()
    among: Any = sa.bindparam("ids", expanding=True)
    people: dict[int, list[Any]] = {}
    carried = (
        sa.select(who.c.assignment, who.c.organisation, who.c.last_day, p.c.written, o.c.name)
        .join(p, p.c.id == who.c.participant)
        .outerjoin(o, o.c.id == who.c.organisation)
        .where(who.c.assignment.in_(among), who.c.capacity == "performer")
        .order_by(who.c.position, who.c.id)
    )
    for row in rows_of(source, carried, wanted):
        people.setdefault(row.assignment, []).append(row)
    statement = (
        sa.select(s, sa.func.coalesce(t.network.c.name, "").label("network_name"))
        .outerjoin(t.network, t.network.c.id == s.c.network)
        .where(s.c.id.in_(among))
    )
    names = names_on(source, asked)
    made = [
        _row(row, at_work(people.get(row.id, ()), asked), names, asked.isoformat())
        for row in rows_of(source, statement, wanted)
    ]
    return listing.in_order(made, wanted)


def _row(row: Any, people: Sequence[Any], names: Names, today: str) -> AssignmentRow:
    late = row.status in OPEN and (row.deadline_last or today) < today
    return AssignmentRow(
        id=row.id,
        title=row.title,
        network=row.network_name,
        performers=", ".join(dict.fromkeys(each.written for each in people)),
        organisation=", ".join(
            dict.fromkeys(names.of(each.organisation, each.name) for each in people if each.name)
        ),
        scope=row.scope,
        period=row.span_text or "–".join(filter(None, (row.first_day, row.last_day))),
        deadline=row.deadline_text or row.deadline_last or "",
        status=row.status,
        overdue=int(late),
    )


def get(source: Source, number: AssignmentId) -> Assignment:
    """An assignment whole, with its people, lists, follow-ups and files."""
    statement = (
        sa.select(
            s,
            t.network.c.name.label("network_name"),
            o.c.name.label("organisation_name"),
            t.meeting.c.first_day.label("meeting_day"),
            t.meeting.c.title.label("meeting_title"),
            t.agenda_item.c.decision,
        )
        .outerjoin(t.network, t.network.c.id == s.c.network)
        .outerjoin(o, o.c.id == s.c.commissioner)
        .outerjoin(t.meeting, t.meeting.c.id == s.c.meeting)
        .outerjoin(t.agenda_item, t.agenda_item.c.id == s.c.agenda_item)
        .where(s.c.id == number)
    )
    found = source.fetch(statement)
    if not found:
        raise NotFound(_("There is no assignment {number}.").format(number=number))
    row, names = found[0], dated_names(source)
    decided = day(row.decided_on)
    return Assignment(
        id=number,
        version=row.version,
        title=row.title,
        network=row.network,
        network_name=row.network_name or "",
        meeting=row.meeting,
        meeting_name=" ".join(filter(None, (row.meeting_title, row.meeting_day))),
        agenda_item=row.agenda_item,
        decision=row.decision or "",
        commissioner=row.commissioner,
        commissioner_name=names.of(row.commissioner, row.organisation_name, decided or date.today()),
        commissioner_text=row.commissioner_text,
        decided_on=decided,
        status=row.status,
        scope=row.scope,
        about=row.about,
        note=row.note,
        span=span_of(row),
        deadline=Span(day(row.deadline_first), day(row.deadline_last), row.deadline_text),
        people=people(source, names, who.c.assignment == number),
        lists=text_lists.of(source, "assignment", number),
        follow_ups=_follow_ups(source, number),
        documents=attached.of(source, "assignment", number),
    )


def people(source: Source, names: DatedNames, *where: Any) -> tuple[Performer, ...]:
    """In the order in which they stand, performers before contact persons."""
    statement = (
        sa.select(who, p.c.written, o.c.name.label("organisation_name"))
        .join(p, p.c.id == who.c.participant)
        .outerjoin(o, o.c.id == who.c.organisation)
        .where(*where)
        .order_by(who.c.capacity.desc(), who.c.position, who.c.id)
    )
    return tuple(
        Performer(
            id=row.id,
            version=row.version,
            participant=ParticipantId(row.participant),
            name=row.written,
            capacity=row.capacity,
            organisation=row.organisation,
            organisation_name=names.of_tie(row),
            scope=row.scope,
            span=span_of(row),
        )
        for row in source.fetch(statement)
    )


def _follow_ups(source: Source, number: AssignmentId) -> tuple[FollowUp, ...]:
    """The latest first."""
    f = t.follow_up
    found = source.fetch(sa.select(f).where(f.c.assignment == number).order_by(f.c.day.desc(), f.c.id.desc()))
    return tuple(FollowUp(row.id, row.version, date.fromisoformat(row.day), row.text) for row in found)


def holder(source: Source, table: str, number: int) -> AssignmentId:
    """Whose line it is; `table` is assignment_participant or follow_up. Raises `NotFound`."""
    held = t.TABLES[table]
    found = source.value(sa.select(held.c.assignment).where(held.c.id == number))
    if found is None:
        raise NotFound(_("There is no such line of an assignment: {number}.").format(number=number))
    return AssignmentId(found)


def of_seat(
    source: Source, participant: ParticipantId, organisation: OrganisationId | None, network: NetworkId
) -> list[Any]:
    """The lines by which somebody carries out a network's open assignments for an organisation."""
    statement = (
        sa.select(who)
        .join(s, s.c.id == who.c.assignment)
        .where(
            who.c.participant == participant,
            who.c.organisation.is_not_distinct_from(organisation),
            s.c.network == network,
            s.c.status.in_(OPEN),
        )
        .order_by(who.c.id)
    )
    return source.fetch(statement)


def named(source: Source, text: str) -> AssignmentId:
    """The assignment of a number or title; raises `NotFound`."""
    wanted = form_key(text)
    titles = source.fetch(sa.select(s.c.id, s.c.title).order_by(s.c.id))
    found = [row.id for row in titles if form_key(row.title) == wanted]
    number = number_of(text)
    if not found and number in [row.id for row in titles]:
        found = [number]
    if len(found) == 1:
        return AssignmentId(found[0])
    raise NotFound(
        _("There is no single assignment “{name}”.").format(name=text),
        advice=_("Name it by its number or its title."),
    )
