"""Attendance matrices on their side: a person in each column, a meeting on each row."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.errors import FileProblem
from desktop_app.sheets.book import Area
from desktop_app.work.intake.understood import Understood
from tests.work.intake.sources import from_rows, from_sheets, sheet

JANUARY, APRIL = date(2025, 1, 20), date(2025, 4, 7)


def people(found: Understood) -> list[tuple[str, str, str, str]]:
    return [(each.column, each.given, each.family, each.organisation_code) for each in found.people]


def marks(found: Understood) -> list[tuple[str, int, str, str]]:
    """Who, on which row and in which column, and what of which day."""
    return [
        (found.people[one.person].written, one.row, one.column, "remote" if one.remote else one.presence)
        for one in found.attendance
    ]


def test_names_over_marks() -> None:
    found = from_rows(
        ("Närvaro styrgruppen 2025",),
        ("",),
        ("Datum", "Anna Berg", "Bo Ek", "Vakant", "Berg, Siv (S)"),
        ("Kommun", "Ale", "Partille kommun", "Lerum", "Ale"),
        ("20 januari", "x", "", "", "F"),
        ("2025-04-07", "D", "x", "", "(x)"),
        ("Antal", 2, 1, 0, 0),
    )
    assert people(found) == [
        ("B", "Anna", "Berg", "1440"),
        ("C", "Bo", "Ek", "1402"),
        ("E", "Siv", "Berg", "1440"),
    ]
    assert [(each.row, each.first_day) for each in found.meetings] == [(5, JANUARY), (6, APRIL)]
    assert marks(found) == [
        ("Anna Berg", 5, "B", "present"),
        ("Bo Ek", 5, "C", "absent"),
        ("Siv Berg", 5, "E", "absent"),
        ("Anna Berg", 6, "B", "remote"),
        ("Bo Ek", 6, "C", "present"),
    ]
    assert [(each.row, each.column) for each in found.problems] == [(6, "E")]  # (x) says nothing for certain
    assert [(each.row, each.column, each.organisation_text) for each in found.vacancies] == [
        (3, "D", "Lerum")
    ]
    assert [each.row for each in found.skipped] == [1, 7]


def test_the_municipality_in_the_cell_of_the_name_or_merged_over_several() -> None:
    days = (("2025-01-20", "x", "x", "frånv."), ("2025-04-07", "x", "", "x"))
    behind = from_rows(("Möte", "Anna Berg, Ale", "Bo Ek (S), Ale", "Eva Alm, Lerum"), *days)
    merged = from_rows(
        ("", "Ale kommun", "", "Lerum"),
        ("Möte", "Anna Berg", "Bo Ek", "Eva Alm"),
        *days,
        merges=(Area(1, 2, 1, 3),),
    )
    assert people(behind) == people(merged)
    assert people(merged) == [
        ("B", "Anna", "Berg", "1440"),
        ("C", "Bo", "Ek", "1440"),
        ("D", "Eva", "Alm", "1441"),
    ]


def test_given_and_family_name_on_rows_of_their_own_under_a_year() -> None:
    found = from_rows(
        ("Förnamn", "Anna", "Bo"),
        ("Efternamn", "Berg", "Ek"),
        ("2025", "", ""),
        ("20/1", "x", "x"),
        ("2026", "", ""),
        ("7/4", "", "x"),
    )
    assert [(each.given, each.family) for each in found.people] == [("Anna", "Berg"), ("Bo", "Ek")]
    assert [each.first_day for each in found.meetings] == [JANUARY, date(2026, 4, 7)]


def test_beside_places_it_is_no_plan_of_meetings() -> None:
    found = from_rows(
        ("Datum", "Plats", "Anna Berg", "Bo Ek"),
        ("2025-01-20", "Ale", "x", "x"),
        ("2025-04-07", "Lerum", "x", ""),
    )
    assert [each.written for each in found.people] == ["Anna Berg", "Bo Ek"]
    assert len(found.attendance) == 4


def test_a_row_whose_day_cannot_be_read_is_told_and_a_hidden_person_left_out() -> None:
    head = (("Möte", "Anna Berg", "Bo Ek"), ("", "Ale", "Ale"))
    rows = (*head, ("2025-01-20", "x", "x"), ("Extra möte", "x", ""))
    found = from_sheets(sheet(rows, hidden_columns=frozenset({3})))
    assert [(each.row, each.column) for each in found.problems] == [(4, "A")]
    assert [bool(each.left_out) for each in found.people] == [False, True]


def test_municipalities_over_marks_are_no_people() -> None:
    with pytest.raises(FileProblem):
        from_rows(("Datum", "Ale", "Upplands Väsby"), ("2025-01-20", "x", ""), ("2025-04-07", "", "x"))
