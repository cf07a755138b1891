"""What `list` and `show` answer, as rows and records of the store."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from desktop_app.cli.plain import plain
from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId, OwnListId, ParticipantId
from desktop_app.store import (
    assignments,
    coverage,
    import_runs,
    journal,
    memberships,
    networks,
    organisations,
    own_lists,
    participants,
    represented,
    roles,
    seats,
)
from desktop_app.store.database import Store
from desktop_app.store.meetings import agenda, hosting, meetings
from desktop_app.store.names import name_on
from desktop_app.work import rules
from desktop_app.work.meetings import quorums, replies


def rows(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    """The rows of `list WHAT` with the filters asked for."""
    return _LISTS[asked.what](store, asked)


def people(store: Store, asked: argparse.Namespace) -> list[ParticipantId]:
    """The participants whom the filters leave."""
    return participants.ids(
        store,
        search=asked.search,
        network=_network(store, asked),
        own_list=_own_list(store, asked),
        as_of=asked.as_of,
    )


def _participants(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return participants.rows(store, people(store, asked), as_of=asked.as_of)


def _networks(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return networks.rows(
        store, networks.ids(store, search=asked.search, as_of=asked.as_of), as_of=asked.as_of
    )


def _organisations(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    wanted = organisations.ids(
        store, search=asked.search, own_list=_own_list(store, asked), as_of=asked.as_of
    )
    return organisations.rows(store, wanted, as_of=asked.as_of)


def _own_lists(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return _searched(own_lists.rows(store), asked.search)


def _roles(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return _searched(roles.all_roles(store), asked.search)


def _meetings(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return meetings.rows(store, meetings.ids(store, search=asked.search, network=_network(store, asked)))


def _seats(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    network = _network(store, asked)
    chosen = networks.ids(store, as_of=asked.as_of) if network is None else [network]
    found = [
        {"id": seat.membership, "network": row.name, **plain(seat)}
        for row in networks.rows(store, chosen)
        for seat in seats.rows(store, row.id, as_of=asked.as_of)
    ]
    return _searched(found, asked.search)


def _holders(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    """Everybody who ever held a seat or is going to; as of a day, who did until then."""
    network = _network(store, asked)
    chosen = networks.ids(store, as_of=asked.as_of) if network is None else [network]
    found = [
        {
            "id": seat.id,
            "network": row.name,
            "organisation": seat.organisation_name,
            "role": seat.role_name,
            "name": seat.name,
            **_as_on(plain(seat.span), asked.as_of),
            "deputy_for": seat.deputy_for_name,
        }
        for row in networks.rows(store, chosen)
        for seat in memberships.of_any_day(store, row.id, as_of=asked.as_of)
        if asked.as_of is None or (seat.span.first or asked.as_of) <= asked.as_of
    ]
    return _searched(found, asked.search)


def _coverage(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    """Which organisation has which seats where: `id` is the organisation's."""
    day = asked.as_of or date.today()
    network = _network(store, asked)
    cells = coverage.cells(store, as_of=day, networks=None if network is None else [network])
    groups = networks.ids(store)
    names = {row.id: row.name for row in networks.rows(store, groups, as_of=day)}
    bodies = organisations.ids(store, as_of=day)
    called = {row.id: row.name for row in organisations.rows(store, bodies, as_of=day)}
    places = {number: place for place, number in enumerate(groups)}, {b: p for p, b in enumerate(bodies)}
    cells.sort(key=lambda cell: (places[0][cell.network], places[1][cell.organisation]))
    found = [
        {
            "id": cell.organisation,
            "network": names[cell.network],
            "organisation": called[cell.organisation],
            "seats": cell.seats,
            "held": cell.held,
            "vacant": cell.vacant,
            "deputies": cell.deputies,
        }
        for cell in cells
    ]
    return _searched(found, asked.search)


