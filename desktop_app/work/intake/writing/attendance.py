"""Writing who came or will come: a line of attendance is made or brought after what was accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.records.ids import MeetingId, NetworkId, ParticipantId
from desktop_app.store import imports
from desktop_app.store.change import Change
from desktop_app.store.imports import Candidate
from desktop_app.store.meetings import attending, meetings
from desktop_app.work.intake.planning.attended import Attended
from desktop_app.work.intake.planning.planned import Decision, PlannedFile


def accepted(
    decisions: Iterable[Decision], entered: Mapping[int, ParticipantId]
) -> dict[ParticipantId, list[Attended]]:
    """Of each participant what is written; `entered` are new people's numbers, by their decision's id()."""
    found: defaultdict[ParticipantId, list[Attended]] = defaultdict(list)
    for decision in decisions:
        participant = decision.participant or entered.get(id(decision))
        if participant is None or decision.action not in ("add", "change"):
            continue
        taken = {cell.field for cell in decision.cells}
        found[participant] += (
            each for each in decision.planned.attended if decision.action == "add" or each.field in taken
        )
    return found


def write(
    change: Change,
    file: PlannedFile,
    network: NetworkId | None,
    said: Mapping[ParticipantId, Sequence[Attended]],
) -> None:
    """`network` is the one whose meetings an attendance matrix is about; they are there by now."""
    by_place: defaultdict[int, dict[ParticipantId, list[Attended]]] = defaultdict(dict)
    for participant, marks in said.items():
        for each in marks:
            by_place[each.meeting].setdefault(participant, []).append(each)
    for place, people in sorted(by_place.items()):
        meeting = _meeting(change, file, place, network)
        if meeting is not None:
            _write(change, meeting, people)


def _meeting(change: Change, file: PlannedFile, place: int, network: NetworkId | None) -> MeetingId | None:
    """The register's meeting; one that the plan makes is found by its day."""
    if place < 0:
        return file.meeting.id if file.meeting else None
    known = file.attended_meetings[place]
    day = file.understood.meetings[place].first_day
    if known is not None or network is None or day is None:
        return known
    rows = meetings.rows(change, meetings.ids(change, network=network))
    return next((row.id for row in rows if row.first_day == day.isoformat()), None)


def _write(change: Change, meeting: MeetingId, people: Mapping[ParticipantId, Sequence[Attended]]) -> None:
    held = {row.participant: row for row in attending.rows(change, [meeting])}
    day = meetings.get(change, meeting).first_day
    networks = attending.networks(change, meeting)
    invited = {
        ParticipantId(each.participant.id): _invited(each, meeting, networks, day)
        for each in imports.candidates(change, sorted(people.keys() - held.keys()), as_of=day)
    }
    new = [{**invited[number], **_values(marks)} for number, marks in people.items() if number in invited]
    change.insert_many("attendance", new)
    change.update_many(
        "attendance",
        [
            (held[number].id, held[number].version, _told(marks))
            for number, marks in people.items()
            if number in held
        ],
    )


def _told(marks: Sequence[Attended]) -> dict[str, Any]:
    told: dict[str, Any] = {each.column: each.value for each in marks}
    replied = max((each.replied_on for each in marks), default="")
    return {**told, "replied_on": replied} if replied else told


def _values(marks: Sequence[Attended]) -> dict[str, Any]:
    """All columns that a new line says something in: many lines are written at a time."""
    return {"reply": "", "replied_on": None, "presence": "", "diet": "", **_told(marks)}


def _invited(each: Candidate, meeting: MeetingId, networks: Sequence[NetworkId], day: date) -> dict[str, Any]:
    """Name, title and organisation as at the meeting; who sits in none of its networks then is a guest."""
    seats = [
        seat
        for seat in each.memberships
        if seat.network in networks and (seat.first_day or "") <= day.isoformat()
    ]
    place = seats[0].organisation if seats else None
    ties = [tie for tie in each.affiliations if place in (None, tie.organisation)] or each.affiliations
    tie = ties[0] if ties else None
    deputy = bool(seats) and all(seat.role_key == "deputy" for seat in seats)
    return {
        "meeting": meeting,
        "participant": each.participant.id,
        "organisation": tie.organisation if tie else None,
        "capacity": "deputy" if deputy else "member" if seats else "guest",
        "name": each.participant.written,
        "title": tie.title if tie else "",
        "organisation_text": tie.organisation_name if tie else "",
    }
