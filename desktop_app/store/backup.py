"""Which earlier states of a register are kept, and how does one come back?

A backup is a whole register of its own in the register's folder of backups, named by the register, the time
and the reason: "partille 2026-03-01 09.14.07 import.samverka". It gets that name only when it has been
checked and is safely on the disk. A damaged register that a restore replaced lies there as ".damaged".
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import RegisterProblem, Where
from desktop_app.i18n import N_, _
from desktop_app.store import opening
from desktop_app.store.lock import Lock
from desktop_app.store.troubles import told
from desktop_app.store.wholeness import all_sound, counted, counts, pages_sound, stopped_by, unlike

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
_BEFORE_A_STEP = frozenset({"import", "merge"})
"""Made several times a day, each before a step that undo takes back too."""
_SERIES = timedelta(hours=1)
_TRIES = 20  # of a tenth of a second: virus scanners hold new files for a moment on Windows
_STATE = """
SELECT (SELECT uuid || ' ' || schema FROM register),
       (SELECT id || ' ' || at FROM change ORDER BY id DESC LIMIT 1),
       (SELECT count(*) || ' ' || total(version) FROM import_source)
"""
"""Moves with everything that is written: the history with every change, and what it does not hold."""
_REASONS = {
    "daily": N_("the day's"),
    "closing": N_("when the program was closed"),
    "import": N_("before an import"),
    "merge": N_("before a merge"),
    "upgrade": N_("before an upgrade"),
    "restore": N_("before another was restored"),
    "manual": N_("made by hand"),
}


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    when: datetime
    """As the clock on the wall said."""
    why: str

    @property
    def reason(self) -> str:
        """`why` in words."""
        return _(_REASONS.get(self.why, self.why))


def backup(
    connection: Connection,
    register: Path,
    folder: Path,
    when: datetime,
    why: str,
    *,
    stop: Event | None = None,
    alone: AbstractContextManager[object] | None = None,
) -> Path:
    """Write a checked copy of the register that `connection` (outside a transaction) has open into `folder`.

    `why` is one word a to z, such as "import"; of two backups in one second the later gets the next second.
    RegisterProblem, also when another thread sets `stop`, leaves nothing behind. Checked is every page of the
    copy, its references and that no row is missing; before anything but an import or a merge the indexes too.
    `alone` keeps writers away; it is entered while the copy is made, and no longer.
    """
    target = _free_name(register, folder, when, why)
    unfinished = target.with_name(target.name + ".tmp")
    with told(register.name):
        try:
            with _reaching(folder), alone or nullcontext(), stopped_by(stop, connection):
                folder.mkdir(parents=True, exist_ok=True)
                _remove(*folder.glob("*.tmp"))  # of a backup that was killed
                connection.execute("VACUUM INTO ?", (str(unfinished.absolute()),)).close()
                rows = counts(connection)
            sound = pages_sound if why in _BEFORE_A_STEP else all_sound
            if rows != counted(unfinished, stop, sound):
                raise unlike(register)
            _settle(unfinished, target)
        finally:
            _remove(unfinished)
    return target


def folder_of(register: Path, backups: Path) -> Path:
    """A register's own folder among the backups; two registers of one name in two places keep apart."""
    place = hashlib.sha256(str(register.absolute()).encode()).hexdigest()
    return backups / f"{register.stem}-{place[:8]}"


def backups(folder: Path) -> list[Backup]:
    """What lies in `folder`, the latest first; not whether it is whole."""
    return _listed(folder, ".samverka")


def begun(folder: Path, why: str, when: datetime) -> Path | None:
    """The backup that steps of one kind after each other share: the latest of all, where it is of that kind
    and less than an hour old."""
    for one in backups(folder)[:1]:
        if one.why == why and timedelta() <= when - one.when < _SERIES:
            return one.path
    return None


def due(connection: Connection, folder: Path, *, first_of: date | None = None) -> bool:
    """Whether the register has been changed since its latest backup; with a day, only until that day has
    one."""
    for latest in backups(folder)[:1]:
        if latest.when.date() == first_of:
            return False
        with suppress(OSError, driver.Error), opening.reading(latest.path) as kept:  # or it is damaged
            return bool(kept.execute(_STATE).fetchone() != connection.execute(_STATE).fetchone())
    return True


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


@contextmanager
def _reaching(folder: Path) -> Iterator[None]:
    """Say it of the folder, not of the register, where nothing can be written there."""
    try:
        yield
    except (OSError, driver.Error) as error:
        named = getattr(error, "sqlite_errorname", "")
        full = getattr(error, "errno", 0) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        if full or (named and not named.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM"))):
            raise
        raise RegisterProblem(
            _("The folder for backups cannot be reached, or may not be written to."),
            advice=_("Check that its disk or network is there, and ask for the right to write there."),
            where=Where(file=str(folder)),
        ) from None


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
    """The name is later than those of backups just made, also where they come faster than the seconds do."""
    taken = [one.when for ending in (".samverka", ".damaged") for one in _listed(folder, ending)]
    when = when.replace(microsecond=0)
    ahead = [other for other in taken if when <= other < when + _SERIES]
    when = max(ahead) + timedelta(seconds=1) if ahead else when
    return folder / f"{register.stem} {when:%Y-%m-%d %H.%M.%S} {why}.samverka"


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
