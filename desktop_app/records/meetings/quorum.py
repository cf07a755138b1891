"""Whether enough of those who have a vote were there, item by item.

More than half of the seats must be filled, as for a board or committee of a municipality (kommunallagen
2017:725, 6 kap. 27 §), unless the network says a number or a share. A seat is filled by its member or by the
deputy who serves for them; a member who is there takes the seat back. The co-opted and guests do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.keys import normal
from desktop_app.records.meetings.parts import Part

_AMOUNT = re.compile(
    r"(?:(?P<more>mer än|fler än|more than|över)|minst|at least)?\s*"
    r"(?:(?P<half>hälften|half)|(?P<above>\d{1,3})\s*/\s*(?P<below>\d{1,3})|"
    r"(?P<thirds>två tredjedelar|two thirds)|(?P<cent>\d{1,3})\s*(?:%|procent|per ?cent)|(?P<number>\d{1,4}))"
    r"(?:\s+(?:av|of)(?: the)?)?(?:\s+(?:platserna|ledamöterna|ledamöter|platser|members|seats))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """So many people, or such a share of the seats; with `more`, more than that."""

    number: int | None = None
    share: Fraction = Fraction(1, 2)
    more: bool = True

    def needed(self, seats: int) -> int:
        amount = Fraction(self.number) if self.number is not None else self.share * seats
        return int(amount) + 1 if self.more else -int(-amount // 1)


MORE_THAN_HALF = Rule()


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody present who is a member with a seat, or a deputy who serves: for the member whose `person` it
    is, or for whichever seat is empty. `part` is what they were there for, None for all."""

    person: int
    member: bool = True
    seat_of: int | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many seats were filled for an item, of how many needed."""

    filled: int
    needed: int

    @property
    def reached(self) -> bool:
        return self.filled >= self.needed


def read(text: str) -> Rule:
    """The rule that a network states: "mer än hälften", "minst 8", "2/3", "60 %"; nothing is more than half.
    Raises `Invalid` for what is none."""
    text = normal(text).rstrip(".")
    if not text:
        return MORE_THAN_HALF
    match = _AMOUNT.fullmatch(text)
    share = _share(match) if match else None
    if not match or (share is not None and not 0 < share <= 1):
        raise Invalid(
            _("“{text}” is no rule for a quorum.").format(text=text),
            advice=_("Write for example “more than half”, “at least 8” or “2/3”."),
            field="quorum",
        )
    more = match["more"] is not None
    return Rule(share=share, more=more) if share else Rule(number=int(match["number"]), more=more)


def count(
    voters: Iterable[Voter], seats: int, rule: Rule, *, item: int | None, decision: int | None = None
) -> Count:
    """The seats filled for the item of this number, and of this decision where it has one; without either, by
    whoever was there for any of the meeting."""
    here = [voter for voter in voters if not voter.part or voter.part.holds(item=item, decision=decision)]
    members = {voter.person for voter in here if voter.member}
    deputies = {voter.person: voter.seat_of for voter in here if not voter.member}
    served = {seat for seat in deputies.values() if seat is not None} - members
    anywhere = sum(seat is None for seat in deputies.values())
    return Count(min(seats, len(members) + len(served) + anywhere), rule.needed(seats))


def counts(
    voters: Sequence[Voter], seats: int, rule: Rule, items: Iterable[tuple[int | None, int | None]]
) -> tuple[Count, ...]:
    """One for each item: its number, and that of its decision."""
    return tuple(count(voters, seats, rule, item=item, decision=decision) for item, decision in items)


def _share(match: re.Match[str]) -> Fraction | None:
    if match["half"]:
        return Fraction(1, 2)
    if match["thirds"]:
        return Fraction(2, 3)
    if match["cent"]:
        return Fraction(int(match["cent"]), 100)
    return Fraction(int(match["above"]), int(match["below"]) or 1) if match["above"] else None
