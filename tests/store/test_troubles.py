from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import psycopg.errors
import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import RegisterProblem, UserError
from desktop_app.store.troubles import told, trouble
from tests.store import stand_in

if TYPE_CHECKING:
    from sqlite3 import Connection


def sentence(error: BaseException) -> str:
    problem = trouble(error, "partille.samverka")
    assert problem is not None
    assert problem.advice
    assert str(problem).startswith("partille.samverka: ")
    return problem.sentence


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return stand_in.make(tmp_path / "partille.samverka")


def raised(connection: Connection, *statements: str) -> BaseException:
    """What the last statement raises; those before it go well."""
    for statement in statements[:-1]:
        connection.execute(statement).fetchall()
    with pytest.raises(driver.Error) as caught:
        connection.execute(statements[-1]).fetchall()
    error: BaseException = caught.value
    return error


def test_a_full_disk(register: Path) -> None:
    with closing(stand_in.connect(register)) as connection:
        error = raised(
            connection, "PRAGMA max_page_count=1", "INSERT INTO contact VALUES (9999, zeroblob(99999), 1)"
        )
    assert "disk is full" in sentence(error)


def test_a_register_that_is_read_only(register: Path) -> None:
    with closing(stand_in.connect(register)) as connection:
        error = raised(connection, "PRAGMA query_only=ON", "DELETE FROM contact")
    assert "may not be changed" in sentence(error)


@pytest.mark.parametrize("how", ["replaced", "deleted"])
def test_a_register_taken_away_while_it_is_open(how: str, register: Path) -> None:
    with closing(stand_in.connect(register)) as connection:
        connection.execute("UPDATE contact SET value='x' WHERE id=1")
        if how == "replaced":
            stand_in.make(register.with_name("other")).replace(register)
        else:
            register.unlink()
        error = raised(connection, "UPDATE contact SET value='y' WHERE id=1")
    assert "may not be changed" in sentence(error)


def test_a_register_that_another_writes_to(register: Path) -> None:
    with closing(stand_in.connect(register)) as one, closing(stand_in.connect(register)) as other:
        one.execute("BEGIN IMMEDIATE")
        error = raised(other, "PRAGMA busy_timeout=1", "BEGIN IMMEDIATE")
    assert "Another program" in sentence(error)


def test_a_damaged_register(register: Path) -> None:
    with register.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 8 * 4096)
    with closing(stand_in.connect(register)) as connection:
        error = raised(connection, "SELECT * FROM participant")
    assert "damaged" in sentence(error)


def test_a_file_that_is_no_register(tmp_path: Path) -> None:
    text = tmp_path / "list.txt"
    text.write_text("Namn;Kommun\n" * 100, encoding="utf-8")
    with closing(driver.connect(str(text))) as connection:
        error = raised(connection, "SELECT * FROM sqlite_master")
    assert "not a register" in sentence(error)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(driver.Error) as caught:
        driver.connect(str(tmp_path / "nowhere" / "x.samverka"))
    assert "cannot be opened" in sentence(caught.value)


def test_text_that_is_not_utf8_is_damage_and_is_not_quoted(register: Path) -> None:
    with closing(stand_in.connect(register)) as connection:
        connection.execute("UPDATE participant SET name = CAST(x'C3C3417361' AS TEXT) WHERE id = 1")
        error = raised(connection, "SELECT name FROM participant WHERE id = 1")
    assert "damaged" in sentence(error)
    with pytest.raises(RegisterProblem) as caught, told("partille.samverka"):
        raise error
    assert caught.value.__suppress_context__
    assert "Asa" not in str(caught.value)


def test_sqlalchemys_wrapping_is_looked_through(tmp_path: Path) -> None:
    wrong = sa.create_engine(
        sa.URL.create("sqlite", database=str(tmp_path / "nowhere" / "x.samverka")), module=driver
    )
    with pytest.raises(sa.exc.DBAPIError) as caught:
        wrong.connect()
    assert "cannot be opened" in sentence(caught.value)


@pytest.mark.parametrize(
    "name", ["SQLITE_IOERR", "SQLITE_IOERR_FSYNC", "SQLITE_BUSY_SNAPSHOT", "SQLITE_READONLY_DBMOVED"]
)
def test_extended_names_mean_what_their_primary_name_means(name: str) -> None:
    error = sqlite3.OperationalError()
    error.sqlite_errorname = name
    primary = sqlite3.OperationalError()
    primary.sqlite_errorname = "_".join(name.split("_")[:2])
    assert sentence(error) == sentence(primary)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (psycopg.OperationalError("connection to server at 10.0.0.1 failed"), "does not answer"),
        (psycopg.errors.ConnectionTimeout("x"), "does not answer"),
        (psycopg.errors.AdminShutdown("x"), "does not answer"),
        (psycopg.errors.ConnectionFailure("x"), "does not answer"),
        (psycopg.errors.DiskFull("x"), "disk is full"),
        (psycopg.errors.InsufficientPrivilege("x"), "does not allow"),
        (psycopg.errors.ReadOnlySqlTransaction("x"), "does not allow"),
        (psycopg.errors.InvalidPassword("x"), "user name or the password"),
        (psycopg.errors.InvalidCatalogName("x"), "no database of that name"),
        (psycopg.errors.TooManyConnections("x"), "too much to do"),
        (psycopg.errors.CannotConnectNow("x"), "too much to do"),
        (psycopg.errors.SerializationFailure("x"), "Somebody else"),
        (psycopg.errors.DeadlockDetected("x"), "Somebody else"),
        (psycopg.errors.LockNotAvailable("x"), "Somebody else"),
        (psycopg.errors.DataCorrupted("x"), "damaged data"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
        (OSError(errno.EROFS, "Read-only file system"), "may not be changed"),
        (PermissionError(errno.EACCES, "Permission denied"), "may not be changed"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "cannot be opened"),
        (OSError(errno.EIO, "Input/output error"), "disk or the network failed"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else value,
)
def test_servers_and_the_systems_errors(error: Exception, words: str) -> None:
    assert words in sentence(error)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("x"),
        UserError("x"),
        psycopg.errors.UniqueViolation("x"),
        psycopg.errors.UndefinedTable("x"),
        psycopg.InterfaceError("x"),
        driver.OperationalError("no such table: x"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_bug_flies_on(error: Exception) -> None:
    assert trouble(error, "partille.samverka") is None
    with pytest.raises(type(error)) as caught, told("partille.samverka"):
        raise error
    assert caught.value is error


def test_the_names_of_the_constraints_and_the_rows_are_not_told(register: Path) -> None:
    with closing(stand_in.connect(register)) as connection:
        error = raised(connection, "INSERT INTO contact VALUES (1, 'asa@kommun.example', 1)")
    assert trouble(error, "partille.samverka") is None


def test_the_user_and_the_password_of_a_server_are_not_shown() -> None:
    address = "postgresql+psycopg://anna:hemligt@db.kommun.example/natverk?sslpassword=hemligt"
    assert str(trouble(psycopg.OperationalError(), address)).startswith("db.kommun.example/natverk: ")
