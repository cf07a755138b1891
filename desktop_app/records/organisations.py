"""Organisations: municipalities, regions, associations, agencies and others, with their names over time."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.i18n import N_
from desktop_app.records.fields import Field
from desktop_app.records.ids import OrganisationId
from desktop_app.records.spans import ALWAYS, Span

KINDS = (
    ("municipality", N_("Municipality")),
    ("region", N_("Region")),
    ("municipal association", N_("Municipal association")),
    ("county board", N_("County administrative board")),
    ("agency", N_("Agency")),
    ("ministry", N_("Ministry")),
    ("company", N_("Company")),
    ("trade union", N_("Trade union")),
    ("education", N_("Education")),
    ("association", N_("Association")),
    ("other", N_("Other")),
)

NAME_KINDS = ("full", "short", "own form", "alias", "former")
"""`own form` is how the organisation is printed ("Partille kommun", "Solna stad"): stored, never computed."""


@dataclass(frozen=True, slots=True)
class OrganisationName:
    kind: str
    text: str
    span: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class Organisation:
    """`code` is a municipality's four digits or the reference data's word; `domains` are those of e-mail."""

    id: OrganisationId
    version: int
    kind: str
    code: str = ""
    county: str = ""
    names: tuple[OrganisationName, ...] = ()
    members: tuple[OrganisationId, ...] = ()
    about: str = ""
    web: str = ""
    domains: tuple[str, ...] = ()
    postal_address: str = ""
    visiting_address: str = ""
    note: str = ""

    def name(self, kind: str = "own form") -> str:
        """The present name of a kind; without one the own form, the full or the short name."""
        for wanted in (kind, "own form", "full", "short"):
            for name in self.names:
                if name.kind == wanted and not name.span.last:
                    return name.text
        return self.names[0].text if self.names else ""


FIELDS = (
    Field("name", N_("Name"), width=32, required=True, headings=("organisation", "namn", "name")),
    Field("short_name", N_("Short name"), width=16, headings=("kortnamn", "short name")),
    Field("kind", N_("Kind"), "choice", width=18, choices=KINDS),
    Field("code", N_("Code"), width=8, headings=("kod", "kommunkod", "code")),
    Field("county", N_("County"), width=18, headings=("län", "county")),
    Field("web", N_("Web"), width=24, headings=("webb", "webbplats", "web")),
    Field("note", N_("Note"), "long", width=30, headings=("anteckning", "note")),
)
