"""Assignments: what a network, a meeting or a body asks somebody to do, by when, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import AssignmentId, MeetingId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.meetings.attached import Document
from desktop_app.records.networks import TextList
from desktop_app.records.spans import ALWAYS, Span

STATUSES = (
    ("planned", N_("Planned")),
    ("ongoing", N_("Ongoing")),
    ("done", N_("Done")),
    ("cancelled", N_("Called off")),
)
OPEN = ("planned", "ongoing")
"""The statuses of an assignment that somebody waits for."""
CAPACITIES = (("performer", N_("Performer")), ("contact", N_("Contact person")))
LIST_KINDS = (
    ("areas", N_("Areas")),
    ("pilots", N_("Pilot projects")),
    ("tasks", N_("Sub-tasks")),
)


@dataclass(frozen=True, slots=True)
class Performer:
    """Somebody who carries out an assignment, alone or with others, or answers for it; for an organisation,
    with a share of their time in per cent, from-to."""

    id: int
    version: int
    participant: ParticipantId
    name: str
    capacity: str = "performer"
    organisation: OrganisationId | None = None
    organisation_name: str = ""
    scope: int | None = None
    span: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was noted of an assignment on a day."""

    id: int
    version: int
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment whole. `scope` is per cent of somebody's time; `deadline` a day or a stretch in words."""

    id: AssignmentId
    version: int
    title: str
    network: NetworkId | None = None
    network_name: str = ""
    meeting: MeetingId | None = None
    meeting_name: str = ""
    agenda_item: int | None = None
    decision: str = ""
    """What the agenda item decided."""
    commissioner: OrganisationId | None = None
    commissioner_name: str = ""
    commissioner_text: str = ""
    decided_on: date | None = None
    status: str = "ongoing"
    scope: int | None = None
    about: str = ""
    note: str = ""
    span: Span = ALWAYS
    deadline: Span = ALWAYS
    people: tuple[Performer, ...] = ()
    lists: tuple[TextList, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def commissioned_by(self) -> str:
        """Whoever gave the assignment, as far as it is known: a body, a network or a meeting."""
        return self.commissioner_text or self.commissioner_name or self.network_name or self.meeting_name

    def overdue(self, today: date) -> bool:
        """Whether it should have been ready before this day."""
        return self.status in OPEN and self.deadline.last is not None and self.deadline.last < today


def list_title(kind: str) -> str:
    return _(dict(LIST_KINDS).get(kind, kind))


FIELDS = (
    Field("title", N_("Title"), width=40, required=True),
    Field("network", N_("Network"), "choice", width=30),
    Field("commissioner", N_("Commissioned by"), "organisation", width=24),
    Field("commissioner_text", N_("Commissioner as written"), width=24),
    Field("decided_on", N_("Decided on"), "date", width=12),
    Field("status", N_("Status"), "choice", width=12, choices=STATUSES),
    Field("scope", N_("Per cent"), "number", width=6),
    Field("period", N_("Period"), width=16, hint=N_("for example autumn 2019, or 2019–2022")),
    Field(
        "deadline", N_("Ready by"), width=16, hint=N_("for example 2026-12-31, or the turn of the year 2026")
    ),
    Field("about", N_("About"), "long", width=40),
    Field("note", N_("Note"), "long", width=30),
)
