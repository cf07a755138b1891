"""People beyond the story, in any number: networks of a subject in a county, filled evenly."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from random import Random

from desktop_app.i18n import _
from desktop_app.records.ids import NetworkId, OrganisationId
from desktop_app.records.progress import Progress, Work
from desktop_app.store.change import Change
from desktop_app.work.fiction import meetings, people
from desktop_app.work.fiction.people import Invented, Inventor, Seat, Tie
from desktop_app.work.fiction.story import Body, World

_PORTION = 2_000
_PER_NETWORK = 40
_WEEKS = (-10, 12, 24)
_TOGETHER = 60
"""So many meetings are written at a time."""
_TITLES = (
    "Avdelningschef",
    "Enhetschef",
    "Förvaltningschef",
    "Handläggare",
    "Projektledare",
    "Rektor",
    "Samordnare",
    "Strateg",
    "Utredare",
    "Utvecklingsledare",
    "Verksamhetschef",
)


@dataclass(frozen=True, slots=True)
class Forum:
    """A network of one subject in one county."""

    id: NetworkId
    towns: tuple[Body, ...]


def gather(
    change: Change, world: World, inventor: Inventor, chance: Random, *, participants: int, today: date
) -> Work[None]:
    """Write so many people, portion by portion, with their networks and meetings."""
    forums = _forums(change, world, participants)
    sitting: defaultdict[NetworkId, list[meetings.Sitting]] = defaultdict(list)
    for start in range(0, participants, _PORTION):
        yield Progress(start, participants, _("Inventing people"))
        places = range(start, min(start + _PORTION, participants))
        crowd = [_person(inventor, chance, forums, place) for place in places]
        for number, person in zip(people.write(change, crowd, world), crowd, strict=True):
            sitting[person.seats[0].network].append((number, person, person.seats[0]))
    yield Progress(participants, participants, _("Inventing meetings"))
    _seats(change, sitting)
    planned = [(forum.id, _meeting(chance, today, forum, weeks)) for forum in forums for weeks in _WEEKS]
    for start in range(0, len(planned), _TOGETHER):
        meetings.write(change, chance, today, planned[start : start + _TOGETHER], sitting)


def _meeting(chance: Random, today: date, forum: Forum, weeks: int) -> meetings.Planned:
    host = chance.choice(forum.towns).id
    return meetings.Planned(meetings.weekday(today, weeks), 1, "09:00", "12:00", host=host)


def _forums(change: Change, world: World, participants: int) -> list[Forum]:
    counties: defaultdict[str, list[Body]] = defaultdict(list)
    for body in world.bodies.values():
        if body.kind == "municipality":
            counties[body.county].append(body)
    wanted = [(subject, county) for subject in world.subjects for county in sorted(counties)]
    wanted = wanted[: -(-participants // _PER_NETWORK)]
    numbers = change.insert_many(
        "network",
        [{"name": f"{subject}, {county}", "kind": "network", "area": county} for subject, county in wanted],
    )
    return [
        Forum(NetworkId(number), tuple(counties[county]))
        for number, (_subject, county) in zip(numbers, wanted, strict=True)
    ]


def _person(inventor: Inventor, chance: Random, forums: list[Forum], place: int) -> Invented:
    forum = forums[place % len(forums)]
    town = forum.towns[place // len(forums) % len(forum.towns)]
    title = chance.choice(_TITLES)
    person = Invented(*inventor.name())
    person.ties.append(Tie(town.id, title))
    person.seats.append(Seat(forum.id, town.id, town.name, "member", title))
    person.contacts = inventor.contacts(person, town, place)
    return person


def _seats(change: Change, sitting: dict[NetworkId, list[meetings.Sitting]]) -> None:
    """Every municipality has as many seats as people; every twentieth has one more, vacant."""
    held: Counter[tuple[NetworkId, OrganisationId]] = Counter(
        (network, seat.organisation) for network, rows in sitting.items() for _number, _person, seat in rows
    )
    change.insert_many(
        "network_member",
        [
            {
                "network": network,
                "organisation": town,
                "capacity": "member",
                "seats": count + (place % 20 == 0),
                "deputy_seats": 0,
            }
            for place, ((network, town), count) in enumerate(held.items(), 1)
        ],
    )
