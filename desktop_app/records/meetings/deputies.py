"""Which deputy is called in when a member cannot come.

First the member's own deputies, then, where the network's rule says so, those of the same party or the same
organisation, then the others, each group in the order they are called (inkallelseordning); where no order is
said, those of the same organisation first. A deputy who is somebody else's alone comes last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _
from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.records.keys import sort_key

Alike = Literal["party", "organisation"]
Reason = Literal["own", "party", "organisation", "order", "of another"]
REASONS = {
    "own": N_("deputy for {name}"),
    "party": N_("same party"),
    "organisation": N_("same organisation"),
    "order": N_("next in order"),
    "of another": N_("deputy for somebody else"),
}


@dataclass(frozen=True, slots=True)
class Member:
    person: ParticipantId
    name: str
    party: str = ""
    organisation: OrganisationId | None = None


@dataclass(frozen=True, slots=True)
class Deputy:
    """`deputy_for` is the one member that somebody is the deputy of, None for all; `order` is 1 for the first
    to be called, None after those that have one."""

    person: ParticipantId
    name: str
    party: str = ""
    organisation: OrganisationId | None = None
    deputy_for: ParticipantId | None = None
    order: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    deputy: Deputy
    reason: Reason


def in_turn(
    member: Member,
    deputies: Iterable[Deputy],
    *,
    rule: Sequence[Alike] = (),
    away: Collection[ParticipantId] = (),
) -> tuple[Proposal, ...]:
    """Who may serve for a member, the first to be asked first. `rule` says what counts before the order, the
    most important first; `away` have declined, cannot be reached or serve for others."""
    free = [each for each in deputies if each.person not in away and each.person != member.person]
    free.sort(
        key=lambda each: (
            _group(member, each),
            *(not _same(member, each, how) for how in rule),
            _place(member, each),
        )
    )
    return tuple(Proposal(each, _reason(member, each, rule)) for each in free)


def check(member: Member, deputy: Deputy) -> None:
    """Raises `Invalid` for somebody who would deputise for themselves."""
    if deputy.person == member.person:
        raise Invalid(
            _("{name} cannot be the deputy of {name}.").format(name=member.name), field="deputises_for"
        )


def _group(member: Member, deputy: Deputy) -> int:
    return 1 if deputy.deputy_for is None else 0 if deputy.deputy_for == member.person else 2


def _same(member: Member, deputy: Deputy, how: Alike) -> bool:
    if how == "party":
        return bool(deputy.party) and deputy.party.casefold() == member.party.casefold()
    return deputy.organisation is not None and deputy.organisation == member.organisation


def _place(member: Member, deputy: Deputy) -> tuple[bool, int, bool, str, ParticipantId]:
    other = not _same(member, deputy, "organisation")
    return deputy.order is None, deputy.order or 0, other, sort_key(deputy.name), deputy.person


def _reason(member: Member, deputy: Deputy, rule: Sequence[Alike]) -> Reason:
    group = _group(member, deputy)
    counted = rule if deputy.order is not None else (*rule, "organisation")
    alike: Alike | None = next((how for how in counted if _same(member, deputy, how)), None)
    return "own" if group == 0 else "of another" if group == 2 else alike or "order"
