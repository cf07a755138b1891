"""What the palette finds beside commands: organisations with who sits for them, people by name or by what
they represent, networks, meetings, assignments."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from desktop_app.errors import NotFound
from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId
from desktop_app.records.keys import fold, search_terms, search_text
from desktop_app.store import assignments, networks, organisations, participants, represented
from desktop_app.store.database import Store
from desktop_app.store.meetings import meetings
from desktop_app.store.organisations import OrganisationRow
from desktop_app.store.represented import Represented
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.pages.organisation_card import kind_name, summary
from desktop_app.ui.palette import Hit

ORGANISATIONS, SEATS, PEOPLE, NETWORKS, MEETINGS, ASSIGNMENTS = 3, 8, 8, 4, 4, 3
LOOKED_AT = 64
"""So many of those that a query finds are looked through for names that begin with it."""


def find(desk: Desk, query: str, found: Callable[[Sequence[Hit]], None]) -> None:
    """ "haninge" finds Haninge, then who sits for it where."""

    def work(store: Store) -> list[Hit]:
        bodies, seats = _organisations(desk, store, query)
        shown = {seat.participant for seat in seats}
        return [
            *bodies,
            *(replace(_seat(desk, seat), named=bodies[0].named) for seat in seats),
            *_people(desk, store, query, shown),
            *_networks(desk, store, query),
            *_meetings(desk, store, query),
            *_assignments(desk, store, query),
        ]

    desk.read(work, found, key="palette.find")


def _organisations(desk: Desk, store: Store, query: str) -> tuple[list[Hit], list[Represented]]:
    """The one so called first, or those whose names begin so; and the seats of the first."""
    named = _named(store, query)
    found = organisations.ids(store, search=query, limit=LOOKED_AT)
    rows = organisations.rows(store, list(dict.fromkeys([*([named] if named else []), *found])))
    rows = sorted(rows, key=lambda row: _distance(row, named, query))[:ORGANISATIONS]
    sure = bool(rows) and (rows[0].id == named or _begins(rows[0].name, query))
    seats = represented.represented(store, rows[0].id, as_of=desk.looked_at.as_of) if sure else []
    hits = [
        Hit(
            row.name,
            f"{kind_name(row.kind)}, {summary(seats)}" if sure and not place else kind_name(row.kind),
            "building-2",
            partial(desk.go, "organisations", int(row.id)),
            named=row.id == named,
        )
        for place, row in enumerate(rows)
    ]
    return hits, seats[:SEATS]


def _distance(row: OrganisationRow, named: OrganisationId | None, query: str) -> tuple[bool, bool, bool]:
    """ "stockh" means Stockholm before its county administrative board."""
    first = fold(row.name).startswith(fold(query))
    return row.id != named, not first, not _begins(row.name, query)


def _named(store: Store, query: str) -> OrganisationId | None:
    """The organisation that is called so, by any of its names."""
    if not any(letter.isalpha() for letter in query):
        return None  # a number is no name here
    try:
        return organisations.named(store, query)
    except NotFound:
        return None


def _seat(desk: Desk, seat: Represented) -> Hit:
    detail = f"{seat.role}, {seat.network_name}"
    if seat.participant is None:
        return Hit(_("Vacant"), detail, "network", partial(desk.go, "networks", int(seat.network)))
    name = f"{seat.name} {_('acting')}" if seat.acting else seat.name
    return Hit(name, detail, "user-round", partial(desk.go, "participants", int(seat.participant)))


def _people(desk: Desk, store: Store, query: str, shown: Collection[object]) -> list[Hit]:
    """Those whose names begin as the query first: "dan" means Dan before Al-Hamdani."""
    rows = participants.rows(store, participants.ids(store, search=query, limit=LOOKED_AT))
    rows = [row for row in rows if row.id not in shown]
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


def _assignments(desk: Desk, store: Store, query: str) -> list[Hit]:
    rows = assignments.rows(store, assignments.ids(store, search=query, limit=ASSIGNMENTS))
    return [
        Hit(row.title, row.performers, "clipboard-list", partial(desk.go, "assignments", int(row.id)))
        for row in rows
    ]
