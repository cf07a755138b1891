"""What a row would change in a participant: each cell compared three ways.

The file's value is held against the last one imported from the same source and against the register's. A
file that says what it said last time changes nothing, whatever the register says now; only a value that is
new in the file AND edited in the register since the last import is a conflict. An empty cell says nothing.
Addresses and telephones are sets: added to, never taken from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from desktop_app.records import roles
from desktop_app.records.ids import NetworkId
from desktop_app.records.keys import fold, form_key, name_key, normal
from desktop_app.work.intake.planning.index import (
    address_key,
    full_name,
    key_of,
    name_of,
    organisation_value,
    person_key,
    place_key,
)
from desktop_app.work.intake.planning.planned import (
    CellChange,
    Known,
    KnownAffiliation,
    KnownMembership,
    KnownPerson,
    PlannedPerson,
)
from desktop_app.work.intake.understood import Person, PhoneText

SETS = frozenset({"email", "mobile", "phone", "switchboard", "fax"})
"""Fields of which a person may have several values."""
YES = "yes"
BETWEEN = "; "


def phone_value(phone: PhoneText) -> str:
    """E.164, or what is written where the number cannot be read."""
    return phone.value or normal(phone.written)


def values(person: Person) -> dict[str, str]:
    """What a row says, by field name, as it is compared; fields that it does not say are left out."""
    said = {
        "name": full_name(person.given, person.family, person.written),
        "organisation": organisation_value(person),
        **_of_affiliation(person),
        **_of_membership(person),
        "role": person.role,
        "email": BETWEEN.join(dict.fromkeys(map(address_key, person.emails))),
        "phone": BETWEEN.join(dict.fromkeys(map(phone_value, person.phones))),
        "gone": YES if person.gone else "",
    }
    return {field: value for field, value in said.items() if value}


def imported_values(planned: PlannedPerson) -> dict[str, str]:
    """What to remember of an import for the next from the same source, once the row is decided on.

    A field that the row leaves empty is absent: what was remembered of it before stays.
    """
    said = values(planned.person)
    said.pop("role", None)
    said |= {each.key: each.value for each in planned.attended if not each.sensitive}
    if planned.person.gone:  # whoever is in a later list joins again
        return {**said, role_field(planned.person.network_text): "", "gone": YES}
    seats: dict[str, dict[str, None]] = {}
    for row in (planned.person, *planned.also):
        if row.role:
            seats.setdefault(role_field(row.network_text), {})[row.role] = None
    for role, network in zip_longest(planned.roles, planned.networks, fillvalue=""):
        seats.setdefault(role_field(network), {})[role] = None
    return said | {name: BETWEEN.join(roles) for name, roles in seats.items()}


def role_field(network: str) -> str:
    """Under which name roles are remembered: of the network imported into, or of one that rows name."""
    return f"role {form_key(network)}" if network else "role"


def _of_affiliation(person: Person) -> dict[str, str]:
    return {
        "title": person.title,
        "department": person.department,
        "party": person.party,
        "acting": YES if person.acting else "",
        "leave_until": person.leave_until.isoformat() if person.leave_until else "",
    }


def leaving(
    person: Person, register: KnownPerson, network: NetworkId | None, last: Mapping[str, str]
) -> tuple[CellChange, ...]:
    """What a row says of somebody who has left the organisation, and the network if it is of one; nothing
    where all is ended, or was ended by this source and has been begun again since."""
    seats = seats_of(person, register, network) if network is not None else register.memberships
    ends = any(not each.last_day for each in (*ties_of(person, register), *seats)) and last.get("gone") != YES
    return (CellChange("gone", "", YES),) if ends else ()


def kept(
    person: Person,
    register: KnownPerson,
    last: Mapping[str, str],
    affiliation: KnownAffiliation | None,
    membership: KnownMembership | None,
) -> tuple[CellChange, ...]:
    """Where the file says what it said before, and the register something else."""
    if not last:
        return ()
    new = {(cell.field, cell.new) for cell in compare(person, register, last, affiliation, membership)}
    return tuple(
        replace(cell, last=last.get(cell.field))
        for cell in compare(person, register, {}, affiliation, membership)
        if (cell.field, cell.new) not in new
    )


def _of_membership(person: Person) -> dict[str, str]:
    return {
        "from": person.span.first.isoformat() if person.span.first else "",
        "to": person.span.last.isoformat() if person.span.last else "",
    }


def compare(
    person: Person,
    register: KnownPerson,
    last: Mapping[str, str],
    affiliation: KnownAffiliation | None,
    membership: KnownMembership | None,
) -> tuple[CellChange, ...]:
    """Every cell in which the row has something new to say of the participant."""
    pairs: list[tuple[str, str, str]] = []
    if affiliation or organisation_value(person):
        held = _held_by_affiliation(affiliation)
        pairs += [(field, held[field], new) for field, new in _of_affiliation(person).items()]
    if membership:
        days = {"from": membership.first_day, "to": membership.last_day}
        pairs += [(field, days[field], new) for field, new in _of_membership(person).items()]
    single = (
        _name(person, register, last.get("name")),
        _organisation(person, register, last.get("organisation")),
        *(_single(field, old, new, last.get(field)) for field, old, new in pairs),
    )
    sets = (*_emails(person, register, last), *_phones(person, register, last))
    return (*(cell for cell in single if cell), *sets)


def _held_by_affiliation(held: KnownAffiliation | None) -> dict[str, str]:
    return {
        "title": held.title if held else "",
        "department": held.unit if held else "",
        "party": held.party if held else "",
        "acting": YES if held and held.acting else "",
        "leave_until": held.leave_until if held else "",
    }


def _same(one: str, other: str) -> bool:
    return one == other or normal(one).casefold() == normal(other).casefold()


def _single(field: str, old: str, new: str, last: str | None) -> CellChange | None:
    if not normal(new) or _same(new, old) or (last is not None and _same(new, last)):
        return None
    return CellChange(field, old, new, conflict=last is not None and not _same(old, last), last=last)


def _name(person: Person, register: KnownPerson, last: str | None) -> CellChange | None:
    """The name, unless the file only writes it poorer: without accents or a middle name."""
    key, held = person_key(person), key_of(register)
    if key == held or (last is not None and name_key(last) == key):
        return None
    new = full_name(person.given, person.family, person.written)
    ours, theirs = set(fold(key).split()), set(fold(held).split())
    if ours < theirs or (ours == theirs and new.isascii()):
        return None
    edited = last is not None and name_key(last) != held
    return CellChange("name", name_of(register), new, conflict=edited, last=last)


def _organisation(person: Person, register: KnownPerson, last: str | None) -> CellChange | None:
    """A tie to the file's organisation that is to begin; it contradicts none that the register has."""
    value = organisation_value(person)
    at = any(_is_tie(person, tie) for tie in register.affiliations)
    if not value or at or (last is not None and place_key(last) == place_key(value)):
        return None
    old = ", ".join(dict.fromkeys(tie.organisation_name for tie in register.affiliations))
    return CellChange("organisation", old, person.organisation_text or value, last=last)


