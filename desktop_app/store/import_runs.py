"""The history of imports: who took in which file and when, and whether a file has been here before."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import ChangeId
from desktop_app.store import tables as t
from desktop_app.store.source import Source


class ImportRun(NamedTuple):
    """One file of an import. The files of one import share the change, and are undone together."""

    id: int
    change: ChangeId
    at: datetime
    who: str
    file: str
    size: int
    sha256: str
    network: str
    organisation: str
    """The sender, where the file has one."""
    counts: dict[str, int]
    """How many people the plan held in each state, by the names of work/intake/report.py's COUNTS."""
    undone: bool


def runs(source: Source) -> list[ImportRun]:
    """Every imported file, the latest first."""
    return [_run(row) for row in source.fetch(_statement())]


def latest_of(source: Source, sha256: str) -> ImportRun | None:
    """The latest import of exactly this file that stands; None for a file that is new or was undone."""
    found = source.fetch(_statement().where(t.import_run.c.sha256 == sha256))
    return next((run for run in map(_run, found) if not run.undone), None)


def _statement() -> sa.Select[Any]:
    undos, redos = t.change.alias(), t.change.alias()
    undone = (
        sa.exists()
        .where(undos.c.undoes == t.change.c.id, undos.c.kind == "undo")
        .where(~sa.exists().where(redos.c.undoes == undos.c.id, redos.c.kind == "redo"))
    )
    of = t.import_source
    return (
        sa.select(
            t.import_run,
            t.change.c.at,
            t.change.c.who,
            sa.func.coalesce(t.network.c.name, "").label("network"),
            sa.func.coalesce(t.organisation.c.name, "").label("organisation"),
            undone.label("undone"),
        )
        .join(t.change, t.change.c.id == t.import_run.c.change)
        .join(of, of.c.id == t.import_run.c.source)
        .outerjoin(t.network, t.network.c.id == of.c.network)
        .outerjoin(t.organisation, t.organisation.c.id == of.c.organisation)
        .order_by(t.import_run.c.id.desc())
    )


def _run(row: Any) -> ImportRun:
    return ImportRun(
        id=row.id,
        change=ChangeId(row.change),
        at=datetime.fromisoformat(row.at),
        who=row.who,
        file=row.file,
        size=row.size,
        sha256=row.sha256,
        network=row.network,
        organisation=row.organisation,
        counts=json.loads(row.counts),
        undone=bool(row.undone),
    )
