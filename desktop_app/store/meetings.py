"""Meetings as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import MeetingId, NetworkId, number_of
from desktop_app.records.meetings import COMING, Attendance, Meeting
from desktop_app.store import listing
from desktop_app.store import tables as t
from desktop_app.store.names import DatedNames, dated_names
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
            .where(at.c.meeting.in_(among))
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
                host=_host(row, called),
                status=row.status,
                accepted=int(accepted),
                invited=int(invited),
            )
        )
    return listing.in_order(made, wanted)


def get(source: Source, number: MeetingId) -> Meeting:
    """A meeting whole, with its networks and attendance."""
    found = source.fetch(
        sa.select(mt, o.c.name.label("host_name")).outerjoin(o, o.c.id == mt.c.host).where(mt.c.id == number)
    )
    if not found:
        raise NotFound(_("There is no meeting {number}.").format(number=number))
    row = found[0]
    networks = source.fetch(
        sa.select(mn.c.network, t.network.c.name)
        .join(t.network, t.network.c.id == mn.c.network)
        .where(mn.c.meeting == number)
        .order_by(mn.c.id)
    )
    return Meeting(
        id=number,
        version=row.version,
        title=row.title,
        first_day=date.fromisoformat(row.first_day),
        last_day=day(row.last_day) or date.fromisoformat(row.first_day),
        start=clock(row.start),
        end=clock(row.end),
        status=row.status,
        place=row.place,
        host=row.host,
        host_name=_host(row, dated_names(source)),
        host_note=row.host_note,
        about=row.about,
        note=row.note,
        networks=tuple((NetworkId(network), name) for network, name in networks),
        attendance=attendance(source, number),
    )


def _host(row: Any, names: DatedNames) -> str:
    """What the host was called on the day of the meeting."""
    return names.of(row.host, row.host_name, date.fromisoformat(row.first_day))


def part_of(source: Source, number: MeetingId, network: NetworkId) -> tuple[time | None, time | None]:
    """From when to when a network takes part in a meeting, where that is said."""
    found = source.fetch(
        sa.select(mn.c.start, mn.c.end).where(mn.c.meeting == number, mn.c.network == network)
    )
    return (clock(found[0].start), clock(found[0].end)) if found else (None, None)


def attendance(source: Source, number: MeetingId) -> tuple[Attendance, ...]:
    """Those invited to a meeting, by organisation and name in Swedish order."""
    statement = (
        sa.select(at)
        .outerjoin(o, o.c.id == at.c.organisation)
        .outerjoin(t.participant, t.participant.c.id == at.c.participant)
        .where(at.c.meeting == number)
        .order_by(o.c.sort_key.asc().nulls_last(), t.participant.c.sort_key.asc().nulls_last(), at.c.id)
    )
    return tuple(
        Attendance(
            id=row.id,
            version=row.version,
            participant=row.participant,
            name=row.name,
            title=row.title,
            organisation=row.organisation,
            organisation_text=row.organisation_text,
            capacity=row.capacity,
            reply=row.reply,
            presence=row.presence,
            diet=row.diet,
        )
        for row in source.fetch(statement)
    )


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
