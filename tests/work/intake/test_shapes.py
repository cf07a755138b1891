"""The shapes that lists come in: groups, sections, cards, matrices, sign-ups, organisations, tables."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.errors import FileProblem
from desktop_app.sheets.book import Area, Value
from desktop_app.work.intake.understood import Understood
from tests.work.intake.sources import from_rows, from_sheets, sheet

ALE, LERUM, PARTILLE = 1440, 1441, 1402


def who(found: Understood) -> list[tuple[str, int | None]]:
    assert not any(person.refused for person in found.people)
    return [(person.written, person.organisation) for person in found.people]


def test_groups_of_columns_joined_downward() -> None:
    found = from_rows(
        ("", "Styrgruppen", "", "", "", "Arbetsgruppen", ""),
        ("", "Ordinarie", "", "Ersättare", "", "Ordinarie", ""),
        ("Kommun", "Namn", "Parti", "Namn", "Parti", "Namn", "Titel"),
        ("Ale", "Anna Berg", "S", "Bo Ek", "M", "Eva Lind", "Rektor"),
        ("Lerum", "Ola Ek", "C", "vakant", "", "", ""),
        merges=(
            Area(1, 2, 1, 5),
            Area(1, 6, 1, 7),
            Area(2, 2, 2, 3),
            Area(2, 4, 2, 5),
            Area(2, 6, 2, 7),
        ),
    )
    assert [(one.written, one.column, one.role, one.network_text) for one in found.people] == [
        ("Anna Berg", "B", "member", "Styrgruppen"),
        ("Bo Ek", "D", "deputy", "Styrgruppen"),
        ("Eva Lind", "F", "member", "Arbetsgruppen"),
        ("Ola Ek", "B", "member", "Styrgruppen"),
    ]
    assert [(one.row, one.column, one.role, one.organisation) for one in found.vacancies] == [
        (5, "D", "deputy", LERUM)
    ]
    assert found.sheets[0].header_row == 3


@pytest.mark.parametrize(
    ("headings", "row", "wanted"),
    [
        (
            ("Kommun", "Ordförande", "E-post", "Vice ordförande", "E-post"),
            ("Ale", "Anna Berg", "anna.berg@ale.example", "Bo Ek", "bo.ek@ale.example"),
            [("Anna Berg", "chair", "anna.berg@ale.example"), ("Bo Ek", "vice_chair", "bo.ek@ale.example")],
        ),
        (
            ("Kommun", "Namn ordinarie", "E-post ordinarie", "Namn ersättare", "E-post ersättare"),
            ("Ale", "Anna Berg", "anna.berg@ale.example", "Bo Ek", "bo.ek@ale.example"),
            [("Anna Berg", "member", "anna.berg@ale.example"), ("Bo Ek", "deputy", "bo.ek@ale.example")],
        ),
        (
            ("Kommun", "Namn 1", "E-post 1", "Namn 2", "E-post 2"),
            ("Ale", "Anna Berg", "anna.berg@ale.example", "Bo Ek", ""),
            [("Anna Berg", "", "anna.berg@ale.example"), ("Bo Ek", "", "")],
        ),
    ],
)
def test_several_people_in_a_row(
    headings: tuple[Value, ...], row: tuple[Value, ...], wanted: list[tuple[str, str, str]]
) -> None:
    found = from_rows(headings, row)
    assert [(one.written, one.role, "".join(one.emails)) for one in found.people] == wanted


def test_a_title_over_a_column_of_names() -> None:
    found = from_rows(
        ("Kommun", "Socialchef", "Telefon", "AME-chef", "Telefon"),
        ("Ale", "Anna Berg", "031-390 06 07", "Bo Ek", "070-174 06 05"),
        ("Lerum", "Eva Lind", "031-390 06 08", "Per Ask", "070-174 06 06"),
    )
    assert [(one.title, one.phones[0].written) for one in found.people[:2]] == [
        ("Socialchef", "031-390 06 07"),
        ("AME-chef", "070-174 06 05"),
    ]


@pytest.mark.parametrize(
    "heading", ["Lerums kommun", "1441 Lerum", "Kommun: Lerum", "2. Lerums kommun (3)", "Från Lerums kommun:"]
)
def test_a_section_gives_its_municipality(heading: str) -> None:
    found = from_rows(
        ("Namn", "Titel"), ("Ale",), ("Anna Berg", "Rektor"), (), (heading,), ("Bo Ek", "Chef"), ("Antal: 2",)
    )
    assert who(found) == [("Anna Berg", ALE), ("Bo Ek", LERUM)]
    assert [one.row for one in found.skipped] == [2, 5, 7]


@pytest.mark.parametrize("heading", ["Kunskapsförbundet Väst", "Möte i Lerum", "Övriga"])
def test_an_unknown_section_ends_the_one_before(heading: str) -> None:
    found = from_rows(("Namn", "Titel"), ("Ale",), ("Anna Berg", "Rektor"), (heading,), ("Bo Ek", "Chef"))
    assert who(found) == [("Anna Berg", ALE), ("Bo Ek", None)]
    assert found.people[1].problems


def test_inner_sections_end_with_the_outer() -> None:
    found = from_rows(
        *(("Namn", "Titel"), ("Ale kommun",), ("Ersättare",), ("Anna Berg", "Rektor")),
        *(("Lerums kommun",), ("Bo Ek", "Chef")),
    )
    assert [(one.organisation, one.role) for one in found.people] == [(ALE, "deputy"), (LERUM, "")]


def test_a_blank_municipality_means_the_one_above() -> None:
    table = [
        ("Namn", "Kommun", "E-post"),
        ("Anna Berg", "Ale", "anna.berg@ale.example"),
        ("Bo Ek", "", "bo.ek@ale.example"),
        ("Eva Lind", "Lerum", ""),
        ("Per Ask", "", ""),
        ("Ola Ek", "", "ola.ek@partille.example"),
    ]
    assert [one for _name, one in who(from_rows(*table))] == [ALE, ALE, LERUM, LERUM, PARTILLE]


def test_a_single_blank_municipality_is_not_guessed() -> None:
    towns = ("Ale", "Lerum", "", "Partille", "Kungälv", "Tjörn")
    names = ("Anna Berg", "Bo Ek", "Eva Lind", "Per Ask", "Ola Ek", "Ida Ek")
    found = from_rows(("Namn", "Kommun"), *zip(names, towns, strict=True))
    assert (found.people[2].organisation, len(found.people[2].problems)) == (None, 1)


@pytest.mark.parametrize(
    ("text", "organisation", "department"),
    [
        ("Ale kommun, Socialförvaltningen", ALE, "Socialförvaltningen"),
        ("Ale (Arbete och välfärd)", ALE, "Arbete och välfärd"),
        ("Socialförvaltningen, Ale kommun", ALE, "Socialförvaltningen"),
        ("Ale och Lerum", None, ""),
        ("Högskolan, Borås", None, ""),
        ("Kunskapsförbundet Väst, Trollhättan", None, ""),
    ],
)
def test_what_a_municipality_s_cell_may_hold(text: str, organisation: int | None, department: str) -> None:
    (person,) = from_rows(("Namn", "Kommun"), ("Anna Berg", text)).people
    assert (person.organisation, person.department) == (organisation, department)


def test_a_title_that_names_a_place_is_not_the_sender() -> None:
    people = [("Namn", "Titel"), ("Anna Berg", "Rektor"), ("Bo Ek", "Chef")]
    assert {one for _name, one in who(from_rows(("Kontaktlista Lerums kommun",), *people))} == {LERUM}
    assert {one for _name, one in who(from_rows(("Dialogmöte i Lerum 3 maj",), *people))} == {None}


def test_an_address_outweighs_the_files_name_for_its_own_row() -> None:
    found = from_rows(
        ("Namn", "E-post"),
        *(("Anna Berg", "anna.berg@ale.example"), ("Bo Ek", "bo.ek@ale.example")),
        ("Eva Lind", "eva.lind@lerum.example"),
        file="Ale kommun.xlsx",
    )
    assert who(found) == [("Anna Berg", ALE), ("Bo Ek", ALE), ("Eva Lind", None)]


@pytest.mark.parametrize(
    "rows",
    [
        [
            *(("Namn", "Anna Berg", "", "Namn", "Bo Ek"), ("Titel", "Rektor", "", "Titel", "Chef")),
            *(("Kommun", "Ale", "", "Kommun", "Lerum"), ()),
            *(("Namn", "Eva Lind"), ("Titel", "Lärare"), ("Kommun", "Partille")),
        ],
        [
            *(("Namn: Anna Berg",), ("Titel: Rektor",), ("Kommun: Ale",), ()),
            *(("Namn: Bo Ek",), ("Titel: Chef",), ("Kommun: Lerum",), ()),
            *(("Namn: Eva Lind",), ("Titel: Lärare",), ("Kommun: Partille",)),
        ],
        [
            ("Namn", "Anna Berg", "Bo Ek", "Eva Lind"),
            ("Titel", "Rektor", "Chef", "Lärare"),
            ("Kommun", "Ale", "Lerum", "Partille"),
        ],
        [
            *(("Ale kommun", "Lerum"), ("Anna Berg", "Bo Ek"), ("Rektor", "Chef")),
            *(("031-390 06 07", "070-174 06 05"), (), ("Partille",), ("Eva Lind",), ("Lärare",)),
            ("eva.lind@partille.example",),
        ],
    ],
    ids=["side by side", "in one cell", "on its side", "without labels"],
)
def test_cards(rows: list[tuple[Value, ...]]) -> None:
    found = from_rows(*rows)
    assert {(one.written, one.title, one.organisation) for one in found.people} == {
        ("Anna Berg", "Rektor", ALE),
        ("Bo Ek", "Chef", LERUM),
        ("Eva Lind", "Lärare", PARTILLE),
    }


def test_several_facts_and_people_in_one_cell() -> None:
    found = from_rows(
        ("Kommun", "Deltagare"),
        ("Ale", "Anna Berg\nRektor\n070-174 06 05\nanna.berg@ale.example"),
        ("Lerum", "Eva Lind (chef), Per Ask (tf rektor)"),
        ("Partille", "Ola Ek <ola.ek@partille.example>; Ida Ek <ida.ek@partille.example>"),
        ("Ale", "Bo Ek och Tove Lind"),
        ("Ale", "Lars\nLarsson"),
    )
    assert [(one.written, one.title, "".join(one.emails)) for one in found.people] == [
        ("Anna Berg", "Rektor", "anna.berg@ale.example"),
        ("Eva Lind", "chef", ""),
        ("Per Ask", "rektor", ""),
        ("Ola Ek", "", "ola.ek@partille.example"),
        ("Ida Ek", "", "ida.ek@partille.example"),
        ("Bo Ek", "", ""),
        ("Tove Lind", "", ""),
        ("Lars Larsson", "", ""),
    ]
    assert found.people[0].phones[0].value == "+46701740605"


def test_the_cells_of_several_people_go_to_the_one_they_fit() -> None:
    found = from_rows(
        ("Kommun", "Namn", "Titel", "E-post"),
        ("Ale", "Anna Berg\nBo Ek", "Rektor\nChef", "bo.ek@ale.example; anna.berg@ale.example"),
    )
    assert [(one.written, one.title, one.emails) for one in found.people] == [
        ("Anna Berg", "Rektor", ("anna.berg@ale.example",)),
        ("Bo Ek", "Chef", ("bo.ek@ale.example",)),
    ]


def test_a_row_for_each_contact_detail() -> None:
    found = from_rows(
        ("Namn", "Kommun", "Typ", "Uppgift"),
        *(("Anna Berg", "Ale", "E-post", "anna.berg@ale.example"), ("", "", "Mobil", "070-174 06 05")),
        ("Bo Ek", "Lerum", "Telefon", "031-390 06 07"),
    )
    assert who(found) == [("Anna Berg", ALE), ("Bo Ek", LERUM)]
    assert (found.people[0].emails, found.people[0].phones[0].kind) == (("anna.berg@ale.example",), "mobile")


def test_a_row_for_each_membership() -> None:
    found = from_rows(
        ("Namn", "Kommun", "Nätverk", "Roll"),
        *(("Anna Berg", "Ale", "Styrgruppen", "Ledamot"), ("", "", "AME-nätverket", "Ordförande")),
    )
    assert [(one.written, one.network_text, one.role) for one in found.people] == [
        ("Anna Berg", "Styrgruppen", "member"),
        ("Anna Berg", "AME-nätverket", "chair"),
    ]


def test_attendance_by_days() -> None:
    found = from_rows(
        ("Namn", "Kommun", "20/1", date(2025, 4, 7), "26 maj", "Antal"),
        ("Anna Berg", "Ale", "x", "(x)", "", 1),
        ("Bo Ek", "Lerum", "distans", "frånv.", "x", 2),
        ("Summa", "", 2, 0, 1, ""),
    )
    assert [one.first_day for one in found.meetings] == [
        date(2025, 1, 20),
        date(2025, 4, 7),
        date(2025, 5, 26),
    ]
    assert {(one.person, one.meeting, one.presence, one.remote) for one in found.attendance} == {
        *((0, 0, "present", False), (0, 2, "absent", False)),
        *((1, 0, "present", True), (1, 1, "absent", False), (1, 2, "present", False)),
    }
    assert [(one.row, one.column) for one in found.problems] == [(2, "D")]


def test_a_sign_up_in_which_somebody_answers_twice() -> None:
    found = from_rows(
        ("Starttid", "E-post", "Vad heter du?", "Vilken kommun?", "Kommer du den 3 maj?", "Allergier?"),
        ("2026-01-01 08:00", "anonymous", "Anna Berg", "Ale", "Nej", "Vegan"),
        ("2026-01-01 09:00", "anonymous", "Bo Ek", "Lerum", "Ja, digitalt", "Inga"),
        ("2026-01-02 08:00", "anonymous", "Anna Berg", "Ale", "Ja", ""),
    )
    assert [(one.person, one.meeting, one.reply, one.remote, one.diet) for one in found.attendance] == [
        (0, -1, "yes", False, "Vegan"),
        (1, -1, "yes", True, ""),
    ]


def test_organisations_are_no_people() -> None:
    found = from_rows(
        ("Kommun", "Växel", "E-post", "Postadress"),
        ("Ale kommun", "031-390 06 00", "kommun@ale.example", "Box 1"),
        ("Lerum", "031-390 06 01", "info@lerum.example", "Box 2"),
    )
    assert found.people == ()
    assert [(one.organisation, one.emails, one.postal_address) for one in found.organisations] == [
        (ALE, ("kommun@ale.example",), "Box 1"),
        (LERUM, ("info@lerum.example",), "Box 2"),
    ]


def test_an_empty_column_of_contacts_makes_no_people_of_organisations() -> None:
    found = from_rows(
        ("Kommun", "Kontakt", "E-post"),
        ("Ale kommun", None, "kommun@ale.example"),
        ("Kungälvs kommun", None, "kommun@kungalv.example"),
    )
    assert (found.people, [one.organisation for one in found.organisations]) == ((), [1440, 1482])


def test_two_tables_under_each_other() -> None:
    found = from_rows(
        *(
            ("Ordinarie ledamöter",),
            ("Namn", "Kommun", "E-post"),
            ("Anna Berg", "Ale", "anna.berg@ale.example"),
        ),
        *((), (), ("Ersättare",), ("Kommun", "Namn", "Telefon"), ("Lerum", "Bo Ek", "070-174 06 05")),
    )
    assert [(one.written, one.role, one.row) for one in found.people] == [
        ("Anna Berg", "member", 3),
        ("Bo Ek", "deputy", 8),
    ]
    assert [(one.header_row, one.table) for one in found.sheets] == [(2, ""), (7, "2")]


def test_two_tables_beside_each_other() -> None:
    found = from_rows(
        ("Namn", "Kommun", "", "", ""),
        *(("Anna Berg", "Ale", "", "Namn", "Kommun"), ("Bo Ek", "Lerum", "", "Eva Lind", "Partille")),
    )
    assert who(found) == [("Anna Berg", ALE), ("Bo Ek", LERUM), ("Eva Lind", PARTILLE)]


def test_sheets_that_are_networks_or_municipalities() -> None:
    head = ("Namn", "Kommun")
    networks = from_sheets(
        sheet((head, ("Anna Berg", "Ale")), name="Styrgruppen"),
        sheet((head, ("Bo Ek", "Lerum")), name="AME-nätverket"),
    )
    assert [one.network_text for one in networks.people] == ["Styrgruppen", "AME-nätverket"]
    towns = from_sheets(
        sheet((("Namn", "Titel"), ("Anna Berg", "Rektor")), name="Ale"),
        sheet((("Namn", "Titel"), ("Bo Ek", "Chef")), name="Lerums kommun"),
        sheet((("Namn", "Titel"), ("Eva Lind", "Chef")), name="Övriga"),
    )
    assert who(towns) == [("Anna Berg", ALE), ("Bo Ek", LERUM), ("Eva Lind", None)]


def test_no_headings_at_all() -> None:
    found = from_rows(
        ("Anna Berg", "Ale", "Rektor", "anna.berg@ale.example"), ("Bo Ek", "Lerum", "Chef", "070-174 06 05")
    )
    assert who(found) == [("Anna Berg", ALE), ("Bo Ek", LERUM)]
    assert found.sheets[0].header_row is None
    assert found.people[1].phones[0].value == "+46701740605"


def test_roles_with_days_and_unusual_names() -> None:
    found = from_rows(
        ("Namn", "Kommun", "Uppdrag"),
        ("Socialchef Anna Berg", "Ale", "ledamot 2023–2026"),
        ("Ek, Bo (M)", "Ale", "Ordförande t.o.m. 2026-12-31"),
    )
    anna, bo = found.people
    assert (anna.written, anna.title, anna.role, anna.span.first) == (
        "Anna Berg",
        "Socialchef",
        "member",
        date(2023, 1, 1),
    )
    assert (bo.written, bo.party, bo.role, bo.span.last) == ("Bo Ek", "M", "chair", date(2026, 12, 31))


def test_a_name_in_another_order_than_the_rest_is_told() -> None:
    people = [("Anna Nilsson",), ("Eva Lind",), ("Per Berg",), ("Åkesson Karin",)]
    found = from_rows(("Namn", "Kommun"), *[(name, "Ale") for (name,) in people])
    assert (found.people[3].given, found.people[3].family) == ("Karin", "Åkesson")
    assert [bool(one.problems) for one in found.people] == [False, False, False, True]


def test_lines_around_the_list_are_no_people() -> None:
    found = from_rows(
        ("Namn", "Kommun", "Titel"),
        *(("Anna Berg", "Ale", "Rektor"), ()),
        *(("Ansvarig:", "Eva Ek, sekreterare"), ("Sammanställt av Eva Ek", "eva.ek@gr.example"), ("Eva Ek",)),
    )
    assert who(found) == [("Anna Berg", ALE)]
    assert [one.row for one in found.skipped] == [4, 5, 6]


def test_private_and_strange_columns_are_left() -> None:
    found = from_rows(
        ("Namn", "Kommun", "Hemadress", "Mobil", "", "Roller"),
        ("Anna Berg", "Ale", "Gatan 1", "070-174 06 05", "", "Ordförande"),
        ("", "", "", "", "", "Ersättare"),
    )
    (person,) = found.people
    assert (person.role, "Gatan" in repr(found.people)) == ("", False)
    assert [one.column for one in found.problems] == ["C", "F"]


def test_a_name_alone_between_one_municipality_and_the_next_is_somebody() -> None:
    found = from_rows(
        ("Namn", "Titel", "Telefon"),
        ("Vimmerby", "", ""),
        ("Anna Berg", "Rektor", "070-174 06 05"),
        ("Dragomir Ahl", "", ""),
        ("Borgholm", "", ""),
        ("Bo Ek", "Rektor", "070-174 06 06"),
    )
    assert [(each.written, each.organisation_code) for each in found.people] == [
        ("Anna Berg", "0884"),
        ("Dragomir Ahl", "0884"),
        ("Bo Ek", "0885"),
    ]


def test_sentences_below_a_short_list_say_nothing_of_its_columns() -> None:
    found = from_rows(
        ("Kommune", "Deltaker", "E-post"),
        ("Storuman", "Anna Berg", "anna.berg@storuman.example"),
        ("", "", ""),
        ("Fel i listan? Mejla kansliet@forbundet.example", "", ""),
    )
    assert [one.field for one in found.sheets[0].columns] == ["organisation", "name", "email"]
    assert [each.row for each in found.skipped] == [4]


@pytest.mark.parametrize(
    ("rows", "columns", "header_row", "names"),
    [
        ((("Xyz", "Abc"), ("Kim", "Q"), ("Lo", "R")), {"A": "name"}, 1, ["Kim", "Lo"]),
        ((("Anna Berg",), ("Bo Ek",)), {"A": "name"}, None, ["Anna Berg", "Bo Ek"]),
        (
            (("Q1", "Q2"), ("Anna", "Berg"), ("Bo", "Ek")),
            {"A": "given", "B": "family"},
            1,
            ["Anna Berg", "Bo Ek"],
        ),
        (
            (("Produkt", "Antal"), ("Stina Ek", "3"), ("Kim", "4")),
            {"Produkt": "name"},
            1,
            ["Stina Ek", "Kim"],
        ),
    ],
    ids=["headings of one's own", "no headings", "parts of the name", "counts beside the name"],
)
def test_a_refused_table_is_understood_anew_when_its_columns_are_named(
    rows: tuple[tuple[str, ...], ...], columns: dict[str, str], header_row: int | None, names: list[str]
) -> None:
    with pytest.raises(FileProblem):
        from_rows(*rows)
    found = from_rows(*rows, columns=columns)
    assert found.sheets[0].header_row == header_row
    assert [each.written for each in found.people] == names
    assert not any(each.refused for each in found.people)


def test_a_table_that_is_refused_below_another_is_told() -> None:
    found = from_rows(
        ("Namn", "Kommun"),
        ("Anna Berg", "Ale"),
        ("", ""),
        ("E-post", "Telefon"),
        ("vet ej", "se ovan"),
    )
    assert [each.written for each in found.people] == ["Anna Berg"]
    assert [each.row for each in found.problems if "not imported" in each.message] == [4]


def test_the_municipality_in_brackets_behind_the_name() -> None:
    found = from_rows(
        ("Namn", "Mobil"),
        ("Maria Ed (Ale)", "070-174 06 05"),
        ("Lars Ed (S, Lerums kommun), ordf.", "070-174 06 06"),
        ("Eva Alm (rektor)", "070-174 06 07"),
    )
    assert [(each.written, each.organisation_code, each.party) for each in found.people] == [
        ("Maria Ed", "1440", ""),
        ("Lars Ed", "1441", "S"),
        ("Eva Alm", "", ""),
    ]
