"""What an import would do, before it is done: every row and every cell, with its reason.

Nothing is written while a plan is made. The person chooses per row; `apply` writes what was accepted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from desktop_app.records.ids import NetworkId, OrganisationId, ParticipantId
from desktop_app.work.intake.understood import Person, Problem, Understood, Vacancy

State = Literal["new", "changed", "unchanged", "perhaps", "conflict", "refused", "left_out"]
Identity = Literal["new", "same", "perhaps", "conflict"]
"""Who a row is, apart from what it says: nobody known, one participant, perhaps one (or several), or a
participant with the same e-mail and another name."""
Action = Literal["add", "change", "nothing", "skip"]
Choice = Literal["", "new", "same", "skip", "keep", "file"]


@dataclass(frozen=True, slots=True)
class KnownContact:
    id: int
    kind: str
    value: str
    as_written: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class KnownAffiliation:
    """A person's tie to an organisation that is valid today."""

    id: int
    organisation: OrganisationId
    organisation_name: str
    title: str
    unit: str
    party: str
    acting: bool
    leave_until: str = ""


@dataclass(frozen=True, slots=True)
class KnownMembership:
    """A membership that is valid today or in the future."""

    id: int
    network: NetworkId
    organisation: OrganisationId | None
    role: str
    """A role's key, as in `Person.role`."""
    acting: bool
    first_day: str = ""
    last_day: str = ""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    id: ParticipantId
    given: str
    family: str
    written: str
    protected: bool = False
    affiliations: tuple[KnownAffiliation, ...] = ()
    contacts: tuple[KnownContact, ...] = ()
    memberships: tuple[KnownMembership, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
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
    moved: int = 0
    """The register's last change; apply refuses if it has moved since."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell: what the register holds, what the file says, what was imported last time (None: never).

    `field` is name, organisation, title, department, party, acting, leave_until, email, from, to or a
    telephone's kind. E-mails and telephones are added, one a cell, with `old` empty; a date is ISO, acting
    "yes".
    """

    field: str
    old: str
    new: str
    conflict: bool = False
    last: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedPerson:
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
    """The keys of the roles in which those memberships begin."""
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


@dataclass(frozen=True, slots=True)
class Ending:
    """A person who sits in the network but not in the file."""

    participant: ParticipantId
    membership: int
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """The plan for one file."""

    understood: Understood
    people: tuple[PlannedPerson, ...] = ()
    endings: tuple[Ending, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    problems: tuple[Problem, ...] = ()
    joining: bool = False
    """True where the people of the file take seats in a network."""
    shared: frozenset[str] = frozenset()
    """The file's addresses that several people or an office use: they identify nobody."""

    def count(self, state: State) -> int:
        return sum(planned.state == state for planned in self.people)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is written for one person of a plan, and nothing else.

    "add" writes `planned.person` whole, "change" the `cells` into `participant`; both begin the memberships
    of `roles`. "nothing" and "skip" write nothing; after all but "skip" the imported values are remembered.
    """

    planned: PlannedPerson
    action: Action
    participant: ParticipantId | None = None
    cells: tuple[CellChange, ...] = ()
    roles: tuple[str, ...] = ()
    not_same: tuple[ParticipantId, ...] = ()
    """Participants whom the row might have meant and is now said not to mean."""
