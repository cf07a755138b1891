"""One takes over from another, in one step: the old seat ends, the new begins, and what is ahead follows.

"Partille byter representant från 1 maj": the day before is the last of the one who leaves. Deputies who are
called for that person are called for the successor from that day, and invitations to coming meetings move.
What was before the day stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import MembershipId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import normal
from desktop_app.records.networks import Membership
from desktop_app.records.participants import checked_name
from desktop_app.records.spans import Span
from desktop_app.store import memberships as stored
from desktop_app.store import networks, organisations, participants, roles
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.values import span_values
from desktop_app.work import contacts
from desktop_app.work.handing import Handing, goes_on
from desktop_app.work.participants import check_end, insert_contacts


@dataclass(frozen=True, slots=True)
class Successor:
    """The one who takes over: a participant by number, or somebody new."""

    number: ParticipantId | None
    name: str
    given: str = ""
    family: str = ""
    title: str = ""
    reached: tuple[dict[str, Any], ...] = ()


def succeed(
    store: Store,
    *,
    network: NetworkId,
    first_day: date,
    organisation: OrganisationId | None = None,
    leaving: ParticipantId | None = None,
    membership: MembershipId | None = None,
    successor: ParticipantId | None = None,
    given: str = "",
    family: str = "",
    title: str = "",
    email: str = "",
    mobile: str = "",
    role: str = "",
) -> MembershipId:
    """Somebody takes over a seat on `first_day`: `membership`, or the one seat of an organisation or of the
    one who is leaving. Without `successor` a new participant of that name is made. The role is the same, but
    a chair or vice chair is succeeded as a member unless `role` says otherwise. Raises `Invalid`."""

    def meant(seat: Membership) -> bool:
        return (
            (goes_on(seat, first_day) if membership is None else seat.id == membership)
            and organisation in (None, seat.organisation)
            and leaving in (None, seat.participant)
        )

    wanted = roles.named(store, role) if role else None
    seat = _seat(store, network, first_day, meant)
    coming = _known(store, successor) or _new(given, family, title, email, mobile)
    check_seats([seat], coming.number, first_day)
    name = networks.name(store, network)
    with store.change("networks.succeeded", successor=coming.name, name=seat.name, network=name) as running:
        follower = _entered(running, coming, seat.organisation, first_day)
        return Handing.to(running, follower, first_day).one(seat, wanted)


def hand_over(
    store: Store,
    *,
    participant: ParticipantId,
    organisation: OrganisationId,
    first_day: date,
    successor: ParticipantId | None = None,
    given: str = "",
    family: str = "",
    title: str = "",
    email: str = "",
    mobile: str = "",
) -> list[MembershipId]:
    """Somebody takes over all seats that a participant holds for an organisation, in every network, as
    `succeed` does in one. Raises `Invalid` where there is none."""
    leaving = participants.get(store, participant).written
    seats = tuple(
        seat
        for seat in stored.of_participant(store, participant)
        if seat.organisation == organisation and goes_on(seat, first_day)
    )
    body = organisations.name(store, organisation)
    if not seats:
        raise Invalid(
            _("{name} has no seat for {organisation} on {day}.").format(
                name=leaving, organisation=body, day=first_day
            ),
            field="participant",
        )
    coming = _known(store, successor) or _new(given, family, title, email, mobile)
    check_seats(seats, coming.number, first_day)
    titled = {"successor": coming.name, "name": leaving, "organisation": body}
    with store.change("participants.handed_over", **titled) as running:
        follower = _entered(running, coming, organisation, first_day)
        return Handing.to(running, follower, first_day).all(seats)


def _seat(
    store: Store, network: NetworkId, first_day: date, meant: Callable[[Membership], bool]
) -> Membership:
    """The one seat that is meant."""
    counting = {role.id for role in roles.all_roles(store) if role.counts == "seat"}
    fitting = [seat for seat in stored.of_any_day(store, network) if meant(seat)]
    found = [seat for seat in fitting if len(fitting) == 1 or seat.role in counting]
    if len(found) == 1:
        return found[0]
    name = networks.name(store, network)
    if not found:
        raise Invalid(
            _("Nobody holds that seat in {network} the day before {day}.").format(
                network=name, day=first_day
            ),
            field="organisation",
            advice=_("Let the new one join instead."),
        )
    names = ", ".join(f"{seat.name} ({seat.organisation_name or seat.role_name})" for seat in found)
    raise Invalid(
        _("Several hold such a seat in {network}: {names}.").format(network=name, names=names),
        field="leaving",
        advice=_("Say who is leaving."),
    )


def _known(store: Store, number: ParticipantId | None) -> Successor | None:
    return None if number is None else Successor(number, participants.get(store, number).written)


def _new(given: str, family: str, title: str, email: str, mobile: str) -> Successor:
    given, family = checked_name(given, family)
    reached = (*contacts.rows("email", email), *contacts.rows("mobile", mobile))
    return Successor(None, f"{given} {family}".strip(), given, family, normal(title), reached)


def check_seats(seats: Sequence[Membership], successor: ParticipantId | None, first_day: date) -> None:
    """Raise `Invalid` where a seat begins later or has ended, or the successor is the one who leaves."""
    for seat in seats:
        check_end(seat.span.first, first_day - timedelta(1))
        if not goes_on(seat, first_day):
            raise Invalid(
                _("{name} has left the seat before {day}.").format(name=seat.name, day=first_day),
                field="first_day",
            )
        if seat.participant == successor:
            raise Invalid(_("{name} cannot succeed themselves.").format(name=seat.name), field="successor")


def _entered(
    running: Change, coming: Successor, organisation: OrganisationId | None, first_day: date
) -> ParticipantId:
    """The successor's number; somebody new is put into the register, at the organisation from that day."""
    if coming.number is not None:
        return coming.number
    named = {"given": coming.given, "family": coming.family, "written": coming.name}
    number = ParticipantId(running.insert("participant", **named))
    if organisation is not None:
        tie = {"organisation": organisation, "title": coming.title, **span_values(Span(first_day))}
        running.insert("affiliation", participant=number, **tie)
    insert_contacts(running, number, coming.reached)
    return number
