"""Fictional meetings round today: held ones with who came, coming ones with who has replied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.store.change import Change
from desktop_app.work.fiction.people import Invented, Seat

Sitting = tuple[ParticipantId, Invented, Seat]
_INVITED_BEFORE = timedelta(weeks=9)
_DIETS = {3: "Vegetariskt", 7: "Glutenfritt", 11: "Nötallergi", 13: "Vegetariskt"}
"""What a few of every twenty eat."""


@dataclass(frozen=True, slots=True)
class Planned:
    first_day: date
    days: int = 1
    start: str | None = None
    end: str | None = None
    place: str = ""
    host: OrganisationId | None = None
    cancelled: bool = False


def weekday(today: date, weeks: int) -> date:
    """The Wednesday of the week that lies so many weeks from today's, or the next when people work."""
    day = today + timedelta(weeks=weeks, days=2 - today.weekday())
    while day.month == 7 or (day.month, day.day) >= (12, 18) or (day.month, day.day) <= (1, 7):
        day += timedelta(weeks=1)
    return day


def write(
    change: Change,
    chance: Random,
    today: date,
    meetings: Sequence[tuple[NetworkId, Planned]],
    sitting: Mapping[NetworkId, Sequence[Sitting]],
) -> None:
    """The meetings of networks, and the list of each that has been or is near."""
    numbers = change.insert_many("meeting", [_row(planned, today) for _network, planned in meetings])
    change.insert_many(
        "meeting_network",
        [
            {"meeting": number, "network": network}
            for number, (network, _planned) in zip(numbers, meetings, strict=True)
        ],
    )
    rows: list[dict[str, Any]] = []
    for number, (network, planned) in zip(numbers, meetings, strict=True):
        if planned.first_day <= today + _INVITED_BEFORE:
            rows += _invited(chance, today, number, planned, sitting.get(network, ()))
    change.insert_many("attendance", rows)


def _row(planned: Planned, today: date) -> dict[str, Any]:
    last = planned.first_day + timedelta(days=planned.days - 1)
    held = "held" if last < today else "planned"
    return {
        "first_day": planned.first_day.isoformat(),
        "last_day": last.isoformat(),
        "start": planned.start,
        "end": planned.end,
        "status": "cancelled" if planned.cancelled else held,
        "place": planned.place,
        "host": planned.host,
    }


def _invited(
    chance: Random, today: date, number: int, planned: Planned, sitting: Sequence[Sitting]
) -> list[dict[str, Any]]:
    held = planned.first_day + timedelta(days=planned.days - 1) < today and not planned.cancelled
    rows = {}
    for participant, person, seat in sitting:
        reply = _reply(chance)
        rows[participant] = {
            "meeting": number,
            "participant": participant,
            "organisation": seat.organisation,
            "capacity": "deputy" if seat.role == "deputy" else "member",
            "name": person.written,
            "title": seat.title,
            "organisation_text": seat.organisation_name,
            "reply": reply,
            "replied_on": min(today, planned.first_day - timedelta(days=10)).isoformat() if reply else None,
            "presence": _presence(chance, reply) if held else "",
            "diet": "" if held else _DIETS.get(participant % 20, ""),
        }
    return list(rows.values())


def _reply(chance: Random) -> str:
    return chance.choices(("accepted", "declined", ""), cum_weights=(70, 84, 100))[0]


def _presence(chance: Random, reply: str) -> str:
    """Most do as they said."""
    came = {"accepted": 0.95, "declined": 0.03, "": 0.5}[reply]
    return "present" if chance.random() < came else "absent"
