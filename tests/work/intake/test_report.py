"""The object that the command line promises, and the lines for people."""

from __future__ import annotations

import json
from datetime import date, time

import pytest
from msgspec import structs

from desktop_app.records import roles
from desktop_app.records.ids import ChangeId, OrganisationId, ParticipantId
from desktop_app.records.spans import Span
from desktop_app.work.intake.planning.plan import plan
from desktop_app.work.intake.planning.planned import Known, KnownAffiliation, KnownPerson
from desktop_app.work.intake.telling.besides import period
from desktop_app.work.intake.telling.report import report
from desktop_app.work.intake.telling.sentences import sentences
from desktop_app.work.intake.understood import (
    ColumnGuess,
    LineList,
    MeetingLine,
    NetworkText,
    Person,
    PhoneText,
    Problem,
    SheetUnderstood,
    SkippedRow,
    Understood,
    Vacancy,
)

ALE = OrganisationId(1440)
COLUMNS = (
    ColumnGuess("A", "Kommun", "organisation", 0.987),
    ColumnGuess("B", "Namn", "name", 1.0),
    ColumnGuess("C", "Tfn", "phone", 0.9),
    ColumnGuess("D", "Växel", "phone", 0.6),
)
ANNA = Person(
    "Blad1",
    7,
    "Anna Berg",
    "Anna",
    "Berg",
    organisation=ALE,
    organisation_code="1440",
    organisation_text="Ale kommun",
    title="Chef",
    emails=("anna.berg@ale.example",),
    phones=(PhoneText("mobile", "+46701740605", "070-174 06 05"), PhoneText("phone", "", "4512")),
    role="vice_chair",
    leave_until=date(2026, 8, 31),
    span=Span(date(2026, 1, 1)),
    problems=(Problem("4512 is an extension.", "Blad1", 7, "C"),),
)
UNDERSTOOD = Understood(
    "lista.xlsx",
    "xlsx",
    1,
    "",
    "s",
    sheets=(
        SheetUnderstood("Blad3", "hidden", 1, (), 4, taken=False),
        SheetUnderstood("Blad1", "visible", 6, COLUMNS, 2),
    ),
    people=(ANNA, Person("Blad1", 8, "", refused="The row has no name.")),
    vacancies=(Vacancy("Blad1", 9, ALE, "Ale kommun", "member"),),
    skipped=(SkippedRow("Blad1", 2, "title"), SkippedRow("Blad1", 34, "total")),
    problems=(Problem("The sheet is hidden.", "Blad3"),),
)
NAMED = {
    "file", "sheet", "header_row", "columns", "rows", "new", "changed", "unchanged", "perhaps", "conflicts",
    "refused", "left_out", "ended", "skipped", "problems",
}  # fmt: skip
PERSON = {
    "sheet", "row", "state", "given", "family", "title", "organisation", "organisation_code", "emails",
    "phones", "role", "party", "acting", "leave_until", "from", "to", "match", "evidence", "problems",
}  # fmt: skip


def told(understood: Understood, *, rows: bool = False) -> dict[str, object]:
    """The one file's object, as another program reads it."""
    whole = json.loads(json.dumps(report([plan(understood, Known())], ChangeId(3), rows=rows)))
    assert list(whole) == ["files", "change"]
    assert whole["change"] == 3
    [file] = whole["files"]
    assert isinstance(file, dict)
    return file


def test_a_sheet_is_told_by_exactly_the_promised_names() -> None:
    file = told(UNDERSTOOD)
    assert set(file) == NAMED
    assert (file["sheet"], file["header_row"], file["rows"], file["skipped"]) == ("Blad1", 6, 2, 2)
    assert (file["new"], file["refused"], file["unchanged"], file["ended"]) == (1, 1, 0, 0)
    columns = file["columns"]
    assert isinstance(columns, dict)
    assert columns["organisation"] == [{"column": "A", "heading": "Kommun", "certainty": 0.99}]
    assert [guess["column"] for guess in columns["phone"]] == ["C", "D"]
    assert file["problems"] == [
        {"sheet": "Blad3", "row": None, "column": "", "message": "The sheet is hidden."},
        {"sheet": "Blad1", "row": 7, "column": "C", "message": "4512 is an extension."},
        {"sheet": "Blad1", "row": 8, "column": "", "message": "The row has no name."},
    ]


