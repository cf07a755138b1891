"""What an import found and did, as the one JSON object that the command line promises to other programs.

Its keys are English, its messages in the person's language, its roles Swedish as the lists write them.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records import roles
from desktop_app.records.ids import ChangeId
from desktop_app.work.intake.planning.cells import phone_value
from desktop_app.work.intake.planning.planned import PlannedFile, PlannedPerson, State
from desktop_app.work.intake.telling.besides import (
    attendance,
    is_page,
    iso,
    organisations,
    page,
    problem_rows,
)
from desktop_app.work.intake.understood import Problem, SheetUnderstood

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
    return {
        "files": [
            {
                **_file(file),
                **attendance(file, diets=rows),
                **organisations(file),
                **(_rows(file) if rows else {}),
            }
            for file in files
        ],
        "change": change,
    }


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
        "problems": problem_rows(all_problems(file)),
    }
    return {**told, **page(file)} if is_page(file) else told


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


def _rows(file: PlannedFile) -> dict[str, object]:
    return {
        "people": [_person(planned) for planned in file.people],
        "vacant": [
            {
                "sheet": vacancy.sheet,
                "row": vacancy.row,
                "organisation": vacancy.organisation_text,
                "role": roles.word(vacancy.role),
            }
            for vacancy in file.vacancies
        ],
    }


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
        "role": roles.word(person.role, person.role_text),
        "party": person.party,
        "acting": person.acting,
        "leave_until": iso(person.leave_until),
        "from": iso(person.span.first),
        "to": iso(person.span.last),
        "match": planned.match if planned.match and planned.match > 0 else None,
        "evidence": planned.evidence,
        "problems": problem_rows(_problems_of(planned)),
    }
