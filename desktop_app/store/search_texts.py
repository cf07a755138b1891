"""Which words a record is found by, and which records a change has touched.

A participant is found by name, organisation (by the names it had, too), title, e-mail, telephone and network;
an organisation by all its names; a network by its names and owner; a meeting by its title, networks, place,
host and day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from desktop_app.records import keys
from desktop_app.store import tables as t
from desktop_app.store.source import Source, among, numbers, rows_among


@dataclass(frozen=True, slots=True)
class Text:
    record: int
    sort_key: str
    text: str


def texts(source: Source, kind: str, ids: Sequence[int]) -> list[Text]:
    """The texts of some records of a kind."""
    return {
        "participant": _participants,
        "organisation": _organisations,
        "network": _networks,
        "meeting": _meetings,
    }[kind](source, ids)


def in_order(source: Source, kind: str) -> list[int]:
    """All records of a kind by their sort keys."""
    table = t.TABLES[kind]
    keyed = _meeting_key() if kind == "meeting" else table.c.sort_key
    return numbers(source, sa.select(table.c.id).order_by(keyed, table.c.id))


def _meeting_key() -> sa.ColumnElement[str]:
    return t.meeting.c.first_day + sa.literal(" ") + sa.func.coalesce(t.meeting.c.start, "")


def _words(source: Source, ids: Sequence[int], *statements: sa.Select[Any]) -> dict[int, list[str]]:
    """Per record (first column) the texts of all further columns."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for statement in statements:
        for record, *parts in rows_among(source, statement, ids):
            found[record] += parts
    return found


def _made(rows: Iterable[Any], words: dict[int, list[str]]) -> list[Text]:
    return [Text(row.id, row.sort_key, keys.search_text(row[2], *words.get(row.id, ()))) for row in rows]


def _participants(source: Source, ids: Sequence[int]) -> list[Text]:
    p, a, c, m = t.participant, t.affiliation, t.contact, t.membership
    words = _words(
        source,
        ids,
        sa.select(a.c.participant, t.organisation.c.name, a.c.title, a.c.unit)
        .join(t.organisation, t.organisation.c.id == a.c.organisation)
        .where(among(source, a.c.participant))
        .order_by(a.c.id),
        sa.select(c.c.participant, c.c.as_written, c.c.value)
        .where(c.c.participant.is_not(None), among(source, c.c.participant))
        .order_by(c.c.id),
        _dated_names(source, a, a.c.participant),
        _dated_names(source, m, m.c.participant),
        sa.select(
            m.c.participant,
            t.network.c.name,
            t.network.c.short_name,
            sa.func.coalesce(t.organisation.c.name, ""),
        )
        .join(t.network, t.network.c.id == m.c.network)
        .outerjoin(t.organisation, t.organisation.c.id == m.c.organisation)
        .where(among(source, m.c.participant))
        .order_by(m.c.id),
    )
    named = sa.select(p.c.id, p.c.sort_key, p.c.written).where(among(source, p.c.id))
    return _made(rows_among(source, named, ids), words)


def _dated_names(source: Source, tie: sa.Table, owner: Any) -> sa.Select[Any]:
    """What organisations were called before, for those who are tied to them."""
    n = t.organisation_name
    dated = sa.or_(n.c.first_day.is_not(None), n.c.last_day.is_not(None))
    statement = sa.select(owner, n.c.text).join(n, n.c.organisation == tie.c.organisation)
    return statement.where(dated, among(source, owner)).order_by(tie.c.id, n.c.id)


def _organisations(source: Source, ids: Sequence[int]) -> list[Text]:
    o, n = t.organisation, t.organisation_name
    words = _words(
        source,
        ids,
        sa.select(n.c.organisation, n.c.text).where(among(source, n.c.organisation)).order_by(n.c.id),
        sa.select(o.c.id, o.c.code, o.c.county).where(among(source, o.c.id)),
    )
    named = sa.select(o.c.id, o.c.sort_key, o.c.name).where(among(source, o.c.id))
    return _made(rows_among(source, named, ids), words)


