"""What a file says of who came or will come, person by person, and the meetings that it is said of.

A sign-up speaks of one meeting, which the person names or the file's name tells; an attendance matrix of the
meetings of the network that it is imported into, one a day. A diet goes to its meeting and nowhere else: no
import remembers it.
"""

from __future__ import annotations

from datetime import date, time

from msgspec import Struct

from desktop_app.records.ids import MeetingId
from desktop_app.records.keys import normal
from desktop_app.work.intake.understood import AttendanceLine

ATTENDING, PRESENT, DIET = "attending", "attendance", "diet"
"""The fields of cells, each followed by the meeting's day: "attending 2026-02-11"."""
_REPLIES = {"yes": "accepted", "maybe": "perhaps", "no": "declined"}


class KnownMeeting(Struct, frozen=True):
    """A meeting of the register."""

    id: MeetingId
    first_day: date
    last_day: date
    title: str
    """Its own title, or its networks' names."""
    cancelled: bool = False
    start: time | None = None
    end: time | None = None


class Attended(Struct, frozen=True):
    """One thing that a file says of a person at a meeting, as the register keeps it."""

    meeting: int
    """The place in `PlannedFile.attended_meetings`, or -1 for the meeting that the answers are for."""
    field: str
    """As in the row's cells."""
    key: str
    """Under which it is remembered for the next import from the source."""
    value: str
    replied_on: str = ""

    @property
    def column(self) -> str:
        """The column of the register's attendance."""
        return {ATTENDING: "reply", PRESENT: "presence", DIET: "diet"}[self.field.partition(" ")[0]]

    @property
    def sensitive(self) -> bool:
        """Whether it may be kept at the meeting alone."""
        return self.column == "diet"


def speaks_of(field: str) -> bool:
    """Whether a cell is of a meeting rather than of the person."""
    return field.partition(" ")[0] in (ATTENDING, PRESENT, DIET)


def said(line: AttendanceLine, meeting: KnownMeeting | None, day: date) -> list[Attended]:
    """A line as it is kept; `meeting` None is one that is to be made on that day.

    Remembered by the meeting's day in a matrix, whose source is the network's; answers to any meeting come
    from one source, and are remembered by the meeting itself."""
    of = f"#{meeting.id}" if line.meeting < 0 and meeting else day.isoformat()
    reply = "remote" if line.remote and line.reply == "yes" else _REPLIES.get(line.reply, "")
    presence = "remote" if line.remote and line.presence == "present" else line.presence
    replied = line.replied_on.isoformat() if line.replied_on else ""
    return [
        Attended(line.meeting, f"{field} {day.isoformat()}", f"{field} {of}", value, replied)
        for field, value in ((ATTENDING, reply), (PRESENT, presence), (DIET, normal(line.diet)))
        if value
    ]
