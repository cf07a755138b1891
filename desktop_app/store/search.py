"""Finding records by a few letters, and keeping the index true.

`search_entry` holds a text of words per record; its key is a gap-spaced rank in Swedish order, and the two
full-text indexes use the rank as their row number, so that the first hits come out sorted without sorting
them all. Words of three letters and more are found anywhere (trigrams), shorter ones at a word's start.
PostgreSQL answers alike from the same text with pg_trgm.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, TypeVar

import sqlalchemy as sa

from desktop_app.records import keys
from desktop_app.records.progress import Progress, Work
from desktop_app.store import search_texts, tables
from desktop_app.store.source import Source, among, listed, rows_among

T = TypeVar("T")

GAP = 1 << 20
_SPACE = 1 << 50
KINDS = ("participant", "organisation", "network", "meeting", "assignment")
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
_MERGING = 4  # FTS5's own
_MANY = 100
_PORTION = 500
"""Entries read or written between two moments at which the work may be cancelled."""


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
    spaced = sa.literal(" ") + entry.c.text
    if source.dialect == "postgresql":
        found = [
            entry.c.text.like(f"%{term}%") if len(term) > 2 else spaced.like(f"% {term}%") for term in terms
        ]
        return (
            sa.select(entry.c.record, entry.c.rank).where(entry.c.kind == kind, *found).order_by(entry.c.rank)
        )
    long, short = ([term for term in terms if (len(term) > 2) is wanted] for wanted in (True, False))
    name = "search_trigrams" if long else "search_words"
    asked = " AND ".join(f'"{term}"' for term in long) or " AND ".join(f'"{term}"*' for term in short)
    index = sa.table(name, sa.column("rowid", sa.Integer))
    statement = (
        sa.select(entry.c.record, index.c.rowid.label("rank"))
        .select_from(entry.join(index, index.c.rowid == entry.c.rank))
        .where(sa.literal_column(name).op("MATCH")(sa.literal(asked)), index.c.rowid.between(first, last))
        .order_by(index.c.rowid)
    )
    if long:  # to look into the texts takes a hundredth of asking the other index about each of them
        statement = statement.where(*(sa.func.instr(spaced, f" {term}") > 0 for term in short))
    return statement


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


def follow(
    source: Source, connection: sa.Connection, change: int, touched: Iterable[str], *, since: int = 0
) -> Work[None]:
    """Bring the index after the records that a change touched, as its journal tells from row `since` on.
    Yields between short steps."""
    yield Progress()
    for kind, ids in search_texts.touched_records(source, change, frozenset(touched), since=since).items():
        yield from _replace(source, connection, kind, sorted(ids))


def rebuild(source: Source, connection: sa.Connection) -> Work[None]:
    """Make the whole index again. Yields between short steps."""
    make(connection)
    connection.execute(sa.delete(entry))
    for kind in KINDS:
        yield from _number(source, connection, kind)


def _number(source: Source, connection: sa.Connection, kind: str) -> Work[None]:
    """Write the entries of all records of a kind."""
    first, _last = _ranks(kind)
    ranks = itertools.count(first + GAP, GAP)
    for portion in _portions(search_texts.in_order(source, kind)):
        ordered = sorted(search_texts.texts(source, kind, portion), key=lambda t: (t.sort_key, t.record))
        yield from _write(connection, kind, [(next(ranks), text) for text in ordered])


def _replace(source: Source, connection: sa.Connection, kind: str, ids: Sequence[int]) -> Work[None]:
    held = sa.select(entry).where(entry.c.kind == kind, among(source, entry.c.record))
    present: dict[int, Any] = {}
    wanted: dict[int, search_texts.Text] = {}
    for portion in _portions(ids):
        present |= {row.record: row for row in rows_among(source, held, portion)}
        wanted |= {text.record: text for text in search_texts.texts(source, kind, portion)}
        yield Progress()
    stale = [row for record, row in present.items() if not _same(row, wanted.get(record))]
    fresh = [text for record, text in wanted.items() if not _same(present.get(record), text)]
    kept = {row.record: row.rank for row in stale if _in_place(row, wanted.get(row.record))}
    with _merging_later(connection, many=len(stale) + len(fresh) > _MANY):
        yield from _remove(connection, [row for row in stale if row.record not in kept])
        moved = sorted((t for t in fresh if t.record not in kept), key=lambda t: (t.sort_key, t.record))
        yield Progress()
        ranks = _free_ranks(source, kind, moved)
        yield Progress()
        if ranks is None:  # no room left between two neighbours: number all of the kind again
            yield from _remove(connection, source.fetch(sa.select(entry).where(entry.c.kind == kind)))
            yield from _number(source, connection, kind)
            return
        yield from _rewrite(connection, [(kept[t.record], t) for t in fresh if t.record in kept])
        yield from _write(connection, kind, list(zip(ranks, moved, strict=True)))


def _portions(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + _PORTION] for start in range(0, len(items), _PORTION))


@contextmanager
def _merging_later(connection: sa.Connection, *, many: bool) -> Iterator[None]:
    """Many rows are written in half the time where the full-text indexes do not merge what they have between
    them; later writes do that."""
    if not many or connection.dialect.name != "sqlite":
        yield
        return
    _set_merging(connection, 0)
    yield
    _set_merging(connection, _MERGING)


def _set_merging(connection: sa.Connection, segments: int) -> None:
    for index in _INDEXES:
        connection.exec_driver_sql(
            f"INSERT INTO {index} ({index}, rank) VALUES ('automerge', ?)", (segments,)
        )


def _same(row: Any, text: search_texts.Text | None) -> bool:
    return row is not None and text is not None and row.text == text.text and row.sort_key == text.sort_key


def _in_place(row: Any, text: search_texts.Text | None) -> bool:
    return text is not None and bool(row.sort_key == text.sort_key)


def _free_ranks(source: Source, kind: str, texts: Sequence[search_texts.Text]) -> list[int] | None:
    """A rank for each new text between its neighbours, spread evenly; None where there is no room."""
    ranks: list[int] = []
    neighbours = _neighbours(source, kind, sorted({text.sort_key for text in texts}))
    start = 0
    while start < len(texts):
        below, above, next_key = neighbours[texts[start].sort_key]
        end = start + 1
        while end < len(texts) and (next_key is None or texts[end].sort_key < next_key):
            end += 1
        step = min(GAP, (above - below) // (end - start + 1))
        if step < 1:
            return None
        ranks += [below + (place + 1) * step for place in range(end - start)]
        start = end
    return ranks


def _neighbours(
    source: Source, kind: str, sort_keys: Sequence[str]
) -> dict[str, tuple[int, int, str | None]]:
    """Per sort key the ranks that it belongs between, and the sort key above it."""
    first, last = _ranks(kind)
    asked = listed(source, entry.c.sort_key.type)
    mine = entry.c.kind == kind
    below = (
        sa.select(entry.c.rank)
        .where(mine, entry.c.sort_key <= asked.c.value)
        .order_by(entry.c.sort_key.desc(), entry.c.rank.desc())
        .limit(1)
    )
    above = (
        sa.select(entry.c.rank)
        .where(mine, entry.c.sort_key > asked.c.value)
        .order_by(entry.c.sort_key, entry.c.rank)
        .limit(1)
    )
    statement = sa.select(asked.c.value, below.scalar_subquery(), above.scalar_subquery())
    found = [row for portion in _portions(sort_keys) for row in rows_among(source, statement, portion)]
    ranks = sorted({row[2] for row in found if row[2] is not None})
    named = sa.select(entry.c.rank, entry.c.sort_key).where(among(source, entry.c.rank))
    key_at = {
        row.rank: row.sort_key for portion in _portions(ranks) for row in rows_among(source, named, portion)
    }
    return {
        key: (first if low is None else low, last if high is None else high, key_at.get(high))
        for key, low, high in found
    }


def _remove(connection: sa.Connection, rows: Sequence[Any]) -> Work[None]:
    for portion in _portions(sorted(rows, key=lambda row: int(row.rank))):
        if connection.dialect.name == "sqlite":
            for index in _INDEXES:
                connection.exec_driver_sql(
                    f"INSERT INTO {index} ({index}, rowid, text) VALUES ('delete', ?, ?)",
                    [(row.rank, row.text) for row in portion],
                )
        _each(connection, "DELETE FROM search_entry WHERE rank = ?", [(row.rank,) for row in portion])
        yield Progress()


def _rewrite(connection: sa.Connection, placed: Sequence[tuple[int, search_texts.Text]]) -> Work[None]:
    """Give entries that stay where they are another text."""
    for portion in _portions(sorted(placed, key=itemgetter(0))):
        values = [(text.text, rank) for rank, text in portion]
        if connection.dialect.name == "sqlite":
            for index in _INDEXES:  # they take the former text from the entries: those are written after
                connection.exec_driver_sql(f"UPDATE {index} SET text = ? WHERE rowid = ?", values)
        _each(connection, "UPDATE search_entry SET text = ? WHERE rank = ?", values)
        yield Progress()


def _write(
    connection: sa.Connection, kind: str, placed: Sequence[tuple[int, search_texts.Text]]
) -> Work[None]:
    for portion in _portions(sorted(placed, key=itemgetter(0))):  # FTS5 begins a new segment when rows fall
        _each(
            connection,
            "INSERT INTO search_entry (rank, kind, record, sort_key, text) VALUES (?, ?, ?, ?, ?)",
            [(rank, kind, each.record, each.sort_key, each.text) for rank, each in portion],
        )
        if connection.dialect.name == "sqlite":
            for index in _INDEXES:
                connection.exec_driver_sql(
                    f"INSERT INTO {index} (rowid, text) VALUES (?, ?)",
                    [(rank, each.text) for rank, each in portion],
                )
        yield Progress()


def _each(connection: sa.Connection, statement: str, values: list[tuple[Any, ...]]) -> None:
    """A statement with `?` once for each tuple."""
    if connection.dialect.name != "sqlite":
        statement = statement.replace("?", "%s")
    connection.exec_driver_sql(statement, values)
