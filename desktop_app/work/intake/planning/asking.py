"""What a plan asks of the register, and the plan made of the answers.

The plan is made where the file was understood, in the child process; the register is open in the other. So
the work yields two questions, of plain data: who is near the file's rows, told by keys alone; then everything
about those few whom matching may look at. Here is also who those few are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop_app.records.forms import participant_of
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import email_key
from desktop_app.work.intake.planning.index import alike_rests, person_key, rests, sound
from desktop_app.work.intake.planning.keyed import answered
from desktop_app.work.intake.planning.plan import plan
from desktop_app.work.intake.planning.planned import (
    Known,
    KnownAffiliation,
    KnownContact,
    KnownMembership,
    KnownPerson,
    PlannedFile,
)
from desktop_app.work.intake.understood import Person, Understood

Namesakes = dict[str, dict[str, set[str]]]
"""Per name key the participants of that name, by number as text, and the organisations where each stands."""


class Keys(NamedTuple):
    """The first question: who answers to these."""

    shape: str
    sender: OrganisationId | None
    form_network: NetworkId | None
    page: str
    """The name of the network that a page describes."""
    names: list[str]
    emails: list[str]
    mobiles: list[str]
    organisations: list[OrganisationId]
    networks: list[str]
    """The names of networks that rows say."""


class Around(NamedTuple):
    """The first answer. `network` is the one imported into, or the file's own if the register has it; for the
    lists see store/imports.py."""

    network: NetworkId | None
    network_name: str
    moved: int
    imported: list[tuple[ParticipantId, str]]
    """What the last import from this source gave, as JSON."""
    not_same: list[tuple[str, ParticipantId]]
    seated: list[ParticipantId]
    networks: dict[str, NetworkId]
    """The register's, by the key of a name that rows say."""
    named: list[tuple[str, str]]
    at: list[tuple[OrganisationId, str]]
    mobiles: list[tuple[ParticipantId, str]]
    mailed: list[ParticipantId]


class Wanted(NamedTuple):
    """The second question: all about these."""

    ids: list[ParticipantId]


