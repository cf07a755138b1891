"""Meetings as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId, number_of
from desktop_app.records.meetings.meetings import COMING, PEOPLE, Attendance, Joint, Meeting
from desktop_app.store import listing
from desktop_app.store import tables as t
from desktop_app.store.meetings import agenda, attached, attending, checklists
from desktop_app.store.names import dated_names
from desktop_app.store.source import Source, rows_of
from desktop_app.store.values import clock, day

mt, mn, at, o = t.meeting, t.meeting_network, t.attendance, t.organisation


class MeetingRow(NamedTuple):
    """A line of the list of meetings. Days and times are ISO; the face writes them out."""

    id: MeetingId
    first_day: str
    last_day: str
    start: str
    end: str
    title: str
    networks: str
    place: str
    host: str
    status: str
    accepted: int
    invited: int


def _network_key() -> Any:
    return (
        sa.select(sa.func.min(t.network.c.sort_key))
        .where(mn.c.meeting == mt.c.id, t.network.c.id == mn.c.network)
        .scalar_subquery()
    )


_ORDERS: dict[str, tuple[Any, ...]] = {
    "first_day": (mt.c.first_day, mt.c.start),
    "networks": (_network_key(), mt.c.first_day),
    "place": (mt.c.place, mt.c.first_day),
    "status": (mt.c.status, mt.c.first_day),
}


def _where(network: NetworkId | None) -> list[Any]:
    return [] if network is None else [mt.c.id.in_(sa.select(mn.c.meeting).where(mn.c.network == network))]


def ids(
    source: Source,
    *,
    search: str = "",
    order: str = "first_day",
    descending: bool = False,
    network: NetworkId | None = None,
    limit: int | None = None,
) -> list[MeetingId]:
    found = listing.ids(
        source,
        mt,
        "meeting",
        search=search,
        orders=_ORDERS[order],
        descending=descending,
        limit=limit,
        where=_where(network),
    )
    return [MeetingId(number) for number in found]


def count(source: Source, *, search: str = "", network: NetworkId | None = None) -> int:
    return listing.count(source, mt, "meeting", search=search, where=_where(network))


def rows(source: Source, wanted: Sequence[int]) -> list[MeetingRow]:
    """In the order of `wanted`; a record that has gone is left out."""
    among: Any = sa.bindparam("ids", expanding=True)
    names: dict[int, list[str]] = {}
    joined = sa.select(mn.c.meeting, t.network.c.name).join(t.network, t.network.c.id == mn.c.network)
    for number, name in rows_of(source, joined.where(mn.c.meeting.in_(among)).order_by(mn.c.id), wanted):
        names.setdefault(number, []).append(name)
    counted = {
        row[0]: (row[1], row[2])
        for row in rows_of(
            source,
            sa.select(
                at.c.meeting, sa.func.sum(sa.case((at.c.reply.in_(COMING), 1), else_=0)), sa.func.count()
            )
            .where(at.c.meeting.in_(among), at.c.capacity.in_(PEOPLE))
            .group_by(at.c.meeting),
            wanted,
        )
    }
    statement = (
        sa.select(mt, o.c.name.label("host_name")).outerjoin(o, o.c.id == mt.c.host).where(mt.c.id.in_(among))
    )
    called, made = dated_names(source), []
    for row in rows_of(source, statement, wanted):
        accepted, invited = counted.get(row.id, (0, 0))
        networks = ", ".join(names.get(row.id, ()))
        made.append(
            MeetingRow(
                id=row.id,
                first_day=row.first_day,
                last_day=row.last_day,
                start=row.start or "",
                end=row.end or "",
                title=row.title or networks,
                networks=networks,
                place=row.place,
                host=called.of(row.host, row.host_name, date.fromisoformat(row.first_day)),
                status=row.status,
                accepted=int(accepted),
                invited=int(invited),
            )
        )
    return listing.in_order(made, wanted)


def get(source: Source, number: MeetingId) -> Meeting:
    """A meeting whole, with its networks, attendance, agenda, checklist and files."""
    inviter, turn = o.alias("inviter_body"), o.alias("turn_body")
    found = source.fetch(
        sa.select(
            mt,
            o.c.name.label("host_name"),
            inviter.c.name.label("inviter_name"),
            turn.c.name.label("turn_name"),
            sa.select(t.register.c.uuid).scalar_subquery().label("register_uuid"),
        )
        .outerjoin(o, o.c.id == mt.c.host)
        .outerjoin(inviter, inviter.c.id == mt.c.inviter)
        .outerjoin(turn, turn.c.id == mt.c.turn_of)
        .where(mt.c.id == number)
    )
    if not found:
        raise _missing(number)
    row, called = found[0], dated_names(source)
    first_day = date.fromisoformat(row.first_day)
    joint = joint_parts(source, number)
    return Meeting(
        id=number,
        version=row.version,
        title=row.title,
        first_day=first_day,
        last_day=day(row.last_day) or first_day,
        start=clock(row.start),
        end=clock(row.end),
        status=row.status,
        place=row.place,
        host=row.host,
        host_name=called.of(row.host, row.host_name, first_day),
        host_note=row.host_note,
        about=row.about,
        note=row.note,
        networks=tuple((each.network, each.name) for each in joint),
        attendance=attending.lines(source, number),
        kind=row.kind,
        room=row.room,
        link=row.link,
        inviter=row.inviter,
        inviter_name=called.of(row.inviter, row.inviter_name, first_day),
        inviter_text=row.inviter_text,
        turn_of=row.turn_of,
        turn_of_name=called.of(row.turn_of, row.turn_name, first_day),
        host_reason=row.host_reason,
        uid=row.uid or f"meeting-{number}@{row.register_uuid}",
        sequence=row.sequence,
        notice_on=day(row.notice_on),
        notice_sequence=row.notice_sequence,
        joint=joint,
        agenda=agenda.items(source, number),
        checklist=checklists.of_meeting(source, number),
        documents=attached.of(source, "meeting", number),
    )


def _missing(number: int) -> NotFound:
    return NotFound(_("There is no meeting {number}.").format(number=number))


def first_day(source: Source, number: MeetingId) -> date:
    """Raises `NotFound`."""
    found = source.value(sa.select(mt.c.first_day).where(mt.c.id == number))
    if found is None:
        raise _missing(number)
    return date.fromisoformat(found)


def days_of(source: Source, networks: Sequence[NetworkId], first: date, last: date) -> dict[date, MeetingId]:
    """The days between two on which any of the networks meets; cancelled meetings too."""
    statement = (
        sa.select(mt.c.first_day, mt.c.id)
        .join(mn, mn.c.meeting == mt.c.id)
        .where(
            mn.c.network.in_(networks),
            mt.c.first_day >= first.isoformat(),
            mt.c.first_day <= last.isoformat(),
        )
        .order_by(mt.c.id.desc())
    )
    return {date.fromisoformat(on): MeetingId(number) for on, number in source.fetch(statement)}


def joint_parts(source: Source, number: MeetingId) -> tuple[Joint, ...]:
    """The networks of a meeting, each with the part of the day that it is there for."""
    statement = (
        sa.select(mn.c.network, t.network.c.name, mn.c.start, mn.c.end)
        .join(t.network, t.network.c.id == mn.c.network)
        .where(mn.c.meeting == number)
        .order_by(mn.c.id)
    )
    return tuple(
        Joint(NetworkId(network), name, clock(start), clock(end))
        for network, name, start, end in source.fetch(statement)
    )


def attendance(source: Source, number: MeetingId) -> tuple[Attendance, ...]:
    """Those invited to a meeting, by organisation and name in Swedish order."""
    return attending.lines(source, number)


def with_uid(source: Source, uid: str) -> MeetingId | None:
    """The meeting that a calendar's reply is about; None for one that is not ours."""
    own = f"@{source.value(sa.select(t.register.c.uuid))}"
    number = number_of(uid.removeprefix("meeting-").removesuffix(own)) if uid.endswith(own) else None
    ours = sa.and_(mt.c.uid == "", mt.c.id == number) if number is not None else mt.c.uid == uid
    found = source.value(sa.select(mt.c.id).where(ours)) if uid else None
    return None if found is None else MeetingId(found)


def named(source: Source, text: str) -> MeetingId:
    """The meeting of a number, or the one meeting on a day (ISO); raises `NotFound`."""
    number = number_of(text)
    if number is not None:
        return get(source, MeetingId(number)).id
    found = [row[0] for row in source.fetch(sa.select(mt.c.id).where(mt.c.first_day == text))]
    if len(found) == 1:
        return MeetingId(found[0])
    raise NotFound(
        _("There is no single meeting “{name}”.").format(name=text),
        advice=_("Name it by its number or its day."),
    )
