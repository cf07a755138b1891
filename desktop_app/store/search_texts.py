"""Which words a record is found by, and which records a change has touched.

A participant is found by name, organisation (by the names it had, too), title, e-mail, telephone and network;
an organisation by all its names; a network by its names and owner; a meeting by its title, networks, place,
host, day, agenda and decisions, and by those on its list who sit in none of its networks; an assignment by
its title, areas, pilots and sub-tasks, who gave it and who carries it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import sqlalchemy as sa

from desktop_app.records import keys
from desktop_app.records.meetings.meetings import SEATED
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
        "assignment": _assignments,
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
    """One row each, its words gathered by the database: an import asks for ten thousand."""
    p, a, c, m = t.participant, t.affiliation, t.contact, t.membership
    o, n = t.organisation, t.network
    named = sa.select(
        p.c.id,
        p.c.sort_key,
        p.c.written,
        _gathered(a, [o.c.name, a.c.title, a.c.unit], a.join(o, o.c.id == a.c.organisation)),
        _gathered(c, [c.c.as_written, c.c.value], c),
        _gathered(
            m,
            [n.c.name, n.c.short_name, sa.func.coalesce(o.c.name, "")],
            m.join(n, n.c.id == m.c.network).outerjoin(o, o.c.id == m.c.organisation),
        ),
        *map(_former_names, (a, m)),
    ).where(among(source, p.c.id))
    return [
        Text(number, key, keys.search_text(*"\n".join(filter(None, texts)).split("\n")))
        for number, key, *texts in rows_among(source, named, ids)
    ]


def _former_names(tie: sa.Table) -> sa.ScalarSelect[str]:
    """What organisations were called before, for those who are tied to them."""
    n = t.organisation_name
    dated = sa.or_(n.c.first_day.is_not(None), n.c.last_day.is_not(None))
    called = tie.join(n, sa.and_(n.c.organisation == tie.c.organisation, dated))
    return _gathered(tie, [n.c.text], called)


def _gathered(
    owned: sa.Table, texts: Sequence[sa.ColumnElement[str]], joined: sa.FromClause
) -> sa.ScalarSelect[str]:
    """Some columns of all the rows that a participant owns, a line each."""
    line = sa.func.aggregate_strings(reduce(lambda one, other: one + "\n" + other, texts), "\n")
    mine = sa.select(line).select_from(joined).where(owned.c.participant == t.participant.c.id)
    return mine.correlate(t.participant).scalar_subquery()


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
    m, mn, item, there = t.meeting, t.meeting_network, t.agenda_item, t.attendance
    words = _words(
        source,
        ids,
        sa.select(mn.c.meeting, t.network.c.name, t.network.c.short_name)
        .join(t.network, t.network.c.id == mn.c.network)
        .where(among(source, mn.c.meeting))
        .order_by(mn.c.id),
        sa.select(m.c.id, m.c.first_day, m.c.place, m.c.room, sa.func.coalesce(t.organisation.c.name, ""))
        .outerjoin(t.organisation, t.organisation.c.id == m.c.host)
        .where(among(source, m.c.id)),
        sa.select(item.c.meeting, item.c.title, item.c.presenter, item.c.decision)
        .where(among(source, item.c.meeting))
        .order_by(item.c.position, item.c.id),
        sa.select(there.c.meeting, there.c.name, there.c.title, there.c.organisation_text)
        .where(among(source, there.c.meeting), there.c.capacity.not_in(SEATED))
        .order_by(there.c.id),
    )
    titled = sa.select(
        m.c.id,
        _meeting_key().label("sort_key"),
        m.c.title,
    ).where(among(source, m.c.id))
    return _made(rows_among(source, titled, ids), words)


def _assignments(source: Source, ids: Sequence[int]) -> list[Text]:
    s, who, parts = t.assignment, t.assignment_participant, t.text_list
    words = _words(
        source,
        ids,
        sa.select(
            s.c.id,
            s.c.commissioner_text,
            s.c.about,
            sa.func.coalesce(t.network.c.name, ""),
            sa.func.coalesce(t.organisation.c.name, ""),
        )
        .outerjoin(t.network, t.network.c.id == s.c.network)
        .outerjoin(t.organisation, t.organisation.c.id == s.c.commissioner)
        .where(among(source, s.c.id)),
        sa.select(who.c.assignment, t.participant.c.written, sa.func.coalesce(t.organisation.c.name, ""))
        .join(t.participant, t.participant.c.id == who.c.participant)
        .outerjoin(t.organisation, t.organisation.c.id == who.c.organisation)
        .where(among(source, who.c.assignment))
        .order_by(who.c.position, who.c.id),
        sa.select(parts.c.assignment, t.text_line.c.text)
        .join(t.text_line, t.text_line.c.list == parts.c.id)
        .where(among(source, parts.c.assignment))
        .order_by(parts.c.position, parts.c.id, t.text_line.c.position),
    )
    titled = sa.select(s.c.id, s.c.sort_key, s.c.title).where(among(source, s.c.id))
    return _made(rows_among(source, titled, ids), words)


_LIST = "text_list"
"""No kind of record: what stands between a line and whose it is."""
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
    "agenda_item": (("meeting", "meeting"),),
    "attendance": (("meeting", "meeting"),),
    "assignment": (("assignment", "id"),),
    "assignment_participant": (("assignment", "assignment"),),
    "text_list": (("assignment", "assignment"),),
    "text_line": ((_LIST, "list"),),
}
"""table → the kinds of record whose words it holds, and the column that names the record."""


_CARRIED = t.assignment_participant.c
_NAMED = frozenset({"organisation", "organisation_name"})
_SPREAD: tuple[tuple[str, frozenset[str], Any, Any, str], ...] = (
    ("organisation", _NAMED, t.affiliation.c.organisation, t.affiliation.c.participant, "participant"),
    ("organisation", _NAMED, t.membership.c.organisation, t.membership.c.participant, "participant"),
    ("organisation", _NAMED, t.network.c.owner, t.network.c.id, "network"),
    ("organisation", _NAMED, t.meeting.c.host, t.meeting.c.id, "meeting"),
    ("organisation", _NAMED, t.assignment.c.commissioner, t.assignment.c.id, "assignment"),
    ("organisation", _NAMED, _CARRIED.organisation, _CARRIED.assignment, "assignment"),
    ("network", frozenset({"network"}), t.membership.c.network, t.membership.c.participant, "participant"),
    ("network", frozenset({"network"}), t.meeting_network.c.network, t.meeting_network.c.meeting, "meeting"),
    ("network", frozenset({"network"}), t.assignment.c.network, t.assignment.c.id, "assignment"),
    ("participant", frozenset({"participant"}), _CARRIED.participant, _CARRIED.assignment, "assignment"),
    (_LIST, frozenset({"text_line"}), t.text_list.c.id, t.text_list.c.assignment, "assignment"),
)
"""Whose names are words of others: a record's kind, the tables that hold its names, and by which column which
records of which kind belong to it."""


def touched_records(
    source: Source, change: int, touched: frozenset[str], *, since: int = 0
) -> dict[str, set[int]]:
    """The records whose words a change may have altered, by kind; as the journal tells after its row
    `since`."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for table in touched & _OWNERS.keys():
        for kind, column in _OWNERS[table]:
            found[kind] |= _named(source, change, table, column, since)
    for kind, names, by, record, owner in _SPREAD:
        if touched & names:
            _spread(source, found[kind], by, record, found[owner])
    found.pop(_LIST, None)
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


def _spread(source: Source, ids: set[int], by: Any, record: Any, found: set[int]) -> None:
    for start in range(0, len(ids), 500):
        portion = sorted(ids)[start : start + 500]
        found |= _first(source, sa.select(record).where(by.in_(portion)).distinct())