class Whole(NamedTuple):
    """The second answer; see store/imports.py."""

    people: list[tuple[Any, ...]]
    affiliations: list[tuple[Any, ...]]
    contacts: list[tuple[Any, ...]]
    memberships: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan of one file, with the network that its people join."""

    file: PlannedFile
    network: NetworkId | None


def planning(understood: Understood) -> Generator[Keys | Wanted, Any, Planned]:
    """Compare with the register; yields what is to be asked of it."""
    around: Around = yield keys(understood)
    namesakes = _namesakes(around)
    whole: Whole = yield Wanted(sorted(wanted(understood.people, around, namesakes)))
    known = Known(
        people=_people(whole),
        not_same=frozenset(around.not_same),
        last_imported={number: json.loads(fields) for number, fields in around.imported},
        network=around.network,
        network_name=around.network_name,
        networks=around.networks,
        namesakes={name: len(people) for name, people in namesakes.items()},
        moved=around.moved,
    )
    return Planned(answered(plan(understood, known), known), around.network)


def keys(understood: Understood) -> Keys:
    people = understood.people
    return Keys(
        understood.shape,
        understood.organisation,
        understood.form.network if understood.form else None,
        understood.network.name if understood.network and not understood.network.proposed else "",
        sorted({person_key(person) for person in people}),
        sorted({email_key(address) for person in people for address in person.emails}),
        sorted({number for person in people for number in _mobiles(person)}),
        sorted({person.organisation for person in people if person.organisation is not None}),
        sorted({person.network_text for person in people if person.network_text}),
    )


def _mobiles(person: Person) -> set[str]:
    return {phone.value for phone in person.phones if phone.kind == "mobile" and phone.value}


# whom matching may look at


def wanted(people: Iterable[Person], around: Around, namesakes: Namesakes) -> set[ParticipantId]:
    """Of everybody near those who may be meant by a row, and the only one of a name, who is told of."""
    by_name: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_name[person_key(person)].append(person)
    keyed = (participant_of(person.key) for person in people if person.key)
    return {
        *around.mailed,
        *around.seated,
        *(number for number, _fields in around.imported),
        *(number for number in keyed if number is not None),
        *_of_the_name(by_name, namesakes, around),
        *_spelt_alike(_unanswered(by_name, namesakes), around.at),
    }


def _of_the_name(
    by_name: Mapping[str, Sequence[Person]], namesakes: Namesakes, around: Around
) -> set[ParticipantId]:
    """Namesakes who stand where a row does, or nowhere, or have a row's mobile; and one who is the only
    namesake. Of all others nothing is told but how many they are."""
    mobiles: defaultdict[int, set[str]] = defaultdict(set)
    for number, mobile in around.mobiles:
        mobiles[number].add(mobile)
    found: set[ParticipantId] = set()
    for name, people in namesakes.items():
        rows = by_name[name]
        said = {"" if row.organisation is None else str(row.organisation) for row in rows}
        numbers = {mobile for row in rows for mobile in _mobiles(row)}
        found.update(
            ParticipantId(int(number))
            for number, there in people.items()
            if len(people) == 1
            or "" in said
            or not there
            or not said.isdisjoint(there)
            or not numbers.isdisjoint(mobiles.get(int(number), ()))
        )
    return found


def _unanswered(
    by_name: Mapping[str, Sequence[Person]], namesakes: Namesakes
) -> dict[OrganisationId, set[str]]:
    """Per organisation the names of rows that nobody of the very name there answers to: only they go on to
    those who are called much the same."""
    found: defaultdict[OrganisationId, set[str]] = defaultdict(set)
    for name, rows in by_name.items():
        taken = frozenset[str]().union(*namesakes.get(name, {}).values())
        for row in rows:
            if row.organisation is not None and str(row.organisation) not in taken:
                found[row.organisation].add(name)
    return found


def _namesakes(around: Around) -> Namesakes:
    places: Namesakes = {}
    for name, text in around.named:
        namesakes = places.setdefault(name, {})
        for each in text.split(" "):
            number, _comma, organisation = each.partition(",")
            there = namesakes.setdefault(number, set())
            if organisation:
                there.add(organisation)
    return places


def _spelt_alike(
    names: Mapping[OrganisationId, Iterable[str]], at: Iterable[tuple[OrganisationId, str]]
) -> set[ParticipantId]:
    """Those at the rows' organisations whose names are spelt much like a row's: few of the many there, and
    the only ones of whom matching may ask."""
    mates: defaultdict[OrganisationId, set[str]] = defaultdict(set)
    for organisation, text in at:
        if organisation in names:
            mates[organisation].update(text.split("\n"))
    return {
        number for organisation, lines in mates.items() for number in _alike_there(names[organisation], lines)
    }


def _alike_there(names: Iterable[str], mates: Iterable[str]) -> set[ParticipantId]:
    """At one organisation. Whoever is alike shares a word; of many who do, the rests of the names are
    compared, each pair once."""
    said = {each for name in names for each in rests(name)}
    single: dict[str, dict[str, list[str]]] = {word: {} for word, _rest in said}
    longer: dict[str, dict[str, list[str]]] = {word: {} for word, _rest in said}
    for line in mates:
        number, _blank, name = line.partition(" ")
        if single.keys().isdisjoint(map(sound, name.split())):  # as nearly everybody is
            continue
        for word, rest in rests(name):
            if word in single:
                there = (longer if " " in rest else single)[word]
                there.setdefault(rest, []).append(number)
    return {
        ParticipantId(int(number))
        for word, rest in said
        for other in alike_rests(rest, single[word], longer[word])
        for number in (single if other in single[word] else longer)[word][other]
    }


# the answers as plain data


def _people(whole: Whole) -> tuple[KnownPerson, ...]:
    ties: defaultdict[int, list[KnownAffiliation]] = defaultdict(list)
    for participant, number, at, name, title, unit, party, acting, leave, *last in whole.affiliations:
        ended = "".join(filter(None, last))
        tie = KnownAffiliation(number, at, name, title, unit, party, bool(acting), leave or "", ended)
        ties[participant].append(tie)
    contacts: defaultdict[int, list[KnownContact]] = defaultdict(list)
    for participant, number, kind, value, as_written, shared in whole.contacts:
        contacts[participant].append(KnownContact(number, kind, value, as_written, bool(shared)))
    seats: defaultdict[int, list[KnownMembership]] = defaultdict(list)
    for participant, number, network, at, role, acting, first, last in whole.memberships:
        seat = KnownMembership(number, network, at, role, bool(acting), first or "", last or "")
        seats[participant].append(seat)
    return tuple(
        KnownPerson(
            number,
            given,
            family,
            written,
            bool(protected),
            tuple(ties[number]),
            tuple(contacts[number]),
            tuple(seats[number]),
        )
        for number, given, family, written, protected in whole.people
    )
