"""Roles of the office's own: a list's word for one is understood by the register alone."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from desktop_app.records.keys import form_key
from desktop_app.records.networks import STANDARD_ROLES
from desktop_app.work.intake.entries.clean import unknown_role
from desktop_app.work.intake.understood import Person, Understood

_NAMES = {key: (form_key(swedish), form_key(english)) for key, swedish, english, *_rest in STANDARD_ROLES}


def with_own_roles(understood: Understood, roles: Mapping[str, str]) -> Understood:
    """The people in the roles that their lists name as the register does; `roles` are the keys by the names'
    `form_key`. What was told of a role as unknown is taken back."""
    people = tuple(_in_own_role(person, roles) for person in understood.people)
    return replace(understood, people=people) if people != understood.people else understood


def _in_own_role(person: Person, roles: Mapping[str, str]) -> Person:
    role = next((roles[name] for name in _names(person) if name in roles), person.role)
    if role == person.role:
        return person
    told = unknown_role(person.role_text)
    problems = tuple(problem for problem in person.problems if problem.message != told)
    return replace(person, role=role, problems=problems)


def _names(person: Person) -> tuple[str, ...]:
    """As the list writes the role, and as every register calls it: an office that had a role of that name
    before keeps its own."""
    return form_key(person.role_text), *_NAMES.get(person.role, ())
