"""Fictional people and networks for tests, made by the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.store import organisations
from desktop_app.store.database import Store
from desktop_app.work import networks, participants
from desktop_app.work.meetings import meetings

DAY = date(2026, 5, 1)


def body(store: Store, name: str) -> OrganisationId:
    return organisations.named(store, name)


def person(store: Store, name: str, at: str = "", **more: Any) -> ParticipantId:
    """Somebody called `name`, whose first word is the given name, at an organisation."""
    given, _blank, family = name.partition(" ")
    tied = body(store, at) if at else None
    return participants.add(store, given=given, family=family, organisation=tied, **more)


def network(store: Store, name: str = "Arbetsmarknad", members: Sequence[str] = (), **more: Any) -> NetworkId:
    number = networks.add(store, name=name, **more)
    if members:
        wanted = [{"organisation": body(store, member)} for member in members]
        networks.set_members(store, network=number, members=wanted)
    return number


def small(store: Store) -> NetworkId:
    """A network of three municipalities: a chair, a member, a secretary, one vacant seat, and a meeting."""
    number = network(store, "Arbetsmarknad", ("Ale", "Öckerö", "Partille"), short_name="AM")
    for name, at, role, more in (
        ("Åsa Öberg", "Partille", "chair", {"email": "asa.oberg@partille.example", "title": "Chef"}),
        ("Nils von Essen", "Ale", "member", {"mobile": "070-174 06 05", "party": "S"}),
        ("Eva Ek", "Göteborgsregionen", "secretary", {"phone": "031-390 06 07"}),
    ):
        networks.join(store, network=number, participant=person(store, name, at, **more), role=role)
    networks.set_lines(store, network=number, kind="purpose", lines=["Verka", "Dela kunskap"])
    meetings.add(store, first_day=DAY, networks=[number], place="Stadshuset")
    return number
