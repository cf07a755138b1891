"""Duplicates: participants who may be one person found, made one, or noted as two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from desktop_app.errors import Invalid
from desktop_app.i18n import _
from desktop_app.records.duplicates import Pair, number_key
from desktop_app.records.emails import is_function
from desktop_app.records.ids import ChangeId, ParticipantId
from desktop_app.records.keys import sort_key
from desktop_app.records.merging import checked, joined
from desktop_app.records.participants import Participant
from desktop_app.records.progress import Progress, Work
from desktop_app.store import duplicates as stored
from desktop_app.store import imports, participants
from desktop_app.store.database import Store
from desktop_app.store.source import Source
from desktop_app.work.likeness import Found, Ids, Somebody, likeness, of_one_name, spelt_alike
from desktop_app.work.merging import write

_PORTION = 5_000
_STEPS = 2_000
"""Participants read, and pairs weighed, between two signs of life."""


@dataclass(frozen=True, slots=True)
class Merged:
    """`moved` counts by kind what `kept` got from the other; what both had is not counted."""

    kept: ParticipantId
    gone: ParticipantId
    name: str
    moved: Mapping[str, int]
    change: ChangeId


def find(source: Source) -> Work[list[Pair]]:
    """Probable duplicates, the surest first; without those of whom somebody has said that they are two."""
    people = yield from _everybody(source)
    common: list[stored.Reached] = []
    for kind in ("email", "mobile"):
        yield Progress(text=_("Comparing names, addresses and numbers"))
        common += stored.common_values(source, kind)
    apart = imports.not_same(source)
    found: set[Ids] = set()
    for ids in _candidates(people, common):
        if ids is None:
            yield Progress(text=_("Comparing names, addresses and numbers"))
        else:
            found.add((min(ids), max(ids)))
    wanted = [ids for ids in found if not _said_apart(people[ids[0]], people[ids[1]], apart)]
    return (yield from _weighed(source, people, wanted))


def _weighed(
    source: Source, people: Mapping[ParticipantId, Somebody], wanted: Sequence[Ids]
) -> Work[list[Pair]]:
    """Those of the pairs for whom enough speaks."""
    yield Progress(text=_("Weighing what speaks for and against"))
    for each in stored.reached(source, sorted({number for ids in wanted for number in ids})):
        if each.kind == "mobile":
            people[each.participant].mobiles |= {each.value}
        elif not is_function(each.value):
            people[each.participant].emails |= {each.value}
    municipalities = stored.municipalities(source)
    pairs: list[Pair] = []
    for step, (a, b) in enumerate(wanted):
        if step % _STEPS == 0:
            yield Progress(step, len(wanted), _("Weighing what speaks for and against"))
        alike = likeness(people[a], people[b], municipalities)
        if alike is not None:
            pairs.append(Pair(a, b, people[a].written, people[b].written, alike.evidence, alike.certainty))
    return sorted(pairs, key=lambda pair: (-pair.certainty, sort_key(pair.a_name), pair.a, pair.b))


def _everybody(source: Source) -> Work[dict[ParticipantId, Somebody]]:
    people: dict[ParticipantId, Somebody] = {}
    portions = stored.portions(source, _PORTION)
    for step, (first, last) in enumerate(portions):
        yield Progress(step, len(portions), _("Reading the participants"))
        people |= {each.id: Somebody(*each) for each in stored.names(source, first, last)}
        for place in stored.places(source, first, last):
            somebody = people.get(place.participant)
            if somebody is None:  # entered since the names were read
                continue
            somebody.ever |= {place.organisation}
            if place.present:
                somebody.now |= {place.organisation}
    return people


def _candidates(people: Mapping[ParticipantId, Somebody], common: Iterable[stored.Reached]) -> Found:
    """The pairs that share something."""
    yield from of_one_name(people.values())
    yield from spelt_alike(people.values())
    having: defaultdict[str, list[ParticipantId]] = defaultdict(list)
    for each in common:
        if each.participant in people:
            having[each.value].append(each.participant)
    for numbers in having.values():
        yield from combinations(dict.fromkeys(numbers), 2)


def _said_apart(a: Somebody, b: Somebody, apart: frozenset[tuple[str, ParticipantId]]) -> bool:
    return any(
        (key, other.id) in apart
        for one, other in ((a, b), (b, a))
        for key in (one.name_key, number_key(one.id))
    )


def not_same(store: Store, *, participant: ParticipantId, other: ParticipantId) -> None:
    """Two participants are two people: they are not proposed as duplicates again."""
    a, b = _two(store, participant, other)
    with store.change("participants.not_same", name=a.written, other=b.written) as running:
        for one, two in ((a.id, b.id), (b.id, a.id)):
            if all(row.participant != two for row in stored.noted(running, number_key(one))):
                running.insert("not_same", name_key=number_key(one), participant=two)


def forget_not_same(store: Store, *, participant: ParticipantId, key: str) -> None:
    """A participant, and whoever has this name key or `number_key`, may be proposed as the same again."""
    name = participants.get(store, participant).written
    with store.change("participants.may_be_same", name=name) as running:
        gone = [row.id for row in stored.noted(running, key) if row.participant == participant]
        mirrored = stored.noted(running, number_key(participant))
        gone += [row.id for row in mirrored if number_key(row.participant) == key]
        running.delete("not_same", gone)


def merge(
    store: Store,
    *,
    participant: ParticipantId,
    other: ParticipantId,
    take: Mapping[str, str] | None = None,
) -> Merged:
    """One participant of two: everything of `other` goes to `participant`, and `other` goes. `take` says of a
    field (see `records.merging.FIELDS`) whose value stands: a is `participant`, b `other`, of some both. A
    backup is made before the first of several merges; undone, both are there again with all that was theirs.
    Raises `Invalid`."""
    chosen = checked(take or {})
    a, b = _two(store, participant, other)
    store.check_writable()
    store.backup_for_series("merge")
    one = joined(a, b, chosen)
    with store.change("participants.merged", name=a.written, other=b.written, kept=a.id) as running:
        moved = write(running, a, b, one)
    return Merged(participant, other, one.person.written, moved, ChangeId(running.id))


def _two(store: Store, one: ParticipantId, other: ParticipantId) -> tuple[Participant, Participant]:
    if one == other:
        raise Invalid(
            _("A participant cannot be compared with themselves."),
            field="other",
            advice=_("Name two different ones."),
        )
    return participants.get(store, one), participants.get(store, other)
