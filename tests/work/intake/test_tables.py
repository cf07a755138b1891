"""Small lists: what is understood, what is told, and what is refused at which place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import FileProblem
from desktop_app.sheets.book import Area, Book, Sheet, Value
from desktop_app.work.intake.understand import understand
from tests.work.intake.sources import GAZETTEER, from_rows, from_sheets, sheet

HEADINGS = ("Namn", "Kommun", "Titel", "Telefon", "E-post")
ANNA = ("Anna Berg", "Partille", "Rektor", "031-390 06 07", "anna.berg@partille.example")
BO = ("Bo Ek", "Ale kommun", "Handläggare", "070-174 06 05", "bo.ek@ale.example")
ONE = Area


def rows(*rest: tuple[Value, ...]) -> tuple[tuple[Value, ...], ...]:
    return (HEADINGS, ANNA, *rest)


def test_a_plain_list() -> None:
    found = from_rows(*rows(BO))
    assert [(one.written, one.organisation, one.row) for one in found.people] == [
        ("Anna Berg", 1402, 2),
        ("Bo Ek", 1440, 3),
    ]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (
            ("Deltagare", "Kommun/organisation", "Befattning", "Tfn (direkt)", "E-postadress:"),
            ["name", "organisation", "title", "phone", "email"],
        ),
        (
            ("Name", "Municipality", "Job title", "Phone (office)", "E-mail"),
            ["name", "organisation", "title", "phone", "email"],
        ),
        (
            ("NAMN", "ORG.", "Titel /\nbefattning", "Mobilnr", "Mejl"),
            ["name", "organisation", "title", "mobile", "email"],
        ),
        (("Namn", "Kommun", "Titel", "", ""), ["name", "organisation", "title", "phone", "email"]),
    ],
)
def test_headings_and_content(headings: tuple[str, ...], fields: list[str]) -> None:
    found = from_rows(headings, ANNA, BO)
    assert [column.field for column in found.sheets[0].columns] == fields
    assert all(0 < column.certainty <= 1 and column.why for column in found.sheets[0].columns)


@pytest.mark.parametrize(
    "extra",
    [
        (("", "", "", "070-174 06 05", "x@ale.example"),),
        (("Bo och Eva Lind", "Ale", "Rektor"),),
        (("bo@ale.example", "Ale", "Rektor"),),
        (("", "", "", "070-174 06 05"), BO),
        (("", "", "", "", "bo.ek@ale.example"), BO),
    ],
)
def test_a_row_that_is_not_understood_is_refused_alone(extra: tuple[tuple[Value, ...], ...]) -> None:
    found = from_rows(*rows(*extra))
    assert [one.row for one in found.people if one.refused] == [3]
    assert found.people[0].written == "Anna Berg"


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ((("Bengtsfors",), BO), "section heading: Bengtsfors kommun"),
        ((("", "Ale kommun"), BO), "no person on the row"),
        ((("Ersättare",), BO), "section heading: Ersättare"),
        ((("Kommentar till listan ovan.",), BO), "note"),
        ((("Kunskapsförbundet Väst",), BO), "section heading: Kunskapsförbundet Väst"),
    ],
)
def test_a_lone_text_between_the_rows_is_no_person(extra: tuple[tuple[Value, ...], ...], reason: str) -> None:
    found = from_rows(*rows(*extra))
    assert [(one.row, one.reason) for one in found.skipped] == [(3, reason)]
    assert [one.written for one in found.people] == ["Anna Berg", "Bo Ek"]


@pytest.mark.parametrize(
    "table",
    [
        (("Namn", "Kommun"),),
        (("Summa", 3),),
        (("Kommun", "Invånare", "Yta"), ("Ale", 31000, 317), ("Lerum", 43000, 258)),
        (("Vara", "Antal", "Pris"), ("Kaffe", 3, 99.5), ("Te", 2, 45)),
        (("Anteckningar från mötet den 3 maj. Vi talade om budgeten.",), ("Nästa möte blir i höst.",)),
    ],
)
def test_a_sheet_that_is_no_list_is_refused(table: tuple[tuple[Value, ...], ...]) -> None:
    with pytest.raises(FileProblem) as refused:
        from_rows(*table)
    assert refused.value.advice


def test_merged_cells_hold_for_all_their_rows() -> None:
    found = from_rows(*rows(("Bo Ek", "", "Rektor")), merges=(Area(2, 2, 3, 2),))
    assert [(one.written, one.organisation) for one in found.people] == [("Anna Berg", 1402), ("Bo Ek", 1402)]


def test_lines_around_the_list() -> None:
    found = from_rows(
        ("Kontaktlista 2026",),
        ("Kontakt: kansliet@ale.example",),
        (),
        *rows(HEADINGS, BO, (), ("Antal: 2",), ("Uppdaterad 2026-03-01 av Anna",)),
        merges=(Area(1, 1, 1, 5),),
    )
    assert [(one.row, one.reason) for one in found.skipped] == [
        (1, "title"),
        (2, "contact line"),
        (6, "repeated heading"),
        (9, "total"),
        (10, "note below the list"),
    ]
    assert len(found.people) == 2


def test_vacant_seats_are_no_people() -> None:
    found = from_rows(
        ("Namn", "Kommun", "Roll"),
        ("Bo Ek", "Ale", "Ordf."),
        ("vakant", "Lerum", "Ersättare"),
        ("N.N.", "Ale", ""),
    )
    assert [(one.row, one.organisation, one.role) for one in found.vacancies] == [
        (3, 1441, "deputy"),
        (4, 1440, ""),
    ]
    assert [one.role for one in found.people] == ["chair"]


def test_hidden_and_struck_rows_are_left_out() -> None:
    found = from_sheets(
        sheet(rows(BO, ("Eva Lind", "Ale")), hidden_rows=frozenset({3}), struck=frozenset({(4, 1)}))
    )
    assert [one.left_out for one in found.people] == ["", "the row is hidden", "the name is struck through"]


def test_hidden_sheets_are_listed_and_not_taken() -> None:
    secret = sheet((("Namn", "Kommun"), ("Eva Lind", "Ale")), name="Privat", state="hidden")
    found = from_sheets(secret, sheet(rows()))
    assert [(one.sheet, one.taken) for one in found.sheets] == [("Privat", False), ("Blad1", True)]
    assert [one.written for one in found.people] == ["Anna Berg"]
    assert [one.sheet for one in found.problems] == ["Privat"]
    assert [one.written for one in from_sheets(secret, sheet(rows()), sheets=("Privat",)).people] == [
        "Eva Lind"
    ]


def test_every_sheet_that_holds_a_list_is_taken() -> None:
    notes = sheet((("Att göra",), ("Ringa runt inför mötet.",)), name="Blad3")
    book = (sheet(rows()), sheet(rows(BO), name="Blad2"), notes)
    found = from_sheets(*book)
    assert [(one.sheet, one.taken) for one in found.sheets] == [
        ("Blad1", True),
        ("Blad2", True),
        ("Blad3", False),
    ]
    assert [one.sheet for one in found.people] == ["Blad1", "Blad2", "Blad2"]
    assert [one.sheet for one in found.problems] == ["Blad3"]
    assert len(from_sheets(*book, sheets=("Blad2",)).people) == 2
    with pytest.raises(FileProblem, match="no sheet"):
        from_sheets(*book, sheets=("Blad9",))


def test_personal_identity_numbers_are_told_and_never_kept() -> None:
    found = from_rows(
        ("Namn", "Kommun", "Personnummer", "Anm."),
        ("Bo Ek", "Ale", "19121212-1212", "se 121212-1212"),
        ("Eva Lind", "Ale", "121212-1212", ""),
    )
    assert "1212" not in repr(found)
    assert found.people[0].notes == "se"
    assert {(one.row, one.column) for one in found.people[0].problems} == {(2, "D")}
    assert next(one for one in found.sheets[0].columns if one.column == "C").field == "ignore"
    assert [one.column for one in found.problems] == ["C"]


def test_a_persons_own_mapping_holds() -> None:
    table = (("Kommun", "Vem", "Sort"), ("Ale", "Bo Ek", "Rektor"))
    for mapping in ({"B": "name", "C": "title"}, {"vem": "name", "Sort": "title"}):
        (bo,) = from_rows(*table, columns=mapping).people
        assert (bo.written, bo.title) == ("Bo Ek", "Rektor")
    with pytest.raises(FileProblem, match="no field"):
        from_rows(*table, columns={"B": "nickname"})


def test_the_sender_may_be_given() -> None:
    found = from_rows(("Namn", "Titel"), ("Bo Ek", "Rektor"), organisation=1440)
    assert (found.organisation, found.people[0].organisation) == (1440, 1440)
    mixed = from_rows(("Namn", "Kommun"), ("Bo Ek", "Lerum"), ("Eva Lind", ""), organisation=1440)
    assert [one.organisation for one in mixed.people] == [1441, 1440]


def test_the_files_name_does_not_outvote_the_addresses() -> None:
    people = [(f"{name} Ek", f"{name.lower()}.ek@lerum.example") for name in ("Bo", "Eva", "Per")]
    found = from_rows(("Namn", "E-post"), *people, file="Till Partille kommun.xlsx")
    assert {one.organisation for one in found.people} == {1441}


def test_an_unknown_organisation_is_told_with_proposals() -> None:
    (person,) = from_rows(("Namn", "Kommun", "Titel"), ("Bo Ek", "Partile", "Rektor")).people
    assert (person.organisation, person.organisation_text) == (None, "Partile")
    assert "Partille kommun" in person.problems[0].message


def test_an_address_that_points_elsewhere_is_told() -> None:
    (person,) = from_rows(HEADINGS, (*ANNA[:4], "anna.berg@ale.example")).people
    assert person.organisation == 1402
    assert [one.column for one in person.problems] == ["E"]


@pytest.mark.parametrize(
    "text", ["114 Upplands Väsby", "0114 Upplands Väsby kommun", "Upplands-Väsby (värd)", "UPPLANDS VÄSBY"]
)
def test_odd_forms_of_a_municipality(text: str) -> None:
    (person,) = from_rows(("Namn", "Kommun", "Titel"), ("Bo Ek", text, "Rektor")).people
    assert person.organisation_code == "0114"


def test_an_office_is_no_person() -> None:
    found = from_rows(HEADINGS, ANNA, ("Kansliet", "Ale", "", "", "kansliet@ale.example"))
    assert [bool(one.refused) for one in found.people] == [False, True]


def test_codes_without_their_zero() -> None:
    (person,) = from_rows(("Namn", "Kommunkod", "Titel"), ("Bo Ek", 114.0, "Rektor")).people
    assert person.organisation_code == "0114"


def test_headings_that_are_swapped_are_put_right() -> None:
    names = [("Andersson", "Eva"), ("Nyström", "Leo"), ("Lundberg", "Per"), ("Karlsson", "Åsa")]
    table = [(first, last, "Ale") for first, last in names]
    found = from_rows(("Förnamn", "Efternamn", "Kommun"), *table)
    assert (found.people[0].given, found.people[0].family) == ("Eva", "Andersson")
    right = from_rows(("Efternamn", "Förnamn", "Kommun"), *table)
    assert (right.people[0].given, right.people[0].family) == ("Eva", "Andersson")
    assert right.problems == ()


def test_whole_names_with_the_family_name_first() -> None:
    table = [(f"Ek {given}", "Ale", f"{given.lower()}.ek@ale.example") for given in ("Bo", "Eva", "Per")]
    found = from_rows(("Namn", "Kommun", "E-post"), *table)
    assert [one.written for one in found.people] == ["Bo Ek", "Eva Ek", "Per Ek"]


def test_a_family_name_with_a_particle_comes_first_too() -> None:
    table = [(name, "Ale") for name in ("von Berg Anna", "Ek Bo", "Lind Per Olof")]
    found = from_rows(("Efternamn Förnamn", "Kommun"), *table)
    assert [one.written for one in found.people] == ["Anna von Berg", "Bo Ek", "Per Olof Lind"]


def test_a_name_that_begins_like_a_total_is_a_person() -> None:
    found = from_rows(("Namn", "Titel"), ("Sum Li", "Rektor"), ("Summa", 1), organisation=1440)
    assert ([one.written for one in found.people], [one.row for one in found.skipped]) == (["Sum Li"], [3])


def test_days_of_the_membership() -> None:
    found = from_rows(
        ("Namn", "Kommun", "Från", "Till"),
        ("Bo Ek", "Ale", date(2023, 1, 1), "2026-12-31"),
        ("Eva Lind", "Ale", "2023", "tills vidare"),
    )
    spans = [(one.span.first, one.span.last) for one in found.people]
    assert spans == [(date(2023, 1, 1), date(2026, 12, 31)), (date(2023, 1, 1), None)]
    assert [one.column for one in found.people[1].problems] == ["D"]


def test_addresses_behind_a_link() -> None:
    links = {(2, 3): "mailto:bo.ek@ale.example?subject=Hej"}
    found = from_sheets(sheet((("Namn", "Kommun", "E-post"), ("Bo Ek", "Ale", "Mejla")), links=links))
    assert found.people[0].emails == ("bo.ek@ale.example",)


def test_error_cells_say_nothing() -> None:
    (person,) = from_rows(HEADINGS, ("Bo Ek", "Ale", "#N/A", "", "")).people
    assert (person.title, [one.column for one in person.problems]) == ("", ["C"])


def test_lists_of_the_same_make_have_the_same_shape() -> None:
    assert from_rows(*rows(BO)).shape == from_rows(HEADINGS[::-1], BO[::-1]).shape
    assert from_rows(*rows(BO)).shape != from_rows(HEADINGS[:4], BO[:4]).shape


WORDS = st.sampled_from(
    (*HEADINGS, *ANNA, *BO, "Förnamn", "Efternamn", "Roll", "vakant", "Antal: 3", "x", "-", "19121212-1212")
)
NUMBERS = st.integers(0, 10**10) | st.floats() | st.dates() | st.times() | st.booleans()
VALUES = st.none() | WORDS | st.text(max_size=8) | NUMBERS
GRIDS = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.tuples(*[VALUES] * width), min_size=1, max_size=8)
)


def understood_or_refused(book: Book) -> None:
    try:
        found = understand(book, GAZETTEER, year=2026)
    except FileProblem as problem:
        found, advice = None, problem.advice
    else:
        advice = ""
    assert advice or (
        found and (found.people or found.vacancies or found.organisations or found.meetings or found.lists)
    )


@given(GRIDS)
def test_any_sheet_is_understood_or_refused(grid: list[tuple[Value, ...]]) -> None:
    understood_or_refused(Book("a.xlsx", "xlsx", (Sheet("Blad1", "visible", tuple(grid)),)))


@given(GRIDS)
def test_any_rows_below_headings_are_understood_or_refused(grid: list[tuple[Value, ...]]) -> None:
    understood_or_refused(Book("a.xlsx", "xlsx", (sheet((HEADINGS, *grid)),)))


LINES = st.sampled_from(
    (
        *(
            "Nätverket",
            "Deltagare",
            "Anna Berg, Partille",
            "Syfte",
            " • Verka",
            "",
            "Presidium",
            "Anna Berg (S)",
        ),
        *(
            "Ordförande, Partille",
            "Mötesdatum 2021",
            " • 20 januari kl 9-12",
            "Twitter",
            "Göteborgsregionen (GR)",
        ),
        *("Kontaktperson", "031-390 06 07"),
    )
)


@given(st.lists(LINES | st.text(max_size=20), max_size=14))
def test_any_page_is_understood_or_refused(lines: list[str]) -> None:
    understood_or_refused(
        Book("a.txt", "text", (Sheet("", "visible", tuple((line or None,) for line in lines)),))
    )


def test_an_address_below_a_name_is_hers_whom_it_is_named_after() -> None:
    found = from_rows(
        ("Kommun", "Namn", "Uppgift"),
        ("Ale", "Anna Berg", "070-174 06 05"),
        ("", "", "anna.berg@ale.example"),
        ("", "Bo Ek", "070-174 06 06"),
        ("", "", "turism@ale.example"),
        ("", "Siv Ö", "070-174 06 07"),
    )
    assert [(one.written, one.emails) for one in found.people if not one.refused] == [
        ("Anna Berg", ("anna.berg@ale.example",)),
        ("Bo Ek", ()),
        ("Siv Ö", ()),
    ]
    assert {one.row for one in found.people if not one.refused} == {2, 4, 6}


def test_an_office_at_home_stands_beside_the_role() -> None:
    found = from_rows(
        ("Namn", "Parti", "Uppdrag", "Roll", "Kommun"),
        ("Anna Berg", "S", "Kommunalråd", "Ledamot", "Partille"),
        ("Bo Ek", "M", "Ordförande i socialnämnden", "Ersättare", "Ale"),
        ("Eva Dal", "C", "", "Ordförande", "Lerum"),
    )
    assert [(each.title, each.role) for each in found.people] == [
        ("Kommunalråd", "member"),
        ("Ordförande i socialnämnden", "deputy"),
        ("", "chair"),
    ]
    assert found.problems == ()


def test_roles_in_two_columns_are_both_roles() -> None:
    found = from_rows(
        ("Namn", "Titel", "Uppdrag i nätverket", "Roll"),
        ("Anna Berg", "Rektor", "Ledamot", ""),
        ("Bo Ek", "Rektor", "", "Ersättare"),
    )
    assert [(each.title, each.role) for each in found.people] == [("Rektor", "member"), ("Rektor", "deputy")]
