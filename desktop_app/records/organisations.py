"""Organisations: municipalities, regions, associations, agencies and others, with their names over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.i18n import N_
from desktop_app.records.fields import Field
from desktop_app.records.ids import OrganisationId
from desktop_app.records.participants import Contact
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
"""The usual ones, by key; an office may write a kind of its own."""

NAME_KINDS = (
    ("own form", N_("Name")),
    ("short", N_("Short name")),
    ("full", N_("Full name")),
    ("alias", N_("Also written")),
    ("former", N_("Former name")),
)
"""`own form` is how the organisation is printed ("Partille kommun", "Solna stad"): stored, never computed. A
`former` name is printed for the days of its span; one without days is only recognised."""


@dataclass(frozen=True, slots=True)
class OrganisationName:
    kind: str
    text: str
    span: Span = ALWAYS
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Association:
    """A tie between an association and an organisation that belongs to it, seen from either of them:
    `organisation` and `name` are the other's."""

    id: int
    version: int
    organisation: OrganisationId
    name: str
    capacity: str = "member"
    span: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class Organisation:
    """`code` is a municipality's four digits or the reference data's word; `domains` are those of e-mail.
    `members` are those of an association, `member_of` the associations it belongs to."""

    id: OrganisationId
    version: int
    kind: str
    code: str = ""
    county: str = ""
    names: tuple[OrganisationName, ...] = ()
    members: tuple[Association, ...] = ()
    member_of: tuple[Association, ...] = ()
    contacts: tuple[Contact, ...] = ()
    about: str = ""
    web: str = ""
    domains: tuple[str, ...] = ()
    postal_address: str = ""
    visiting_address: str = ""
    note: str = ""

    def name(self, kind: str = "own form", on: date | None = None) -> str:
        """The name of a kind on a day, by default today; without one the own form, the full or the short."""
        for wanted in (kind, "own form", "full", "short"):
            name = self.named(wanted, on or date.today())
            if name is not None:
                return name.text
        return self.names[0].text if self.names else ""

    def named(self, kind: str, on: date) -> OrganisationName | None:
        """The name of a kind that counts on a day."""
        return called([name for name in self.names if _stands_for(name, kind)], on)


def called(names: Sequence[OrganisationName], on: date) -> OrganisationName | None:
    """The one of some names that counts on a day: a dated one before one without days, the latest begun
    first. Before all of them it is the first to come, after all of them the last that was."""
    standing = [name for name in names if name.span.contains(on)]
    if standing:
        return max(standing, key=lambda name: (_dated(name), name.span.first or date.min, name.id))
    later = [name for name in names if name.span.first and name.span.first > on]
    if later:
        return min(later, key=lambda name: (name.span.first or date.min, name.id))
    return max(names, key=lambda name: (name.span.last or date.min, name.id), default=None)


def _stands_for(name: OrganisationName, kind: str) -> bool:
    """A former name with days was the printed one."""
    return name.kind == kind or (kind == "own form" and name.kind == "former" and _dated(name))


def _dated(name: OrganisationName) -> bool:
    return name.span.first is not None or name.span.last is not None


FIELDS = (
    Field("name", N_("Name"), width=32, required=True, headings=("organisation", "namn", "name")),
    Field("short_name", N_("Short name"), width=16, headings=("kortnamn", "short name")),
    Field("kind", N_("Kind"), "choice", width=18, choices=KINDS),
    Field("code", N_("Code"), width=8, headings=("kod", "kommunkod", "code")),
    Field("county", N_("County"), width=18, headings=("län", "county")),
    Field("web", N_("Web"), width=24, headings=("webb", "webbplats", "web")),
    Field("note", N_("Note"), "long", width=30, headings=("anteckning", "note")),
)
