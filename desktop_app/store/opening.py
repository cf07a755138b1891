"""Is this file a register that may be opened, and what has to be known first?

SQLite makes a register of a missing or empty file, writes to another program's, and replays a journal over
whatever lies beside it. So the file is looked at before it is touched: the file itself, its first bytes,
rights, room on the disk, a journal that an interruption left, and only then its inside, read-only. A refusal
is one sentence and leaves the file as it was.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import RegisterProblem, Where
from desktop_app.i18n import _, ngettext
from desktop_app.store import header
from desktop_app.store.lock import Lock
from desktop_app.store.troubles import told, trouble

if TYPE_CHECKING:
    from sqlite3 import Connection  # the driver has its shape and ships no types

_PATIENCE = 5.0  # seconds to wait while another program writes
_ASIDE = 3  # copies of interrupted registers that stay beside it
_ROOM = 8 << 20  # bytes that must be free: the journal of ordinary work; more is asked for where it is needed


@dataclass(frozen=True, slots=True)
class Expected:
    """The newest schema this program knows, and the `fingerprint` of its tables."""

    schema: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Look:
    """What opening has to know. `left_over` is the folder with the copy of an interrupted register."""

    schema: int
    read_only: bool
    left_over: Path | None


def look(register: Path, expected: Expected, lock: Lock) -> Look:
    """Look before opening, and take `lock` on the way; RegisterProblem where the register cannot be opened.

    `read_only` where the file or folder may not be written or another process has the lock (ask `held_by`).
    The caller keeps the lock while the register is open for writing; a refusal gives it back. Not to be
    called while this process has a connection on the file: closing a file on POSIX drops the locks that
    SQLite has on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    _is_file(register)
    _no_write_ahead(register)
    interrupted = _has_journal(register)
    if not interrupted:
        _header(register, expected)
    writable = os.access(register, os.W_OK) and os.access(register.parent, os.W_OK)
    if writable:
        check_room(register)
    had = lock.mine
    if not (writable and _taken(lock)):
        if interrupted and lock.held_by() is None:
            raise _interrupted_read_only(register)
        return Look(_inside(register, expected), read_only=True, left_over=None)
    try:
        if _has_journal(register):
            aside = _set_aside(register)
            return Look(_recovered(aside / register.name, expected), read_only=False, left_over=aside)
        return Look(examine(register, expected), read_only=False, left_over=None)
    except BaseException:
        if not had:
            lock.release()
        raise


def examine(file: Path, expected: Expected) -> int:
    """The schema number of a whole register that nobody writes to; RegisterProblem for anything else."""
    _is_file(file)
    _no_write_ahead(file)
    if _has_journal(file):
        raise _refusal(
            file,
            _("The register was interrupted in the middle of a change."),
            _("Open it once in the program, which sets it right."),
        )
    says = _header(file, expected)
    size = file.stat().st_size
    wanted = says.pages * says.page_size
    if size < wanted:
        raise _damaged(
            file, _("The file is cut: {size} bytes of {wanted} are left.").format(size=size, wanted=wanted)
        )
    return _inside(file, expected)


def fingerprint(connection: Connection) -> str:
    """SHA-256 of all tables, indexes, views and triggers as they were made, white space aside.

    The tables that SQLite itself makes behind a search index are its own matter.
    """
    made = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_'"
        " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
    )
    lines = sorted(" ".join(sql.split()) for (sql,) in made)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@contextmanager
def reading(file: Path) -> Iterator[Connection]:
    """A connection that cannot change `file`, and trusts nothing in it."""
    with file.open("rb") as stream:
        write_ahead = header.read(stream.read(header.LENGTH)).write_ahead
    # Of a file in write-ahead mode SQLite makes two files beside it even to read; nobody is writing to it, as
    # `_no_write_ahead` has seen.
    address = _address(file.absolute()) + "?mode=ro" + ("&immutable=1" if write_ahead else "")
    with closing(_connect(address)) as connection:
        yield connection


def _connect(address: str) -> Connection:
    connection: Connection = driver.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE")  # damage would be told on standard error, line by line
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


def _address(path: PurePath) -> str:
    """SQLite's URI. `Path.as_uri` puts a Windows server where SQLite allows only "localhost" or nothing."""
    name = path.as_posix()
    return "file://" + ("" if name.startswith("/") else "/") + quote(os.fsencode(name), safe="/:")


def _is_file(file: Path) -> None:
    with told(file.name):
        try:
            kind = file.stat().st_mode
        except FileNotFoundError:
            raise _refusal(
                file,
                _("There is no such file in {folder}.").format(folder=file.absolute().parent),
                _("Choose the register again, or restore a backup."),
            ) from None
    if not stat.S_ISREG(kind):
        raise _refusal(file, _("This is not a file."), _("Choose the register itself."))


