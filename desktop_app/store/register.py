"""Making and opening a register: a `.samverka` file, or an office's PostgreSQL database by its address."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from desktop_app.errors import RegisterProblem, Where
from desktop_app.i18n import _, language
from desktop_app.records.progress import Work, drain
from desktop_app.store import backup, database, opening, reference, tables, troubles, upgrade
from desktop_app.store.change import loading
from desktop_app.store.database import Store
from desktop_app.store.lock import Lock


def is_address(location: str) -> bool:
    """Whether a location is a database address rather than a file."""
    return "://" in location


def new_register(location: str, *, body: str = "") -> Store:
    """Make an empty register with the reference data, and open it. Never overwrites, leaves nothing half."""
    if is_address(location):
        with _reached(location) as store:
            if sa.inspect(store.engine).has_table("register"):
                raise RegisterProblem(
                    _("There is already a register in {place}.").format(place=troubles.shown(location))
                )
            return _filled(store, body)
    path = Path(location)
    if path.exists():
        raise RegisterProblem(
            _("{file} already exists and is not overwritten.").format(file=path),
            advice=_("Choose another name."),
        )
    unfinished = path.with_name(path.name + ".new")
    with troubles.told(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
        opening.check_room(path.absolute())
        unfinished.unlink(missing_ok=True)
        store = Store(database.sqlite_engine(unfinished), str(unfinished))
        try:
            _filled(store, body).close()
            if path.exists():
                raise RegisterProblem(_("{file} already exists and is not overwritten.").format(file=path))
            unfinished.replace(path)
        finally:
            store.close()
            for left in (unfinished, path.with_name(path.name + ".new-journal")):
                left.unlink(missing_ok=True)
    return open_register(location)


def _filled(store: Store, body: str) -> Store:
    with loading(store) as running:
        connection = running.connection
        upgrade.to_newest(connection)
        connection.execute(
            sa.insert(tables.register).values(
                uuid=str(uuid.uuid4()), schema=tables.SCHEMA, body=body, language=language()
            )
        )
        reference.load(running)
        upgrade.mirror_version(connection)
    return store


def open_register(location: str, *, backups: Path | None = None) -> Store:
    """Open a register that is there, after upgrading one of an older version (`Store.upgraded`). A file that
    another has open for writing is opened read-only (`Store.closed` says why); a missing, empty, damaged,
    newer or foreign one raises `RegisterProblem`, as does one that may not be upgraded."""
    return drain(opening_register(location, backups=backups))


def opening_register(location: str, *, backups: Path | None = None) -> Work[Store]:
    """`open_register` as long work; closing the generator leaves the register as it was. Without a folder for
    `backups` the one before an upgrade goes to a folder of that name beside the register."""
    store, schema = _opened_database(location) if is_address(location) else _opened_file(location)
    try:
        if schema < tables.SCHEMA:
            store.backups = backups or Path(location).absolute().parent / "backups"
            yield from upgrade.upgrading(store)
    except BaseException:
        store.close()
        raise
    store.backups = backups
    return store


def _opened_file(location: str) -> tuple[Store, int]:
    """The register and its schema."""
    path = Path(location).absolute()
    lock = Lock(path)
    look = opening.look(path, opening.Expected(tables.SCHEMA, upgrade.FINGERPRINT), lock)
    if look.read_only:
        closed = lock.refusal() if lock.held_by() else _unwritable(path)
        if look.schema < tables.SCHEMA:
            raise RegisterProblem(
                _(
                    "An older version of the program made this register, and it cannot be upgraded now: {why}"
                ).format(why=closed)
            )
        return Store(database.sqlite_engine(path, read_only=True), str(path), closed=closed), look.schema
    return Store(database.sqlite_engine(path), str(path), on_close=lock.release), look.schema


def _unwritable(path: Path) -> RegisterProblem:
    return RegisterProblem(
        _("The file or its folder may not be changed."),
        advice=_("Ask for the right to change it, or make a copy in a folder of your own."),
        where=Where(file=path.name),
    )


def restore(file: Path, location: str, backups: Path) -> Path | None:
    """Put a backup in a register's place; gives where the register of before is kept now."""
    if is_address(location):
        raise RegisterProblem(_("A register in a database is restored by the one who runs the server."))
    path = Path(location).absolute()
    expected = opening.Expected(tables.SCHEMA, upgrade.FINGERPRINT)
    with Lock(path) as lock:
        return backup.restore(
            file,
            path,
            expected=expected,
            lock=lock,
            folder=backup.folder_of(path, backups),
            when=datetime.now(),
        )


def _opened_database(location: str) -> tuple[Store, int]:
    with _reached(location) as store:
        if not sa.inspect(store.engine).has_table("register"):
            raise RegisterProblem(
                _("There is no register in {place}.").format(place=troubles.shown(location)),
                advice=_("Make one with the command new."),
            )
        schema = int(store.value(sa.select(tables.register.c.schema)) or 0)
        if schema > tables.SCHEMA:
            raise RegisterProblem(
                _("The register in {place} was made by a newer version of the program.").format(
                    place=troubles.shown(location)
                ),
                advice=_("Update the program."),
            )
        return store, schema


@contextmanager
def _reached(location: str) -> Iterator[Store]:
    """A database's store; closed again where it cannot be used."""
    store = Store(database.postgresql_engine(location), location)
    try:
        with troubles.told(location):
            yield store
    except BaseException:
        store.close()
        raise
