"""What an import would do, before it is done: every row and every cell, with its reason.

Nothing is written while a plan is made. The person chooses per row; `apply` writes what was accepted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import zip_longest
from typing import Literal

from msgspec import Struct, field

from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId, ParticipantId
from desktop_app.work.intake.planning.attended import Attended, KnownMeeting
from desktop_app.work.intake.understood import OrganisationLine, Person, Problem, Understood, Vacancy

State = Literal["new", "changed", "unchanged", "perhaps", "conflict", "refused", "left_out"]
Identity = Literal["new", "same", "perhaps", "conflict"]
"""Who a row is, apart from what it says: nobody known, one participant, perhaps one (or several), or a
participant with the same e-mail and another name."""
Action = Literal["add", "change", "nothing", "skip"]
Choice = Literal["", "new", "same", "skip", "keep", "file", "empty"]
"""What a person says of a row; "empty" takes what is proposed, and empties what the list leaves empty."""


class KnownContact(Struct, frozen=True):
    id: int
    kind: str
    value: str
    as_written: str
    shared: bool = False


class KnownAffiliation(Struct, frozen=True):
    """A person's tie to an organisation that is valid today."""

    id: int
    organisation: OrganisationId
    organisation_name: str
    title: str
    unit: str
    party: str
    acting: bool
    leave_until: str = ""
    last_day: str = ""


class KnownMembership(Struct, frozen=True):
    """A membership that is valid today or in the future."""

    id: int
    network: NetworkId
    organisation: OrganisationId | None
    role: str
    """A role's key, as in `Person.role`."""
    acting: bool
    first_day: str = ""
    last_day: str = ""


class KnownPerson(Struct, frozen=True):
    id: ParticipantId
    given: str
    family: str
    written: str
    protected: bool = False
    affiliations: tuple[KnownAffiliation, ...] = ()
    contacts: tuple[KnownContact, ...] = ()
    memberships: tuple[KnownMembership, ...] = ()


class Known(Struct, frozen=True):
    """What the register knows of the people a file may mean: all who share a name key or an e-mail with a
    row, stand in one of the file's organisations, sit in the network that the file is imported into, or were
    given values by the last import from this source."""

    people: tuple[KnownPerson, ...] = ()
    not_same: frozenset[tuple[str, ParticipantId]] = frozenset()
    """Pairs of a row's name key and a participant that somebody has said are two persons."""
    last_imported: dict[ParticipantId, dict[str, str]] = field(default_factory=dict)
    """Per participant the values that the last import from this source gave, by field name."""
    network: NetworkId | None = None
    network_name: str = ""
    networks: Mapping[str, NetworkId] = field(default_factory=dict)
    """The register's networks among those that rows name, by the key of the name."""
    namesakes: Mapping[str, int] = field(default_factory=dict)
    """How many have a name key, where they are not all among `people`."""
    moved: int = 0
    """The register's last change; apply refuses if it has moved since."""


class CellChange(Struct, frozen=True):
    """One cell: what the register holds, what the file says, what was imported last time (None: never).

    `field` is name, organisation, title, department, party, acting, leave_until, email, from, to, gone, a
    telephone's kind, or "attending" or "attendance" with a meeting's day. E-mails and telephones are added,
    one a cell, with `old` empty; a date is ISO, acting and gone are "yes". Gone ends the affiliation and the
    seats that the row is about. Only in a form that came back a role is put right, and an `old` e-mail or
    telephone is replaced.
    """

    field: str
    old: str
    new: str
    conflict: bool = False
    last: str | None = None


class PlannedPerson(Struct, frozen=True):
    """One person of a plan. `match` is the participant it is, or may be; `evidence` says why, in words."""

    person: Person
    state: State
    match: ParticipantId | None = None
    match_name: str = ""
    evidence: str = ""
    cells: tuple[CellChange, ...] = ()
    joins: bool = False
    """True where a membership in the plan's network begins with this row."""
    roles: tuple[str, ...] = ()
    """The keys of the roles in which memberships begin."""
    networks: tuple[str, ...] = ()
    """For each of the roles the network as the file names it; "", or none at all, is the plan's own."""
    identity: Identity = "new"
    """Kept apart from `state`, so that it is known for a row that is left out."""
    candidates: tuple[ParticipantId, ...] = ()
    """All whom the row may mean; `match` is None where they are several."""
    also: tuple[Person, ...] = ()
    """The file's other rows that are certainly this person; what they say stands in `person`."""
    twin: int | None = None
    """Where in the plan's people the row stands that may be the same person."""
    affiliation: int | None = None
    """The affiliation that title, department, party, acting and leave_until belong to; None: to be made."""
    membership: int | None = None
    """The membership that from and to are compared with."""
    kept: tuple[CellChange, ...] = ()
    """Where the file says again what it said before, and the register holds something else: nothing is
    changed, unless the person now takes the file's value. Where `new` is "" the file has the column and says
    nothing: the register's value is emptied only where the person says so of the cell or with "empty"."""
    options: tuple[PlannedPerson, ...] = ()
    """The row as it would be if it were each of several candidates."""
    attended: tuple[Attended, ...] = ()
    """What the file says of the person at meetings; what of it is new is among `cells` too."""


