"""Whom matching may look at, of the many who are near a file's rows: the few whose records are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.work.intake.planning.index import alike_rests, person_key, rests, sound
from desktop_app.work.intake.understood import Person


class Near:
    """Made of a file's people and of what the register answers to their names, organisations and mobile
    numbers (store/imports.py's Near). Participants go by their numbers as text until they are wanted."""

    def __init__(
        self,
        people: Iterable[Person],
        named: Iterable[tuple[str, str, str | None]],
        at: Iterable[tuple[OrganisationId, str]],
        mobiles: Iterable[tuple[str, str]],
    ) -> None:
        self._rows: defaultdict[str, list[Person]] = defaultdict(list)
        for person in people:
            self._rows[person_key(person)].append(person)
        self._named: dict[str, list[str]] = {}
        self._nowhere: set[str] = set()
        for name, everybody, nowhere in named:
            self._named[name] = everybody.split(" ")
            if nowhere:
                self._nowhere.update(nowhere.split(" "))
        self._there: defaultdict[OrganisationId, list[tuple[str, str]]] = defaultdict(list)
        self._standing: defaultdict[str, set[OrganisationId]] = defaultdict(set)
        for organisation, text in at:
            lines = [line.split(" ", 1) for line in text.split("\n")]
            self._there[organisation] += ((name, number) for number, name in lines)
            for number, name in lines:
                if name in self._named:
                    self._standing[number].add(organisation)
        self._mobiles: defaultdict[str, set[str]] = defaultdict(set)
        for mobile, numbers in mobiles:
            for number in numbers.split(" "):
                self._mobiles[number].add(mobile)

    @property
    def namesakes(self) -> dict[str, int]:
        """How many the register has of each name."""
        return {name: len(numbers) for name, numbers in self._named.items()}

    def wanted(self) -> set[ParticipantId]:
        """Those who may be meant by a row, and the only one of a name, who is told of."""
        numbers = self._of_the_name()
        for organisation, names in self._unanswered().items():
            numbers |= _alike(names, self._there.get(organisation, ()))
        return {ParticipantId(int(number)) for number in numbers}

    def _of_the_name(self) -> set[str]:
        """Namesakes who stand where a row does, or nowhere, or have a row's mobile; and one who is the only
        namesake. Of all others nothing is told but how many they are."""
        found: set[str] = set()
        for name, numbers in self._named.items():
            rows = self._rows[name]
            said = {row.organisation for row in rows}
            if len(numbers) == 1 or None in said:
                found.update(numbers)
                continue
            mobiles = {mobile for row in rows for mobile in mobiles_of(row)}
            for number in numbers:
                if number in self._nowhere or not (
                    said.isdisjoint(self._standing.get(number, ()))
                    and mobiles.isdisjoint(self._mobiles.get(number, ()))
                ):
                    found.add(number)
        return found

    def _unanswered(self) -> Mapping[OrganisationId, set[str]]:
        """Per organisation the names of rows that nobody of the very name there answers to: only they go on
        to those who are called much the same."""
        found: defaultdict[OrganisationId, set[str]] = defaultdict(set)
        for name, rows in self._rows.items():
            numbers = self._named.get(name, ())
            taken = {place for number in numbers for place in self._standing.get(number, ())}
            for row in rows:
                if row.organisation is not None and row.organisation not in taken:
                    found[row.organisation].add(name)
        return found


def mobiles_of(person: Person) -> set[str]:
    return {phone.value for phone in person.phones if phone.kind == "mobile" and phone.value}


def _alike(names: Iterable[str], there: Sequence[tuple[str, str]]) -> set[str]:
    """Of those at one organisation, by name and number, the few whose names are spelt much like one of the
    names. Whoever is alike shares a word; of many who do, the rests of the names are compared, each pair
    once."""
    said = {each for name in names for each in rests(name)}
    single: dict[str, dict[str, list[str]]] = {word: {} for word, _rest in said}
    longer: dict[str, dict[str, list[str]]] = {word: {} for word, _rest in said}
    words = {word for name, _number in there for word in name.split()}
    shared = {word for word in words if sound(word) in single}
    for name, number in there:
        if shared.isdisjoint(name.split()):  # as nearly everybody is
            continue
        for word, rest in rests(name):
            if word in single:
                of_the_word = (longer if " " in rest else single)[word]
                of_the_word.setdefault(rest, []).append(number)
    return {
        number
        for word, rest in said
        for other in alike_rests(rest, list(single[word]), longer[word])
        for number in (single if other in single[word] else longer)[word][other]
    }
