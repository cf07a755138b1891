"""Which rows of one file are the same person, and which only may be.

Two rows with the same full name, organisation and an e-mail in common are one person; so are two rows whose
own e-mail the register has for one participant. Less than that is asked about, never merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records.emails import is_function
from desktop_app.work.intake.planning.cells import values
from desktop_app.work.intake.planning.index import address_key, organisation_value, person_key, place_key
from desktop_app.work.intake.planning.match import Found
from desktop_app.work.intake.understood import Person


class Row(Struct, frozen=True):
    """A person of the file: what all of the person's rows say together, and the rows after the first.

    `position` is where the first stands among the file's people.
    """

    person: Person
    position: int
    also: tuple[Person, ...] = ()


class Doubt(Struct, frozen=True):
    """`main` is where the row stands, among those looked at, that may be the same person."""

    main: int
    evidence: str


def one_row_each(rows: Sequence[Row]) -> list[Row]:
    """Certain repeats joined; rows that are left out stay by themselves. A row that names no organisation
    takes the only one at which its name and own address stand in the file."""
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for address in row.person.emails if not row.person.left_out else ():
            places[person_key(row.person), address_key(address)].add(
                place_key(organisation_value(row.person))
            )

    def said(row: Row) -> Iterator[tuple[str, str, str]]:
        name, place = person_key(row.person), place_key(organisation_value(row.person))
        for address in map(address_key, row.person.emails):
            named = places[name, address] - {""}
            fits = not place and len(named) == 1 and not is_function(address)
            yield name, next(iter(named)) if fits else place, address

    keyed: dict[Hashable, set[str]] = defaultdict(set)
    for row in rows:
        for each in said(row) if row.person.key else ():
            keyed[each].add(row.person.key)

    def keys(row: Row) -> Iterator[Hashable]:
        """What the row says; with its form's key where the form has two people of whom the same is said."""
        for each in said(row):
            yield (each, row.person.key) if len(keyed[each]) > 1 else each

    return joined_by(rows, keys)


def joined_by(rows: Sequence[Row], keys: Callable[[Row], Iterable[Hashable]]) -> list[Row]:
    """Rows that have a key in common become one, also where only a third row ties two together."""
    root = list(range(len(rows)))

    def top(position: int) -> int:
        while root[position] != position:
            root[position] = position = root[root[position]]
        return position

    first: dict[Hashable, int] = {}
    for position, row in enumerate(rows):
        for key in keys(row) if not row.person.left_out else ():
            other = first.setdefault(key, position)
            if other != position:
                low, high = sorted((top(other), top(position)))
                root[high] = low
    groups: dict[int, list[Row]] = defaultdict(list)
    for position, row in enumerate(rows):
        groups[top(position)].append(row)
    return [_joined(group) for group in groups.values()]


def _joined(rows: Sequence[Row]) -> Row:
    if len(rows) == 1:
        return rows[0]
    people = [person for row in rows for person in (row.person, *row.also)]
    return Row(together(people), rows[0].position, tuple(people[1:]))


def together(people: Sequence[Person]) -> Person:
    """One person of several rows, at the place of the first. What a later row says replaces an earlier, its
    empty cells do not; addresses and telephones are all kept."""
    whole, *rest = people
    for person in rest:
        seated = person.network_text == whole.network_text
        whole = replace(
            whole,
            organisation=whole.organisation if person.organisation is None else person.organisation,
            organisation_code=person.organisation_code or whole.organisation_code,
            organisation_text=person.organisation_text or whole.organisation_text,
            department=person.department or whole.department,
            title=person.title or whole.title,
            emails=tuple(dict.fromkeys((*whole.emails, *person.emails))),
            phones=tuple(
                {each.value or each.written: each for each in (*whole.phones, *person.phones)}.values()
            ),
            role=whole.role or (person.role if seated else ""),
            role_text=whole.role_text or (person.role_text if seated else ""),
            party=person.party or whole.party,
            acting=whole.acting or person.acting,
            leave_until=person.leave_until or whole.leave_until,
            span=whole.span or (person.span if seated else whole.span),
            notes=person.notes or whole.notes,
            problems=(*whole.problems, *person.problems),
        )
    return whole


def doubts(rows: Sequence[Row], found: Sequence[Found], writes: Callable[[int], bool]) -> dict[int, Doubt]:
    """Rows that may repeat another, by position in `rows`. The one that says most is asked nothing; nor is a
    row whose own e-mail the register knows, nor a matched one with nothing to write (`writes` tells)."""
    doubted: dict[int, Doubt] = {}
    for group in _groups(rows, found):
        main = min(
            group, key=lambda position: _rank(rows[position], found[position], writes=writes(position))
        )
        for position in group:
            back = doubted.get(main)
            if position == main or position in doubted or (back and back.main == position):
                continue
            answer = found[position]
            certain = answer.by_email and rows[position].person.organisation is not None
            repeats = answer.identity == "same" and answer.people == found[main].people
            if answer.identity == "new" or (repeats and not certain and writes(position)):
                doubted[position] = Doubt(main, _evidence(rows[position].person, rows[main].person))
    return doubted


def _groups(rows: Sequence[Row], found: Sequence[Found]) -> list[list[int]]:
    """Rows of one name that share the organisation, an e-mail or the answer of the register."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for position, row in enumerate(rows):
        key = person_key(row.person)
        groups["place", key, place_key(organisation_value(row.person))].append(position)
        if found[position].identity == "same":
            groups["participant", found[position].people[0].id].append(position)
        for address in row.person.emails:
            if not is_function(address):
                groups["email", key, address_key(address)].append(position)
    return [group for group in groups.values() if len(group) > 1]


def _rank(
    row: Row, found: Found, *, writes: bool
) -> tuple[bool, bool, bool, bool, bool, int, list[tuple[str, str]], int]:
    """The row the register knows best and agrees with, then one with an own e-mail, then the one that says
    most; the row number only between equals."""
    own = any(not is_function(address) for address in row.person.emails)
    said, left_out = values(row.person), bool(row.person.left_out)
    known = (found.identity != "same", not found.by_email, writes, not own)
    return (left_out, *known, -len(said), sorted(said.items()), row.position)


def _evidence(person: Person, main: Person) -> str:
    """What the row shares with the main one, and what not."""
    same_place = place_key(organisation_value(person)) == place_key(organisation_value(main))
    same_email = bool(set(map(address_key, person.emails)) & set(map(address_key, main.emails)))
    if same_email:
        text = _("same name and e-mail as row {row}, other organisation")
    elif person.emails and main.emails:
        text = _("same name and organisation as row {row}, other e-mail")
    elif same_place:
        text = _("same name and organisation as row {row}")
    else:
        text = _("same person in the register as row {row}")
    return text.format(row=main.row)
