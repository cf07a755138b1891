"""Participants: people in the register, what they are where, and how they are reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MembershipId, NetworkId, OrganisationId, ParticipantId, RoleId
from desktop_app.records.keys import normal
from desktop_app.records.spans import ALWAYS, Span

CAPACITIES = (("elected", N_("Elected representative")), ("official", N_("Official")))
CONTACT_KINDS = (
    ("email", N_("E-mail")),
    ("mobile", N_("Mobile")),
    ("phone", N_("Telephone")),
    ("switchboard", N_("Switchboard")),
    ("fax", N_("Fax")),
)


@dataclass(frozen=True, slots=True)
class Contact:
    """One e-mail address or telephone number. `value` is normalised (casefolded, E.164) or "" where it cannot
    be read; `as_written` is what is shown. A shared address or switchboard identifies nobody."""

    id: int
    version: int
    kind: str
    value: str
    as_written: str
    shared: bool = False
    affiliation: int | None = None
    """The affiliation that it goes with; None where it is the person's own."""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What a participant is at an organisation, and when."""

    id: int
    version: int
    organisation: OrganisationId
    organisation_name: str
    title: str = ""
    unit: str = ""
    capacity: str = ""
    party: str = ""
    acting: bool = False
    leave_until: date | None = None
    span: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class ParticipantMembership:
    """A membership seen from the participant."""

    id: MembershipId
    version: int
    network: NetworkId
    network_name: str
    organisation: OrganisationId | None
    organisation_name: str
    role: RoleId
    role_name: str
    acting: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Participant:
    """A person whole. `written` is the name as it is printed; given and family name serve sorting."""

    id: ParticipantId
    version: int
    given: str
    family: str
    written: str
    protected: bool = False
    note: str = ""
    affiliations: tuple[Affiliation, ...] = ()
    contacts: tuple[Contact, ...] = ()
    memberships: tuple[ParticipantMembership, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a participant's time line: an `affiliation`, a `seat` or a `meeting`. `record` is the number
    of the organisation, network or meeting, and `name` what it was called then."""

    kind: str
    record: int
    name: str
    detail: str
    span: Span


def checked_name(given: str, family: str) -> tuple[str, str]:
    """Both parts as they are stored: blanks put right, letters as written. One of them is enough."""
    given, family = normal(given), normal(family)
    if not (given or family):
        raise Invalid(_("A participant needs a name."), field="family", advice=_("Write at least one name."))
    return given, family


FIELDS = (
    Field("given", N_("Given name"), width=16, headings=("förnamn", "first name", "given name")),
    Field("family", N_("Family name"), width=18, headings=("efternamn", "last name", "surname")),
    Field("organisation", N_("Organisation"), "organisation", width=24, headings=("kommun", "organisation")),
    Field("title", N_("Title"), width=24, headings=("titel", "befattning", "title")),
    Field("unit", N_("Department"), width=22, headings=("förvaltning", "avdelning", "enhet", "department")),
    Field("party", N_("Party"), width=6, headings=("parti", "party")),
    Field("email", N_("E-mail"), "email", width=30, headings=("e-post", "epost", "mejl", "email", "e-mail")),
    Field("mobile", N_("Mobile"), "phone", width=16, headings=("mobil", "mobiltelefon", "mobile")),
    Field("phone", N_("Telephone"), "phone", width=16, headings=("telefon", "tfn", "tel", "telephone")),
    Field("acting", N_("Acting"), "flag", width=8),
    Field("leave_until", N_("On leave until"), "date", width=12),
    Field("note", N_("Note"), "long", width=30, headings=("anteckning", "anteckningar", "notes")),
)
