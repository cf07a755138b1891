"""What does this error of the driver or the disk mean to a person?

One table per source: SQLite's primary result names, PostgreSQL's SQLSTATEs (the five letters, or the two of
its class), and errno. Only these decide, never an error's text, which may quote people's data; and for the
same reason nothing of that text is passed on.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop_app.errors import RegisterProblem, Where
from desktop_app.i18n import N_, _


@dataclass(frozen=True, slots=True)
class _Trouble:
    sentence: str
    advice: str


_FULL = _Trouble(
    N_("The disk is full; nothing was written half."),
    N_("Free some space and do it again."),
)
_UNREADABLE = _Trouble(
    N_("The disk or the network failed while the file was read or written."),
    N_("Check the disk or the connection and open the register again."),
)
_NO_RIGHT = _Trouble(
    N_("The file may not be changed, was moved while it was open, or is held by another program."),
    N_("Open it again, or ask for the right to change the file and its folder."),
)
_BUSY = _Trouble(
    N_("Another program is using the register file."),
    N_("Close it there and try again."),
)
_DAMAGED = _Trouble(
    N_("The register is damaged."),
    N_("Restore the latest backup; the damaged file is kept."),
)
_STRANGE = _Trouble(
    N_("The file is not a register, or it is locked with a password."),
    N_("Choose another file, or restore a backup."),
)
_SHUT = _Trouble(
    N_("The file cannot be opened."),
    N_("Check that the file and its folder are there and that you may read them."),
)
_SERVER_FULL = _Trouble(
    N_("The database server's disk is full; nothing was written half."),
    N_("Tell the one who runs the server."),
)
_SERVER_DAMAGED = _Trouble(
    N_("The database server has found damaged data."),
    N_("Tell the one who runs the server; it has to be restored there."),
)
_SERVER_NO_RIGHT = _Trouble(
    N_("The database server does not allow this."),
    N_("Ask the one who runs the server for the right to change the register."),
)
_SERVER_LOGIN = _Trouble(
    N_("The database server does not accept the user name or the password."),
    N_("Check the address of the register."),
)
_SERVER_NO_DATABASE = _Trouble(
    N_("The database server has no database of that name."),
    N_("Check the address of the register."),
)
_SERVER_BUSY = _Trouble(
    N_("The database server has too much to do, or is starting."),
    N_("Try again in a minute."),
)
_SERVER_AWAY = _Trouble(
    N_("The database server does not answer, has no such database, or does not let you in."),
    N_("Check the network, the address of the register, the user name and the password, and try again."),
)
_AT_ONCE = _Trouble(
    N_("Somebody else was changing the same records; nothing was saved."),
    N_("Do it again."),
)

_SQLITE = {
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR": _UNREADABLE,
    "SQLITE_READONLY": _NO_RIGHT,
    "SQLITE_PERM": _NO_RIGHT,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_PROTOCOL": _BUSY,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _STRANGE,
    "SQLITE_CANTOPEN": _SHUT,
}

# https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES = {
    "08": _SERVER_AWAY,
    "25006": _SERVER_NO_RIGHT,  # a standby server
    "28": _SERVER_LOGIN,
    "3D": _SERVER_NO_DATABASE,
    "40": _AT_ONCE,
    "42501": _SERVER_NO_RIGHT,
    "53": _SERVER_BUSY,
    "53100": _SERVER_FULL,
    "55P03": _AT_ONCE,
    "57P": _SERVER_AWAY,
    "57P03": _SERVER_BUSY,
    "58": _SERVER_AWAY,
    "XX001": _SERVER_DAMAGED,
    "XX002": _SERVER_DAMAGED,
}

_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.ENOENT: _SHUT,
    errno.ENOTDIR: _SHUT,
    errno.EISDIR: _SHUT,
    errno.ENAMETOOLONG: _SHUT,
}


def trouble(error: BaseException, register: str) -> RegisterProblem | None:
    """The sentence for a driver's or the system's `error`, or None where it is a bug and has to fly.

    SQLAlchemy's wrapping is looked through. Of `register`, a file or a server's address, the user name and
    the password are not shown.
    """
    found = _found(getattr(error, "orig", None) or error)
    if found is None:
        return None
    return RegisterProblem(_(found.sentence), advice=_(found.advice), where=Where(file=shown(register)))


def shown(register: str) -> str:
    """A register's place as it may be shown: a file's path, an address without user name and password."""
    return register.rpartition("@")[2].partition("?")[0] if "://" in register else register


@contextmanager
def told(register: str) -> Iterator[None]:
    """Turn what `trouble` knows into its sentence; every other exception flies on as it is."""
    try:
        yield
    except Exception as error:
        problem = trouble(error, register)
        if problem is None:
            raise
        raise problem from None  # the driver's own text may quote a row


def _found(error: BaseException) -> _Trouble | None:
    if name := getattr(error, "sqlite_errorname", None):
        return _SQLITE.get("_".join(name.split("_")[:2]))
    if hasattr(error, "sqlstate"):
        return _of_server(error, error.sqlstate)
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or 0, _UNREADABLE)
    return _DAMAGED if _undecoded(error) else None


def _of_server(error: BaseException, state: str | None) -> _Trouble | None:
    if state is None:  # psycopg itself, without an answer from the server
        return _SERVER_AWAY if type(error).__name__.endswith(("OperationalError", "Timeout")) else None
    return _POSTGRES.get(state) or _POSTGRES.get(state[:3]) or _POSTGRES.get(state[:2])


def _undecoded(error: BaseException) -> bool:
    """The SQLite driver gives no name for text that is not UTF-8, only this beginning."""
    return type(error).__name__ == "OperationalError" and str(error).startswith("Could not decode")
