"""The tables of meetings and of what they lead to: agenda, attendance, checklist, host's turn, assignments,
attached files."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table

from desktop_app.records import keys
from desktop_app.store.columns import PLAIN, day, flag, metadata, number, sensitive, span, table, text, to

meeting = table(
    "meeting",
    text("title"),
    Column("first_day", PLAIN, nullable=False),
    Column("last_day", PLAIN, nullable=False),
    day("start"),
    day("end"),
    text("status"),
    text("place"),
    to("organisation", name="host", optional=True),
    text("host_note"),
    text("about"),
    text("note"),
    text("kind"),
    text("room"),
    text("link"),
    to("organisation", name="inviter", optional=True),
    text("inviter_text"),
    to("organisation", name="turn_of", optional=True),  # whose turn it was, where another is the host
    text("host_reason"),
    text("uid"),  # of a meeting that another called to; our own are made of the register's and the meeting's
    number("sequence"),  # raised when day, time, place or status changes
    number("notice_sequence"),  # what those invited were told last
    day("notice_on"),
    Index(None, "first_day", "start"),
)
meeting_network = table("meeting_network", to("meeting"), to("network"), day("start"), day("end"))
agenda_item = table(
    "agenda_item",
    to("meeting"),
    number("position"),
    text("kind"),
    day("day"),
    day("start"),
    Column("minutes", Integer),
    text("title"),
    text("presenter"),
    text("text"),
    text("decision"),
    Column("decision_no", Integer),
    text("status"),
    to("agenda_item", name="carried_from", optional=True),
)
attendance = table(
    "attendance",
    to("meeting", index=False),
    to("participant", optional=True),
    to("organisation", optional=True),
    text("capacity"),
    text("name"),
    text("title"),
    text("organisation_text"),
    text("reply"),
    day("replied_on"),
    text("presence"),
    sensitive("diet"),
    text("role"),
    text("party"),
    flag("acting"),
    flag("serving"),  # a deputy who takes a seat
    flag("put_right"),  # somebody has changed what stands here: it is not read of the register again
    to("participant", name="deputises_for", optional=True),
    text("via"),
    text("parts"),
    text("duties"),
    Column("sheet_row", Integer),
    day("invited_on"),
    day("called_on"),
    day("reachable_from"),
    day("reachable_to"),
    text("phone"),
    Column("heads", Integer),
    sensitive("comment"),
    Index("ix_attendance_counted", "meeting", "capacity", "reply", "presence", "organisation"),
)
checklist_item = table(
    "checklist_item",
    to("network", optional=True),
    to("meeting", optional=True),
    number("position"),
    text("text"),
    Column("days_before", Integer),
    day("due"),
    day("done_on"),
)
host_skip = table(
    "host_skip", to("network"), to("organisation"), to("meeting", optional=True), day("day"), text("reason")
)
school_holiday = table("school_holiday", text("name"), *span())

assignment = table(
    "assignment",
    text("title"),
    to("network", optional=True),
    to("meeting", optional=True),
    to("agenda_item", optional=True),
    to("organisation", name="commissioner", optional=True),
    text("commissioner_text"),
    day("decided_on"),
    text("status"),
    Column("scope", Integer),
    text("about"),
    text("note"),
    day("deadline_first"),
    day("deadline_last"),
    text("deadline_text"),
    *span(),
    text("sort_key"),
    Index(None, "sort_key"),
    Index(None, "deadline_last"),
    computed={"sort_key": lambda row: keys.sort_key(row["title"])},
)
assignment_participant = table(
    "assignment_participant",
    to("assignment"),
    to("participant"),
    to("organisation", optional=True),
    text("capacity"),
    Column("scope", Integer),
    number("position"),
    *span(),
)
follow_up = table("follow_up", to("assignment"), day("day"), text("text"))

document = table(
    "document",
    to("network", optional=True),
    to("meeting", optional=True),
    to("assignment", optional=True),
    text("name"),
    number("size"),
    text("sha256"),
    day("added_on"),
    Index(None, "sha256"),
)
document_content = Table(
    "document_content",
    metadata,
    Column("sha256", PLAIN, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""The bytes of attached files, once each, by their sum. Not journalled: a document that comes back by undo
finds them here."""
