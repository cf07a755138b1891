"""What an import of one file would do, every person and every cell, before anything is written.

A pure function of what the file was understood to say and what the register knows; the order of the rows does
not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.i18n import _, ngettext
from desktop_app.records.emails import is_function
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import sort_key
from desktop_app.work.intake.cells import affiliation_of, beginning_roles, compare, seats_of
from desktop_app.work.intake.index import Index, address_key, name_of, person_key
from desktop_app.work.intake.match import Found, match
from desktop_app.work.intake.planned import (
    CellChange,
    Ending,
    Identity,
    Known,
    KnownMembership,
    KnownPerson,
    PlannedFile,
    PlannedPerson,
    State,
)
from desktop_app.work.intake.twins import Doubt, Row, doubts, joined_by, one_row_each
from desktop_app.work.intake.understood import Person, Problem, Understood


def plan(understood: Understood, known: Known) -> PlannedFile:
    """The plan of one file. Memberships begin in `known.network`, or in the network that the page itself
    describes; they are proposed for ending only in the former."""
    people = _ordered(understood)
    index = Index(known, (person for person in people if not (_refusal(person) or person.left_out)))
    rows, found = _matched(people, index)
    joining = known.network is not None or understood.network is not None
    planned = [_planned(row, answer, known, joining=joining) for row, answer in zip(rows, found, strict=True)]
    asked = doubts(rows, found, lambda position: planned[position].state in ("changed", "conflict"))
    refused = {position: person for position, person in enumerate(people) if _refusal(person)}
    place = {position: at for at, position in enumerate(sorted((*refused, *(row.position for row in rows))))}
    for position, doubt in asked.items():
        planned[position] = _doubted(planned[position], doubt, place[rows[doubt.main].position])
    whole = {row.position: each for row, each in zip(rows, planned, strict=True)}
    whole |= {at: PlannedPerson(each, "refused", evidence=_refusal(each)) for at, each in refused.items()}
    return PlannedFile(
        understood=understood,
        people=tuple(whole[position] for position in place),
        endings=_endings(understood, known, planned),
        vacancies=understood.vacancies,
        problems=(*understood.problems, *_shared_problems(people, index)),
        joining=joining,
        shared=frozenset(each for each, users in index.users.items() if len(users) > 1 or is_function(each)),
    )


def _ordered(understood: Understood) -> list[Person]:
    """The people in the order of the file, however they were handed over."""
    order = {sheet.sheet: position for position, sheet in enumerate(understood.sheets)}

    def place(person: Person) -> tuple[int, str, int]:
        return order.get(person.sheet, len(order)), person.sheet, person.row

    return sorted(understood.people, key=place)


def _refusal(person: Person) -> str:
    return person.refused or ("" if person_key(person) else _("The row has no name that can be read."))


def _matched(people: Sequence[Person], index: Index) -> tuple[list[Row], list[Found]]:
    """One row for each person of the file that is not refused, and what the register answers to it."""
    rows = one_row_each(
        [Row(person, position) for position, person in enumerate(people) if not _refusal(person)]
    )
    found = {row.position: match(row.person, index) for row in rows}

    def certain(row: Row) -> list[tuple[ParticipantId, int | None]]:
        answer = found[row.position]
        return [(answer.people[0].id, row.person.organisation)] if answer.by_email else []

    rows = joined_by(rows, certain)
    return rows, [found[row.position] for row in rows]


def _planned(row: Row, found: Found, known: Known, *, joining: bool) -> PlannedPerson:
    person = row.person
    one = found.people[0] if len(found.people) == 1 else None
    last: Mapping[str, str] = known.last_imported.get(one.id, {}) if one else {}
    affiliation = affiliation_of(person, one) if one else None
    seat = _seat(person, one, known.network) if one else None
    cells = compare(person, one, last, affiliation, seat) if one else ()
    roles = beginning_roles((person, *row.also), one, known.network, last) if joining else ()
    return PlannedPerson(
        person,
        "left_out" if person.left_out else _state(found.identity, cells, roles),
        match=one.id if one else None,
        match_name=name_of(one) if one else "",
        evidence="; ".join(filter(None, (person.left_out, found.evidence))),
        cells=cells,
        joins=bool(roles),
        roles=roles,
        identity=found.identity,
        candidates=tuple(each.id for each in found.people),
        also=row.also,
        affiliation=affiliation.id if affiliation else None,
        membership=seat.id if seat else None,
    )


def _seat(person: Person, register: KnownPerson, network: NetworkId | None) -> KnownMembership | None:
    """The membership that the row's days are about: in its role, or any where it says none."""
    seats = seats_of(person, register, network)
    return next((seat for seat in seats if person.role in ("", seat.role)), None)


def _state(identity: Identity, cells: Sequence[CellChange], roles: Sequence[str]) -> State:
    if identity != "same":
        return identity
    if any(cell.conflict for cell in cells):
        return "conflict"
    return "changed" if cells or roles else "unchanged"


def _doubted(planned: PlannedPerson, doubt: Doubt, twin: int) -> PlannedPerson:
    state: State = "left_out" if planned.state == "left_out" else "perhaps"
    evidence = "; ".join(filter(None, (planned.person.left_out, doubt.evidence)))
    return replace(planned, state=state, identity="perhaps", evidence=evidence, twin=twin)


def _endings(understood: Understood, known: Known, planned: Sequence[PlannedPerson]) -> tuple[Ending, ...]:
    """Who sits in the network and is nowhere in the file, not even perhaps. A file that one organisation sent
    speaks of that organisation's people only; a file without people speaks of nobody."""
    if known.network is None or not planned:
        return ()
    mentioned = {number for each in planned for number in each.candidates}
    ending = [
        (sort_key(somebody.family or somebody.written), somebody, seat)
        for somebody in known.people
        if somebody.id not in mentioned
        for seat in somebody.memberships
        if seat.network == known.network and understood.organisation in (None, seat.organisation)
    ]
    ending.sort(key=lambda each: (each[0], each[2].id))
    return tuple(
        Ending(
            somebody.id,
            seat.id,
            name_of(somebody),
            _organisation_name(somebody, seat.organisation),
        )
        for _key, somebody, seat in ending
    )


def _organisation_name(somebody: KnownPerson, organisation: OrganisationId | None) -> str:
    names = (tie.organisation_name for tie in somebody.affiliations if tie.organisation == organisation)
    return next(names, "")


def _shared_problems(people: Sequence[Person], index: Index) -> tuple[Problem, ...]:
    """One problem for each address that several people of the file have, at the row where it stands last."""
    rows: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for address in person.emails:
            if len(index.users.get(address_key(address), ())) > 1:
                rows[address_key(address)].append(person)
    return tuple(
        Problem(
            ngettext(
                "{count} person in the file has the address {address}: shared, it identifies nobody.",
                "{count} people in the file have the address {address}: shared, it identifies nobody.",
                len(index.users[address]),
            ).format(count=len(index.users[address]), address=address),
            users[-1].sheet,
            users[-1].row,
        )
        for address, users in rows.items()
    )
