"""Two participants who may be one person, and how it is kept that they are not."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.records.ids import ParticipantId


@dataclass(frozen=True, slots=True)
class Pair:
    """`a` is the one entered first. `evidence` says in words what speaks for one person and what against;
    `certainty` is 0 to 1."""

    a: ParticipantId
    b: ParticipantId
    a_name: str
    b_name: str
    evidence: str
    certainty: float


def number_key(participant: ParticipantId) -> str:
    """Stands in a name key's place where two participants are known not to be the same: the name itself would
    bar the import from ever finding either of two namesakes again. No name has this form."""
    return f"#{participant}"
