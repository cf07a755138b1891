"""An organisation's card on a page: each line is what its label says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop_app import i18n
from desktop_app.records.progress import drain
from desktop_app.sheets import writing
from desktop_app.store import organisations
from desktop_app.store.database import Store
from desktop_app.work import imports
from desktop_app.work import networks as at_networks
from desktop_app.work import organisations as at_organisations
from desktop_app.work.public_page import public_page
from tests.people import body, network, person

FACTS: dict[str, Any] = {
    "visiting_address": "Anders Personsgatan 8",
    "postal_address": "Box 5073, 402 22 Göteborg",
    "web": "gr.example",
}
CONTACTS = [
    {"kind": "switchboard", "text": "031-390 06 07"},
    {"kind": "fax", "text": "031-390 06 08"},
    {"kind": "email", "text": "gr@gr.example"},
]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_public_page_with_its_owners_card_is_understood_again(
    language: str, sqlite_store: Store, tmp_path: Path
) -> None:
    i18n.use(language)
    store = sqlite_store
    owner = body(store, "Göteborgsregionen")
    at_organisations.change(store, organisation=owner, **FACTS)
    at_organisations.set_contacts(store, organisation=owner, contacts=CONTACTS)
    group = network(store, "Styrgruppen för arbetsmarknad", owner=owner)
    for name, at in (("Ann Dal", "Ale"), ("Bo Ek", "Lerum"), ("Åsa Öberg", "Partille")):
        at_networks.join(store, network=group, participant=person(store, name, at))
    out = tmp_path / "sida.txt"
    writing.write(public_page(store, network=group), out)
    prepared = drain(imports.prepare(store, [out]))
    understood = prepared.files[0].file.understood
    (card,) = understood.organisations
    assert card.organisation == owner
    assert {name: getattr(card, name) for name in FACTS} == FACTS
    assert [(phone.kind, phone.value) for phone in card.phones] == [
        ("switchboard", "+46313900607"),
        ("fax", "+46313900608"),
    ]
    assert card.emails == ("gr@gr.example",)
    assert {person.written for person in understood.people} == {"Ann Dal", "Bo Ek", "Åsa Öberg"}
    drain(imports.carry_out(store, prepared, include_left_out=True))
    assert len(organisations.get(store, owner).contacts) == len(CONTACTS)
