"""The journal is kept by triggers, generated from the tables, so that no path can forget it.

While `open_change` names a change (it is filled and emptied within one transaction),
every row written is kept in `change_row` as it was and as it became, without id, version and computed
columns, and with marks (marks.py) for what is sensitive. Without a name nothing is kept: so a new register
and the demonstration begin without history.
"""

from __future__ import annotations

import sqlalchemy as sa

from desktop_app.store import marks, tables
from desktop_app.store.columns import kept_columns
from desktop_app.store.marks import CHANGED, SET

_POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION samverka_journal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    running integer := (SELECT change FROM open_change);
    was jsonb; is_now jsonb; held text; given text; hidden text;
BEGIN
    IF running IS NULL THEN RETURN NULL; END IF;
    IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD) - TG_ARGV[0]::text[]; END IF;
    IF TG_OP <> 'DELETE' THEN is_now := to_jsonb(NEW) - TG_ARGV[0]::text[]; END IF;
    FOREACH hidden IN ARRAY TG_ARGV[1]::text[] LOOP
        held := was ->> hidden; given := is_now ->> hidden;
        was := was || jsonb_build_object(hidden, CASE held WHEN '' THEN '' ELSE '{SET}' END);
        is_now := is_now || jsonb_build_object(hidden,
            CASE WHEN given = '' THEN '' WHEN held NOT IN ('', given) THEN '{CHANGED}' ELSE '{SET}' END);
    END LOOP;
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
        left_out = [c.name for c in table.columns if c.name not in kept_columns(table)]
        arguments = ", ".join(f"'{{{','.join(names)}}}'" for names in (left_out, marks.hidden(table.name)))
        when = f'AFTER INSERT OR UPDATE OR DELETE ON "{table.name}" FOR EACH ROW'
        return [
            f'DROP TRIGGER IF EXISTS journal ON "{table.name}"',
            f"CREATE TRIGGER journal {when} EXECUTE FUNCTION samverka_journal({arguments})",
        ]
    was, new, updated = _json(table, "OLD"), _json(table, "NEW"), _json(table, "NEW", instead_of="OLD")
    kinds = (("insert", "NEW", "NULL", new), ("update", "NEW", was, updated), ("delete", "OLD", was, "NULL"))
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


def _json(table: sa.Table, row: str, *, instead_of: str = "") -> str:
    hidden = marks.hidden(table.name)
    held = {name: f'{row}."{name}"' for name in kept_columns(table)}
    held |= {name: _mark(held[name], f'{instead_of}."{name}"' if instead_of else "") for name in hidden}
    pairs = ", ".join(f"'{name}', {value}" for name, value in held.items())
    return f"json_object({pairs})"


def _mark(value: str, before: str) -> str:
    other = f"WHEN {before} NOT IN ('', {value}) THEN '{CHANGED}' " if before else ""
    return f"CASE WHEN {value} = '' THEN '' {other}ELSE '{SET}' END"
