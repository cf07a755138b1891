"""Diets are counted as written, and never interpreted."""

from __future__ import annotations

from desktop_app.records.meetings.meetings import Attendance, diets


def eats(diet: str, reply: str = "") -> Attendance:
    return Attendance(1, 1, None, "Anna Berg", reply=reply, diet=diet)


def test_the_most_wanted_stand_first_and_ways_of_writing_are_one() -> None:
    rows = [eats("Ägg­allergi"), eats("vegan"), eats("Glutenfritt"), eats("Vegan "), eats("VEGAN"), eats("")]
    assert diets(rows) == [("vegan", 3), ("Glutenfritt", 1), ("Äggallergi", 1)]


def test_who_declines_is_not_fed_and_who_has_not_said_is() -> None:
    rows = [eats("Vegan", "declined"), eats("Nötallergi", "perhaps"), eats("Fisk", "remote"), eats("Fisk")]
    assert diets(rows) == [("Fisk", 2), ("Nötallergi", 1)]
    assert diets([eats("Vegan", "declined")]) == diets([]) == []
