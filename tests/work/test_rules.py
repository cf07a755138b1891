"""What a network is warned about, in one sentence each; nothing is blocked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.errors import Invalid
from desktop_app.records.networks import RULES
from desktop_app.store import networks
from desktop_app.store.database import Store
from desktop_app.work import networks as at_networks
from desktop_app.work import rules
from tests.people import DAY, body, network, person


def test_every_rule_has_its_sentence(store: Store) -> None:
    group = network(store, "AME", ("Ale", "Lerum", "Öckerö"), rules=[key for key, _label in RULES])
    at_networks.change(store, network=group, stated_seats=4)
    assert rules.warnings(store, group) == [
        "Ale kommun, Lerums kommun and Öckerö kommun have nobody in AME.",
        "Ale kommun, Lerums kommun and Öckerö kommun have fewer deputies than seats.",
        "AME states 4 seats, but its members have 3.",
        "AME has no chair.",
    ]
    for name, at, role in (
        ("Eva Ek", "Ale", "chair"),
        ("Bo Bo", "Ale", "vice_chair"),
        ("Åsa Å", "Lerum", "chair"),
        ("Ulf U", "Öckerö", "deputy"),
    ):
        at_networks.join(store, network=group, participant=person(store, name, at), role=role)
    assert rules.warnings(store, group) == [
        "Ale kommun has one seat, but Eva Ek and Bo Bo sit for it.",
        "Öckerö kommun has nobody in AME.",
        "Eva Ek (chair) and Bo Bo (vice chair) both come from Ale kommun.",
        "Ale kommun and Lerums kommun have fewer deputies than seats.",
        "AME states 4 seats, but its members have 3.",
        "AME has several chairs: Eva Ek and Åsa Å.",
    ]
    at_networks.change(store, network=group, rules=["one_chair", "one_chair"])
    assert networks.get(store, group).rules == ("one_chair",)
    with pytest.raises(Invalid) as refused:
        at_networks.change(store, network=group, rules=["be_nice"])
    assert refused.value.field == "rules"


def test_one_who_holds_two_seats_is_told_of_on_the_days(store: Store) -> None:
    group, eva = network(store, "AME"), person(store, "Eva Ek", "Ale")
    at_networks.join(store, network=group, participant=eva)
    at_networks.join(
        store, network=group, participant=eva, organisation=body(store, "Lerum"), first_day=DAY, last_day=DAY
    )
    assert rules.warnings(store, group, as_of=DAY) == ["Eva Ek holds 2 seats at once."]
    assert rules.warnings(store, group, as_of=DAY + timedelta(1)) == []