class Ending(Struct, frozen=True):
    """A person who sits in the network but not in the file."""

    participant: ParticipantId
    membership: int
    name: str
    organisation: str
    network: NetworkId | None = None


class PlannedOrganisation(Struct, frozen=True):
    """One line of a list of organisations. A cell's field is web, postal_address, visiting_address, notes, or
    a contact's kind."""

    line: OrganisationLine
    state: State
    """changed, unchanged, conflict, or left_out: not in the register, hidden, or only proposed."""
    match: OrganisationId | None = None
    match_name: str = ""
    evidence: str = ""
    cells: tuple[CellChange, ...] = ()


class OrganisationDecision(Struct, frozen=True):
    """What is written of one line; an organisation without a match is made."""

    planned: PlannedOrganisation
    cells: tuple[CellChange, ...] = ()


FactKey = tuple[Literal["network", "list", "meeting"], int]
"""Something that a page says besides people: the network, or the place among its lists or its meetings."""


class PlannedFact(Struct, frozen=True):
    """One of these against the register. A cell's field is the register's column; a list has its lines in
    one cell "lines". What is new has no cells."""

    key: FactKey
    state: State
    """new, changed, unchanged, left_out: only proposed, or without a year; or refused: without a day."""
    evidence: str = ""
    cells: tuple[CellChange, ...] = ()
    match_name: str = ""


class FactChoice(Struct, frozen=True):
    """Whether one of these is written, and the days of a meeting whose year the page does not say."""

    taken: bool
    days: tuple[date, date] | None = None


class PlannedFile(Struct, frozen=True):
    """The plan for one file."""

    understood: Understood
    people: tuple[PlannedPerson, ...] = ()
    endings: tuple[Ending, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    problems: tuple[Problem, ...] = ()
    joining: bool = False
    """True where the people of the file take seats in a network."""
    new_networks: tuple[str, ...] = ()
    """Networks that rows name and the register does not have: they are made."""
    shared: frozenset[str] = frozenset()
    """The file's addresses that several people or an office use: they identify nobody."""
    meeting: KnownMeeting | None = None
    """The meeting that a sign-up is for; None is not known."""
    attended_meetings: Mapping[int, MeetingId | None] = field(default_factory=dict)
    """The meetings of an attendance matrix, by their place among `understood.meetings`; None is one that is
    made."""
    organisations: tuple[PlannedOrganisation, ...] = ()
    facts: tuple[PlannedFact, ...] = ()
    """What a page says of its network, its lists and its meetings."""

    def count(self, state: State) -> int:
        return sum(planned.state == state for planned in self.people)


class RowChoice(Struct, frozen=True):
    """An answer to one row that says more than a word."""

    choice: Choice = ""
    participant: ParticipantId | None = None
    """Which of the candidates the row is; with "same"."""
    cells: Mapping[int, bool] = field(default_factory=dict)
    """Of the row's `cells` and then its `kept`, by place: True takes the file's value, False leaves the
    register's. The others go by `choice`."""


class Decision(Struct, frozen=True):
    """What is written for one person of a plan, and nothing else.

    "add" writes `planned.person` whole, "change" the `cells` into `participant`; both begin the memberships
    of `roles`. "nothing" and "skip" write nothing; after all but "skip" the imported values are remembered.
    """

    planned: PlannedPerson
    action: Action
    participant: ParticipantId | None = None
    cells: tuple[CellChange, ...] = ()
    roles: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    not_same: tuple[ParticipantId, ...] = ()
    """Participants whom the row might have meant and is now said not to mean."""

    def begun(self) -> tuple[tuple[str, str], ...]:
        """Each role with the network's name, as in `roles` and `networks`."""
        return tuple(zip_longest(self.roles, self.networks, fillvalue=""))
