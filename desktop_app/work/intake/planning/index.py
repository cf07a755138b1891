"""The register and the file by the keys that rows are matched on, each computed once.

Names are keyed by their words, organisations by number or form, e-mails casefolded. What spelling is alike
is looked up only inside one organisation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from desktop_app.records.emails import is_function
from desktop_app.records.forms import participant_of
from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.records.keys import email_key, fold, form_key, name_key
from desktop_app.work.intake.planning.planned import Known, KnownPerson
from desktop_app.work.intake.understood import Person

LIKE = 88
"""Percent of equal letters from which the differing part of a name is asked about: Jonsson and Johnsson (92)
are, Hansson and Jansson (83) are not."""

_TWICE = re.compile(r"(.)\1+")
_SOUNDS = (("ch", "k"), ("ph", "f"), ("th", "t"), ("c", "k"), ("q", "k"), ("w", "v"), ("z", "s"), ("y", "i"))


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> tuple[str, ...]:
    """The words of a name's key; kept, since a register has few different names for its many people."""
    return tuple(name_key(text).split())


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A word as it sounds, whichever way it is spelt: Christina, Kristina; Qvist, Kvist; Nilson, Nilsson."""
    text = fold(word)
    for written, heard in _SOUNDS:
        text = text.replace(written, heard)
    return _TWICE.sub(r"\1", text)


address_key = lru_cache(maxsize=1 << 16)(email_key)
place_key = lru_cache(maxsize=1 << 12)(form_key)


@lru_cache(maxsize=1 << 17)
def _name(given: str, family: str, written: str) -> str:
    """The name key of a person whose parts are known, or else of the name as written."""
    return " ".join(sorted(_words(given) + _words(family) or _words(written)))


def full_name(given: str, family: str, written: str) -> str:
    """Given name first, where the split is known."""
    return f"{given} {family}".strip() or written


def person_key(person: Person) -> str:
    return _name(person.given, person.family, person.written)


def organisation_value(person: Person) -> str:
    """The organisation as it is compared from one import to the next; "" where the file names none."""
    return person.organisation_code or person.organisation_text or str(person.organisation or "")


def compatible(one: str, other: str) -> bool:
    """True for two name keys that may be one name: accents lost, or a middle name more in one of them."""
    if one == other:
        return True
    first, second = set(fold(one).split()), set(fold(other).split())
    return len(first & second) >= 2 and (first <= second or second <= first)


def stands_at(person: Person, known: KnownPerson) -> bool:
    """True where both name the same organisation, or neither names any."""
    if person.organisation is not None:
        return person.organisation in organisations_of(known)
    if person.organisation_text:
        name = place_key(person.organisation_text)
        return any(place_key(tie.organisation_name) == name for tie in known.affiliations)
    return not organisations_of(known)


def organisations_of(known: KnownPerson) -> set[OrganisationId]:
    found = {tie.organisation for tie in known.affiliations}
    for seat in known.memberships:
        if seat.organisation is not None:
            found.add(seat.organisation)
    return found


def says_organisation(person: Person) -> bool:
    return person.organisation is not None or bool(person.organisation_text)


class Index:
    """The register and the file by their keys, each computed once."""

    def __init__(self, known: Known, people: Iterable[Person]) -> None:
        self._not_same = known.not_same
        self._by_id = {somebody.id: somebody for somebody in known.people}
        self._by_name: dict[str, list[KnownPerson]] = defaultdict(list)
        self._by_email: dict[str, list[KnownPerson]] = defaultdict(list)
        self._at: dict[OrganisationId, list[KnownPerson]] = defaultdict(list)
        self._shared: set[str] = set()
        for somebody in known.people:
            self._add(somebody)
        self._imported: dict[tuple[str, str], list[KnownPerson]] = defaultdict(list)
        for number, values in known.last_imported.items():
            if number in self._by_id and values.get("name"):
                place = place_key(values.get("organisation", ""))
                self._imported[name_key(values["name"]), place].append(self._by_id[number])
        self._last = known.last_imported
        self._namesakes = known.namesakes
        self._near: dict[OrganisationId, dict[str, list[KnownPerson]]] = {}
        self.users = users_by_email(people)

    def _add(self, somebody: KnownPerson) -> None:
        self._by_name[key_of(somebody)].append(somebody)
        for place in organisations_of(somebody):
            self._at[place].append(somebody)
        for contact in somebody.contacts:
            if contact.kind == "email":
                address = contact.value or email_key(contact.as_written)
                self._by_email[address].append(somebody)
                if contact.shared:
                    self._shared.add(address)

    def is_personal(self, address: str) -> bool:
        """True for an address that is no office's and that one person uses, in file and register."""
        address = address_key(address)
        return (
            len(self.users.get(address, ())) <= 1
            and len({somebody.id for somebody in self._by_email.get(address, ())}) <= 1
            and address not in self._shared
            and not is_function(address)
        )

    def keyed(self, person: Person) -> tuple[KnownPerson | None, Mapping[str, str]]:
        """Whose row it was in a form that was sent out, with what stood there then; nobody where it was said
        that the name written there is another's."""
        number = participant_of(person.key)
        somebody = self._by_id.get(number) if number is not None else None
        name = person_key(person)
        if somebody and name != key_of(somebody) and (name, somebody.id) in self._not_same:
            somebody = None
        return somebody, self._last.get(somebody.id, {}) if somebody else {}

    def named(self, key: str) -> list[KnownPerson]:
        return self._allowed(key, self._by_name.get(key, ()))

    def disowned(self, key: str) -> list[KnownPerson]:
        """Those of the name of whom it was said that another of the name is somebody else."""
        return [each for each in self._by_name.get(key, ()) if (key, each.id) in self._not_same]

    def count(self, key: str) -> int:
        """How many in the register have this name, whether or not they are looked at."""
        return max(len(self._by_name.get(key, ())), self._namesakes.get(key, 0))

    def owners(self, person: Person, key: str) -> list[KnownPerson]:
        """Who has one of the row's personal addresses."""
        found = [
            somebody
            for address in person.emails
            if self.is_personal(address)
            for somebody in self._by_email.get(address_key(address), ())
        ]
        return self._allowed(key, found)

    def imported(self, person: Person, key: str) -> list[KnownPerson]:
        """Who had this name and organisation in the last import from this source, whatever was said of other
        rows of the name."""
        return self._imported.get((key, place_key(organisation_value(person))), [])

    def alike(self, person: Person, key: str) -> list[KnownPerson]:
        """Who in the same organisation has a name that is spelt much like the row's."""
        if person.organisation is None:
            return []
        near = self._near.get(person.organisation)
        if near is None:
            near = self._near[person.organisation] = _by_sound(self._at.get(person.organisation, ()))
        words = sounds(key)
        found = [
            other for word in words for other in near.get(word, ()) if alike(words, sounds(key_of(other)))
        ]
        return self._allowed(key, found)

    def _allowed(self, key: str, people: Iterable[KnownPerson]) -> list[KnownPerson]:
        """Each once, without those of whom somebody has said that they are others."""
        each: dict[ParticipantId, KnownPerson] = {somebody.id: somebody for somebody in people}
        return [each[number] for number in each if (key, number) not in self._not_same]


