"""Importing lists and pages: planned first, shown, then written in one change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.records.gazetteer import Gazetteer
from desktop_app.records.ids import ChangeId, NetworkId, OrganisationId
from desktop_app.records.progress import Progress, Work
from desktop_app.sheets.apart import apart
from desktop_app.store import journal, organisations
from desktop_app.store.database import Store
from desktop_app.work.intake import apply
from desktop_app.work.intake.decide import decide
from desktop_app.work.intake.from_file import Said, from_path, from_text
from desktop_app.work.intake.known import known, page_network
from desktop_app.work.intake.plan import plan
from desktop_app.work.intake.planned import Choice, PlannedFile
from desktop_app.work.intake.understood import Understood

_MANY = 500
"""From so many rows on matching runs in a child process too, so that the window stays alive."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text from the clipboard or from standard input; `name` is what it is called."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan of one file, with the network that its people join."""

    file: PlannedFile
    network: NetworkId | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """An import as it would be done. A file that cannot be read is refused alone."""

    files: tuple[Planned, ...]
    refused: tuple[UserError, ...]
    moved: int
    """The register's last change when the plan was made."""


def prepare(
    store: Store,
    sources: Sequence[Path | Pasted],
    *,
    network: NetworkId | None = None,
    organisation: OrganisationId | None = None,
    sheets: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
) -> Work[Prepared]:
    """Read, understand and compare; writes nothing. `organisation` is the sender, `columns` the person's own
    mapping from a column's letter or heading to a field."""
    said = Said(
        Gazetteer(*organisations.forms(store)),
        date.today().year,
        organisation,
        tuple(sheets),
        columns,
    )
    moved = journal.last_change(store)
    files: list[Planned] = []
    refused: list[UserError] = []
    for place, source in enumerate(sources):
        name = source.name
        yield Progress(place, len(sources), _("Reading {file}").format(file=name))
        if isinstance(source, Pasted):
            reading = apart(from_text, source.text, name, said)
        else:
            reading = apart(from_path, source, said)
        try:
            understood = yield from reading
        except UserError as error:
            refused.append(error)
            continue
        yield Progress(place, len(sources), _("Comparing {file} with the register").format(file=name))
        files.append((yield from _planned(store, understood, network)))
    return Prepared(tuple(files), tuple(refused), moved)


def _planned(store: Store, understood: Understood, network: NetworkId | None) -> Work[Planned]:
    into = network if network is not None else page_network(store, understood)
    register = known(store, understood, into)
    compare = partial(plan, understood, register)
    file = compare() if len(understood.people) < _MANY else (yield from apart(plan, understood, register))
    return Planned(file, into)


def carry_out(
    store: Store,
    prepared: Prepared,
    *,
    on_perhaps: Literal["skip", "new", "same"] = "skip",
    on_conflict: Literal["keep", "file"] = "keep",
    include_left_out: bool = False,
    end_missing: date | None = None,
    choices: Mapping[int, Mapping[int, Choice]] | None = None,
) -> ChangeId | None:
    """Write what was accepted; a backup is made first. `choices` answers single rows, by place of the file
    and of the person in its plan; `end_missing` is the last day of those the file lacks. Gives the change,
    None where nothing changed; raises `Conflict` where the register has moved since the plan."""
    if not prepared.files:
        return None
    accepted = [
        apply.Accepted(
            each.file,
            decide(
                each.file,
                on_perhaps=on_perhaps,
                on_conflict=on_conflict,
                include_left_out=include_left_out,
                choices=(choices or {}).get(place),
            ),
            each.network,
            end_missing if each.network is not None else None,
        )
        for place, each in enumerate(prepared.files)
    ]
    if any(decision.action in ("add", "change") for each in accepted for decision in each.decisions):
        store.backup("import")
    return apply.apply(store, accepted, moved=prepared.moved)
