"""Headings that tell seats over the names themselves: "Ombud | | Ersättare | ", parties below or beside."""

from __future__ import annotations

import pytest

from desktop_app.sheets.book import Area
from desktop_app.work.intake.understood import Understood
from tests.work.intake.sources import from_rows

Said = list[tuple[str, str, str, str]]


def seats(found: Understood) -> Said:
    """Who, from where, as what, of which party."""
    return [(one.written, one.organisation_code, one.role, one.party) for one in found.people]


@pytest.mark.parametrize(
    ("own", "deputies"),
    [
        ("Ombud", "Ersättare"),
        ("Ordinarie", "Ersättare"),
        ("Ledamöter", "Suppleanter"),
        ("Ordinarie ombud", "Ersättare"),
        ("Delegates", "Deputies"),
    ],
)
@pytest.mark.parametrize("heading", ["", "Kommun"])
def test_names_below_the_seats(own: str, deputies: str, heading: str) -> None:
    found = from_rows(
        (heading, own, "", deputies, ""),
        ("Ale", "Berit Holm", "Peder Ö", "Tor Lid", "N.N."),
        ("Lerum", "Siv Näs", "", "Rut Ahl", ""),
    )
    assert seats(found) == [
        ("Berit Holm", "1440", "member", ""),
        ("Peder Ö", "1440", "member", ""),
        ("Tor Lid", "1440", "deputy", ""),
        ("Siv Näs", "1441", "member", ""),
        ("Rut Ahl", "1441", "deputy", ""),
    ]
    assert [(one.organisation, one.role) for one in found.vacancies] == [(1440, "deputy")]


@pytest.mark.parametrize("merges", [(), (Area(1, 2, 1, 3), Area(1, 4, 1, 5))], ids=["blank", "merged"])
def test_parties_below_the_seats(merges: tuple[Area, ...]) -> None:
    found = from_rows(
        ("Kommun", "Ombud", "", "Ersättare", ""),
        ("", "S", "M", "S", "M"),
        ("Ale", "Berit Holm", "vakant", "", "Tor Lid"),
        ("Lerum", "Siv Näs", "Ali Kaya", "Rut Ahl", ""),
        ("Summa", "2", "1", "1", "1"),
        merges=merges,
    )
    assert seats(found) == [
        ("Berit Holm", "1440", "member", "S"),
        ("Tor Lid", "1440", "deputy", "M"),
        ("Siv Näs", "1441", "member", "S"),
        ("Ali Kaya", "1441", "member", "M"),
        ("Rut Ahl", "1441", "deputy", "S"),
    ]
    assert [(one.organisation, one.role) for one in found.vacancies] == [(1440, "member")]


def test_a_party_beside_each_name() -> None:
    found = from_rows(
        ("Kommun", "Ledamöter", "", "Suppleanter", ""),
        ("Ale", "Berit Holm", "S", "Tor Lid", "M"),
        ("Lerum", "Siv Näs", "C", "Rut Ahl", "S"),
    )
    assert seats(found) == [
        ("Berit Holm", "1440", "member", "S"),
        ("Tor Lid", "1440", "deputy", "M"),
        ("Siv Näs", "1441", "member", "C"),
        ("Rut Ahl", "1441", "deputy", "S"),
    ]


@pytest.mark.parametrize("merges", [(), (Area(1, 1, 1, 2), Area(1, 3, 1, 4))], ids=["blank", "merged"])
def test_a_sentence_that_asks_for_a_seat(merges: tuple[Area, ...]) -> None:
    found = from_rows(
        ("Nominera en ordinarie representant för er kommun", "", "Nominera en ersättare för ordinarie", ""),
        ("Namn", "E-post", "Namn", "E-post"),
        ("Disa Ljung", "disa.ljung@kil.example", "Bengt Sol", "bengt.sol@kil.example"),
        ("Ruben Ek", "ruben.ek@forshaga.example", "", ""),
        merges=merges,
    )
    assert [(one.written, one.role) for one in found.people] == [
        ("Disa Ljung", "member"),
        ("Bengt Sol", "deputy"),
        ("Ruben Ek", "member"),
    ]


def test_one_seat_alone_is_no_role() -> None:
    found = from_rows(("Kommun", "Ledamöter", "E-post"), ("Ale", "Berit Holm", "berit.holm@ale.example"))
    assert [one.role for one in found.people] == [""]


def test_municipalities_over_names_and_numbers_with_functions_beside() -> None:
    found = from_rows(
        ("Funktion", "Ale", "", "Lerum", ""),
        ("", "Namn", "Tfn", "Namn", "Tfn"),
        ("Skolchef", "Berit Holm", "070-174 06 05", "Siv Näs", "070-174 06 06"),
        ("Socialchef", "vakant", "", "Rut Ahl", ""),
        merges=(Area(1, 1, 2, 1), Area(1, 2, 1, 3), Area(1, 4, 1, 5)),
    )
    assert [
        (one.written, one.organisation_code, one.title, [each.value for each in one.phones])
        for one in found.people
    ] == [
        ("Berit Holm", "1440", "Skolchef", ["+46701740605"]),
        ("Siv Näs", "1441", "Skolchef", ["+46701740606"]),
        ("Rut Ahl", "1441", "Socialchef", []),
    ]
    assert [one.organisation for one in found.vacancies] == [1440]


def test_columns_at_the_end_that_say_whose_they_are() -> None:
    found = from_rows(
        ("Kommun", "Ledamot", "Parti", "Personlig ersättare", "Parti", "Mejl ledamot", "Mejl ersättare"),
        ("Ale", "Per Alm", "S", "Siv Ro", "M", "per.alm@ale.example", "siv.ro@ale.example"),
        ("Lerum", "Eva Stig", "KD", "–", "", "eva.stig@lerum.example", ""),
    )
    assert [(one.written, one.role, one.party, one.emails, one.refused) for one in found.people] == [
        ("Per Alm", "member", "S", ("per.alm@ale.example",), ""),
        ("Siv Ro", "deputy", "M", ("siv.ro@ale.example",), ""),
        ("Eva Stig", "member", "KD", ("eva.stig@lerum.example",), ""),
    ]


def test_names_below_the_seats_with_the_municipality_over_its_rows() -> None:
    found = from_rows(
        ("Ordinarie ombud", "", "Ersättare", ""),
        ("Ale kommun",),
        ("Ann Ask (S)", "Bo Ek (M)", "Cia Al (S)", ""),
        ("Lerums kommun",),
        ("Eva Hav (C)", "", "", "Dan Fors (C)"),
    )
    assert seats(found) == [
        ("Ann Ask", "1440", "member", "S"),
        ("Bo Ek", "1440", "member", "M"),
        ("Cia Al", "1440", "deputy", "S"),
        ("Eva Hav", "1441", "member", "C"),
        ("Dan Fors", "1441", "deputy", "C"),
    ]


def test_a_title_that_speaks_of_seats_is_no_heading_of_columns() -> None:
    found = from_rows(
        ("Ordinarie ledamöter och ersättare i Ale kommun", "", "Uppdaterad 2026-02-01"),
        ("Namn", "Parti", "E-post"),
        ("Ann Ask", "S", ""),
    )
    assert seats(found) == [("Ann Ask", "", "", "S")]
    assert [(one.row, one.reason) for one in found.skipped] == [(1, "title")]
