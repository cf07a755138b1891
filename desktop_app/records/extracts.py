"""A person's extract: everything that the register holds of one person, for that person (GDPR article 15).

Which tables it is made of and what their columns are called stands here; a test holds it against the tables,
so that nothing new about a person stays outside unseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.i18n import N_
from desktop_app.records import assignments, participants
from desktop_app.records.ids import ParticipantId
from desktop_app.records.meetings import meetings
from desktop_app.records.meetings.roll_call import WAYS


@dataclass(frozen=True, slots=True)
class Fact:
    """`name` and `value` are the register's own, `label` and `text` are for the person."""

    name: str
    value: Any
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The facts of one row: what they are about, as the fact of that name says it too, and when they hold or
    were written."""

    about: str
    facts: tuple[Fact, ...]
    when: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The entries of a kind."""

    kind: str
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """`former` are the numbers of those who were merged into this one; `body` is whose register it is."""

    participant: ParticipantId
    name: str
    protected: bool
    made: datetime
    body: str
    former: tuple[ParticipantId, ...]
    parts: tuple[Part, ...]

    @property
    def facts(self) -> int:
        return sum(len(entry.facts) for part in self.parts for entry in part.entries)


@dataclass(frozen=True, slots=True)
class Kind:
    """The rows of a table of which `column` points at the person; `about` is the column that says what a row
    is about. Of a row that is somebody `else_`'s, nothing more is told than that it is there."""

    table: str
    column: str
    heading: str
    about: str = ""
    else_: str = ""

    @property
    def name(self) -> str:
        return self.table if self.column == "participant" else f"{self.table}.{self.column}"


KINDS = (
    Kind("affiliation", "participant", N_("Affiliations"), "organisation"),
    Kind("contact", "participant", N_("Addresses and telephones"), "kind"),
    Kind("membership", "participant", N_("Seats in networks"), "network"),
    Kind(
        "membership",
        "deputy_for",
        N_("Deputies for the person in networks"),
        "network",
        N_("Another participant is noted as the deputy for the person"),
    ),
    Kind("attendance", "participant", N_("Meetings"), "meeting"),
    Kind(
        "attendance",
        "deputises_for",
        N_("Deputies for the person at meetings"),
        "meeting",
        N_("Another participant was noted as serving in the person's place"),
    ),
    Kind("assignment_participant", "participant", N_("Assignments"), "assignment"),
    Kind("own_list_member", "participant", N_("Own lists"), "list"),
    Kind("not_same", "participant", N_("Known not to be the same person"), "name_key"),
    Kind("import_value", "participant", N_("What imported lists said last"), "source"),
)
LEFT_OUT: Mapping[tuple[str, str], str] = {}
"""The columns that point at a participant and are in no extract, each with the reason."""

_SPAN = {"first_day": N_("First day"), "last_day": N_("Last day"), "span_text": N_("Period as written")}
LABELS: Mapping[str, Mapping[str, str]] = {
    "participant": {
        "given": N_("Given name"),
        "family": N_("Family name"),
        "written": N_("Name as printed"),
        "protected": N_("Protected identity"),
        "note": N_("Note"),
    },
    "affiliation": {
        "organisation": N_("Organisation"),
        "title": N_("Title"),
        "unit": N_("Department"),
        "capacity": N_("Capacity"),
        "party": N_("Party"),
        "acting": N_("Acting"),
        "leave_until": N_("On leave until"),
        **_SPAN,
    },
    "contact": {
        "kind": N_("Kind"),
        "organisation": N_("Organisation"),
        "affiliation": N_("Goes with the affiliation at"),
        "value": N_("Value as it is compared"),
        "as_written": N_("As written"),
        "shared": N_("Shared"),
        "position": N_("Place in the list"),
    },
    "membership": {
        "network": N_("Network"),
        "organisation": N_("Organisation"),
        "role": N_("Role"),
        "acting": N_("Acting"),
        "deputy_for": N_("Deputy for"),
        "call_order": N_("Order to be called in"),
        **_SPAN,
    },
    "attendance": {
        "meeting": N_("Meeting"),
        "organisation": N_("Organisation"),
        "capacity": N_("Capacity"),
        "name": N_("Name on the list"),
        "title": N_("Title"),
        "organisation_text": N_("Organisation on the list"),
        "reply": N_("Reply"),
        "replied_on": N_("Replied on"),
        "presence": N_("Presence"),
        "diet": N_("Diet"),
        "role": N_("Role"),
        "party": N_("Party"),
        "acting": N_("Acting"),
        "serving": N_("Took a seat as deputy"),
        "put_right": N_("Put right by hand"),
        "deputises_for": N_("In the place of"),
        "via": N_("Took part"),
        "parts": N_("Parts of the meeting"),
        "duties": N_("Duties at the meeting"),
        "sheet_row": N_("Row on the sign-in sheet"),
        "invited_on": N_("Invited on"),
        "called_on": N_("Called in on"),
        "reachable_from": N_("Reachable from"),
        "reachable_to": N_("Reachable until"),
        "phone": N_("Telephone"),
        "heads": N_("Expected number"),
        "comment": N_("Comment"),
    },
    "assignment_participant": {
        "assignment": N_("Assignment"),
        "organisation": N_("Organisation"),
        "capacity": N_("Capacity"),
        "scope": N_("Per cent"),
        "position": N_("Place in the list"),
        **_SPAN,
    },
    "own_list_member": {
        "list": N_("List"),
        "organisation": N_("Organisation"),
        "position": N_("Place in the list"),
    },
    "not_same": {"name_key": N_("Not the same as")},
    "import_value": {
        "source": N_("Lists"),
        "name": N_("Name"),
        "organisation": N_("Organisation"),
        "title": N_("Title"),
        "department": N_("Department"),
        "party": N_("Party"),
        "acting": N_("Acting"),
        "leave_until": N_("On leave until"),
        "from": N_("First day"),
        "to": N_("Last day"),
        "role": N_("Role"),
        "email": N_("E-mail"),
        "mobile": N_("Mobile"),
        "phone": N_("Telephone"),
        "notes": N_("Note"),
        "gone": N_("Has left"),
    },
}
"""What each column is called. Of an imported row they are the fields that a list can have."""

PERSON = N_("Number in the register")
"""What `participant` is called in the history, which tells of a merge."""

CHOICES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("affiliation", "capacity"): dict(participants.CAPACITIES),
    ("contact", "kind"): dict(participants.CONTACT_KINDS),
    ("attendance", "capacity"): dict(meetings.CAPACITIES),
    ("attendance", "reply"): dict(meetings.REPLIES),
    ("attendance", "presence"): dict(meetings.PRESENCES),
    ("attendance", "duties"): dict(meetings.DUTIES),
    ("attendance", "via"): WAYS,
    ("assignment_participant", "capacity"): dict(assignments.CAPACITIES),
}
FLAGS = frozenset({"protected", "acting", "shared", "serving", "put_right"})
DAYS = frozenset({"leave_until", "first_day", "last_day", "replied_on", "invited_on", "called_on"})
