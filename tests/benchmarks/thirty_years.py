"""A register with thirty years of history: people come and go, seats pass from one to the next, organisations
get new names. Made once in a folder; whoever changes it takes a copy."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desktop_app.store import roles
from desktop_app.store.change import Change, loading
from desktop_app.store.database import Store
from desktop_app.store.register import new_register
from desktop_app.work.cycles import sought_later
from desktop_app.work.fiction import people, story

PEOPLE, NETWORKS, YEARS = 100_000, 500, 30
_BODIES = 20
"""The member organisations of a network."""
_TERM = (365, 6 * 365)
"""The shortest and the longest time, in days, that somebody stays."""
_TITLES = ("Enhetschef", "Handläggare", "Kommunalråd", "Rektor", "Strateg", "Utredare", "Verksamhetschef")


def register(folder: Path, *, participants: int = PEOPLE, networks: int = NETWORKS) -> Path:
    """The register; `participants` people have sat in its networks, each at some time."""
    path = folder / f"thirty-years-{participants}.samverka"
    if not path.exists():
        with closing(new_register(str(path))) as store, sought_later(), loading(store) as change:
            _fill(store, change, participants, networks)
    return path


def _fill(store: Store, change: Change, participants: int, networks: int) -> None:
    chance = random.Random(30)
    world = story.world(store)
    towns = [body.id for body in world.bodies.values() if body.kind == "municipality"]
    key = {role.key: role.id for role in roles.all_roles(store)}
    groups = _networks(change, chance, towns, networks)
    inventor = people.Inventor(chance, world)
    invented = [inventor.name() for _person in range(participants)]
    numbers = change.insert_many(
        "participant", [{"given": g, "family": f, "written": f"{g} {f}"} for g, f in invented]
    )
    ties: list[dict[str, Any]] = []
    seats: list[dict[str, Any]] = []
    contacts: list[dict[str, Any]] = []
    for place, number in enumerate(numbers):
        group, bodies = groups[place % len(groups)]
        for first, last in _career(chance):
            span = {
                "participant": number,
                "organisation": chance.choice(bodies),
                "first_day": first,
                "last_day": last,
            }
            ties.append({**span, "title": chance.choice(_TITLES)})
            role = key["deputy" if chance.random() < 0.2 else "member"]
            seats.append({**span, "network": group, "role": role})
        address = f"{number}@ale.example"
        contacts.append({"participant": number, "kind": "email", "value": address, "as_written": address})
    for table, rows in (("affiliation", ties), ("membership", seats), ("contact", contacts)):
        change.insert_many(table, rows)


def _career(chance: random.Random) -> Iterator[tuple[str, str | None]]:
    """One, two or three terms somewhere, one after another; the last may still last."""
    today = date.today()
    first = today - timedelta(chance.randrange(YEARS * 365))
    for _term in range(chance.choice((1, 1, 2, 3))):
        last = first + timedelta(chance.randint(*_TERM))
        if first > today:
            return
        yield first.isoformat(), (last.isoformat() if last <= today or chance.random() < 0.5 else None)
        first = last + timedelta(1)


def _networks(
    change: Change, chance: random.Random, towns: Sequence[int], wanted: int
) -> list[tuple[int, list[int]]]:
    """Networks with their member organisations, which had fewer seats before, and lists of every year."""
    numbers = change.insert_many(
        "network",
        [
            {"name": f"Nätverk {place:03}", "kind": "network", "owner": chance.choice(towns), "area": "Länet"}
            for place in range(1, wanted + 1)
        ],
    )
    groups = [(number, chance.sample(towns, _BODIES)) for number in numbers]
    spans = ((1, None, "2011-12-31"), (2, "2012-01-01", None))
    change.insert_many(
        "network_member",
        [
            {"network": group, "organisation": body, "capacity": "member", "seats": seats, "deputy_seats": 1}
            | {"first_day": first, "last_day": last}
            for group, bodies in groups
            for body in bodies
            for seats, first, last in spans
        ],
    )
    years = range(date.today().year - YEARS, date.today().year + 1)
    lists = change.insert_many(
        "text_list",
        [
            {
                "network": group,
                "kind": "priorities",
                "heading": f"Prioriterade frågor {year}",
                "position": place,
            }
            | {"first_day": f"{year}-01-01", "last_day": f"{year}-12-31", "span_text": str(year)}
            for group, _bodies in groups
            for place, year in enumerate(years)
        ],
    )
    lines = [
        {"list": number, "position": place, "text": f"Fråga {place}"}
        for number in lists
        for place in range(4)
    ]
    change.insert_many("text_line", lines)
    former = [
        {"organisation": body, "kind": "former", "text": f"Gamla {body}", "last_day": "2007-12-31"}
        for body in towns[:30]
    ]
    change.insert_many("organisation_name", former)
    return groups
