"""What people have taught the intake: the columns of lists of a shape, how organisations are written, and who
are not the same person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

import sqlalchemy as sa

from desktop_app.records.duplicates import number_key
from desktop_app.records.ids import OrganisationId, ParticipantId
from desktop_app.store import tables as t
from desktop_app.store.change import Change
from desktop_app.store.source import Source

_of, _name = t.import_source, t.organisation_name


class Spelling(NamedTuple):
    """A text that somebody has said means an organisation."""

    id: int
    """The number of the organisation's name."""
    text: str
    organisation: OrganisationId
    name: str


def columns(source: Source, shape: str) -> dict[str, str]:
    """The field of each column that somebody has put right, by letter or heading; nothing for a new shape."""
    found = source.value(_shape(sa.select(_of.c.mapping), shape))
    return dict(json.loads(found)) if found else {}


def keep_columns(change: Change, shape: str, mapping: Mapping[str, str]) -> None:
    """Remember them for lists of this shape; an empty mapping forgets what was remembered."""
    text = json.dumps(dict(mapping), ensure_ascii=False, sort_keys=True) if mapping else ""
    held = change.fetch(_shape(sa.select(_of.c.id, _of.c.version), shape))
    if held:
        change.update("import_source", held[0].id, held[0].version, mapping=text)
    elif text:
        change.insert("import_source", shape=shape, network=None, organisation=None, mapping=text)


def _shape(statement: sa.Select[tuple[object, ...]], shape: str) -> sa.Select[tuple[object, ...]]:
    """A shape is the same for all networks and senders."""
    return statement.where(_of.c.shape == shape, _of.c.network.is_(None), _of.c.organisation.is_(None))


def spellings(source: Source) -> list[Spelling]:
    """The ways of writing organisations that the register did not have from the beginning."""
    rows = t.change_row
    entered = sa.exists().where(
        rows.c.table_name == "organisation_name", rows.c.row_id == _name.c.id, rows.c.before.is_(None)
    )
    found = source.fetch(
        sa.select(_name.c.id, _name.c.text, _name.c.organisation, t.organisation.c.name)
        .join(t.organisation, t.organisation.c.id == _name.c.organisation)
        .where(_name.c.kind == "alias", entered)
        .order_by(_name.c.id)
    )
    return [Spelling(*row) for row in found]


def keep_spelling(change: Change, text: str, organisation: OrganisationId) -> None:
    change.insert("organisation_name", organisation=organisation, kind="alias", text=text)


class Columns(NamedTuple):
    """The columns that somebody put right in a list, for all of the same shape."""

    shape: str
    mapping: Mapping[str, str]
    """The field by a column's letter or heading."""
    file: str
    """The latest list of that shape; "" where none was imported."""


class Apart(NamedTuple):
    """Somebody of a list, or another participant, who is known not to be a participant."""

    key: str
    """A name key, or a participant's `records.duplicates.number_key`."""
    participant: ParticipantId
    name: str
    other: str
    """The other participant's name; "" for somebody of a list."""


def all_columns(source: Source) -> list[Columns]:
    """Of every shape, the latest first."""
    run, of_run = t.import_run, t.import_source.alias()
    latest = (
        sa.select(run.c.file)
        .join(of_run, of_run.c.id == run.c.source)
        .where(of_run.c.shape == _of.c.shape)
        .order_by(run.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    found = source.fetch(
        sa.select(_of.c.shape, _of.c.mapping, sa.func.coalesce(latest, ""))
        .where(_of.c.mapping != "")
        .order_by(_of.c.id.desc())
    )
    return [Columns(shape, json.loads(mapping), file) for shape, mapping, file in found]


def apart(source: Source) -> list[Apart]:
    """Each pair once, in the order in which they were told apart."""
    pair, a, b = t.not_same, t.participant.alias(), t.participant.alias()
    number = sa.literal("#").concat(sa.cast(b.c.id, sa.Text))
    found = source.fetch(
        sa.select(pair.c.name_key, a.c.id, a.c.written, sa.func.coalesce(b.c.written, ""))
        .join(a, a.c.id == pair.c.participant)
        .outerjoin(b, number == pair.c.name_key)
        .order_by(pair.c.id)
    )
    told: dict[frozenset[str], Apart] = {}
    for row in found:
        each = Apart(*row)
        told.setdefault(frozenset((each.key, number_key(each.participant))), each)
    return list(told.values())