def _header(file: Path, expected: Expected) -> header.Header:
    with told(file.name), file.open("rb") as stream:
        head = stream.read(header.LENGTH)
    if not head:
        raise _refusal(file, _("The file is empty."), _("Choose another file, or restore a backup."))
    if not head.startswith(header.MAGIC):
        raise _refusal(
            file,
            _("The file is not a register, or it is locked with a password."),
            _("Choose another file, or restore a backup."),
        )
    if len(head) < header.LENGTH:
        raise _damaged(file, _("The file is cut in its first line."))
    says = header.read(head)
    if says.application != header.APPLICATION:
        raise _refusal(file, _("The file belongs to another program."), _("Choose the register itself."))
    if says.schema > expected.schema:
        raise _refusal(
            file,
            _("A newer version of the program made this register."),
            _("Install the newest version of the program."),
        )
    if not says.sound:
        raise _damaged(file, _("The first line of the file is damaged."))
    return says


def _no_write_ahead(file: Path) -> None:
    """A register has no write-ahead log; whose ever it is, SQLite would read it as part of the file."""
    log = Path(f"{file}-wal")
    if log.exists() and log.stat().st_size:
        raise _refusal(
            file,
            _("Another program has the file open, or has left {name} beside it.").format(name=log.name),
            _("Close that program, or move the left file away."),
        )


def _has_journal(file: Path) -> bool:
    journal = Path(f"{file}-journal")
    return journal.exists() and journal.stat().st_size > 0


def check_room(register: Path) -> None:
    """Raise `RegisterProblem` where the disk of a register, there or to be made, has no room to work."""
    free = shutil.disk_usage(register.parent).free
    if free < _ROOM:
        raise _refusal(
            register,
            _("The disk is full: {free} MB are left.").format(free=free >> 20),
            _("Free some space and open the register again."),
        )


def _taken(lock: Lock) -> bool:
    try:
        lock.take()
    except RegisterProblem:
        return False
    return True


def _set_aside(register: Path) -> Path:
    """Copy an interrupted register and its journal into a folder beside, once for each interruption.

    Of such folders the latest three stay.
    """
    journal = Path(f"{register}-journal")
    with told(register.name):
        when = datetime.fromtimestamp(journal.stat().st_mtime).astimezone()
        family = f"{register.name}.interrupted-"
        aside = register.with_name(f"{family}{when:%Y%m%d-%H%M%S-%f}")
        if not aside.exists():
            with TemporaryDirectory(prefix=f"{register.name}.", dir=register.parent) as folder:
                whole = Path(folder, aside.name)
                whole.mkdir()
                shutil.copy2(register, whole)
                shutil.copy2(journal, whole)
                whole.rename(aside)
        kept = sorted(path for path in register.parent.iterdir() if path.name.startswith(family))
    for old in kept[:-_ASIDE]:
        shutil.rmtree(old, ignore_errors=True)
    return aside


def _recovered(file: Path, expected: Expected) -> int:
    """The schema number of the interrupted `file` as SQLite will set it right, found on another copy."""
    with told(file.name), TemporaryDirectory(dir=file.parent) as folder:
        copy = Path(shutil.copy2(file, folder))
        shutil.copy2(f"{file}-journal", folder)
        with closing(_connect(_address(copy.absolute()) + "?mode=rw")) as connection:
            connection.execute("PRAGMA schema_version").fetchone()  # the first read replays the journal
        Path(f"{copy}-journal").unlink(missing_ok=True)
        return examine(copy, expected)


def _inside(file: Path, expected: Expected) -> int:
    schema = _header(file, expected).schema
    try:
        with reading(file) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise _damaged(file, _("The register is damaged."))
            if schema == expected.schema and fingerprint(connection) != expected.fingerprint:
                raise tables_changed(file)
            astray = len(connection.execute("PRAGMA foreign_key_check").fetchall())
            if astray:
                raise _damaged(
                    file,
                    ngettext(
                        "{count} row of the register belongs to a record that is not there.",
                        "{count} rows of the register belong to records that are not there.",
                        astray,
                    ).format(count=astray),
                )
    except (driver.Error, OSError, UnicodeDecodeError) as error:
        raise trouble(error, file.name) or _damaged(file, _("The register is damaged.")) from None
    return schema


def tables_changed(file: Path) -> RegisterProblem:
    """What to say where the fingerprint is not the expected one."""
    return _damaged(file, _("Another program has changed the tables of the register."))


def _interrupted_read_only(register: Path) -> RegisterProblem:
    return _refusal(
        register,
        _("The register was interrupted in the middle of a change, and may not be written to be set right."),
        _("Open it where you may write to the file and its folder."),
    )


def _damaged(file: Path, sentence: str) -> RegisterProblem:
    return _refusal(file, sentence, _("Restore the latest backup; the damaged file is kept."))


def _refusal(file: Path, sentence: str, advice: str) -> RegisterProblem:
    return RegisterProblem(sentence, advice=advice, where=Where(file=file.name))
