"""What a list of organisations would change: addresses and telephones added, empty facts filled.

An organisation is the one that the gazetteer finds, and its names are never changed. One that the register
lacks is left out unless asked for. What the register holds otherwise is a conflict, and stays unless the
file's value is asked for: nothing is remembered of such a list, it may be any other body's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from desktop_app.i18n import _
from desktop_app.records.ids import OrganisationId
from desktop_app.records.keys import email_key, normal
from desktop_app.store import organisations
from desktop_app.store.organisations import Reached
from desktop_app.store.source import Source
from desktop_app.work.intake.planning.cells import phone_value
from desktop_app.work.intake.planning.planned import CellChange, PlannedFile, PlannedOrganisation, State
from desktop_app.work.intake.understood import OrganisationLine

FACTS = {
    "web": "web",
    "postal_address": "postal_address",
    "visiting_address": "visiting_address",
    "notes": "note",
}
"""The fields that hold one value each, and the register's columns."""


def with_organisations(source: Source, file: PlannedFile) -> PlannedFile:
    """The plan of a file with its lines of organisations; the same plan where it has none."""
    lines = file.understood.organisations
    if not lines:
        return file
    numbers = sorted({line.organisation for line in lines if line.organisation is not None})
    held = {each.id: each for each in organisations.reached(source, numbers)}
    return replace(file, organisations=tuple(planned(lines, held)))


def planned(
    lines: Sequence[OrganisationLine], held: dict[OrganisationId, Reached]
) -> Iterator[PlannedOrganisation]:
    """Each line against the register, and against what the lines above it bring."""
    for line in lines:
        out = line.left_out or (_("only proposed by a text") if line.proposed else "")
        register = held.get(line.organisation) if line.organisation is not None else None
        if register is None:
            cells = tuple(_cells(line, Reached(OrganisationId(0), 0)))
            reason = out or _("not in the register; taken in only if you say so")
            yield PlannedOrganisation(line, "left_out", cells=cells, evidence=reason)
            continue
        cells = tuple(_cells(line, register))
        yield PlannedOrganisation(
            line, "left_out" if out else _state(cells), register.id, register.name, out, cells
        )
        if not out:
            held[register.id] = _after(register, cells)


def _cells(line: OrganisationLine, held: Reached) -> Iterator[CellChange]:
    for field, column in FACTS.items():
        old, new = str(getattr(held, column)), str(getattr(line, field))
        if not normal(new) or _says(field, old, new):
            continue
        if field == "notes":  # two notes do not contradict each other
            yield CellChange(field, old, "\n".join(filter(None, (old, new))))
        else:
            yield CellChange(field, old, new, conflict=bool(old))
    new_values = {email_key(address): "email" for address in line.emails}
    new_values |= {phone_value(phone): phone.kind for phone in line.phones}
    yield from (
        CellChange(kind, "", value) for value, kind in new_values.items() if value not in held.contacts
    )


def _says(field: str, old: str, new: str) -> bool:
    """Whether the register says already what the file says."""
    if field == "web":
        return any(_page(each) == _page(old.partition(" ")[0]) for each in new.split())
    old, new = normal(old).casefold(), normal(new).casefold()
    return new in old if field == "notes" else new == old


def _page(address: str) -> str:
    """An address without what may be written or not."""
    bare = address.casefold().strip().removeprefix("https://").removeprefix("http://")
    return bare.removeprefix("www.").rstrip("/")


def _state(cells: Sequence[CellChange]) -> State:
    if any(cell.conflict for cell in cells):
        return "conflict"
    return "changed" if cells else "unchanged"


def _after(held: Reached, cells: Sequence[CellChange]) -> Reached:
    facts: dict[str, Any] = {
        FACTS[cell.field]: cell.new for cell in cells if cell.field in FACTS and not cell.conflict
    }
    contacts = {cell.new for cell in cells if cell.field not in FACTS}
    return held._replace(contacts=held.contacts | contacts, **facts)
