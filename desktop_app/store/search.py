"""Finding records by a few letters, and keeping the index true.

`search_entry` holds a text of words per record; its key is a gap-spaced rank in Swedish order, and the two
full-text indexes use the rank as their row number, so that the first hits come out sorted without sorting
them all. Words of three letters and more are found anywhere (trigrams), shorter ones at a word's start.
PostgreSQL answers alike from the same text with pg_trgm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from desktop_app.records import keys
from desktop_app.store import search_texts, tables
from desktop_app.store.source import Source

GAP = 1 << 20
_SPACE = 1 << 50
KINDS = ("participant", "organisation", "network", "meeting")
entry = tables.search_entry

_OF_ENTRIES = "text, content='search_entry', content_rowid='rank'"
_WORDS = "tokenize='unicode61 remove_diacritics 0', prefix='1 2'"
_SQLITE = (
    "DROP TABLE IF EXISTS search_trigrams",
    "DROP TABLE IF EXISTS search_words",
    f"CREATE VIRTUAL TABLE search_trigrams USING fts5({_OF_ENTRIES}, tokenize='trigram')",
    f"CREATE VIRTUAL TABLE search_words USING fts5({_OF_ENTRIES}, {_WORDS})",
)
_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX IF NOT EXISTS ix_search_entry_trigrams ON search_entry USING gin (text gin_trgm_ops)",
)
_INDEXES = ("search_trigrams", "search_words")


def make(connection: sa.Connection) -> None:
    """Make the full-text indexes, empty."""
    for statement in _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE:
        connection.exec_driver_sql(statement)


# asking


def hits(source: Source, kind: str, query: str) -> sa.Select[Any] | None:
    """A statement that gives (record, rank) of all hits, in Swedish order; None for an empty query."""
    terms = keys.search_terms(query)
    if not terms:
        return None
    first, last = _ranks(kind)
    if source.dialect == "postgresql":
        spaced = sa.literal(" ") + entry.c.text
        found = [
            entry.c.text.like(f"%{term}%") if len(term) > 2 else spaced.like(f"% {term}%") for term in terms
        ]
        return (
            sa.select(entry.c.record, entry.c.rank).where(entry.c.kind == kind, *found).order_by(entry.c.rank)
        )
    asked = {
        "search_trigrams": " AND ".join(f'"{term}"' for term in terms if len(term) > 2),
        "search_words": " AND ".join(f'"{term}"*' for term in terms if len(term) <= 2),
    }
    statement = sa.select(entry.c.record, entry.c.rank)
    joined: sa.FromClause = entry
    used = [sa.table(name, sa.column("rowid", sa.Integer)) for name in _INDEXES if asked[name]]
    for index in used:
        joined = joined.join(index, index.c.rowid == entry.c.rank)
        statement = statement.where(sa.literal_column(index.name).op("MATCH")(sa.literal(asked[index.name])))
    leading = used[0].c.rowid
    return statement.select_from(joined).where(leading.between(first, last)).order_by(leading)


def record_ids(source: Source, kind: str, query: str, *, limit: int | None = None) -> list[int]:
    """The ids of all records of a kind that answer to every word of the query, in Swedish order."""
    statement = hits(source, kind, query)
    if statement is None:
        return []
    return [int(row[0]) for row in source.fetch(statement.limit(limit))]


def _ranks(kind: str) -> tuple[int, int]:
    number = KINDS.index(kind)
    return number * _SPACE, (number + 1) * _SPACE - 1


# following


def follow(source: Source, connection: sa.Connection, change: int, touched: Iterable[str]) -> None:
    """Bring the index after the records that a change touched, as its journal tells."""
    for kind, ids in search_texts.touched_records(source, change, frozenset(touched)).items():
        _replace(source, connection, kind, sorted(ids))


def rebuild(source: Source, connection: sa.Connection) -> None:
    """Make the whole index again."""
    make(connection)
    connection.execute(sa.delete(entry))
    for kind in KINDS:
        _number(connection, kind, search_texts.texts(source, kind, None))


def _number(connection: sa.Connection, kind: str, texts: Sequence[search_texts.Text]) -> None:
    first, _last = _ranks(kind)
    rows = [
        {
            "rank": first + (place + 1) * GAP,
            "kind": kind,
            "record": t.record,
            "sort_key": t.sort_key,
            "text": t.text,
        }
        for place, t in enumerate(sorted(texts, key=lambda t: (t.sort_key, t.record)))
    ]
    _write(connection, rows)


def _replace(source: Source, connection: sa.Connection, kind: str, ids: Sequence[int]) -> None:
    present = {
        row.record: row
        for start in range(0, len(ids), 500)
        for row in source.fetch(
            sa.select(entry).where(entry.c.kind == kind, entry.c.record.in_(ids[start : start + 500]))
        )
    }
    wanted = {text.record: text for text in search_texts.texts(source, kind, ids)}
    stale = [row for record, row in present.items() if not _same(row, wanted.get(record))]
    fresh = [text for record, text in wanted.items() if not _same(present.get(record), text)]
    kept_ranks = {row.record: row.rank for row in stale if _in_place(row, wanted.get(row.record))}
    _remove(connection, [row for row in stale if row.record not in kept_ranks])
    moved = sorted((t for t in fresh if t.record not in kept_ranks), key=lambda t: (t.sort_key, t.record))
    ranks = _free_ranks(source, kind, moved)  # while those that keep theirs still stand there as neighbours
    _remove(connection, [row for row in stale if row.record in kept_ranks])
    if ranks is None:  # no room left between two neighbours: number all of the kind again
        _remove(connection, source.fetch(sa.select(entry).where(entry.c.kind == kind)))
        _number(connection, kind, search_texts.texts(source, kind, None))
        return
    placed = {**kept_ranks, **{t.record: rank for t, rank in zip(moved, ranks, strict=True)}}
    _write(
        connection,
        [
            {
                "rank": placed[t.record],
                "kind": kind,
                "record": t.record,
                "sort_key": t.sort_key,
                "text": t.text,
            }
            for t in fresh
        ],
    )


def _same(row: Any, text: search_texts.Text | None) -> bool:
    return row is not None and text is not None and row.text == text.text and row.sort_key == text.sort_key


def _in_place(row: Any, text: search_texts.Text | None) -> bool:
    return text is not None and bool(row.sort_key == text.sort_key)


def _free_ranks(source: Source, kind: str, texts: Sequence[search_texts.Text]) -> list[int] | None:
    """A rank for each new text between its neighbours, spread evenly; None where there is no room."""
    ranks: list[int] = []
    start = 0
    while start < len(texts):
        below, above, next_key = _neighbours(source, kind, texts[start].sort_key)
        end = start + 1
        while end < len(texts) and (next_key is None or texts[end].sort_key < next_key):
            end += 1
        step = min(GAP, (above - below) // (end - start + 1))
        if step < 1:
            return None
        ranks += [below + (place + 1) * step for place in range(end - start)]
        start = end
    return ranks


def _neighbours(source: Source, kind: str, sort_key: str) -> tuple[int, int, str | None]:
    first, last = _ranks(kind)
    mine = sa.select(entry.c.rank, entry.c.sort_key).where(entry.c.kind == kind)
    below = source.fetch(
        mine.where(entry.c.sort_key <= sort_key)
        .order_by(entry.c.sort_key.desc(), entry.c.rank.desc())
        .limit(1)
    )
    above = source.fetch(
        mine.where(entry.c.sort_key > sort_key).order_by(entry.c.sort_key, entry.c.rank).limit(1)
    )
    return (
        below[0].rank if below else first,
        above[0].rank if above else last,
        above[0].sort_key if above else None,
    )


def _remove(connection: sa.Connection, rows: Sequence[Any]) -> None:
    if not rows:
        return
    ordered = sorted(rows, key=lambda row: row.rank)
    if connection.dialect.name == "sqlite":
        for index in _INDEXES:
            connection.exec_driver_sql(
                f"INSERT INTO {index} ({index}, rowid, text) VALUES ('delete', ?, ?)",
                [(row.rank, row.text) for row in ordered],
            )
    for start in range(0, len(ordered), 500):
        connection.execute(
            sa.delete(entry).where(entry.c.rank.in_([r.rank for r in ordered[start : start + 500]]))
        )


def _write(connection: sa.Connection, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    rows.sort(key=lambda row: int(row["rank"]))  # FTS5 begins a new segment whenever the row number falls
    connection.execute(sa.insert(entry), rows)
    if connection.dialect.name == "sqlite":
        for index in _INDEXES:
            connection.exec_driver_sql(
                f"INSERT INTO {index} (rowid, text) VALUES (?, ?)",
                [(row["rank"], row["text"]) for row in rows],
            )
