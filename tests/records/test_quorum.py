"""Quorum, item by item."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Invalid
from desktop_app.records.meetings import parts, quorum
from desktop_app.records.meetings.quorum import MORE_THAN_HALF, Rule, Voter


def filled(voters: list[Voter], seats: int = 15, item: int | None = 1, decision: int | None = None) -> int:
    return quorum.count(voters, seats, MORE_THAN_HALF, item=item, decision=decision).filled


@pytest.mark.parametrize(
    ("text", "seats", "needed"),
    [
        ("", 15, 8), ("", 14, 8), ("mer än hälften", 15, 8), ("More than half of the members", 14, 8),
        ("hälften", 15, 8), ("minst hälften", 14, 7), ("minst 8", 15, 8), ("5", 15, 5), ("2/3", 15, 10),
        ("minst två tredjedelar av ledamöterna", 14, 10), ("mer än 2/3", 15, 11), ("60 %", 15, 9),
        ("60 procent", 14, 9), ("100 %", 13, 13), ("", 0, 1), ("", 1, 1),
    ],
)  # fmt: skip
def test_how_many_are_needed(text: str, seats: int, needed: int) -> None:
    assert quorum.read(text).needed(seats) == needed


@pytest.mark.parametrize("text", ["de flesta", "3/2", "0 %", "120 %", "-1", "halv åtta"])
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="is no rule for a quorum"):
        quorum.read(text)


def test_members_come_and_go() -> None:
    voters = [Voter(1), Voter(2, part=parts.read("t.o.m. punkt 2")), Voter(3, part=parts.read("ej § 12"))]
    assert [filled(voters, item=item) for item in (1, 2, 3)] == [3, 3, 2]
    assert filled(voters, item=2, decision=12) == 2
    assert filled(voters, item=None) == 3


def test_a_deputy_fills_the_seat_until_its_member_is_there() -> None:
    member = Voter(1, part=parts.read("fr.o.m. punkt 3"))
    deputy = Voter(9, member=False, seat_of=1)
    assert [filled([member, deputy], item=item) for item in (2, 3)] == [1, 1]
    assert filled([deputy, Voter(8, member=False, seat_of=1)]) == 1  # one seat, however many serve for it
    assert filled([deputy, Voter(8, member=False)]) == 2


def test_no_more_seats_are_filled_than_there_are() -> None:
    assert filled([Voter(number) for number in range(20)]) == 15


def test_reached_or_not() -> None:
    items = [(1, None), (2, None)]
    voters = [*map(Voter, range(7)), Voter(8, part=parts.read("punkt 1"))]
    assert [count.reached for count in quorum.counts(voters, 15, MORE_THAN_HALF, items)] == [True, False]


SHARES = st.fractions(0, 1).filter(bool)
VOTERS = st.lists(st.builds(Voter, st.integers(1, 9), st.booleans(), st.none() | st.integers(1, 9)))


@given(SHARES, st.integers(0, 200), st.booleans())
def test_the_needed_are_the_fewest_that_suffice(share: Fraction, seats: int, more: bool) -> None:  # noqa: FBT001
    needed = Rule(share=share, more=more).needed(seats)

    def suffices(count: int) -> bool:
        return count > share * seats if more else count >= share * seats

    assert suffices(needed)
    assert needed == 0 or not suffices(needed - 1)


@given(VOTERS, st.integers(0, 20), st.builds(Voter, st.integers(1, 9)))
def test_one_more_present_never_empties_a_seat(voters: list[Voter], seats: int, more: Voter) -> None:
    assert filled(voters, seats) <= filled([*voters, more], seats) <= seats


@given(st.text(max_size=12))
def test_any_text_is_a_rule_or_refused(text: str) -> None:
    try:
        assert quorum.read(text).needed(10) >= 0
    except Invalid:
        return
