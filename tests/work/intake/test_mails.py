"""Mails and lists as municipal secretaries write them: what each says of people, seats and changes."""

from __future__ import annotations

import pytest

from desktop_app.work.intake.understood import Understood
from tests.work.intake.sources import from_rows, from_text

MAILS: dict[str, str] = {}
MAILS["signature"] = """\
Hej!

Här kommer våra deltagare:

1. Sofia de Wahl, socialchef, sofia.dewahl@ale.example
2. Nora Lind, enhetschef, 070-174 06 05
3. Omar al-Hassan, rektor

Ha en fin helg!

Med vänlig hälsning

Karin Alm
Nämndsekreterare
Kommunledningsförvaltningen
Ale kommun
Tfn 031-390 06 01
karin.alm@ale.example
www.ale.example
"""
MAILS["ordinary and deputy"] = """\
Hej Siv,
enligt beslut i kommunstyrelsen 2026-01-14 § 7 har Lerums kommun utsett följande:

Ordinarie: Nora af Ekerum (S), nora.afekerum@lerum.example
Ersättare: Per von der Lanken (M), per.vonderlanken@lerum.example

Vänliga hälsningar
Eva Ek
Kommunsekreterare
"""
MAILS["two roles on a line"] = """\
Ale: Ordinarie: Eva Ek (S) Ersättare: Bo Ström (M)
Lerum: Ordinarie: Mia Lind (C) Ersättare: vakant
Partille: Ordinarie: Ida Berg, Ersättare: Per Hed
"""
MAILS["cells one below the other"] = """\
Namn
Titel
Kommun
E-post
Eva Ek
Socialchef
Ale kommun
eva.ek@ale.example
Bo de Wahl
Rektor
Lerums kommun
bo.dewahl@lerum.example
Nora Lind
Enhetschef
Partille kommun
nora.lind@partille.example
"""
MAILS["labels"] = """\
Anmälan till nätverket

Namn: Eva Ek
Titel: Enhetschef
Kommun: Ale kommun
E-post: eva.ek@ale.example
Telefon: 070-174 06 05

Namn: Bo du Rietz
Titel: Rektor
Kommun: Lerums kommun
E-post: bo.durietz@lerum.example
"""
MAILS["new contact"] = """\
Hej!

Vår nya kontaktperson är Mia Ström, enhetschef vuxenutbildningen, mia.strom@ale.example, 070-174 06 06.
Bo Ek slutar den 31 mars.

Mvh
Karin Alm
Ale kommun
"""
MAILS["change of several"] = """\
Hej, ändringar i listan från Lerum:

Utgår:
- Bo Ek, rektor
- Per Hed

Tillkommer:
- Mia Ström, rektor, mia.strom@lerum.example

/Karin
"""
MAILS["sentences"] = """\
Hej igen!

Från Ale deltar Eva Ek (socialchef) och Nora Lind. Lerum representeras av Bo af Ekerum.
Partille återkommer med namn.

Hälsningar Karin
"""
MAILS["answered"] = """\
Hej Siv!

Vi anmäler följande personer från Tjörns kommun:
• Eva Ek – skolchef – eva.ek@tjorn.example
• Bo Ström – biträdande rektor – bo.strom@tjorn.example (ersättare)

Vänligen
Mia Lind

Från: Siv Lund <siv.lund@gr.example>
Skickat: den 3 mars 2026 10:12
Till: Mia Lind <mia.lind@tjorn.example>
Ämne: Vilka kommer från er?

Hej! Meddela namn, titel och e-post. Från Ale kommer Ida Berg.
"""
MAILS["per municipality"] = """\
Kontaktpersoner per kommun

Ale kommun
Eva Ek, utvecklingsledare, 070-174 06 05, eva.ek@ale.example

Lerums kommun
Ordinarie: Bo Ström, bo.strom@lerum.example
Ersättare: Sofia de Wahl

Mölndals stad
vakant
"""

