"""What the tables are made of: texts, days, flags, numbers, references and spans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

PLAIN = Text().with_variant(Text(collation="C"), "postgresql")

Values = Mapping[str, Any]
Computed = Mapping[str, Callable[[Values], str]]


def text(name: str) -> Column[str]:
    return Column(name, PLAIN, nullable=False, server_default="")


def sensitive(name: str) -> Column[str]:
    """A text of which the journal keeps only that it was changed."""
    return Column(name, PLAIN, nullable=False, server_default="", info={"sensitive": True})


def day(name: str) -> Column[str]:
    return Column(name, PLAIN)


def flag(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def number(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=str(default))


def to(table: str, *, name: str = "", optional: bool = False, index: bool = True) -> Column[int]:
    """A reference; without an index of its own where the table has one that begins with it."""
    target = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name or table, Integer, target, nullable=optional, index=index)


def span() -> tuple[Column[str], ...]:
    return day("first_day"), day("last_day"), text("span_text")


def table(name: str, *parts: Any, journalled: bool = True, computed: Computed | None = None) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("version", Integer, nullable=False, server_default="1"),
        *parts,
        sqlite_autoincrement=True,
        info={"journalled": journalled, "computed": dict(computed or {})},
    )


def kept_columns(table: Table) -> list[str]:
    """The columns that the journal and `export all` keep: all but id, version and what is computed."""
    return [c.name for c in table.columns if c.name not in ("id", "version", *table.info["computed"])]
