"""Own roles: where they are listed, what they count, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.errors import Invalid
from desktop_app.store import dump, journal, roles, seats
from desktop_app.store.database import Store
from desktop_app.work import networks as at_networks
from desktop_app.work import roles as at_roles
from tests.people import network, person


def keys(store: Store) -> list[str]:
    return [role.key for role in roles.all_roles(store)]


def test_a_role_of_the_offices_own(store: Store) -> None:
    before, known = dump.everything(store), keys(store)
    number = at_roles.add(
        store,
        name_sv="Gruppledare",
        name_en="Group leader",
        presidium=True,
        after=roles.number(store, "chair"),
    )
    assert keys(store) == ["chair", "group_leader", *known[1:]]
    last = at_roles.add(store, name_sv="Åhörare", counts="no", staff=True)
    assert keys(store)[-1] == "åhörare"
    group = network(store, "Unga", ("Ale",))
    at_networks.join(store, network=group, participant=person(store, "Eva Ek", "Ale"), role="gruppledare")
    (seat,) = seats.rows(store, group)
    assert (seat.role_key, seat.role) == ("group_leader", "Group leader")
    at_roles.change(store, role=number, name_en="Whip", counts="no")
    assert [each.role for each in seats.rows(store, group)] == ["Whip", "member"]
    with pytest.raises(Invalid, match="used in 1 places"):
        at_roles.remove(store, role=number)
    at_roles.remove(store, role=last)
    assert "åhörare" not in keys(store)
    while journal.next_undo(store):
        journal.undo(store)
    assert dump.everything(store) == before


def test_a_role_is_refused(store: Store) -> None:
    before = dump.everything(store)
    refused_values: tuple[tuple[dict[str, Any], str], ...] = (
        ({"name_sv": " "}, "name_sv"),
        ({"name_sv": "LEDAMOT"}, "name_sv"),
        ({"name_sv": "Vakt", "name_en": "chair"}, "name_en"),
        ({"name_sv": "Vakt", "counts": "twice"}, "counts"),
    )
    for values, field in refused_values:
        with pytest.raises(Invalid) as refused:
            at_roles.add(store, **values)
        assert refused.value.field == field
    with pytest.raises(Invalid, match="every register has"):
        at_roles.remove(store, role=roles.number(store, "member"))
    assert dump.everything(store) == before
    at_roles.change(store, role=roles.number(store, "member"), name_sv="ordinarie")
    assert roles.named(store, "ordinarie").key == "member"
