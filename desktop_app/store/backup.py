"""Which earlier states of a register are kept, and how does one come back?

A backup is a whole register of its own in the register's folder of backups, named by the register, the time
and the reason: "partille 2026-03-01 09.14.07 import.samverka". It gets that name only when it has been
checked and is safely on the disk. A damaged register that a restore replaced lies there as ".damaged".
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import RegisterProblem, UserError, Where
from desktop_app.i18n import _
from desktop_app.store import header, opening
from desktop_app.store.lock import Lock
from desktop_app.store.troubles import told

if TYPE_CHECKING:
    from sqlite3 import Connection

_NAME = re.compile(r".* (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d) ([a-z]+)")
_LATEST = 10
_OF_EACH: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (14, datetime.date),
    (8, lambda when: when.isocalendar()[:2]),
    (12, lambda when: (when.year, when.month)),
)
"""So many days, weeks and months that have a backup keep their last one."""
_DAMAGED = 3
_OFTEN = 10_000
"""Steps of the database's machine between two looks at whether to stop; some hundred times a second."""
_TRIES = 20  # of a tenth of a second: virus scanners hold new files for a moment on Windows


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    when: datetime
    """As the clock on the wall said."""
    why: str


def backup(
    connection: Connection,
    register: Path,
    folder: Path,
    when: datetime,
    why: str,
    *,
    stop: Event | None = None,
) -> Path:
    """Write a checked copy of the register that `connection` (outside a transaction) has open into `folder`.

    `why` is one word a to z, such as "import"; of two backups in one second the later gets the next second.
    RegisterProblem, also when another thread sets `stop`, leaves nothing behind.
    """
    target = _free_name(register, folder, when, why)
    unfinished = target.with_name(target.name + ".tmp")
    with told(register.name):
        folder.mkdir(parents=True, exist_ok=True)
        _remove(*folder.glob("*.tmp"))  # of a backup that was killed
        try:
            with _stopped_by(stop, connection):
                connection.execute("VACUUM INTO ?", (str(unfinished.absolute()),)).close()
            if _counts(connection) != _whole(unfinished, stop):
                raise _unlike(register)
            _settle(unfinished, target)
        finally:
            _remove(unfinished)
    return target


@contextmanager
def _stopped_by(stop: Event | None, connection: Connection) -> Iterator[None]:
    """Whatever the connection is at is given up when somebody sets `stop`."""
    if stop is None:
        yield
        return
    connection.set_progress_handler(stop.is_set, _OFTEN)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def folder_of(register: Path, backups: Path) -> Path:
    """A register's own folder among the backups; two registers of one name in two places keep apart."""
    place = hashlib.sha256(str(register.absolute()).encode()).hexdigest()
    return backups / f"{register.stem}-{place[:8]}"


def backups(folder: Path) -> list[Backup]:
    """What lies in `folder`, the latest first; not whether it is whole."""
    return _listed(folder, ".samverka")


def latest_good(folder: Path) -> Path | None:
    """The latest backup that is whole."""
    for one in backups(folder):
        with suppress(UserError):
            _whole(one.path)
            return one.path
    return None


def prune(folder: Path, *, oldest: date = date.min) -> tuple[Path, ...]:
    """Delete backups that the rule no longer keeps, and all from before `oldest`; give what is gone.

    Kept: the 10 latest, and the last one of 14 days, 8 weeks and 12 months.
    """
    present = backups(folder)
    kept = set(present[:_LATEST])
    for count, period in _OF_EACH:
        last_of = {period(one.when): one for one in reversed(present)}
        kept.update(sorted(last_of.values(), key=lambda one: one.when, reverse=True)[:count])
    doomed = [one.path for one in present if one not in kept or one.when.date() < oldest]
    for place, one in enumerate(_listed(folder, ".damaged")):
        if place >= _DAMAGED or one.when.date() < oldest:
            doomed += [one.path, Path(f"{one.path}-journal")]
    return _remove(*doomed)


