"""The schema: a new register has the tables of the code, says so, and registers of every version open."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desktop_app.errors import RegisterProblem
from desktop_app.store import header, journal, networks, opening, organisations, participants, tables, upgrade
from desktop_app.store.columns import metadata
from desktop_app.store.database import Store
from desktop_app.store.register import open_register
from desktop_app.work import participants as at_participants

OLD = sorted((Path(__file__).parents[1] / "data" / "registers").glob("schema-*.samverka"))


def test_a_new_registers_tables_are_those_of_the_code(store: Store) -> None:
    own = ("search_trigrams", "search_words", "alembic_version")  # made by search.py and by Alembic

    def compared(item: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:  # noqa: FBT001
        return not (kind == "table" and str(name).startswith(own)) and name != "ix_search_entry_trigrams"

    with store.engine.connect() as connection:
        asked = {"include_object": compared, "compare_type": True}
        if store.dialect == "postgresql":  # Alembic misreads the default '' of a file's columns
            asked["compare_server_default"] = True
        context = MigrationContext.configure(connection, opts=asked)
        assert compare_metadata(context, metadata) == []


def test_the_fingerprint_of_the_code_is_that_of_a_new_register(sqlite_location: str) -> None:
    with opening.reading(Path(sqlite_location)) as connection:
        assert opening.fingerprint(connection) == upgrade.FINGERPRINT


def test_the_schemas_number_stands_in_the_register(store: Store) -> None:
    assert store.value(sa.select(tables.register.c.schema)) == tables.SCHEMA
    number = store.value(sa.select(tables.register.c.uuid))
    assert len(number) == 36


def test_the_schemas_number_is_mirrored_in_the_files_header(sqlite_location: str) -> None:
    head = header.read(Path(sqlite_location).read_bytes()[: header.LENGTH])
    assert (head.application, head.schema, head.write_ahead) == (header.APPLICATION, tables.SCHEMA, False)


def test_every_journalled_table_has_its_triggers(sqlite_store: Store) -> None:
    rows = sqlite_store.fetch(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    wanted = {f"journal_{t.name}_{e}" for t in tables.JOURNALLED for e in ("insert", "update", "delete")}
    assert {row[0] for row in rows} == wanted
    assert {"participant", "membership", "attendance", "import_value"} <= {t.name for t in tables.JOURNALLED}


def test_a_newer_register_is_refused(location: str) -> None:
    with closing(open_register(location)) as store, store.transaction() as connection:
        connection.execute(sa.update(tables.register).values(schema=tables.SCHEMA + 1))
        if store.dialect == "sqlite":
            connection.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA + 1}")
    with pytest.raises(RegisterProblem, match="newer version"):
        open_register(location)


@pytest.mark.postgres
def test_a_database_without_a_register_is_refused_and_left_alone(empty_database: str) -> None:
    with pytest.raises(RegisterProblem, match="no register in"):
        open_register(empty_database)
    engine = sa.create_engine(empty_database)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_every_schema_has_its_stored_register() -> None:
    assert [path.stem for path in OLD] == [f"schema-{number}" for number in range(1, tables.SCHEMA + 1)]


@pytest.mark.parametrize("stored", OLD, ids=lambda path: path.stem)
def test_a_stored_register_opens_and_goes_on(stored: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(stored, tmp_path / "old.samverka")
    with closing(open_register(str(path))) as store:
        assert store.value(sa.select(tables.register.c.schema)) == tables.SCHEMA
        assert organisations.count(store) > 350
        group = networks.named(store, "Arbetsmarknad")
        seats = [(seat.name, seat.role_name) for seat in networks.get(store, group).memberships]
        assert seats == [("Nils von Essen", "member"), ("Eva Ek", "secretary"), ("Åsa Öberg", "chair")]
        asa = participants.named(store, "Åsa Öberg")
        assert participants.ids(store, search="asa.oberg@partille") == [asa]
        at_participants.change(store, participant=asa, family="Ek")
        titles = [line.title for line in journal.history(store)]
        assert titles[0] == "Changed Åsa Ek"
        assert len(titles) == 11
        while journal.next_undo(store):
            journal.undo(store)
        assert participants.count(store) == 0
    with closing(open_register(str(path))) as again:
        assert participants.count(again) == 0
