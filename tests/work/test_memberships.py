"""Seats over time: nobody sits twice in the same one, deputies are called in an order and for somebody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from desktop_app.errors import Conflict, Invalid, NotFound
from desktop_app.records.ids import MembershipId
from desktop_app.store import dump, journal, memberships, networks, participants, seats
from desktop_app.store.database import Store
from desktop_app.work import networks as at_networks
from tests.people import DAY, body, network, person

LATER = DAY + timedelta(90)


def test_the_same_seat_is_held_once_at_a_time(store: Store) -> None:
    group, eva = network(store), person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=group, participant=eva, first_day=DAY, last_day=LATER)
    before = dump.everything(store)
    for first, last in ((None, None), (LATER, None), (None, DAY), (DAY + timedelta(1), DAY + timedelta(2))):
        with pytest.raises(Invalid) as refused:
            at_networks.join(store, network=group, participant=eva, first_day=first, last_day=last)
        assert refused.value.field == "participant"
    assert dump.everything(store) == before
    at_networks.join(store, network=group, participant=eva, first_day=LATER + timedelta(1))
    at_networks.join(store, network=group, participant=eva, role="chair", first_day=DAY)
    held = memberships.of_day(store, group, as_of=DAY)[-1]
    with pytest.raises(Invalid):
        at_networks.change_role(store, membership=held.id, role="chair")
    with pytest.raises(Invalid):
        at_networks.change_seat(store, membership=held.id, last_day=None)


def test_a_future_end_does_not_end_today(store: Store) -> None:
    group, eva = network(store, "AME", ("Ale",)), person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=group, participant=eva, first_day=DAY)
    at_networks.leave(store, network=group, participant=eva, on=LATER)
    for day, vacant in ((DAY, {}), (LATER, {}), (LATER + timedelta(1), {group: 1})):
        assert seats.vacant_counts(store, [group], as_of=day) == vacant


def test_deputies_are_called_in_order_and_for_somebody(store: Store) -> None:
    group = network(store, "AME", ("Ale",))
    eva = person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=group, participant=eva)
    bo, asa, ulf = (person(store, name, "Ale") for name in ("Bo Bo", "Åsa Å", "Ulf U"))
    for who, more in ((bo, {"call_order": 2}), (asa, {"call_order": 1, "deputy_for": eva}), (ulf, {})):
        at_networks.join(store, network=group, participant=who, role="deputy", **more)  # type: ignore[arg-type]
    told = [(seat.name, seat.deputy_for, seat.call_order) for seat in seats.rows(store, group)]
    assert told == [("Eva Ek", "", None), ("Åsa Å", "Eva Ek", 1), ("Bo Bo", "", 2), ("Ulf U", "", None)]
    at_networks.order_deputies(store, network=group, deputies=[ulf, bo])
    assert [seat.name for seat in networks.get(store, group).memberships[1:]] == ["Ulf U", "Bo Bo", "Åsa Å"]
    assert journal.history(store)[0].title == "Changed the order of the deputies in AME"
    before = journal.last_change(store)
    at_networks.order_deputies(store, network=group, deputies=[ulf, bo])
    assert journal.last_change(store) == before
    with pytest.raises(Invalid) as refused:
        at_networks.order_deputies(store, network=group, deputies=[eva])
    assert refused.value.field == "deputies"


def test_who_is_no_deputy_is_called_for_nobody(store: Store) -> None:
    group, eva, bo = network(store), person(store, "Eva Ek", "Ale"), person(store, "Bo Bo", "Ale")
    before = dump.everything(store)
    wrongs: tuple[tuple[dict[str, Any], str], ...] = (
        ({"deputy_for": bo}, "deputy_for"),
        ({"call_order": 1}, "deputy_for"),
        ({"role": "deputy", "deputy_for": eva}, "deputy_for"),
        ({"role": "deputy", "call_order": 0}, "call_order"),
    )
    for wrong, field in wrongs:
        with pytest.raises(Invalid) as refused:
            at_networks.join(store, network=group, participant=eva, **wrong)
        assert refused.value.field == field
    with pytest.raises(NotFound):
        at_networks.join(store, network=group, participant=eva, role="deputy", deputy_for=4711)  # type: ignore[arg-type]
    assert dump.everything(store) == before


def test_what_is_noted_of_a_seat_is_put_right(store: Store) -> None:
    group, eva, bo = network(store), person(store, "Eva Ek", "Ale"), person(store, "Bo Bo", "Ale")
    number = at_networks.join(store, network=group, participant=eva, role="deputy")
    version = memberships.get(store, number).version
    at_networks.change_seat(
        store,
        membership=number,
        organisation=body(store, "Lerum"),
        acting=True,
        first_day=DAY,
        deputy_for=bo,
        call_order=3,
    )
    held = memberships.get(store, number)
    assert (held.organisation_name, held.acting, held.span.first) == ("Lerums kommun", True, DAY)
    assert (held.deputy_for_name, held.call_order) == ("Bo Bo", 3)
    with pytest.raises(Conflict):
        at_networks.change_seat(store, membership=number, version=version, acting=False)
    with pytest.raises(Invalid):
        at_networks.change_seat(store, membership=number, last_day=DAY - timedelta(1))
    with pytest.raises(NotFound):
        at_networks.change_seat(store, membership=MembershipId(4711), acting=False)
    at_networks.change_role(store, membership=number, role="member")
    held = memberships.get(store, number)
    assert (held.deputy_for, held.call_order, held.role_name) == (None, None, "member")
    assert [seat.id for seat in memberships.of_participant(store, eva)] == [number]
    assert participants.get(store, eva).memberships[0].span.first == DAY


def test_who_leaves_one_seat_keeps_the_one_that_begins_later(store: Store) -> None:
    group, eva = network(store), person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=group, participant=eva, first_day=DAY)
    at_networks.join(store, network=group, participant=eva, role="chair", first_day=LATER)
    with pytest.raises(Invalid, match="cannot end before"):
        at_networks.leave(store, network=group, participant=eva, on=DAY - timedelta(1))
    at_networks.leave(store, network=group, participant=eva, on=DAY + timedelta(30))
    held = {seat.role_name: seat.span.last for seat in memberships.of_participant(store, eva)}
    assert held == {"member": DAY + timedelta(30), "chair": None}
