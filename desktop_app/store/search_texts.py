"""Which words a record is found by, and which records a change has touched.

A participant is found by name, organisation, title, e-mail, telephone and network; an organisation by all
its names; a network by its names and owner; a meeting by its title, networks, place, host and day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from desktop_app.records import keys
from desktop_app.store import tables as t
from desktop_app.store.source import Source, among, rows_among


@dataclass(frozen=True, slots=True)
class Text:
    record: int
    sort_key: str
    text: str


def texts(source: Source, kind: str, ids: Sequence[int] | None) -> list[Text]:
    """The texts of some records of a kind, or of all (None)."""
    return {
        "participant": _participants,
        "organisation": _organisations,
        "network": _networks,
        "meeting": _meetings,
    }[kind](source, ids)


def _within(source: Source, column: Any, ids: Sequence[int] | None) -> Any:
    return sa.true() if ids is None else among(source, column)


def _rows(source: Source, statement: sa.Select[Any], ids: Sequence[int] | None) -> list[Any]:
    return source.fetch(statement) if ids is None else rows_among(source, statement, ids)


def _words(source: Source, ids: Sequence[int] | None, *statements: sa.Select[Any]) -> dict[int, list[str]]:
    """Per record (first column) the texts of all further columns."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for statement in statements:
        for record, *parts in _rows(source, statement, ids):
            found[record] += parts
    return found


def _made(rows: Iterable[Any], words: dict[int, list[str]]) -> list[Text]:
    return [Text(row.id, row.sort_key, keys.search_text(row[2], *words.get(row.id, ()))) for row in rows]


def _participants(source: Source, ids: Sequence[int] | None) -> list[Text]:
    p, a, c, m = t.participant, t.affiliation, t.contact, t.membership
    words = _words(
        source,
        ids,
        sa.select(a.c.participant, t.organisation.c.name, a.c.title, a.c.unit)
        .join(t.organisation, t.organisation.c.id == a.c.organisation)
        .where(_within(source, a.c.participant, ids))
        .order_by(a.c.id),
        sa.select(c.c.participant, c.c.as_written, c.c.value)
        .where(c.c.participant.is_not(None), _within(source, c.c.participant, ids))
        .order_by(c.c.id),
        sa.select(
            m.c.participant,
            t.network.c.name,
            t.network.c.short_name,
            sa.func.coalesce(t.organisation.c.name, ""),
        )
        .join(t.network, t.network.c.id == m.c.network)
        .outerjoin(t.organisation, t.organisation.c.id == m.c.organisation)
        .where(_within(source, m.c.participant, ids))
        .order_by(m.c.id),
    )
    named = sa.select(p.c.id, p.c.sort_key, p.c.written).where(_within(source, p.c.id, ids))
    return _made(_rows(source, named, ids), words)


def _organisations(source: Source, ids: Sequence[int] | None) -> list[Text]:
    o, n = t.organisation, t.organisation_name
    words = _words(
        source,
        ids,
        sa.select(n.c.organisation, n.c.text).where(_within(source, n.c.organisation, ids)).order_by(n.c.id),
        sa.select(o.c.id, o.c.code, o.c.county).where(_within(source, o.c.id, ids)),
    )
    named = sa.select(o.c.id, o.c.sort_key, o.c.name).where(_within(source, o.c.id, ids))
    return _made(_rows(source, named, ids), words)


def _networks(source: Source, ids: Sequence[int] | None) -> list[Text]:
    n = t.network
    words = _words(
        source,
        ids,
        sa.select(n.c.id, n.c.short_name, sa.func.coalesce(t.organisation.c.name, ""))
        .outerjoin(t.organisation, t.organisation.c.id == n.c.owner)
        .where(_within(source, n.c.id, ids)),
    )
    named = sa.select(n.c.id, n.c.sort_key, n.c.name).where(_within(source, n.c.id, ids))
    return _made(_rows(source, named, ids), words)


def _meetings(source: Source, ids: Sequence[int] | None) -> list[Text]:
    m, mn = t.meeting, t.meeting_network
    words = _words(
        source,
        ids,
        sa.select(mn.c.meeting, t.network.c.name, t.network.c.short_name)
        .join(t.network, t.network.c.id == mn.c.network)
        .where(_within(source, mn.c.meeting, ids))
        .order_by(mn.c.id),
        sa.select(m.c.id, m.c.first_day, m.c.place, sa.func.coalesce(t.organisation.c.name, ""))
        .outerjoin(t.organisation, t.organisation.c.id == m.c.host)
        .where(_within(source, m.c.id, ids)),
    )
    titled = sa.select(
        m.c.id,
        (m.c.first_day + sa.literal(" ") + sa.func.coalesce(m.c.start, "")).label("sort_key"),
        m.c.title,
    ).where(_within(source, m.c.id, ids))
    return _made(_rows(source, titled, ids), words)


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
    if "organisation" in touched:  # its name is a word of those who belong to it
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