def users_by_email(people: Iterable[Person]) -> dict[str, frozenset[str]]:
    """Per address the name keys of the people who use it in the file."""
    users: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for address in person.emails:
            users[address_key(address)].add(person_key(person))
    return {address: frozenset(names) for address, names in users.items()}


def sounds(key: str) -> frozenset[str]:
    """The words of a name key as they sound, whichever way they are spelt."""
    return frozenset(map(sound, key.split()))


def _by_sound(people: Iterable[KnownPerson]) -> dict[str, list[KnownPerson]]:
    near: dict[str, list[KnownPerson]] = defaultdict(list)
    for somebody in people:
        for word in key_of(somebody).split():
            near[sound(word)].append(somebody)
    return near


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two names with a word in common. One may have a middle name more; else the rest must be much alike."""
    here, there = one - other, other - one
    if not here or not there:
        return len(one & other) >= 2
    return _spelt_alike(_joined(here), _joined(there))


def _joined(words: frozenset[str]) -> str:
    return next(iter(words)) if len(words) == 1 else " ".join(sorted(words))


def _spelt_alike(one: str, other: str) -> bool:
    return _ratio()(one, other) >= LIKE


@cache
def _ratio() -> Callable[[str, str], float]:
    from rapidfuzz import fuzz

    return fuzz.ratio


@cache
def _extract() -> Any:
    from rapidfuzz import process

    return process.extract


def rests(key: str) -> tuple[tuple[str, str], ...]:
    """Each word of a name key as it sounds, with the rest of the name: where many are compared, only the
    rests of those with a word in common are."""
    words = [sound(word) for word in key.split()]
    if len(words) == 2 and words[0] != words[1]:
        first, second = words
        return (first, second), (second, first)
    words = sorted(set(words))
    return tuple((word, " ".join(words[:place] + words[place + 1 :])) for place, word in enumerate(words))


def alike_rests(one: str, single: Sequence[str], longer: Iterable[str]) -> list[str]:
    """Those of the rests of one word, and of several, with which `alike` is true of the whole names."""
    if not one:
        return []
    if " " in one:
        return [other for other in (*single, *longer) if _rests_alike(one, other)]
    near = _extract()(one, single, scorer=_ratio(), score_cutoff=LIKE, limit=None) if single else ()
    return [*(other for other, *_score in near), *(other for other in longer if _rests_alike(one, other))]


def _rests_alike(one: str, other: str) -> bool:
    first, second = frozenset(one.split()), frozenset(other.split())
    here, there = first - second, second - first
    if not here or not there:
        return not first.isdisjoint(second)
    return _spelt_alike(_joined(here), _joined(there))


def key_of(known: KnownPerson) -> str:
    return _name(known.given, known.family, known.written)


def name_of(known: KnownPerson) -> str:
    return full_name(known.given, known.family, known.written)
