"""Is a register file whole? Asked of every backup before it gets its name, and of those to go back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from desktop_app.errors import RegisterProblem, Where
from desktop_app.i18n import _
from desktop_app.store import header, opening
from desktop_app.store.troubles import told

if TYPE_CHECKING:
    from sqlite3 import Connection

_OFTEN = 10_000
"""Steps of the database's machine between two looks at whether to stop; some hundred times a second."""


@contextmanager
def stopped_by(stop: Event | None, connection: Connection) -> Iterator[None]:
    """Whatever the connection is at is given up when somebody sets `stop`."""
    if stop is None:
        yield
        return
    connection.set_progress_handler(stop.is_set, _OFTEN)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def all_sound(connection: Connection) -> bool:
    """Every page, every index against its rows and the search index against its texts."""
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))


def pages_sound(connection: Connection) -> bool:
    """Every page of every table, in a tenth of the time: the indexes of a copy have been made of its rows a
    moment ago."""
    names = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
    ).fetchall()
    return all(
        connection.execute(f'PRAGMA quick_check("{name}")').fetchall() == [("ok",)] for (name,) in names
    )


def counted(
    file: Path, stop: Event | None = None, sound: Callable[[Connection], bool] = all_sound
) -> dict[str, int]:
    """The number of rows of every table of a register file without a fault; RegisterProblem otherwise."""
    with told(file.name), opening.reading(file) as connection, stopped_by(stop, connection):
        application = connection.execute("PRAGMA application_id").fetchone()
        astray = connection.execute("PRAGMA foreign_key_check").fetchone()
        if application != (header.APPLICATION,) or astray or not sound(connection):
            raise unlike(file)
        return counts(connection)


def counts(connection: Connection) -> dict[str, int]:
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND substr(name, 1, 7) <> 'sqlite_'"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0] for (name,) in tables}


def unlike(register: Path) -> RegisterProblem:
    return RegisterProblem(
        _("The backup is not whole, so the register may be damaged."),
        advice=_("Check the register, and restore the latest backup if it is."),
        where=Where(file=register.name),
    )
