"""Meetings in full, and the assignments they lead to: agenda, checklist, host's turn, attached files. Indexes
for who was where, and what they were called there.

Revision ID: 0003
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from desktop_app.records.keys import sort_key

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

plain = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    for name in ("quorum", "deputies", "colour"):
        op.add_column("network", text(name))
    op.drop_index("ix_meeting_first_day_start", "meeting")
    _widen("meeting", *MEETING)
    op.create_index("ix_meeting_first_day_start", "meeting", ["first_day", "start"])
    op.drop_index("ix_attendance_meeting", "attendance")
    _widen("attendance", *ATTENDANCE)
    counted = ["meeting", "capacity", "reply", "presence", "organisation"]
    op.create_index("ix_attendance_counted", "attendance", counted)
    _make_tables()
    if op.get_context().dialect.name == "postgresql":
        op.alter_column("text_list", "network", nullable=True)
    _widen("text_list", *TEXT_LIST)
    _order_titles()
    _index_whole_answers()


def _order_titles() -> None:
    op.add_column("affiliation", text("title_key"))
    held = sa.table("affiliation", sa.column("id"), sa.column("title"), sa.column("title_key"))
    titles = op.get_bind().execute(sa.select(held.c.id, held.c.title)).all()
    keyed = [{"row": row, "key": sort_key(title)} for row, title in titles]
    if keyed:
        statement = sa.update(held).where(held.c.id == sa.bindparam("row"))
        op.get_bind().execute(statement.values(title_key=sa.bindparam("key")), keyed)


def _index_whole_answers() -> None:
    """Indexes that answer without their table, in the place of those that they begin with."""
    for table, name in (
        *(("affiliation", "organisation"), ("affiliation", "participant_first_day_last_day")),
        *(("membership", "organisation"), ("contact", "participant")),
    ):
        op.drop_index(f"ix_{table}_{name}", table)
    days = ["first_day", "last_day"]
    for table, columns in (
        ("affiliation", ["participant", *days, "organisation"]),
        ("affiliation", ["organisation", *days, "participant"]),
        ("affiliation", ["title_key", *days, "participant"]),
        ("membership", ["organisation", *days, "participant"]),
        ("contact", ["participant", "kind", "value"]),
    ):
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def _make_tables() -> None:
    _make(
        "agenda_item",
        *(to("meeting"), number("position"), text("kind"), day("day"), day("start"), whole("minutes")),
        *(text("title"), text("presenter"), text("text"), text("decision"), whole("decision_no")),
        *(text("status"), to("agenda_item", "carried_from", optional=True)),
    )
    _make(
        "checklist_item",
        *(to("network", optional=True), to("meeting", optional=True), number("position"), text("text")),
        *(whole("days_before"), day("due"), day("done_on")),
    )
    _make(
        "host_skip",
        *(to("network"), to("organisation"), to("meeting", optional=True), day("day"), text("reason")),
    )
    _make("school_holiday", text("name"), *span())
    _make(
        "assignment",
        *(text("title"), to("network", optional=True), to("meeting", optional=True)),
        *(to("agenda_item", optional=True), to("organisation", "commissioner", optional=True)),
        *(text("commissioner_text"), day("decided_on"), text("status"), whole("scope"), text("about")),
        *(text("note"), day("deadline_first"), day("deadline_last"), text("deadline_text"), *span()),
        text("sort_key"),
    )
    op.create_index("ix_assignment_sort_key", "assignment", ["sort_key"])
    op.create_index("ix_assignment_deadline_last", "assignment", ["deadline_last"])
    _make(
        "assignment_participant",
        *(to("assignment"), to("participant"), to("organisation", optional=True), text("capacity")),
        *(whole("scope"), number("position"), *span()),
    )
    _make("follow_up", to("assignment"), day("day"), text("text"))
    _make(
        "document",
        *(to("network", optional=True), to("meeting", optional=True), to("assignment", optional=True)),
        *(text("name"), number("size"), text("sha256"), day("added_on")),
    )
    op.create_index("ix_document_sha256", "document", ["sha256"])
    op.create_table(
        "document_content",
        sa.Column("sha256", plain, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_document_content"),
    )


def text(name: str) -> sa.Column[Any]:
    return sa.Column(name, plain, server_default="", nullable=False)


def day(name: str) -> sa.Column[Any]:
    return sa.Column(name, plain, nullable=True)


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), server_default="0", nullable=False)


def whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=True)


def span() -> tuple[sa.Column[Any], ...]:
    return day("first_day"), day("last_day"), text("span_text")


def given(name: str) -> sa.Column[Any]:
    return sa.Column(name, plain, nullable=False)


def to(table: str, name: str = "", *, optional: bool = False, indexed: bool = True) -> sa.Column[Any]:
    points = {"to": table, "indexed": indexed}
    return sa.Column(name or table, sa.Integer(), nullable=optional, info=points)


def new(column: sa.Column[Any]) -> sa.Column[Any]:
    column.info["new"] = True
    return column


MEETING = (
    *(text("title"), given("first_day"), given("last_day"), day("start"), day("end"), text("status")),
    *(text("place"), to("organisation", "host", optional=True), text("host_note"), text("about")),
    *(text("note"), new(text("kind")), new(text("room")), new(text("link"))),
    *(new(to("organisation", "inviter", optional=True)), new(text("inviter_text"))),
    *(new(to("organisation", "turn_of", optional=True)), new(text("host_reason")), new(text("uid"))),
    *(new(number("sequence")), new(number("notice_sequence")), new(day("notice_on"))),
)
ATTENDANCE = (
    *(to("meeting", indexed=False), to("participant", optional=True), to("organisation", optional=True)),
    *(text("capacity"), text("name"), text("title"), text("organisation_text"), text("reply")),
    *(day("replied_on"), text("presence"), text("diet"), new(text("role")), new(text("party"))),
    *(new(number("acting")), new(number("serving")), new(number("put_right"))),
    *(new(to("participant", "deputises_for", optional=True)), new(text("via")), new(text("parts"))),
    *(new(text("duties")), new(whole("sheet_row")), new(day("invited_on")), new(day("called_on"))),
    *(new(day("reachable_from")), new(day("reachable_to")), new(text("phone")), new(whole("heads"))),
    new(text("comment")),
)
TEXT_LIST = (
    *(to("network", optional=True), text("kind"), text("heading"), number("position"), *span()),
    new(to("assignment", optional=True)),
)


def _widen(name: str, *columns: sa.Column[Any]) -> None:
    """New columns of a table that there is, the last. A server adds them; a file adds no constraints to a
    table, so there it is made again, and the numbers of rows that have gone stay used."""
    fresh = [column for column in columns if "new" in column.info]
    if op.get_context().dialect.name == "postgresql":
        for column in fresh:
            op.add_column(name, column)
            if "to" in column.info:
                pointing = (f"fk_{name}_{column.name}", name, column.info["to"], [column.name], ["id"])
                op.create_foreign_key(*pointing, deferrable=True, initially="DEFERRED")
        _index(name, *fresh)
        return
    connection = op.get_bind()
    counted = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    last = connection.execute(counted, {"name": name}).scalar()
    _make_as(f"{name}_new", name, *columns)
    kept = ", ".join(f'"{column.name}"' for column in columns if column not in fresh)
    op.execute(f"INSERT INTO {name}_new (id, version, {kept}) SELECT id, version, {kept} FROM {name}")
    op.drop_table(name)
    op.rename_table(f"{name}_new", name)
    _index(name, *columns)
    if last is not None:
        connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": name})
        used = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)")
        connection.execute(used, {"name": name, "seq": last})


def _make(name: str, *columns: sa.Column[Any]) -> None:
    _make_as(name, name, *columns)
    _index(name, *columns)


def _make_as(made: str, name: str, *columns: sa.Column[Any]) -> None:
    """A table whose constraints are named after what it will be called."""
    op.create_table(
        made,
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        *columns,
        *(_points(name, column) for column in columns if "to" in column.info),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_autoincrement=True,
    )


def _index(name: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        if column.info.get("indexed"):
            op.create_index(f"ix_{name}_{column.name}", name, [column.name])


def _points(name: str, column: sa.Column[Any]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column.name],
        [f"{column.info['to']}.id"],
        name=f"fk_{name}_{column.name}",
        deferrable=True,
        initially="DEFERRED",
    )
