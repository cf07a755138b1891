"""Lists of people as text: one person a line in every usual form, address lists, mails, sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import FileProblem
from desktop_app.work.intake.understood import Understood
from tests.work.intake.sources import from_text


def people(found: Understood) -> list[tuple[str, str]]:
    return [(person.written, person.organisation_code) for person in found.people]


@pytest.mark.parametrize(
    "line",
    [
        "Eva Ek, socialchef, Ale kommun, eva.ek@ale.example, 070-174 06 05",
        "Eva Ek, Ale kommun, socialchef, 070-174 06 05, eva.ek@ale.example",
        "Ale kommun: Eva Ek, socialchef, eva.ek@ale.example, tel 070-174 06 05",
        "Eva Ek (Ale kommun), socialchef, 070 – 174 06 05, e-post: eva.ek@ale.example",
        "Eva Ek – Ale kommun – socialchef – eva.ek@ale.example – 070-174 06 05",
        "Ale kommun, Eva Ek, socialchef, mobil: 0701740605, <eva.ek@ale.example>",
        "Socialchef Eva Ek, Ale kommun, eva.ek@ale.example, 070-174 06 05",
        "1. Eva Ek, socialchef i Ale kommun (eva.ek@ale.example, 070-174 06 05)",
        "- Eva Ek Ale kommun, socialchef, eva.ek@ale.example; 070-174 06 05",
        "Ek, Eva <eva.ek@ale.example>, socialchef, Ale kommun, +46 70 174 06 05",
        "Ale kommun          Eva Ek        socialchef        eva.ek@ale.example        070-174 06 05",
    ],
)
def test_one_person_on_a_line_in_any_order(line: str) -> None:
    found = from_text(f"{line}\nBo Ström, Lerums kommun")
    person = found.people[0]
    assert (person.given, person.family, person.organisation_code) == ("Eva", "Ek", "1440")
    assert (person.title.casefold(), person.emails) == ("socialchef", ("eva.ek@ale.example",))
    assert [phone.value for phone in person.phones] == ["+46701740605"]
    assert (len(found.people), found.problems, found.skipped) == (2, (), ())


def test_roles_parties_and_vacant_seats() -> None:
    found = from_text(
        "Ordförande: Eva Ek (S), Ale\n1:e vice ordförande Bo Ström (M), Lerum\n"
        "Partille: Mia Lind (ordinarie), vakant (ersättare)\nIda Berg (C, Tjörn), adjungerad\n"
        "Per Hed tf, Mölndals stad\nHärryda kommun, -"
    )
    assert [(one.written, one.role, one.party, one.acting) for one in found.people] == [
        ("Eva Ek", "chair", "S", False),
        ("Bo Ström", "first_vice_chair", "M", False),
        ("Mia Lind", "member", "", False),
        ("Ida Berg", "co_opted", "C", False),
        ("Per Hed", "", "", True),
    ]
    assert [(one.row, one.organisation, one.role) for one in found.vacancies] == [
        (3, 1402, "deputy"),
        (6, 1401, ""),
    ]


def test_people_under_their_municipality() -> None:
    found = from_text(
        "Ale kommun\n - Eva Ek, ordinarie\n - Bo Ström, ersättare\n\nLerums kommun\nMia Lind\nRektor\n"
        "mia.lind@lerum.example\n070-174 06 06\n\nPer Hed"
    )
    assert people(found) == [
        ("Eva Ek", "1440"),
        ("Bo Ström", "1440"),
        ("Mia Lind", "1441"),
        ("Per Hed", "1441"),
    ]
    assert (found.people[2].title, len(found.people[2].phones)) == ("Rektor", 1)


def test_nobody_is_given_the_municipality_above_one_that_is_not_known() -> None:
    found = from_text(
        "Ale kommun\nEva Ek, rektor\n\nHemstads kommun\nBo Ström, rektor\n\nLerums kommun\nMia Lind, rektor\n"
        "Ida Berg, Bortabygds kommun"
    )
    assert people(found) == [("Eva Ek", "1440"), ("Bo Ström", ""), ("Mia Lind", "1441"), ("Ida Berg", "")]
    assert [person.organisation_text for person in found.people][1::2] == [
        "Hemstads kommun",
        "Bortabygds kommun",
    ]
    assert all("is not known" in person.problems[0].message for person in found.people[1::2])
    unclear = from_text("Ale kommun\nEva Ek\nFolkungabygden\nBo Ström")
    assert people(unclear) == [("Eva Ek", "1440"), ("Bo Ström", "")]


def test_several_people_on_a_line_share_its_municipality() -> None:
    found = from_text("Lerum: Eva Ek och Bo Ström\nMia Lind, Ida Berg och Per Hed (Partille)")
    assert people(found) == [
        ("Eva Ek", "1441"),
        ("Bo Ström", "1441"),
        ("Mia Lind", "1402"),
        ("Ida Berg", "1402"),
        ("Per Hed", "1402"),
    ]


def test_municipalities_of_like_names_and_names_that_are_municipalities() -> None:
    found = from_text(
        "Deltagare\n\nÅsa Öst, Håbo kommun\nÖrjan Åberg, Habo kommun\nEva Berg, Nora kommun\n"
        "Carl von Linné, Mora\nPer Ale, Ale kommun\nBo Mark, Marks kommun"
    )
    assert people(found) == [
        ("Åsa Öst", "0305"),
        ("Örjan Åberg", "0643"),
        ("Eva Berg", "1884"),
        ("Carl von Linné", "2062"),
        ("Per Ale", "1440"),
        ("Bo Mark", "1463"),
    ]


def test_an_address_list() -> None:
    found = from_text(
        'Eva Ek <eva.ek@ale.example>; "Lind, Mia" <mia.lind@partille.example>; Ström Bo '
        "<bo.strom@lerum.example>;\nvon Hage, Ida <ida.von.hage@molndal.example>; kansli@tjorn.example;"
    )
    assert people(found) == [
        ("Eva Ek", "1440"),
        ("Mia Lind", "1402"),
        ("Bo Ström", "1441"),
        ("Ida von Hage", "1481"),
        ("", ""),
    ]
    assert "kansli@tjorn.example" in found.people[-1].refused
    assert "e-mail addresses" in found.problems[0].message


MAIL = """Från: Karin Alm <karin.alm@ale.example>
Skickat: den 3 mars 2026 10:12
Till: Siv Lund <siv.lund@gr.example>
Ämne: Deltagare

