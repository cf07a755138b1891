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
from desktop_app.records.meetings.agenda import AgendaItem
from desktop_app.records.meetings.attached import Document
from desktop_app.records.meetings.checklists import ChecklistItem

STATUSES = (
    ("planned", N_("Planned")),
    ("invited", N_("Notice sent")),
    ("held", N_("Held")),
    ("cancelled", N_("Cancelled")),
)
AHEAD = ("planned", "invited")
"""The statuses of a meeting that is to be held."""
KINDS = (
    ("", N_("Meeting")),
    ("conference", N_("Conference")),
    ("seminar", N_("Seminar")),
    ("study_visit", N_("Study visit")),
    ("working_meeting", N_("Working meeting")),
    ("press", N_("Press meeting")),
)
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
SEATED = ("member", "deputy")
"""The capacities of those who are invited because they sit in the network."""
PEOPLE = (*SEATED, "guest")
"""The capacities of people who are expected; a category has no names, and the press only calls."""
DUTIES = (
    ("chair", N_("Chairs the meeting")),
    ("secretary", N_("Keeps the minutes")),
    ("checker", N_("Checks the minutes")),
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
    role: str = ""
    """The key of the role in the network, as at the meeting."""
    party: str = ""
    acting: bool = False
    serving: bool = False
    """A deputy who takes a seat."""
    deputises_for: ParticipantId | None = None
    via: str = ""
    """How somebody who is there remotely takes part: a key of records/roll_call.py's WAYS."""
    parts: str = ""
    """Which items somebody was there for, as records/parts.py reads it; "" for all."""
    duties: tuple[str, ...] = ()
    sheet_row: int | None = None
    """The number on the sign-in sheet, once the sheet is numbered."""
    replied_on: date | None = None
    invited_on: date | None = None
    called_on: date | None = None
    """When a deputy was called in."""
    reachable_from: time | None = None
    reachable_to: time | None = None
    phone: str = ""
    heads: int | None = None
    """How many a category is expected to send."""
    comment: str = ""
    """What came with a reply; sensitive."""
    put_right: bool = False
    """Whether somebody has changed what stands here, which the register then does not replace."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A network that a meeting is of, with the part of the day that it is there for."""

    network: NetworkId
    name: str
    start: time | None = None
    end: time | None = None


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
    kind: str = ""
    room: str = ""
    link: str = ""
    inviter: OrganisationId | None = None
    inviter_name: str = ""
    inviter_text: str = ""
    turn_of: OrganisationId | None = None
    """Whose turn it was to be the host, where another is; `host_reason` says why."""
    turn_of_name: str = ""
    host_reason: str = ""
    uid: str = ""
    """What calendars know the meeting by, in every version of it."""
    sequence: int = 0
    """The version for calendars: raised when day, time, place or status changes."""
    notice_on: date | None = None
    notice_sequence: int = 0
    joint: tuple[Joint, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def called(self) -> str:
        """What the meeting is called in a sentence: its title or its networks."""
        return self.title or ", ".join(name for _number, name in self.networks) or _("Meeting")

    @property
    def dated(self) -> str:
        """What the meeting is called in the history."""
        return f"{self.called} {self.first_day.isoformat()}"

    @property
    def notice_is_old(self) -> bool:
        """Whether those who have been invited know another day, time, place or status."""
        return self.notice_on is not None and self.notice_sequence < self.sequence


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
MORE_FIELDS = (
    Field("kind", N_("Kind"), "choice", width=16, choices=KINDS[1:]),
    Field("room", N_("Room"), width=16),
    Field("link", N_("Link"), width=30),
    Field("inviter", N_("Inviting organisation"), "organisation", width=24),
    Field("inviter_text", N_("Inviting person"), width=24),
    Field("host_reason", N_("Why this host"), width=30),
)
"""What fewer meetings need."""
ANSWER_FIELDS = (
    Field("reply", N_("Reply"), "choice", width=20, choices=REPLIES[1:]),
    Field("presence", N_("Presence"), "choice", width=20, choices=PRESENCES[1:]),
    Field("diet", N_("Diet"), width=30, sensitive=True, hint=N_("kept with this meeting only")),
)
"""What is noted of one person at a meeting."""
