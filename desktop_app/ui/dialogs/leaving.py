"""Who leaves which seats: the participants offered by name, and what one of them sits in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from desktop_app.i18n import _
from desktop_app.records.ids import MembershipId, OrganisationId, ParticipantId
from desktop_app.records.networks import Membership, Role
from desktop_app.store import memberships, networks, participants, roles
from desktop_app.store.database import Store
from desktop_app.ui.form.editors import Choice


@dataclass(frozen=True, slots=True)
class Place:
    """What can be taken over: one seat, or all that somebody holds for an organisation."""

    label: str
    seats: tuple[Membership, ...]
    elected: Role | None = None
    """The role of the presidium that the one seat is held in."""

    @property
    def memberships(self) -> list[MembershipId]:
        return [seat.id for seat in self.seats]

    @property
    def organisation(self) -> OrganisationId | None:
        return self.seats[0].organisation


@dataclass(frozen=True, slots=True)
class Leaving:
    participant: Choice
    places: tuple[Place, ...]


def leaving(store: Store, number: ParticipantId) -> Leaving:
    """The seats that somebody holds today or is going to, one by one and all for an organisation."""
    today = date.today()
    seats = [
        seat
        for seat in memberships.of_participant(store, number)
        if seat.span.last is None or seat.span.last >= today
    ]
    known = {role.id: role for role in roles.all_roles(store)}
    single = []
    for seat in seats:
        parts = (networks.name(store, seat.network), seat.role_name, seat.organisation_name)
        role = known[seat.role]
        label = ", ".join(part for part in parts if part)
        single.append(Place(label, (seat,), role if role.presidium else None))
    whole = []
    for body, count in Counter(seat.organisation for seat in seats).items():
        mine = tuple(seat for seat in seats if seat.organisation == body)
        if body is not None and count > 1:
            label = _("All {count} seats for {organisation}").format(
                count=count, organisation=mine[0].organisation_name
            )
            whole.append(Place(label, mine))
    name = participants.get(store, number).written
    return Leaving(Choice(int(number), name), (*single, *whole))
