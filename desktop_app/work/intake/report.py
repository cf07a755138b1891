"""What an import found and did, as the one JSON object that the command line promises to other programs.

Its keys are English, its messages in the person's language, its roles Swedish as the lists write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from desktop_app.records.ids import ChangeId
from desktop_app.records.networks import STANDARD_ROLES
from desktop_app.records.spans import Span
from desktop_app.work.intake.cells import phone_value
from desktop_app.work.intake.planned import PlannedFile, PlannedPerson, State
from desktop_app.work.intake.understood import MeetingLine, Problem, SheetUnderstood

_SWEDISH = {key: swedish for key, swedish, *_rest in STANDARD_ROLES}
COUNTS: tuple[tuple[str, State], ...] = (
    ("new", "new"),
    ("changed", "changed"),
    ("unchanged", "unchanged"),
    ("perhaps", "perhaps"),
    ("conflicts", "conflict"),
    ("refused", "refused"),
    ("left_out", "left_out"),
)
"""How the contract names the number of people in each state."""


def report(files: Sequence[PlannedFile], change: ChangeId | None, *, rows: bool = False) -> dict[str, object]:
    """`change` is None where nothing was written; `rows` adds people and vacant seats to each file."""
    return {"files": [{**_file(file), **(_rows(file) if rows else {})} for file in files], "change": change}


def _file(file: PlannedFile) -> dict[str, object]:
    understood = file.understood
    sheet = main_sheet(file)
    told: dict[str, object] = {
        "file": understood.file,
        "sheet": sheet.sheet if sheet else "",
        "header_row": sheet.header_row if sheet else None,
        "columns": _columns(sheet),
        "rows": _data_rows(file),
        **{name: file.count(state) for name, state in COUNTS},
        "ended": len(file.endings),
        "skipped": len(understood.skipped),
        "problems": _problems(all_problems(file)),
    }
    return {**told, **_page(file)} if is_page(file) else told


def main_sheet(file: PlannedFile) -> SheetUnderstood | None:
    """The first sheet that is taken in; a page may have none."""
    return next((sheet for sheet in file.understood.sheets if sheet.taken), None)


def _data_rows(file: PlannedFile) -> int:
    understood = file.understood
    if not understood.sheets:
        return len({(person.sheet, person.row) for person in understood.people})
    return sum(sheet.data_rows for sheet in understood.sheets if sheet.taken)


def _columns(sheet: SheetUnderstood | None) -> dict[str, list[dict[str, object]]]:
    columns: dict[str, list[dict[str, object]]] = {}
    for guess in sheet.columns if sheet else ():
        columns.setdefault(guess.field, []).append(
            {"column": guess.column, "heading": guess.heading, "certainty": round(guess.certainty, 2)}
        )
    return columns


def all_problems(file: PlannedFile) -> tuple[Problem, ...]:
    """The file's, the plan's and every person's, each once, the refused rows' reasons too."""
    problems = dict.fromkeys((*file.understood.problems, *file.problems))
    for planned in file.people:
        problems.update(dict.fromkeys(_problems_of(planned)))
    return tuple(problems)


def _problems_of(planned: PlannedPerson) -> tuple[Problem, ...]:
    person = planned.person
    if planned.state != "refused" or any(problem.message == planned.evidence for problem in person.problems):
        return person.problems
    return (*person.problems, Problem(planned.evidence, person.sheet, person.row))


def _problems(problems: Iterable[Problem]) -> list[dict[str, object]]:
    return [
        {"sheet": each.sheet, "row": each.row, "column": each.column, "message": each.message}
        for each in problems
    ]


def is_page(file: PlannedFile) -> bool:
    """True for a text or page, which may speak of a network, its meetings and its lists."""
    understood = file.understood
    return bool(understood.kind == "text" or understood.network or understood.meetings or understood.lists)


def _page(file: PlannedFile) -> dict[str, object]:
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
            }
        ]
        if network
        else [],
        "meetings": [_meeting(meeting) for meeting in understood.meetings],
        "lists": [
            {"kind": each.kind, "period": period(each.period), "lines": list(each.lines)}
            for each in understood.lists
        ],
    }


def _meeting(meeting: MeetingLine) -> dict[str, object]:
    return {
        "start": _moment(meeting.first_day, meeting.start),
        "end": _moment(meeting.last_day, meeting.end),
        "cancelled": meeting.cancelled,
        "host": meeting.host,
        "title": meeting.title,
        "joint": meeting.joint,
        "problems": _problems(meeting.problems),
    }


def _moment(day: date, clock: time | None) -> str:
    """ISO to the minute where the time is known: "2021-01-20T09:00"."""
    return datetime.combine(day, clock).isoformat(timespec="minutes") if clock else day.isoformat()


def period(span: Span) -> str:
    """Whole years as "2021" or "2019–2022", anything else in the words it was written in."""
    first, last = span.first, span.last
    whole = first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if first and last and whole:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return span.text


def _rows(file: PlannedFile) -> dict[str, object]:
    return {
        "people": [_person(planned) for planned in file.people],
        "vacant": [
            {
                "sheet": vacancy.sheet,
                "row": vacancy.row,
                "organisation": vacancy.organisation_text,
                "role": role_word(vacancy.role),
            }
            for vacancy in file.vacancies
        ],
    }


def role_word(key: str, text: str = "") -> str:
    """The Swedish word of a role's key; without a key the file's own word."""
    return _SWEDISH.get(key, key or text.casefold())


def _person(planned: PlannedPerson) -> dict[str, object]:
    person = planned.person
    return {
        "sheet": person.sheet,
        "row": person.row,
        "state": planned.state,
        "given": person.given,
        "family": person.family,
        "title": person.title,
        "organisation": person.organisation_text,
        "organisation_code": person.organisation_code,
        "emails": list(person.emails),
        "phones": [phone_value(phone) for phone in person.phones],
        "role": role_word(person.role, person.role_text),
        "party": person.party,
        "acting": person.acting,
        "leave_until": _iso(person.leave_until),
        "from": _iso(person.span.first),
        "to": _iso(person.span.last),
        "match": planned.match,
        "evidence": planned.evidence,
        "problems": _problems(_problems_of(planned)),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
