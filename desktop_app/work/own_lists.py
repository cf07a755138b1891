"""What is done with own lists: added, changed, removed; who is put on them and taken off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId, OwnListId, ParticipantId
from desktop_app.records.own_lists import checked_name
from desktop_app.store import own_lists as stored
from desktop_app.store import ties
from desktop_app.store.database import Store
from desktop_app.store.source import Source


def add(
    store: Store,
    *,
    name: str,
    note: str = "",
    participants: Sequence[ParticipantId] = (),
    organisations: Sequence[OrganisationId] = (),
) -> OwnListId:
    """A new list, with those who are on it. Raises `Invalid` for an empty name or one that another has."""
    name = _free(store, name, None)
    with store.change("own_lists.added", name=name) as change:
        number = OwnListId(change.insert("own_list", name=name, note=note.strip()))
        change.insert_many("own_list_member", _rows(change, number, participants, organisations))
    return number


def change(
    store: Store,
    *,
    own_list: OwnListId,
    version: int | None = None,
    name: str | None = None,
    note: str | None = None,
) -> None:
    """Change what is given and leave the rest."""
    held = stored.get(store, own_list)
    wanted = {
        "name": held.name if name is None else _free(store, name, own_list),
        "note": held.note if note is None else note.strip(),
    }
    values = {key: value for key, value in wanted.items() if value != getattr(held, key)}
    with store.change("own_lists.changed", name=wanted["name"]) as running:
        running.update("own_list", own_list, version or held.version, **values)


def remove(store: Store, *, own_list: OwnListId) -> None:
    """Take a list away; who was on it stays in the register."""
    held = stored.get(store, own_list)
    with store.change("own_lists.removed", name=held.name) as running:
        running.delete_where("own_list_member", list=[own_list])
        running.delete("own_list", [own_list])


def put(
    store: Store,
    *,
    own_list: OwnListId,
    participants: Sequence[ParticipantId] = (),
    organisations: Sequence[OrganisationId] = (),
) -> int:
    """Put people and organisations on a list, last; gives how many were not on it before."""
    held = stored.get(store, own_list)
    people = [number for number in participants if number not in held.participants]
    bodies = [number for number in organisations if number not in held.organisations]
    rows = _rows(store, own_list, people, bodies)
    with store.change("own_lists.put", name=held.name, count=len(rows)) as running:
        running.insert_many("own_list_member", rows)
    return len(rows)


def take(
    store: Store,
    *,
    own_list: OwnListId,
    participants: Sequence[ParticipantId] = (),
    organisations: Sequence[OrganisationId] = (),
) -> int:
    """Take people and organisations off a list; gives how many were on it."""
    held = stored.get(store, own_list)
    people, bodies = set(participants), set(organisations)
    gone = [
        row.id
        for row in stored.members(store, own_list)
        if row.participant in people or row.organisation in bodies
    ]
    with store.change("own_lists.taken", name=held.name, count=len(gone)) as running:
        running.delete("own_list_member", gone)
    return len(gone)


def _rows(
    source: Source,
    own_list: OwnListId,
    participants: Sequence[ParticipantId],
    organisations: Sequence[OrganisationId],
) -> list[dict[str, Any]]:
    """New rows of a list, after those it has; raises `NotFound` for a record that has gone."""
    ties.check_there(source, "participant", participants)
    ties.check_there(source, "organisation", organisations)
    pairs: list[tuple[int | None, int | None]] = [(number, None) for number in dict.fromkeys(participants)]
    pairs += [(None, number) for number in dict.fromkeys(organisations)]
    place = 1 + max((row.position for row in stored.members(source, own_list)), default=-1)
    return [
        {"list": own_list, "participant": person, "organisation": body, "position": position}
        for position, (person, body) in enumerate(pairs, place)
    ]


def _free(store: Store, name: str, own: OwnListId | None) -> str:
    """A name as it is stored; raises `Invalid` where another list has it, however it is written."""
    name = checked_name(name)
    if stored.with_name(store, name) not in (None, own):
        raise Invalid(_("There is already a list called “{name}”.").format(name=name), field="name")
    return name