def _networks(source: Source, ids: Sequence[int]) -> list[Text]:
    n = t.network
    words = _words(
        source,
        ids,
        sa.select(n.c.id, n.c.short_name, sa.func.coalesce(t.organisation.c.name, ""))
        .outerjoin(t.organisation, t.organisation.c.id == n.c.owner)
        .where(among(source, n.c.id)),
    )
    named = sa.select(n.c.id, n.c.sort_key, n.c.name).where(among(source, n.c.id))
    return _made(rows_among(source, named, ids), words)


def _meetings(source: Source, ids: Sequence[int]) -> list[Text]:
    m, mn = t.meeting, t.meeting_network
    words = _words(
        source,
        ids,
        sa.select(mn.c.meeting, t.network.c.name, t.network.c.short_name)
        .join(t.network, t.network.c.id == mn.c.network)
        .where(among(source, mn.c.meeting))
        .order_by(mn.c.id),
        sa.select(m.c.id, m.c.first_day, m.c.place, sa.func.coalesce(t.organisation.c.name, ""))
        .outerjoin(t.organisation, t.organisation.c.id == m.c.host)
        .where(among(source, m.c.id)),
    )
    titled = sa.select(
        m.c.id,
        _meeting_key().label("sort_key"),
        m.c.title,
    ).where(among(source, m.c.id))
    return _made(rows_among(source, titled, ids), words)


_OWNERS: dict[str, tuple[tuple[str, str], ...]] = {
    "participant": (("participant", "id"),),
    "affiliation": (("participant", "participant"),),
    "contact": (("participant", "participant"),),
    "membership": (("participant", "participant"),),
    "organisation": (("organisation", "id"),),
    "organisation_name": (("organisation", "organisation"),),
    "network": (("network", "id"),),
    "meeting": (("meeting", "id"),),
    "meeting_network": (("meeting", "meeting"),),
}
"""table → the kinds of record whose words it holds, and the column that names the record."""


def touched_records(
    source: Source, change: int, touched: frozenset[str], *, since: int = 0
) -> dict[str, set[int]]:
    """The records whose words a change may have altered, by kind; as the journal tells after its row
    `since`."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for table in touched & _OWNERS.keys():
        for kind, column in _OWNERS[table]:
            found[kind] |= _named(source, change, table, column, since)
    if touched & {"organisation", "organisation_name"}:  # its names are words of those who belong to it
        _spread(
            source, found, found["organisation"], t.affiliation.c.organisation, t.affiliation.c.participant
        )
        _spread(source, found, found["organisation"], t.membership.c.organisation, t.membership.c.participant)
        _spread(source, found, found["organisation"], t.network.c.owner, t.network.c.id, kind="network")
        _spread(source, found, found["organisation"], t.meeting.c.host, t.meeting.c.id, kind="meeting")
    if "network" in touched:
        _spread(source, found, found["network"], t.membership.c.network, t.membership.c.participant)
        _spread(
            source,
            found,
            found["network"],
            t.meeting_network.c.network,
            t.meeting_network.c.meeting,
            kind="meeting",
        )
    return dict(found)


def _named(source: Source, change: int, table: str, column: str, since: int) -> set[int]:
    """What the rows point at as they stand now, and what they did that were changed or taken away."""
    kept = t.change_row
    here = (kept.c.change == change, kept.c.table_name == table, kept.c.id > since)
    if column == "id":
        return _first(source, sa.select(kept.c.row_id).where(*here).distinct())
    owner = t.TABLES[table]
    now = sa.select(owner.c[column]).join(kept, kept.c.row_id == owner.c.id).where(*here).distinct()
    value = (
        sa.func.json_extract(kept.c.before, f"$.{column}")
        if source.dialect == "sqlite"
        else sa.cast(sa.cast(kept.c.before, sa.JSON)[column].as_string(), sa.Integer)
    )
    before = sa.select(value).where(*here, kept.c.before.is_not(None)).distinct()
    return _first(source, now) | _first(source, before)


def _first(source: Source, statement: sa.Select[Any]) -> set[int]:
    return {int(row[0]) for row in source.fetch(statement) if row[0] is not None}


def _spread(
    source: Source,
    found: dict[str, set[int]],
    ids: set[int],
    by: Any,
    record: Any,
    *,
    kind: str = "participant",
) -> None:
    for start in range(0, len(ids), 500):
        portion = sorted(ids)[start : start + 500]
        found[kind] |= {
            int(row[0]) for row in source.fetch(sa.select(record).where(by.in_(portion)).distinct())
        }
