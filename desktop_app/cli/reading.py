"""What `list` and `show` answer, as rows and records of the store."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.cli.plain import plain
from desktop_app.records.ids import NetworkId
from desktop_app.store import import_runs, journal, meetings, networks, organisations, participants, seats
from desktop_app.store.database import Store


def rows(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    """The rows of `list WHAT` with the filters asked for."""
    return _LISTS[asked.what](store, asked)


def _participants(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    wanted = participants.ids(store, search=asked.search, network=_network(store, asked), as_of=asked.as_of)
    return participants.rows(store, wanted, as_of=asked.as_of)


def _networks(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return networks.rows(store, networks.ids(store, search=asked.search), as_of=asked.as_of)


def _organisations(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return organisations.rows(store, organisations.ids(store, search=asked.search))


def _meetings(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    return meetings.rows(store, meetings.ids(store, search=asked.search, network=_network(store, asked)))


def _seats(store: Store, asked: argparse.Namespace) -> Sequence[Any]:
    network = _network(store, asked)
    chosen = networks.ids(store) if network is None else [network]
    found = [
        {"id": seat.membership, "network": row.name, **plain(seat)}
        for row in networks.rows(store, chosen)
        for seat in seats.rows(store, row.id, as_of=asked.as_of)
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
    "history": _history,
    "imports": _imports,
}


def _network(store: Store, asked: argparse.Namespace) -> NetworkId | None:
    return networks.named(store, asked.network) if asked.network is not None else None


def _searched(found: Sequence[Any], search: str) -> list[Any]:
    """The rows in which every word of a search stands."""
    words = search.casefold().split()
    return [row for row in found if all(word in str(plain(row)).casefold() for word in words)]


def record(store: Store, asked: argparse.Namespace) -> Any:
    """The record of `show WHAT NAME_OR_ID`."""
    if asked.what == "network":
        return networks.get(store, networks.named(store, asked.name), as_of=asked.as_of)
    if asked.what == "participant":
        return participants.get(store, participants.named(store, asked.name))
    if asked.what == "meeting":
        return meetings.get(store, meetings.named(store, asked.name))
    number = organisations.named(store, asked.name)
    held = plain(organisations.get(store, number))
    people = participants.rows(
        store, participants.ids(store, organisation=number, as_of=asked.as_of), as_of=asked.as_of
    )
    return {**held, "contacts": organisations.contacts(store, number), "participants": people}
