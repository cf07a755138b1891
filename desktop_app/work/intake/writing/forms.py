"""What only a returned form changes: addresses written over, and a role put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from desktop_app.records.ids import NetworkId
from desktop_app.store.imports import Candidate
from desktop_app.work.intake.planning.cells import SETS
from desktop_app.work.intake.planning.planned import Decision
from desktop_app.work.intake.planning.rows_of_person import contact

Update = tuple[int, int, dict[str, Any]]
"""Id and version of a row, and its new values."""


def updates(
    decision: Decision,
    held: Candidate,
    network: NetworkId | None,
    roles: Mapping[str, int],
    shared: frozenset[str],
) -> Iterator[tuple[str, Update]]:
    """The rows that the form's cells were written over, each with its table."""
    for cell in decision.cells:
        if cell.field in SETS and cell.old and cell.new:
            row = next((each for each in held.contacts if each.value == cell.old), None)
            if row is not None:
                new = contact(decision.planned.person, cell.field, cell.new, shared)
                yield "contact", (row.id, row.version, new)
        elif cell.field == "role":
            old = roles.get(cell.old)
            seats = (each for each in held.memberships if (each.network, each.role) == (network, old))
            seat = next(seats, None)
            if seat is not None:
                yield "membership", (seat.id, seat.version, {"role": roles[cell.new]})
