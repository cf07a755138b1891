"""Bringing a register to the schema of this program, whole or not at all. Alembic is imported only here.

A checked backup comes first. Then one transaction runs every revision that the register lacks, makes the
search index and the triggers again from the code, sees that no row was lost and nothing points astray, and
writes the number of the schema last.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from desktop_app.errors import RegisterProblem, UserError, Where
from desktop_app.i18n import _
from desktop_app.records.progress import Progress, Work
from desktop_app.store import database, header, opening, reference, search, tables, triggers, troubles
from desktop_app.store.change import Change

if TYPE_CHECKING:
    from desktop_app.store.database import Store

FINGERPRINT = "4e8d55636f95665e0febd2f94106d1c80dfa113e2b7d6b3d45849fed662b3840"
"""Of the tables, indexes and triggers of the newest schema in a file (opening.fingerprint); a test keeps it
true."""

UPGRADES = Path(__file__).resolve().parent / "upgrades"


def to_newest(connection: sa.Connection) -> None:
    """Run every revision that the register lacks, then make the triggers again from the tables."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(UPGRADES).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    triggers.make(connection)


def mirror_version(connection: sa.Connection) -> None:
    """Write what a file tells of itself before anybody opens it: whose it is and of which schema."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={header.APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA}")


def upgrading(store: Store) -> Work[None]:
    """Upgrade a register of an older schema, which nobody else may have open; `store.upgraded` then says so.
    RegisterProblem, and closing the generator, leave the register as it was."""
    yield Progress(text=_("An older version of the program made this register"))
    kept = yield from store.backing_up("upgrade")
    try:
        with troubles.told(store.location), _alone(store) as connection:
            if _schema(connection) < tables.SCHEMA:  # on a server somebody may have been first
                yield from _upgrade(connection, store.location)
    except UserError:
        raise
    except Exception as error:
        raise RegisterProblem(
            _("The register could not be upgraded to this version of the program, and is as it was."),
            advice=_("Open it in the version that you had, and tell the one who looks after the program."),
            where=Where(file=troubles.shown(store.location)),
        ) from error
    store.upgraded = _("The register has been upgraded to this version of the program.")
    if kept is not None:
        store.upgraded += " " + _("As it was before, it is kept as {file}.").format(file=kept)


@contextmanager
def _alone(store: Store) -> Iterator[sa.Connection]:
    """One transaction on a connection of its own, in which foreign keys wait for the end of the upgrade."""
    with store.engine.connect() as connection:
        if store.dialect == "sqlite":
            driver: Any = connection.connection.dbapi_connection
            driver.execute("PRAGMA foreign_keys=OFF").close()  # heard outside a transaction only
            connection.detach()  # nobody shall have this connection after
        with connection.begin():
            database.one_writer(connection)
            yield connection


def _schema(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(tables.register.c.schema)).scalar_one())


def _upgrade(connection: sa.Connection, location: str) -> Work[None]:
    yield Progress(text=_("Changing the tables"))
    before = _counts(connection)
    to_newest(connection)
    for step in search.rebuild(Change(connection, 0), connection):
        yield Progress(step.done, step.total, _("Making the search index"))
    yield Progress(text=_("Checking the register"))
    _check(connection, before, location)
    reference.add_roles(Change(connection, 0))
    connection.execute(sa.update(tables.register).values(schema=tables.SCHEMA))
    mirror_version(connection)


def _counts(connection: sa.Connection) -> dict[str, int]:
    """The number of rows of every table that holds records or history."""
    made_again = ("search_", "alembic_", "sqlite_")
    names = [n for n in sa.inspect(connection).get_table_names() if not n.startswith(made_again)]
    counted = sa.func.count()
    return {
        name: int(connection.execute(sa.select(counted).select_from(sa.table(name))).scalar_one())
        for name in names
    }


def _check(connection: sa.Connection, before: dict[str, int], location: str) -> None:
    after = _counts(connection)
    if any(after.get(name) != count for name, count in before.items()):
        raise ValueError(f"rows were lost or made: {before} became {after}")
    if connection.dialect.name != "sqlite":  # a server checks by itself
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise ValueError("rows belong to records that are not there")
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() != "ok":
        raise ValueError("the file is not whole")
    driver: Any = connection.connection.dbapi_connection
    if opening.fingerprint(driver) != FINGERPRINT:
        raise opening.tables_changed(Path(location))
