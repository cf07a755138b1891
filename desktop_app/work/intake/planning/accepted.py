"""What of a plan is written, as the person has decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from desktop_app.records.ids import NetworkId
from desktop_app.work.intake.planning.planned import (
    Decision,
    FactChoice,
    FactKey,
    OrganisationDecision,
    PlannedFile,
)


class Accepted(Struct, frozen=True):
    """One file of an import: its plan, what is written for each person, and where."""

    planned: PlannedFile
    decisions: Sequence[Decision]
    network: NetworkId | None = None
    """The network imported into; for a page's own network the register's, if it has it."""
    end_missing: date | None = None
    """The last day of those who sit in the network and are not in the file; None leaves them be."""
    proposals: bool = False
    """True where what running text proposes is written too."""
    organisations: Sequence[OrganisationDecision] = ()
    facts: Mapping[FactKey, FactChoice] = field(default_factory=dict)
    """What was said of single facts of a page; the others go by `proposals`."""

    def takes(self, key: FactKey, *, proposed: bool) -> bool:
        said = self.facts.get(key)
        return said.taken if said else self.proposals or not proposed


def writes(accepted: Accepted) -> bool:
    """Whether anybody, or any organisation, is changed: then a backup is made before."""
    people = any(decision.action in ("add", "change") for decision in accepted.decisions)
    return people or bool(accepted.organisations)