def _emails(person: Person, register: KnownPerson, last: Mapping[str, str]) -> list[CellChange]:
    held = {contact.value or normal(contact.as_written) for contact in register.contacts}
    new = ((address_key(address), "email") for address in person.emails)
    return _added(new, held, last.get("email"))


def _phones(person: Person, register: KnownPerson, last: Mapping[str, str]) -> list[CellChange]:
    """A number counts once, whatever kind the register and the file call it."""
    held = {contact.value or normal(contact.as_written) for contact in register.contacts}
    return _added(((phone_value(phone), phone.kind) for phone in person.phones), held, last.get("phone"))


def _added(new: Iterable[tuple[str, str]], held: set[str], last: str | None) -> list[CellChange]:
    """One cell for each value that neither the register has nor the last import gave."""
    known = held | set(last.split(BETWEEN) if last else ())
    each = {value: kind for value, kind in new if value and value not in known}
    return [CellChange(kind, "", value, last=last) for value, kind in each.items()]


def _is_tie(person: Person, tie: KnownAffiliation) -> bool:
    if person.organisation is not None:
        return tie.organisation == person.organisation
    return place_key(tie.organisation_name) == place_key(person.organisation_text)


def ties_of(person: Person, register: KnownPerson) -> list[KnownAffiliation]:
    """The participant's ties to the row's organisation, all where it names none."""
    return [tie for tie in register.affiliations if not organisation_value(person) or _is_tie(person, tie)]


def affiliation_of(person: Person, register: KnownPerson) -> KnownAffiliation | None:
    """The tie that the row speaks of: at its organisation, or any where it names none; of two the one whose
    title agrees."""
    ties = ties_of(person, register)
    return next((tie for tie in ties if _same(tie.title, person.title)), ties[0] if ties else None)


def seats_of(person: Person, register: KnownPerson, network: NetworkId | None) -> list[KnownMembership]:
    """The participant's memberships in a network for the row's organisation, any where the row names none."""
    return [
        seat
        for seat in register.memberships
        if network is not None
        and seat.network == network
        and (person.organisation is None or seat.organisation in (None, person.organisation))
    ]


def beginnings(
    rows: Sequence[Person],
    register: KnownPerson | None,
    known: Known,
    last: Mapping[str, str],
    *,
    joining: bool,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The roles in which a person's rows begin memberships, and the network of each as the file names it; ""
    is the one imported into, where people join one."""
    found: list[tuple[str, str]] = []
    for network in dict.fromkeys(row.network_text for row in rows):
        if not (network or joining):
            continue
        number = known.networks.get(form_key(network)) if network else known.network
        before = {"role": last.get(role_field(network), "")}
        there = [row for row in rows if row.network_text == network]
        found += [(role, network) for role in beginning_roles(there, register, number, before)]
    if not any(network for _role, network in found):
        return tuple(role for role, _network in found), ()
    return tuple(role for role, _network in found), tuple(network for _role, network in found)


def beginning_roles(
    rows: Iterable[Person], register: KnownPerson | None, network: NetworkId | None, last: Mapping[str, str]
) -> tuple[str, ...]:
    """The roles that a person's rows say and neither the register nor the last import holds. A row without a
    role is content with any, and begins as a member."""
    before = set(last.get("role", "").split(BETWEEN)) - {""}
    begins: dict[str, None] = {}
    for row in rows:
        held = {seat.role for seat in seats_of(row, register, network)} if register else set()
        if row.role:
            known = any(roles.agrees(row.role, role) for role in held | before)
        else:
            known = bool(held or before or begins)
        if not known:
            begins[row.role or "member"] = None
    return tuple(begins)