def _assignments(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    """As of a day those that were being worked at then."""
    which = assignments.Which(_network(store, asked), at_work_on=asked.as_of)
    wanted = assignments.ids(store, search=asked.search, which=which)
    return assignments.rows(store, wanted, today=asked.as_of)


def _decisions(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return _searched(agenda.decisions(store, network=_network(store, asked)), asked.search)


def _hosts(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    """Who was host of which meeting: `id` is the meeting's."""
    network = _network(store, asked)
    chosen = networks.ids(store, as_of=asked.as_of) if network is None else [network]
    found = [
        {"id": hosted.meeting, "network": row.name, **plain(hosted)}
        for row in networks.rows(store, chosen)
        for hosted in hosting.history(store, row.id)
    ]
    return _searched(found, asked.search)


def _history(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return _searched(journal.history(store), asked.search)


def _imports(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return _searched([{**plain(run), "id": run.change} for run in import_runs.runs(store)], asked.search)


_LISTS: dict[str, Callable[[Store, argparse.Namespace], Sequence[Any]]] = {
    "networks": _networks,
    "participants": _participants,
    "organisations": _organisations,
    "meetings": _meetings,
    "seats": _seats,
    "holders": _holders,
    "coverage": _coverage,
    "assignments": _assignments,
    "decisions": _decisions,
    "hosts": _hosts,
    "own_lists": _own_lists,
    "roles": _roles,
    "history": _history,
    "imports": _imports,
}


def _network(store: Store, asked: argparse.Namespace) -> NetworkId | None:
    return networks.named(store, asked.network) if asked.network is not None else None


def _own_list(store: Store, asked: argparse.Namespace) -> OwnListId | None:
    return own_lists.named(store, asked.own_list) if asked.own_list is not None else None


def _searched(found: Sequence[Any], search: str) -> list[Any]:
    """The rows in which every word of a search stands."""
    words = search.casefold().split()
    return [row for row in found if all(word in str(plain(row)).casefold() for word in words)]


def _as_on(value: Any, day: date | None) -> Any:
    """What a record was on a day: without the number of its edits, and without ends that came after, which
    nobody needs to have known of."""
    if day is None:
        return value
    if isinstance(value, dict):
        kept = {name: _as_on(each, day) for name, each in value.items() if name != "version"}
        if set(value) == {"first", "last", "text"} and (value["last"] or "") >= day.isoformat():
            kept["last"] = None
        return kept
    return [_as_on(each, day) for each in value] if isinstance(value, list) else value


def record(store: Store, asked: argparse.Namespace) -> Any:
    """The record of `show WHAT NAME_OR_ID`."""
    if asked.what == "network":
        network = networks.named(store, asked.name)
        held = _as_on(plain(networks.get(store, network, as_of=asked.as_of)), asked.as_of)
        return {**held, "warnings": rules.warnings(store, network, as_of=asked.as_of)}
    if asked.what == "participant":
        person = participants.get(store, participants.named(store, asked.name), as_of=asked.as_of)
        return _as_on(plain(person), asked.as_of)
    if asked.what == "meeting":
        return _meeting(store, meetings.named(store, asked.name))
    if asked.what == "assignment":
        return assignments.get(store, assignments.named(store, asked.name))
    if asked.what == "own_list":
        return _own_list_whole(store, own_lists.named(store, asked.name))
    return _organisation(store, organisations.named(store, asked.name), asked.as_of)


def _meeting(store: Store, number: MeetingId) -> Any:
    """A meeting with whether it may decide and, for each member who has sent regrets and for whom nobody
    serves, the deputies in the order in which they are asked."""
    held = meetings.get(store, number)
    served = {row.deputises_for for row in held.attendance}
    waiting = [
        row
        for row in held.attendance
        if (row.capacity, row.reply) == ("member", "declined") and row.participant not in served
    ]
    return {
        **plain(held),
        "quorum": [
            {"network": each.name, "seats": each.seats, **plain(each.whole), "reached": each.whole.reached}
            for each in quorums.of(store, number)
        ],
        "deputies_to_ask": [
            {
                "instead_of": row.name,
                "deputies": [each.deputy.name for each in replies.next_deputies(store, number, row.id)],
            }
            for row in waiting
        ],
    }


def _organisation(store: Store, number: OrganisationId, as_of: date | None) -> Any:
    """An organisation with its people and with the seats that are held for it."""
    held = _as_on(plain(organisations.get(store, number, as_of=as_of)), as_of)
    people = participants.ids(store, organisation=number, as_of=as_of)
    return {
        "name": name_on(store, number, as_of or date.today()),
        **held,
        "participants": participants.rows(store, people, as_of=as_of),
        "seats": represented.represented(store, number, as_of=as_of),
    }


def _own_list_whole(store: Store, number: OwnListId) -> Any:
    held = own_lists.get(store, number)
    return {
        **plain(held),
        "participants": participants.rows(store, held.participants),
        "organisations": organisations.rows(store, held.organisations),
    }
