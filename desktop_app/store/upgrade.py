"""Bringing a register to the schema of this program, in one transaction. Alembic is imported only here."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from desktop_app.store import tables, triggers

FINGERPRINT = "0b8aac438e640213a0d25bbf01e027f4b2e4c22bc767cfdae76f994cd126b91f"
"""Of the tables, indexes and triggers of schema 1 in a file (opening.fingerprint); a test keeps it true."""

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


def mirror_version(connection: sa.Connection, application_id: int) -> None:
    """Write what a file tells of itself before anybody opens it: whose it is and of which schema."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={application_id}")
        connection.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA}")
