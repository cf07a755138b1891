"""What a succession would do, told before it is done; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.records.ids import MeetingId, MembershipId, NetworkId, ParticipantId, RoleId
from desktop_app.records.networks import Membership, Role
from desktop_app.records.spans import Span
from desktop_app.store import memberships as stored
from desktop_app.store import networks, roles
from desktop_app.store.meetings import invited
from desktop_app.store.roles import role_name
from desktop_app.store.source import Source
from desktop_app.work import performers
from desktop_app.work.handing import deputises, succeeded
from desktop_app.work.memberships import check_free
from desktop_app.work.succession import check_seats


@dataclass(frozen=True, slots=True)
class Handed:
    """One seat that changes hands. `role` is the successor's, `deputies` are called for the successor from
    then on, `moves_up` says that the successor's own seat as deputy ends."""

    network: str
    organisation: str
    leaving: str
    role: str
    deputies: tuple[str, ...]
    moves_up: bool


@dataclass(frozen=True, slots=True)
class Foreseen:
    """`moved` meetings get the successor in the place of the one who leaves, `both` get both. `assignments`
    are the titles of those that the successor takes over."""

    seats: tuple[Handed, ...]
    moved: int
    both: int
    assignments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Taking:
    first_day: date
    successor: ParticipantId | None
    role: Role


def foresee(
    source: Source,
    memberships: Sequence[MembershipId],
    *,
    first_day: date,
    successor: ParticipantId | None = None,
    role: str = "",
) -> Foreseen:
    """What `succeed` and `hand_over` would do with some memberships of one person. Raises `Invalid` as they
    do. Without `successor` somebody new takes over."""
    seats = [stored.get(source, number) for number in memberships]
    check_seats(seats, successor, first_day)
    known = {each.id: each for each in roles.all_roles(source)}
    wanted = next((each for each in known.values() if each.key == role), None)
    handed: dict[tuple[NetworkId, RoleId], Handed] = {}
    moved: set[MeetingId] = set()
    both: set[MeetingId] = set()
    titles: list[str] = []
    for seat in seats:
        taken = wanted or succeeded(known, seat.role)
        if (seat.network, taken.id) not in handed:
            taking = _Taking(first_day, successor, taken)
            handed[seat.network, taken.id] = _handed(source, seat, taking, known)
        ahead = invited.ahead(source, seat.network, first_day, seat.participant)[seat.participant]
        stays = invited.still_due(source, seat.participant, ahead, memberships)
        both |= stays
        moved |= ahead.keys() - stays
        titles += performers.passed_on(source, seat, first_day)
    return Foreseen(tuple(handed.values()), len(moved), len(both), tuple(dict.fromkeys(titles)))


def _handed(source: Source, seat: Membership, taking: _Taking, known: dict[RoleId, Role]) -> Handed:
    first_day, successor, role = taking.first_day, taking.successor, taking.role
    others = [other for other in stored.of_any_day(source, seat.network) if other.id != seat.id]
    if successor is not None:
        place = seat.network, seat.organisation, role.id
        check_free(source, successor, place, Span(first_day, seat.span.last))
    mine = [other for other in others if other.participant == successor]
    called = [
        other.name
        for other in others
        if other.deputy_for == seat.participant
        and other not in mine
        and (other.span.last is None or other.span.last >= first_day)
    ]
    return Handed(
        network=networks.name(source, seat.network),
        organisation=seat.organisation_name,
        leaving=seat.name,
        role=role_name(role),
        deputies=tuple(dict.fromkeys(called)),
        moves_up=role.counts == "seat" and any(deputises(known, other, seat, first_day) for other in mine),
    )
