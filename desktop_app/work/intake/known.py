"""What the register knows of the people in a file, as plain data for matching."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import email_key
from desktop_app.store import imports, journal, networks
from desktop_app.store.source import Source
from desktop_app.work.intake.index import alike, person_key, sounds
from desktop_app.work.intake.planned import (
    Known,
    KnownAffiliation,
    KnownContact,
    KnownMembership,
    KnownPerson,
)
from desktop_app.work.intake.understood import Person, Understood

Heard = tuple[ParticipantId, frozenset[str]]
"""A participant and the sounds of the name."""


def known(source: Source, understood: Understood, network: NetworkId | None) -> Known:
    """Everybody whom the file's rows may mean. `network` is the one imported into, or the page's own if the
    register has it."""
    people = understood.people
    source_id = imports.source_of(
        source, shape=understood.shape, network=network, organisation=understood.organisation
    )
    wanted = imports.candidate_ids(
        source,
        names={person_key(person) for person in people},
        emails={email_key(address) for person in people for address in person.emails},
        network=network,
        source_id=source_id,
    )
    last = imports.last_imported(source, source_id)
    return Known(
        people=tuple(
            _person(each)
            for each in imports.candidates(source, sorted(wanted | _spelt_alike(source, people)))
        ),
        not_same=imports.not_same(source),
        last_imported={participant: fields for participant, (_row, _version, fields) in last.items()},
        network=network,
        network_name=networks.get(source, network).name if network is not None else "",
        moved=journal.last_change(source),
    )


def _spelt_alike(source: Source, people: Iterable[Person]) -> set[ParticipantId]:
    """Those at the rows' organisations whose names are spelt much like a row's: few of the many there, and
    the only ones of whom matching may ask."""
    rows: defaultdict[OrganisationId, set[str]] = defaultdict(set)
    for person in people:
        if person.organisation is not None:
            rows[person.organisation].add(person_key(person))
    there: defaultdict[tuple[OrganisationId, str], list[tuple[ParticipantId, frozenset[str]]]] = defaultdict(
        list
    )
    for mate in imports.mates(source, rows):
        heard = sounds(mate.name_key)
        for word in heard:
            there[mate.organisation, word].append((mate.participant, heard))
    return {
        number
        for organisation, keys in rows.items()
        for said in map(sounds, keys)
        for word in said
        for number, heard in there.get((organisation, word), ())
        if alike(said, heard)
    }


def page_network(source: Source, understood: Understood) -> NetworkId | None:
    """The register's network that a page describes, by its name; None for a new one."""
    return networks.with_name(source, understood.network.name) if understood.network else None


def _person(each: imports.Candidate) -> KnownPerson:
    row = each.participant
    return KnownPerson(
        id=ParticipantId(row.id),
        given=row.given,
        family=row.family,
        written=row.written,
        protected=bool(row.protected),
        affiliations=tuple(
            KnownAffiliation(
                id=tie.id,
                organisation=OrganisationId(tie.organisation),
                organisation_name=tie.organisation_name,
                title=tie.title,
                unit=tie.unit,
                party=tie.party,
                acting=bool(tie.acting),
                leave_until=tie.leave_until or "",
            )
            for tie in each.affiliations
        ),
        contacts=tuple(
            KnownContact(contact.id, contact.kind, contact.value, contact.as_written, bool(contact.shared))
            for contact in each.contacts
        ),
        memberships=tuple(
            KnownMembership(
                id=seat.id,
                network=NetworkId(seat.network),
                organisation=None if seat.organisation is None else OrganisationId(seat.organisation),
                role=seat.role_key,
                acting=bool(seat.acting),
                first_day=seat.first_day or "",
                last_day=seat.last_day or "",
            )
            for seat in each.memberships
        ),
    )
