"""A row of a list as rows of the register's tables."""

from __future__ import annotations

from typing import Any

from desktop_app.records import phones
from desktop_app.records.emails import is_function
from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import email_key
from desktop_app.work.intake.understood import OrganisationLine, Person


def written(person: Person) -> str:
    return f"{person.given} {person.family}".strip() or person.written


def note(person: Person) -> str:
    """The notes; a title without an organisation to hold it for goes there."""
    homeless = person.organisation is None and not person.organisation_text
    return "; ".join(filter(None, (person.title if homeless else "", person.notes)))


def affiliation(person: Person, participant: ParticipantId, organisation: OrganisationId) -> dict[str, Any]:
    return {
        "participant": participant,
        "organisation": organisation,
        "title": person.title,
        "unit": person.department,
        "party": person.party,
        "acting": int(person.acting),
        "leave_until": person.leave_until.isoformat() if person.leave_until else None,
    }


def membership(
    person: Person,
    participant: ParticipantId,
    network: NetworkId,
    organisation: OrganisationId | None,
    role: int,
) -> dict[str, Any]:
    return {
        "participant": participant,
        "network": network,
        "organisation": organisation,
        "role": role,
        "acting": int(person.acting),
        "first_day": person.span.first.isoformat() if person.span.first else None,
        "last_day": person.span.last.isoformat() if person.span.last else None,
        "span_text": person.span.text,
    }


def contacts(person: Person, participant: ParticipantId, shared: frozenset[str]) -> list[dict[str, Any]]:
    values = [("email", address) for address in person.emails]
    values += [(phone.kind, phone.value or phone.written) for phone in person.phones]
    return [
        {"participant": participant, "position": place, **contact(person, kind, value, shared)}
        for place, (kind, value) in enumerate(values)
    ]


def contact(
    person: Person | OrganisationLine, kind: str, value: str, shared: frozenset[str]
) -> dict[str, Any]:
    """A contact as the database keeps it, without its owner."""
    row: dict[str, Any] = {"kind": kind}
    if kind == "email":
        address = email_key(value)
        return {
            **row,
            "value": address,
            "as_written": value,
            "shared": int(address in shared or is_function(address)),
        }
    phone = next((each for each in person.phones if value in (each.value, each.written)), None)
    number, written = (phone.value, phone.written) if phone else (value, value)
    return {
        **row,
        "value": number,
        "as_written": phones.printed(number, written),
        "shared": int(kind == "switchboard"),
    }
