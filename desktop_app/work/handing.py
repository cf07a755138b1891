"""What is written when a seat changes hands: the old one ends, the new begins, and what is ahead follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_app.records.ids import MembershipId, NetworkId, ParticipantId, RoleId
from desktop_app.records.networks import Membership, Role
from desktop_app.records.participants import Participant
from desktop_app.records.spans import Span
from desktop_app.store import memberships as stored
from desktop_app.store import participants, roles
from desktop_app.store.change import Change
from desktop_app.store.meetings import invited
from desktop_app.store.values import span_values
from desktop_app.work import performers
from desktop_app.work.memberships import check_free

_NOT_CALLED: Mapping[str, Any] = {"serving": 0, "deputises_for": None, "called_on": None}
_UNSAID: Mapping[str, Any] = {
    **dict.fromkeys(("reply", "diet", "comment", "via", "parts", "duties", "phone"), ""),
    "replied_on": None,
    "invited_on": None,
    **_NOT_CALLED,
}
"""What was the former one's alone on the list of a meeting."""


def goes_on(seat: Membership, first_day: date) -> bool:
    """Whether a seat is held the day before and would be on the day too."""
    ahead = seat.span.last is None or seat.span.last >= first_day
    return ahead and seat.span.contains(first_day - timedelta(1))


def succeeded(roles: Mapping[RoleId, Role], held: RoleId) -> Role:
    """The role in which a seat is taken over: without what the presidium was elected to."""
    plain = next(each for each in roles.values() if each.key == "member")
    return plain if roles[held].presidium else roles[held]


def deputises(roles: Mapping[RoleId, Role], other: Membership, seat: Membership, first_day: date) -> bool:
    """Whether the other is a deputy's, for the same organisation, on the day."""
    same = other.organisation == seat.organisation
    return roles[other.role].counts == "deputy" and same and goes_on(other, first_day)


@dataclass(frozen=True, slots=True)
class Handing:
    """Seats go to one successor on a day, in a running change."""

    running: Change
    follower: Participant
    first_day: date
    roles: Mapping[RoleId, Role]

    @classmethod
    def to(cls, running: Change, follower: ParticipantId, first_day: date) -> Handing:
        known = {role.id: role for role in roles.all_roles(running)}
        return cls(running, participants.get(running, follower), first_day, known)

    def all(self, seats: tuple[Membership, ...]) -> list[MembershipId]:
        """Hand over seat by seat. A chair who is a member too leaves one seat to be taken, not two."""
        begun: dict[tuple[NetworkId, RoleId], MembershipId] = {}
        for seat in seats:
            role = succeeded(self.roles, seat.role)
            if (seat.network, role.id) in begun:
                self._end(seat)
            else:
                begun[seat.network, role.id] = self.one(seat, role)
        return list(begun.values())

    def one(self, seat: Membership, wanted: Role | None = None) -> MembershipId:
        """End one seat and begin the next in the role wanted, by default what is left of the same."""
        role = wanted or succeeded(self.roles, seat.role)
        others = [other for other in stored.of_any_day(self.running, seat.network) if other.id != seat.id]
        self._end(seat)
        for other in others:
            if other.participant == self.follower.id:
                if role.counts == "seat" and deputises(self.roles, other, seat, self.first_day):
                    self._end(other)
            elif other.deputy_for == seat.participant:
                self._call_for(other)
        span = Span(self.first_day, seat.span.last)
        check_free(self.running, self.follower.id, (seat.network, seat.organisation, role.id), span)
        deputy = role.counts == "deputy"
        number = self.running.insert(
            "membership",
            participant=self.follower.id,
            network=seat.network,
            organisation=seat.organisation,
            role=role.id,
            deputy_for=seat.deputy_for if deputy and seat.deputy_for != self.follower.id else None,
            call_order=seat.call_order if deputy else None,
            **span_values(span),
        )
        self._move_invitations(seat, role)
        performers.succeed(self.running, seat, self.follower.id, self.first_day)
        return MembershipId(number)

    def _end(self, seat: Membership) -> None:
        last = (self.first_day - timedelta(1)).isoformat()
        self.running.update("membership", seat.id, seat.version, last_day=last)

    def _call_for(self, deputy: Membership) -> None:
        """From the day on, a deputy of the one who leaves is called for the one who comes."""
        if deputy.span.last is not None and deputy.span.last < self.first_day:
            return
        if deputy.span.first is not None and deputy.span.first >= self.first_day:
            self.running.update("membership", deputy.id, deputy.version, deputy_for=self.follower.id)
            return
        self._end(deputy)
        self.running.insert(
            "membership",
            participant=deputy.participant,
            network=deputy.network,
            organisation=deputy.organisation,
            role=deputy.role,
            acting=int(deputy.acting),
            deputy_for=self.follower.id,
            call_order=deputy.call_order,
            **span_values(Span(self.first_day, deputy.span.last)),
        )

    def _move_invitations(self, seat: Membership, role: Role) -> None:
        """The successor stands on the lists of coming meetings in the place of the one who leaves, who stays
        on those that another membership leads to."""
        leaving, coming = seat.participant, self.follower.id
        ahead = invited.ahead(self.running, seat.network, self.first_day, leaving, coming)
        stays = invited.still_due(self.running, leaving, ahead[leaving])
        person = self._as_invited(seat, role)
        placed = {"capacity": person["capacity"], "role": role.key}
        for meeting, line in ahead[leaving].items():
            already = ahead[coming].get(meeting)
            if already and already.capacity != placed["capacity"]:
                self.running.update("attendance", already.id, already.version, **placed, **_NOT_CALLED)
            if already and meeting not in stays:
                self.running.delete("attendance", [line.id])
            elif not already and meeting in stays:
                at = {"organisation": seat.organisation, "organisation_text": seat.organisation_name}
                self.running.insert("attendance", meeting=meeting, **at, **person)
            elif not already:
                self.running.update("attendance", line.id, line.version, **person, **_UNSAID)

    def _as_invited(self, seat: Membership, role: Role) -> dict[str, Any]:
        ties = [tie for tie in self.follower.affiliations if tie.organisation == seat.organisation]
        return {
            "participant": self.follower.id,
            "name": self.follower.written,
            "title": ties[0].title if ties else "",
            "party": ties[0].party if ties else "",
            "capacity": "deputy" if role.counts == "deputy" else "member",
            "role": role.key,
            "acting": 0,
        }
