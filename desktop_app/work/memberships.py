"""What is done with those who sit in networks: they join, leave, change seats; deputies get an order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import MembershipId, NetworkId, OrganisationId, ParticipantId, RoleId
from desktop_app.records.networks import Membership, Role
from desktop_app.records.spans import Span
from desktop_app.store import memberships as stored
from desktop_app.store import networks, participants, roles
from desktop_app.store.database import Store
from desktop_app.store.source import Source
from desktop_app.store.values import span_values
from desktop_app.work.participants import check_end

MOST_CALLED = 1000

Place = tuple[NetworkId, OrganisationId | None, RoleId]
"""A network, for whom somebody sits there, and in which role."""


def join(
    store: Store,
    *,
    network: NetworkId,
    participant: ParticipantId,
    organisation: OrganisationId | None = None,
    role: str = "member",
    acting: bool = False,
    first_day: date | None = None,
    last_day: date | None = None,
    deputy_for: ParticipantId | None = None,
    call_order: int | None = None,
) -> MembershipId:
    """A participant takes a seat, for an organisation (by default the present one), in a role of that key or
    name; a deputy perhaps for one person, and in an order of being called. Raises `Invalid` where the same
    seat is held already or would end before it begins."""
    joining = participants.get(store, participant)
    name = networks.name(store, network)
    if last_day:
        check_end(first_day, last_day)
    if organisation is None:
        on = max(first_day or date.min, date.today())
        organisation = next((tie.organisation for tie in joining.affiliations if tie.span.contains(on)), None)
    wanted, span = roles.named(store, role), Span(first_day, last_day)
    check_free(store, participant, (network, organisation, wanted.id), span)
    deputy = _checked_deputy(store, wanted, participant, deputy_for, call_order)
    with store.change("networks.joined", name=joining.written, network=name) as running:
        number = running.insert(
            "membership",
            participant=participant,
            network=network,
            organisation=organisation,
            role=wanted.id,
            acting=int(acting),
            **deputy,
            **span_values(span),
        )
    return MembershipId(number)


def check_free(
    source: Source, participant: ParticipantId, seat: Place, span: Span, own: MembershipId | None = None
) -> None:
    """Raise `Invalid` where the participant has the same seat on one of the days; `own` is the membership
    that is being changed."""
    held = participants.get(source, participant)
    for each in held.memberships:
        same = (each.network, each.organisation, each.role) == seat
        if same and each.id != own and each.span.meets(span):
            raise Invalid(
                _("{name} already sits in {network} as {role}.").format(
                    name=held.written, network=each.network_name, role=each.role_name
                ),
                field="participant",
            )


def _checked_deputy(
    store: Store,
    role: Role,
    participant: ParticipantId,
    deputy_for: ParticipantId | None,
    call_order: int | None,
) -> dict[str, int | None]:
    """For whom and in which order somebody is called; raises `Invalid` for one who is no deputy."""
    if role.counts != "deputy" and (deputy_for is not None or call_order is not None):
        raise Invalid(_("Only a deputy is called in the place of somebody."), field="deputy_for")
    if deputy_for == participant:
        raise Invalid(_("Nobody is their own deputy."), field="deputy_for")
    if deputy_for is not None:
        participants.get(store, deputy_for)
    if call_order is not None and not 1 <= call_order <= MOST_CALLED:
        raise Invalid(_("Deputies are called in an order that begins with 1."), field="call_order")
    return {"deputy_for": deputy_for, "call_order": call_order}


def leave(store: Store, *, network: NetworkId, participant: ParticipantId, on: date) -> None:
    """The participant's seats in a network end; `on` is the last day. A seat that begins after it stays.
    Raises `Invalid` where none is held."""
    leaving = participants.get(store, participant)
    name = networks.name(store, network)
    seats = [
        s for s in leaving.memberships if s.network == network and (s.span.last is None or s.span.last > on)
    ]
    seats = [s for s in seats if s.span.contains(on)] or seats
    if not seats:
        raise Invalid(_("{name} has no seat in {network}.").format(name=leaving.written, network=name))
    with store.change("networks.left", name=leaving.written, network=name) as running:
        for seat in seats:
            check_end(seat.span.first, on)
            running.update("membership", seat.id, seat.version, last_day=on.isoformat())


def change_role(store: Store, *, membership: MembershipId, role: str) -> None:
    """Put right the role of a membership (an error corrected, not a new seat)."""
    held = stored.get(store, membership)
    wanted = roles.named(store, role)
    seat = held.network, held.organisation, wanted.id
    check_free(store, held.participant, seat, held.span, membership)
    values: dict[str, Any] = {"role": wanted.id}
    if wanted.counts != "deputy":
        values |= {"deputy_for": None, "call_order": None}
    with store.change(
        "networks.role_changed", name=held.name, network=networks.name(store, held.network)
    ) as running:
        running.update("membership", membership, held.version, **_changed(held, values))


def change_seat(
    store: Store,
    *,
    membership: MembershipId,
    version: int | None = None,
    organisation: OrganisationId | str | None = "",
    acting: bool | None = None,
    first_day: date | str | None = "",
    last_day: date | str | None = "",
    deputy_for: ParticipantId | str | None = "",
    call_order: int | str | None = "",
) -> None:
    """Put right what is noted of a membership, its days too; "" leaves a value, None clears it. Raises
    `Invalid` where it would end before it begins or be held twice."""
    held = stored.get(store, membership)
    role = next(each for each in roles.all_roles(store) if each.id == held.role)
    span = Span(
        held.span.first if isinstance(first_day, str) else first_day,
        held.span.last if isinstance(last_day, str) else last_day,
    )
    if (span.first, span.last) == (held.span.first, held.span.last):
        span = held.span
    at = held.organisation if isinstance(organisation, str) else organisation
    check_free(store, held.participant, (held.network, at, held.role), span, membership)
    deputy = _checked_deputy(
        store,
        role,
        held.participant,
        held.deputy_for if isinstance(deputy_for, str) else deputy_for,
        held.call_order if isinstance(call_order, str) else call_order,
    )
    values = {"organisation": at, "acting": int(held.acting if acting is None else acting), **deputy}
    with store.change(
        "networks.seat_changed", name=held.name, network=networks.name(store, held.network)
    ) as running:
        changed = _changed(held, {**values, **span_values(span)})
        running.update("membership", membership, version or held.version, **changed)


def _changed(held: Membership, values: dict[str, Any]) -> dict[str, Any]:
    present = {
        "organisation": held.organisation,
        "role": held.role,
        "acting": int(held.acting),
        "deputy_for": held.deputy_for,
        "call_order": held.call_order,
        **span_values(held.span),
    }
    return {name: value for name, value in values.items() if value != present[name]}


def order_deputies(store: Store, *, network: NetworkId, deputies: Sequence[ParticipantId]) -> None:
    """The order in which a network's deputies are called, the first first. Those who are not named are called
    last, in no order. Raises `Invalid` for somebody who is no deputy there."""
    counting = {role.id for role in roles.all_roles(store) if role.counts == "deputy"}
    seats = [seat for seat in stored.of_day(store, network) if seat.role in counting]
    places = {number: place for place, number in enumerate(deputies, start=1)}
    for number in places.keys() - {seat.participant for seat in seats}:
        raise Invalid(
            _("{name} is no deputy in {network}.").format(
                name=participants.get(store, number).written, network=networks.name(store, network)
            ),
            field="deputies",
        )
    with store.change("networks.deputies_ordered", network=networks.name(store, network)) as running:
        running.update_many(
            "membership",
            [
                (seat.id, seat.version, {"call_order": places.get(seat.participant)})
                for seat in seats
                if seat.call_order != places.get(seat.participant)
            ],
        )
