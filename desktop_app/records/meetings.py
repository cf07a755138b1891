"""Meetings: when and where a network meets, and who was there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from desktop_app.errors import Invalid
from desktop_app.i18n import N_, _
from desktop_app.records.fields import Field
from desktop_app.records.ids import MeetingId, NetworkId, OrganisationId, ParticipantId
from desktop_app.records.keys import normal, sort_key

STATUSES = (("planned", N_("Planned")), ("held", N_("Held")), ("cancelled", N_("Cancelled")))
REPLIES = (
    ("", N_("No reply")),
    ("accepted", N_("Accepted")),
    ("remote", N_("Accepted, remotely")),
    ("perhaps", N_("Perhaps")),
    ("declined", N_("Declined")),
)
PRESENCES = (
    ("", N_("Not noted")),
    ("present", N_("Present")),
    ("remote", N_("Present remotely")),
    ("absent", N_("Absent")),
)
COMING, THERE = ("accepted", "remote"), ("present", "remote")
"""The replies of those who come, and the presences of those who came."""
CAPACITIES = (
    ("member", N_("Member")),
    ("deputy", N_("Deputy")),
    ("guest", N_("Guest")),
    ("category", N_("Category")),
    ("press", N_("Press")),
)


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at one meeting. Name, title and organisation are the frozen copy as at the meeting."""

    id: int
    version: int
    participant: ParticipantId | None
    name: str
    title: str = ""
    organisation: OrganisationId | None = None
    organisation_text: str = ""
    capacity: str = "member"
    reply: str = ""
    presence: str = ""
    diet: str = ""
    """As written; for this meeting and whoever orders its food alone."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting whole; it may span days and belong to several networks."""

    id: MeetingId
    version: int
    title: str
    first_day: date
    last_day: date
    start: time | None = None
    end: time | None = None
    status: str = "planned"
    place: str = ""
    host: OrganisationId | None = None
    host_name: str = ""
    host_note: str = ""
    about: str = ""
    note: str = ""
    networks: tuple[tuple[NetworkId, str], ...] = ()
    attendance: tuple[Attendance, ...] = ()


def diets(attendance: Iterable[Attendance]) -> list[tuple[str, int]]:
    """Each diet of those who have not declined, as first written, with how many want it, the most first."""
    wanted = [normal(row.diet) for row in attendance if row.diet and row.reply != "declined"]
    written = {diet.casefold(): diet for diet in reversed(wanted)}
    counted = Counter(map(str.casefold, wanted))
    return sorted(
        ((written[key], count) for key, count in counted.items()),
        key=lambda each: (-each[1], sort_key(each[0])),
    )


def check_times(first_day: date, last_day: date, start: time | None, end: time | None) -> None:
    """Raise `Invalid` where a meeting would end before it begins."""
    if last_day < first_day:
        raise Invalid(_("The last day is before the first day."), field="last_day")
    if first_day == last_day and start and end and end <= start:
        raise Invalid(_("The meeting ends before it begins."), field="end")


FIELDS = (
    Field("title", N_("Title"), width=30, hint=N_("empty: the network's name")),
    Field("network", N_("Network"), "choice", width=30),
    Field("first_day", N_("First day"), "date", width=12, required=True, headings=("datum", "date")),
    Field("last_day", N_("Last day"), "date", width=12),
    Field("start", N_("Begins"), "time", width=8),
    Field("end", N_("Ends"), "time", width=8),
    Field("place", N_("Place"), width=24, headings=("plats", "place")),
    Field("host", N_("Host"), "organisation", width=24, headings=("värd", "värdkommun", "host")),
    Field("status", N_("Status"), "choice", width=12, choices=STATUSES),
    Field("note", N_("Note"), "long", width=30),
)
ANSWER_FIELDS = (
    Field("reply", N_("Reply"), "choice", width=20, choices=REPLIES[1:]),
    Field("presence", N_("Presence"), "choice", width=20, choices=PRESENCES[1:]),
    Field("diet", N_("Diet"), width=30, sensitive=True, hint=N_("kept with this meeting only")),
)
"""What is noted of one person at a meeting."""
