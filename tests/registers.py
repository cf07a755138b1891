"""Registers to test on: a fresh copy of a new one for each test, in a file and on PostgreSQL.

`store` and `location` run a test twice, once per database. The PostgreSQL server is a throw-away cluster of
Debian's binaries on a private socket folder; its collation is Swedish, so that an order that forgets its own
collation comes out otherwise than in the file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop_app import i18n
from desktop_app.store.database import Store
from desktop_app.store.register import new_register, open_register

INSTALL = "PostgreSQL is not installed: apt-get install -y postgresql"
BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))
_SETTINGS = (
    "-c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    " -c max_connections=40 -c unix_socket_directories={folder}"
)
_numbers = count(1)


def _binaries() -> Path | None:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4].split(".")[0])
    )
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).parent if on_path else None


def _as_server(folder: Path) -> list[str]:
    """PostgreSQL will not run as root; as root it runs as its own user."""
    if sys.platform == "win32" or os.getuid() != 0:
        return []
    import pwd

    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


@contextmanager
def _server(binaries: Path) -> Iterator[Path]:
    """A running server; gives the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # a socket's path may have 107 letters, less than pytest's
    before = _as_server(folder)
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)}

    def run(program: str, *arguments: str) -> None:
        command = [*before, str(binaries / program), "-D", str(folder / "data"), *arguments]
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.decode(errors='replace')}")

    try:
        run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions",
            "--locale-provider=icu", "--icu-locale=sv-SE")  # fmt: skip
        settings = _SETTINGS.format(folder=folder)
        run("pg_ctl", "-w", "-t", "60", "-l", str(folder / "log"), "-o", settings, "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Cluster:
    """The databases of the throw-away server."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._engine = sa.create_engine(self.location("postgres"), isolation_level="AUTOCOMMIT")

    def location(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self._socket}"

    def create(self, *, template: str = "template1") -> str:
        """Make a database, with all that its template holds; give its name."""
        name = f"register_{next(_numbers)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, database: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def close(self) -> None:
        self._engine.dispose()

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(statement)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new register's file; copied, never opened."""
    i18n.use("en")
    path = tmp_path_factory.mktemp("template") / "register.samverka"
    new_register(str(path)).close()
    return path


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    binaries = _binaries()
    if binaries is None:
        pytest.skip(INSTALL)
    with _server(binaries) as socket, closing(Cluster(socket)) as made:
        yield made


@pytest.fixture(scope="session")
def postgresql_template(cluster: Cluster) -> str:
    """The name of a database that holds a new register."""
    i18n.use("en")
    name = cluster.create()
    new_register(cluster.location(name)).close()
    return name


@pytest.fixture
def empty_database(cluster: Cluster) -> Iterator[str]:
    """The location of a database without a register."""
    name = cluster.create()
    yield cluster.location(name)
    cluster.drop(name)


@pytest.fixture
def sqlite_location(sqlite_template: Path, tmp_path: Path) -> str:
    return shutil.copyfile(sqlite_template, tmp_path / "register.samverka").as_posix()


@pytest.fixture
def postgresql_location(cluster: Cluster, postgresql_template: str) -> Iterator[str]:
    name = cluster.create(template=postgresql_template)
    yield cluster.location(name)
    cluster.drop(name)


@pytest.fixture(params=BOTH)
def location(request: pytest.FixtureRequest) -> str:
    """Where a new register is, in a file and on PostgreSQL."""
    place: str = request.getfixturevalue(f"{request.param}_location")
    return place


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """A new register, open; the test runs on both databases."""
    with closing(open_register(location)) as opened:
        yield opened


@pytest.fixture
def sqlite_store(sqlite_location: str) -> Iterator[Store]:
    with closing(open_register(sqlite_location)) as opened:
        yield opened


@pytest.fixture
def postgresql_store(postgresql_location: str) -> Iterator[Store]:
    with closing(open_register(postgresql_location)) as opened:
        yield opened
