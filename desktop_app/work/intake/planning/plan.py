"""What an import of one file would do, every person and every cell, before anything is written.

A pure function of what the file was understood to say and what the register knows; the order of the rows does
not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from desktop_app.i18n import _, ngettext
from desktop_app.records.emails import is_function
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import form_key, sort_key
from desktop_app.records.roles import agrees
from desktop_app.work.intake.planning.cells import (
    affiliation_of,
    beginnings,
    compare,
    kept,
    leaving,
    seats_of,
)
from desktop_app.work.intake.planning.emptied import with_emptied
from desktop_app.work.intake.planning.index import Index, address_key, name_of, person_key
from desktop_app.work.intake.planning.keyed import role_moved, written_over
from desktop_app.work.intake.planning.match import Found, match
from desktop_app.work.intake.planning.planned import (
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
from desktop_app.work.intake.planning.twins import Doubt, Row, doubts, joined_by, one_row_each
from desktop_app.work.intake.understood import Person, Problem, Understood

_OPTIONS = 8
"""Of more candidates a person is not asked which."""


def plan(understood: Understood, known: Known) -> PlannedFile:
    """The plan of one file. Memberships begin in `known.network`, or in the network that the page itself
    describes; they are proposed for ending only in the former."""
    people = _ordered(understood)
    refused = {position: why for position, person in enumerate(people) if (why := _refusal(person))}
    taken = [Row(person, position) for position, person in enumerate(people) if position not in refused]
    index = Index(known, (row.person for row in taken if not row.person.left_out))
    rows, found = _matched(taken, index)
    own = understood.network is not None and not understood.network.proposed
    signed_up = any(line.reply for line in understood.attendance)  # whoever answers takes no seat by it
    joining = (known.network is not None or own) and not signed_up
    planned = [_planned(row, answer, known, joining=joining) for row, answer in zip(rows, found, strict=True)]
    planned = with_emptied(_not_renamed(planned), understood, known)
    asked = doubts(rows, found, lambda position: planned[position].state in ("changed", "conflict"))
    place = {position: at for at, position in enumerate(sorted((*refused, *(row.position for row in rows))))}
    for position, doubt in asked.items():
        planned[position] = _doubted(planned[position], doubt, place[rows[doubt.main].position])
    whole = {row.position: each for row, each in zip(rows, planned, strict=True)}
    whole |= {at: PlannedPerson(people[at], "refused", evidence=why) for at, why in refused.items()}
    return PlannedFile(
        understood=understood,
        people=tuple(whole[position] for position in place),
        endings=() if signed_up else _endings(understood, known, planned),
        vacancies=understood.vacancies,
        problems=(*understood.problems, *_shared_problems(people, index)),
        joining=joining,
        new_networks=_new_networks(people, known),
        shared=frozenset(each for each, users in index.users.items() if len(users) > 1 or is_function(each)),
    )


def _new_networks(people: Iterable[Person], known: Known) -> tuple[str, ...]:
    """Networks that rows name and the register lacks, each once, as it is written first."""
    named = {
        form_key(each.network_text): each.network_text for each in reversed(list(people)) if each.network_text
    }
    return tuple(sorted(text for key, text in named.items() if key not in known.networks))


def _ordered(understood: Understood) -> list[Person]:
    """The people in the order of the file, however they were handed over."""
    order = {sheet.sheet: position for position, sheet in enumerate(understood.sheets)}

    def place(person: Person) -> tuple[int, str, int, int, str]:
        sheet = order.get(person.sheet, len(order))
        return sheet, person.sheet, person.row, len(person.column), person.column

    return sorted(understood.people, key=place)


def _refusal(person: Person) -> str:
    return person.refused or ("" if person_key(person) else _("The row has no name that can be read."))


def _matched(rows: Sequence[Row], index: Index) -> tuple[list[Row], list[Found]]:
    """One row for each person of the file, and what the register answers to it."""
    rows = one_row_each(rows)
    found = {row.position: match(row.person, index) for row in rows}

    def certain(row: Row) -> list[tuple[ParticipantId, int | None]]:
        answer = found[row.position]
        return [(answer.people[0].id, row.person.organisation)] if answer.by_email else []

    rows = joined_by(rows, certain)
    return rows, [found[row.position] for row in rows]


def _planned(row: Row, found: Found, known: Known, *, joining: bool) -> PlannedPerson:
    """A row as it stands; one that may be several is also planned as each of them."""
    if len(found.people) == 1:
        return _of_one(row, found, known, found.people[0], joining=joining)
    planned = _of_one(row, found, known, None, joining=joining)
    alone = (replace(found, people=(each,)) for each in found.people[:_OPTIONS])
    options = tuple(_of_one(row, each, known, each.people[0], joining=joining) for each in alone)
    return replace(planned, options=options) if options else planned


def _of_one(row: Row, found: Found, known: Known, one: KnownPerson | None, *, joining: bool) -> PlannedPerson:
    person = row.person
    last: Mapping[str, str] = known.last_imported.get(one.id, {}) if one else {}
    affiliation = affiliation_of(person, one) if one else None
    seat = _seat(person, one, known) if one else None
    cells: tuple[CellChange, ...] = ()
    again: tuple[CellChange, ...] = ()
    roles: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    if person.gone:
        cells = leaving(person, one, _network_of(person, known), last) if one else ()
    else:
        cells = written_over(person, one, last, compare(person, one, last, affiliation, seat)) if one else ()
        again = kept(person, one, last, affiliation, seat) if one else ()
        roles, networks = beginnings((person, *row.also), one, known, last, joining=joining)
        moved = role_moved(person, one, last, known.network) if one else None
        if moved:
            cells, roles, networks = (*cells, moved), (), ()
    out = person.left_out or (_("has left, and is not in the register") if person.gone and not one else "")
    return PlannedPerson(
        person,
        "left_out" if out else _state(found.identity, cells, roles),
        match=one.id if one else None,
        match_name=name_of(one) if one else "",
        evidence="; ".join(filter(None, (out, found.evidence))),
        cells=cells,
        joins=bool(roles),
        roles=roles,
        networks=networks,
        identity=found.identity,
        candidates=tuple(each.id for each in found.people),
        also=row.also,
        affiliation=affiliation.id if affiliation else None,
        membership=seat.id if seat else None,
        kept=again,
    )


def _seat(person: Person, register: KnownPerson, known: Known) -> KnownMembership | None:
    """The membership that the row's days are about: in its role, or any where it says none."""
    seats = seats_of(person, register, _network_of(person, known))
    exact = (seat for seat in seats if person.role in ("", seat.role))
    near = (seat for seat in seats if agrees(person.role, seat.role))
    return next(exact, None) or next(near, None)


