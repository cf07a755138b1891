"""Which addresses and numbers go because a person has said that the list's empty cell empties them."""

from __future__ import annotations

from desktop_app.store.imports import Candidate
from desktop_app.work.intake.planning.cells import SETS
from desktop_app.work.intake.planning.planned import Decision


def contacts(decision: Decision, held: Candidate) -> list[int]:
    """The numbers of their rows."""
    gone = {(cell.field, cell.old) for cell in decision.cells if cell.field in SETS and not cell.new}
    return [each.id for each in held.contacts if (each.kind, each.value) in gone] if gone else []