Line = tuple[str, str, str, str, str]
"""Name, municipality's code, title, role, and "new" or "gone" for what is only proposed."""
EXPECTED: dict[str, list[Line]] = {
    "signature": [
        ("Sofia de Wahl", "1440", "socialchef", "", ""),
        ("Nora Lind", "1440", "enhetschef", "", ""),
        ("Omar al-Hassan", "1440", "rektor", "", ""),
    ],
    "ordinary and deputy": [
        ("Nora af Ekerum", "1441", "", "member", ""),
        ("Per von der Lanken", "1441", "", "deputy", ""),
    ],
    "two roles on a line": [
        ("Eva Ek", "1440", "", "member", ""),
        ("Bo Ström", "1440", "", "deputy", ""),
        ("Mia Lind", "1441", "", "member", ""),
        ("Ida Berg", "1402", "", "member", ""),
        ("Per Hed", "1402", "", "deputy", ""),
    ],
    "cells one below the other": [
        ("Eva Ek", "1440", "Socialchef", "", ""),
        ("Bo de Wahl", "1441", "Rektor", "", ""),
        ("Nora Lind", "1402", "Enhetschef", "", ""),
    ],
    "labels": [
        ("Eva Ek", "1440", "Enhetschef", "", ""),
        ("Bo du Rietz", "1441", "Rektor", "", ""),
    ],
    "new contact": [
        ("Mia Ström", "1440", "enhetschef vuxenutbildningen", "contact", "new"),
        ("Bo Ek", "1440", "", "", "gone"),
    ],
    "change of several": [
        ("Bo Ek", "1441", "rektor", "", "gone"),
        ("Per Hed", "1441", "", "", "gone"),
        ("Mia Ström", "1441", "rektor", "", "new"),
    ],
    "sentences": [
        ("Eva Ek", "1440", "socialchef", "", ""),
        ("Nora Lind", "1440", "", "", ""),
        ("Bo af Ekerum", "1441", "", "", ""),
    ],
    "answered": [
        ("Eva Ek", "1419", "skolchef", "", ""),
        ("Bo Ström", "1419", "biträdande rektor", "deputy", ""),
    ],
    "per municipality": [
        ("Eva Ek", "1440", "utvecklingsledare", "contact", ""),
        ("Bo Ström", "1441", "", "member", ""),
        ("Sofia de Wahl", "1441", "", "deputy", ""),
    ],
}


def lines(found: Understood) -> list[Line]:
    return [
        (
            one.written,
            one.organisation_code,
            one.title,
            one.role,
            ("gone" if one.gone else "new") if one.proposed else "",
        )
        for one in found.people
    ]


@pytest.mark.parametrize("kind", MAILS)
def test_a_mail_says_who_takes_part(kind: str) -> None:
    assert lines(from_text(MAILS[kind])) == EXPECTED[kind]


CHANGES = [
    "Bo Ek slutar och ersätts av Mia Ström (enhetschef), mia.strom@ale.example, från 1 mars.",
    "Mia Ström ersätter Bo Ek från och med 1 mars.",
    "I stället för Bo Ek kommer Mia Ström, mia.strom@ale.example.",
    "Bo Ek, rektor, slutar den 31 maj och Mia Ström tar över.",
    "Ta bort Bo Ek från listan. Lägg till Mia Ström, mia.strom@ale.example.",
    "Bo Ek har slutat och från 1 april är det Mia Ström som deltar.",
    "Bo Ek går i pension. Ny representant för Ale är Mia Ström.",
]


@pytest.mark.parametrize("text", CHANGES)
def test_who_leaves_and_who_comes_instead_are_only_proposed(text: str) -> None:
    found = from_text(f"Hej!\n\n{text}\n\nMed vänlig hälsning\nKarin Alm\nAle kommun")
    assert sorted((one.written, one.organisation_code, one.gone) for one in found.people) == [
        ("Bo Ek", "1440", True),
        ("Mia Ström", "1440", False),
    ]
    assert all(one.proposed and one.left_out for one in found.people)
    assert found.meetings == ()