def test_rows_add_the_people_and_the_vacant_seats() -> None:
    file = told(UNDERSTOOD, rows=True)
    assert set(file) == NAMED | {"people", "vacant"}
    people = file["people"]
    assert isinstance(people, list)
    assert [set(person) for person in people] == [PERSON, PERSON]
    anna, refused = people
    assert (anna["state"], anna["role"], anna["leave_until"], anna["from"], anna["to"]) == (
        "new",
        "vice ordförande",
        "2026-08-31",
        "2026-01-01",
        None,
    )
    assert anna["phones"] == ["+46701740605", "4512"]
    assert (refused["state"], refused["evidence"]) == ("refused", "The row has no name.")
    assert file["vacant"] == [{"sheet": "Blad1", "row": 9, "organisation": "Ale kommun", "role": "ledamot"}]


def test_a_page_adds_its_network_meetings_and_lists() -> None:
    page = Understood(
        "sida.txt",
        "text",
        1,
        "",
        "p",
        people=(structs.replace(ANNA, sheet="", problems=(Problem("Unsure.", row=7),)),),
        network=NetworkText("Arbetsmarknadsnätverket", stated_seats=15),
        meetings=(
            MeetingLine(4, date(2021, 1, 20), date(2021, 1, 20), time(9), time(12), host="Ale"),
            MeetingLine(5, date(2021, 5, 30), date(2021, 6, 1), cancelled=True),
        ),
        lists=(
            LineList(
                "mission", "Uppdrag", Span(date(2019, 1, 1), date(2022, 12, 31), "2019-2022"), ("Ett", "Två")
            ),
        ),
    )
    file = told(page)
    assert set(file) == NAMED | {"networks", "meetings", "lists"}
    assert (file["sheet"], file["header_row"], file["columns"]) == ("", None, {})
    meetings = file["meetings"]
    assert isinstance(meetings, list)
    assert [(meeting["start"], meeting["end"], meeting["cancelled"]) for meeting in meetings] == [
        ("2021-01-20T09:00", "2021-01-20T12:00", False),
        ("2021-05-30", "2021-06-01", True),
    ]
    assert set(meetings[0]) == {"start", "end", "cancelled", "host", "title", "joint", "problems"}
    assert file["lists"] == [{"kind": "mission", "period": "2019–2022", "lines": ["Ett", "Två"]}]
    assert sentences([plan(page, Known())])[2:] == [
        "1 joins the network.",
        "Arbetsmarknadsnätverket: 2 meetings, 1 list.",
        "row 7: Unsure.",
    ]


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span(), ""),
        (Span(date(2021, 1, 1), date(2021, 12, 31)), "2021"),
        (Span(date(2019, 8, 1), date(2019, 12, 31), "hösten 2019"), "hösten 2019"),
    ],
)
def test_a_period_is_said_in_years(span: Span, text: str) -> None:
    assert period(span) == text


def test_a_role_without_a_key_keeps_the_files_word() -> None:
    assert (roles.word("", "Deltagare"), roles.word("deputy", "Ers."), roles.word("")) == (
        "deltagare",
        "ersättare",
        "",
    )


def test_the_match_is_the_participants_number() -> None:
    tie = KnownAffiliation(1, ALE, "Ale kommun", "Chef", "", "", acting=False)
    known = Known((KnownPerson(ParticipantId(12), "Anna", "Berg", "Anna Berg", affiliations=(tie,)),))
    [file] = json.loads(json.dumps(report([plan(UNDERSTOOD, known)], None, rows=True)))["files"]
    assert (file["changed"], file["people"][0]["match"]) == (1, 12)
    assert file["people"][0]["evidence"] == "same name and organisation"


def test_one_file_is_told_in_detail_and_never_in_more_than_ten_lines() -> None:
    lines = sentences([plan(UNDERSTOOD, Known())])
    assert lines == [
        "lista.xlsx: 2 participants from 1 municipality.",
        "1 new, 1 refused.",
        "Heading row 6; columns: organisation (A), name (B), telephone (C), telephone (D).",
        "2 rows are no people.",
        "1 vacant seat.",
        "sheet Blad3: The sheet is hidden.",
        "sheet Blad1, row 7, column C: 4512 is an extension.",
        "sheet Blad1, row 8: The row has no name.",
    ]
    many = structs.replace(UNDERSTOOD, problems=tuple(Problem(f"Trouble {n}.") for n in range(20)))
    crowded = sentences([plan(many, Known())])
    assert (len(crowded), crowded[-1]) == (10, "… and 18 more")


def test_several_files_are_a_line_each() -> None:
    lines = sentences([plan(UNDERSTOOD, Known())] * 12)
    assert (len(lines), lines[0], lines[-1]) == (
        10,
        "lista.xlsx: 2 participants from 1 municipality. 1 new, 1 refused.",
        "… and 3 more",
    )
    assert sentences([]) == []
