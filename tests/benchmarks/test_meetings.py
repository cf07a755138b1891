"""5,000 meetings with 200,000 lines of attendance: every list's first page and the figures of ten years.

`python -m pytest tests/benchmarks/test_meetings.py -m benchmark -s`. The register is made once, in
SAMVERKA_KEPT where that is set.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Sized
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.store import assignments, networks, roles, statistics, today
from desktop_app.store.change import Change, loading
from desktop_app.store.database import Store
from desktop_app.store.meetings import agenda, calendar, meetings
from desktop_app.store.register import new_register, open_register
from desktop_app.work import figures
from desktop_app.work import statistics as at_statistics
from desktop_app.work.fiction import people, story
from desktop_app.work.figures import Asked

pytestmark = pytest.mark.benchmark

MEETINGS, LINES, NETWORKS, BODIES = 5_000, 40, 100, 20
TODAY = date(2026, 11, 1)
FIRST = date(2016, 1, 1)
FIRST_PAGE, FIGURES = 0.05, 0.5
"""Seconds; the one for 95 of 100 actions."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = Path(os.environ.get("SAMVERKA_KEPT") or tmp_path_factory.mktemp("meetings"))
    path = folder / "ten-years-of-meetings.samverka"
    if not path.exists():
        with closing(new_register(str(path))) as made, loading(made) as change:
            _fill(made, change)
    with closing(open_register(str(path))) as opened:
        yield opened


