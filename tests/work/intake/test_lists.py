"""Four of the sample lists exactly as they are understood; test_samples has them all, as planned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop_app.records.networks import STANDARD_ROLES
from desktop_app.work.intake.understood import Person, Understood
from tests.work.intake import sources

UNDERSTOOD = (
    "deltagare_arbetsmarknad_tillvaxt.csv",
    "kontakter_vuxenutbildning.csv",
    "Sändlista AME-chefsnätverket 2026-03-01.xlsx",
    "Kontaktlista Partille kommun.xlsx",
)
SWEDISH = {role[0]: role[1] for role in STANDARD_ROLES}
FOLDERS = pytest.mark.parametrize("folder", sources.list_folders(), ids=lambda folder: folder.parent.name)


def as_expected(person: Person) -> dict[str, Any]:
    """A person in the form of expected.json; what the file does not say is left out."""
    said = {
        "given": person.given,
        "family": person.family,
        "organisation_code": person.organisation_code,
        "title": person.title.casefold(),
        "department": person.department,
        "emails": list(person.emails),
        "phones": [phone.value for phone in person.phones if phone.value],
        "role": SWEDISH.get(person.role, ""),
        "role_text": person.role_text if person.role_text.casefold() != SWEDISH.get(person.role, "") else "",
        "party": person.party,
        "acting": person.acting,
        "on_leave_until": person.leave_until.isoformat() if person.leave_until else "",
        "notes": person.notes,
        "source": [f"{person.sheet}!{person.row}"],
    }
    return {name: value for name, value in said.items() if value}


def columns(understood: Understood) -> dict[str, str]:
    (taken,) = [sheet for sheet in understood.sheets if sheet.taken]
    return {column.field: column.column for column in taken.columns}


@FOLDERS
@pytest.mark.parametrize("name", UNDERSTOOD)
def test_exactly_as_expected(folder: Path, name: str) -> None:
    want = sources.expected(folder)[name]
    found = sources.from_file(folder / name)
    people = [{**one, "title": one["title"].casefold()} for one in want["participants"]]
    assert [as_expected(person) for person in found.people] == people
    assert len({person.organisation for person in found.people}) == want["organisations_count"]
    assert [one.row for one in found.skipped] == want["skipped_rows"]
    assert columns(found) == {key.removesuffix("_family_first"): at for key, at in want["columns"].items()}
    assert [sheet.sheet for sheet in found.sheets if sheet.taken] == [
        name for name, sheet in want["sheets"].items() if sheet["import"]
    ]
    assert {sheet.header_row for sheet in found.sheets if sheet.taken} == {want["header_row"]}
    assert not any(person.left_out or person.refused for person in found.people)
    assert found.vacancies == ()


def told(understood: Understood) -> set[tuple[int | None, str]]:
    problems = (
        *understood.problems,
        *(problem for person in understood.people for problem in person.problems),
    )
    return {(problem.row, problem.column) for problem in problems}


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("deltagare_arbetsmarknad_tillvaxt.csv", {(9, "E"), (14, "")}),
        ("kontakter_vuxenutbildning.csv", {(1, "A")}),
        (
            "Sändlista AME-chefsnätverket 2026-03-01.xlsx",
            {(None, ""), (11, ""), (16, ""), (19, ""), (22, ""), (27, "F")},
        ),
        ("Kontaktlista Partille kommun.xlsx", {(1, ""), (1, "D"), (1, "E"), (13, "D")}),
    ],
)
def test_what_is_told_and_nothing_else(name: str, places: set[tuple[int | None, str]]) -> None:
    assert told(sources.from_file(sources.DATA / "lists" / name)) == places


def test_a_list_without_municipality_takes_it_from_the_files_name() -> None:
    found = sources.from_file(sources.DATA / "lists" / "Kontaktlista Partille kommun.xlsx")
    assert found.organisation == 1402
    extension = next(person for person in found.people if person.row == 13).phones[0]
    assert (extension.value, extension.written) == ("", "4512")


def test_names_are_printed_in_usual_order_and_as_written() -> None:
    found = sources.from_file(sources.DATA / "lists" / "deltagare_arbetsmarknad_tillvaxt.csv")
    written = [person.written for person in found.people]
    assert "Agneta von Scholten" in written
    assert "Siobhán O'Brian" in written
    assert "Nellie Ericsson" in written
