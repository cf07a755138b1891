"""Networks: standing forums of organisations, who sits in them, and what they are for."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.i18n import N_
from desktop_app.records.fields import Field
from desktop_app.records.ids import MembershipId, NetworkId, OrganisationId, ParticipantId, RoleId
from desktop_app.records.spans import ALWAYS, Span

KINDS = (
    ("network", N_("Network")),
    ("steering_group", N_("Steering group")),
    ("managers_network", N_("Managers' network")),
    ("national_network", N_("National network")),
    ("working_group", N_("Working group")),
    ("coordination_group", N_("Coordination group")),
)

MEMBER_CAPACITIES = (
    ("member", N_("Member organisation")),
    ("convener", N_("Convener")),
    ("co-opted", N_("Co-opted")),
)

LIST_KINDS = (
    ("purpose", N_("Purpose")),
    ("mission", N_("Mission")),
    ("priorities", N_("Priorities")),
    ("areas", N_("Areas")),
    ("programme", N_("Programme")),
)


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is in a network. `counts` says whether the holder fills a seat, a deputy seat or none."""

    id: RoleId
    key: str
    name_sv: str
    name_en: str
    position: int
    counts: str = "seat"
    presidium: bool = False
    staff: bool = False


STANDARD_ROLES = (
    ("chair", "ordförande", "chair", "seat", True, False),
    ("vice_chair", "vice ordförande", "vice chair", "seat", True, False),
    ("convener", "sammankallande", "convener", "seat", False, False),
    ("member", "ledamot", "member", "seat", False, False),
    ("deputy", "ersättare", "deputy", "deputy", False, False),
    ("co_opted", "adjungerad", "co-opted", "no", False, False),
    ("secretary", "sekreterare", "secretary", "no", False, True),
    ("contact", "kontaktperson", "contact person", "no", False, True),
)
"""key, Swedish, English, counts, presidium, staff: every new register begins with these."""


@dataclass(frozen=True, slots=True)
class NetworkMember:
    """An organisation that takes part in a network, with its number of seats."""

    id: int
    version: int
    organisation: OrganisationId | None
    organisation_name: str
    capacity: str = "member"
    seats: int = 1
    deputy_seats: int = 0
    span: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class Membership:
    """One participant in one network, for one organisation, in one role, from-to. Seen from the network."""

    id: MembershipId
    version: int
    participant: ParticipantId
    name: str
    organisation: OrganisationId | None
    organisation_name: str
    role: RoleId
    role_name: str
    acting: bool = False
    span: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class TextList:
    """An ordered list of lines with its own validity: purpose, mission of a period, priorities of a year."""

    id: int
    version: int
    kind: str
    heading: str
    span: Span
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """A network whole; memberships and members are those of the day asked for."""

    id: NetworkId
    version: int
    name: str
    short_name: str = ""
    kind: str = "network"
    owner: OrganisationId | None = None
    owner_name: str = ""
    about: str = ""
    stated_seats: int | None = None
    stated_members: int | None = None
    appointed_by: str = ""
    rhythm: str = ""
    area: str = ""
    web: str = ""
    note: str = ""
    span: Span = ALWAYS
    members: tuple[NetworkMember, ...] = ()
    memberships: tuple[Membership, ...] = ()
    lists: tuple[TextList, ...] = ()


FIELDS = (
    Field("name", N_("Name"), width=36, required=True, headings=("nätverk", "namn", "network")),
    Field("short_name", N_("Short name"), width=14),
    Field("kind", N_("Kind"), "choice", width=16, choices=KINDS),
    Field("owner", N_("Owner"), "organisation", width=24),
    Field("appointed_by", N_("Appointed by"), width=24),
    Field("stated_seats", N_("Seats"), "number", width=6),
    Field("rhythm", N_("Rhythm"), width=16, hint=N_("for example twice a year")),
    Field("web", N_("Web"), width=24),
    Field("about", N_("About"), "long", width=40),
    Field("note", N_("Note"), "long", width=30),
)
