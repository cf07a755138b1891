"""What the intake asks of the register: whom a file may mean, and what its source said last time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop_app.records.ids import ChangeId, NetworkId, OrganisationId, ParticipantId
from desktop_app.store import tables as t
from desktop_app.store.source import Source, rows_of
from desktop_app.store.values import valid

p, a, c, m, o = t.participant, t.affiliation, t.contact, t.membership, t.organisation


class Candidate(NamedTuple):
    """A participant with all that matching looks at: ties and memberships that hold today or later."""

    participant: Any
    affiliations: list[Any]
    contacts: list[Any]
    memberships: list[Any]


class ImportRun(NamedTuple):
    """One file of an import as the history tells it."""

    change: ChangeId
    at: datetime
    who: str
    file: str
    size: int
    sha256: str
    counts: dict[str, int]
    undone: bool


def candidate_ids(
    source: Source,
    *,
    names: Collection[str],
    emails: Collection[str],
    network: NetworkId | None,
    source_id: int | None,
) -> set[ParticipantId]:
    """Those whom a row may mean: by name key, e-mail, network, or the source's last import."""
    among: Any = sa.bindparam("ids", expanding=True)
    named = sa.select(p.c.id).where(p.c.name_key.in_(among))
    reached = sa.select(c.c.participant).where(c.c.value.in_(among), c.c.participant.is_not(None))
    found = {
        row[0] for row in (*rows_of(source, named, sorted(names)), *rows_of(source, reached, sorted(emails)))
    }
    if network is not None:
        found |= {row[0] for row in source.fetch(sa.select(m.c.participant).where(m.c.network == network))}
    if source_id is not None:
        values = t.import_value
        remembered = sa.select(values.c.participant).where(values.c.source == source_id)
        found |= {row[0] for row in source.fetch(remembered)}
    return found


class Mate(NamedTuple):
    """Somebody at an organisation, by name key alone."""

    organisation: OrganisationId
    participant: ParticipantId
    name_key: str


def mates(source: Source, organisations: Collection[OrganisationId]) -> list[Mate]:
    """Everybody at some organisations, by a present tie or seat."""
    among: Any = sa.bindparam("ids", expanding=True)
    found: list[Mate] = []
    for tie in (a, m):
        statement = (
            sa.select(tie.c.organisation, tie.c.participant, p.c.name_key)
            .join(p, p.c.id == tie.c.participant)
            .where(tie.c.organisation.in_(among), valid(tie, date.today()))
            .distinct()
        )
        found += [Mate(*row) for row in rows_of(source, statement, sorted(organisations))]
    return found


def candidates(
    source: Source, wanted: Sequence[ParticipantId], *, as_of: date | None = None
) -> list[Candidate]:
    """Participants in bulk, with the affiliations of a day and the memberships of that day or later."""
    day = as_of or date.today()
    among: Any = sa.bindparam("ids", expanding=True)
    ties = _grouped(
        source,
        sa.select(a, o.c.name.label("organisation_name"))
        .join(o, o.c.id == a.c.organisation)
        .where(a.c.participant.in_(among), valid(a, day))
        .order_by(a.c.id),
        wanted,
    )
    reached = _grouped(
        source, sa.select(c).where(c.c.participant.in_(among)).order_by(c.c.position, c.c.id), wanted
    )
    seated = _grouped(
        source,
        sa.select(m, t.role.c.key.label("role_key"))
        .join(t.role, t.role.c.id == m.c.role)
        .where(m.c.participant.in_(among), sa.or_(m.c.last_day.is_(None), m.c.last_day >= day.isoformat()))
        .order_by(m.c.id),
        wanted,
    )
    people = rows_of(source, sa.select(p).where(p.c.id.in_(among)).order_by(p.c.id), wanted)
    return [Candidate(row, ties[row.id], reached[row.id], seated[row.id]) for row in people]


def _grouped(source: Source, statement: sa.Executable, wanted: Sequence[int]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows_of(source, statement, wanted):
        found[row.participant].append(row)
    return found


def source_of(
    source: Source, *, shape: str, network: NetworkId | None, organisation: OrganisationId | None
) -> int | None:
    """The number under which lists of this shape, network and sender are remembered; None for a first one."""
    table = t.import_source
    number = source.value(
        sa.select(table.c.id).where(
            table.c.shape == shape,
            table.c.network.is_(None) if network is None else table.c.network == network,
            table.c.organisation.is_(None) if organisation is None else table.c.organisation == organisation,
        )
    )
    return None if number is None else int(number)


def last_imported(
    source: Source, source_id: int | None
) -> dict[ParticipantId, tuple[int, int, dict[str, str]]]:
    """Per participant the row, its version and the values that the last import from a source gave."""
    if source_id is None:
        return {}
    rows = source.fetch(sa.select(t.import_value).where(t.import_value.c.source == source_id))
    return {ParticipantId(row.participant): (row.id, row.version, json.loads(row.fields)) for row in rows}


def not_same(source: Source) -> frozenset[tuple[str, ParticipantId]]:
    """Pairs of a name key and a participant that somebody has said are two persons."""
    rows = source.fetch(sa.select(t.not_same.c.name_key, t.not_same.c.participant))
    return frozenset((row[0], ParticipantId(row[1])) for row in rows)


def runs(source: Source) -> list[ImportRun]:
    """Every imported file, the latest first."""
    undos, redos = t.change.alias(), t.change.alias()
    undone = (
        sa.exists()
        .where(undos.c.undoes == t.change.c.id, undos.c.kind == "undo")
        .where(~sa.exists().where(redos.c.undoes == undos.c.id, redos.c.kind == "redo"))
    )
    statement = (
        sa.select(t.import_run, t.change.c.at, t.change.c.who, undone.label("undone"))
        .join(t.change, t.change.c.id == t.import_run.c.change)
        .order_by(t.import_run.c.id.desc())
    )
    return [
        ImportRun(
            change=ChangeId(row.change),
            at=datetime.fromisoformat(row.at),
            who=row.who,
            file=row.file,
            size=row.size,
            sha256=row.sha256,
            counts=json.loads(row.counts),
            undone=bool(row.undone),
        )
        for row in source.fetch(statement)
    ]