def test_somebody_who_leaves_and_is_not_named_whole_is_told() -> None:
    found = from_text(
        "Hej!\nBo slutar vid årsskiftet. Hans efterträdare är Mia Ström.\nMvh Karin, Ale kommun"
    )
    assert [(one.written, one.proposed) for one in found.people] == [("Mia Ström", True)]
    assert any("does not say who" in problem.message for problem in found.problems)


@pytest.mark.parametrize(
    "text",
    [
        "'Anna Berg' <anna.berg@ale.example>; 'Bo de Wahl' <bo.dewahl@lerum.example>;",
        '"Berg, Anna" <anna.berg@ale.example>; "Bo de Wahl" <bo.dewahl@lerum.example>',
        "Anna Berg (anna.berg@ale.example), Bo de Wahl (bo.dewahl@lerum.example),",
        "'Anna Berg' <anna.berg@ale.example>,\n‘Bo de Wahl’ <bo.dewahl@lerum.example>,",
        "Anna Berg [mailto:anna.berg@ale.example]; Bo de Wahl [mailto:bo.dewahl@lerum.example]",
    ],
)
def test_address_lines_as_outlook_copies_them(text: str) -> None:
    found = from_text(text)
    assert [(one.given, one.family, one.organisation_code) for one in found.people] == [
        ("Anna", "Berg", "1440"),
        ("Bo", "de Wahl", "1441"),
    ]


PARTICLES = (
    *("de", "du", "la", "le", "di", "da", "dos", "af", "von", "van", "zu", "ter", "ten", "el", "al", "bin"),
    *("von der", "van den", "de la"),
)


@pytest.mark.parametrize("particle", PARTICLES)
def test_a_particle_belongs_to_the_family_name(particle: str) -> None:
    name = f"Sofia {particle} Wahl"
    for text in (f"{name}, Ale kommun", f"- {name}, rektor, Ale", f"Från Ale deltar {name} och Eva Ek."):
        person = from_text(f"Deltagare\n\n{text}").people[0]
        assert (person.given, person.family) == ("Sofia", f"{particle} Wahl")
    assert from_rows(("Namn", "Kommun"), (name, "Ale kommun")).people[0].family == f"{particle} Wahl"


@pytest.mark.parametrize(
    ("cell", "given", "family"),
    [
        ("Lind, Nora (V)", "Nora", "Lind"),
        ("af Ekerum, Nora", "Nora", "af Ekerum"),
        ("Hassan Ibrahim, Nora", "Nora", "Hassan Ibrahim"),
        ("Ek, Eda", "Eda", "Ek"),
        ("Lind, Ale", "Ale", "Lind"),
        ("Nora Lind", "Nora", "Lind"),
        ("Amina\nvon der Lanken", "Amina", "von der Lanken"),
    ],
)
def test_a_name_column_keeps_given_names_that_are_municipalities(cell: str, given: str, family: str) -> None:
    found = from_rows(
        ("Namn", "Kommun"), ("Eva Ek", "Ale kommun"), (cell, "Sala kommun"), ("Bo Ek", "Sala kommun")
    )
    person = found.people[1]
    assert (person.given, person.family, person.organisation_code) == (given, family, "1981")


def test_cells_copied_with_blank_lines_between_belong_to_the_person_above() -> None:
    found = from_text("Namn\n\nKommun\n\nEva Ek\n\nAle kommun\n\nBo Ström\n\nLerums kommun")
    assert lines(found) == [("Eva Ek", "1440", "", "", ""), ("Bo Ström", "1441", "", "", "")]
    headed = from_text("Ale kommun\n\nEva Ek\n\nLerums kommun\n\nBo Ström")
    assert lines(headed) == lines(found)


def test_a_vacant_seat_behind_a_role_on_the_same_line() -> None:
    found = from_text(MAILS["two roles on a line"])
    assert [(one.row, one.organisation, one.role) for one in found.vacancies] == [(2, 1441, "deputy")]
