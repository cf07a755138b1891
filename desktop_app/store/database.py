"""The register's connections: one to write, one to read, on SQLite or PostgreSQL.

Nothing of SQLAlchemy leaves this room, and no cursor outlives `fetch`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Event, Lock, RLock, get_ident
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event

from desktop_app.errors import RegisterProblem
from desktop_app.i18n import _
from desktop_app.records.progress import Progress, Work
from desktop_app.store import troubles
from desktop_app.store.aside import aside
from desktop_app.store.change import Change, changing
from desktop_app.store.source import Changed, Source

if TYPE_CHECKING:
    from desktop_app.store.backup import Backup

PRAGMAS = (
    "cipher_log_level=NONE",
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "cache_spill=OFF",
    "cache_size=-65536",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "busy_timeout=5000",
)
"""Chosen by measuring: no commit lost in simulated power cuts, one file, notices when it is replaced."""


class Store(Source):
    """An open register. Made by `register.open_register`; closed by `close`."""

    def __init__(
        self,
        engine: sa.Engine,
        location: str,
        *,
        closed: RegisterProblem | None = None,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        self.engine = engine
        self.location = location
        self.dialect = engine.dialect.name
        self.closed = closed
        """Why this store may only read: another has the register open, or the file may not be changed."""
        self.listeners: list[Callable[[Changed], None]] = []
        self.backups: Path | None = None
        """The folder that backups go to; None makes none."""
        self.upgraded = ""
        """What to tell a person where opening has upgraded the register."""
        self._on_close = on_close
        self.writing = RLock()
        self._keeping = Lock()
        """Held while a backup is made: two would take each other's unfinished files away."""
        self._opened_by = get_ident()
        self._readers: dict[int, sa.Connection] = {}
        """One for each thread that reads."""
        self._writer: sa.Connection | None = None

    # reading

    def fetch(self, statement: sa.Executable, values: Mapping[str, Any] | None = None) -> list[Any]:
        with troubles.told(self.location):
            reader = self._readers.get(get_ident())
            if reader is None:
                reader = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
                self._readers[get_ident()] = reader
            return list(reader.execute(statement, values or {}).fetchall())

    def interrupt(self) -> None:
        """Stop what is being read for the window; its `fetch` raises. The thread that opened the register,
        which also writes and exports, reads on."""
        if self.dialect == "sqlite":
            for thread, reader in list(self._readers.items()):
                if thread != self._opened_by:
                    driver: Any = reader.connection.driver_connection
                    driver.interrupt()

    # writing

    @property
    def read_only(self) -> bool:
        return self.closed is not None

    def check_writable(self) -> None:
        """Raise `RegisterProblem` where the register may only be read."""
        if self.closed is not None:
            raise self.closed

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """The write connection inside one transaction; for this room only."""
        self.check_writable()
        with self.writing, troubles.told(self.location):
            if self._writer is None:
                self._writer = self.engine.connect()
            try:
                with self._writer.begin():
                    one_writer(self._writer)
                    yield self._writer
            except BaseException:  # a COMMIT that fails leaves its transaction open; the pool rolls it back
                self._writer.close()
                self._writer = None
                raise

    def change(self, title: str, /, **values: Any) -> AbstractContextManager[Change]:
        """One transaction = one step to undo = one line in the history = one `Changed`. The title is a key of
        records/history.py with its values. A change that changes nothing leaves no trace."""
        return changing(self, title, values)

    def backup(self, why: str) -> Path | None:
        """Keep a checked copy of the register's file; None where there is no file or no folder for it.
        `why` is one word, as "import"."""
        return self._back_up(why, Event())

    def backup_for_series(self, why: str) -> None:
        """`backup` before the first of several small steps: those of the next hour have it too."""
        folder = self.backup_folder
        if folder is not None:
            from desktop_app.store import backup

            if backup.begun(folder, why, datetime.now()):
                return
        self.backup(why)

    def backing_up(self, why: str) -> Work[Path | None]:
        """`backup` as long work: closing the generator gives it up."""
        return aside(lambda stop: self._back_up(why, stop), Progress(text=_("Making a backup")))

    def backing_up_changes(self, why: str, *, first_of: date | None = None) -> Work[Path | None]:
        """The same; None where nothing has been changed since the latest backup, and where the day `first_of`
        has one."""
        from desktop_app.store import backup

        wanted = partial(backup.due, first_of=first_of)
        return aside(lambda stop: self._back_up(why, stop, wanted), Progress(text=_("Making a backup")))

    def _back_up(
        self, why: str, stop: Event, wanted: Callable[[Any, Path], bool] = lambda *_held: True
    ) -> Path | None:
        folder = self.backup_folder
        if folder is None or self.read_only:
            return None
        from desktop_app.store import backup

        with self._keeping, self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            if not wanted(driver, folder):
                return None
            made = backup.backup(
                driver,
                Path(self.location),
                folder,
                datetime.now(),
                why,
                stop=stop,
                alone=self.writing,
            )
            backup.prune(folder)
        return made

    @property
    def backup_folder(self) -> Path | None:
        """Where this register's backups lie; None for a database, which is backed up on its server."""
        if self.backups is None or self.dialect != "sqlite":
            return None
        from desktop_app.store import backup

        return backup.folder_of(Path(self.location), self.backups)

    def kept(self) -> Sequence[Backup]:
        """The backups there are, the latest first."""
        from desktop_app.store import backup

        return [] if self.backup_folder is None else backup.backups(self.backup_folder)

    def tell(self, changed: Changed) -> None:
        for listener in list(self.listeners):
            listener(changed)

    def close(self) -> None:
        with self._keeping:  # a backup that is under way reads the file
            self._let_go()

    def _let_go(self) -> None:
        for connection in (*self._readers.values(), *filter(None, [self._writer])):
            connection.close()
        self._readers.clear()
        self._writer = None
        self.engine.dispose()
        if self._on_close is not None:
            self._on_close()
            self._on_close = None


def one_writer(connection: sa.Connection) -> None:
    """Let this transaction be the only one that writes, as SQLite's BEGIN IMMEDIATE does."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(1396788566)"))


def sqlite_engine(path: Path, *, read_only: bool = False) -> sa.Engine:
    """An engine on a register file. `?` and `%` in the path are letters, not syntax."""
    from sqlcipher3 import dbapi2

    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        module=dbapi2,
        poolclass=sa.pool.QueuePool,
        hide_parameters=True,
        connect_args={"isolation_level": None, "check_same_thread": False},
    )

    def connected(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            if not (read_only and pragma.startswith("journal_mode")):
                cursor.execute(f"PRAGMA {pragma}").fetchall()
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    def begun(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def postgresql_engine(url: str) -> sa.Engine:
    """An engine on an office's database; `url` is postgresql+psycopg://…"""
    try:
        address = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise RegisterProblem(
            _("That is not a database address: {url}.").format(url=url.rpartition("@")[2]),
            advice=_("It looks like postgresql+psycopg://user@server/database."),
        ) from None
    return sa.create_engine(
        address.set(drivername="postgresql+psycopg"), hide_parameters=True, pool_pre_ping=True
    )