def restore(
    file: Path, register: Path, *, expected: opening.Expected, lock: Lock, folder: Path, when: datetime
) -> Path | None:
    """Put a copy of `file` in the register's place; give where the register of before is kept now.

    `lock` is the register's; it is taken where the caller has not done so, and kept. No connection may be
    open on the register. `file` is looked at as a stranger's. RegisterProblem leaves the register as it was.
    """
    opening.examine(file, expected)
    if register.exists() and register.samefile(file):
        raise RegisterProblem(
            _("The register cannot be restored from itself."),
            advice=_("Choose a backup."),
            where=Where(file=file.name),
        )
    lock.take()
    unfinished = register.with_name(register.name + ".restoring")
    with told(register.name):
        before = _keep(register, folder, when)
        try:
            shutil.copyfile(file, unfinished)
            opening.examine(unfinished, expected)
            # First the journals: beside the restored file they would be played back into it.
            for stale in ("-journal", "-wal", "-shm"):
                Path(f"{register}{stale}").unlink(missing_ok=True)
            _settle(unfinished, register)
        finally:
            _remove(unfinished)
    return before


def _listed(folder: Path, ending: str) -> list[Backup]:
    found = [
        Backup(path, datetime.fromisoformat(match[1].replace(".", ":")), match[2])
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.suffix == ending and (match := _NAME.fullmatch(path.stem))
    ]
    return sorted(found, key=lambda one: one.when, reverse=True)


def _keep(register: Path, folder: Path, when: datetime) -> Path | None:
    """Back the register up; a damaged or interrupted one as it lies there, with its journal."""
    if not register.exists():
        return None
    try:
        with opening.reading(register) as connection:
            _still(connection)
            return backup(connection, register, folder, when, "restore")
    except RegisterProblem:
        return _keep_damaged(register, folder, when)


def _still(connection: Connection) -> None:
    """Raise the driver's error while another program writes; a damaged file is no matter here."""
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except driver.Error as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise


def _keep_damaged(register: Path, folder: Path, when: datetime) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    kept = _free_name(register, folder, when, "restore").with_suffix(".damaged")
    journal = Path(f"{kept}-journal")
    try:
        if Path(f"{register}-journal").exists():
            shutil.copy2(f"{register}-journal", journal)
        shutil.copy2(register, kept)
    except OSError:
        _remove(kept, journal)
        raise
    return kept


def _free_name(register: Path, folder: Path, when: datetime, why: str) -> Path:
    while True:
        target = folder / f"{register.stem} {when:%Y-%m-%d %H.%M.%S} {why}.samverka"
        if not target.exists() and not target.with_suffix(".damaged").exists():
            return target
        when += timedelta(seconds=1)


def _whole(file: Path, stop: Event | None = None) -> dict[str, int]:
    """The number of rows of every table of a register file without a fault; RegisterProblem otherwise."""
    with told(file.name), opening.reading(file) as connection, _stopped_by(stop, connection):
        application = connection.execute("PRAGMA application_id").fetchone()
        sound = connection.execute("PRAGMA integrity_check(1)").fetchone()
        astray = connection.execute("PRAGMA foreign_key_check").fetchone()
        if application != (header.APPLICATION,) or sound != ("ok",) or astray:
            raise _unlike(file)
        return _counts(connection)


def _counts(connection: Connection) -> dict[str, int]:
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND substr(name, 1, 7) <> 'sqlite_'"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0] for (name,) in tables}


def _unlike(register: Path) -> RegisterProblem:
    return RegisterProblem(
        _("The backup is not whole, so the register may be damaged."),
        advice=_("Check the register, and restore the latest backup if it is."),
        where=Where(file=register.name),
    )


def _settle(unfinished: Path, target: Path) -> None:
    """Give a written file its name once the disk has it."""
    with unfinished.open("r+b") as stream:
        os.fsync(stream.fileno())
    for left in reversed(range(_TRIES)):
        try:
            unfinished.replace(target)
            break
        except PermissionError:
            if not left:
                raise
            time.sleep(0.1)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and its names are written through
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _remove(*files: Path) -> tuple[Path, ...]:
    """Delete what can be deleted: a file that another program holds is left for the next time."""
    gone = []
    for file in files:
        with suppress(OSError):
            file.unlink()
            gone.append(file)
    return tuple(gone)
