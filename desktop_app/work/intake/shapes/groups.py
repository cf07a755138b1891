"""Several people in one row: which columns speak of whom, and what the labels over them say of each.

"Ordinarie | Ersättare" with Namn, Parti, E-post under each; "Namn 1, E-post 1, Namn 2 …"; "Kommun,
Socialchef, Telefon, AME-chef, Telefon".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.records import names, roles
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.networks import STANDARD_ROLES
from desktop_app.work.intake import content
from desktop_app.work.intake.shapes.column import Column
from desktop_app.work.intake.shapes.shape import NAME_FIELDS, NOWHERE, Place

_ROLES = frozenset(key for key, *_rest in STANDARD_ROLES)
_SHORT_TITLES = frozenset({"MAS", "SAS", "MAR"})
_SENTENCE = 40
"""Letters of a heading that is no word for a role, though it tells one."""
_OF_THE_ROW = frozenset({"organisation", "organisation_code", "department", "network", "from", "to"})
"""Fields that a row says of all its people unless each has a column of its own."""


class Group(Struct, frozen=True):
    """The columns of one person of a row, and what the labels over them say."""

    columns: tuple[Column, ...]
    place: Place = NOWHERE

    def numbers(self, *fields: str) -> list[int]:
        return [one.number for one in self.columns if one.field in fields]


def read(found: Sequence[Column], gazetteer: Gazetteer) -> list[Group]:
    """One group for each person that a row can hold; a single one for a plain list."""
    taken = [one for one in found if one.field not in {"", "ignore", "attendance"}]
    starts = _starts(taken)
    if len(starts) < 2:
        place = _place_of(starts[0], gazetteer) if starts else NOWHERE
        plain = place.role in {"member", "contact"} and not starts[0].filled.labels
        return [Group(tuple(taken), NOWHERE if plain else place)]
    members = _by_label(taken, starts) or _by_place(taken, starts)
    if all(_place_of(start, gazetteer).organisation for start in starts):
        members = _without_leading_role(members, starts)  # "Ordförande | Ljungby: Namn | Växjö: Namn"
    shared = [one for one in taken if not any(one in group for group in members)]
    groups = []
    places = _places(starts, gazetteer)
    for group, place in zip(members, places, strict=True):
        own = {one.field for one in group}
        whole = [*group, *(one for one in shared if one.field not in own)]
        groups.append(Group(tuple(sorted(whole, key=lambda one: one.number)), place))
    return groups


def _places(starts: Sequence[Column], gazetteer: Gazetteer) -> list[Place]:
    """What is said over each name. Beside others "Kontaktperson", "Ombud" and "Ledamöter" are roles too."""
    places = [_place_of(start, gazetteer) for start in starts]
    seats = [_seat(start) for start in starts]
    if not any(place.role for place in places) and len({key for key, _text in seats if key}) < 2:
        return places
    return [
        replace(place, role=key, role_text=text, title="") if key and not place.role else place
        for (key, text), place in zip(seats, places, strict=True)
    ]


def _seat(start: Column) -> tuple[str, str]:
    """The role that the headings over a name tell beside others, and how it is written."""
    for text in (start.filled.heading, *reversed(start.filled.labels)):
        if key := roles.seat(re.sub(r"\s\d{1,2}$", "", text)):
            return key, text if len(text) < _SENTENCE else ""
    return "", ""


def _without_leading_role(members: Sequence[list[Column]], starts: Sequence[Column]) -> list[list[Column]]:
    first = min(start.number for start in starts)
    aside = {"role", "title"}
    return [[one for one in group if one.field not in aside or one.number > first] for group in members]


def _starts(taken: Sequence[Column]) -> list[Column]:
    """The column that each person's name begins in."""
    wholes = [one for one in taken if one.field == "name"]
    if wholes:
        return wholes
    given = [one for one in taken if one.field == "given"]
    family = [one for one in taken if one.field == "family"]
    if len(given) > 1 and len(given) == len(family):
        return [min(pair, key=lambda one: one.number) for pair in zip(given, family, strict=True)]
    return [*given, *family][:1]


