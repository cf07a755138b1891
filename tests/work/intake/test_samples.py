"""The sample lists, whole: every person with every field, the columns, what is skipped, vacant and left out.

What expected.json means is told by the README.md beside it. People are compared as the plan has them, after
the file's own repetitions are taken together.
"""

from __future__ import annotations

import re
from collections.abc import Set
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import FileProblem
from desktop_app.records import roles
from desktop_app.work.intake.planning.plan import plan
from desktop_app.work.intake.planning.planned import Known, PlannedFile, PlannedPerson
from desktop_app.work.intake.understood import Understood
from tests.work.intake import sources

NOT_YET: Set[str] = frozenset()
NOT_TOLD: Set[str] = frozenset()
"""Lists that are not right yet. The marks are strict, so that one which has become right says so."""


def lists(wrong: Set[str]) -> pytest.MarkDecorator:
    """Every list of every folder; those in `wrong` are expected to fail."""
    return pytest.mark.parametrize(
        ("folder", "name"),
        [
            pytest.param(
                folder,
                name,
                id=f"{name}-{folder.parent.name}",
                marks=[pytest.mark.xfail(strict=True)] if name in wrong else [],
            )
            for folder in sources.list_folders()
            for name in sources.expected(folder)
        ],
    )


def found_of(understood: Understood, planned: PlannedPerson) -> dict[str, Any]:
    """A person of a plan in the terms of expected.json; what the file does not say is left out."""
    person = planned.person
    rows = {(each.sheet, each.row) for each in (person, *planned.also)}
    values: dict[str, Any] = {
        "given": person.given,
        "family": person.family,
        "organisation_code": person.organisation_code,
        "title": person.title.casefold(),
        "department": person.department,
        "emails": list(person.emails),
        "phones": [phone.value for phone in person.phones if phone.value],
        # "Deltagare" is a member in the register, and stands as it is written.
        "role": "deltagare"
        if person.role_text.casefold() == "deltagare"
        else _role(roles.word(person.role, person.role_text)),
        "party": person.party,
        "acting": person.acting,
        "on_leave_until": person.leave_until.isoformat() if person.leave_until else "",
        "from": person.span.first.isoformat() if person.span.first else "",
        "to": person.span.last.isoformat() if person.span.last else "",
        "notes": person.notes,
        "source": sorted(row for _sheet, row in rows),
        **_attendance(understood, rows),
    }
    return {name: value for name, value in values.items() if value}


def _role(word: str) -> str:
    """The register has one vice chair; ordinarie is ledamot."""
    return re.sub(r"^[12]:e ", "", "ledamot" if word == "ordinarie" else word)


def _attendance(understood: Understood, rows: set[tuple[str, int]]) -> dict[str, Any]:
    lines = [line for line in understood.attendance if (line.sheet, line.row) in rows]
    seen = {
        str(understood.meetings[line.meeting].first_day): "remote" if line.remote else line.presence
        for line in lines
        if line.presence and line.meeting >= 0
    }
    reply = next((line for line in reversed(lines) if line.reply), None)
    return {
        "attending": f"{reply.reply}{', remotely' * reply.remote}" if reply else "",
        "diet": next((line.diet for line in reversed(lines) if line.diet), ""),
        "attendance": seen,
    }


