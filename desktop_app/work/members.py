"""What is done with a network's member organisations: which they are, with how many seats, from which day.

What was so before the day stays in the history: a member that leaves is ended, one that gets more seats is
ended and begins anew. Without any day (None) an error is put right, as if it had never been otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId
from desktop_app.records.networks import MEMBER_CAPACITIES, NetworkMember
from desktop_app.records.spans import Span
from desktop_app.store import members as stored
from desktop_app.store import networks
from desktop_app.store.change import Change
from desktop_app.store.database import Store
from desktop_app.store.values import span_values


def set_members(
    store: Store,
    *,
    network: NetworkId,
    members: Sequence[Mapping[str, Any]],
    first_day: date | str | None = "",
) -> None:
    """The member organisations of a network from a day on, by default today: mappings with organisation, and
    perhaps seats, deputy_seats and capacity ("member", "convener", "co-opted"). The first that a network gets
    have been so always, and None says that of all: an error is put right and leaves no trace."""
    name = networks.name(store, network)
    checked = {wanted.get("organisation"): _member_values(wanted) for wanted in members}
    known = stored.of_any_day(store, network)
    day = date.today() if isinstance(first_day, str) and known else first_day
    with store.change("networks.members_set", network=name) as running:
        _write(running, network, checked, known, day if isinstance(day, date) else None)


def _write(
    running: Change,
    network: NetworkId,
    wanted: Mapping[Any, Mapping[str, Any]],
    known: Sequence[NetworkMember],
    day: date | None,
) -> None:
    on = day or date.today()
    present = {member.organisation: member for member in known if member.span.contains(on)}
    for organisation, values in wanted.items():
        member = present.pop(organisation, None)
        if member is None:
            span = span_values(_between(known, organisation, on, day))
            running.insert("network_member", network=network, organisation=organisation, **values, **span)
        elif all(getattr(member, name) == value for name, value in values.items()):
            continue
        elif day is None or member.span.first == day:
            running.update("network_member", member.id, member.version, **values)
        else:
            _end(running, member, day)
            span = span_values(Span(day, member.span.last))
            running.insert("network_member", network=network, organisation=organisation, **values, **span)
    for member in present.values():
        if day is None or member.span.first == day:
            running.delete("network_member", [member.id])
        else:
            _end(running, member, day)


def _between(known: Sequence[NetworkMember], organisation: Any, on: date, day: date | None) -> Span:
    """From the day (without one from when it was last no member) until it becomes one, as noted already."""
    mine = [member.span for member in known if member.organisation == organisation]
    ended = max((span.last for span in mine if span.last and span.last < on), default=None)
    begins = min((span.first for span in mine if span.first and span.first > on), default=None)
    first = day or (ended and ended + timedelta(1))
    return Span(first, begins and begins - timedelta(1))


def _end(running: Change, member: NetworkMember, day: date) -> None:
    """`day` is the first on which it is no more so."""
    last = day - timedelta(1)
    running.update("network_member", member.id, member.version, last_day=last.isoformat())


def change_member(
    store: Store,
    *,
    network: NetworkId,
    member: int,
    seats: int | None = None,
    deputy_seats: int | None = None,
    capacity: str | None = None,
    first_day: date | str | None = "",
    last_day: date | str | None = "",
) -> None:
    """Put right one line of the member organisations, its days too. "" leaves a day, None takes it away."""
    held = _line(store, network, member)
    given = {"seats": seats, "deputy_seats": deputy_seats, "capacity": capacity}
    present = {name: getattr(held, name) for name in given}
    values = {**present, **{name: value for name, value in given.items() if value is not None}}
    values = _member_values({"organisation": held.organisation, **values})
    span = Span(
        held.span.first if isinstance(first_day, str) else first_day,
        held.span.last if isinstance(last_day, str) else last_day,
    )
    if (span.first, span.last) == (held.span.first, held.span.last):
        span = held.span
    after = {**values, **span_values(span)}
    before = {**present, **span_values(held.span)}
    changed = {name: value for name, value in after.items() if value != before[name]}
    with store.change("networks.members_set", network=networks.name(store, network)) as running:
        running.update("network_member", held.id, held.version, **changed)


def remove_member(store: Store, *, network: NetworkId, member: int) -> None:
    """Take away a line of the member organisations that was entered by mistake."""
    held = _line(store, network, member)
    with store.change("networks.members_set", network=networks.name(store, network)) as running:
        running.delete("network_member", [held.id])


def _line(store: Store, network: NetworkId, number: int) -> NetworkMember:
    for held in stored.of_any_day(store, network):
        if held.id == number:
            return held
    raise Invalid(_("There is no member {number} of this network.").format(number=number), field="member")


def _member_values(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """A member organisation's own values; raises `Invalid` where they do not fit."""
    seats, deputies = wanted.get("seats", 1), wanted.get("deputy_seats", 0)
    capacity = wanted.get("capacity", "member")
    if wanted.get("organisation") is None:
        raise Invalid(_("A member of a network is an organisation."), field="members")
    if not all(isinstance(number, int) and 0 <= number <= 1000 for number in (seats, deputies)):
        raise Invalid(_("A network has between 0 and 1000 seats."), field="members")
    if capacity not in [known for known, _name in MEMBER_CAPACITIES]:
        raise Invalid(
            _("“{capacity}” is not a capacity of a member.").format(capacity=capacity), field="members"
        )
    return {"seats": seats, "deputy_seats": deputies, "capacity": capacity}
