"""Inventing people and writing them in bulk.

Telephones come from the series that are kept free for fiction; e-mail domains end in .example.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from desktop_app.records import phones
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import fold
from desktop_app.store.change import Change
from desktop_app.work.fiction.story import Body, World

_HYPHENED = 0.12
"""The share of invented people who have two family names."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What somebody is at an organisation."""

    organisation: OrganisationId
    title: str
    unit: str = ""
    capacity: str = "official"
    party: str = ""
    acting: bool = False
    leave_until: date | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """`organisation_name` and `title` are what a meeting's list copies."""

    network: NetworkId
    organisation: OrganisationId
    organisation_name: str
    role: str
    title: str
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    kind: str
    value: str
    as_written: str
    shared: bool = False


@dataclass(slots=True)
class Invented:
    """A person not yet in the register."""

    given: str
    family: str
    protected: bool = False
    ties: list[Tie] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)

    @property
    def written(self) -> str:
        return f"{self.given} {self.family}"


class Inventor:
    """Names, addresses and telephones; the same chance gives the same people."""

    def __init__(self, chance: Random, world: World) -> None:
        self._chance = chance
        self._world = world
        self._addresses: Counter[str] = Counter()
        self._mobiles = list(range(5, 100))
        chance.shuffle(self._mobiles)
        self._given_weights = _weights(len(world.given), chance)
        self._family_weights = _weights(len(world.family), chance)

    def name(self) -> tuple[str, str]:
        """Some names are common and most are not."""
        given = self._chance.choices(self._world.given, cum_weights=self._given_weights)[0]
        family = self._chance.choices(self._world.family, cum_weights=self._family_weights)[0]
        if self._chance.random() < _HYPHENED:
            family = f"{family}-{self._chance.choice(self._world.family)}"
        return given, family

    def contacts(self, person: Invented, body: Body, number: int, mailbox: str = "") -> list[Contact]:
        """An own address or a shared mailbox, a mobile for most and a landline for some."""
        found = []
        if mailbox:
            address = f"{mailbox}@{body.domain}"
            found.append(Contact("email", address, address, shared=True))
        elif body.domain:
            address = self._address(person, body)
            found.append(Contact("email", address, address))
        if number % 9:
            found.append(_phone("mobile", f"+467017406{self._mobiles[number % len(self._mobiles)]:02}"))
        if number % 3 == 0:
            series = "+468465004" if body.county == "Stockholms län" else "+463139006"
            found.append(_phone("phone", f"{series}{number % 100:02}"))
        return found

    def _address(self, person: Invented, body: Body) -> str:
        local = f"{_letters(person.given)}.{_letters(person.family)}"
        address = f"{local}@{body.domain}"
        self._addresses[address] += 1
        again = self._addresses[address]
        return address if again == 1 else f"{local}{again}@{body.domain}"


def _weights(count: int, chance: Random) -> list[float]:
    """Cumulated, as `choices` wants them: the fifth most common name is twice as common as the tenth."""
    weights = [1 / (place + 10) for place in range(count)]
    chance.shuffle(weights)
    return list(accumulate(weights))


@cache
def _letters(name: str) -> str:
    return re.sub("[^a-z-]", "", fold(name))


@cache
def _phone(kind: str, value: str) -> Contact:
    return Contact(kind, value, phones.printed(value, value))


def write(change: Change, people: Sequence[Invented], world: World) -> list[ParticipantId]:
    """All rows of some people, table by table."""
    numbers = change.insert_many(
        "participant",
        [
            {
                "given": each.given,
                "family": each.family,
                "written": each.written,
                "protected": int(each.protected),
            }
            for each in people
        ],
    )
    numbered = list(zip(numbers, people, strict=True))
    for table, rows in (
        ("affiliation", [_tie(number, tie) for number, each in numbered for tie in each.ties]),
        ("contact", [row for number, each in numbered for row in _contacts(number, each)]),
        ("membership", [_seat(number, seat, world) for number, each in numbered for seat in each.seats]),
    ):
        change.insert_many(table, rows)
    return [ParticipantId(number) for number in numbers]


def _tie(number: int, tie: Tie) -> dict[str, Any]:
    return {
        "participant": number,
        "organisation": tie.organisation,
        "title": tie.title,
        "unit": tie.unit,
        "capacity": tie.capacity,
        "party": tie.party,
        "acting": int(tie.acting),
        "leave_until": tie.leave_until.isoformat() if tie.leave_until else None,
    }


def _contacts(number: int, person: Invented) -> list[dict[str, Any]]:
    return [
        {
            "participant": number,
            "kind": contact.kind,
            "value": contact.value,
            "as_written": contact.as_written,
            "shared": int(contact.shared),
            "position": place,
        }
        for place, contact in enumerate(person.contacts)
    ]


def _seat(number: int, seat: Seat, world: World) -> dict[str, Any]:
    return {
        "participant": number,
        "network": seat.network,
        "organisation": seat.organisation,
        "role": world.roles[seat.role],
        "acting": int(seat.acting),
    }
