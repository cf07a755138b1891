"""What the palette finds beside commands: people by name or by what they represent, networks, meetings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop_app.records.keys import search_terms, search_text
from desktop_app.store import meetings, networks, participants
from desktop_app.store.database import Store
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.palette import Hit

PEOPLE, NETWORKS, MEETINGS = 8, 4, 4
LOOKED_AT = 64
"""So many of those that a query finds are looked through for names that begin with it."""


def find(desk: Desk, query: str, found: Callable[[Sequence[Hit]], None]) -> None:
    """ "haninge" finds Haninge's people with what they are and where they sit."""

    def work(store: Store) -> list[Hit]:
        return [*_people(desk, store, query), *_networks(desk, store, query), *_meetings(desk, store, query)]

    desk.read(work, found, key="palette.find")


def _people(desk: Desk, store: Store, query: str) -> list[Hit]:
    """Those whose names begin as the query first: "dan" means Dan before Al-Hamdani."""
    rows = participants.rows(store, participants.ids(store, search=query, limit=LOOKED_AT))
    rows = sorted(rows, key=lambda row: not _begins(row.name, query))[:PEOPLE]
    return [
        Hit(
            row.name,
            ", ".join(part for part in (row.organisation, row.title, row.networks) if part),
            "user-round",
            partial(desk.go, "participants", int(row.id)),
        )
        for row in rows
    ]


def _begins(name: str, query: str) -> bool:
    found_by = search_text(name).split()
    return all(any(word.startswith(term) for word in found_by) for term in search_terms(query))


def _networks(desk: Desk, store: Store, query: str) -> list[Hit]:
    rows = networks.rows(store, networks.ids(store, search=query, limit=NETWORKS))
    return [Hit(row.name, row.owner, "network", partial(desk.go, "networks", int(row.id))) for row in rows]


def _meetings(desk: Desk, store: Store, query: str) -> list[Hit]:
    rows = meetings.rows(
        store, meetings.ids(store, search=query, order="first_day", descending=True, limit=MEETINGS)
    )
    return [
        Hit(
            row.title,
            words.list_days(row.first_day, row.last_day),
            "calendar",
            partial(desk.go, "meetings", int(row.id)),
        )
        for row in rows
    ]
