"""Which participants may be one person, how surely, and why: pure, over plain data.

Nobody is compared with everybody. Two are looked at where they share a name, where one's name is spelt much
like the other's at one organisation, or where they share an own address or number; an address or a number
alone says nothing, and neither does a namesake who sits elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.records.keys import fold
from desktop_app.work.intake.planning.index import compatible, sounds

LIKE = 90
"""Percent of equal letters from which a word of a name counts as another spelling of a second one."""
FEW = 3
"""Of more namesakes in the register one who stands nowhere, or has left, may be any."""
LEAST = 0.5
"""Pairs that are less certain are not worth a person's time."""

_LONGEST = 4
"""Names of more words are not tried without some of them."""
_CROWD = 10
"""In a larger group of the same name at one organisation nobody is compared with all of it."""

_BREATH = 5_000

Ids = tuple[ParticipantId, ParticipantId]
Found = Iterator[Ids | None]
"""Pairs, some of them several times and either way round; None now and then, as a sign of life."""


@dataclass(slots=True)
class Somebody:
    """A participant with what speaks for and against: organisations of all times, those of today, own
    addresses and mobile numbers. `sounds` are the words of the name, whichever way they are spelt."""

    id: ParticipantId
    given: str
    family: str
    written: str
    name_key: str
    ever: frozenset[OrganisationId] = frozenset()
    now: frozenset[OrganisationId] = frozenset()
    emails: frozenset[str] = frozenset()
    mobiles: frozenset[str] = frozenset()
    sounds: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.sounds = sounds(self.name_key)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that two are one, 0 to 1, and the evidence in words."""

    certainty: float
    evidence: str


# whom to look at


def of_one_name(people: Collection[Somebody]) -> Found:
    """Namesakes at one organisation; where there are few of a name, also one who stands nowhere or left."""
    named: defaultdict[str, list[Somebody]] = defaultdict(list)
    for somebody in people:
        named[somebody.name_key].append(somebody)
    for step, namesakes in enumerate(named.values()):
        if step % _BREATH == 0:
            yield None
        at: defaultdict[OrganisationId, list[ParticipantId]] = defaultdict(list)
        for somebody in namesakes if len(namesakes) > 1 else ():
            for organisation in somebody.ever:
                at[organisation].append(somebody.id)
        for there in at.values():
            yield from combinations(there, 2) if len(there) <= _CROWD else pairwise(there)
        if len(namesakes) <= FEW:
            for one, other in combinations(namesakes, 2):
                if not (one.now and other.now):
                    yield one.id, other.id


def spelt_alike(people: Collection[Somebody]) -> Found:
    """Those at one organisation whose names differ in one word's spelling, or in a middle name."""
    at: defaultdict[tuple[OrganisationId, frozenset[str]], list[ParticipantId]] = defaultdict(list)
    for step, somebody in enumerate(people):
        if step % _BREATH == 0:
            yield None
        for organisation in somebody.ever:
            there = at[organisation, somebody.sounds]
            if len(there) < _CROWD:
                there.append(somebody.id)
    near = _near_words({word for _organisation, name in at for word in name})
    for step, somebody in enumerate(people):
        if step % _BREATH == 0:
            yield None
        for name in _spellings(somebody.sounds, near):
            for organisation in somebody.ever:
                there = at.get((organisation, name), [])
                yield from ((somebody.id, other) for other in there if other != somebody.id)


def _spellings(heard: frozenset[str], near: Mapping[str, set[str]]) -> Iterator[frozenset[str]]:
    """The name as it sounds, and what it may be where it stands otherwise."""
    if len(heard) > 1:
        yield heard
        yield from _fewer(heard)
        yield from _respelt(heard, near)


def _fewer(heard: frozenset[str]) -> Iterator[frozenset[str]]:
    """The name with fewer words, two at least."""
    if len(heard) <= _LONGEST:
        for size in range(2, len(heard)):
            yield from map(frozenset, combinations(heard, size))


