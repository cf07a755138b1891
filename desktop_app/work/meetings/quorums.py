"""Whether a meeting may decide: for each of its networks, item by item, by who was there for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.records.ids import MeetingId, NetworkId, ParticipantId
from desktop_app.records.meetings import parts, quorum
from desktop_app.records.meetings.agenda import AgendaItem
from desktop_app.records.meetings.meetings import COMING, THERE, Attendance, Meeting
from desktop_app.records.meetings.quorum import Count, Voter
from desktop_app.store.meetings import meetings
from desktop_app.store.meetings.sittings import Sitting, sittings
from desktop_app.store.source import Source


@dataclass(frozen=True, slots=True)
class Quorum:
    """Of one network: its seats on the day, the count over the whole meeting, and for each numbered item."""

    network: NetworkId
    name: str
    seats: int
    whole: Count
    items: tuple[tuple[AgendaItem, Count], ...]


def of(source: Source, meeting: MeetingId) -> list[Quorum]:
    """One for each network of the meeting that has seats; by presence, or by replies until somebody's
    presence is noted."""
    held = meetings.get(source, meeting)
    return counted(held, sittings(source, held), held.attendance)


def counted(held: Meeting, sitting: Sequence[Sitting], rows: Sequence[Attendance]) -> list[Quorum]:
    """As if `rows` were the meeting's list."""
    noted = any(row.presence for row in rows)
    here = [row for row in rows if row.presence in THERE or (not noted and row.reply in COMING)]
    items = [item for item in held.agenda if item.number is not None]
    numbers = [(item.number, item.decision_no) for item in items]
    found = []
    for each in sitting:
        voters = [voter for row in here if (voter := _voter(row, each.counts)) is not None]
        if each.seats:
            rule = quorum.read(each.quorum)
            told = quorum.counts(voters, each.seats, rule, numbers)
            whole = quorum.count(voters, each.seats, rule, item=None)
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
