"""What is done with organisations: added, changed, removed."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.errors import Conflict, Invalid
from desktop_app.store import dump, journal, organisations
from desktop_app.store.database import Store
from desktop_app.work import networks as at_networks
from desktop_app.work import organisations as at_organisations
from desktop_app.work import participants as at_participants
from tests.people import body, network, person


def test_a_new_organisation_is_found_by_its_names(store: Store) -> None:
    number = at_organisations.add(
        store,
        name=" Nya  Byn ",
        short_name="NB",
        kind="agency",
        code="nb",
        web="https://www.nyabyn.example/om",
    )
    assert organisations.named(store, "nya byn") == organisations.named(store, "NB") == number
    held = organisations.get(store, number)
    assert (held.name(), held.kind, held.domains) == ("Nya Byn", "agency", ("nyabyn.example",))


def test_an_organisation_is_refused(store: Store) -> None:
    ale = body(store, "Ale")
    before = dump.everything(store)
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"name": " "}, "name"),
        ({"name": "Byn", "kind": "planet"}, "kind"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            at_organisations.add(store, **values)
        assert refused.value.field == field
        with pytest.raises(Invalid) as refused:
            at_organisations.change(store, organisation=ale, **values)
        assert refused.value.field == field
    assert dump.everything(store) == before


def test_a_new_name_leaves_the_old_one_as_an_alias(store: Store) -> None:
    ale = body(store, "Ale")
    at_organisations.change(store, organisation=ale, name="Nya Ale", note="x")
    held = organisations.get(store, ale)
    assert held.name() == organisations.name(store, ale) == "Nya Ale"
    assert organisations.named(store, "Ale kommun") == organisations.named(store, "nya ale") == ale
    before = journal.last_change(store)
    at_organisations.change(store, organisation=ale, name="Nya Ale", note="x", kind="municipality")
    assert journal.last_change(store) == before
    journal.undo(store)
    assert organisations.get(store, ale).name() == "Ale kommun"


def test_an_organisation_that_somebody_changed_meanwhile_is_a_conflict(store: Store) -> None:
    ale = body(store, "Ale")
    at_organisations.change(store, organisation=ale, note="a")
    with pytest.raises(Conflict):
        at_organisations.change(store, organisation=ale, version=1, note="b")


def test_an_organisation_in_use_is_not_removed(store: Store) -> None:
    number = at_organisations.add(store, name="Nya Byn")
    eva = person(store, "Eva Ek", "Nya Byn")
    group = network(store, owner=number)
    before = dump.everything(store)
    with pytest.raises(Invalid, match="2 places"):
        at_organisations.remove(store, organisation=number)
    assert dump.everything(store) == before
    at_participants.remove(store, participants=[eva])
    at_networks.remove(store, network=group)
    at_organisations.remove(store, organisation=number)
    assert organisations.ids(store, search="nya byn") == []
    for _step in range(3):
        journal.undo(store)
    assert dump.everything(store) == before


def test_a_member_of_an_association_is_not_removed(store: Store) -> None:
    with pytest.raises(Invalid):
        at_organisations.remove(store, organisation=body(store, "Ale"))
