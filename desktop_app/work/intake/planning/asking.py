"""What a plan asks of the register, and the plan made of the answers.

The plan is made where the file was understood, in the child process; the register is open in the other. So
the work yields two questions, of plain data: who is near the file's rows, told by keys alone; then everything
about those few whom matching may look at (near.py).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Generator
from typing import Any, NamedTuple

from msgspec import Struct

from desktop_app.records.forms import participant_of
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import email_key
from desktop_app.work.intake.planning.index import person_key
from desktop_app.work.intake.planning.keyed import answered
from desktop_app.work.intake.planning.near import Near, mobiles_of
from desktop_app.work.intake.planning.own_roles import with_own_roles
from desktop_app.work.intake.planning.plan import plan
from desktop_app.work.intake.planning.planned import (
    Known,
    KnownAffiliation,
    KnownContact,
    KnownMembership,
    KnownPerson,
    PlannedFile,
)
from desktop_app.work.intake.understood import Understood


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
    named: list[tuple[str, str, str | None]]
    at: list[tuple[OrganisationId, str]]
    mobiles: list[tuple[str, str]]
    mailed: list[ParticipantId]
    roles: dict[str, str]
    """The keys of the roles, by the `form_key` of each of their names."""


class Wanted(NamedTuple):
    """The second question: all about these."""

    ids: list[ParticipantId]


class Whole(NamedTuple):
    """The second answer; see store/imports.py."""

    people: list[tuple[Any, ...]]
    affiliations: list[tuple[Any, ...]]
    contacts: list[tuple[Any, ...]]
    memberships: list[tuple[Any, ...]]


class Planned(Struct, frozen=True):
    """The plan of one file, with the network that its people join."""

    file: PlannedFile
    network: NetworkId | None


def planning(understood: Understood) -> Generator[Keys | Wanted, Any, Planned]:
    """Compare with the register; yields what is to be asked of it."""
    around: Around = yield keys(understood)
    understood = with_own_roles(understood, around.roles)
    near = Near(understood.people, around.named, around.at, around.mobiles)
    keyed = (participant_of(person.key) for person in understood.people if person.key)
    remembered = (number for number, _fields in around.imported)
    wanted = {*near.wanted(), *around.mailed, *around.seated, *remembered, *filter(None, keyed)}
    whole: Whole = yield Wanted(sorted(wanted))
    known = Known(
        people=_people(whole),
        not_same=frozenset(around.not_same),
        last_imported={number: json.loads(fields) for number, fields in around.imported},
        network=around.network,
        network_name=around.network_name,
        networks=around.networks,
        namesakes=near.namesakes,
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
        sorted({number for person in people for number in mobiles_of(person)}),
        sorted({person.organisation for person in people if person.organisation is not None}),
        sorted({person.network_text for person in people if person.network_text}),
    )


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
