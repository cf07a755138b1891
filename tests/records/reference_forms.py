"""What the gazetteer is filled with in tests that have no register."""

from __future__ import annotations

from pathlib import Path

from desktop_app.records import reference
from desktop_app.records.gazetteer import Domain, Form
from desktop_app.records.ids import OrganisationId


def reference_forms(folder: Path) -> tuple[list[Form], list[Domain]]:
    """Forms and domains of the reference data. The organisations' numbers are made here: a municipality's
    is its code, the others' are 100001 and up in the order of the file."""
    data = reference.read(folder)
    forms: list[Form] = []
    domains: list[Domain] = []
    towns = {town.code: town for town in data.municipalities}
    for town in data.municipalities:
        number = OrganisationId(int(town.code))
        forms += [
            Form(number, town.code, "municipality", town.own_form, text)
            for text in dict.fromkeys((town.own_form, town.name, town.official_name))
        ]
        domains += [Domain(number, domain) for domain in {town.web_domain, town.email_domain} if domain]
    for alias in data.aliases:
        if alias.kind != "former code":
            number, own_form = OrganisationId(int(alias.code)), towns[alias.code].own_form
            forms.append(Form(number, alias.code, "municipality", own_form, alias.text))
    for position, body in enumerate(data.organisations, start=100001):
        number = OrganisationId(position)
        forms += [
            Form(number, body.code, body.kind, body.name, text)
            for text in dict.fromkeys((body.name, body.short_name, *body.aliases))
        ]
        if body.web_domain:
            domains.append(Domain(number, body.web_domain))
    return forms, domains