def _label(one: Column) -> tuple[str, ...]:
    return (*one.filled.labels, one.filled.read.tag) if one.filled.read.tag else one.filled.labels


def _own_seat(start: Column) -> tuple[str, ...]:
    """As the tag of "E-post ersättare" says it of the names below "Ersättare"."""
    key = roles.key(start.filled.heading)
    return (key,) if key else ()


def _by_label(taken: Sequence[Column], starts: Sequence[Column]) -> list[list[Column]] | None:
    """The columns that bear the same label as a name, where every name has a label of its own."""
    labels = [_label(start) or _own_seat(start) for start in starts]
    if len(set(labels)) < len(starts):
        return None
    others = [one for one in taken if one not in starts and _label(one) in labels]
    if not others or (not all(labels) and any(_label(one) == () for one in others)):
        return None
    members = [
        [one for one in taken if one is start or (_label(one) == label and one not in starts)]
        for start, label in zip(starts, labels, strict=True)
    ]
    placed = [one for group in members for one in group]
    for one in taken:
        if one in placed or one.field in _OF_THE_ROW:
            continue
        before = [at for at, start in enumerate(starts) if start.number < one.number]
        members[before[-1] if before else 0].append(one)
    return members


def _by_place(taken: Sequence[Column], starts: Sequence[Column]) -> list[list[Column]]:
    """Each name takes the columns after it, and as many before it as stand before every name alike."""
    order = sorted(taken, key=lambda one: one.number)
    places = [order.index(start) for start in starts]
    before = _common_before(order, places)
    edges = [place - before for place in places]
    members = []
    for at, edge in enumerate(edges):
        end = edges[at + 1] if at + 1 < len(edges) else len(order)
        members.append(order[edge:end])
    single = {one.field for one in order if sum(each.field == one.field for each in order) == 1}
    leading = [one for one in order[: edges[0]] if one.field not in _OF_THE_ROW]
    members[0] = [*leading, *members[0]]
    return [
        [one for one in group if not (one.field in _OF_THE_ROW and one.field in single)] for group in members
    ]


def _common_before(order: Sequence[Column], places: Sequence[int]) -> int:
    """How many columns just before each name hold the same fields: a title or role that stands first."""
    count = 0
    while True:
        reach = count + 1
        fields = [order[place - reach].field if place >= reach else None for place in places]
        apart = all(later - earlier > reach for earlier, later in pairwise(places))
        if None in fields or len(set(fields)) > 1 or not apart:
            return count
        count = reach


def _place_of(start: Column, gazetteer: Gazetteer) -> Place:
    """What the labels over a name say: role, title, organisation or network."""
    place = NOWHERE
    labels, tag = start.filled.labels, start.filled.read.tag
    texts = [*labels, tag] if tag and not (labels and tag in {"member", "contact"}) else [*labels]
    named = start.filled.read
    unknown = not named.field or not (named.certain or named.field in NAME_FIELDS)
    if (unknown and start.filled.heading) or (
        start.guess.field == "name" and _names_a_seat(start.filled.heading)
    ):
        texts.append(start.filled.heading)
    for text in texts:
        place = place_of_label(text, gazetteer).within(place)
    return place


def _names_a_seat(heading: str) -> bool:
    return bool(roles.key(heading)) and roles.key(heading) not in {"contact", "member"}


def place_of_label(text: str, gazetteer: Gazetteer) -> Place:
    text = re.sub(r"\s\d{1,2}$", "", text)
    if names.is_known_party(text):
        return Place(party=text)
    form = gazetteer.find(text)
    if form:
        return Place(organisation=form, organisation_text=text)
    key = roles.read(text)[0] or (text if text in _ROLES else "")
    if key:
        return Place(role=key, role_text="" if text == key else text)
    if content.is_network(text):
        return Place(network=text)
    title = text in _SHORT_TITLES or (content.is_title(text) and not text.isdigit())
    return Place(title=text) if title else NOWHERE
