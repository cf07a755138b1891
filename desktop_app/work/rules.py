"""What is odd about who sits in a network on a day: sentences that warn and never block.

A seat that two hold and somebody who holds two seats are always told; the rest are the rules that the network
itself wants to be warned about (RULES of records/networks.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.i18n import _, ngettext
from desktop_app.records.ids import NetworkId, OrganisationId, RoleId
from desktop_app.records.networks import Membership, Network, Role
from desktop_app.store import networks, roles
from desktop_app.store.source import Source


@dataclass(frozen=True, slots=True)
class _Sitting:
    """A network on a day, with what its roles mean."""

    network: Network
    roles: dict[RoleId, Role]

    def filling(self, counts: str) -> list[Membership]:
        """Those whose role fills a seat ("seat") or a deputy seat ("deputy")."""
        return [seat for seat in self.network.memberships if self.roles[seat.role].counts == counts]

    def as_role(self, *keys: str) -> list[Membership]:
        return [seat for seat in self.network.memberships if self.roles[seat.role].key in keys]

    def number(self, counts: str) -> Counter[OrganisationId | None]:
        return Counter(seat.organisation for seat in self.filling(counts))


def warnings(source: Source, network: NetworkId, *, as_of: date | None = None) -> list[str]:
    """Sentences about a network on a day, by default today; none where nothing is odd."""
    held = networks.get(source, network, as_of=as_of)
    sitting = _Sitting(held, {role.id: role for role in roles.all_roles(source)})
    wanted = (_RULES[key] for key in held.rules if key in _RULES)
    return [sentence for rule in (_held_twice, _two_seats, *wanted) for sentence in rule(sitting)]


def _held_twice(sitting: _Sitting) -> Iterable[str]:
    number = sitting.number("seat")
    for member in sitting.network.members:
        over = number[member.organisation] > member.seats > 0
        if over:
            names = [s.name for s in sitting.filling("seat") if s.organisation == member.organisation]
            yield ngettext(
                "{organisation} has one seat, but {names} sit for it.",
                "{organisation} has {count} seats, but {names} sit for it.",
                member.seats,
            ).format(organisation=member.organisation_name, count=member.seats, names=_and(names))


def _two_seats(sitting: _Sitting) -> Iterable[str]:
    number = Counter((seat.participant, seat.name) for seat in sitting.filling("seat"))
    for (_participant, name), count in number.items():
        if count > 1:
            yield _("{name} holds {count} seats at once.").format(name=name, count=count)


def _every_member(sitting: _Sitting) -> Iterable[str]:
    number = sitting.number("seat")
    empty = [m.organisation_name for m in sitting.network.members if m.seats and not number[m.organisation]]
    if empty:
        yield ngettext(
            "{names} has nobody in {network}.", "{names} have nobody in {network}.", len(empty)
        ).format(names=_and(empty), network=sitting.network.name)


def _presidium_apart(sitting: _Sitting) -> Iterable[str]:
    """Whoever leads sits for different organisations."""
    leading = [seat for seat in sitting.as_role("chair", *_vice(sitting)) if seat.organisation is not None]
    number = Counter((seat.organisation, seat.organisation_name) for seat in leading)
    for (organisation, name), count in number.items():
        if count > 1:
            names = [
                f"{seat.name} ({seat.role_name})" for seat in leading if seat.organisation == organisation
            ]
            yield _("{names} both come from {organisation}.").format(names=_and(names), organisation=name)


def _vice(sitting: _Sitting) -> list[str]:
    return [role.key for role in sitting.roles.values() if role.presidium and role.key != "chair"]


def _deputy_per_seat(sitting: _Sitting) -> Iterable[str]:
    number = sitting.number("deputy")
    short = [m.organisation_name for m in sitting.network.members if number[m.organisation] < m.seats]
    if short:
        yield ngettext(
            "{names} has fewer deputies than seats.", "{names} have fewer deputies than seats.", len(short)
        ).format(names=_and(short))


def _stated_seats(sitting: _Sitting) -> Iterable[str]:
    stated = sitting.network.stated_seats
    given = sum(member.seats for member in sitting.network.members)
    if stated is not None and stated != given:
        yield _("{network} states {stated} seats, but its members have {given}.").format(
            network=sitting.network.name, stated=stated, given=given
        )


def _one_chair(sitting: _Sitting) -> Iterable[str]:
    chairs = [seat.name for seat in sitting.as_role("chair")]
    if not chairs:
        yield _("{network} has no chair.").format(network=sitting.network.name)
    elif len(chairs) > 1:
        yield _("{network} has several chairs: {names}.").format(
            network=sitting.network.name, names=_and(chairs)
        )


def _and(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


_RULES: dict[str, Callable[[_Sitting], Iterable[str]]] = {
    "every_member": _every_member,
    "presidium_apart": _presidium_apart,
    "deputy_per_seat": _deputy_per_seat,
    "stated_seats": _stated_seats,
    "one_chair": _one_chair,
}
