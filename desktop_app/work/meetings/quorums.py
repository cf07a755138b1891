"""Whether a meeting may decide: for each of its networks, item by item, by who was there for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.records.ids import MeetingId, NetworkId, ParticipantId
from desktop_app.records.meetings import parts, quorum
from desktop_app.records.meetings.agenda import AgendaItem
from desktop_app.records.meetings.meetings import COMING, THERE, Attendance, Meeting
from desktop_app.records.meetings.quorum import Count, Rule, Voter
from desktop_app.store import members, networks, roles, seats
from desktop_app.store.meetings import meetings
from desktop_app.store.source import Source


@dataclass(frozen=True, slots=True)
class Quorum:
    """Of one network: its seats on the day, the count over the whole meeting, and for each numbered item."""

    network: NetworkId
    name: str
    seats: int
    whole: Count
    items: tuple[tuple[AgendaItem, Count], ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sits in a network on the day of a meeting, and as what; how many seats it has, and its rule."""

    network: NetworkId
    name: str
    seats: int
    kinds: Mapping[ParticipantId, str]
    rule: Rule


def of(source: Source, meeting: MeetingId) -> list[Quorum]:
    """One for each network of the meeting that has seats; by presence, or by replies until somebody's
    presence is noted."""
    held = meetings.get(source, meeting)
    return counted(held, sitting(source, held), held.attendance)


def sitting(source: Source, held: Meeting) -> list[Sitting]:
    """In those networks of a meeting that have seats."""
    counts = {role.key: role.counts for role in roles.all_roles(source)}
    found = []
    for each in held.joint:
        rows = seats.rows(source, each.network, as_of=held.first_day)
        kinds = {seat.participant: counts[seat.role_key] for seat in rows if seat.participant}
        total = sum(member.seats for member in members.of_day(source, each.network, as_of=held.first_day))
        total = total or sum(kind == "seat" for kind in kinds.values())
        if total:
            group = networks.get(source, each.network, as_of=held.first_day)
            found.append(Sitting(each.network, each.name, total, kinds, quorum.read(group.quorum)))
    return found


def counted(held: Meeting, sittings: Sequence[Sitting], rows: Sequence[Attendance]) -> list[Quorum]:
    """As if `rows` were the meeting's list."""
    noted = any(row.presence for row in rows)
    here = [row for row in rows if row.presence in THERE or (not noted and row.reply in COMING)]
    items = [item for item in held.agenda if item.number is not None]
    numbers = [(item.number, item.decision_no) for item in items]
    found = []
    for each in sittings:
        voters = [voter for row in here if (voter := _voter(row, each.kinds)) is not None]
        told = quorum.counts(voters, each.seats, each.rule, numbers)
        whole = quorum.count(voters, each.seats, each.rule, item=None)
        by_item = tuple(zip(items, told, strict=True))
        found.append(Quorum(each.network, each.name, each.seats, whole, by_item))
    return found


def _voter(row: Attendance, kinds: Mapping[ParticipantId, str]) -> Voter | None:
    """Somebody who fills a seat of the network, or None."""
    if row.participant is None:
        return None
    kind = kinds.get(row.participant)
    part = parts.read(row.parts) if row.parts else None
    if kind == "seat":
        return Voter(row.participant, part=part)
    if row.serving and (kind == "deputy" or row.deputises_for in kinds):
        return Voter(row.participant, member=False, seat_of=row.deputises_for, part=part)
    return None
