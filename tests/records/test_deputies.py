"""Which deputy is called in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Invalid
from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.records.meetings import deputies
from desktop_app.records.meetings.deputies import Alike, Deputy, Member

ALE, OCKERO = OrganisationId(1), OrganisationId(2)
BO = Member(ParticipantId(1), "Bo Ek", "S", ALE)


def deputy(number: int, name: str, party: str = "", order: int | None = None, **more: object) -> Deputy:
    return Deputy(ParticipantId(number), name, party, order=order, **more)  # type: ignore[arg-type]


ALL = (
    deputy(11, "Åsa Berg", "M", 1),
    deputy(12, "Cia Dal", "S", 2),
    deputy(13, "Dan Ek", "s", 3, organisation=OCKERO),
    deputy(14, "Eva Fors", "M", 4, organisation=ALE),
    deputy(15, "Åke Gran", "M"),
    deputy(16, "Adam Hed", "M"),
    deputy(17, "Ida Ivert", "V", 9, deputy_for=ParticipantId(1)),
    deputy(18, "Jan Jung", "S", 1, deputy_for=ParticipantId(2)),
)


def called(*rule: Alike, **more: object) -> list[tuple[str, str]]:
    found = deputies.in_turn(BO, ALL, rule=rule, **more)  # type: ignore[arg-type]
    return [(proposal.deputy.name.split()[0], proposal.reason) for proposal in found]


def test_the_members_own_deputy_then_the_order() -> None:
    assert called() == [
        ("Ida", "own"), ("Åsa", "order"), ("Cia", "order"), ("Dan", "order"), ("Eva", "order"),
        ("Adam", "order"), ("Åke", "order"), ("Jan", "of another"),
    ]  # fmt: skip


def test_the_networks_rule_comes_before_the_order() -> None:
    assert [name for name, _reason in called("party")][:4] == ["Ida", "Cia", "Dan", "Åsa"]
    assert called("organisation")[1] == ("Eva", "organisation")
    assert called("party", "organisation")[1:5] == [
        ("Cia", "party"), ("Dan", "party"), ("Eva", "organisation"), ("Åsa", "order"),
    ]  # fmt: skip


def test_without_an_order_the_same_organisation_comes_first() -> None:
    mixed = (
        deputy(21, "Adam Ek", "S"),
        deputy(22, "Åke Ask", "M", organisation=ALE),
        deputy(23, "Bo Bo", organisation=OCKERO),
    )
    found = [(each.deputy.name, each.reason) for each in deputies.in_turn(BO, mixed)]
    assert found == [("Åke Ask", "organisation"), ("Adam Ek", "order"), ("Bo Bo", "order")]
    said = (*mixed, deputy(24, "Ulf Å", order=1))
    assert [each.deputy.name for each in deputies.in_turn(BO, said)][:2] == ["Ulf Å", "Åke Ask"]


def test_who_serves_or_has_declined_is_not_called() -> None:
    assert called(away=[ParticipantId(17), ParticipantId(11)])[0] == ("Cia", "order")


def test_nobody_deputises_for_themselves() -> None:
    himself = deputy(1, "Bo Ek")
    assert deputies.in_turn(BO, [himself]) == ()
    with pytest.raises(Invalid, match="Bo Ek cannot be the deputy of Bo Ek"):
        deputies.check(BO, himself)
    deputies.check(BO, ALL[0])


PARTIES = st.sampled_from(("", "S", "M"))
PEOPLE = st.integers(1, 30).map(ParticipantId)
DEPUTIES = st.lists(
    st.builds(
        Deputy,
        PEOPLE,
        st.text(max_size=3),
        PARTIES,
        st.none() | st.just(ALE),
        st.none() | PEOPLE,
        st.none() | st.integers(1, 9),
    ),
    unique_by=lambda each: each.person,
)
RULES = st.lists(st.sampled_from(("party", "organisation")), unique=True)


@given(DEPUTIES, RULES, st.sets(PEOPLE))
def test_everybody_free_is_called_once_and_in_order(
    people: list[Deputy], rule: list[Alike], away: set[ParticipantId]
) -> None:
    found = deputies.in_turn(BO, people, rule=rule, away=away)
    free = {each.person for each in people} - away - {BO.person}
    assert sorted(proposal.deputy.person for proposal in found) == sorted(free)
    reasons = [proposal.reason for proposal in found]
    assert [r for r in reasons if r == "own"] == reasons[: reasons.count("own")]
    assert "of another" not in reasons[: len(reasons) - reasons.count("of another")]
    for reason in {"order", *rule}:
        orders = [proposal.deputy.order or 99 for proposal in found if proposal.reason == reason]
        if len(rule) < 2:
            assert orders == sorted(orders)


@given(DEPUTIES, RULES)
def test_the_order_of_asking_does_not_depend_on_the_order_given(
    people: list[Deputy], rule: list[Alike]
) -> None:
    assert deputies.in_turn(BO, people, rule=rule) == deputies.in_turn(BO, people[::-1], rule=rule)
