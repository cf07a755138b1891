"""Whose turn it is to be host."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records.ids import MeetingId, OrganisationId
from desktop_app.records.meetings import hosting
from desktop_app.records.meetings.hosting import Coming, Hosting

ALE, OCKERO, PARTILLE, TJORN = (OrganisationId(number) for number in range(1, 5))
MEMBERS = {OCKERO: "Öckerö", PARTILLE: "Partille", ALE: "Ale", TJORN: "Tjörn"}


def named(turns: tuple[hosting.Turn, ...]) -> list[str]:
    return [turn.name for turn in turns]


def coming(number: int, month: int, **more: object) -> Coming:
    return Coming(MeetingId(number), date(2027, month, 1), **more)  # type: ignore[arg-type]


def test_never_host_comes_first_then_the_longest_ago() -> None:
    history = [
        Hosting(TJORN, date(2024, 5, 1)),
        Hosting(ALE, date(2019, 5, 1)),
        Hosting(ALE, date(2026, 5, 1)),
    ]
    turns = hosting.queue(MEMBERS, history)
    assert named(turns) == ["Partille", "Öckerö", "Tjörn", "Ale"]
    assert [turn.last for turn in turns] == [None, None, date(2024, 5, 1), date(2026, 5, 1)]


def test_a_host_who_is_no_member_any_more_has_no_turn() -> None:
    assert OrganisationId(99) not in {
        turn.organisation for turn in hosting.queue(MEMBERS, [Hosting(OrganisationId(99), date(1996, 5, 1))])
    }


def test_who_is_skipped_keeps_the_place() -> None:
    plan = hosting.plan(MEMBERS, [], [coming(1, 1, skipped={ALE}), coming(2, 3), coming(3, 5)])
    assert [turn.name for turn in plan.values() if turn] == ["Partille", "Ale", "Tjörn"]


def test_a_host_who_is_settled_later_in_the_year_is_not_proposed_before() -> None:
    plan = hosting.plan(MEMBERS, [], [coming(1, 1), coming(2, 3, host=ALE), coming(3, 5)])
    assert {number: turn.name for number, turn in plan.items() if turn} == {1: "Partille", 3: "Tjörn"}


def test_where_all_are_skipped_nobody_is_proposed() -> None:
    assert hosting.plan(MEMBERS, [], [coming(1, 1, skipped=set(MEMBERS))]) == {1: None}
    assert hosting.plan({}, [], [coming(1, 1)]) == {1: None}


ORGANISATIONS = st.integers(1, 12).map(OrganisationId)
HISTORY = st.lists(st.builds(Hosting, ORGANISATIONS, st.dates(date(1996, 1, 1), date(2026, 12, 31))))


@given(st.dictionaries(ORGANISATIONS, st.text(max_size=5), min_size=1), HISTORY)
def test_everybody_is_host_once_before_anybody_is_host_again(
    members: dict[OrganisationId, str], history: list[Hosting]
) -> None:
    turns = hosting.queue(members, history)
    assert sorted(turn.organisation for turn in turns) == sorted(members)
    days = (date(2027, 1, 1) + timedelta(days) for days in range(2 * len(members)))
    year = [Coming(MeetingId(number), day) for number, day in enumerate(days)]
    plan = [turn.organisation for turn in hosting.plan(members, history, year).values() if turn]
    assert plan == [turn.organisation for turn in turns] * 2


@given(st.dictionaries(ORGANISATIONS, st.text(max_size=5), min_size=2), HISTORY)
def test_a_skip_moves_nobody_else(members: dict[OrganisationId, str], history: list[Hosting]) -> None:
    first, second, *_others = hosting.queue(members, history)
    meetings = [
        Coming(MeetingId(1), date(2027, 1, 1), skipped={first.organisation}),
        Coming(MeetingId(2), date(2027, 2, 1)),
    ]
    plan = hosting.plan(members, history, meetings)
    assert [turn and turn.organisation for turn in plan.values()] == [second.organisation, first.organisation]
