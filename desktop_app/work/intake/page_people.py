"""The people of a page: participants, the presidium and contact persons, each in the form pages write
them."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.i18n import _
from desktop_app.records import emails, names, phones, roles
from desktop_app.records.gazetteer import Form
from desktop_app.work.intake import content
from desktop_app.work.intake.blocks import Block, Line
from desktop_app.work.intake.facts import code_of
from desktop_app.work.intake.page import Page
from desktop_app.work.intake.understood import (
    Person,
    PhoneText,
    Vacancy,
)

_PEOPLE = {"people": "", "members": "member", "deputies": "deputy"}


def participants(page: Page, block: Block) -> None:
    """Lines of "Name[ tf], municipality"."""
    for line in block.lines:
        before, comma, after = line.text.rpartition(",")
        form = page.gazetteer.find(after)
        if not (comma and form):
            page.refuse(line, _("“{text}” is not understood as a name and a municipality."))
        if names.is_vacant(before):
            page.vacancies.append(
                Vacancy("", line.row, form.organisation, after.strip(), _PEOPLE[block.kind])
            )
            continue
        page.people.append(_person(page, line, before, form, after.strip(), role=_PEOPLE[block.kind]))


def _person(page: Page, line: Line, text: str, form: Form | None, written: str, *, role: str) -> Person:
    name = names.read(text)
    if not content.is_name(name.written) or name.rest:
        page.refuse(line, _("“{text}” cannot be read as one person's name."))
    return Person(
        sheet="",
        row=line.row,
        written=name.written,
        given=name.given,
        family=name.family,
        organisation=form.organisation if form else None,
        organisation_code=code_of(form),
        organisation_text=written,
        role=name.role or role,
        role_text=name.role_text,
        party=name.party,
        acting=name.acting,
    )


def presidium(page: Page, block: Block) -> None:
    """Pairs of lines: "Name (S)" and "Ordförande, Partille"."""
    for at in range(0, len(block.lines), 2):
        line = block.lines[at]
        if at + 1 == len(block.lines):
            page.refuse(line, _("The line “{text}” is not understood."))
        second = block.lines[at + 1]
        role_text, comma, after = second.text.partition(",")
        form, role = page.gazetteer.find(after), roles.key(role_text)
        if not (comma and form and role):
            page.refuse(second, _("“{text}” is not understood as a role and a municipality."))
        person = _person(page, line, line.text, form, after.strip(), role=role)
        page.people.append(replace(person, role=role, role_text=role_text.strip()))


def contacts(page: Page, block: Block) -> None:
    """A name on a line of its own, then title, telephone and e-mail in lines below it."""
    form = page.gazetteer.find(block.place)
    if block.place and not form and block.heading:
        page.refuse(block.heading, _("The line “{text}” is not understood."))
    page.set_owner(form, block.place)
    first = len(page.people)
    for line in block.lines:
        numbers, addresses = phones.read(line.text), emails.read(line.text)
        last = page.people[-1] if len(page.people) > first else None
        if addresses.addresses and last:
            page.people[-1] = replace(last, emails=(*last.emails, *addresses.addresses))
        elif any(c.isdigit() for c in line.text) and last and all(number.value for number in numbers):
            known = tuple(PhoneText(number.kind, number.value, number.written) for number in numbers)
            page.people[-1] = replace(last, phones=(*last.phones, *known))
        elif last and not line.gap and not (last.title or last.phones or last.emails):
            page.people[-1] = replace(last, title=line.text)
        else:
            page.people.append(_person(page, line, line.text, form, block.place, role="contact"))
