"""A small register for the tests of safety: header, two tables with a foreign key, one search index."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as driver

from desktop_app.store import header, opening

if TYPE_CHECKING:
    from sqlite3 import Connection

SCHEMA = 3
PEOPLE = 400


def connect(path: Path) -> Connection:
    connection: Connection = driver.connect(str(path), isolation_level=None, timeout=5.0)
    for pragma in ("cipher_log_level=NONE", "journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def make(path: Path) -> Path:
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={header.APPLICATION}")
        connection.execute(f"PRAGMA user_version={SCHEMA}")
        connection.execute(
            "CREATE TABLE participant (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)"
        )
        connection.execute(
            "CREATE TABLE contact (id INTEGER PRIMARY KEY, value TEXT,"
            " participant INTEGER NOT NULL REFERENCES participant)"
        )
        connection.execute("CREATE VIRTUAL TABLE search USING fts5(text, tokenize='trigram')")
        connection.execute("BEGIN")
        for number in range(1, PEOPLE + 1):
            name = f"Åsa Påhittad {number}"
            connection.execute("INSERT INTO participant VALUES (?, ?)", (number, name))
            connection.execute(
                "INSERT INTO contact VALUES (?, ?, ?)", (number, f"a{number}@kommun.example", number)
            )
            connection.execute("INSERT INTO search(rowid, text) VALUES (?, ?)", (number, name))
        connection.execute("COMMIT")
    return path


def expected(register: Path) -> opening.Expected:
    with opening.reading(register) as connection:
        return opening.Expected(SCHEMA, opening.fingerprint(connection))


def names(register: Path) -> list[str]:
    with opening.reading(register) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM participant ORDER BY id").fetchall()]


INTERRUPTED = """
import os, sys
from pathlib import Path
from tests.store import stand_in
connection = stand_in.connect(Path(sys.argv[1]))
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE participant SET name = name || ' half written'")
connection.execute("UPDATE contact SET value = hex(randomblob(200))")
os._exit(1)
"""
"""A program that dies in the middle of a change, with pages in the file; needs the register's path."""
