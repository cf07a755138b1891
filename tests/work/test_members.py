"""Member organisations over time: from a day on, put right, and no history lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.errors import Invalid
from desktop_app.records.ids import NetworkId
from desktop_app.store import dump, journal, members, networks, seats
from desktop_app.store.database import Store
from desktop_app.work import networks as at_networks
from tests.people import DAY, body, network

BEFORE, LATER = DAY - timedelta(1), DAY + timedelta(90)


def seats_on(store: Store, group: NetworkId, day: date) -> dict[str, int]:
    return {each.organisation_name: each.seats for each in members.of_day(store, group, as_of=day)}


def wanted(store: Store, seats_of: Mapping[str, int]) -> list[dict[str, Any]]:
    return [{"organisation": body(store, name), "seats": number} for name, number in seats_of.items()]


def test_members_from_a_day_on(store: Store) -> None:
    group = network(store, "AME", ("Ale", "Lerum"))
    first = dump.everything(store)
    at_networks.set_members(
        store, network=group, members=wanted(store, {"Ale": 2, "Öckerö": 1}), first_day=DAY
    )
    assert seats_on(store, group, BEFORE) == {"Ale kommun": 1, "Lerums kommun": 1}
    assert seats_on(store, group, DAY) == {"Ale kommun": 2, "Öckerö kommun": 1}
    assert seats.vacant_counts(store, [group], as_of=BEFORE) == {group: 2}
    assert seats.vacant_counts(store, [group], as_of=DAY) == {group: 3}
    at_networks.set_members(store, network=group, members=wanted(store, {"Ale": 3}), first_day=DAY)
    assert seats_on(store, group, DAY) == {"Ale kommun": 3}
    assert len(members.of_any_day(store, group)) == 3
    journal.undo(store)
    journal.undo(store)
    assert dump.everything(store) == first


def test_what_is_noted_already_of_later_days_stays(store: Store) -> None:
    group = network(store, "AME", ("Ale",))
    at_networks.set_members(
        store, network=group, members=wanted(store, {"Ale": 1, "Lerum": 2}), first_day=LATER
    )
    at_networks.set_members(
        store, network=group, members=wanted(store, {"Ale": 1, "Lerum": 1}), first_day=DAY
    )
    assert seats_on(store, group, BEFORE) == {"Ale kommun": 1}
    assert seats_on(store, group, DAY) == {"Ale kommun": 1, "Lerums kommun": 1}
    assert seats_on(store, group, LATER) == {"Ale kommun": 1, "Lerums kommun": 2}


def test_without_a_day_it_is_from_today(store: Store) -> None:
    group = network(store, "AME", ("Ale",))
    assert [each.span.first for each in members.of_any_day(store, group)] == [None]
    at_networks.set_members(store, network=group, members=wanted(store, {"Lerum": 1}))
    today = date.today()
    assert seats_on(store, group, today - timedelta(1)) == {"Ale kommun": 1}
    assert seats_on(store, group, today) == {"Lerums kommun": 1}


def test_an_error_is_put_right_and_leaves_no_trace(store: Store) -> None:
    group = network(store, "AME", ("Ale", "Lerum"))
    right = wanted(store, {"Ale": 2, "Öckerö": 1})
    at_networks.set_members(store, network=group, members=right, first_day=None)
    assert seats_on(store, group, BEFORE) == {"Ale kommun": 2, "Öckerö kommun": 1}
    assert len(members.of_any_day(store, group)) == 2
    at_networks.set_members(store, network=group, members=wanted(store, {"Ale": 2}), first_day=DAY)
    at_networks.set_members(store, network=group, members=right, first_day=None)
    assert seats_on(store, group, DAY - timedelta(1)) == seats_on(store, group, DAY)
    ockero = [each.span for each in members.of_any_day(store, group) if each.organisation_name[0] == "Ö"]
    assert not ockero[0].meets(ockero[1])


def test_one_line_is_put_right_with_its_days(store: Store) -> None:
    group = network(store, "AME", ("Ale",))
    line = members.of_day(store, group)[0].id
    at_networks.change_member(
        store, network=group, member=line, capacity="convener", deputy_seats=1, last_day=LATER
    )
    held = members.of_any_day(store, group)[0]
    assert (held.capacity, held.seats, held.deputy_seats, held.span.last) == ("convener", 1, 1, LATER)
    before = dump.everything(store)
    for wrong, field in (
        ({"member": 4711}, "member"),
        ({"member": line, "seats": -1}, "members"),
        ({"member": line, "first_day": LATER + timedelta(1)}, "last"),
    ):
        with pytest.raises(Invalid) as refused:
            at_networks.change_member(store, network=group, **wrong)
        assert refused.value.field == field
    assert dump.everything(store) == before
    at_networks.change_member(store, network=group, member=line, last_day=None)
    assert members.of_any_day(store, group)[0].span.last is None
    at_networks.remove_member(store, network=group, member=line)
    assert networks.get(store, group).members == ()
