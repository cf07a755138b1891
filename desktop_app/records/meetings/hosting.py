"""Whose turn it is to be host: the member whose last hosting is longest ago, those who never were host first.

Nothing but the history decides, so a member who is skipped keeps the place: it is first again the next time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.records.ids import MeetingId, OrganisationId
from desktop_app.records.keys import sort_key


@dataclass(frozen=True, slots=True)
class Turn:
    """A member in the queue, with the first day of the last meeting it hosted; None for never."""

    organisation: OrganisationId
    name: str
    last: date | None


@dataclass(frozen=True, slots=True)
class Hosting:
    """Who hosted, or is to host, a meeting on a day; a cancelled meeting was hosted by nobody."""

    organisation: OrganisationId
    day: date


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting that is planned; `skipped` do not take it, for a reason that the register keeps."""

    meeting: MeetingId
    day: date
    host: OrganisationId | None = None
    skipped: Collection[OrganisationId] = ()


def queue(members: Mapping[OrganisationId, str], hostings: Iterable[Hosting]) -> tuple[Turn, ...]:
    """The members, by id and name, in the order of their turns; equals in Swedish order."""
    last: dict[OrganisationId, date] = {}
    for hosting in hostings:
        last[hosting.organisation] = max(hosting.day, last.get(hosting.organisation, date.min))
    turns = (Turn(organisation, name, last.get(organisation)) for organisation, name in members.items())
    return tuple(
        sorted(turns, key=lambda turn: (turn.last or date.min, sort_key(turn.name), turn.organisation))
    )


def plan(
    members: Mapping[OrganisationId, str], hostings: Sequence[Hosting], coming: Iterable[Coming]
) -> dict[MeetingId, Turn | None]:
    """Whose turn each coming meeting without a host is, in order of days, as if each proposed host took it;
    None where everybody is skipped. `hostings` are those of the meetings before."""
    known = list(hostings)
    proposed: dict[MeetingId, Turn | None] = {}
    meetings = sorted(coming, key=lambda meeting: (meeting.day, meeting.meeting))
    for meeting in meetings:
        host = meeting.host
        if host is None:
            ahead = [Hosting(each.host, each.day) for each in meetings if each.host is not None]
            turns = queue(members, [*known, *ahead])
            turn = next((turn for turn in turns if turn.organisation not in meeting.skipped), None)
            proposed[meeting.meeting] = turn
            host = turn.organisation if turn else None
        if host is not None:
            known.append(Hosting(host, meeting.day))
    return proposed
