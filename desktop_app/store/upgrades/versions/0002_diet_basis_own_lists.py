"""Diet at a meeting, what a network rests on and wants to be warned about, the office's own lists, and
indexes that answer who was where on a day.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("attendance", sa.Column("diet", text, server_default="", nullable=False))
    for name in ("basis", "responsibility", "consultation", "rules"):
        op.add_column("network", sa.Column(name, text, server_default="", nullable=False))
    op.create_table(
        "own_list",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", text, server_default="", nullable=False),
        sa.Column("note", text, server_default="", nullable=False),
        sa.Column("sort_key", text, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_own_list"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_own_list_sort_key", "own_list", ["sort_key"], unique=False)
    op.create_table(
        "own_list_member",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("list", sa.Integer(), nullable=False),
        sa.Column("participant", sa.Integer(), nullable=True),
        sa.Column("organisation", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        _points("list", "own_list"),
        _points("participant", "participant"),
        _points("organisation", "organisation"),
        sa.PrimaryKeyConstraint("id", name="pk_own_list_member"),
        sqlite_autoincrement=True,
    )
    for name in ("list", "participant", "organisation"):
        op.create_index(f"ix_own_list_member_{name}", "own_list_member", [name], unique=False)
    _index_days()


def _index_days() -> None:
    """Indexes with the days in them, in the place of those that they begin with."""
    days = ["first_day", "last_day"]
    for table in ("affiliation", "membership"):
        op.drop_index(f"ix_{table}_participant", table)
        op.create_index(f"ix_{table}_participant_first_day_last_day", table, ["participant", *days])
    op.drop_index("ix_membership_network", "membership")
    seated = ["network", *days, "participant", "organisation", "role"]
    op.create_index("ix_membership_seated", "membership", seated)


def _points(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{table}.id"],
        name=f"fk_own_list_member_{column}",
        deferrable=True,
        initially="DEFERRED",
    )
