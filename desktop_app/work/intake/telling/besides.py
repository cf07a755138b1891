"""What a file says besides people, as the JSON object of report.py tells it: a page's network, meetings and
lists, who came or will come, and organisations.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from desktop_app.records.spans import Span
from desktop_app.work.intake.planning.cells import phone_value
from desktop_app.work.intake.planning.index import full_name
from desktop_app.work.intake.planning.planned import PlannedFile
from desktop_app.work.intake.understood import LineList, MeetingLine, NetworkText, Problem, Understood


def is_page(file: PlannedFile) -> bool:
    """True for a text or page, which may speak of a network, its meetings and its lists."""
    understood = file.understood
    return bool(understood.kind == "text" or understood.network or understood.meetings or understood.lists)


def page(file: PlannedFile) -> dict[str, object]:
    understood = file.understood
    network = understood.network
    return {
        "networks": [
            {
                "name": network.name,
                "kind": network.kind,
                "about": network.about,
                "owner": network.owner_text,
                "stated_seats": network.stated_seats,
                "stated_members": network.stated_members,
                "appointed_by": network.appointed_by,
                **_proposal(network, told=network.proposed),
            }
        ]
        if network
        else [],
        "meetings": [_meeting(meeting) for meeting in understood.meetings],
        "lists": [
            {
                "kind": each.kind,
                "period": period(each.period),
                "lines": list(each.lines),
                **_proposal(each, told=each.proposed),
            }
            for each in understood.lists
        ],
        **_dates(understood),
    }


def attendance(file: PlannedFile, *, diets: bool) -> dict[str, object]:
    """Who came or will come; of a sign-up also the meeting, where it is known. A file that tells of nobody's
    attendance has no such key."""
    understood = file.understood
    if not understood.attendance:
        return {}
    starts = {place: _moment(each.first_day, each.start) for place, each in enumerate(understood.meetings)}
    own: list[MeetingLine] = []
    if file.meeting:
        held = file.meeting
        starts[-1] = _moment(held.first_day, held.start)
        own = [MeetingLine(0, held.first_day, held.last_day, held.start, held.end, title=held.title)]
    people = [full_name(each.given, each.family, each.written) for each in understood.people]
    return {
        "meetings": [_meeting(meeting) for meeting in (*understood.meetings, *own)],
        "attendance": [
            {
                "sheet": line.sheet,
                "row": line.row,
                "column": line.column,
                "person": people[line.person],
                "meeting": starts.get(line.meeting),
                "reply": line.reply,
                "presence": line.presence,
                "remote": line.remote,
                **({"diet": line.diet} if diets else {}),
            }
            for line in understood.attendance
        ],
    }


def organisations(file: PlannedFile) -> dict[str, object]:
    told = [
        {
            "sheet": each.line.sheet,
            "row": each.line.row,
            "name": each.line.name,
            "organisation_code": each.line.code,
            "state": each.state,
            "emails": list(each.line.emails),
            "phones": [phone_value(phone) for phone in each.line.phones],
            "web": each.line.web,
            "evidence": each.evidence,
            "problems": problem_rows(each.line.problems),
        }
        for each in file.organisations
    ]
    return {"organisations": told} if told else {}


def _dates(understood: Understood) -> dict[str, object]:
    """The other dates of a running text; a text without any has no such key."""
    found = [
        {
            "row": each.row,
            "written": each.written,
            "start": iso(each.span.first),
            "end": iso(each.span.last),
            "years": list(each.years),
        }
        for each in understood.dates
    ]
    return {"dates": found} if found else {}


def _meeting(meeting: MeetingLine) -> dict[str, object]:
    return {
        "start": _moment(meeting.first_day, meeting.start),
        "end": _moment(meeting.last_day, meeting.end),
        "cancelled": meeting.cancelled,
        "host": meeting.host,
        "title": meeting.title,
        "joint": meeting.joint,
        "problems": problem_rows(meeting.problems),
        **({"place": meeting.place} if meeting.place else {}),
        **_proposal(meeting, told=meeting.proposed or meeting.first_day is None),
    }


def _proposal(said: MeetingLine | LineList | NetworkText, *, told: bool) -> dict[str, object]:
    """What is added for a proposal, and for a meeting whose day is not known: where it stands and as what."""
    if not told:
        return {}
    place = {"proposed": said.proposed, "row": said.row}
    if isinstance(said, MeetingLine):
        return {**place, "written": said.written, "years": list(said.years)}
    return {**place}


def _moment(day: date | None, clock: time | None) -> str | None:
    """ISO to the minute where the time is known: "2021-01-20T09:00"; None where the day is not."""
    if day is None:
        return None
    return datetime.combine(day, clock).isoformat(timespec="minutes") if clock else day.isoformat()


def period(span: Span) -> str:
    """Whole years as "2021" or "2019–2022", anything else in the words it was written in."""
    first, last = span.first, span.last
    whole = first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if first and last and whole:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return span.text


def problem_rows(problems: Iterable[Problem]) -> list[dict[str, object]]:
    return [
        {"sheet": each.sheet, "row": each.row, "column": each.column, "message": each.message}
        for each in problems
    ]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
