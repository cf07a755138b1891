"""Networks: standing forums of organisations, who sits in them, and what they are for."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.i18n import N_, _
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

BASES = (
    ("elected", N_("Elected")),
    ("by job", N_("By job")),
    ("by invitation", N_("By invitation")),
)
"""What a participant's place in a network rests on."""

LIST_KINDS = (
    ("purpose", N_("Purpose")),
    ("mission", N_("Mission")),
    ("priorities", N_("Priorities")),
    ("areas", N_("Areas")),
    ("programme", N_("Programme")),
    ("standing", N_("Standing agenda items")),
)

RULES = (
    ("every_member", N_("Every member is represented")),
    ("presidium_apart", N_("Chair and vice chair come from different members")),
    ("deputy_per_seat", N_("There is a deputy for every seat")),
    ("stated_seats", N_("As many seats as the network states")),
    ("one_chair", N_("There is one chair")),
)
"""What a network may want to be warned about; a rule never blocks."""


DEPUTY_RULES = (
    ("party", N_("Deputies of the same party are called first")),
    ("organisation", N_("Deputies of the same organisation are called first")),
)
"""What counts before the order when a deputy is called in."""


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
    version: int = 1


ROLE_COUNTS = ("seat", "deputy", "no")

STANDARD_ROLES = (
    ("chair", "ordförande", "chair", "seat", True, False),
    ("vice_chair", "vice ordförande", "vice chair", "seat", True, False),
    ("first_vice_chair", "1:e vice ordförande", "first vice chair", "seat", True, False),
    ("second_vice_chair", "2:e vice ordförande", "second vice chair", "seat", True, False),
    ("convener", "sammankallande", "convener", "seat", False, False),
    ("member", "ledamot", "member", "seat", False, False),
    ("deputy", "ersättare", "deputy", "deputy", False, False),
    ("co_opted", "adjungerad", "co-opted", "no", False, False),
    ("secretary", "sekreterare", "secretary", "no", False, True),
    ("contact", "kontaktperson", "contact person", "no", False, True),
)
"""key, Swedish, English, counts, presidium, staff: every register has these."""

PRESIDIUM = tuple(key for key, _sv, _en, _counts, presidium, _staff in STANDARD_ROLES if presidium)


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
    """One participant in one network, for one organisation, in one role, from-to. Seen from the network. A
    deputy may be that of one person, and is called in an order: 1 first."""

    id: MembershipId
    version: int
    network: NetworkId
    participant: ParticipantId
    name: str
    organisation: OrganisationId | None
    organisation_name: str
    role: RoleId
    role_name: str
    acting: bool = False
    span: Span = ALWAYS
    deputy_for: ParticipantId | None = None
    deputy_for_name: str = ""
    call_order: int | None = None


@dataclass(frozen=True, slots=True)
class TextList:
    """An ordered list of lines with its own validity: purpose, mission of a period, priorities of a year."""

    id: int
    version: int
    kind: str
    heading: str
    span: Span
    lines: tuple[str, ...]

    @property
    def title(self) -> str:
        """ "Uppdrag 2019–2022": the list's own heading, or its kind, with its period."""
        name = self.heading or _(dict(LIST_KINDS).get(self.kind, self.kind))
        return name if self.span.text in name else f"{name} {self.span.text}"


@dataclass(frozen=True, slots=True)
class Network:
    """A network whole; memberships and members are those of the day asked for. `rules` are keys of RULES,
    `consultation` says what it is asked about, `stated_*` is what a page says without names."""

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
    basis: str = ""
    responsibility: str = ""
    consultation: str = ""
    rules: tuple[str, ...] = ()
    rhythm: str = ""
    area: str = ""
    web: str = ""
    note: str = ""
    quorum: str = ""
    """When a meeting may decide; "" when more than half of the seats are taken."""
    deputies: tuple[str, ...] = ()
    """Keys of DEPUTY_RULES."""
    colour: str = ""
    """In the calendar, as "#2a6fb0"; "" for the program's choice."""
    span: Span = ALWAYS
    members: tuple[NetworkMember, ...] = ()
    memberships: tuple[Membership, ...] = ()
    lists: tuple[TextList, ...] = ()

    @property
    def period(self) -> str:
        """When the network has been at work, as written: "sedan 1996", "2019–2022"."""
        first, last = self.span.first, self.span.last
        days = "–".join(day.isoformat() if day else "" for day in (first, last)) if first or last else ""
        return self.span.text or days


COLOURS = (
    ("#1f5fa8", N_("Blue")),
    ("#9c211a", N_("Red")),
    ("#1d6b3a", N_("Green")),
    ("#6a3d9a", N_("Purple")),
    ("#8a5a00", N_("Brown")),
    ("#00696f", N_("Turquoise")),
    ("#a03070", N_("Pink")),
    ("#4b5563", N_("Grey")),
)
"""The colours that a network can be given in the calendar; each can be read with white letters."""
FIELDS = (
    Field("name", N_("Name"), width=36, required=True, headings=("nätverk", "namn", "network")),
    Field("short_name", N_("Short name"), width=14),
    Field("kind", N_("Kind"), "choice", width=16, choices=KINDS),
    Field("owner", N_("Owner"), "organisation", width=24),
    Field("appointed_by", N_("Appointed by"), width=24),
    Field("basis", N_("Basis"), "choice", width=16, choices=BASES),
    Field("stated_seats", N_("Seats"), "number", width=6),
    Field("period", N_("At work"), width=14, hint=N_("for example since 1996, or 2019–2022")),
    Field("rhythm", N_("Rhythm"), width=16, hint=N_("for example twice a year")),
    Field("area", N_("Area"), width=24),
    Field("web", N_("Web"), width=24),
    Field("responsibility", N_("Responsibility"), "long", width=40),
    Field("consultation", N_("Consulted on"), "long", width=30),
    Field("about", N_("About"), "long", width=40),
    Field("note", N_("Note"), "long", width=30),
)
