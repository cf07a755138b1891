"""The journal is kept by triggers, generated from the tables, so that no path can forget it.

While `open_change` names a change (it is filled and emptied within one transaction),
every row written is kept in `change_row` as it was and as it became, without id, version and computed
columns. Without a name nothing is kept: so a new register and the demonstration begin without history.
"""

from __future__ import annotations

import sqlalchemy as sa

from desktop_app.store import tables

_POSTGRESQL = """
CREATE OR REPLACE FUNCTION samverka_journal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    running integer := (SELECT change FROM open_change);
    was jsonb; is_now jsonb;
BEGIN
    IF running IS NULL THEN RETURN NULL; END IF;
    IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD) - TG_ARGV[0]::text[]; END IF;
    IF TG_OP <> 'DELETE' THEN is_now := to_jsonb(NEW) - TG_ARGV[0]::text[]; END IF;
    IF was IS DISTINCT FROM is_now THEN
        INSERT INTO change_row (change, table_name, row_id, before, after)
        VALUES (running, TG_TABLE_NAME, COALESCE(NEW.id, OLD.id), was::text, is_now::text);
    END IF;
    RETURN NULL;
END $$
"""


def make(connection: sa.Connection) -> None:
    """Make the triggers of every journalled table again."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_POSTGRESQL)
    for table in tables.JOURNALLED:
        for statement in _statements(table, connection.dialect.name):
            connection.exec_driver_sql(statement)


def _statements(table: sa.Table, dialect: str) -> list[str]:
    if dialect == "postgresql":
        left_out = ",".join(c.name for c in table.columns if c.name not in tables.kept_columns(table))
        when = f'AFTER INSERT OR UPDATE OR DELETE ON "{table.name}" FOR EACH ROW'
        return [
            f'DROP TRIGGER IF EXISTS journal ON "{table.name}"',
            f"CREATE TRIGGER journal {when} EXECUTE FUNCTION samverka_journal('{{{left_out}}}')",
        ]
    was, now = _json(table, "OLD"), _json(table, "NEW")
    kinds = (("insert", "NEW", "NULL", now), ("update", "NEW", was, now), ("delete", "OLD", was, "NULL"))
    return [statement for kind in kinds for statement in _sqlite(table.name, *kind)]


def _sqlite(table: str, event: str, row: str, before: str, after: str) -> list[str]:
    name = f"journal_{table}_{event}"
    when = "EXISTS (SELECT 1 FROM open_change)" + (f" AND {before} <> {after}" if event == "update" else "")
    kept = f"(SELECT change FROM open_change), '{table}', {row}.id, {before}, {after}"
    insert = f"INSERT INTO change_row (change, table_name, row_id, before, after) VALUES ({kept})"
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table} WHEN {when} BEGIN {insert}; END",
    ]


def _json(table: sa.Table, row: str) -> str:
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in tables.kept_columns(table))
    return f"json_object({pairs})"
