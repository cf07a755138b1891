"""The people of an article, each once, with what is said of them in several places."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from desktop_app.records.keys import name_key
from desktop_app.work.intake.understood import Person


def each_once(people: Sequence[Person]) -> list[Person]:
    """One of each name and organisation; who speaks for two organisations stands twice."""
    found: list[Person] = []
    for person in sorted(people, key=lambda one: one.row):
        same = next((at for at, held in enumerate(found) if _is_same(held, person)), None)
        if same is not None:
            found[same] = _together(found[same], person)
        elif person.written:
            found.append(person)
    return found


def _is_same(held: Person, person: Person) -> bool:
    if name_key(held.written) != name_key(person.written) or held.gone != person.gone:
        return False
    if held.organisation == person.organisation:
        return True
    titles = {held.title, person.title} - {""}
    return None in (held.organisation, person.organisation) and len(titles) < 2


def _together(held: Person, person: Person) -> Person:
    placed = held if held.organisation else person
    known = {phone.value for phone in held.phones}
    return replace(
        held,
        title=held.title or person.title,
        organisation=placed.organisation,
        organisation_code=placed.organisation_code,
        organisation_text=placed.organisation_text,
        role=held.role or person.role,
        role_text=held.role_text or person.role_text,
        party=held.party or person.party,
        emails=tuple(dict.fromkeys((*held.emails, *person.emails))),
        phones=(*held.phones, *(phone for phone in person.phones if phone.value not in known)),
        notes="; ".join(dict.fromkeys(filter(None, (held.notes, person.notes)))),
    )
