"""The reference data in a new register: municipalities, associations, regions, agencies, roles."""

from __future__ import annotations

from typing import Any

from desktop_app.records.keys import form_key
from desktop_app.records.networks import STANDARD_ROLES
from desktop_app.records.reference import Municipality, Reference, ReferenceOrganisation, read
from desktop_app.resources import RESOURCES
from desktop_app.store import roles
from desktop_app.store.change import Change


def load(change: Change) -> None:
    """Write the reference data; the ids follow the order of its files, the same in every register."""
    known = read(RESOURCES / "reference")
    add_roles(change)
    own_forms = {municipality.own_form for municipality in known.municipalities}
    bodies = [
        body for body in known.organisations if body.name not in own_forms
    ]  # Gotland is one body, not two
    codes = [m.code for m in known.municipalities] + [body.code for body in bodies]
    rows = [_municipality(m, known) for m in known.municipalities] + [_body(body) for body in bodies]
    numbers = dict(zip(codes, change.insert_many("organisation", rows), strict=True))
    change.insert_many("organisation_name", _names(known, bodies, numbers))
    members = [
        {"association": numbers[member.association], "member": numbers[member.code], "capacity": "member"}
        for member in known.members
    ]
    change.insert_many("organisation_member", members)


def add_roles(change: Change) -> None:
    """The standard roles that the register lacks, each after the one before it: older versions knew fewer.
    Where the office has a role of its own of that name, it keeps that."""
    held = roles.all_roles(change)
    names = {form_key(name) for role in held for name in (role.name_sv, role.name_en)}
    order = [role.key for role in held]
    missing: dict[str, dict[str, Any]] = {}
    before = ""
    for key, swedish, english, counts, presidium, staff in STANDARD_ROLES:
        if key not in order and not {form_key(swedish), form_key(english)} & names:
            order.insert(order.index(before) + 1 if before else 0, key)
            named = {"key": key, "name_sv": swedish, "name_en": english, "counts": counts}
            missing[key] = {**named, "presidium": int(presidium), "staff": int(staff)}
        before = key if key in order else before
    places = {key: place for place, key in enumerate(order, 1)}
    if missing:
        change.update_many("role", [(role.id, role.version, {"position": places[role.key]}) for role in held])
    change.insert_many("role", [{**row, "position": places[key]} for key, row in missing.items()])


def _municipality(municipality: Municipality, known: Reference) -> dict[str, Any]:
    county = next((c.name for c in known.counties if c.code == municipality.county_code), "")
    domains = dict.fromkeys((municipality.email_domain, municipality.web_domain))
    return {
        "kind": "municipality",
        "code": municipality.code,
        "name": municipality.own_form,
        "county": county,
        "web": municipality.web_domain,
        "domains": " ".join(domain for domain in domains if domain),
    }


def _body(body: ReferenceOrganisation) -> dict[str, Any]:
    return {
        "kind": body.kind,
        "code": body.code,
        "name": body.name,
        "county": "",
        "web": body.web_domain,
        "domains": body.web_domain,
    }


def _names(
    known: Reference, bodies: list[ReferenceOrganisation], numbers: dict[str, int]
) -> list[dict[str, Any]]:
    """Each name of an organisation once, under the first kind that it is listed as."""
    wanted: list[tuple[str, str, str]] = []
    for municipality in known.municipalities:
        wanted.append((municipality.code, "own form", municipality.own_form))
        wanted.append((municipality.code, "short", municipality.name))
        wanted.append((municipality.code, "full", municipality.official_name))
    wanted += [(a.code, "former" if "former name" in a.kind else "alias", a.text) for a in known.aliases]
    for body in bodies:
        wanted += [(body.code, "own form", body.name), (body.code, "short", body.short_name)]
        wanted += [(body.code, "alias", alias) for alias in body.aliases]
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for code, kind, text in wanted:
        if text and (code, text) not in seen:
            seen[code, text] = {"organisation": numbers[code], "kind": kind, "text": text}
    return list(seen.values())
