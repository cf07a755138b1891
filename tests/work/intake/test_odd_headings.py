"""Headings that say little, or something else than stands below them: "Ort", "Plats", "Nås på", "15"."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.errors import FileProblem
from desktop_app.sheets.book import Area
from tests.work.intake.sources import from_rows, from_sheets, sheet


def test_headings_of_unknown_words() -> None:
    found = from_rows(
        ("Vilka är med", "Från vilket håll", "Nås på"),
        ("Ida Skog", "Ale", "ida.skog@ale.example"),
        ("Lo Brandt", "Lerum", "070-174 06 05"),
    )
    assert found.sheets[0].header_row == 1
    assert [(one.written, one.organisation) for one in found.people] == [
        ("Ida Skog", 1440),
        ("Lo Brandt", 1441),
    ]


def test_a_first_person_of_whom_little_is_known_is_no_heading() -> None:
    found = from_rows(
        ("Ida Skog", "Kunskapsförbundet", "vakant"),
        ("Lo Brandt", "Lerum", "lo.brandt@lerum.example"),
        ("Kim Berg", "Ale", "kim.berg@ale.example"),
    )
    assert found.sheets[0].header_row is None
    assert [one.written for one in found.people] == ["Ida Skog", "Lo Brandt", "Kim Berg"]


TOWNS = (("Jan Ask", "Luleå"), ("Eva Björk", "Älvsbyn"), ("Ulf Gran", "Arjeplog"))


def test_a_town_is_the_organisation_where_no_other_column_holds_one() -> None:
    found = from_rows(("Namn", "Ort"), *TOWNS)
    assert [one.organisation_code for one in found.people] == ["2580", "2560", "2506"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Postnr", ("972 38", "942 31", "930 90")),
        ("Adress", ("Storgatan 1", "Lillgatan 2", "Vägen 3")),
        ("E-post", ("jan@bolag.example", "eva@bolag.example", "ulf@bolag.example")),
    ],
    ids=["a postcode", "a street", "one employer"],
)
def test_a_town_is_no_organisation_beside(heading: str, cells: tuple[str, ...]) -> None:
    rows = ((*person, cell) for person, cell in zip(TOWNS, cells, strict=True))
    found = from_rows(("Namn", "Ort", heading), *rows)
    assert [one.organisation for one in found.people] == [None, None, None]


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("Inv.nr", "Benämning", "Modell", "Plats", "Värde"),
            ("10021", "Bärbar Dator", "Latitude 5520", "Kommunhuset Plan 2", 8900),
            ("10022", "Projektor Epson", "EB-W06", "Sammanträdesrum Ekan", 5200),
        ),
        (
            ("Linje", "Från", "Till", "Avgår"),
            ("100", "Ale", "Göteborg", "07:10"),
            ("101", "Lerum", "Mark", "07:25"),
        ),
    ],
    ids=["an inventory", "a timetable"],
)
def test_things_in_places_are_no_people_and_no_organisations(rows: tuple[tuple[str | int, ...], ...]) -> None:
    with pytest.raises(FileProblem):
        from_rows(*rows)


def test_an_address_that_is_an_e_mail_address_and_a_unit_that_is_an_organisation() -> None:
    found = from_rows(
        ("Org.enhet", "Kontaktperson(er)", "Adress (mail)"),
        ("Ale kommun / Näringsliv", "Ida Skog; Lo Brandt", "ida.skog@ale.example; lo.brandt@ale.example"),
        ("Lerums kommun", "Kim Berg", "kim.berg@lerum.example"),
    )
    assert [(one.written, one.organisation, one.emails) for one in found.people] == [
        ("Ida Skog", 1440, ("ida.skog@ale.example",)),
        ("Lo Brandt", 1440, ("lo.brandt@ale.example",)),
        ("Kim Berg", 1441, ("kim.berg@lerum.example",)),
    ]


def test_a_seat_of_a_party_with_a_dash_for_its_name() -> None:
    found = from_rows(
        ("Kommun", "Plats", "Ledamot", "Parti"), ("Ale", "1", "Ida Skog", "MP"), ("Lerum", "2", "---", "S")
    )
    assert [one.written for one in found.people] == ["Ida Skog"]
    assert [(one.row, one.organisation) for one in found.vacancies] == [(3, 1441)]


def test_a_vacant_seat_before_the_first_person_of_a_list_without_headings() -> None:
    found = from_sheets(
        sheet((("Ordinarie",), ("vakant",), ("Ersättare",), ("Ida Skog", "L", "070-174 06 05")), name="Ale"),
        sheet((("Ordinarie",), ("Lo Brandt", "S", "070-174 06 06")), name="Lerum"),
    )
    assert [(one.organisation, one.role) for one in found.vacancies] == [(1440, "member")]
    assert [(one.organisation, one.role) for one in found.people] == [(1440, "deputy"), (1441, "member")]


def test_a_sheet_called_kontakter_gives_nobody_a_role() -> None:
    people = (("Namn", "Kommun"), ("Ida Skog", "Ale"))
    found = from_sheets(
        sheet(people, name="Kontakter"), sheet((("Post", "Utfall"), ("Lokal", 1)), name="Budget")
    )
    assert [one.role for one in found.people] == [""]


@pytest.mark.parametrize("merges", [(), (Area(2, 3, 2, 4),)], ids=["blank", "merged"])
def test_numbers_below_their_month_are_days(merges: tuple[Area, ...]) -> None:
    found = from_rows(
        ("Närvaro 2026", "", "", "", ""),
        ("", "", "januari", "", "mars"),
        ("Deltagare", "Kommun", "15", "29", "12"),
        ("Skog, Ida", "Ale", "x", "D", "x"),
        ("Antal", "", "1", "1", "1"),
        merges=merges,
    )
    assert [
        (found.meetings[one.meeting].first_day, one.presence, one.remote) for one in found.attendance
    ] == [
        (date(2026, 1, 15), "present", False),
        (date(2026, 1, 29), "present", True),
        (date(2026, 3, 12), "present", False),
    ]


@pytest.mark.parametrize(
    ("written", "first"),
    [("230101", date(2023, 1, 1)), ("202301", None), ("201201", None), ("239901", None)],
    ids=["a day", "a month", "a month or a day", "no day"],
)
def test_days_in_six_digits(written: str, first: date | None) -> None:
    found = from_rows(("Namn", "Kommun", "Från", "Till"), ("Ida Skog", "Ale", written, "2026-12-31"))
    assert found.people[0].span.first == first
    assert bool(found.people[0].problems) == (first is None)


def test_a_question_that_is_answered_in_words_of_many_kinds() -> None:
    found = from_rows(
        ("Namn", "Kommun", "Deltar du?", "Hur vill du delta?"),
        ("Ida Skog", "Ale", "Ja, hela dagen", "Digitalt"),
        ("Lo Brandt", "Lerum", "Avböjer", ""),
        ("Kim Berg", "Mark", "Osäker än", ""),
        ("Siv Ro", "Tranemo", "", "Kan tyvärr inte"),
    )
    assert [(one.reply, one.remote) for one in found.attendance] == [
        ("yes", True),
        ("no", False),
        ("maybe", False),
        ("no", False),
    ]


def test_titles_at_a_municipality_are_titles() -> None:
    found = from_rows(
        ("Namn", "Vad gör du?", "E-post"),
        ("Ida Skog", "Skolchef, Ale kommun", "ida.skog@ale.example"),
        ("Lo Brandt", "Rektor, Lerums kommun", "lo.brandt@lerum.example"),
    )
    assert [(one.title, one.organisation, one.department) for one in found.people] == [
        ("Skolchef, Ale kommun", 1440, ""),
        ("Rektor, Lerums kommun", 1441, ""),
    ]
