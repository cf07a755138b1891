"""What the keys of a returned form decide: whom a row means, who is missing, and what was emptied.

A key is certain as long as the row may still name the person it was made for. A municipality that writes a
successor's name over the old one, or sorts some of the columns only, has not renamed anybody.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from desktop_app.i18n import N_, _
from desktop_app.records import phones, roles
from desktop_app.records.emails import is_function
from desktop_app.records.forms import participant_of
from desktop_app.records.ids import NetworkId, ParticipantId
from desktop_app.records.keys import fold, name_key
from desktop_app.work.intake.planning.cells import BETWEEN, SETS, seats_of, values
from desktop_app.work.intake.planning.index import alike, compatible, key_of, name_of, person_key, sounds
from desktop_app.work.intake.planning.planned import (
    CellChange,
    Identity,
    Known,
    KnownPerson,
    PlannedFile,
    PlannedPerson,
)
from desktop_app.work.intake.understood import Person, Problem

_EMPTIED = {
    "title": N_("Title"),
    "department": N_("Department"),
    "party": N_("Party"),
    "role": N_("Role"),
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
}


def meant(person: Person, known: KnownPerson, last: Mapping[str, str]) -> Identity:
    """How surely a row with somebody's key is that person: same, perhaps or (somebody else) new."""
    key = person_key(person)
    before = {key_of(known), name_key(last.get("name", ""))} - {""}
    if any(compatible(key, name) or alike(sounds(key), sounds(name)) for name in before):
        return "same"
    if not any(set(fold(key).split()) & set(fold(name).split()) for name in before):
        return "new"
    shared = {contact.value for contact in known.contacts if contact.shared}
    own = (_reached(values(person)) & _reached(last)) - shared
    return "same" if any(not is_function(each) for each in own) else "perhaps"


def _reached(said: Mapping[str, str]) -> set[str]:
    return {value for field in ("email", "phone") for value in said.get(field, "").split(BETWEEN)} - {""}


def written_over(
    person: Person, known: KnownPerson, last: Mapping[str, str], cells: tuple[CellChange, ...]
) -> tuple[CellChange, ...]:
    """The cells of a form's row: unlike a list, a form tells what a value was put in the place of."""
    if not person.key:
        return cells
    said, held = _reached(values(person)), {contact.value: contact.kind for contact in known.contacts}
    lost = [value for value in sorted(_reached(last) - said) if value in held]
    found = []
    for cell in cells:
        old = next((value for value in lost if held[value] == cell.field), "") if cell.field in SETS else ""
        if old:
            lost.remove(old)
        found.append(replace(cell, old=old) if old else cell)
    return tuple(found)


def role_moved(
    person: Person, known: KnownPerson, last: Mapping[str, str], network: NetworkId | None
) -> CellChange | None:
    """The role that was written over in a form: the seat is put right, no other begins."""
    held = {seat.role for seat in seats_of(person, known, network)}
    old = last.get("role", "")
    moved = person.key and person.role and old in held and person.role not in {*held, old}
    return CellChange("role", old, person.role, last=old) if moved else None


def answered(file: PlannedFile, known: Known) -> PlannedFile:
    """The plan of a returned form, with nobody for ending who was not in it, and with what is told of rows
    that name somebody else and cells that were emptied. Every other plan stays as it is."""
    if file.understood.form is None:
        return file
    sent = known.last_imported
    by_id = {somebody.id: somebody for somebody in known.people}
    told = [problem for planned in file.people for problem in _told(planned, by_id, sent)]
    endings = tuple(ending for ending in file.endings if ending.participant in sent)
    return replace(file, endings=endings, problems=(*file.problems, *told))


def _told(
    planned: PlannedPerson,
    by_id: Mapping[ParticipantId, KnownPerson],
    sent: Mapping[ParticipantId, Mapping[str, str]],
) -> list[Problem]:
    found: list[Problem] = []
    for person in (planned.person, *planned.also):
        number = participant_of(person.key)
        if number is None:
            continue
        if number not in by_id:
            message = _("The row's person has been removed from the register since the form was sent out.")
        elif number not in planned.candidates:
            message = _("The row was {name}'s and now names somebody else.").format(
                name=name_of(by_id[number])
            )
        else:
            message = _emptied(person, sent.get(number, {}))
        if message:
            found.append(Problem(message, person.sheet, person.row, person.column))
    return found


def _emptied(person: Person, sent: Mapping[str, str]) -> str:
    said = values(person)
    texts = [
        f"{_(name)} ({_shown(field, sent[field])})"
        for field, name in _EMPTIED.items()
        if sent.get(field) and field not in said
    ]
    if not texts:
        return ""
    return _("Emptied in the form, and kept in the register: {values}.").format(values=", ".join(texts))


def _shown(field: str, value: str) -> str:
    if field == "role":
        return roles.word(value)
    return ", ".join(map(phones.printed, value.split(BETWEEN))) if field == "phone" else value