def _fill(store: Store, change: Change) -> None:
    chance = random.Random(5)
    world = story.world(store)
    towns = [body.id for body in world.bodies.values() if body.kind == "municipality"]
    role = roles.named(change, "member").id
    inventor = people.Inventor(chance, world)
    invented = [inventor.name() for _person in range(NETWORKS * LINES)]
    numbers = change.insert_many(
        "participant", [{"given": g, "family": f, "written": f"{g} {f}"} for g, f in invented]
    )
    groups = change.insert_many("network", [{"name": f"Nätverk {n:03}"} for n in range(NETWORKS)])
    members = [chance.sample(towns, BODIES) for _network in groups]
    bodies = [members[place // LINES][place % BODIES] for place in range(len(numbers))]
    own = [list(range(place * LINES, (place + 1) * LINES)) for place in range(NETWORKS)]
    change.insert_many(
        "membership",
        [
            {"participant": numbers[n], "network": group, "organisation": bodies[n], "role": role}
            | {"last_day": "2026-12-15" if n % 50 == 0 else None}
            for group, places in zip(groups, own, strict=True)
            for n in places
        ],
    )
    days = [FIRST + timedelta(n * 4_100 // MEETINGS) for n in range(MEETINGS)]
    made = change.insert_many(
        "meeting",
        [
            {"first_day": day.isoformat(), "last_day": day.isoformat(), "start": "09:00", "end": "12:00"}
            | {"status": "held" if day < TODAY else "planned", "place": f"Sal {n % 40}"}
            for n, day in enumerate(days)
        ],
    )
    change.insert_many(
        "meeting_network", [{"meeting": m, "network": groups[n % NETWORKS]} for n, m in enumerate(made)]
    )
    change.insert_many(
        "agenda_item",
        [
            {"meeting": m, "position": p, "kind": "item", "title": f"Ärende {p} om {p * n % 97}"}
            | {"decision": "Bifall" if p % 3 == 0 else "", "decision_no": n * 3 + p if p % 3 == 0 else None}
            for n, m in enumerate(made)
            for p in range(6)
        ],
    )
    change.insert_many(
        "attendance",
        [
            {"meeting": m, "participant": numbers[k], "organisation": bodies[k], "capacity": "member"}
            | {
                "name": " ".join(invented[k]),
                "reply": chance.choice(("accepted", "accepted", "declined", "")),
            }
            | {"presence": chance.choice(("present", "present", "remote", "absent")) if d < TODAY else ""}
            for n, (m, d) in enumerate(zip(made, days, strict=True))
            for k in own[n % NETWORKS]
        ],
    )
    given = change.insert_many(
        "assignment",
        [
            {
                "title": f"Uppdrag {n}",
                "network": groups[n % NETWORKS],
                "status": "ongoing" if n % 3 else "done",
            }
            | {"deadline_last": (FIRST + timedelta(n * 2)).isoformat(), "deadline_text": ""}
            for n in range(2_000)
        ],
    )
    change.insert_many(
        "assignment_participant",
        [{"assignment": a, "participant": chance.choice(numbers), "capacity": "performer"} for a in given],
    )


ACTIONS: dict[str, Callable[[Store, random.Random], object]] = {
    "meetings": lambda store, _chance: meetings.rows(store, meetings.ids(store, limit=200)[:64]),
    "the latest": lambda store, _chance: meetings.rows(
        store, meetings.ids(store, descending=True, limit=200)[:64]
    ),
    "of a network": lambda store, chance: meetings.rows(
        store, meetings.ids(store, network=chance.choice(networks.ids(store, limit=50)), limit=200)[:64]
    ),
    "by network": lambda store, _chance: meetings.rows(
        store, meetings.ids(store, order="networks", limit=200)[:64]
    ),
    "by place": lambda store, _chance: meetings.rows(
        store, meetings.ids(store, order="place", limit=200)[:64]
    ),
    "a keystroke": lambda store, chance: meetings.ids(
        store, search=chance.choice(("sal 7", "ärende", "nätverk 04", "2020-05")), limit=200
    ),
    "a meeting": lambda store, chance: meetings.get(store, chance.choice(meetings.ids(store, limit=500))),
    "a month": lambda store, chance: calendar.between(
        store, date(2020, chance.randint(1, 12), 1), date(2021, 1, 31)
    ),
    "a year": lambda store, _chance: calendar.between(store, date(2020, 1, 1), date(2020, 12, 31)),
    "leftovers": lambda store, chance: agenda.leftovers(
        store, chance.choice(meetings.ids(store, descending=True, limit=500))
    ),
    "decisions": lambda store, chance: agenda.decisions(
        store, network=chance.choice(networks.ids(store, limit=50))
    ),
    "assignments": lambda store, _chance: assignments.rows(store, assignments.ids(store, limit=200)[:64]),
    "an assignment": lambda store, chance: assignments.get(
        store, chance.choice(assignments.ids(store, limit=200))
    ),
    "next meetings": lambda store, _chance: today.next_meetings(store, TODAY),
    "mandates that end": lambda store, _chance: today.ending(store, TODAY),
    "assignments due": lambda store, _chance: today.assignments_due(store, TODAY),
    "without e-mail": lambda store, _chance: today.without_email(store, TODAY),
    "vacant seats": lambda store, _chance: today.vacant(store, TODAY),
}


def test_first_pages(store: Store) -> None:
    chance = random.Random(1)
    taken: dict[str, list[float]] = {}
    for name, act in ACTIONS.items():
        act(store, chance)
        for _round in range(20):
            begun = time.perf_counter()
            act(store, chance)
            taken.setdefault(name, []).append(time.perf_counter() - begun)
    for name, times in taken.items():
        times.sort()
        print(f"{name:20} {1000 * times[10]:7.1f} ms median {1000 * times[18]:7.1f} ms of 95 in 100")
    everything = sorted(each for times in taken.values() for each in times)
    assert everything[int(len(everything) * 0.95)] < FIRST_PAGE


FIGURES_OF: dict[str, Callable[[Store, date, date], Sized]] = {
    "by network": lambda store, first, last: statistics.attended(store, first, last, by=("network", "half")),
    "by organisation": lambda store, first, last: statistics.attended(
        store, first, last, by=("organisation", "half")
    ),
    "by all": statistics.attended,
    "a network's table": lambda store, first, last: (
        at_statistics.attendance(store, first=first, last=last, network=networks.ids(store)[7]).rows
    ),
    "summed up by half-year": lambda store, first, last: figures.figures(store, Asked(first, last, "half")),
    "summed up by network": lambda store, first, last: figures.figures(store, Asked(first, last, "network")),
    "a network's fees": lambda store, first, last: (
        at_statistics.fees(store, first=first, last=last, network=networks.ids(store)[7]).rows
    ),
}


def test_figures_of_ten_years(store: Store) -> None:
    slowest = 0.0
    for name, act in FIGURES_OF.items():
        times = []
        found: Sized = ()
        for _round in range(5):
            begun = time.perf_counter()
            found = act(store, date(2016, 1, 1), date(2025, 12, 31))
            times.append(time.perf_counter() - begun)
        print(f"{name:20} {1000 * sorted(times)[2]:7.1f} ms, {len(found)} rows")
        slowest = max(slowest, sorted(times)[2])
    assert slowest < FIGURES
