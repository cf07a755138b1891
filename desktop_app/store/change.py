"""The write door: the only way that records are written.

A `Change` inserts, updates and deletes rows of a table by name, fills computed columns, checks the version
of what it updates, and at its end brings the search index after what the journal says was touched.
"""

from __future__ import annotations

import getpass
import json
import platform
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, Protocol

import sqlalchemy as sa

from desktop_app.errors import Conflict
from desktop_app.i18n import _
from desktop_app.records.progress import Progress, Work, drain
from desktop_app.store import search, tables
from desktop_app.store.aside import aside
from desktop_app.store.source import Changed, Source, among, rows_among


class Doors(Protocol):
    """Where changes run: the store."""

    def transaction(self) -> AbstractContextManager[sa.Connection]: ...
    def tell(self, changed: Changed) -> None: ...


class Change(Source):
    """A running change. Reads see what it has written so far."""

    def __init__(self, connection: sa.Connection, number: int, *, undoes: int | None = None) -> None:
        self.connection = connection
        self.dialect = connection.dialect.name
        self.id = number
        self._undoes = undoes
        self._indexed = 0
        self._committed = False
        self.touched: frozenset[str] = frozenset()
        """The names of its tables, once the change is being committed."""
        self.kept = False
        """True once the change is committed and has changed something."""

    def fetch(self, statement: sa.Executable, values: Mapping[str, Any] | None = None) -> list[Any]:
        return list(self.connection.execute(statement, values or {}).fetchall())

    def insert(self, table: str, /, **values: Any) -> int:
        """Write one row and give its id."""
        return self.insert_many(table, [values])[0]

    def insert_many(self, table: str, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Write rows that all name the same columns; give their ids in that order. A row may bring its id."""
        if not rows:
            return []
        target = tables.TABLES[table]
        ids = [int(row["id"]) for row in rows] if "id" in rows[0] else self._new_ids(target, len(rows))
        defaults = {c.name: "" for c in target.columns if isinstance(c.type, sa.Text) and not c.nullable}
        complete = [{**defaults, **row, "id": number} for number, row in zip(ids, rows, strict=True)]
        for name, compute in target.info["computed"].items():
            for row in complete:
                row[name] = compute(row)
        columns = list(complete[0])
        names = ", ".join(f'"{name}"' for name in columns)
        mark = "?" if self.dialect == "sqlite" else "%s"
        marks = ", ".join(mark for _column in columns)
        self.connection.exec_driver_sql(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',
            list(map(itemgetter(*columns), complete)),
        )
        return ids

    def update(self, table: str, row: int, version: int, /, **values: Any) -> None:
        """Change a row that still has `version`; raises `Conflict` where somebody else was first."""
        if not values:
            return
        target = tables.TABLES[table]
        if target.info["computed"]:
            for present in self.fetch(sa.select(target).where(target.c.id == row)):
                values = {**values, **_only_computed(target, {**present._mapping, **values})}
        statement = (
            sa.update(target)
            .where(target.c.id == row, target.c.version == version)
            .values(**values, version=target.c.version + 1)
        )
        if self.connection.execute(statement).rowcount != 1:
            raise _conflict()

    def update_many(self, table: str, rows: Iterable[tuple[int, int, Mapping[str, Any]]]) -> None:
        """`update` of many rows, each its id, its version and the new values."""
        target = tables.TABLES[table]
        alike: defaultdict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for row, version, values in self._with_computed(target, [row for row in rows if row[2]]):
            alike[tuple(values)].append((*values.values(), row, version))
        for columns, portion in alike.items():
            mark = "?" if self.dialect == "sqlite" else "%s"
            named = ", ".join(f'"{name}" = {mark}' for name in columns)
            statement = (
                f'UPDATE "{table}" SET {named}, version = version + 1 WHERE id = {mark} AND version = {mark}'
            )
            if self.connection.exec_driver_sql(statement, portion).rowcount != len(portion):
                raise _conflict()

    def _with_computed(
        self, target: sa.Table, rows: Sequence[tuple[int, int, Mapping[str, Any]]]
    ) -> Iterator[tuple[int, int, Mapping[str, Any]]]:
        if not target.info["computed"]:
            yield from rows
            return
        held = sa.select(target).where(among(self, target.c.id))
        present = {each.id: each._mapping for each in rows_among(self, held, [row[0] for row in rows])}
        for row, version, values in rows:
            whole = {**present.get(row, {}), **values}
            yield row, version, {**values, **_only_computed(target, whole)}

    def update_where(self, table: str, owner: Mapping[str, Any], /, **values: Any) -> None:
        """Change every row that has the owner's values; for rows that nobody edits by themselves."""
        target = tables.TABLES[table]
        held = [target.c[name] == value for name, value in owner.items()]
        bumped: Any = {**values, "version": target.c.version + 1}
        self.connection.execute(sa.update(target).where(*held).values(bumped))

    def delete(self, table: str, rows: Iterable[int]) -> None:
        """Take rows away; what points at them must be taken away in the same change."""
        target = tables.TABLES[table]
        numbers = list(rows)
        for start in range(0, len(numbers), 500):
            self.connection.execute(sa.delete(target).where(target.c.id.in_(numbers[start : start + 500])))

    def delete_where(self, table: str, /, **owners: Sequence[int]) -> None:
        """Take away what belongs to any of the owners: `delete_where("contact", participant=[7, 9])`."""
        target = tables.TABLES[table]
        for column, numbers in owners.items():
            for start in range(0, len(numbers), 500):
                portion = list(numbers[start : start + 500])
                self.connection.execute(sa.delete(target).where(target.c[column].in_(portion)))

    def clear(self, table: str, column: str, numbers: Sequence[int]) -> None:
        """Let rows that point at any of the numbers point at nothing."""
        target = tables.TABLES[table]
        for start in range(0, len(numbers), 500):
            held = target.c[column].in_(list(numbers[start : start + 500]))
            cleared: Any = {column: None, "version": target.c.version + 1}
            self.connection.execute(sa.update(target).where(held).values(cleared))

    def index(self) -> Work[None]:
        """Bring the search index after what has been written so far. Every change does so at its end; a long
        one itself before, so that it can be cancelled meanwhile."""
        rows = tables.change_row
        mine = sa.and_(rows.c.change == self.id, rows.c.id > self._indexed)
        last = self.value(sa.select(sa.func.max(rows.c.id)).where(mine))
        if last is not None:
            names = self.fetch(sa.select(rows.c.table_name).where(mine).distinct())
            touched = [row[0] for row in names]
            yield from search.follow(self, self.connection, self.id, touched, since=self._indexed)
            self._indexed = int(last)

    def commit(self) -> Work[None]:
        """Keep it; nothing can be written afterwards. Every change does so at its end; a long one itself
        before, so that it can tell meanwhile what takes so long."""
        if self._committed:
            return
        rows = tables.change_row
        names = self.fetch(sa.select(rows.c.table_name).where(rows.c.change == self.id).distinct())
        self.touched = frozenset(row[0] for row in names)
        self.connection.execute(sa.delete(tables.open_change))
        if self.touched:
            yield from self.index()
        elif self._undoes is None:  # an undo stands also where nothing could be taken back
            self.connection.execute(sa.delete(tables.change).where(tables.change.c.id == self.id))
            self.connection.execute(sa.delete(tables.import_run).where(tables.import_run.c.change == self.id))
        yield from aside(self._commit, Progress(text=_("Finishing"), final=True))

    def _commit(self, _stop: object) -> None:
        transaction = self.connection.get_transaction()
        assert transaction is not None
        try:
            transaction.commit()
        except BaseException:  # the driver leaves the transaction open
            self.connection.invalidate()
            raise
        self._committed = True
        self.kept = bool(self.touched) or self._undoes is not None

    def _new_ids(self, target: sa.Table, count: int) -> list[int]:
        if self.dialect == "postgresql":
            sequence = f"""pg_get_serial_sequence('"{target.name}"', 'id')"""
            statement = sa.text(f"SELECT nextval({sequence}) FROM generate_series(1, {count})")
            return [int(row[0]) for row in self.fetch(statement)]
        last = (
            self.value(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": target.name})
            or 0
        )
        return list(range(last + 1, last + 1 + count))


def _conflict() -> Conflict:
    return Conflict(
        _("Somebody else has changed the same record meanwhile."),
        advice=_("Look at it as it is now, and make your change again."),
    )


def _only_computed(target: sa.Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: compute(row) for name, compute in target.info["computed"].items()}


@contextmanager
def changing(
    store: Doors, title: str, values: Mapping[str, Any], *, kind: str = "edit", undoes: int | None = None
) -> Iterator[Change]:
    """Run one change; `Store.change` and the journal's undo and redo come here."""
    running: Change | None = None
    try:
        with store.transaction() as connection:
            number = _begin(connection, title, values, kind, undoes)
            running = Change(connection, number, undoes=undoes)
            yield running
            drain(running.commit())
    finally:  # whoever gives up a commit under way has changed the register all the same
        if running is not None and running.kept:
            store.tell(Changed(running.id, running.touched))


def _begin(
    connection: sa.Connection, title: str, values: Mapping[str, Any], kind: str, undoes: int | None
) -> int:
    # Only one writes at a time. PostgreSQL's sequence would leave a gap after every change that was refused.
    latest = connection.execute(sa.select(sa.func.max(tables.change.c.id))).scalar()
    number = int(latest or 0) + 1
    connection.execute(
        sa.insert(tables.change).values(
            id=number,
            kind=kind,
            title_key=title,
            title_values=json.dumps(values, ensure_ascii=False),
            who=getpass.getuser(),
            computer=platform.node(),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            undoes=undoes,
        )
    )
    connection.execute(sa.insert(tables.open_change).values(change=number))
    return number


@contextmanager
def loading(store: Doors) -> Iterator[Change]:
    """Write into a new register without history: the reference data and the demonstration."""
    with store.transaction() as connection, _spilling(connection):
        running = Change(connection, 0)
        yield running
        drain(search.rebuild(running, connection))


@contextmanager
def _spilling(connection: sa.Connection) -> Iterator[None]:
    """What does not fit in the cache goes to the file before the end: nobody else reads a new register."""
    if connection.dialect.name != "sqlite":
        yield
        return
    connection.exec_driver_sql("PRAGMA cache_spill=ON")
    yield
    connection.exec_driver_sql("PRAGMA cache_spill=OFF")
