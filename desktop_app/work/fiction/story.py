"""What the demo tells: resources/demo as plain data, and the register's own organisations by code.

networks.json holds three networks with members ("1480*3/1": three seats and one deputy seat; "skr:convener"),
lists and meetings in weeks from today; people.csv who sits where, without a name where any will do. A name
that comes again is the same person: a title is one more affiliation, a network one more membership.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.records.ids import OrganisationId, RoleId
from desktop_app.resources import RESOURCES
from desktop_app.store import organisations, roles
from desktop_app.store.source import Source

_FOLDER = RESOURCES / "demo"
_MEMBER = re.compile(r"(?P<code>\w+)(?:\*(?P<seats>\d+))?(?:/(?P<deputies>\d+))?(?::(?P<capacity>\w+))?\Z")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the register; `domain` ends in .example."""

    id: OrganisationId
    name: str
    kind: str
    county: str
    domain: str


@dataclass(frozen=True, slots=True)
class Member:
    code: str
    seats: int
    deputy_seats: int
    capacity: str


@dataclass(frozen=True, slots=True)
class World:
    """What a register holds before the first person."""

    bodies: Mapping[str, Body]
    """By code: "1441", "gr"."""
    roles: Mapping[str, RoleId]
    given: tuple[str, ...]
    family: tuple[str, ...]
    subjects: tuple[str, ...]


def world(source: Source) -> World:
    rows = organisations.rows(source, organisations.ids(source))
    domains: dict[OrganisationId, str] = {}
    for domain in organisations.forms(source)[1]:
        domains.setdefault(domain.organisation, f"{domain.domain.rpartition('.')[0]}.example")
    return World(
        {row.code: Body(row.id, row.name, row.kind, row.county, domains.get(row.id, "")) for row in rows},
        {role.key: role.id for role in roles.all_roles(source)},
        _lines("given_names.txt"),
        _lines("family_names.txt"),
        _lines("subjects.txt"),
    )


def networks() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((_FOLDER / "networks.json").read_text(encoding="utf-8"))
    return found


def people() -> list[dict[str, str]]:
    with (_FOLDER / "people.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members(text: str) -> list[Member]:
    found = [_MEMBER.match(word) for word in text.split()]
    return [
        Member(
            each["code"], int(each["seats"] or 1), int(each["deputies"] or 0), each["capacity"] or "member"
        )
        for each in found
        if each
    ]


def _lines(name: str) -> tuple[str, ...]:
    return tuple((_FOLDER / name).read_text(encoding="utf-8").splitlines())