def _not_renamed(planned: Sequence[PlannedPerson]) -> list[PlannedPerson]:
    """Nobody is called otherwise by one row whom another row of the file may mean too."""
    mentions = Counter(number for each in planned for number in each.candidates)

    def settled(each: PlannedPerson) -> PlannedPerson:
        cells = tuple(cell for cell in each.cells if cell.field != "name")
        if each.match is None or mentions[each.match] == 1 or len(cells) == len(each.cells):
            return each
        out = each.state == "left_out"
        return replace(
            each, cells=cells, state=each.state if out else _state(each.identity, cells, each.roles)
        )

    return list(map(settled, planned))


def _network_of(person: Person, known: Known) -> NetworkId | None:
    return known.networks.get(form_key(person.network_text)) if person.network_text else known.network


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
    """Who sits in a network of which the file speaks and is nowhere in it, not even perhaps. A file that one
    organisation sent speaks of that organisation's people only; a file without people speaks of nobody."""
    listed = {known.network} if understood.form else set()
    mentioned: defaultdict[NetworkId | None, set[ParticipantId]] = defaultdict(set)
    for each in planned:
        for person in (each.person, *each.also):
            network = _network_of(person, known)
            mentioned[network].update(each.candidates)
            if not person.proposed:
                listed.add(network)
    ending = [
        (sort_key(somebody.family or somebody.written), somebody, seat)
        for somebody in known.people
        if somebody.id > 0  # below zero: an earlier file's new person
        for seat in somebody.memberships
        if seat.network in listed
        and somebody.id not in mentioned[seat.network]
        and understood.organisation in (None, seat.organisation)
    ]
    ending.sort(key=lambda each: (each[0], each[2].id))
    return tuple(
        Ending(
            somebody.id,
            seat.id,
            name_of(somebody),
            _organisation_name(somebody, seat.organisation),
            seat.network,
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