def wanted_of(person: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """A person of expected.json in the same terms, with the given name and family name split as `found` has
    them where nobody can know."""
    values = {
        name: value
        for name, value in person.items()
        if name not in ("display", "split_ambiguous", "role_text")
    }
    values["source"] = sorted(int(place.rpartition("!")[2]) for place in person["source"])
    if "title" in values:
        values["title"] = values["title"].casefold()
    if "role" in values:
        values["role"] = _role(values["role"])
    if "attendance" in values:
        # An unclear "(x)" is told, never a value.
        values["attendance"] = {
            day: "remote" if "remote" in what else what
            for day, what in values["attendance"].items()
            if what != "unclear"
        }
    if person.get("split_ambiguous") and f"{found.get('given')} {found.get('family')}" == person["display"]:
        values["given"], values["family"] = found["given"], found["family"]
    return values


def rows_of(people: list[PlannedPerson]) -> list[int]:
    return sorted(each.row for planned in people for each in (planned.person, *planned.also))


def columns_of(understood: Understood) -> set[tuple[str, str]]:
    (taken,) = [sheet for sheet in understood.sheets if sheet.taken]
    return {(column.field, column.column) for column in taken.columns if column.field != "ignore"}


def wanted_columns(columns: dict[str, str | list[str]]) -> set[tuple[str, str]]:
    return {
        (name.removesuffix("_family_first"), letter)
        for name, letters in columns.items()
        for letter in ([letters] if isinstance(letters, str) else letters)
        if name != "ignore"
    }


def told_rows(understood: Understood, file: PlannedFile) -> set[int | None]:
    """The rows of which the preview says something."""
    problems = [*understood.problems, *file.problems]
    for planned in file.people:
        problems += [
            *planned.person.problems,
            *(problem for each in planned.also for problem in each.problems),
        ]
    places = {problem.row for problem in problems} | {skipped.row for skipped in understood.skipped}
    places |= {vacancy.row for vacancy in understood.vacancies}
    asked = [planned for planned in file.people if planned.state in ("left_out", "perhaps", "refused")]
    return places | set(rows_of(asked))


@lists(NOT_YET)
def test_a_list_gives_what_is_expected(folder: Path, name: str) -> None:
    want = sources.expected(folder)[name]
    understood = sources.from_file(folder / name)
    file = plan(understood, Known())
    taken = [planned for planned in file.people if planned.state not in ("left_out", "refused")]
    left_out = [planned for planned in file.people if planned.state == "left_out"]

    found = sorted(
        (found_of(understood, each) for each in taken), key=lambda one: (one["source"], one["given"])
    )
    people = sorted(want["participants"], key=lambda one: (wanted_of(one, {})["source"], one["given"]))
    assert len(found) == len(people) == want["participants_count"]
    for one, person in zip(found, people, strict=True):
        assert one == wanted_of(person, one)
    assert not [planned for planned in file.people if planned.state == "refused"]
    assert rows_of(left_out) == sorted(
        wanted_of(person, {})["source"][0] for person in want.get("left_out_participants", ())
    )

    assert columns_of(understood) == wanted_columns(want["columns"])
    assert {sheet.header_row for sheet in understood.sheets if sheet.taken} == {want["header_row"]}
    assert len({planned.person.organisation_code for planned in taken}) == want["organisations_count"]
    assert [
        sheet.sheet for sheet in understood.sheets if sheet.taken and want["sheets"].keys() != {"text"}
    ] == [sheet for sheet, said in want["sheets"].items() if said["import"] and sheet != "text"]

    vacant = [
        (seat.row, f"{seat.organisation:04}", _role(roles.word(seat.role))) for seat in understood.vacancies
    ]
    assert sorted(vacant) == sorted(
        (int(seat["source"].rpartition("!")[2]), seat["organisation_code"], _role(seat["role"]))
        for seat in want.get("vacancies", ())
    )
    empty = {row for row, _code, _role in vacant} - set(rows_of(taken))
    assert (
        sorted({each.row for each in understood.skipped} | set(rows_of(left_out)) | empty)
        == want["skipped_rows"]
    )

    asked = [
        sorted((each.person.row, file.people[each.twin].person.row))
        for each in file.people
        if each.twin is not None
    ]
    assert sorted(map(tuple, asked)) == sorted(map(tuple, want["perhaps_same"]))


@lists(NOT_TOLD)
def test_what_should_be_looked_at_is_told(folder: Path, name: str) -> None:
    want = sources.expected(folder)[name]["warnings_expected"]
    understood = sources.from_file(folder / name)
    rows = {int(row) for said in want for row in re.findall(r"^row (\d+)", said)}
    assert rows - told_rows(understood, plan(understood, Known())) == set()


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            told,
            id=told["file"],
            # Councils of England under headings like "nice-name": not seen to be organisations yet.
        )
        for told in sources.real_lists()
    ],
)
def test_a_real_list_speaks_of_what_it_holds(told: dict[str, Any]) -> None:
    path = Path(sources.SAMPLES) / "real" / told["file"]
    if told["contains"] == "none":
        with pytest.raises(FileProblem):
            sources.from_file(path)
        return
    understood = sources.from_file(path)
    people = {person.row for person in understood.people if not person.refused}
    first = [line.row for line in understood.organisations if line.sheet == understood.sheets[0].sheet]
    found = people if told["contains"] == "persons" else first
    assert len(found) == told["data_rows"]
    assert bool(people) == (told["contains"] == "persons")
    assert understood.sheets[0].header_row == told["header_rows"][-1]
