"""Who would be new by the earlier files of the same import: known to the later ones as if already entered.

So a person who stands in several files is one person. Until the import is written such a person goes by a
number below zero, which tells file and row; affiliation and seats go by their places, counted from -1 down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.progress import Work
from desktop_app.work.intake.planning.asking import Around, Keys, Planned, Wanted, Whole
from desktop_app.work.intake.planning.cells import beginnings
from desktop_app.work.intake.planning.index import address_key, person_key
from desktop_app.work.intake.planning.planned import Decision, Known, PlannedPerson
from desktop_app.work.intake.planning.rows_of_person import contacts, written
from desktop_app.work.intake.understood import Person

if TYPE_CHECKING:  # the child process that makes a plan has no use for the database's library
    from desktop_app.store.imports import Candidate

Answer = Callable[[Keys | Wanted], Work[Around | Whole]]
_ROWS = 10_000_000
"""More than the people of any file."""
_UNKNOWN = OrganisationId(-1)
"""An organisation that the register does not know yet."""


def number_of(file: int, row: int) -> ParticipantId:
    return ParticipantId(-1 - file * _ROWS - row)


def place_of(number: ParticipantId) -> tuple[int, int]:
    return divmod(-1 - number, _ROWS)


class Earlier(Struct):
    """The people whom the files planned so far would enter."""

    _people: dict[ParticipantId, tuple[PlannedPerson, NetworkId | None, frozenset[str]]] = field(
        default_factory=dict
    )
    _files: int = 0

    def add(self, planned: Planned) -> None:
        for row, person in enumerate(planned.file.people):
            if person.state == "new":
                entry = person, planned.network, planned.file.shared
                self._people[number_of(self._files, row)] = entry
        self._files += 1

    def answering(self, answer: Answer) -> Answer:
        """What the register answers, and these people with it."""

        def both(asked: Keys | Wanted) -> Work[Around | Whole]:
            found = yield from answer(asked)
            if isinstance(found, Around) and isinstance(asked, Keys):
                return self._around(asked, found)
            if isinstance(found, Whole) and isinstance(asked, Wanted):
                return self._whole(asked, found)
            return found

        return both

    def _around(self, asked: Keys, found: Around) -> Around:
        """All who are near by name, address or organisation: few, so that matching may look at each."""
        names, emails, places = set(asked.names), set(asked.emails), set(asked.organisations)
        near = [
            number
            for number, (planned, _network, _shared) in self._people.items()
            if person_key(planned.person) in names
            or planned.person.organisation in places
            or not emails.isdisjoint(map(address_key, planned.person.emails))
        ]
        return found._replace(mailed=[*found.mailed, *near])

    def _whole(self, asked: Wanted, found: Whole) -> Whole:
        people, ties, reached, seats = (list(each) for each in found)
        for number in asked.ids:
            if number not in self._people:
                continue
            planned, network, shared = self._people[number]
            person = planned.person
            people.append((number, person.given, person.family, written(person), False))
            ties += _ties(number, person)
            reached += [
                (number, -1 - place, row["kind"], row["value"], row["as_written"], row["shared"])
                for place, row in enumerate(contacts(person, number, shared))
            ]
            seats += _seats(number, planned, network)
        return Whole(people, ties, reached, seats)


def _place(person: Person) -> OrganisationId | None:
    return _UNKNOWN if person.organisation is None and person.organisation_text else person.organisation


def _ties(number: ParticipantId, person: Person) -> Iterator[tuple[Any, ...]]:
    place = _place(person)
    if place is not None:
        leave = person.leave_until.isoformat() if person.leave_until else ""
        said = person.title, person.department, person.party, person.acting, leave
        yield (number, -1, place, person.organisation_text, *said)


def _seats(
    number: ParticipantId, planned: PlannedPerson, network: NetworkId | None
) -> Iterator[tuple[Any, ...]]:
    if network is None:
        return
    span = planned.person.span
    days = tuple(day.isoformat() if day else "" for day in (span.first, span.last))
    for place, (role, named) in enumerate(zip_longest(planned.roles, planned.networks, fillvalue="")):
        if named:
            continue
        person = planned.person
        yield (number, -1 - place, network, person.organisation, role, person.acting, *days)


# after the person has decided


def settled(decisions: Sequence[Sequence[Decision]], files: Sequence[Planned]) -> list[list[Decision]]:
    """The decisions of all files: a row that was to join somebody new who is not entered after all is
    entered itself."""

    def settle(decision: Decision, *, joining: bool) -> Decision:
        number = decision.participant
        if number is None or number >= 0:
            return decision
        file, row = place_of(number)
        if decisions[file][row].action == "add":
            return decision
        planned = decision.planned
        rows = (planned.person, *planned.also)
        begun, named = beginnings(rows, None, Known(), {}, joining=joining)
        return Decision(planned, "add", roles=begun, networks=named)

    return [
        [settle(decision, joining=file.file.joining) for decision in each]
        for file, each in zip(files, decisions, strict=True)
    ]


class Entered(Struct):
    """What the files written so far have entered: people by their numbers before, organisations by key."""

    organisations: dict[str, OrganisationId] = field(default_factory=dict)
    _people: dict[ParticipantId, ParticipantId] = field(default_factory=dict)

    def add(self, file: int, decisions: Sequence[Decision], numbers: Mapping[int, ParticipantId]) -> None:
        """`numbers` are those of the people entered, by their decision's id()."""
        for row, decision in enumerate(decisions):
            if id(decision) in numbers:
                self._people[number_of(file, row)] = numbers[id(decision)]

    def decision(self, decision: Decision) -> Decision:
        """A decision with the numbers that people have by now; of those not entered nothing is kept."""
        if all(number >= 0 for number in (decision.participant or 0, *decision.not_same)):
            return decision
        found = (self._real(number) for number in decision.not_same)
        return replace(
            decision,
            participant=None if decision.participant is None else self._real(decision.participant),
            not_same=tuple(number for number in found if number is not None),
        )

    def _real(self, number: ParticipantId) -> ParticipantId | None:
        return number if number >= 0 else self._people.get(number)


def at_home(planned: PlannedPerson, held: Candidate) -> PlannedPerson:
    """The affiliation and the seat by the numbers that they have got."""

    def real(number: int | None, rows: Sequence[Any]) -> int | None:
        if number is None or number >= 0:
            return number
        return rows[-1 - number].id if -1 - number < len(rows) else None

    if min(planned.affiliation or 0, planned.membership or 0) >= 0:
        return planned
    return replace(
        planned,
        affiliation=real(planned.affiliation, held.affiliations),
        membership=real(planned.membership, held.memberships),
    )


def not_missing(files: Sequence[Planned]) -> tuple[Planned, ...]:
    """The plans of one import: nobody is missing from a file who stands in another of the same network."""
    if len(files) < 2:
        return tuple(files)
    mentioned: dict[NetworkId | None, set[ParticipantId]] = {}
    for each in files:
        there = mentioned.setdefault(each.network, set())
        there.update(number for person in each.file.people for number in person.candidates)

    def kept(each: Planned) -> Planned:
        named = mentioned[each.network]
        endings = tuple(ending for ending in each.file.endings if ending.participant not in named)
        return replace(each, file=replace(each.file, endings=endings))

    return tuple(map(kept, files))
