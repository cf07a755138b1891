"""What is kept of an import for the next one from its source: what the file said, and that it was here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from msgspec.structs import replace

from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.records.progress import Progress, Work
from desktop_app.store import imports
from desktop_app.store.change import Change
from desktop_app.work.intake.planning.cells import imported_values
from desktop_app.work.intake.planning.planned import Decision, PlannedFile, PlannedPerson
from desktop_app.work.intake.telling.report import COUNTS
from desktop_app.work.intake.writing.batch import Batch, portions

_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
Seats = frozenset[str]
"""The names under which a person's ended seats were remembered."""


def said_of(
    decisions: Iterable[Decision], entered: Mapping[int, ParticipantId]
) -> dict[ParticipantId, PlannedPerson]:
    """Each decided row by its participant; of several rows for one participant the first, with what the
    others add. `entered` are new people's numbers, by their decision's id()."""
    said: dict[ParticipantId, PlannedPerson] = {}
    for decision in decisions:
        participant = decision.participant or entered.get(id(decision))
        if decision.action != "skip" and participant is not None:
            first = said.get(participant)
            said[participant] = _with(first, decision.planned) if first else decision.planned
    return said


def _with(first: PlannedPerson, other: PlannedPerson) -> PlannedPerson:
    """A row with the addresses, telephones, seats and meetings of another row of the same participant."""
    seats = [seat for each in (first, other) for seat in zip_longest(each.roles, each.networks, fillvalue="")]
    return replace(
        first,
        person=replace(
            first.person,
            emails=(*first.person.emails, *other.person.emails),
            phones=(*first.person.phones, *other.person.phones),
        ),
        also=(*first.also, other.person, *other.also),
        roles=tuple(role for role, _network in seats),
        networks=tuple(network for _role, network in seats),
        attended=(*first.attended, *other.attended),
    )


def remember(
    change: Change,
    file: PlannedFile,
    network: NetworkId | None,
    said: Mapping[ParticipantId, PlannedPerson],
    ended: Mapping[ParticipantId, Seats],
) -> Work[None]:
    """`said` are the decided rows; whoever is `ended` and in a later list joins again."""
    understood = file.understood
    key: dict[str, Any] = {
        "shape": understood.shape,
        "network": network,
        "organisation": understood.organisation,
    }
    number = imports.source_of(change, **key)
    before = imports.last_imported(change, number)
    if number is None:
        number = change.insert("import_source", **key)
    batch = Batch(change)
    everybody: Sequence[ParticipantId] = [*said, *(ended.keys() & before.keys() - said.keys())]
    for _done, portion in portions(everybody):
        for participant in portion:
            row, version, old = before.get(participant, (None, 0, {}))
            fields = {**_after(old, said.get(participant)), **dict.fromkeys(ended.get(participant, ()), "")}
            text = {"fields": _ENCODE(fields)}
            if row is None:
                batch.add("import_value", {"source": number, "participant": participant, **text})
            elif fields != old:
                batch.alter("import_value", row, version, text)
        batch.write()
        yield Progress()
    change.insert(
        "import_run",
        source=number,
        change=change.id,
        file=understood.file,
        size=understood.size,
        sha256=understood.sha256,
        counts=json.dumps({name: file.count(state) for name, state in COUNTS} | {"ended": len(ended)}),
    )


def _after(old: Mapping[str, str], planned: PlannedPerson | None) -> dict[str, str]:
    """What was remembered, with what a row says now; whoever is in it again has not left."""
    if planned is None:
        return dict(old)
    kept = {name: value for name, value in old.items() if name != "gone"}
    return {**kept, **imported_values(planned)}