Hej Siv!

Här kommer våra namn:

* Eva Ek, chef
* Bo Ström (ersättare), bo.strom@ale.example

Med vänlig hälsning
Karin Alm
Administratör
Ale kommun

> Hej!
> Vilka kommer från er? Från Lerum kommer Mia Lind, lärare.
> Siv Lund, GR
"""


def test_a_mail_with_its_signature_and_the_mail_it_answers() -> None:
    found = from_text(MAIL)
    assert people(found) == [("Eva Ek", "1440"), ("Bo Ström", "1440")]
    assert {one.row for one in found.skipped} == {1, 2, 3, 4, 6, 8, 13, 14, 15, 16, 18, 19, 20}
    assert [one.row for one in found.problems if one.row] == []


def test_an_earlier_mail_is_read_where_the_answer_says_nothing() -> None:
    found = from_text("Se nedan.\n\n> Deltagare:\n> Eva Ek, Ale kommun\n> Bo Ström, Lerums kommun")
    assert [(person.row, person.written) for person in found.people] == [(4, "Eva Ek"), (5, "Bo Ström")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Från Ale deltar Eva Ek (chef) och Bo Ström.", [("Eva Ek", "1440"), ("Bo Ström", "1440")]),
        ("Ale kommun representeras av Eva Ek (S) samt Bo Ström.", [("Eva Ek", "1440"), ("Bo Ström", "1440")]),
        ("Eva Ek, socialchef, och Bo Ström deltar från Ale.", [("Eva Ek", "1440"), ("Bo Ström", "1440")]),
        (
            "Från Ale kommer Eva Ek. Lerum anmäler rektor Bo Ström. Ersättare för Lerum är Mia Lind.",
            [("Eva Ek", "1440"), ("Bo Ström", "1441"), ("Mia Lind", "1441")],
        ),
    ],
)
def test_sentences_that_send_somebody(text: str, expected: list[tuple[str, str]]) -> None:
    assert people(from_text(f"Hej!\n\n{text}\n\n/Karin")) == expected


def test_who_was_there_and_who_was_not() -> None:
    found = from_text("Närvarande\nEva Ek, Ale kommun\n\nFrånvarande\nBo Ström, Lerums kommun")
    assert [(one.person, one.meeting, one.presence) for one in found.attendance] == [
        (0, -1, "present"),
        (1, -1, "absent"),
    ]


def test_no_one_is_made_of_what_is_no_person() -> None:
    found = from_text(
        "Nätverket för kultur\n\nDeltagare\n\nEva Ek, Ale kommun\nKulturförvaltningen\nVälkomna!\nLäs mer\n\n"
        "Relaterad information\n\nStadsteatern\n\nDokument\n\nProtokoll 3 mars 2026.pdf"
    )
    assert people(found) == [("Eva Ek", "1440")]
    assert found.meetings == ()


WORDS = """\
Deltagare
Syfte
Mötesdatum 2026
Ale kommun
Eva Ek, Ale kommun
Bo Ström
- Mia Lind (S), Lerum
vakant, Partille
12 februari kl 9-12
v. 12
2026
eva.ek@ale.example
070-174 06 05
Ordförande
Chef
> Hej
--
Med vänlig hälsning
Från Ale deltar Ida Berg.
Kontakt
Du är här:
Nätverket är till för kommunerna i länet och träffas fyra gånger per år.
"""
LINES = st.sampled_from([*WORDS.splitlines(), ""])


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=14))
def test_no_text_upsets_it_and_nobody_is_invented(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        found = from_text(text)
    except FileProblem:
        return
    known = {"Eva Ek", "Bo Ström", "Mia Lind", "Ida Berg", ""}
    for person in found.people:
        assert person.written in known
        assert person.refused or person.written in lines[person.row - 1]
    for meeting in found.meetings:
        assert meeting.first_day is None or (meeting.first_day.month, meeting.first_day.day) == (2, 12)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_no_letters_upset_it(text: str) -> None:
    try:
        from_text(text)
    except FileProblem:
        return
