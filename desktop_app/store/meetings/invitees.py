"""Who is asked to a meeting because of where they sit on its day, computed and not kept."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from desktop_app.records.ids import MeetingId, OrganisationId, ParticipantId
from desktop_app.store import roles, seats
from desktop_app.store.meetings import meetings
from desktop_app.store.source import Source


class Invitee(NamedTuple):
    """Somebody with what is frozen of them on a meeting's list."""

    participant: ParticipantId
    organisation: OrganisationId | None
    capacity: str
    name: str
    title: str
    organisation_text: str
    role: str
    party: str
    acting: int

    def values(self) -> dict[str, Any]:
        """As columns of attendance."""
        return self._asdict()


def invitees(source: Source, meeting: MeetingId) -> list[Invitee]:
    """Everybody who sits in the meeting's networks on its first day, network by network, each once: a seat
    goes before a deputy's, and that before a place without one."""
    day = meetings.first_day(source, meeting)
    joint = meetings.joint_parts(source, meeting)
    counts = {role.key: role.counts for role in roles.all_roles(source)}
    held = [seat for each in joint for seat in _seated(source, each.network, day)]
    rank = {"seat": 0, "deputy": 1, "no": 2}
    found: dict[ParticipantId, Invitee] = {}
    for seat in sorted(held, key=lambda seat: rank[counts[seat.role_key]]):
        found.setdefault(seat.participant or ParticipantId(0), _invitee(seat, counts[seat.role_key]))
    order = {seat.participant: place for place, seat in reversed(list(enumerate(held)))}
    return sorted(found.values(), key=lambda each: order[each.participant])


def _seated(source: Source, network: Any, day: date) -> list[seats.Seat]:
    return [seat for seat in seats.rows(source, network, as_of=day) if seat.participant is not None]


def _invitee(seat: seats.Seat, counts: str) -> Invitee:
    return Invitee(
        participant=seat.participant or ParticipantId(0),
        organisation=seat.organisation_id,
        capacity="deputy" if counts == "deputy" else "member",
        name=seat.name,
        title=seat.title,
        organisation_text=seat.organisation,
        role=seat.role_key,
        party=seat.party,
        acting=int(seat.acting),
    )
