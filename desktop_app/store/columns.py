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


def day(name: str) -> Column[str]:
    return Column(name, PLAIN)


def flag(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def number(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=str(default))


def to(table: str, *, name: str = "", optional: bool = False) -> Column[int]:
    target = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name or table, Integer, target, nullable=optional, index=True)


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
