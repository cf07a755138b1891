"""The tables of a register.

Every value is an integer or a text: days and times are ISO texts, yes and no are 1 and 0, so that both
databases keep, compare, sort and journal the same. `*_day` bound a span, `span_text` keeps it as written.
A computed column is filled by the write door and neither journalled nor exported. Foreign keys are deferred.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from desktop_app.records import keys
from desktop_app.store.columns import PLAIN, day, flag, metadata, number, span, table, text, to
from desktop_app.store.meeting_tables import *  # noqa: F403 - the other half of this file

SCHEMA = 3
"""Raised by one with every upgrade; mirrored to SQLite's user_version."""

# the register itself

register = Table(
    "register",
    metadata,
    Column("uuid", PLAIN, primary_key=True),
    Column("schema", Integer, nullable=False),
    text("body"),
    text("language"),
)
setting = Table("setting", metadata, Column("key", PLAIN, primary_key=True), text("value"))

# organisations

organisation = table(
    "organisation",
    text("kind"),
    text("code"),
    text("name"),
    text("county"),
    text("about"),
    text("web"),
    text("domains"),
    text("postal_address"),
    text("visiting_address"),
    text("note"),
    text("sort_key"),
    Index(None, "code"),
    Index(None, "sort_key"),
    computed={"sort_key": lambda row: keys.sort_key(row["name"])},
)
organisation_name = table(
    "organisation_name",
    to("organisation"),
    text("kind"),
    text("text"),
    *span(),
    text("form_key"),
    Index(None, "form_key"),
    computed={"form_key": lambda row: keys.form_key(row["text"])},
)
organisation_member = table(
    "organisation_member",
    to("organisation", name="association"),
    to("organisation", name="member"),
    text("capacity"),
    *span(),
)

# participants

_title_key = lru_cache(maxsize=1 << 12)(keys.sort_key)  # many are called alike

participant = table(
    "participant",
    text("given"),
    text("family"),
    text("written"),
    flag("protected"),
    text("note"),
    text("sort_key"),
    text("name_key"),
    Index(None, "sort_key", "id"),
    Index(None, "name_key"),
    computed={
        "sort_key": lambda row: keys.sort_key(f"{row['family']}, {row['given']}"),
        "name_key": lambda row: keys.name_key(f"{row['given']} {row['family']}"),
    },
)
affiliation = table(
    "affiliation",
    to("participant", index=False),
    to("organisation", index=False),
    text("title"),
    text("unit"),
    text("capacity"),
    text("party"),
    flag("acting"),
    day("leave_until"),
    *span(),
    text("title_key"),
    Index(None, "participant", "first_day", "last_day", "organisation"),
    Index(None, "organisation", "first_day", "last_day", "participant"),
    Index(None, "title_key", "first_day", "last_day", "participant"),
    computed={"title_key": lambda row: _title_key(row["title"])},
)
contact = table(
    "contact",
    to("participant", optional=True, index=False),
    to("organisation", optional=True),
    to("affiliation", optional=True),
    text("kind"),
    text("value"),
    text("as_written"),
    flag("shared"),
    number("position"),
    Index(None, "value"),
    Index(None, "participant", "kind", "value"),
)
own_list = table(
    "own_list",
    text("name"),
    text("note"),
    text("sort_key"),
    Index(None, "sort_key"),
    computed={"sort_key": lambda row: keys.sort_key(row["name"])},
)
own_list_member = table(
    "own_list_member",
    to("own_list", name="list"),
    to("participant", optional=True),
    to("organisation", optional=True),
    number("position"),
)
not_same = table("not_same", text("name_key"), to("participant"), UniqueConstraint("name_key", "participant"))

# networks

network = table(
    "network",
    text("name"),
    text("short_name"),
    text("kind"),
    to("organisation", name="owner", optional=True),
    text("appointed_by"),
    text("basis"),
    text("responsibility"),
    text("consultation"),
    text("rules"),
    text("about"),
    text("area"),
    text("rhythm"),
    Column("stated_seats", Integer),
    Column("stated_members", Integer),
    text("web"),
    text("note"),
    *span(),
    text("sort_key"),
    text("quorum"),
    text("deputies"),
    text("colour"),
    Index(None, "sort_key"),
    computed={"sort_key": lambda row: keys.sort_key(row["name"])},
)
network_member = table(
    "network_member",
    to("network"),
    to("organisation", optional=True),
    text("capacity"),
    number("seats", 1),
    number("deputy_seats"),
    *span(),
)
role = table(
    "role",
    text("key"),
    text("name_sv"),
    text("name_en"),
    number("position"),
    text("counts"),
    flag("presidium"),
    flag("staff"),
    UniqueConstraint("key"),
)
membership = table(
    "membership",
    to("participant", index=False),
    to("network", index=False),
    to("organisation", optional=True, index=False),
    to("role"),
    flag("acting"),
    to("participant", name="deputy_for", optional=True),
    Column("call_order", Integer),
    *span(),
    Index(None, "participant", "first_day", "last_day"),
    Index(None, "organisation", "first_day", "last_day", "participant"),
    Index("ix_membership_seated", "network", "first_day", "last_day", "participant", "organisation", "role"),
)
text_list = table(
    "text_list",
    to("network", optional=True),
    text("kind"),
    text("heading"),
    number("position"),
    *span(),
    to("assignment", optional=True),
)
text_line = table("text_line", to("text_list", name="list"), number("position"), text("text"))

# imports

import_source = table(
    "import_source",
    text("shape"),
    Column("network", Integer),  # plain numbers: what is remembered of a list holds nobody back
    Column("organisation", Integer),
    text("mapping"),
    journalled=False,
)
import_run = table(
    "import_run",
    to("import_source", name="source"),
    Column("change", Integer, ForeignKey("change.id", deferrable=True, initially="DEFERRED"), index=True),
    text("file"),
    number("size"),
    text("sha256"),
    text("counts"),
    journalled=False,
)
import_value = table(
    "import_value",
    to("import_source", name="source"),
    to("participant"),
    text("fields"),
    UniqueConstraint("source", "participant"),
)

# history

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    text("kind"),
    text("title_key"),
    text("title_values"),
    text("who"),
    text("computer"),
    text("at"),
    Column("undoes", Integer, index=True),
    sqlite_autoincrement=True,
)
change_row = Table(
    "change_row",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("change", Integer, nullable=False, index=True),
    text("table_name"),
    Column("row_id", Integer, nullable=False),
    Column("before", PLAIN),
    Column("after", PLAIN),
    Index(None, "table_name", "row_id"),
    sqlite_autoincrement=True,
)
open_change = Table("open_change", metadata, Column("change", Integer, primary_key=True, autoincrement=False))
"""Holds the running change's id while the triggers shall write the journal; empty otherwise."""

# search: filled by search.py from the records, never edited

search_entry = Table(
    "search_entry",
    metadata,
    Column("rank", Integer().with_variant(BigInteger(), "postgresql"), primary_key=True, autoincrement=False),
    text("kind"),
    Column("record", Integer, nullable=False),
    text("sort_key"),
    text("text"),
    Index(None, "kind", "record", unique=True),
    Index(None, "kind", "sort_key"),
)

TABLES: Mapping[str, Table] = {each.name: each for each in metadata.sorted_tables}
"""By name; a table comes after those that it points at."""

JOURNALLED = tuple(each for each in TABLES.values() if each.info.get("journalled"))
RECORDS = tuple(t for t in JOURNALLED if not t.name.startswith("import_"))
"""What `export all` holds."""
