"""Answered polls: people without a heading over them, days across, "OK" and "(OK)" where they meet."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.sheets.book import Area
from desktop_app.work.intake.understood import Understood
from tests.work.intake.sources import from_rows

DOODLE = (
    ('Poll "Referensgruppsmöte"', "", "", "", ""),
    ("https://doodle.example/abc", "", "", "", ""),
    ("", "", "", "", ""),
    ("", "April 2026", "", "", "May 2026"),
    ("", "Tue 14", "Tue 14", "Thu 23", "Mon 4"),
    ("", "9:00 AM – 11:00 AM", "1:00 PM – 3:00 PM", "9:00 AM – 11:00 AM", "9:00 AM – 11:00 AM"),
    ("Ebba Quist", "(OK)", "OK", "(OK)", ""),
    ("Nils Falk", "", "", "", "(OK)"),
    ("Count", 1, 1, 1, 1),
)


def answers(found: Understood) -> list[tuple[str, date | None, str, str]]:
    """Who, of which day, and what was answered or noted."""
    return [
        (
            found.people[one.person].written,
            found.meetings[one.meeting].first_day,
            one.reply,
            "remote" if one.remote else one.presence,
        )
        for one in found.attendance
    ]


def test_days_below_their_month_with_several_times_a_day() -> None:
    found = from_rows(*DOODLE)
    assert answers(found) == [
        ("Ebba Quist", date(2026, 4, 14), "yes", ""),
        ("Ebba Quist", date(2026, 4, 23), "maybe", ""),
        ("Nils Falk", date(2026, 5, 4), "maybe", ""),
    ]
    assert [one.first_day for one in found.meetings if not one.proposed] == []
    assert [one.row for one in found.skipped] == [1, 2, 4, 9]


def test_whole_days_and_answers_in_words() -> None:
    found = from_rows(
        ("", "ons 11 mars 2026", "tors 12 mars 2026"),
        ("Tuula Rask (Ale)", "Ja", "Nej"),
        ("Alex af Klint", "Om det behövs", ""),
    )
    assert [(one.given, one.family, one.organisation_code) for one in found.people] == [
        ("Tuula", "Rask", "1440"),
        ("Alex", "af Klint", ""),
    ]
    assert answers(found) == [
        ("Tuula Rask", date(2026, 3, 11), "yes", ""),
        ("Alex af Klint", date(2026, 3, 11), "maybe", ""),
        ("Tuula Rask", date(2026, 3, 12), "no", ""),
    ]


@pytest.mark.parametrize("note", ["", "Doodle skickas ut inför nästa möte."])
def test_marks_without_a_poll_say_who_was_there(note: str) -> None:
    found = from_rows(
        (note, "", ""), ("", "2026-03-11", "2026-03-12"), ("Tuula Rask", "x", ""), ("Bo Å", "", "x")
    )
    assert [(name, said) for name, _day, _reply, said in answers(found)] == [
        ("Tuula Rask", "present"),
        ("Bo Å", "absent"),
        ("Tuula Rask", "absent"),
        ("Bo Å", "present"),
    ]
    assert not any(one.proposed for one in found.meetings)


@pytest.mark.parametrize("merged", [(), (Area(2, 3, 2, 4),)], ids=["a blank beside", "merged"])
def test_the_years_over_the_days_and_what_the_marks_mean(merged: tuple[Area, ...]) -> None:
    found = from_rows(
        ("x = närvarande, T = Teams, F = frånvarande, (x) = del av mötet", "", "", "", ""),
        ("", "", "2025", "", "2026"),
        ("Namn", "Kommun", "23/9", "18/11", "20/1"),
        ("Bo Lind", "Ale", "x", "T", "(x)"),
        merges=merged,
    )
    assert answers(found) == [
        ("Bo Lind", date(2025, 9, 23), "", "present"),
        ("Bo Lind", date(2025, 11, 18), "", "remote"),
    ]
    assert [one.first_day for one in found.meetings][-1] == date(2026, 1, 20)
    assert [(one.row, one.column) for one in found.problems] == [(4, "E")]  # del av mötet is not clear


def clocks(found: Understood) -> list[tuple[date | None, str, str]]:
    """The day, the start and the end of each meeting; "" for what is not known."""
    return [
        (
            one.first_day,
            one.start.isoformat("minutes") if one.start else "",
            one.end.isoformat("minutes") if one.end else "",
        )
        for one in found.meetings
    ]


def test_times_in_the_headings_are_the_meetings() -> None:
    found = from_rows(
        ("Omröstning 2026: vilken tid passar?", "", "", ""),
        ("Namn", "Kommun", "3/5 13:00–14:30", "12/5 kl. 8.30-10"),
        ("Saga Wik", "Trosa", "Ja", "Kanske"),
    )
    assert clocks(found) == [(date(2026, 5, 3), "13:00", "14:30"), (date(2026, 5, 12), "08:30", "10:00")]
    assert [said for _name, _day, said, _presence in answers(found)] == ["yes", "maybe"]


def test_times_below_the_days_are_the_meetings_unless_a_day_has_several() -> None:
    found = from_rows(*DOODLE)
    assert clocks(found) == [
        (date(2026, 4, 14), "", ""),
        (date(2026, 4, 23), "09:00", "11:00"),
        (date(2026, 5, 4), "09:00", "11:00"),
    ]
    assert found.meetings[0].written == ("14 April 2026 9:00 AM – 11:00 AM; 14 April 2026 1:00 PM – 3:00 PM")


def test_a_day_merged_over_its_times() -> None:
    found = from_rows(
        ("Datumförslag 2026", "", "", ""),
        ("", "tis 8 sep", "", "ons 16 sep"),
        ("", "09.00-11.00", "13.00-15.00", "10-12"),
        ("Ulrika Damm", "", "ok", "(ok)"),
        merges=(Area(2, 2, 2, 3),),
    )
    assert [(day, said) for _name, day, said, _presence in answers(found)] == [
        (date(2026, 9, 8), "yes"),
        (date(2026, 9, 16), "maybe"),
    ]


def test_days_without_a_year_are_told() -> None:
    found = from_rows(("Namn", "Kommun", "4/5 13:00–14:30"), ("Saga Wik", "Trosa", "Ja"))
    assert not found.meetings
    assert [(one.column, "the day in the heading has no year" in one.message) for one in found.problems] == [
        ("C", True)
    ]
