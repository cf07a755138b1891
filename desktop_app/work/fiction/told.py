"""The story itself in a register: three networks, up to sixty people, a year of meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop_app.records import dates
from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.store.change import Change
from desktop_app.store.values import span_values
from desktop_app.work.fiction import meetings, people, story
from desktop_app.work.fiction.people import Invented, Inventor, Seat, Tie
from desktop_app.work.fiction.story import World

PEOPLE = 60


def tell(
    change: Change, world: World, inventor: Inventor, chance: Random, *, participants: int, today: date
) -> int:
    """Write the story with at most so many people; gives how many there are."""
    networks = {each["key"]: each for each in story.networks()}
    numbers = {key: _network(change, world, each, today) for key, each in networks.items()}
    cast = _cast(world, inventor, numbers, today)[:participants]
    ids = people.write(change, cast, world)
    planned = [
        (numbers[key], _planned(world, meeting, today))
        for key, each in networks.items()
        for meeting in each["meetings"]
    ]
    meetings.write(change, chance, today, planned, _sitting(ids, cast))
    return len(cast)


def _network(change: Change, world: World, told: Mapping[str, Any], today: date) -> NetworkId:
    plain = ("name", "short_name", "kind", "appointed_by", "rhythm", "area", "about")
    since = told.get("since")
    number = change.insert(
        "network",
        **{name: told[name] for name in (*plain, "stated_seats", "stated_members")},
        owner=world.bodies[told["owner"]].id,
        first_day=f"{since}-01-01" if since else None,
        last_day=None,
        span_text=f"sedan {since}" if since else "",
    )
    change.insert_many(
        "network_member",
        [
            {
                "network": number,
                "organisation": world.bodies[member.code].id,
                "capacity": member.capacity,
                "seats": member.seats,
                "deputy_seats": member.deputy_seats,
            }
            for member in story.members(told["members"])
        ],
    )
    for position, each in enumerate(told["lists"], 1):
        _list(change, number, position, each, today)
    return NetworkId(number)


def _list(change: Change, network: int, position: int, told: Mapping[str, Any], today: date) -> None:
    """Years are counted from this one; a list without years is always valid."""
    first, last = (today.year + years for years in told.get("years", (0, 0)))
    period = (f"{first}" if first == last else f"{first}–{last}") if "years" in told else ""
    number = change.insert(
        "text_list",
        network=network,
        kind=told["kind"],
        heading=told["heading"].format(first=first, last=last),
        position=position,
        **span_values(dates.span(period)),
    )
    change.insert_many(
        "text_line",
        [{"list": number, "position": place, "text": text} for place, text in enumerate(told["lines"], 1)],
    )


def _cast(world: World, inventor: Inventor, networks: Mapping[str, NetworkId], today: date) -> list[Invented]:
    """The people in the order of the file; a row without a name is somebody new."""
    cast: dict[tuple[str, str], Invented] = {}
    for row in story.people():
        name = (row["given"], row["family"])
        while not name[0] or (name in cast and not row["given"]):
            name = inventor.name()
        body = world.bodies[row["organisation"]]
        known = name in cast
        person = cast.setdefault(name, Invented(*name, protected=bool(row["protected"])))
        if row["title"]:
            person.ties.append(_tie(row, body, today))
        if row["network"]:
            title = row["title"] or person.ties[0].title
            person.seats.append(
                Seat(networks[row["network"]], body.id, body.name, row["role"], title, bool(row["acting"]))
            )
        if not known:
            person.contacts = inventor.contacts(person, body, len(cast), row["mailbox"])
    return list(cast.values())


def _tie(row: Mapping[str, str], body: story.Body, today: date) -> Tie:
    weeks = row["leave_weeks"]
    return Tie(
        body.id,
        row["title"],
        row["unit"],
        "elected" if row["party"] else "official",
        row["party"],
        bool(row["acting"]),
        today + timedelta(weeks=int(weeks)) if weeks else None,
    )


def _planned(world: World, told: Mapping[str, Any], today: date) -> meetings.Planned:
    host = told["host"]
    return meetings.Planned(
        meetings.weekday(today, told["weeks"]),
        told.get("days", 1),
        told.get("start"),
        told.get("end"),
        told["place"],
        world.bodies[host].id if host else None,
        told.get("cancelled", False),
    )


def _sitting(
    ids: Sequence[ParticipantId], cast: Sequence[Invented]
) -> dict[NetworkId, list[meetings.Sitting]]:
    """Who is asked to a network's meetings: all but its contact persons."""
    found: defaultdict[NetworkId, list[meetings.Sitting]] = defaultdict(list)
    for number, person in zip(ids, cast, strict=True):
        for seat in person.seats:
            if seat.role != "contact":
                found[seat.network].append((number, person, seat))
    return found
