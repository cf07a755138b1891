"""Writing what a list of organisations brings: contacts and facts, and organisations that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.records.ids import OrganisationId
from desktop_app.records.keys import form_key
from desktop_app.store import organisations
from desktop_app.store.change import Change
from desktop_app.work.intake.planning.organisations import FACTS
from desktop_app.work.intake.planning.planned import OrganisationDecision
from desktop_app.work.intake.planning.rows_of_person import contact


def write(
    change: Change, decisions: Sequence[OrganisationDecision], entered: dict[str, OrganisationId]
) -> None:
    """`entered` are the organisations that this import has made, by their names' keys."""
    for decision in decisions:
        line = decision.planned.line
        number = decision.planned.match or made(change, line.name, line.code, entered)
        _amend(change, number, decision)


def made(change: Change, name: str, code: str, entered: dict[str, OrganisationId]) -> OrganisationId:
    """One that the register lacks, made once in an import."""
    key = form_key(name)
    if key not in entered:
        number = change.insert("organisation", name=name, kind="other", code=code)
        change.insert("organisation_name", organisation=number, kind="own form", text=name)
        entered[key] = OrganisationId(number)
    return entered[key]


def _amend(change: Change, number: OrganisationId, decision: OrganisationDecision) -> None:
    """An earlier line or file of the same import may have brought the same."""
    held = organisations.reached(change, [number])[0]
    line, cells = decision.planned.line, decision.cells
    facts: dict[str, Any] = {FACTS[cell.field]: cell.new for cell in cells if cell.field in FACTS}
    change.update("organisation", number, held.version, **facts)
    new = [cell for cell in cells if cell.field not in FACTS and cell.new not in held.contacts]
    rows = [
        {"organisation": number, "position": place, **contact(line, cell.field, cell.new, frozenset())}
        for place, cell in enumerate(new, len(held.contacts))
    ]
    change.insert_many("contact", rows)