def _respelt(heard: frozenset[str], near: Mapping[str, set[str]]) -> Iterator[frozenset[str]]:
    """The name with one word spelt otherwise."""
    return (heard - {word} | {other} for word in heard for other in near.get(word, ()))


def _near_words(words: Iterable[str]) -> Mapping[str, set[str]]:
    """Which words of all names are spelt much alike. Two that differ in one letter are the same without it,
    so that words are compared only within those few."""
    from rapidfuzz import fuzz

    without: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for shorter in {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}:
            without[shorter].append(word)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for group in without.values():
        for one, other in combinations(group, 2):
            if fuzz.ratio(one, other) >= LIKE:
                near[one].add(other)
                near[other].add(one)
    return near


# how alike they are

_SAME_NAME, _NEARLY, _SIMILAR, _SAME_GIVEN, _SAME_FAMILY = 0.8, 0.6, 0.55, 0.45, 0.3
Told = tuple[float, str]
"""What one part adds to the certainty or takes from it, and its words."""


def likeness(one: Somebody, other: Somebody, municipalities: frozenset[OrganisationId]) -> Likeness | None:
    """What speaks for one person; None where too little does."""
    told = (
        _names(one, other),
        _places(one, other, municipalities),
        _emails(one.emails, other.emails),
        _mobiles(one.mobiles, other.mobiles),
    )
    (name, _name), _place, (email, _email), (mobile, _mobile) = told
    enough = name >= _SIMILAR or email > 0 or (mobile > 0 and name == _SAME_GIVEN)
    certainty = round(min(0.99, sum(weight for weight, _words in told)), 2)
    if not name or not enough or certainty < LEAST:
        return None
    return Likeness(certainty, ", ".join(words for _weight, words in told if words))


def _names(one: Somebody, other: Somebody) -> Told:
    if one.name_key == other.name_key:
        whole = " " in one.name_key
        return (_SAME_NAME, _("same name")) if whole else (_SIMILAR, _("same name, but only one word"))
    if compatible(one.name_key, other.name_key) or fold(one.name_key) == fold(other.name_key):
        return _NEARLY, _("nearly the same name")
    here, there = one.sounds - other.sounds, other.sounds - one.sounds
    if one.sounds & other.sounds and len(here) <= 1 and len(there) <= 1 and _is_like(here, there):
        return _SIMILAR, _("similar name")
    if one.given and fold(one.given) == fold(other.given):
        return _SAME_GIVEN, _("same given name, other family name")
    if one.family and fold(one.family) == fold(other.family):
        return _SAME_FAMILY, _("same family name, other given name")
    return 0.0, ""


def _is_like(here: frozenset[str], there: frozenset[str]) -> bool:
    from rapidfuzz import fuzz

    return not (here and there) or fuzz.ratio("".join(here), "".join(there)) >= LIKE


def _places(one: Somebody, other: Somebody, municipalities: frozenset[OrganisationId]) -> Told:
    shared = one.ever & other.ever
    if shared:
        return 0.1, _("same municipality") if shared & municipalities else _("same organisation")
    if not (one.ever and other.ever):
        return 0.0, _("organisation not known")
    if one.now and other.now:
        return -0.15, _("other organisation")
    return -0.2, _("other organisation, left the former")


def _emails(ours: frozenset[str], theirs: frozenset[str]) -> Told:
    if ours & theirs:
        return 0.25, _("same e-mail")
    if not (ours and theirs):
        return 0.0, ""
    if {each.rpartition("@")[2] for each in ours} & {each.rpartition("@")[2] for each in theirs}:
        return -0.15, _("other e-mail")
    return 0.0, _("other e-mail domain")


def _mobiles(ours: frozenset[str], theirs: frozenset[str]) -> Told:
    if ours & theirs:
        return 0.2, _("same mobile number")
    return (-0.1, _("other mobile number")) if ours and theirs else (0.0, "")
