"""The first schema.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", text, server_default="", nullable=False),
        sa.Column("title_key", text, server_default="", nullable=False),
        sa.Column("title_values", text, server_default="", nullable=False),
        sa.Column("who", text, server_default="", nullable=False),
        sa.Column("computer", text, server_default="", nullable=False),
        sa.Column("at", text, server_default="", nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_undoes", "change", ["undoes"], unique=False)
    op.create_table(
        "change_row",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("table_name", text, server_default="", nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", text, nullable=True),
        sa.Column("after", text, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_change_row"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_row_change", "change_row", ["change"], unique=False)
    op.create_index("ix_change_row_table_name_row_id", "change_row", ["table_name", "row_id"], unique=False)
    op.create_table(
        "import_source",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("shape", text, server_default="", nullable=False),
        sa.Column("network", sa.Integer(), nullable=True),
        sa.Column("organisation", sa.Integer(), nullable=True),
        sa.Column("mapping", text, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_source"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "open_change",
        sa.Column("change", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("change", name="pk_open_change"),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("kind", text, server_default="", nullable=False),
        sa.Column("code", text, server_default="", nullable=False),
        sa.Column("name", text, server_default="", nullable=False),
        sa.Column("county", text, server_default="", nullable=False),
        sa.Column("about", text, server_default="", nullable=False),
        sa.Column("web", text, server_default="", nullable=False),
        sa.Column("domains", text, server_default="", nullable=False),
        sa.Column("postal_address", text, server_default="", nullable=False),
        sa.Column("visiting_address", text, server_default="", nullable=False),
        sa.Column("note", text, server_default="", nullable=False),
        sa.Column("sort_key", text, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_organisation_code", "organisation", ["code"], unique=False)
    op.create_index("ix_organisation_sort_key", "organisation", ["sort_key"], unique=False)
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("given", text, server_default="", nullable=False),
        sa.Column("family", text, server_default="", nullable=False),
        sa.Column("written", text, server_default="", nullable=False),
        sa.Column("protected", sa.Integer(), server_default="0", nullable=False),
        sa.Column("note", text, server_default="", nullable=False),
        sa.Column("sort_key", text, server_default="", nullable=False),
        sa.Column("name_key", text, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_participant_name_key", "participant", ["name_key"], unique=False)
    op.create_index("ix_participant_sort_key_id", "participant", ["sort_key", "id"], unique=False)
    op.create_table(
        "register",
        sa.Column("uuid", text, nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("body", text, server_default="", nullable=False),
        sa.Column("language", text, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("uuid", name="pk_register"),
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("key", text, server_default="", nullable=False),
        sa.Column("name_sv", text, server_default="", nullable=False),
        sa.Column("name_en", text, server_default="", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("counts", text, server_default="", nullable=False),
        sa.Column("presidium", sa.Integer(), server_default="0", nullable=False),
        sa.Column("staff", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("key", name="uq_role_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "search_entry",
        sa.Column(
            "rank",
            sa.Integer().with_variant(sa.BigInteger(), "postgresql"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("kind", text, server_default="", nullable=False),
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("sort_key", text, server_default="", nullable=False),
        sa.Column("text", text, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("rank", name="pk_search_entry"),
    )
    op.create_index("ix_search_entry_kind_record", "search_entry", ["kind", "record"], unique=True)
    op.create_index("ix_search_entry_kind_sort_key", "search_entry", ["kind", "sort_key"], unique=False)
    op.create_table(
        "setting",
        sa.Column("key", text, nullable=False),
        sa.Column("value", text, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )
    op.create_table(
        "affiliation",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("participant", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.Integer(), nullable=False),
        sa.Column("title", text, server_default="", nullable=False),
        sa.Column("unit", text, server_default="", nullable=False),
        sa.Column("capacity", text, server_default="", nullable=False),
        sa.Column("party", text, server_default="", nullable=False),
        sa.Column("acting", sa.Integer(), server_default="0", nullable=False),
        sa.Column("leave_until", text, nullable=True),
        sa.Column("first_day", text, nullable=True),
        sa.Column("last_day", text, nullable=True),
        sa.Column("span_text", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisation.id"],
            name="fk_affiliation_organisation",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name="fk_affiliation_participant",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_affiliation"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_affiliation_organisation", "affiliation", ["organisation"], unique=False)
    op.create_index("ix_affiliation_participant", "affiliation", ["participant"], unique=False)
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=True),
        sa.Column("file", text, server_default="", nullable=False),
        sa.Column("size", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sha256", text, server_default="", nullable=False),
        sa.Column("counts", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["change"], ["change.id"], name="fk_import_run_change", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["source"],
            ["import_source.id"],
            name="fk_import_run_source",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_import_run"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_import_run_change", "import_run", ["change"], unique=False)
    op.create_index("ix_import_run_source", "import_run", ["source"], unique=False)
    op.create_table(
        "import_value",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("participant", sa.Integer(), nullable=False),
        sa.Column("fields", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name="fk_import_value_participant",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["source"],
            ["import_source.id"],
            name="fk_import_value_source",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_import_value"),
        sa.UniqueConstraint("source", "participant", name="uq_import_value_source_participant"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_import_value_participant", "import_value", ["participant"], unique=False)
    op.create_index("ix_import_value_source", "import_value", ["source"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("title", text, server_default="", nullable=False),
        sa.Column("first_day", text, nullable=False),
        sa.Column("last_day", text, nullable=False),
        sa.Column("start", text, nullable=True),
        sa.Column("end", text, nullable=True),
        sa.Column("status", text, server_default="", nullable=False),
        sa.Column("place", text, server_default="", nullable=False),
        sa.Column("host", sa.Integer(), nullable=True),
        sa.Column("host_note", text, server_default="", nullable=False),
        sa.Column("about", text, server_default="", nullable=False),
        sa.Column("note", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["host"], ["organisation.id"], name="fk_meeting_host", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meeting_first_day_start", "meeting", ["first_day", "start"], unique=False)
    op.create_index("ix_meeting_host", "meeting", ["host"], unique=False)
    op.create_table(
        "network",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", text, server_default="", nullable=False),
        sa.Column("short_name", text, server_default="", nullable=False),
        sa.Column("kind", text, server_default="", nullable=False),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("appointed_by", text, server_default="", nullable=False),
        sa.Column("about", text, server_default="", nullable=False),
        sa.Column("area", text, server_default="", nullable=False),
        sa.Column("rhythm", text, server_default="", nullable=False),
        sa.Column("stated_seats", sa.Integer(), nullable=True),
        sa.Column("stated_members", sa.Integer(), nullable=True),
        sa.Column("web", text, server_default="", nullable=False),
        sa.Column("note", text, server_default="", nullable=False),
        sa.Column("first_day", text, nullable=True),
        sa.Column("last_day", text, nullable=True),
        sa.Column("span_text", text, server_default="", nullable=False),
        sa.Column("sort_key", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["owner"], ["organisation.id"], name="fk_network_owner", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_network"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_network_owner", "network", ["owner"], unique=False)
    op.create_index("ix_network_sort_key", "network", ["sort_key"], unique=False)
    op.create_table(
        "not_same",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name_key", text, server_default="", nullable=False),
        sa.Column("participant", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name="fk_not_same_participant",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_not_same"),
        sa.UniqueConstraint("name_key", "participant", name="uq_not_same_name_key_participant"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_not_same_participant", "not_same", ["participant"], unique=False)
    op.create_table(
        "organisation_member",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("association", sa.Integer(), nullable=False),
        sa.Column("member", sa.Integer(), nullable=False),
        sa.Column("capacity", text, server_default="", nullable=False),
        sa.Column("first_day", text, nullable=True),
        sa.Column("last_day", text, nullable=True),
        sa.Column("span_text", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["association"],
            ["organisation.id"],
            name="fk_organisation_member_association",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["member"],
            ["organisation.id"],
            name="fk_organisation_member_member",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organisation_member"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_organisation_member_association", "organisation_member", ["association"], unique=False
    )
    op.create_index("ix_organisation_member_member", "organisation_member", ["member"], unique=False)
    op.create_table(
        "organisation_name",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("organisation", sa.Integer(), nullable=False),
        sa.Column("kind", text, server_default="", nullable=False),
        sa.Column("text", text, server_default="", nullable=False),
        sa.Column("first_day", text, nullable=True),
        sa.Column("last_day", text, nullable=True),
        sa.Column("span_text", text, server_default="", nullable=False),
        sa.Column("form_key", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisation.id"],
            name="fk_organisation_name_organisation",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organisation_name"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_organisation_name_form_key", "organisation_name", ["form_key"], unique=False)
    op.create_index("ix_organisation_name_organisation", "organisation_name", ["organisation"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("participant", sa.Integer(), nullable=True),
        sa.Column("organisation", sa.Integer(), nullable=True),
        sa.Column("capacity", text, server_default="", nullable=False),
        sa.Column("name", text, server_default="", nullable=False),
        sa.Column("title", text, server_default="", nullable=False),
        sa.Column("organisation_text", text, server_default="", nullable=False),
        sa.Column("reply", text, server_default="", nullable=False),
        sa.Column("replied_on", text, nullable=True),
        sa.Column("presence", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meeting.id"], name="fk_attendance_meeting", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisation.id"],
            name="fk_attendance_organisation",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name="fk_attendance_participant",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attendance_meeting", "attendance", ["meeting"], unique=False)
    op.create_index("ix_attendance_organisation", "attendance", ["organisation"], unique=False)
    op.create_index("ix_attendance_participant", "attendance", ["participant"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("participant", sa.Integer(), nullable=True),
        sa.Column("organisation", sa.Integer(), nullable=True),
        sa.Column("affiliation", sa.Integer(), nullable=True),
        sa.Column("kind", text, server_default="", nullable=False),
        sa.Column("value", text, server_default="", nullable=False),
        sa.Column("as_written", text, server_default="", nullable=False),
        sa.Column("shared", sa.Integer(), server_default="0", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["affiliation"],
            ["affiliation.id"],
            name="fk_contact_affiliation",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisation.id"],
            name="fk_contact_organisation",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name="fk_contact_participant",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contact_affiliation", "contact", ["affiliation"], unique=False)
    op.create_index("ix_contact_organisation", "contact", ["organisation"], unique=False)
    op.create_index("ix_contact_participant", "contact", ["participant"], unique=False)
    op.create_index("ix_contact_value", "contact", ["value"], unique=False)
    op.create_table(
        "meeting_network",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("network", sa.Integer(), nullable=False),
        sa.Column("start", text, nullable=True),
        sa.Column("end", text, nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting"],
            ["meeting.id"],
            name="fk_meeting_network_meeting",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["network"],
            ["network.id"],
            name="fk_meeting_network_network",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_network"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meeting_network_meeting", "meeting_network", ["meeting"], unique=False)
    op.create_index("ix_meeting_network_network", "meeting_network", ["network"], unique=False)
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("participant", sa.Integer(), nullable=False),
        sa.Column("network", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.Integer(), nullable=True),
        sa.Column("role", sa.Integer(), nullable=False),
        sa.Column("acting", sa.Integer(), server_default="0", nullable=False),
        sa.Column("deputy_for", sa.Integer(), nullable=True),
        sa.Column("call_order", sa.Integer(), nullable=True),
        sa.Column("first_day", text, nullable=True),
        sa.Column("last_day", text, nullable=True),
        sa.Column("span_text", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["deputy_for"],
            ["participant.id"],
            name="fk_membership_deputy_for",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["network"], ["network.id"], name="fk_membership_network", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisation.id"],
            name="fk_membership_organisation",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name="fk_membership_participant",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["role"], ["role.id"], name="fk_membership_role", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_membership"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_membership_deputy_for", "membership", ["deputy_for"], unique=False)
    op.create_index("ix_membership_network", "membership", ["network"], unique=False)
    op.create_index("ix_membership_organisation", "membership", ["organisation"], unique=False)
    op.create_index("ix_membership_participant", "membership", ["participant"], unique=False)
    op.create_index("ix_membership_role", "membership", ["role"], unique=False)
    op.create_table(
        "network_member",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("network", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.Integer(), nullable=True),
        sa.Column("capacity", text, server_default="", nullable=False),
        sa.Column("seats", sa.Integer(), server_default="1", nullable=False),
        sa.Column("deputy_seats", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_day", text, nullable=True),
        sa.Column("last_day", text, nullable=True),
        sa.Column("span_text", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["network"],
            ["network.id"],
            name="fk_network_member_network",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisation.id"],
            name="fk_network_member_organisation",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_network_member"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_network_member_network", "network_member", ["network"], unique=False)
    op.create_index("ix_network_member_organisation", "network_member", ["organisation"], unique=False)
    op.create_table(
        "text_list",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("network", sa.Integer(), nullable=False),
        sa.Column("kind", text, server_default="", nullable=False),
        sa.Column("heading", text, server_default="", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_day", text, nullable=True),
        sa.Column("last_day", text, nullable=True),
        sa.Column("span_text", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["network"], ["network.id"], name="fk_text_list_network", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_text_list"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_text_list_network", "text_list", ["network"], unique=False)
    op.create_table(
        "text_line",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("list", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("text", text, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["list"], ["text_list.id"], name="fk_text_line_list", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_text_line"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_text_line_list", "text_line", ["list"], unique=False)
